"""Tables of a page: data becomes rows, what merely lays out the page stays the paragraphs it is.

Most tables of data are plain: rows of cells, no span, nothing in a cell that parts text. Those are cut with a few calls
a table. The others are walked like the rest of the page, and what they are shows at their end.
"""

import re
from collections.abc import Sequence

from pipeline.extract import boilerplate, limits
from pipeline.extract.boilerplate import Mark
from pipeline.extract.grid import HEAD_ROWS, LONG_CELL, Cell, Grid, guessed_header_rows, rows_of
from pipeline.extract.walk import ATTRIBUTE, Spot, Table, Walk, keep, plain, put
from pipeline.model.document import BlockType

# What a plain table must not hold: text outside its cells, and tags that part text within a cell.
_NOT_PLAIN = re.compile(
    r"<(?:table|caption|tfoot|p|div|ul|ol|dl|h[1-6]|pre|blockquote|section|article|form|fieldset|select|textarea|noscript|"
    r"address|center|details|figure|nav|iframe|hr|track)[ >]"
)
_SPANS = re.compile(r"<[^>]*span=")
_LINE_STARTS, _LINE_ENDS = "<tr><td>", "</td></tr>"
_UNTIDY = ("  ", " </td>", "<td> ")
_CELL_TAG = re.compile(r"<t(?:d |h(?=[ >]))[^>]*>")
_ROW_TAG = re.compile(r"<tr [^>]*>")
_NO_CELL = re.compile(r"<(?!/?t[dr]>)[^>]*>")
_OPENS_CELL = re.compile(r"<t[dh][ >]")


def plain_table(walk: Walk, attributes: str, inner: str) -> bool:
    """Read the table with this inside, if it is plain; else say so and leave it to the walk."""
    if walk.tables or "presentation" in attributes or boilerplate.DROPPED in attributes:
        return False
    start = inner.find("<tr")
    if start >= 0 and _NOT_PLAIN.search(inner, 0, start):
        return False
    lines = _cells(inner[start:]) if start >= 0 else []
    if lines is None:
        return False
    texts = [line for line in lines if line[0] or any(line)]
    walk.cells += sum(map(len, texts))
    if (
        len([line for line in texts if len(line) > 1]) < 2
        or walk.cells > limits.CELLS
        or (len(inner) > LONG_CELL and any(len(text) > LONG_CELL for line in texts for text in line))
    ):
        return False
    mark = Mark(boilerplate.zone("table", attributes, walk.spot.zone), False, walk.box)
    heads = _heads(inner, start, lines) or guessed_header_rows(texts)
    rows = rows_of(texts, heads, walk.selectors.key_columns, walk.sections.path)
    walk.blocks += rows
    walk.marks += [mark] * len(rows)
    return True


def _cells(html: str) -> list[list[str]] | None:
    """The texts of the cells, line by line, empty ones too; None where text is parted in one or one spans others."""
    if "<tr " in html:
        html = _ROW_TAG.sub("<tr>", html)
    start, end = html.find(_LINE_STARTS), html.rfind(_LINE_ENDS)
    even = _even_cells(html[start:end]) if 0 <= start < end else None
    if even is None:
        return _uneven_cells(html)
    above, below = _uneven_cells(html[:start]), _uneven_cells(html[end + len(_LINE_ENDS) :])
    return None if above is None or below is None else [*above, *even, *below]


def _even_cells(html: str) -> list[list[str]] | None:
    """The texts of lines that are nothing but cells without attributes, as most are; None where they are not.

    From the start of the first line to the end of the last cell's text. By two kinds of cut for the whole table: then
    as many tags must be gone as there were.
    """
    spaced = html.startswith(" ", html.find(_LINE_ENDS) + len(_LINE_ENDS))
    between = f"{_LINE_ENDS} {_LINE_STARTS}" if spaced else _LINE_ENDS + _LINE_STARTS
    lines = html[len(_LINE_STARTS) :].split(between)
    cells = [line.split("</td><td>") for line in lines]
    if html.count("<") != 2 * (sum(map(len, cells)) + len(lines)) - 2:
        return None
    if "&" in html or html[-1] == " " or any(sign in html for sign in _UNTIDY):
        return [[plain(cell) for cell in line] for line in cells]
    return cells


def _uneven_cells(html: str) -> list[list[str]] | None:
    """The texts of any plain lines: away with what is neither line nor cell, then they are even."""
    if not html or "<table" in html or ("span=" in html and _SPANS.search(html)):
        return None if html else []
    html = _CELL_TAG.sub("<td>", html).replace("</th>", "</td>")
    if html.count("<") != 2 * (html.count("<td>") + html.count("<tr>")):
        if _NOT_PLAIN.search(html):
            return None
        html = _NO_CELL.sub("", html.replace("<br>", " "))
    if any(sign in html for sign in ("  ", "\n", "\t")):
        html = " ".join(html.split())
    html = html.replace("> <", "><").replace("<tr></tr>", "").strip()
    return _even_cells(html[: -len(_LINE_ENDS)]) if html else []


def _heads(inner: str, start: int, lines: Sequence[Sequence[str]]) -> int:
    """How many of the lines that are not empty hold heads, on top of the table."""
    in_head = "<thead" in inner[:start]
    heads = at = 0
    while start >= 0 and heads < HEAD_ROWS:
        end = inner.find("<tr", start + 1)
        line = inner[start:end] if end > 0 else inner[start:]
        if _OPENS_CELL.search(line):
            if any(lines[at]):
                if not in_head and "<td" in line:
                    break
                heads += 1
            at += 1
        in_head = "<thead" in line or (in_head and "</thead" not in line)
        start = end
    return heads


def open_table(walk: Walk, attributes: str) -> None:
    """Begin a table that is walked."""
    for table in walk.tables:
        table.inner = True
    said = dict(ATTRIBUTE.findall(attributes))
    layout = said.get("role") in ("presentation", "none")
    walk.tables.append(Table(len(walk.blocks), Grid(), walk.sections.copy(), inner=layout))


def open_part(walk: Walk, table: Table, name: str, attributes: str) -> None:
    """Begin a head, a row or a cell."""
    if name == "thead":
        table.in_head = True
    elif name == "tr":
        table.grid.new_row(head=table.in_head)
    else:
        table.cell_start = len(walk.blocks)
        across, down = 1, 1
        if "span=" in attributes:
            said = dict(ATTRIBUTE.findall(attributes))
            across, down = _span(said.get("colspan")), _span(said.get("rowspan"))
        table.grid.open(Cell(head=name == "th", across=across, down=down))


def _span(value: str | None) -> int:
    return min(int(value), 1_000) if value and value.isascii() and value.isdigit() and value != "0" else 1


def close_cell(walk: Walk, table: Table) -> None:
    """A cell's blocks stay where they are until the table's end tells what it is; the grid notes which are its."""
    cell = table.grid.last
    if cell is not None:
        cell.first, cell.after = table.cell_start, len(walk.blocks)
        table.cell_start = len(walk.blocks)


def close_table(walk: Walk, table: Table) -> None:
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
    marks = walk.marks[table.start :]
    rows, used = table.grid.rows(walk.blocks, walk.selectors.key_columns, room)
    walk.cells += used
    path = inside[0].path if inside else walk.sections.path
    captions = [n for n, block in enumerate(inside) if block.type is BlockType.CAPTION]
    del walk.blocks[table.start :], walk.marks[table.start :]
    walk.blocks += [inside[n] for n in captions]
    walk.marks += [marks[n] for n in captions]
    mark = Mark(marks[0].zone if marks else walk.spot.zone, False, walk.box)
    for row in rows:
        walk.blocks.append(row._replace(path=path))
        walk.marks.append(mark)


def _lay_out(walk: Walk, table: Table) -> None:
    """The blocks of a table that only lays out stand in the page like any others (gazettes of Turkey)."""
    inside = zip(walk.blocks[table.start :], walk.marks[table.start :], strict=True)
    del walk.blocks[table.start :], walk.marks[table.start :]
    walk.sections = table.above
    box = walk.box
    for block, mark in inside:
        walk.box = mark.box
        if block.cells:
            keep(walk, block._replace(path=walk.sections.path), mark.zone, mark.linked)
        else:
            put(walk, Spot(block.type, block.level, mark.zone), block.text, mark.linked)
    walk.box = box
