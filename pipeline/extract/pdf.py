"""PDF to paragraphs and headings, by where lines stand and how large they are set.

A PDF knows no paragraphs. Lines are taken as the library orders them; a new paragraph begins after a gap wider than
the lines' own, at a change of size, and where a line ends short after a full stop. What stands at the head or foot of
most pages (running titles, page numbers) is furniture.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.extract import limits
from pipeline.extract.articles import label
from pipeline.extract.content import Content, Sections, clean, first_heading
from pipeline.extract.text import labelled
from pipeline.model.document import Block, BlockType

_DIGITS = re.compile(r"\d+")
_ENDS = (".", ":", ";", "。", "：", "；", "!", "?")
_BROKEN = re.compile("[\x02\u00ad]$|(?<=[a-zßäöüéèàçğışñ])-$")  # the library writes a hyphen at a line's end as 0x02
_HEADING_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, the height of its letters, its top, bottom, left and right, in points."""

    text: str
    size: float
    top: float
    bottom: float
    left: float
    right: float
    page: int


def read_pdf(body: bytes) -> Content:
    """The paragraphs of a PDF's text layer. A scan without one is a document without blocks, and a fault says so."""
    import pypdfium2

    faults: list[str] = []
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        return Content([], faults=(f"pdf not readable: {clean(str(error))[:160]}",))
    try:
        lines: list[Line] = []
        for number in range(len(document)):
            if number >= limits.PAGES:
                faults.append(f"cut after {limits.PAGES:,} pages")
                break
            lines += _page_lines(document, number, faults)
        named = clean(document.get_metadata_dict().get("Title", ""))
    finally:
        document.close()
    if not lines:
        return Content([], title=named, faults=(*faults, "pdf without a text layer"))
    blocks, chrome = _blocks(lines)
    title = (
        first_heading(block for block in blocks if block.level < 5)
        or (named if " " in named else "")
        or (blocks[0].text[:200] if blocks else "")
    )
    return Content(blocks, chrome, title, faults=tuple(faults))


def _page_lines(document: Any, number: int, faults: list[str]) -> Iterator[Line]:
    import pypdfium2

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        faults.append(f"page {number + 1} not readable")
        return
    text = text_page.get_text_range()
    at = 0
    for raw in text.split("\n"):
        bare = raw.rstrip("\r")
        words = clean(bare.replace("\x02", "\u2010\x02") if bare.endswith("\x02") else bare)
        if words:
            first = at + len(bare) - len(bare.lstrip())
            last = at + len(bare.rstrip("\x02 \r\ufffe")) - 1
            yield _line(text_page, bare.strip(), first, max(first, last), number)
        at += len(raw) + 1
    text_page.close()
    page.close()


def _line(text_page: Any, text: str, first: int, last: int, page: int) -> Line:
    """The boxes of a line's first and last letters give its place; the middle one helps to its size."""
    boxes = [box for index in {first, (first + last) // 2, last} if (box := _box(text_page, index))]
    if not boxes:
        return Line(text, 0.0, 0.0, 0.0, 0.0, 0.0, page)
    return Line(
        text,
        round(max(box[3] - box[1] for box in boxes), 1),
        max(box[3] for box in boxes),
        min(box[1] for box in boxes),
        min(box[0] for box in boxes),
        max(box[2] for box in boxes),
        page,
    )


def _box(text_page: Any, index: int) -> tuple[float, float, float, float] | None:
    import pypdfium2

    try:
        box: tuple[float, float, float, float] = text_page.get_charbox(index, loose=True)
    except (pypdfium2.PdfiumError, IndexError, ValueError):  # the library counts this letter otherwise
        return None
    return box


def _blocks(lines: list[Line]) -> tuple[list[Block], list[Block]]:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    running = _running(lines, usual)
    chrome = [Block(BlockType.PARAGRAPH, clean(line.text)) for line in lines if line in running]
    body = [line for line in lines if line not in running]
    larger = sorted((size for size in sizes if size > usual * 1.15), reverse=True)[:4]
    margin = _right_margin(body)
    sections = Sections()
    blocks: list[Block] = []
    for text, size in _paragraphs(body, margin):
        if size in larger and len(text) < _HEADING_LONGEST and any(map(str.isalpha, text)):
            level = larger.index(size) + 1
            blocks.append(Block(BlockType.HEADING, text, sections.enter(level, text), None, None, level))
        else:
            blocks += labelled(text, sections)
    return blocks, chrome


def _running(lines: list[Line], usual: float) -> set[Line]:
    """Lines at the head or foot of most pages, numbers aside; pages of a short document repeat too little to tell.

    Only there: a number alone on its line is a page's number at the foot and a rate in the middle. And a line set
    larger than the text ("Annex 1", "Annex 2") is a heading unless it is the very first of its page.
    """
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) < 3:
        return set()
    ends = [page[0] for page in pages.values()]
    ends += [page[-1] for page in pages.values() if page[-1].size <= usual * 1.15]
    ends += [line for page in pages.values() for line in {*page[1:2], *page[-2:-1]} if line.size < usual * 0.95]
    seen = Counter(mask for mask, _ in {(_mask(line.text), line.page) for line in ends})
    often = max(3, len(pages) * 0.4)
    return {line for line in ends if seen[_mask(line.text)] >= often}


def _mask(text: str) -> str:
    return _DIGITS.sub("0", clean(text))


def _right_margin(lines: list[Line]) -> float:
    rights = sorted(line.right for line in lines)
    return rights[int(len(rights) * 0.8)] if rights else 0.0


def _paragraphs(lines: list[Line], margin: float) -> Iterator[tuple[str, float]]:
    part: list[Line] = []
    for line in lines:
        if part and _begins(part, line, margin):
            yield _joined(part), part[0].size
            part = []
        part.append(line)
    if part:
        yield _joined(part), part[0].size


def _begins(part: list[Line], line: Line, margin: float) -> bool:
    last = part[-1]
    if abs(line.size - last.size) > 0.15 * max(line.size, last.size, 1.0):
        return True
    labelled_last = label(clean(last.text))
    if label(clean(line.text)) or (labelled_last and not labelled_last.rest):
        return True
    ended = clean(last.text).endswith(_ENDS)
    short = last.right < margin - 0.12 * max(margin - last.left, 1.0)
    if line.page != last.page or line.top > last.top + line.size:
        return ended  # next page or column: the sentence goes on
    gap = last.bottom - line.top
    return (
        gap > 0.6 * max(line.size, 1.0)
        or (ended and (short or line.left > last.left + 5))
        or (short and _MARK.match(line.text) is not None)
    )


_MARK = re.compile(r"\(?[a-zA-Z0-9ivxçğıöşü]{1,4}[.)]\s|[-•–]\s|[（(][一二三四五六七八九十\d]{1,3}[）)]")


def _joined(part: list[Line]) -> str:
    text = ""
    for line in part:
        piece = line.text.strip()
        joined = _BROKEN.sub("", text) if text and _BROKEN.search(text) else f"{text} "
        text = joined + piece
    return clean(text.replace("\x02", "-"))
