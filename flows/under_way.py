"""How far a watch is, while it goes on: sources that have ended, told by the reports in their spools."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from spiders.spool import count_reports

# Called with how many sources have ended, of how many, and where the crawl is.
Advance = Callable[[int, int, str], None]

_LOOK_AGAIN = 0.25  # seconds


@dataclass(slots=True)
class UnderWay:
    """The crawls of a watch: the spools that are being filled, by jurisdiction, and the sources of those taken in."""

    total: int
    taken_in: int = 0
    spools: dict[str, Path] = field(default_factory=dict)

    async def follow(self, advance: Advance) -> NoReturn:
        """Tells how far it is until it is cancelled."""
        counted: dict[Path, tuple[int, int]] = {}
        while True:
            for folder in self.spools.values():
                number, offset = counted.get(folder, (0, 0))
                more, offset = count_reports(folder, offset)
                counted[folder] = number + more, offset
            filled = sum(counted[folder][0] for folder in self.spools.values())
            advance(self.taken_in + filled, self.total, " ".join(sorted(self.spools)))
            await asyncio.sleep(_LOOK_AGAIN)
