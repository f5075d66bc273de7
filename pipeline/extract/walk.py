"""Where the pass over a page stands, what it has gathered, and how a stretch of HTML becomes words."""

import re
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Walk:
    """Where the pass stands."""

    selectors: Selectors
    sections: Sections = field(default_factory=Sections)
    raw: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)  # of each block: where it stands
    boxes: list[int] = field(default_factory=list)  # of each box: the box around it
    forms: set[int] = field(default_factory=set)  # those of the boxes that are forms
    box: int = -1
    open: list[tuple[str, BlockType, int, int, int]] = field(default_factory=list)  # tag; kind, level, zone, box around
    kind: BlockType = BlockType.PARAGRAPH
    level: int = 0
    zone: int = boilerplate.CONTENT
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


def put(walk: Walk, kind: BlockType, text: str, level: int, linked: bool) -> None:
    """Add a block; a paragraph that begins with a section label becomes heading and paragraph (not in a table's cell)."""
    if kind is BlockType.PARAGRAPH and not linked and not walk.tables and (found := label(text)):
        add(walk, BlockType.HEADING, found.heading, found.level, False)
        if not found.rest:
            return
        text = found.rest
    add(walk, kind, text, level, linked)


def add(walk: Walk, kind: BlockType, text: str, level: int, linked: bool) -> None:
    """Add a block where the pass stands; a heading becomes the section of what follows, unless it is furniture."""
    if kind is BlockType.HEADING and walk.zone <= boilerplate.CONTENT:
        path = walk.sections.enter(level, text)
    else:
        path = walk.sections.path
    place(walk, Block(kind, text, path, None, None, level), linked)


def place(walk: Walk, block: Block, linked: bool) -> None:
    """Put a block on the list as it is, and beside it where it stands."""
    walk.blocks.append(block)
    last = walk.marks[-1] if walk.marks else None
    if last is None or last != (walk.zone, linked, walk.box):
        last = Mark(walk.zone, linked, walk.box)
    walk.marks.append(last)
