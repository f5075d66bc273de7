"""What there is to do. No engine in here, so that a command may ask before it starts one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from archive import captures, sources
from archive.database import reading
from flows.house import House
from pipeline.events import look_again
from spiders.entry import Entry

SET_ASIDE = "set-aside-"
_LONGEST = timedelta(days=31)  # an interval


def due(house: House, entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """Those whose interval has passed since they were last crawled, and those of which a suspect page wants another look."""
    with reading(house.engine) as session:
        last = sources.last_crawled(session)
        suspects = captures.suspects_in_a_row(session, now - _LONGEST)
    return [entry for entry in entries if _is_due(entry, last.get(entry.id), suspects.get(entry.id, ()), now)]


def _is_due(entry: Entry, last: datetime | None, suspects: Sequence[tuple[int, datetime]], now: datetime) -> bool:
    if last is None or last + timedelta(hours=entry.interval_hours) <= now:
        return True
    # A look that was due before the last crawl was had with it, even where the page was not on its way any more.
    return any(last < at + look_again(tries) <= now for tries, at in suspects)


def left_spools(house: House) -> list[Path]:
    """What killed runs left to take in, the oldest first."""
    return sorted(path for path in house.spools.glob("*") if not path.name.startswith(SET_ASIDE))
