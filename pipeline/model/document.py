"""A document: a capture read into blocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class BlockType(StrEnum):
    """The kinds of block; one a person would name when pointing at a page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FIELD = "field"  # one value of JSON or YAML, its path as key
    CAPTION = "caption"
    QUOTE = "quote"
    CODE = "code"

    # Of its text, in C: blocks are looked up by thousands, and an enumeration's own hash is a call of Python's.
    __hash__ = str.__hash__


class Block(NamedTuple):
    """The smallest unit a person would quote.

    `path` are the headings above it, outermost first. A row's `cells` are (column name, value) and its `key` what
    tells it from its neighbours ("8517.13"); a field's key is its path in the data; else None. `level` of a heading
    is 1 to 6, of any other block 0. A tuple and not a dataclass, since a page has thousands of them.
    """

    type: BlockType
    text: str
    path: tuple[str, ...] = ()
    key: str | None = None
    cells: tuple[tuple[str, str], ...] | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A capture as its reader sees it. Can always be rebuilt from the capture.

    `chrome` holds the page's furniture (menus, footers, banners): kept apart so that a change there can be named as
    noise and content never vanishes. `encoding_sure` is False where the encoding was guessed. `faults` names what
    the reader of the format could not keep ("truncated at 12,000,000 characters", "nested deeper than 5,000").
    """

    blocks: Sequence[Block]
    chrome: Sequence[Block] = ()
    title: str = ""
    language: str = "und"
    encoding: str = "utf-8"
    encoding_sure: bool = True
    format: str = "text"
    faults: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the content, a line a block."""
        return "\n".join(block.text for block in self.blocks)
