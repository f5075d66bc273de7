"""Notices by their names: a number, a title, the hash of their words."""

from collections.abc import Collection, Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.captures import last_fit
from archive.documents import as_document
from archive.tables import DocumentRow, LinkRow, NameRow, ResourceRow, SourceRow
from archive.tables.base import clean
from pipeline.model.languages import UNKNOWN
from pipeline.model.notice import Kind, Name, Notice

_AT_MOST = 20  # who share a name; a hostile listing gives one title to a thousand


def keep_names(session: Session, resource_id: int, country: str, names: Iterable[Name]) -> None:
    """Keeps the names of a notice, and gives it to the corrections that have waited for it by its number."""
    given = [Name(name.kind, clean(name.value)) for name in names]
    for name in given:
        add_once(session, NameRow, resource_id=resource_id, kind=name.kind.value, value=name.value, country=country)
    numbers = [name.value for name in given if name.kind in (Kind.ID, Kind.NUMBER)]
    if numbers:
        waiting = (LinkRow.other_id.is_(None)) & LinkRow.target.in_(numbers) & (LinkRow.resource_id != resource_id)
        session.execute(update(LinkRow).where(waiting).values(other_id=resource_id))


def has_names(session: Session, resource_id: int) -> bool:
    """Whether its names are kept: not of what was taken in by an older version."""
    return session.scalar(select(NameRow.value).where(NameRow.resource_id == resource_id).limit(1)) is not None


def sharing(session: Session, country: str, names: Collection[Name], but: int | None = None) -> tuple[int, ...]:
    """The notices of a jurisdiction that have one of these names: the newest 20 of each name, oldest first."""
    found: set[int] = set()
    for name in names:
        asked = (
            select(NameRow.resource_id)
            .where(NameRow.country == country, NameRow.kind == name.kind.value, NameRow.value == clean(name.value))
            .order_by(NameRow.resource_id.desc())
            .limit(_AT_MOST)
        )
        found.update(session.scalars(asked))
    return tuple(sorted(found - {but}))


def filed(session: Session, resource_id: int) -> Notice | None:
    """A notice as it was last seen well and read; None where it was not."""
    last = last_fit(session, resource_id)
    if last is None:
        return None
    row = session.scalar(
        select(DocumentRow).where(DocumentRow.capture_id == last.id).order_by(DocumentRow.id.desc()).limit(1)
    )
    source = session.get(SourceRow, last.capture.source)
    resource = session.get(ResourceRow, resource_id)
    if row is None or source is None or resource is None:
        return None
    document = as_document(row)
    return Notice(
        source=source.id,
        country=source.jurisdiction,
        authority=source.authority,
        key=resource.key,
        url=last.capture.url,
        title=last.capture.title or resource.title,
        language=document.language if document.language != UNKNOWN else source.language,
        published=last.capture.published,
        document=document,
    )
