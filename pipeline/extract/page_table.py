"""Tables of a page: data becomes rows, what merely lays out the page stays the paragraphs it is.

Most tables of data are plain: rows of cells, no span, nothing in a cell that parts text. Those are cut with a few calls
a row. The others are walked like the rest of the page, and what they are shows at their end.
"""

import re

from pipeline.extract import boilerplate, limits
from pipeline.extract.boilerplate import Mark
from pipeline.extract.grid import LONG_CELL, Cell, Grid, header_rows, rows_of
from pipeline.extract.walk import ATTRIBUTE, Table, Walk, place, plain, put
from pipeline.model.document import BlockType

# What a plain table must not hold: text outside its cells, and tags that part text within a cell.
_NOT_PLAIN = re.compile(
    r"<(?:table|caption|tfoot|p|div|ul|ol|dl|h[1-6]|pre|blockquote|section|article|form|fieldset|select|textarea|noscript|"
    r"address|center|details|figure|nav|iframe|hr|track)[ >]"
)
_OPENS_CELL = re.compile(r"<t[dh](?: [^>]*)?>")
_UNTIDY = ("&", "  ", " </td>", "<td> ")
_NO_CELL = re.compile(r"<(?!/?td>)[^>]*>")


def plain_table(walk: Walk, tag: str, html: str, start: int, end: int) -> bool:
    """Read the table whose inside is html[start:end], if it is plain; else say so and leave it to the walk."""
    if walk.tables or "presentation" in tag or boilerplate.DROPPED in tag:
        return False
    inner = html[start:end]
    read = _lines(inner)
    if read is None:
        return False
    texts, heads = read
    walk.cells += sum(map(len, texts))
    if (
        sum(len(line) > 1 for line in texts) < 2
        or walk.cells > limits.CELLS
        or (len(inner) > LONG_CELL and any(len(text) > LONG_CELL for line in texts for text in line))
    ):
        return False
    mark = Mark(boilerplate.zone("table", tag, walk.zone), False, walk.box)
    rows = rows_of(texts, header_rows(texts, heads), walk.selectors.key_columns, walk.sections.path)
    walk.blocks += rows
    walk.marks += [mark] * (len(walk.blocks) - len(walk.marks))
    return True


def _lines(inner: str) -> tuple[list[list[str]], list[bool]] | None:
    """The texts of a plain table's cells, line by line, and which lines on top hold heads; None where it is not plain.

    Empty lines are left out.
    """
    before, *lines = inner.split("<tr")
    if _NOT_PLAIN.search(before):
        return None
    tidy = not any(sign in inner for sign in _UNTIDY)
    in_head = "<thead" in before
    on_top = True
    texts: list[list[str]] = []
    heads: list[bool] = []
    for line in lines:
        cells = _cells(line, tidy=tidy)
        if cells is None:
            return None
        if cells[0] or any(cells):
            on_top = on_top and (in_head or "<td" not in line)
            texts.append(cells)
            heads.append(on_top)
        if on_top:
            in_head = "<thead" in line or (in_head and "</thead" not in line)
    return texts, heads


def _cells(line: str, *, tidy: bool) -> list[str] | None:
    """The texts of a line's cells, or None where text is parted in one or one spans others.

    Most lines are nothing but cells without attributes: then their tags are all that there are. `tidy` says that the
    table has no reference, and no white space beside its tags or more of it than one, so that cells are texts.
    """
    inside = line.partition("<td>")[2]
    cells = inside.split("</td><td>")
    if inside and line.count("<") == 2 * len(cells) + 1:
        cells[-1] = cells[-1].partition("</td>")[0]
        return cells if tidy else [plain(cell) for cell in cells]
    if "span=" in line or _NOT_PLAIN.search(line):
        return None
    line = _OPENS_CELL.sub("<td>", line.partition("</tr>")[0]).replace("</th>", "</td>").replace("<br>", " ")
    return [plain(cell.partition("</td>")[0]) for cell in _NO_CELL.sub("", line).split("<td>")[1:]] or [""]


def open_table(walk: Walk, tag: str) -> None:
    """Begin a table that is walked."""
    for table in walk.tables:
        table.inner = True
    attributes = dict(ATTRIBUTE.findall(tag))
    layout = attributes.get("role") in ("presentation", "none")
    walk.tables.append(Table(len(walk.blocks), Grid(), walk.sections.copy(), inner=layout))


def open_part(walk: Walk, table: Table, name: str, tag: str) -> None:
    """Begin a head, a row or a cell."""
    if name == "thead":
        table.in_head = True
    elif name == "tr":
        table.grid.new_row(head=table.in_head)
    else:
        table.cell_start = len(walk.blocks)
        across, down = 1, 1
        if "span=" in tag:
            attributes = dict(ATTRIBUTE.findall(tag))
            across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
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
    mark = Mark(marks[0].zone if marks else walk.zone, False, walk.box)
    for row in rows:
        walk.blocks.append(row._replace(path=path))
        walk.marks.append(mark)


def _lay_out(walk: Walk, table: Table) -> None:
    """The blocks of a table that only lays out stand in the page like any others (gazettes of Turkey)."""
    inside = zip(walk.blocks[table.start :], walk.marks[table.start :], strict=True)
    del walk.blocks[table.start :], walk.marks[table.start :]
    walk.sections = table.above
    around = walk.zone, walk.box
    for block, mark in inside:
        walk.zone, walk.box = mark.zone, mark.box
        if block.cells:
            place(walk, block._replace(path=walk.sections.path), mark.linked)
        else:
            put(walk, block.type, block.text, block.level, mark.linked)
    walk.zone, walk.box = around
