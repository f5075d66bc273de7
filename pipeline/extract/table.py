"""Delimited text and spreadsheets to rows."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from pipeline.extract import limits
from pipeline.extract.archive import checked_zip
from pipeline.extract.content import Content, clean
from pipeline.extract.grid import guessed_header_rows, rows_of
from pipeline.model.document import Block, BlockType

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50


def read_delimited(text: str, key_columns: Sequence[str] = ()) -> Content:
    """The rows of CSV and its kin; the delimiter is the one that cuts the first lines most evenly."""
    text = text.rstrip("\x1a\r\n \0").replace("\0", "")  # OFAC's lists end with a line of 0x1A
    faults: list[str] = []
    csv.field_size_limit(limits.BODY)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter_of(text) or ","):
            cells += len(row)
            if cells > limits.CELLS:
                faults.append(f"cut after {limits.CELLS:,} cells")
                break
            cleaned = [clean(cell) for cell in row]
            if any(cleaned):
                rows.append(cleaned)
    except csv.Error as error:
        faults.append(f"delimited text broken off: {error}")
    header = guessed_header_rows(rows)
    return Content(rows_of(rows, header, key_columns), faults=tuple(faults))


def delimiter_of(text: str) -> str | None:
    """The delimiter of a delimited text; None where no character cuts its lines into columns."""
    best, most = None, 0.0
    sample = text[:200_000]
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        try:
            reader = csv.reader(io.StringIO(sample), delimiter=delimiter)
            widths = [len(row) for _, row in zip(range(_SAMPLE_LINES), reader, strict=False) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        common = max(set(widths), key=widths.count)
        even = widths.count(common) / len(widths)
        if common > 1 and even * min(common, 8) > most and even > 0.5:
            best, most = delimiter, even * min(common, 8)
    return best


def read_spreadsheet(body: bytes, key_columns: Sequence[str] = ()) -> Content:
    """The rows of all sheets of an XLS or XLSX workbook; a sheet's name is the heading above them."""
    from python_calamine import CalamineWorkbook

    if body.startswith(b"PK") and (fault := checked_zip(body)):
        return Content([], faults=(fault,))
    blocks: list[Block] = []
    faults: list[str] = []
    room = limits.CELLS
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        for name in book.sheet_names:
            rows = _sheet(book, name, room)
            room -= sum(map(len, rows))
            if room <= 0:
                faults.append(f"cut after {limits.CELLS:,} cells")
                break
            blocks += _sheet_blocks(name, rows, key_columns, several=len(book.sheet_names) > 1)
    except Exception as error:  # the library names its errors in Rust; whatever they are, the file is not readable
        faults.append(f"spreadsheet not readable: {clean(str(error))[:200]}")
    return Content(blocks, title=blocks[0].text if blocks else "", faults=tuple(faults))


def _sheet(book: Any, name: str, room: int) -> list[list[str]]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > room * 4:
        raise ValueError(f"a sheet of {sheet.total_height:,} by {sheet.total_width:,} cells")
    rows = [[_spelled(value) for value in row] for row in sheet.to_python(skip_empty_area=True)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _unfold(rows, top, left, bottom, right)
    return [row for row in rows if any(row)]


def _unfold(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    """A merged cell's value holds for each row it covers."""
    if top < len(rows) and left < len(rows[top]):
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and not row[left]:
                row[left] = rows[top][left]


def _spelled(value: Any) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value)
        case _:
            return clean(str(value))


def _sheet_blocks(name: str, rows: list[list[str]], key_columns: Sequence[str], *, several: bool) -> list[Block]:
    """Lines above the table (a title, a note) are paragraphs; the header is the first row as wide as the table."""
    path: tuple[str, ...] = (name,) if several else ()
    blocks = [Block(BlockType.HEADING, name, (), None, None, 1)] if several and rows else []
    width = max((sum(map(bool, row)) for row in rows), default=0)
    start = 0
    while start < min(len(rows), 20) and sum(map(bool, rows[start])) < min(width, max(2, width // 2 + 1)):
        blocks += [Block(BlockType.PARAGRAPH, text, path) for text in rows[start] if text]
        start += 1
    table = rows[start:]
    blocks += [row._replace(path=path) for row in rows_of(table, guessed_header_rows(table), key_columns)]
    return blocks
