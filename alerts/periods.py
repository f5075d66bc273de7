"""Which period is due: the windows of digests, in each reader's own time.

A window is half-open, [start, end), in UTC. It ends at the reader's local hour (daily: of each day; weekly: of each
Monday, so that the week's mail opens the week) and is named after the local day on which it ends: `2026-11-24`,
`2026-W48` (ISO 8601). Instant is a window of its own each run, named by its end. Only the last window that has ended
is ever due: late and missed runs collapse into one, since a digest also holds what earlier windows left untold.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.model.reader import Frequency, Reader


@dataclass(frozen=True, slots=True)
class Period:
    """A window of digests and its name, which is fixed: reader, frequency and name make a digest unique."""

    frequency: Frequency
    name: str
    start: datetime
    end: datetime


def due_period(reader: Reader, frequency: Frequency, now: datetime) -> Period:
    """The last period of the reader that ended at or before `now` (aware)."""
    match frequency:
        case Frequency.INSTANT:
            return _instant(now.astimezone(UTC))
        case Frequency.DAILY:
            return _ended(reader, frequency, now, timedelta(days=1))
        case Frequency.WEEKLY:
            return _ended(reader, frequency, now, timedelta(weeks=1))


def _instant(now: datetime) -> Period:
    # Its start is never asked: what is new is what was not told.
    name = now.isoformat(timespec="microseconds").replace("+00:00", "Z")
    return Period(Frequency.INSTANT, name, now, now)


def _ended(reader: Reader, frequency: Frequency, now: datetime, step: timedelta) -> Period:
    zone = ZoneInfo(reader.zone)
    # A zone may be a day ahead of the date that the last known hour had: begin one step late.
    day = now.astimezone(zone).date() + step
    if frequency is Frequency.WEEKLY:
        day -= timedelta(days=day.weekday())
    while (end := _boundary(day, reader.hour, zone)) > now:
        day -= step
    start = end
    before = day
    # Where the date line moved, a day is missing and two boundaries are the same instant (Apia, 30 December 2011).
    while start == end:
        before -= step
        start = _boundary(before, reader.hour, zone)
    return Period(frequency, _name(frequency, day), start, end)


def _boundary(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """The instant of the local hour. One that the clocks skip counts as if they had not been moved, one that they
    repeat counts the first time (PEP 495, fold 0): each local day has one boundary."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone).astimezone(UTC)


def _name(frequency: Frequency, day: date) -> str:
    if frequency is Frequency.DAILY:
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
