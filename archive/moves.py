"""Notices that have another address now, and where they were."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, select, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.captures import last_fit
from archive.resources import stored_key
from archive.tables import AliasRow, CaptureRow, ChangeRow, MoveRow, NameRow, ResourceRow
from pipeline.model.capture import Role
from pipeline.model.notice import Kind
from pipeline.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice of a source as it was last seen well; what a listing may name at another address. `fit`: it was read.

    `leads`: where its address redirected to.
    """

    key: str
    title: str
    published: date | None
    number: str | None
    fit: bool
    leads: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """How many notices of a source have new addresses, with one of them as an example."""

    source: str
    count: int
    before: str
    after: str
    found: datetime


def standing(session: Session, source_id: str) -> tuple[Standing, ...]:
    """Every notice of a source, withdrawn ones too, as its listing last named it."""
    # Three questions and not one: SQLite has no index for what it joins of subqueries.
    last, own = _last_seen(session, source_id), _own_numbers(session, source_id)
    asked = (
        select(ResourceRow.id, ResourceRow.key, ResourceRow.title)
        .where(ResourceRow.source_id == source_id, ResourceRow.role == Role.DOCUMENT)
        .order_by(ResourceRow.id)
    )
    found = []
    for number, key, title in session.execute(asked):
        published, leads = last.get(number, (None, None))
        found.append(Standing(key, title, published, own.get(number), number in last, leads))
    return tuple(found)


def _last_seen(session: Session, source_id: str) -> dict[int, tuple[date | None, str | None]]:
    """Of the last fit capture of each resource the day, and where its address redirected to."""
    rank = func.row_number().over(partition_by=CaptureRow.resource_id, order_by=CaptureRow.fetched.desc())
    ranked = (
        select(CaptureRow.resource_id, CaptureRow.published, CaptureRow.url, CaptureRow.final_url, rank.label("rank"))
        .join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)
        .where(ResourceRow.source_id == source_id, CaptureRow.verdict == Verdict.OK)
        .subquery()
    )
    rows = session.execute(
        select(ranked.c.resource_id, ranked.c.published, ranked.c.url, ranked.c.final_url).where(ranked.c.rank == 1)
    )
    return {
        resource: (published, final if final != url else None) for resource, published, url, final in rows
    }  # fmt: skip


def _own_numbers(session: Session, source_id: str) -> dict[int, str]:
    rows = session.execute(
        select(NameRow.resource_id, NameRow.value)
        .join(ResourceRow, ResourceRow.id == NameRow.resource_id)
        .where(ResourceRow.source_id == source_id, NameRow.kind == Kind.OWN.value)
    )
    return {resource: value for resource, value in rows}  # noqa: C416 - rows are no pairs to a type checker


def other_keys(session: Session, source_id: str) -> dict[str, str]:
    """Every further address of a source's notices, with the key of each notice."""
    rows = session.execute(
        select(AliasRow.address, ResourceRow.key)
        .join(ResourceRow, ResourceRow.id == AliasRow.resource_id)
        .where(AliasRow.source_id == source_id)
    )
    return {address: key for address, key in rows}  # noqa: C416 - rows are no pairs to a type checker


def move(session: Session, source_id: str, old_key: str, new_key: str, url: str, evidence: str, at: datetime) -> bool:
    """Gives a notice its new address; the old one stays among its addresses, its history goes on.

    What was fetched from the new address and could not be read is its evidence too. False, and nothing is done, where
    there is no such notice or the new address has a history of its own.
    """
    old_key, new_key = stored_key(old_key), stored_key(new_key)
    row = _row(session, source_id, old_key)
    there = _row(session, source_id, new_key)
    if row is None or (there is not None and not _absorb(session, there, row)):
        return False
    before = row.url
    session.execute(delete(AliasRow).where(AliasRow.source_id == source_id, AliasRow.address == new_key))
    row.key, row.url = new_key, url
    session.flush()
    for address in dict.fromkeys((old_key, before)):
        if address != new_key:
            add_once(session, AliasRow, source_id=source_id, address=stored_key(address), resource_id=row.id)
    session.add(MoveRow(resource_id=row.id, before=before, after=url, evidence=evidence, found=at))
    session.flush()
    return True


def moves_untold(session: Session) -> tuple[Moved, ...]:
    """What moved and the operator was not told of, a row a source."""
    rows = session.execute(
        select(
            ResourceRow.source_id,
            func.count(MoveRow.id),
            func.min(MoveRow.before),
            func.min(MoveRow.after),
            func.max(MoveRow.found),
        )
        .join(ResourceRow, ResourceRow.id == MoveRow.resource_id)
        .where(MoveRow.operator_told_at.is_(None))
        .group_by(ResourceRow.source_id)
        .order_by(ResourceRow.source_id)
    )
    return tuple(Moved(*row) for row in rows)


def told_of_moves(session: Session, at: datetime) -> int:
    """Marks all moves found until then as told to the operator, or as too few to be told; tells how many."""
    fresh = MoveRow.operator_told_at.is_(None) & (MoveRow.found <= at)
    done = session.execute(update(MoveRow).where(fresh).values(operator_told_at=at))
    return cast("CursorResult[Any]", done).rowcount


def _row(session: Session, source_id: str, key: str) -> ResourceRow | None:
    return session.scalar(
        select(ResourceRow).where(ResourceRow.source_id == source_id, ResourceRow.key == key),
        execution_options={"populate_existing": True},
    )


def _absorb(session: Session, there: ResourceRow, into: ResourceRow) -> bool:
    """Hands over the captures of a resource that was never read. False where it was, or has changes."""
    if there.id == into.id or last_fit(session, there.id) is not None:
        return False
    if session.scalar(select(ChangeRow.id).where(ChangeRow.resource_id == there.id).limit(1)) is not None:
        return False
    taken = select(CaptureRow.fetched).where(CaptureRow.resource_id == into.id)
    if session.scalar(
        select(CaptureRow.id).where(CaptureRow.resource_id == there.id, CaptureRow.fetched.in_(taken)).limit(1)
    ):
        return False
    for of in (CaptureRow, AliasRow):
        session.execute(update(of).where(of.resource_id == there.id).values(resource_id=into.id))
    session.execute(delete(NameRow).where(NameRow.resource_id == there.id))
    session.execute(delete(ResourceRow).where(ResourceRow.id == there.id))
    session.expire_all()
    return True
