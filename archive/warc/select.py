"""Which captures to write: those that changes rest on, or all of some sources."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.captures import StoredCapture, as_stored
from archive.tables import CaptureRow, ChangeRow, ResourceRow

_AT_ONCE = 500  # ids in one question


def evidence_of(session: Session, change_ids: Iterable[str]) -> Iterator[StoredCapture]:
    """The captures before and after each of these changes, each once, in the order of their recording."""
    ids = list(change_ids)
    found: set[int] = set()
    for start in range(0, len(ids), _AT_ONCE):
        asked = select(ChangeRow.old_capture_id, ChangeRow.new_capture_id)
        rows = session.execute(asked.where(ChangeRow.public_id.in_(ids[start : start + _AT_ONCE])))
        found.update(one for pair in rows for one in pair if one is not None)
    yield from _in_order(session, found)


def captures_of(
    session: Session, sources: Iterable[str] = (), since: datetime | None = None, until: datetime | None = None
) -> Iterator[StoredCapture]:
    """Every capture of these sources (of all where none is named) in a time, `since` inclusive, `until` exclusive."""
    asked = select(CaptureRow.id).join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)
    if named := list(sources):
        asked = asked.where(ResourceRow.source_id.in_(named))
    if since is not None:
        asked = asked.where(CaptureRow.fetched >= since)
    if until is not None:
        asked = asked.where(CaptureRow.fetched < until)
    yield from _in_order(session, session.scalars(asked))


def _in_order(session: Session, ids: Iterable[int]) -> Iterator[StoredCapture]:
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        asked = (
            select(CaptureRow, ResourceRow)
            .join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)
            .where(CaptureRow.id.in_(wanted[start : start + _AT_ONCE]))
            .order_by(CaptureRow.id)
        )
        for capture, resource in session.execute(asked):
            yield as_stored(capture, resource)
