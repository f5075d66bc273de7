"""Pages that were read well once and have been suspects ever since, look after look: nobody hears of them by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.marks import mark, set_mark
from archive.tables import CaptureRow, ResourceRow, SourceRow, State
from pipeline.model.verdict import Verdict

_LEAST = timedelta(days=3)  # as long as another document must stay to be taken (decision 18)
_LOOKS, _INTERVALS = 3, 3
_BACK = timedelta(days=60)  # whatever stays for longer has been told
_WELL = (Verdict.OK, Verdict.NOT_MODIFIED)
# A withdrawal tells of these by itself.
_UNTOLD = tuple(verdict for verdict in Verdict if verdict not in (*_WELL, Verdict.GONE))


@dataclass(frozen=True, slots=True)
class Staying:
    """A page that stays a suspect: at how many looks, since when, and what the last one was taken for."""

    resource: int
    source: str
    url: str
    verdict: Verdict
    why: str | None
    looks: int
    since: datetime
    last_well: datetime


def staying(session: Session, now: datetime) -> tuple[Staying, ...]:
    """The pages whose every look of the last three days or more, and of three of the source's intervals, was a suspect."""
    suspect = (
        select(CaptureRow.resource_id)
        .where(CaptureRow.verdict.in_(_UNTOLD), CaptureRow.fetched > now - _BACK)
        .group_by(CaptureRow.resource_id)
        .having(func.count() >= _LOOKS)
    )
    well = (
        select(CaptureRow.resource_id, func.max(CaptureRow.fetched).label("at"))
        .where(CaptureRow.verdict.in_(_WELL), CaptureRow.resource_id.in_(suspect))
        .group_by(CaptureRow.resource_id)
        .subquery()
    )
    asked = (
        select(CaptureRow, ResourceRow.source_id, ResourceRow.url, SourceRow.interval_hours, well.c.at)
        .join(well, well.c.resource_id == CaptureRow.resource_id)
        .join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)
        .join(SourceRow, SourceRow.id == ResourceRow.source_id)
        .where(CaptureRow.fetched > well.c.at, ResourceRow.state == State.LIVE, SourceRow.enabled)
        .where(CaptureRow.verdict.in_(_UNTOLD))
        .order_by(ResourceRow.source_id, CaptureRow.resource_id, CaptureRow.fetched)
    )
    looks: dict[int, list[tuple[CaptureRow, str, str, int, datetime]]] = {}
    for row in session.execute(asked):
        looks.setdefault(row[0].resource_id, []).append(tuple(row))
    found = (_judged(rows) for rows in looks.values())
    return tuple(one for one in found if one is not None)


def staying_untold(session: Session, now: datetime) -> tuple[Staying, ...]:
    """Those that the operator was not told of since the page was last read well."""
    return tuple(
        one for one in staying(session, now) if mark(session, _name(one.resource)) != one.last_well.isoformat()
    )


def told_of_staying(session: Session, told: Sequence[Staying], at: datetime) -> None:
    """Marks them as told: not again, unless the page is read well in between."""
    for one in told:
        set_mark(session, _name(one.resource), one.last_well.isoformat(), at)


def _judged(rows: Sequence[tuple[CaptureRow, str, str, int, datetime]]) -> Staying | None:
    first, source, url, hours, last_well = rows[0]
    last = rows[-1][0]
    long_enough = last.fetched - first.fetched >= max(_LEAST, timedelta(hours=hours) * _INTERVALS)
    if len(rows) < _LOOKS or not long_enough or last.verdict is None:
        return None
    return Staying(first.resource_id, source, url, last.verdict, last.why, len(rows), first.fetched, last_well)


def _name(resource: int) -> str:
    return f"told-of-staying-{resource}"
