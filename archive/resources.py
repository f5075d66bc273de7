"""Resources: one thing watched over time, known by its key and by every address it ever had."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.tables import AliasRow, CaptureRow, ResourceRow, State
from archive.tables.base import clean
from pipeline.model.address import canonical_address
from pipeline.model.capture import Listed, Role
from pipeline.model.verdict import Verdict

# PostgreSQL's index holds 2,704 bytes an entry; a hostile listing names addresses of any length.
_LONGEST_KEY = 1500


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource as the record knows it. `first_key` never changes; public ids of changes are made of it."""

    id: int
    source: str
    key: str
    first_key: str
    url: str
    title: str
    role: Role
    state: State
    in_baseline: bool
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What a conditional request may say of a resource (RFC 9110, 13): the validators of its last fit capture, and its time."""

    key: str
    url: str
    etag: str | None
    last_modified: str | None
    fetched: datetime | None


def stored_key(key: str) -> str:
    """The key as stored: one that is too long for an index keeps its beginning and ends in its SHA-256."""
    key = clean(key)
    plain = key.encode()
    if len(plain) <= _LONGEST_KEY:
        return key
    return plain[: _LONGEST_KEY - 65].decode("utf-8", "ignore") + "#" + hashlib.sha256(plain).hexdigest()


def find_resource(session: Session, source_id: str, key: str) -> Resource | None:
    """The resource of that key; else the one that has it as a further address."""
    key = stored_key(key)
    by_key = (ResourceRow.source_id == source_id) & (ResourceRow.key == key)
    by_alias = (
        ResourceRow.id
        == select(AliasRow.resource_id)
        .where(AliasRow.source_id == source_id, AliasRow.address == key)
        .scalar_subquery()
    )
    for known in (by_key, by_alias):
        # State and title are set by statements, which rows that this session read before do not notice.
        row = session.scalar(select(ResourceRow).where(known), execution_options={"populate_existing": True})
        if row is not None:
            return as_resource(row)
    return None


def find_or_add(
    session: Session,
    source_id: str,
    key: str,
    url: str,
    seen: datetime,
    title: str = "",
    role: Role = Role.DOCUMENT,
    in_baseline: bool = False,
) -> Resource:
    """The resource of that key, added where it is new.

    Of a known one, a new address is kept as an alias and a new title takes the place of the old.
    """
    found = find_resource(session, source_id, key)
    if found is None:
        key = stored_key(key)
        add_once(
            session,
            ResourceRow,
            source_id=source_id,
            key=key,
            first_key=key,
            url=url,
            title=title,
            role=role,
            state=State.LIVE,
            in_baseline=in_baseline,
            first_seen=seen,
        )
        found = find_resource(session, source_id, key)
        assert found is not None
    if url != found.url:
        add_alias(session, found, url)
        if key == found.key:
            # Asked for at its present address, by which its validators go with the next request.
            session.execute(update(ResourceRow).where(ResourceRow.id == found.id).values(url=url))
            found = replace(found, url=url)
    if title and clean(title) != found.title:
        set_title(session, found.id, title)
        found = replace(found, title=clean(title))
    return found


def add_alias(session: Session, resource: Resource, address: str) -> None:
    """Keeps a further address of a resource, in canonical form where it is one. The first owner of an address stays."""
    try:
        address = canonical_address(address)
    except ValueError:
        return
    address = stored_key(address)
    if address != resource.key:
        add_once(session, AliasRow, source_id=resource.source, address=address, resource_id=resource.id)


def join_baseline(session: Session, source_id: str, listed: Iterable[Listed], seen: datetime) -> None:
    """Ends a baseline crawl: for all that it stored or listed, the first fit capture is no change.

    That is true of an entry that could not be fetched yet, and of one that answered with an error page.
    """
    for entry in listed:
        find_or_add(session, source_id, entry.key, entry.url, seen, title=entry.title or "")
    session.execute(update(ResourceRow).where(ResourceRow.source_id == source_id).values(in_baseline=True))


def set_state(session: Session, resource_id: int, state: State) -> None:
    """Marks a resource as live or withdrawn."""
    session.execute(update(ResourceRow).where(ResourceRow.id == resource_id).values(state=state))


def set_title(session: Session, resource_id: int, title: str) -> None:
    """The title as last seen."""
    session.execute(update(ResourceRow).where(ResourceRow.id == resource_id).values(title=title))


def live_resources(session: Session, source_id: str) -> tuple[Resource, ...]:
    """The documents of a source that are not withdrawn, oldest first; to be held against a complete listing."""
    live = (
        select(ResourceRow)
        .where(ResourceRow.source_id == source_id)
        .where(ResourceRow.role == Role.DOCUMENT, ResourceRow.state == State.LIVE)
        .order_by(ResourceRow.id)
    )
    return tuple(as_resource(row) for row in session.scalars(live))


def known_resources(session: Session, source_id: str) -> tuple[Known, ...]:
    """Every resource of a source with the validators of its last fit capture, and when it was last seen well.

    An error page's validators must never be sent: the authority would answer "not modified" for ever. A 304 brings no
    validators of its own, but is a look as good as any.
    """
    # Two questions and not one: SQLite has no index for what it joins of subqueries.
    rank = func.row_number().over(partition_by=CaptureRow.resource_id, order_by=CaptureRow.fetched.desc())
    fit = (
        select(CaptureRow.resource_id, CaptureRow.etag, CaptureRow.last_modified, rank.label("rank"))
        .join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)
        .where(ResourceRow.source_id == source_id, CaptureRow.verdict == Verdict.OK)
        .subquery()
    )
    last = session.execute(select(fit.c.resource_id, fit.c.etag, fit.c.last_modified).where(fit.c.rank == 1))
    validators = {resource: (etag, modified) for resource, etag, modified in last}
    asked = (
        select(ResourceRow.id, ResourceRow.key, ResourceRow.url, func.max(CaptureRow.fetched))
        .outerjoin(
            CaptureRow,
            (CaptureRow.resource_id == ResourceRow.id) & CaptureRow.verdict.in_((Verdict.OK, Verdict.NOT_MODIFIED)),
        )
        .where(ResourceRow.source_id == source_id)
        .group_by(ResourceRow.id, ResourceRow.key, ResourceRow.url)
        .order_by(ResourceRow.id)
    )
    return tuple(
        Known(key, url, *validators.get(number, (None, None)), fetched)
        for number, key, url, fetched in session.execute(asked)
    )


def as_resource(row: ResourceRow) -> Resource:
    """The value of a row."""
    return Resource(
        id=row.id,
        source=row.source_id,
        key=row.key,
        first_key=row.first_key,
        url=row.url,
        title=row.title,
        role=row.role,
        state=row.state,
        in_baseline=row.in_baseline,
        first_seen=row.first_seen,
    )
