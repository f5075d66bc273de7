"""HTML and XHTML to blocks, in one pass over the page as the parser mended it.

lexbor builds the tree from characters that we decoded, drops scripts and styles, and writes it back as well-formed
HTML; one regular expression cuts that at the tags that part blocks, and a loop over the cuts keeps where it stands.
That costs a few calls into C a page instead of several a node, and no text can fall between two selectors: what
stands on the page is in a block.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from pipeline.extract import boilerplate, limits
from pipeline.extract.articles import label
from pipeline.extract.content import Content, Sections, clean, first_heading
from pipeline.extract.depth import too_complex
from pipeline.extract.grid import Cell, Grid
from pipeline.model.capture import Selectors
from pipeline.model.document import Block, BlockType

_UNREAD = ["script", "style", "template", "svg", "math-annotation", "object", "embed", "canvas", "audio", "video"]
# A button parts nothing: it stands inside sentences, and around the headings of accordions.
_PARTS = (
    "address|article|aside|base|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|legend|li|link|main|menu|meta|nav|"
    "noframes|noscript|ol|optgroup|option|p|pre|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul"
)
_CUT = re.compile(rf"<(/?(?:{_PARTS})(?=[ >])[^>]*)>")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^>]*>", re.DOTALL)
_SCRAP = re.compile(r"[\"'/<=!>\s-]+")  # what comments within comments leave on a page
_LINK = re.compile(r"<a [^>]*href=")
_LEADS_OUT = re.compile(r'<a [^>]*href="(?!#[^"])')
_LINKED = re.compile(r"<a [^>]*href=[^>]*>[^<]*(?:<(?!/a>)[^<]*)*</a>")
_ATTRIBUTE = re.compile(r'([^\s=">]+)="([^"]*)"')
_DECLARED_LANGUAGE = re.compile(r"<html[^>]{0,2000}?\s(?:xml:)?lang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_META_LANGUAGE = re.compile(r"<meta[^>]{0,400}?content-language[^>]{0,200}?content\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)

_VOID = frozenset("base br hr link meta".split())
_KINDS = {
    "li": BlockType.ITEM, "dt": BlockType.ITEM, "dd": BlockType.ITEM, "blockquote": BlockType.QUOTE,
    "caption": BlockType.CAPTION, "figcaption": BlockType.CAPTION, "legend": BlockType.CAPTION,
    "pre": BlockType.CODE,
}  # fmt: skip
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_SENTENCE_ENDS = tuple(".;:!?。；：！？")


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
    zones: list[int] = field(default_factory=list)  # of each block: a boilerplate zone
    links: list[bool] = field(default_factory=list)  # of each block: nothing but links
    open: list[tuple[str, BlockType, int, int]] = field(default_factory=list)  # tag, kind, level, zone around it
    kind: BlockType = BlockType.PARAGRAPH
    level: int = 0
    zone: int = boilerplate.CONTENT
    tables: list[Table] = field(default_factory=list)
    title: str = ""
    faults: list[str] = field(default_factory=list)
    cells: int = 0


def read_html(text: str, selectors: Selectors = Selectors()) -> Content:
    """The blocks of a page. Tables become rows, furniture goes to `chrome`; nothing else is left out."""
    reason = too_complex(text)
    if reason:
        return Content(list(_flat(text)), faults=(reason,))
    tree = LexborHTMLParser(text)
    tree.strip_tags(_UNREAD)
    faults: list[str] = []
    kept = _select(tree, selectors, faults)
    walk = _walked(tree.html or "", selectors)
    blocks, chrome = boilerplate.part(walk.blocks, walk.zones, walk.links)
    if kept is not None:
        inner = _walked(kept, selectors)
        blocks, chrome = inner.blocks, [*blocks, *chrome]
        faults += inner.faults
    title = _title(blocks, walk.title)
    if walk.title and walk.title != title:
        chrome = [Block(BlockType.CAPTION, walk.title), *chrome]
    return Content(blocks, chrome, title, declared_language(text), tuple(dict.fromkeys(faults + walk.faults)))


def _title(blocks: Sequence[Block], named: str) -> str:
    """The first main heading; of several the one that the page's <title> repeats (the first may be the logo's)."""
    main = [block.text for block in blocks if block.level == 1][:5]
    repeated = [text for text in main if text in named]
    return max(repeated, key=len, default="") or (main[0] if main else named or first_heading(blocks))


def declared_language(text: str) -> str | None:
    """The language that the page itself names, on its root or in a meta."""
    head = text[:20_000]
    match = _DECLARED_LANGUAGE.search(head) or _META_LANGUAGE.search(head)
    return match.group(1) if match else None


def plain(raw: str) -> str:
    """The words of a stretch of well-formed HTML without parting tags: "12<b>3</b>" is 123."""
    if "<" in raw:
        raw = _TAG.sub("", raw)
    return clean(_unescaped(raw))


def _unescaped(raw: str) -> str:
    if "&" not in raw:
        return raw
    # The writer of the tree escapes no others.
    return (
        raw.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )


def _flat(text: str) -> Iterator[Block]:
    """A page that no parser should be given, as lines of text: poor, but nothing vanishes."""
    for _, line in zip(range(limits.BLOCKS), _TAG.sub("\n", text).split("\n"), strict=False):
        if words := clean(unescape(line)):
            yield Block(BlockType.PARAGRAPH, words)


def _select(tree: LexborHTMLParser, selectors: Selectors, faults: list[str]) -> str | None:
    """Take what the source's selectors drop out of the way; hand back what they keep, as HTML."""
    for css in selectors.drop:
        for node in _found(tree, css, faults):
            node.attrs[boilerplate.DROPPED] = ""
            if not re.fullmatch(_PARTS, node.tag or ""):
                # Only parting tags are looked at, so wrap the rest in one.
                outer = LexborHTMLParser(f"<div {boilerplate.DROPPED}=''>{node.html}</div>").css_first("div")
                if outer is not None:
                    node.replace_with(outer)
    if not selectors.keep:
        return None
    kept: list[str] = []
    for css in selectors.keep:
        for node in _found(tree, css, faults):
            kept.append(node.html or "")
            node.decompose()
    if not kept:
        faults.append("selectors keep nothing: " + ", ".join(selectors.keep))
        return None
    return "".join(kept)


def _found(tree: LexborHTMLParser, css: str, faults: list[str]):  # type: ignore[no-untyped-def]
    try:
        found = tree.css(css)
    except (SelectolaxError, ValueError):
        faults.append(f"selector not understood: {css}")
        return []
    inner = {child.mem_id for node in found for child in node.css(css) if child.mem_id != node.mem_id}
    return [node for node in found if node.mem_id not in inner]


def _walked(html: str, selectors: Selectors) -> Walk:
    walk = Walk(selectors)
    cuts = _CUT.split(html)
    walk.raw.append(cuts[0])
    for tag, text in zip(cuts[1::2], cuts[2::2], strict=True):
        if len(walk.blocks) >= limits.BLOCKS:
            break
        name = tag.partition(" ")[0]
        if name == "br":
            _line_break(walk)
        elif name[0] == "/":
            _close(walk, name[1:])
        else:
            _open(walk, name, tag)
        if text and not text.isspace():
            walk.raw.append(text)
        elif text and walk.raw:
            walk.raw.append(" ")
    _flush(walk)
    if len(walk.blocks) >= limits.BLOCKS:
        walk.faults.append(f"cut after {limits.BLOCKS:,} blocks")
    return walk


def _open(walk: Walk, name: str, tag: str) -> None:
    _flush(walk)
    if name in _VOID:
        return
    walk.open.append((name, walk.kind, walk.level, walk.zone))
    if walk.zone != boilerplate.DROP:
        walk.zone = boilerplate.zone(name, tag, walk.zone)
    if name in _LEVELS:
        walk.kind, walk.level = BlockType.HEADING, _LEVELS[name]
        if walk.zone == boilerplate.HEADER and name == "h1":
            walk.zone = boilerplate.CONTENT
        for table in walk.tables:
            table.inner = True
    elif name in _KINDS:
        walk.kind, walk.level = _KINDS[name], 0
    elif name == "table":
        _open_table(walk, tag)
    elif name in ("td", "th", "tr", "thead") and walk.tables:
        _open_part(walk, walk.tables[-1], name, tag)


def _close(walk: Walk, name: str) -> None:
    _flush(walk)
    # The tree's writer closes what it opened; only the kept pieces of a selector may differ.
    while walk.open:
        opened, walk.kind, walk.level, walk.zone = walk.open.pop()
        if opened in ("td", "th") and walk.tables:
            _close_cell(walk, walk.tables[-1])
        elif opened == "thead" and walk.tables:
            walk.tables[-1].in_head = False
        elif opened == "table" and walk.tables:
            _close_table(walk, walk.tables.pop())
        if opened == name:
            break


def _line_break(walk: Walk) -> None:
    """One <br> is a space, unless a sentence ended before it; two part paragraphs (Argentine and Japanese laws)."""
    before = next((text for text in reversed(walk.raw) if text and not text.isspace()), "")
    if walk.kind is BlockType.CODE:
        walk.raw.append("\n")
    elif (walk.raw and walk.raw[-1] == "\n") or (
        not walk.tables and walk.level == 0 and plain(before[-40:]).endswith(_SENTENCE_ENDS)
    ):
        _flush(walk)
    else:
        walk.raw.append("\n")


def _flush(walk: Walk) -> None:
    if not walk.raw:
        return
    raw = "".join(walk.raw)
    walk.raw.clear()
    if not raw or raw.isspace():
        return
    if walk.open and walk.open[-1][0] == "title":
        walk.title = walk.title or plain(raw)
        return
    if walk.kind is BlockType.CODE:
        _flush_code(walk, raw)
        return
    text = plain(raw)
    if not text or (text[-1] == ">" and _SCRAP.fullmatch(text)):
        return
    linked = _only_links(raw)
    around = walk.zone
    if linked and around <= boilerplate.CONTENT and not _LEADS_OUT.search(raw):
        walk.zone = boilerplate.FURNITURE  # leads about the page itself: a table of contents, "skip to content"
    _put(walk, Block(walk.kind, text, (), None, None, walk.level), linked)
    walk.zone = around


def _put(walk: Walk, block: Block, linked: bool) -> None:
    """Add a block; a paragraph that begins with a section label becomes heading and paragraph (not in a table's cell)."""
    found = label(block.text) if block.type is BlockType.PARAGRAPH and not linked and not walk.tables else None
    if found is not None:
        _add(walk, Block(BlockType.HEADING, found.heading, (), None, None, found.level), False)
        if not found.rest:
            return
        block = Block(block.type, found.rest)
    _add(walk, block, linked)


def _flush_code(walk: Walk, raw: str) -> None:
    """Preformatted text: code where it is short, else the plain-text page that it is (Federal Register notices)."""
    from pipeline.extract.text import read_plain

    text = _unescaped(_TAG.sub("", raw)).strip("\n")
    if "\n\n" not in text and len(text) < 2_000:
        lines = "\n".join(line.rstrip() for line in text.split("\n"))
        if lines.strip():
            _add(walk, Block(BlockType.CODE, lines, walk.sections.path), False)
        return
    above = walk.sections.path
    for block in read_plain(text).blocks:
        _add(walk, block._replace(path=above + block.path), False, heading=False)


def _only_links(raw: str) -> bool:
    return "<a" in raw and bool(_LINK.search(raw)) and len(plain(_LINKED.sub("", raw))) < 4


def _add(walk: Walk, block: Block, linked: bool, *, heading: bool = True) -> None:
    if heading and block.type is BlockType.HEADING and walk.zone == boilerplate.CONTENT:
        block = block._replace(path=walk.sections.enter(block.level, block.text))
    elif not block.path:
        block = Block(block.type, block.text, walk.sections.path, block.key, block.cells, block.level)
    walk.blocks.append(block)
    walk.zones.append(walk.zone)
    walk.links.append(linked)


def _open_table(walk: Walk, tag: str) -> None:
    for table in walk.tables:
        table.inner = True
    attributes = dict(_ATTRIBUTE.findall(tag))
    layout = attributes.get("role") in ("presentation", "none")
    walk.tables.append(Table(len(walk.blocks), Grid(), walk.sections.copy(), inner=layout))


def _open_part(walk: Walk, table: Table, name: str, tag: str) -> None:
    if name == "thead":
        table.in_head = True
    elif name == "tr":
        table.grid.new_row(head=table.in_head)
    else:
        table.cell_start = len(walk.blocks)
        across, down = 1, 1
        if "span=" in tag:
            attributes = dict(_ATTRIBUTE.findall(tag))
            across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        table.grid.open(Cell(head=name == "th", across=across, down=down))


def _span(value: str | None) -> int:
    return min(int(value), 1_000) if value and value.isascii() and value.isdigit() and value != "0" else 1


def _close_cell(walk: Walk, table: Table) -> None:
    """A cell's blocks stay where they are until the table's end tells what it is; the grid notes which are its."""
    cell = table.grid.last
    if cell is not None:
        cell.first, cell.after = table.cell_start, len(walk.blocks)
        table.cell_start = len(walk.blocks)


def _close_table(walk: Walk, table: Table) -> None:
    """A data table's cells become rows; those of a table that lays out stay the paragraphs they are."""
    if walk.tables:
        walk.tables[-1].cell_start = min(walk.tables[-1].cell_start, table.start)
    room = limits.CELLS - walk.cells
    if table.inner or not table.grid.holds_data(walk.blocks) or room <= 0:
        if room <= 0:
            walk.faults.append(f"tables cut after {limits.CELLS:,} cells")
        if not walk.tables:
            _lay_out(walk, table)
        return
    inside = walk.blocks[table.start :]
    zones, links = walk.zones[table.start :], walk.links[table.start :]
    rows, used = table.grid.rows(walk.blocks, walk.selectors.key_columns, room)
    walk.cells += used
    path = inside[0].path if inside else walk.sections.path
    captions = [n for n, block in enumerate(inside) if block.type is BlockType.CAPTION]
    del walk.blocks[table.start :], walk.zones[table.start :], walk.links[table.start :]
    walk.blocks += [inside[n] for n in captions]
    walk.zones += [zones[n] for n in captions]
    walk.links += [links[n] for n in captions]
    zone = zones[0] if zones else walk.zone
    for row in rows:
        walk.blocks.append(row._replace(path=path))
        walk.zones.append(zone)
        walk.links.append(False)


def _lay_out(walk: Walk, table: Table) -> None:
    """The blocks of a table that only lays out stand in the page like any others (gazettes of Turkey)."""
    inside = zip(walk.blocks[table.start :], walk.zones[table.start :], walk.links[table.start :], strict=True)
    del walk.blocks[table.start :], walk.zones[table.start :], walk.links[table.start :]
    walk.sections = table.above
    around = walk.zone
    for block, zone, linked in inside:
        walk.zone = zone
        _put(walk, block._replace(path=()), linked)
    walk.zone = around
