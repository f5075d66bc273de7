"""What there is to do. No engine in here, so that a command may ask before it starts one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from archive import sources
from archive.database import reading
from flows.house import House
from spiders.entry import Entry

SET_ASIDE = "set-aside-"


def due(house: House, entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """Those whose interval has passed since they were last crawled."""
    with reading(house.engine) as session:
        last = sources.last_crawled(session)
    return [
        entry
        for entry in entries
        if (at := last.get(entry.id)) is None or at + timedelta(hours=entry.interval_hours) <= now
    ]


def left_spools(house: House) -> list[Path]:
    """What killed runs left to take in, the oldest first."""
    return sorted(path for path in house.spools.glob("*") if not path.name.startswith(SET_ASIDE))
