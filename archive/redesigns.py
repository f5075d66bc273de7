"""Changes held back from mails, since they look like the work of a new template, until the operator says more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Select, func, select, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.changes import as_change, stored_changes
from archive.documents import load_document
from archive.tables import CaptureRow, ChangeRow, Ended, HeldRow, RedesignRow, ResourceRow
from pipeline.model.capture import Role
from pipeline.model.change import Change, Event
from pipeline.model.document import Document
from pipeline.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Redesigned:
    """A host whose template changed: how many changes are held back, of how many pages that were looked at.

    `lines` are a few of those that most of its pages gained or lost. `ended` is None while the operator has not spoken.
    """

    host: str
    found: datetime
    changes: int
    fetched: int
    lines: tuple[str, ...]
    operator_told_at: datetime | None = None
    ended: Ended | None = None


def amended_since(session: Session, since: datetime) -> dict[str, str | None]:
    """The last amendment of each page that was recorded since then, by its id; with the page's address."""
    asked = (
        select(ChangeRow.resource_id, ChangeRow.public_id, ChangeRow.url)
        .where(ChangeRow.recorded >= since, ChangeRow.event == Event.AMENDED)
        .where(ChangeRow.backfilled.is_(False), ChangeRow.substantive.is_(True))
        .order_by(ChangeRow.captured, ChangeRow.id)
    )
    last = {resource: (public_id, url) for resource, public_id, url in session.execute(asked)}
    return dict(last.values())


def fetched_since(session: Session, since: datetime) -> tuple[str, ...]:
    """The addresses of all pages that were seen well since then."""
    asked = (
        select(ResourceRow.url)
        .where(ResourceRow.role == Role.DOCUMENT)
        .where(
            ResourceRow.id.in_(
                select(CaptureRow.resource_id)
                .where(CaptureRow.recorded >= since)
                .where(CaptureRow.verdict.in_((Verdict.OK, Verdict.NOT_MODIFIED)))
            )
        )
    )
    return tuple(session.scalars(asked))


def both_sides(session: Session, change_id: str) -> tuple[Change, Document, Document] | None:
    """A change with the documents that it was made of; None where one is not kept in that version of the extractor."""
    row, meaning, old_body, new_body = session.execute(stored_changes().where(ChangeRow.public_id == change_id)).one()
    if row.old_capture_id is None:
        return None
    sides = [load_document(session, n, row.extractor_version) for n in (row.old_capture_id, row.new_capture_id)]
    old, new = sides
    return None if old is None or new is None else (as_change(row, meaning, old_body, new_body), old[0], new[0])


def hold_back(session: Session, found: Redesigned, changes: Sequence[str]) -> int:
    """Holds these changes back under the host's open redesign, or under a new one; tells how many were not yet."""
    held = select(HeldRow.change_id)
    fresh = select(ChangeRow.id).where(ChangeRow.public_id.in_(changes), ChangeRow.id.not_in(held))
    numbers = session.scalars(fresh.order_by(ChangeRow.id)).all()
    if not numbers:
        return 0
    row = session.scalar(_rows().where(RedesignRow.host == found.host, RedesignRow.ended.is_(None)))
    if row is None:
        row = RedesignRow(host=found.host, found=found.found, fetched=found.fetched, lines=list(found.lines))
        session.add(row)
        session.flush()
    return sum(add_once(session, HeldRow, change_id=number, redesign_id=row.id) for number in numbers)


def redesigns(session: Session, since: datetime | None = None) -> tuple[Redesigned, ...]:
    """The redesigns that the operator has not ended, oldest first; with `since`, also those ended at or after it."""
    is_open = RedesignRow.ended.is_(None)
    asked = is_open if since is None else is_open | (RedesignRow.ended_at >= since)
    numbers = (
        select(HeldRow.redesign_id, func.count().label("changes")).group_by(HeldRow.redesign_id).subquery("numbers")
    )
    rows = session.execute(
        select(RedesignRow, numbers.c.changes)
        .join(numbers, numbers.c.redesign_id == RedesignRow.id)
        .where(asked)
        .order_by(RedesignRow.id)
    )
    return tuple(
        Redesigned(row.host, row.found, changes, row.fetched, tuple(row.lines), row.operator_told_at, row.ended)
        for row, changes in rows
    )


def held_changes(session: Session, host: str) -> tuple[Change, ...]:
    """The changes of this host that are held back, oldest first."""
    asked = (
        stored_changes()
        .join(HeldRow, HeldRow.change_id == ChangeRow.id)
        .join(RedesignRow, RedesignRow.id == HeldRow.redesign_id)
        .where(RedesignRow.host == host, RedesignRow.ended.is_(None))
        .order_by(ChangeRow.captured, ChangeRow.id)
    )
    return tuple(as_change(*row) for row in session.execute(asked))


def end_redesign(session: Session, host: str, ended: Ended, at: datetime) -> int:
    """Ends the host's open redesign; told ones go out with the next digests. Tells how many changes that concerns."""
    is_open = (RedesignRow.host == host) & RedesignRow.ended.is_(None)
    number = session.scalar(
        select(func.count())
        .select_from(HeldRow)
        .join(RedesignRow, RedesignRow.id == HeldRow.redesign_id)
        .where(is_open)
    )
    session.execute(update(RedesignRow).where(is_open).values(ended=ended, ended_at=at))
    return number or 0


def told_of_redesign(session: Session, host: str, at: datetime) -> bool:
    """Marks that the operator was told of the host's open redesign; tells whether there was one to be marked."""
    fresh = (RedesignRow.host == host) & RedesignRow.ended.is_(None) & RedesignRow.operator_told_at.is_(None)
    done = session.execute(update(RedesignRow).where(fresh).values(operator_told_at=at))
    return cast("CursorResult[Any]", done).rowcount > 0


def held_back() -> Select[int]:
    """The numbers of all changes that no digest may tell: held back, and not told after all."""
    return (
        select(HeldRow.change_id)
        .join(RedesignRow, RedesignRow.id == HeldRow.redesign_id)
        .where(RedesignRow.ended.is_(None) | (RedesignRow.ended != Ended.TOLD))
    )


def _rows() -> Select[RedesignRow]:
    return select(RedesignRow).order_by(RedesignRow.id)
