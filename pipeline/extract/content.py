"""What each format's reader hands back, and the small steps that all of them share."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.document import Block, BlockType

_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]")


@dataclass(frozen=True, slots=True)
class Content:
    """A reading of one format; `language` as the capture itself declares it."""

    blocks: Sequence[Block]
    chrome: Sequence[Block] = ()
    title: str = ""
    language: str | None = None
    faults: tuple[str, ...] = ()


def clean(text: str) -> str:
    """White space to single spaces, characters without width or meaning (soft hyphens, controls) out."""
    return " ".join(_UNSEEN.sub("", text).split())


class Sections:
    """The headings above the place reached, as a reader goes down a document."""

    def __init__(self) -> None:
        self._above: list[tuple[int, str]] = []
        self.path: tuple[str, ...] = ()

    def copy(self) -> "Sections":
        """The same place, to come back to."""
        twin = Sections()
        twin._above, twin.path = self._above.copy(), self.path
        return twin

    def enter(self, level: int, title: str) -> tuple[str, ...]:
        """Take a heading in; returns the path of the heading itself, without it."""
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        outer = tuple(text for _, text in self._above)
        self._above.append((level, title))
        self.path = (*outer, title)
        return outer


def first_heading(blocks: Iterable[Block]) -> str:
    """The text of the first heading of the highest level among the first fifty blocks, or nothing."""
    best = ""
    least = 7
    for _, block in zip(range(50), blocks, strict=False):
        if block.type is BlockType.HEADING and 0 < block.level < least:
            best, least = block.text, block.level
    return best
