"""What each format's reader hands back, and the small steps that all of them share."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.document import Block, BlockType

_HIDDEN = "\u200b\u2060\ufeff\u00ad\x7f" + "".join(map(chr, (*range(9), *range(14, 28))))
_HIDDEN_ASCII = "".join(filter(str.isascii, _HIDDEN))
_UNSEEN = re.compile(f"[{re.escape(_HIDDEN)}]")


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
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Without the characters that have no width or meaning, the others composed (references may spell them apart)."""
    # None of the hidden is printable, and nearly every short text is; a whole page has line breaks.
    if not text.isprintable() and any(char in text for char in (_HIDDEN_ASCII if text.isascii() else _HIDDEN)):
        text = _UNSEEN.sub("", text)
    return composed(text)


def composed(text: str) -> str:
    """In Unicode's normal form C. A text of Latin-1 alone always is, and tells so fastest."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return unicodedata.normalize("NFC", text)
    return text


class Sections:
    """The headings above the place reached, as a reader goes down a document."""

    def __init__(self) -> None:
        self.above: tuple[tuple[int, str], ...] = ()  # level and text
        self.path: tuple[str, ...] = ()

    def copy(self) -> "Sections":
        """The same place, to come back to."""
        twin = Sections()
        twin.above, twin.path = self.above, self.path
        return twin

    def go_to(self, above: tuple[tuple[int, str], ...]) -> None:
        """Stand under these headings."""
        self.above, self.path = above, tuple(text for _, text in above)

    def enter(self, level: int, title: str) -> tuple[str, ...]:
        """Take a heading in; returns the path of the heading itself, without it."""
        above = self.above
        while above and above[-1][0] >= level:
            above = above[:-1]
        outer = tuple(text for _, text in above)
        self.above = (*above, (level, title))
        self.path = (*outer, title)
        return outer


def sectioned(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks, each under the headings above it."""
    sections = Sections()
    placed = []
    for block in blocks:
        path = sections.enter(block.level, block.text) if block.level else sections.path
        placed.append(block._replace(path=path))
    return placed


def first_heading(blocks: Iterable[Block]) -> str:
    """The text of the first heading of the highest level among the first fifty blocks, or nothing."""
    best = ""
    least = 7
    for _, block in zip(range(50), blocks, strict=False):
        if block.type is BlockType.HEADING and 0 < block.level < least:
            best, least = block.text, block.level
    return best
