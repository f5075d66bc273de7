"""A second reading of HTML, slow and plain, that the fast one is held against: Beautiful Soup, an element at a time.

It shares no code with `pipeline.extract` but the values. It knows what a written page means: headings and the sections
below them, paragraphs, items, quotations, tables with spans, furniture by its own elements. It guesses nothing: no labels in
running text, no prose in boxes named like menus, no header rows by look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from pipeline.model.document import Block, BlockType

UNREAD = ["script", "style", "template", "svg", "object", "embed", "canvas", "audio", "video"]
INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark nobr output q s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
FURNITURE = frozenset("nav footer aside select textarea menu dialog search noscript".split())
KINDS = {
    "li": BlockType.ITEM, "dt": BlockType.ITEM, "dd": BlockType.ITEM, "blockquote": BlockType.QUOTE,
    "caption": BlockType.CAPTION, "figcaption": BlockType.CAPTION, "legend": BlockType.CAPTION,
}  # fmt: skip
_SPACES = re.compile(r"\s+")


@dataclass
class Reader:
    """What was read so far, and where the reading stands."""

    content: list[Block] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    above: list[tuple[int, str]] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.above)

    def put(self, text: str, kind: BlockType, level: int, *, framed: bool) -> None:
        text = _SPACES.sub(" ", text).strip()
        if not text:
            return
        if framed:
            self.furniture.append(text)
            return
        if kind is BlockType.HEADING:
            while self.above and self.above[-1][0] >= level:
                self.above.pop()
            self.content.append(Block(kind, text, self.path, None, None, level))
            self.above.append((level, text))
        else:
            self.content.append(Block(kind, text, self.path))


def reference(page: str) -> Reader:
    """The blocks of a page's content, and the texts of its furniture."""
    soup = soup_of(page)
    reader = Reader()
    walk(soup.body or soup, reader, BlockType.PARAGRAPH, 0, framed=False)
    return reader


def all_texts(page: str) -> list[str]:
    """What stands between parting elements, anywhere on a real page, whose tables may be anything."""
    waiting: list[Tag] = [soup_of(page)]
    texts: list[str] = []
    while waiting:
        said: list[str] = []
        for piece in pieces(waiting.pop()):
            if isinstance(piece, str):
                said.append(piece)
            else:
                waiting.append(piece)
                said.append("\n")
        texts.append("".join(said))
    return texts


def soup_of(page: str) -> BeautifulSoup:
    """The tree without what nobody reads."""
    soup = BeautifulSoup(page, "html.parser")
    for tag in soup.find_all(UNREAD):
        tag.decompose()
    for unread in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        unread.extract()
    return soup


def walk(element: Tag, reader: Reader, kind: BlockType, level: int, *, framed: bool) -> None:
    """Text between parting elements is a block; a parting element is read in its place."""
    said: list[str] = []
    for piece in pieces(element):
        if isinstance(piece, str):
            said.append(piece)
            continue
        reader.put("".join(said), kind, level, framed=framed)
        said.clear()
        inner = framed or piece.name in FURNITURE
        if piece.name == "table" and not inner:
            table(piece, reader)
        elif re.fullmatch("h[1-6]", piece.name):
            walk(piece, reader, BlockType.HEADING, int(piece.name[1]), framed=inner)
        elif piece.name in KINDS:
            walk(piece, reader, KINDS[piece.name], 0, framed=inner)
        else:
            walk(piece, reader, kind, level, framed=inner)
    reader.put("".join(said), kind, level, framed=framed)


def pieces(element: Tag) -> Iterator[str | Tag]:
    """The texts and the parting elements inside, those within inline elements too."""
    for child in element.children:
        if isinstance(child, Tag):
            if child.name in INLINE:
                yield from pieces(child)
            else:
                yield child
        elif isinstance(child, NavigableString):
            yield str(child)


def table(element: Tag, reader: Reader) -> None:
    """Rows of cells under the names that the head gives; a spanned cell stands once across and each time down."""
    caption = element.find("caption")
    if isinstance(caption, Tag):
        reader.put(caption.get_text(), BlockType.CAPTION, 0, framed=False)
    hanging: dict[tuple[int, int], str] = {}
    lines: list[list[str]] = []
    heads = 0
    for n, row in enumerate(element.find_all("tr")):
        line: list[str] = []
        cells = [cell for cell in row.children if isinstance(cell, Tag) and cell.name in ("td", "th")]
        is_head = all(cell.name == "th" for cell in cells)
        heads += is_head
        for cell in cells:
            while (n, len(line)) in hanging:
                line.append(hanging[n, len(line)])
            text = _SPACES.sub(" ", cell.get_text()).strip()
            for across in range(int(str(cell.get("colspan", 1)))):
                shown = text if across == 0 or is_head else ""
                for down in range(1, int(str(cell.get("rowspan", 1)))):
                    hanging[n + down, len(line)] = shown
                line.append(shown)
        while (n, len(line)) in hanging:
            line.append(hanging[n, len(line)])
        lines.append(line)
    for n, line in enumerate(lines):
        cells_of = tuple(zip(lines[0], line, strict=True)) if n >= heads else None
        reader.content.append(Block(BlockType.ROW, " | ".join(line), reader.path, None, cells_of))
