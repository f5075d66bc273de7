"""Which changes are held back from mails, and why."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.tables import ChangeRow, Ended, HeldRow, RedesignRow
from pipeline.model.change import Change
from pipeline.model.hold import Hold

_AT_ONCE = 400  # values in one statement; SQLite's old limit is 999


def with_holds(session: Session, found: Sequence[Change]) -> tuple[Change, ...]:
    """The changes, each with why it is in nobody's mail, where it is held back or was dismissed."""
    ids = {change.id for change in found}
    holds = {} if not ids else _holds(session)
    if not holds:
        return tuple(found)
    held = _held(session, ids, holds)
    return tuple(replace(change, held=held.get(change.id)) for change in found)


def _holds(session: Session) -> dict[int, Hold]:
    """By redesign. There are few: one each time that a site of the catalogue is made anew."""
    numbers = select(HeldRow.redesign_id, func.count().label("changes")).group_by(HeldRow.redesign_id).subquery()
    rows = session.execute(
        select(RedesignRow, numbers.c.changes)
        .join(numbers, numbers.c.redesign_id == RedesignRow.id)
        .where(RedesignRow.ended.is_(None) | (RedesignRow.ended != Ended.TOLD))
    )
    return {
        row.id: Hold(row.host, row.found, changes, row.fetched, row.ended is Ended.DISMISSED) for row, changes in rows
    }


def _held(session: Session, ids: set[str], holds: dict[int, Hold]) -> dict[str, Hold]:
    asked = sorted(ids)
    found: dict[str, Hold] = {}
    for start in range(0, len(asked), _AT_ONCE):
        rows = session.execute(
            select(ChangeRow.public_id, HeldRow.redesign_id)
            .join(HeldRow, HeldRow.change_id == ChangeRow.id)
            .where(ChangeRow.public_id.in_(asked[start : start + _AT_ONCE]))
        )
        found.update((change, holds[redesign]) for change, redesign in rows if redesign in holds)
    return found
