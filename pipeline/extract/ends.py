"""Furniture that no name gives away, at a page's two ends: what leads up to its title, and the box of its © line.

Told by where a block stands and what it is made of; words decide only on © lines and cookie notices, and only in a box
that does not hold the title. Taught by classic pages of customs.go.jp and customs.gov.cn (menu cells with a notice
below, breadcrumbs before the title), by gov.br and zoll.de (footer lists without a footer), by canada.ca (a © line as
the last paragraph).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from pipeline.extract.boilerplate import OWNED, Mark
from pipeline.model.document import Block, BlockType

_NEAR = 60  # blocks from either end: what is looked at
_LAST = 15  # blocks from the end among which a © line is the page's own
_FAR = 200  # blocks from the end, furniture included, among which its © line is looked for
_WRAPPERS = 6  # boxes around a © line that may be its footer
_SHORT = 40  # characters of a link that leads about the site rather than to a notice
_LINE = 80
_NOTICE = 300  # characters of a cookie or © line
_BOX = 400
_LEAST = 120  # characters that must stay of a page
_COOKIES = re.compile(
    r"(?=[cクk쿠çمфeค])(?:\bcookies?\b|\bcookies?(?=[\u3040-\u30ff\u4e00-\u9fff])|クッキー|(?<=[\u4e00-\u9fff])cookie|쿠키|çerez|"
    r"ملفات تعريف الارتباط|файл\w* cookie|\bkakor\b|\bevästeitä\b|คุกกี้)",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s[>›»→/|·]\s|[>›»＞]")
_SIGNS = " .|·–-*"
_WORD = re.compile(r"\w")


def trim(
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    boxes: Sequence[int],
    forms: Set[int],
    is_content: list[bool],
    named: str,
) -> None:
    """Say of the furniture at both ends that it is no content.

    `boxes` are the parents of the page's boxes, `forms` those of them that are forms, `named` is its <title>.

    A page that would be left without text is left alone.
    """
    places = [n for n, keep in enumerate(is_content) if keep]
    title = _title(blocks, places, named)
    found = {
        n for n in places[-_LAST:] if n != title and _owned(blocks[n]) and OWNED.match(blocks[n].text.lstrip(_SIGNS))
    }
    if title is not None:
        around = _ancestors(marks[title].box, boxes)
        found |= _before(blocks, marks, [n for n in places[:_NEAR] if n < title], blocks[title].text)
        found |= _cookies(blocks, marks, [*places[:_NEAR], *places[-_LAST:]], around)
        found |= _labels(blocks, marks, boxes, forms - around, places)
        found |= _footer(blocks, marks, boxes, places, around, title)
    if not found:
        return
    least = min(_LEAST, sum(len(blocks[n].text) for n in found))
    if _longer((blocks[n].text for n in places if n not in found), least):
        for n in found:
            is_content[n] = False


def _title(blocks: Sequence[Block], places: Sequence[int], named: str) -> int | None:
    """The place of the page's title: a main heading (of several, the one in <title>), else a heading that <title> has."""
    headings = [n for n in places[:_NEAR] if blocks[n].type is BlockType.HEADING]
    main = [n for n in headings if blocks[n].level == 1]
    return next((n for n in (*main, *headings) if blocks[n].text in named), main[0] if main else None)


def _longer(texts: Iterable[str], least: int) -> bool:
    """Whether these texts have so many characters; counted no further than that."""
    length = 0
    return any((length := length + len(text)) >= least for text in texts) or not least


def _owned(block: Block) -> bool:
    """Whether a line says whose the page is."""
    return block.type is not BlockType.HEADING and len(block.text) < _NOTICE and bool(OWNED.search(block.text))


def _before(blocks: Sequence[Block], marks: Sequence[Mark], places: Sequence[int], title: str) -> set[int]:
    """What leads up to the title: links about the site, the trail of them that ends in the title, signs without a word."""
    found = set()
    for n in places:
        text = blocks[n].text
        about = marks[n].linked and len(text) <= _SHORT and not any(sign.isdigit() for sign in text)
        trail = len(text) < _NOTICE and text.endswith(title) and (text == title or bool(_TRAIL.search(text)))
        if about or trail or not _WORD.search(text):
            found.add(n)
    return found


def _cookies(blocks: Sequence[Block], marks: Sequence[Mark], places: Iterable[int], around: set[int]) -> set[int]:
    """The notice of cookies in a small box of its own, with its buttons."""
    found: set[int] = set()
    for n in places:
        if len(blocks[n].text) < _NOTICE and marks[n].box not in around and _COOKIES.search(blocks[n].text):
            inside = _together(marks, n)
            if sum(len(blocks[m].text) for m in inside) < _BOX and not any(blocks[m].level == 1 for m in inside):
                found.update(inside)
    return found


def _labels(
    blocks: Sequence[Block], marks: Sequence[Mark], boxes: Sequence[int], forms: Set[int], places: Sequence[int]
) -> set[int]:
    """The labels of small forms for searching, signing in or newsletters (dof.gob.mx, cdc.gov): nothing but short lines."""
    inside: defaultdict[int, list[int]] = defaultdict(list)
    near = [*places[:_NEAR], *places[max(_NEAR, len(places) - _NEAR) :]] if forms else []
    for n in near:
        for form in forms & _ancestors(marks[n].box, boxes):
            inside[form].append(n)
    found: set[int] = set()
    for labels in inside.values():
        length = sum(len(blocks[n].text) for n in labels)
        small = len(labels) <= _LAST and _longer((blocks[n].text for n in places), 3 * length)
        if small and all(_slight(blocks[n], marks[n].linked) for n in labels):
            found.update(labels)
    return found


def _together(marks: Sequence[Mark], n: int) -> range:
    """The blocks beside this one that stand in the same innermost box."""
    start = end = n
    while start > max(0, n - _LAST) and marks[start - 1].box == marks[n].box:
        start -= 1
    while end + 1 < min(len(marks), n + _LAST) and marks[end + 1].box == marks[n].box:
        end += 1
    return range(start, end + 1)


def _footer(
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    boxes: Sequence[int],
    places: Sequence[int],
    around: set[int],
    title: int,
) -> set[int]:
    """The widest box around a © line, after the title, that holds short lines alone and is a small part of the page."""
    owned = next((n for n in reversed(range(title, len(blocks))[-_FAR:]) if _owned(blocks[n])), None)
    if owned is None:
        return set()
    found: set[int] = set()
    box = marks[owned].box
    for _ in range(_WRAPPERS):
        inside = [n for n in places[-_NEAR:] if box in _ancestors(marks[n].box, boxes)]
        length = sum(len(blocks[n].text) for n in inside if not _owned(blocks[n]))
        small = len(inside) < _NEAR and _longer((blocks[n].text for n in places), 2 * length)
        if box < 0 or box in around or not small or not all(_slight(blocks[n], marks[n].linked) for n in inside):
            break
        found.update(inside)
        box = boxes[box]
    return found


def _slight(block: Block, linked: bool) -> bool:
    """Whether a line may stand in a footer or label a field; the links to notices are longer."""
    if block.type is BlockType.ROW or block.level == 1:
        return False
    return len(block.text) <= (_SHORT if linked else _LINE) or _owned(block)


def _ancestors(box: int, boxes: Sequence[int]) -> set[int]:
    """The box and those around it."""
    found = set()
    while box >= 0:
        found.add(box)
        box = boxes[box]
    return found
