"""Where the pass over a page stands, what it has gathered, and how a stretch of HTML becomes words."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract import boilerplate
from pipeline.extract.articles import label
from pipeline.extract.boilerplate import Mark
from pipeline.extract.content import Sections
from pipeline.extract.grid import Grid
from pipeline.model.capture import Selectors
from pipeline.model.document import Block, BlockType

ATTRIBUTE = re.compile(r'([^\s=">]+)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<a [^>]*href=")
LEVELS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockType.ITEM, "dt": BlockType.ITEM, "dd": BlockType.ITEM, "blockquote": BlockType.QUOTE,
    "caption": BlockType.CAPTION, "figcaption": BlockType.CAPTION, "legend": BlockType.CAPTION,
    "pre": BlockType.CODE,
}  # fmt: skip
_USUAL = 200  # characters of a tag's attributes that may be remembered
_BESIDE = 4  # characters beside links that are more than a sign between them
_LINKED = re.compile(r"<a [^>]*href=[^>]*>[^<]*(?:<(?!/a>)[^<]*)*</a>")


@dataclass(slots=True)
class Table:
    """A table while its cells are read. Whether it holds data or merely lays out the page shows only at its end."""

    start: int  # blocks before it
    grid: Grid
    above: Sections
    cell_start: int = 0
    in_head: bool = False
    inner: bool = False  # holds a table or a heading: lays out


class Spot(NamedTuple):
    """What text is where it stands: the kind of its block, the level of its heading, its zone."""

    kind: BlockType
    level: int
    zone: int


@dataclass(slots=True)
class Walk:
    """Where the pass stands."""

    selectors: Selectors
    sections: Sections = field(default_factory=Sections)
    raw: list[str] = field(default_factory=list)  # what was read since the last block
    words: str = ""  # the last of it that is not white space
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)  # of each block: where it stands
    boxes: list[int] = field(default_factory=list)  # of each box: the box around it
    forms: set[int] = field(default_factory=set)  # those of the boxes that are forms
    box: int = -1
    open: list[tuple[str, Spot, int]] = field(default_factory=list)  # tag; spot and box around
    spot: Spot = Spot(BlockType.PARAGRAPH, 0, boilerplate.CONTENT)
    tables: list[Table] = field(default_factory=list)
    title: str = ""
    faults: list[str] = field(default_factory=list)
    cells: int = 0


def plain(raw: str) -> str:
    """The words of a stretch of well-formed HTML without parting tags: "12<b>3</b>" is 123.

    Its white space is of one kind: spaces, and line breaks that the walk put in.
    """
    if "<" in raw:
        raw = TAG.sub("", raw)
    if "&" in raw:
        raw = unescaped(raw)
    return " ".join(raw.split()) if "  " in raw or "\n" in raw else raw.strip()


def unescaped(raw: str) -> str:
    """Characters for the references that the writer of the tree puts; it knows no others."""
    return (
        raw.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )


def only_links(raw: str) -> bool:
    """Whether a stretch of HTML holds nothing but links."""
    if "<a" not in raw or (raw[0] != "<" and len(plain(raw.partition("<")[0])) >= _BESIDE):
        return False
    return bool(_LINK.search(raw)) and len(plain(_LINKED.sub("", raw))) < _BESIDE


def inside(spot: Spot, name: str, attributes: str) -> Spot:
    """What text is in an element that stands here."""
    return _known(spot, name, attributes) if len(attributes) < _USUAL else _inside(spot, name, attributes)


def _inside(spot: Spot, name: str, attributes: str) -> Spot:
    zone = spot.zone if spot.zone == boilerplate.DROP else boilerplate.zone(name, attributes, spot.zone)
    if name in LEVELS:
        if name == "h1" and zone == boilerplate.HEADER:
            zone = boilerplate.CONTENT
        return Spot(BlockType.HEADING, LEVELS[name], zone)
    if name in _KINDS:
        return Spot(_KINDS[name], 0, zone)
    return Spot(spot.kind, spot.level, zone)


_known = lru_cache(maxsize=4_096)(_inside)  # a page has few tags, many times


def put(walk: Walk, spot: Spot, text: str, linked: bool) -> None:
    """Add a block; a paragraph that begins with a section label becomes heading and paragraph (not in a table's cell)."""
    kind, level, zone = spot
    if kind is BlockType.PARAGRAPH and not linked and not walk.tables and (found := label(text)):
        _add(walk, BlockType.HEADING, found.level, zone, found.heading, False)
        if not found.rest:
            return
        text = found.rest
    _add(walk, kind, level, zone, text, linked)


def _add(walk: Walk, kind: BlockType, level: int, zone: int, text: str, linked: bool) -> None:
    """Add a block; a heading becomes the section of what follows, unless it is furniture."""
    sections = walk.sections
    path = sections.enter(level, text) if level and zone <= boilerplate.CONTENT else sections.path
    keep(walk, Block(kind, text, path, None, None, level), zone, linked)


def keep(walk: Walk, block: Block, zone: int, linked: bool) -> None:
    """Put a block on the list as it is, and beside it where it stands."""
    walk.blocks.append(block)
    marks = walk.marks
    if not marks or marks[-1] != (zone, linked, walk.box):
        marks.append(Mark(zone, linked, walk.box))
    else:
        marks.append(marks[-1])
