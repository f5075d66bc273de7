"""Which parts of a page are its furniture, told from the page alone: no rule here knows a site.

Sure signs (elements and roles made for it) decide; the words in class and id only suggest, and are overruled where
real prose stands there, as in `<div class="sidebar-layout">` around a whole page. What is furniture goes to the
document's chrome: kept, compared, and named as noise where it changes.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.document import Block

DROPPED = "data-dutywatch-drop"  # set on what a source's selectors drop

INSIDE = -1  # of <main> or <article>, where a <header> is the text's own
CONTENT = 0
HEADER = 1
WEAK = 2
FURNITURE = 3
DROP = 4

# The line that says whose the page is. The first signs of all alternatives, ahead, rule out most places at one look.
OWNED = re.compile(
    r"(?=[©(catwв版ج])(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4})|all rights reserved|alle rechte vorbehalten|"
    r"tous droits réservés|todos (?:los derechos|os direitos) reservados|tutti i diritti riservati|"
    r"wszelkie prawa zastrzeżone|tüm hakları saklıdır|все права защищены|всі права захищені|版权所有|版權所有|"
    r"جميع الحقوق محفوظة)",
    re.IGNORECASE,
)
_PROSE = 600  # characters without links that no menu or banner has
_SPARSE = 200  # bytes of content (a Chinese sign has three, and says as much) under which a guess by names is doubted
_ROLE = re.compile(
    r' role="(?:navigation|banner|contentinfo|search|dialog|alertdialog|menu|menubar|toolbar)"', re.IGNORECASE
)
_NAMED = re.compile(r' (?:class|id)="([^"]*)"')
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WEAK_WORDS = frozenset(
    "nav navbar navi navigation menu submenu topmenu mainmenu breadcrumb breadcrumbs footer sidebar cookie cookies "
    "cookiebar consent gdpr share sharing social sociallinks related skip skiplink skiplinks pager pagination toolbar "
    "banner newsletter advert advertisement topbar masthead fil ariane migas altbilgi rodape pie fuss".split()
)
# Words that make of such a name one of the page's frame: "no-sidebar", "sidebar-and-content", "header-and-nav".
_FRAME_WORDS = frozenset("no has with without and layout main".split())
_SURE = re.compile(
    r"(?:cookie|consent)[-_]?(?:banner|bar|notice|popup|modal|law|overlay|hinweis)|onetrust|cookiebot|cookieconsent|"
    r"skip[-_]?(?:link|nav|to)|breadcrumb|social[-_]?(?:share|media|links|bar)|share[-_]?(?:buttons|bar|links)|"
    r"(?:site|page|global|main)[-_]?(?:footer|nav|menu)\b|addtoany",
    re.IGNORECASE,
)
_OWN = {
    "nav": FURNITURE, "noscript": FURNITURE, "select": FURNITURE, "option": FURNITURE, "textarea": FURNITURE,
    "menu": FURNITURE, "dialog": FURNITURE, "search": FURNITURE, "aside": WEAK,
}  # fmt: skip
_NEVER_BY_NAME = frozenset("html body main article table tbody thead tr td th caption p h1 h2 h3 h4 h5 h6 pre".split())


def zone(name: str, attributes: str, outer: int) -> int:
    """The zone inside this element, by its name, its attributes as written and the zone that it stands in."""
    if DROPPED in attributes:
        return DROP
    if name in ("main", "article"):
        return INSIDE if outer <= WEAK else outer
    if name in ("header", "footer"):
        own = outer if outer == INSIDE else HEADER if name == "header" else FURNITURE
    else:
        own = _OWN.get(name, outer)
    if attributes:
        own = max(own, _by_attributes(name, attributes, outer))
    return max(own, outer) if outer != INSIDE or own != CONTENT else INSIDE


def _by_attributes(name: str, attributes: str, outer: int) -> int:
    if name in _NEVER_BY_NAME:
        return outer
    if _ROLE.search(attributes):
        return FURNITURE
    for names in _NAMED.findall(attributes):
        if _SURE.search(names):
            return FURNITURE
        for token in names.split():
            words = {word.lower() for word in _WORD.findall(token)}
            if words & _WEAK_WORDS and not words & _FRAME_WORDS:
                return WEAK
    return outer


class Mark(NamedTuple):
    """Where a block stands on its page: its zone, whether it is nothing but links, its innermost box."""

    zone: int
    linked: bool
    box: int


def content(blocks: Sequence[Block], marks: Sequence[Mark]) -> list[bool]:
    """Of each block whether it is the page's content, by the zone that it stands in."""
    is_content = [mark.zone <= CONTENT for mark in marks]
    if not all(is_content):
        _doubt(blocks, marks, is_content)
    return is_content


def _doubt(blocks: Sequence[Block], marks: Sequence[Mark], is_content: list[bool]) -> None:
    """Call content again what only its names made furniture, where prose stands there or little else is left."""
    for start, end in _weak_runs(marks):
        if _is_prose(blocks, marks, start, end, _PROSE):
            is_content[start:end] = [True] * (end - start)
    if not _longer(blocks, is_content, _SPARSE):
        # A page whose text stands in boxes named like furniture: what little prose there is is the page.
        for start, end in _weak_runs(marks):
            if _is_prose(blocks, marks, start, end, 1):
                is_content[start:end] = [True] * (end - start)
    if not any(is_content):
        is_content[:] = [mark.zone <= WEAK for mark in marks]
    if not any(is_content):
        is_content[:] = [mark.zone != DROP for mark in marks]


def _is_prose(blocks: Sequence[Block], marks: Sequence[Mark], start: int, end: int, least: int) -> bool:
    """Whether text prevails there. A menu that opens into teasers has long texts too, but more links than texts."""
    texts = [blocks[n].text for n in range(start, end) if not marks[n].linked and not OWNED.search(blocks[n].text)]
    prose = sum(len(text) for text in texts if len(text) > 60)
    return prose >= least and 2 * len(texts) > end - start


def _longer(blocks: Sequence[Block], chosen: Sequence[bool], least: int) -> bool:
    length = 0
    for block, keep in zip(blocks, chosen, strict=True):
        length += len(block.text.encode()) if keep else 0
        if length >= least:
            return True
    return False


def _weak_runs(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = None
    for n in range(len(marks) + 1):
        weak = n < len(marks) and marks[n].zone == WEAK
        if weak and start is None:
            start = n
        elif not weak and start is not None:
            runs.append((start, n))
            start = None
    return runs
