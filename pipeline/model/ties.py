"""How notices hang together: one corrects another, one is another published again, one has moved."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Tie(StrEnum):
    """What a notice is to another. The first three are kept; the last two are the first two seen from the other end."""

    CORRECTS = "corrects"
    REPEATS = "repeats"
    MOVED = "moved"
    CORRECTED_BY = "corrected-by"
    REPEATED_BY = "repeated-by"

    @property
    def words(self) -> str:
        """As pages and terminals say it, before the other notice's title or the former address."""
        return _WORDS[self]


_WORDS = {
    Tie.CORRECTS: "Corrects",
    Tie.REPEATS: "Published before as",
    Tie.MOVED: "Moved from",
    Tie.CORRECTED_BY: "Corrected by",
    Tie.REPEATED_BY: "Published again as",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One tie of a notice, as its page shows it.

    `change` is the public id of the other notice's last change, None where it has none (it was in the baseline) or is
    not on record. `reference` is how the authority cites the other. Of MOVED `url` is the former address. `once`: of
    REPEATS and REPEATED_BY, that number, date and words agree, so that a reader hears of only one of them.
    """

    tie: Tie
    title: str = ""
    url: str | None = None
    change: str | None = None
    source: str | None = None
    reference: str | None = None
    once: bool = False
    found: datetime | None = None
