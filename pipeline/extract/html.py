"""HTML and XHTML to blocks, in one pass over the page as the parser mended it.

lexbor builds the tree from characters that we decoded, drops scripts and styles, and writes it back as well-formed
HTML; one regular expression cuts that at the tags that part blocks, and a loop over the cuts keeps where it stands.
That costs a few calls into C a page instead of several a node, and no text can fall between two selectors: what
stands on the page is in a block.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import unescape
from itertools import compress, islice
from operator import not_

from pipeline.extract import boilerplate, ends, limits
from pipeline.extract.content import Content, clean, first_heading, sectioned
from pipeline.extract.depth import too_complex
from pipeline.extract.markup import PARTS, mended
from pipeline.extract.page_table import close_cell, close_table, open_part, open_table, plain_table
from pipeline.extract.stretches import Memory, read_stretch
from pipeline.extract.walk import LEVELS, TAG, Spot, Walk, inside, keep, only_links, plain, put, unescaped
from pipeline.model.capture import Selectors
from pipeline.model.document import Block, BlockType

_CUT = re.compile(rf"<(/?(?:{PARTS}))(?=[ >])([^>]*)>")
# Where a page is cut that its next version may find again; at each of these waits no text.
_PARTS = re.compile(r"<h[1-6][ >]")
_ANY_TAG = re.compile(r"<[^<>]*>")  # one that never ends is no reason to look for its end from each sign on
_SCRAP = re.compile(r"[\"'/<=!>\s-]+")  # what comments within comments leave on a page
_LEADS_OUT = re.compile(r'<a [^>]*href="(?!#[^"])')
# Links to the page's own parts, with others that show the same page otherwise: "back to top | print" (customs.gov.cn).
_SAME_PAGE = re.compile(r'<a [^>]*href="#[^"]')
_LEADS_AWAY = re.compile(r'<a [^>]*href="(?!#|\?|javascript:)')
_DECLARED_LANGUAGE = re.compile(r"<html[^>]{0,2000}?\s(?:xml:)?lang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_META_LANGUAGE = re.compile(r"<meta[^>]{0,400}?content-language[^>]{0,200}?content\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)

_VOID = frozenset("base br hr link meta".split())
_BOXES = frozenset("aside body center div fieldset footer form header main nav section td".split())
_LEAF_ENDS = {
    name: f"/{name}" for name in "p li dt dd div blockquote caption figcaption legend summary h1 h2 h3 h4 h5 h6".split()
}
_SENTENCE_ENDS = tuple(".;:!?。；：！？")


def read_html(text: str, selectors: Selectors = Selectors(), memory: Memory | None = None) -> Content:
    """The blocks of a page. Tables become rows, furniture goes to `chrome`; nothing else is left out."""
    if memory is not None:
        memory.turn()
    reason = too_complex(text)
    if reason:
        return Content(list(_flat(text)), faults=(reason,))
    faults: list[str] = []
    html, kept = mended(text, selectors, faults)
    walk = _walked(html, selectors, memory)
    is_content = boilerplate.content(walk.blocks, walk.marks)
    ends.trim(walk.blocks, walk.marks, walk.boxes, walk.forms, is_content, walk.title)
    blocks = list(compress(walk.blocks, is_content))
    chrome = list(compress(walk.blocks, map(not_, is_content)))
    if any(mark.zone > boilerplate.CONTENT for mark in compress(walk.marks, is_content)):
        blocks = sectioned(blocks)  # what was held for furniture has no path yet
    if kept is not None:
        inner = _walked(kept, selectors, memory)
        blocks, chrome = inner.blocks, [*blocks, *chrome]
        faults += inner.faults
    title = _title(blocks, walk.title)
    if walk.title and walk.title != title:
        chrome = [Block(BlockType.CAPTION, walk.title), *chrome]
    return Content(blocks, chrome, title, declared_language(text), tuple(dict.fromkeys(faults + walk.faults)))


def _title(blocks: Sequence[Block], named: str) -> str:
    """The first main heading; of several the one that the page's <title> repeats (the first may be the logo's)."""
    main = list(islice((block.text for block in blocks if block.level == 1), 5))
    repeated = [text for text in main if text in named]
    return max(repeated, key=len, default="") or (main[0] if main else named or first_heading(blocks))


def declared_language(text: str) -> str | None:
    """The language that the page itself names, on its root or in a meta."""
    head = text[:20_000]
    match = _DECLARED_LANGUAGE.search(head) or _META_LANGUAGE.search(head)
    return match.group(1) if match else None


def _flat(text: str) -> Iterator[Block]:
    """A page that no parser should be given, as lines of text: poor, but nothing vanishes."""
    for _, line in zip(range(limits.BLOCKS), _ANY_TAG.sub("\n", text).split("\n"), strict=False):
        if words := clean(unescape(line)):
            yield Block(BlockType.PARAGRAPH, words)


def _walked(html: str, selectors: Selectors, memory: Memory | None) -> Walk:
    walk = Walk(selectors)
    at, end = 0, -1
    while at < len(html) and len(walk.blocks) < limits.BLOCKS:
        start = html.find("<table", at)
        before = html[at:] if start < 0 else html[at:start]
        for part in [before] if memory is None else _parts(before):
            read_stretch(walk, part, memory, partial(_cut, walk, part))
        if start < 0:
            break
        end = html.find("</table>", start) if end < start else end
        head = html.find(">", start) + 1
        attributes, inner = html[start + len("<table") : head - 1], html[head:end]
        if end > 0 and read_stretch(walk, html[start:end], memory, partial(plain_table, walk, attributes, inner)):
            at = end + len("</table>")
        else:
            _cut(walk, html[start:head])
            at = head
    if len(walk.blocks) >= limits.BLOCKS:
        walk.faults.append(f"cut after {limits.BLOCKS:,} blocks")
    return walk


def _parts(html: str) -> Iterator[str]:
    starts = [match.start() for match in _PARTS.finditer(html)]
    for start, end in zip([0, *starts], [*starts, len(html)], strict=True):
        if start < end:
            yield html[start:end]


def _cut(walk: Walk, html: str) -> bool:
    """Go over a stretch of the page, tag by parting tag."""
    cuts = _CUT.split(html)
    _hear(walk, cuts[0])
    names = cuts[1::3]
    blocks = walk.blocks
    in_leaf = False
    for name, after, attributes, text in zip(names, [*names[1:], ""], cuts[2::3], cuts[3::3], strict=False):
        if in_leaf:
            in_leaf = False
        elif len(blocks) >= limits.BLOCKS:
            break
        elif after == _LEAF_ENDS.get(name):
            _leaf(walk, name, attributes, text)
            in_leaf = True
            continue
        elif name == "br":
            _line_break(walk)
        elif name[0] == "/":
            _close(walk, name[1:])
        else:
            _open(walk, name, attributes)
        if text:
            _hear(walk, text)
    _flush(walk)
    return True


def _hear(walk: Walk, text: str) -> None:
    """Take in what stands between two parting tags."""
    if not text.isspace():
        walk.raw.append(text)
        walk.words = text or walk.words
    elif walk.raw:
        walk.raw.append(" ")


def _leaf(walk: Walk, name: str, attributes: str, raw: str) -> None:
    """An element that nothing parts, as most are: what `_open`, its text and `_close` would do, at once."""
    if walk.raw:
        _flush(walk)
    if raw and not raw.isspace():
        box = walk.box
        if name in _BOXES:
            _enter_box(walk, name)
        if walk.tables and name in LEVELS:
            _hold_heading(walk)
        _say(walk, inside(walk.spot, name, attributes), raw)
        walk.box = box
    elif name in LEVELS:
        _hold_heading(walk)


def _open(walk: Walk, name: str, attributes: str) -> None:
    if walk.raw:
        _flush(walk)
    if name in _VOID:
        return
    walk.open.append((name, walk.spot, walk.box))
    walk.spot = inside(walk.spot, name, attributes)
    if name in _BOXES:
        _enter_box(walk, name)
    if name == "table":
        open_table(walk, attributes)
    elif walk.tables:
        if name in ("td", "th", "tr", "thead"):
            open_part(walk, walk.tables[-1], name, attributes)
        elif name in LEVELS:
            _hold_heading(walk)


def _enter_box(walk: Walk, name: str) -> None:
    walk.boxes.append(walk.box)
    walk.box = len(walk.boxes) - 1
    if name == "form":
        walk.forms.add(walk.box)


def _hold_heading(walk: Walk) -> None:
    """A table around a heading lays out the page."""
    for table in walk.tables:
        table.inner = True


def _close(walk: Walk, name: str) -> None:
    if walk.raw:
        _flush(walk)
    # The tree's writer closes what it opened; only the kept pieces of a selector may differ.
    while walk.open:
        opened, walk.spot, walk.box = walk.open.pop()
        if walk.tables:
            _close_part(walk, opened)
        if opened == name:
            break


def _close_part(walk: Walk, name: str) -> None:
    if name in ("td", "th"):
        close_cell(walk, walk.tables[-1])
    elif name == "thead":
        walk.tables[-1].in_head = False
    elif name == "table":
        close_table(walk, walk.tables.pop())


def _line_break(walk: Walk) -> None:
    """One <br> is a space, unless a sentence ended before it; two part paragraphs (Argentine and Japanese laws)."""
    if walk.spot.kind is BlockType.CODE:
        walk.raw.append("\n")
    elif (walk.raw and walk.raw[-1] == "\n") or (
        not walk.tables and walk.spot.level == 0 and plain(walk.words[-40:]).endswith(_SENTENCE_ENDS)
    ):
        _flush(walk)
    else:
        walk.raw.append("\n")


def _flush(walk: Walk) -> None:
    if not walk.raw:
        return
    raw = "".join(walk.raw)
    walk.raw.clear()
    walk.words = ""
    if not raw or raw.isspace():
        return
    if walk.open and walk.open[-1][0] == "title":
        _name(walk, plain(raw))
        return
    _say(walk, walk.spot, raw)


def _name(walk: Walk, title: str) -> None:
    """Take the page's <title>; a second one, of a page pasted into the page, is furniture (Diario Oficial of Mexico)."""
    if walk.title and title:
        walk.blocks.append(Block(BlockType.CAPTION, title))
        walk.marks.append(boilerplate.Mark(boilerplate.FURNITURE, False, walk.box))
    walk.title = walk.title or title


def _say(walk: Walk, spot: Spot, raw: str) -> None:
    """Put what stands between two parting tags on the page's list."""
    if spot.kind is BlockType.CODE:
        _say_code(walk, spot, raw)
        return
    text = plain(raw)
    if not text or (text[-1] == ">" and _SCRAP.fullmatch(text)):
        return
    linked = "<a" in raw and only_links(raw)
    # What leads about the page itself is furniture: a table of contents, "skip to content". A heading that leads back to
    # its line in the contents (Docutils, Sphinx, MediaWiki) is still the heading.
    if linked and spot.level == 0 and spot.zone <= boilerplate.CONTENT and _about_the_page(raw):
        spot = spot._replace(zone=boilerplate.FURNITURE)
    put(walk, spot, text, linked)


def _about_the_page(links: str) -> bool:
    """Whether a stretch of links stays on the page: a table of contents, "skip to content", "back to top | print"."""
    return not _LEADS_OUT.search(links) or (bool(_SAME_PAGE.search(links)) and not _LEADS_AWAY.search(links))


def _say_code(walk: Walk, spot: Spot, raw: str) -> None:
    """Preformatted text: code where it is short, else the plain-text page that it is (Federal Register notices)."""
    from pipeline.extract.text import read_plain

    text = unescaped(TAG.sub("", raw)).strip("\n")
    if "\n\n" not in text and len(text) < 2_000:
        lines = "\n".join(line.rstrip() for line in text.split("\n"))
        if lines.strip():
            keep(walk, Block(BlockType.CODE, lines, walk.sections.path), spot.zone, False)
        return
    above = walk.sections.path
    for block in read_plain(text).blocks:
        keep(walk, block._replace(path=above + block.path), spot.zone, False)
