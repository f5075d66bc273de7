"""The grid of a table: spans unfolded, header rows and key columns found, rows made.

The same for tables of HTML, spreadsheets and delimited text, so that a rate is found under the same names wherever it
was published.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from operator import itemgetter

from pipeline.model.document import Block, BlockType

BETWEEN = " | "
HEAD_ROWS = 6
_TELLING = 0.9  # share of rows that a key column must tell apart
LONG_CELL = 8_000  # characters from which a "cell" is a page's column
# A column that names its rows: codes, numbers, names, as authorities head them.
_KEY_NAMES = re.compile(
    r"\b(?:code|codes|hs|hts|hsn|cn|kn|taric|heading|subheading|tariff\s*(?:item|no|number|line|code)|commodity|item|"
    r"id|identifier|number|no|nr|n[o°º]|gtip|pozisyon|kod|kodu|position|code\s*nc|ncm|fracci[oó]n|codice|codigo|código|"
    r"warennummer|tarifnummer|cas|symbol|key)\b|品目|税则|稅則|税番|番号|编号|編號|序号|号列|コード|編碼|编码|코드|번호|세번|رمز|بند|код",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:ex\s*)?[\dA-Z]{1,6}(?:[.\s/-]?\d{1,6}){0,5}[A-Za-z]?\.?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|(?:19|20)\d{2}(?:\d{4})?")
_NUMERIC = re.compile(r"[\s\d.,%+()/€$£¥-]*\d[\s\d.,%+()/€$£¥-]*")


@dataclass(slots=True)
class Cell:
    """A cell of a page's table: which blocks are its, how far it spans."""

    head: bool = False
    across: int = 1
    down: int = 1
    first: int = 0
    after: int = 0


@dataclass(slots=True)
class Grid:
    """The cells of a page's table, row by row, as they are read."""

    lines: list[list[Cell]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    last: Cell | None = None

    def new_row(self, *, head: bool) -> None:
        """Begin a row."""
        self.lines.append([])
        self.heads.append(head)

    def open(self, cell: Cell) -> None:
        """Begin a cell."""
        if not self.lines:
            self.new_row(head=False)
        self.lines[-1].append(cell)
        self.last = cell

    def holds_data(self, blocks: Sequence[Block]) -> bool:
        """Whether rows and columns mean something: at least two of both, and no cell as long as a page's column."""
        wide = [line for line in self.lines if len(line) > 1]
        if len(wide) < 2 and not (wide and any(cell.head for line in self.lines for cell in line)):
            return False
        return not any(
            cell.after - cell.first > 40
            or sum(len(block.text) for block in blocks[cell.first : cell.after]) > LONG_CELL
            for line in self.lines
            for cell in line
        )

    def rows(self, blocks: Sequence[Block], key_columns: Sequence[str], room: int) -> tuple[list[Block], int]:
        """The table's rows, and how many cells they came to."""
        texts, heads, used = self._unfolded(blocks, room)
        return rows_of(texts, header_rows(texts, heads), key_columns), used

    def _unfolded(self, blocks: Sequence[Block], room: int) -> tuple[list[list[str]], list[bool], int]:
        texts: list[list[str]] = []
        heads: list[bool] = []
        hanging: dict[int, tuple[int, str]] = {}  # column: rows that a cell above still covers, its text
        used = 0
        for line, in_head in zip(self.lines, self.heads, strict=True):
            row: list[str] = []
            for cell in line:
                _hang(row, hanging)
                text = " ".join(block.text for block in blocks[cell.first : cell.after])
                header = cell.head and (in_head or all(other.head for other in line))
                across = cell.across if used < room else 1
                for n in range(across):
                    if cell.down > 1:
                        hanging[len(row)] = (cell.down - 1, text if n == 0 or header else "")
                    row.append(text if n == 0 or header else "")
            _hang(row, hanging)
            used += len(row)
            if any(row):
                texts.append(row)
                heads.append(in_head or (bool(line) and all(cell.head for cell in line)))
        return texts, heads, used


def _hang(row: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(row) in hanging:
        left, text = hanging.pop(len(row))
        if left > 1:
            hanging[len(row)] = (left - 1, text)
        row.append(text)


def header_rows(texts: Sequence[Sequence[str]], heads: Sequence[bool]) -> int:
    """How many rows at the top name the columns: those marked so, else what looks like it."""
    marked = 0
    while marked < len(heads) and heads[marked] and marked < HEAD_ROWS:
        marked += 1
    return marked or guessed_header_rows(texts)


def guessed_header_rows(texts: Sequence[Sequence[str]]) -> int:
    """1 where the first row looks like names above values: all filled or nearly, none a number, none repeated below."""
    if len(texts) < 2:
        return 0
    first = [text for text in texts[0] if text]
    if len(first) < 2 or len(first) < len(texts[0]) * 0.6 or len(set(first)) < len(first) * 0.8:
        return 0
    if any(_NUMERIC.fullmatch(text) or len(text) > 120 for text in first):
        return 0
    below = texts[1:12]
    has_numbers = any(_NUMERIC.fullmatch(text) for row in below for text in row if text)
    return int(has_numbers or any(map(_names_rows, first)))


def rows_of(
    texts: Sequence[Sequence[str]], header_rows: int, key_columns: Sequence[str] = (), path: tuple[str, ...] = ()
) -> list[Block]:
    """Rows as blocks: the header rows first, then each with its cells by column name and its key."""
    width = max(map(len, texts), default=0)
    names = _names(texts[:header_rows], width)
    heads = [Block(BlockType.ROW, BETWEEN.join(row), path) for row in texts[:header_rows]]
    body = texts[header_rows:]
    keys = _key_indexes(names, body, key_columns)
    only = keys[0] if len(keys) == 1 else -1
    if 0 <= only < min(map(len, body), default=0):
        named: list[str | None] = [row[only] or None for row in body]
    else:
        named = [BETWEEN.join([row[n] for n in keys if n < len(row) and row[n]]) or None for row in body]
    cells = map(tuple, map(zip, repeat(names), body))
    # As many calls into C as there are rows, and none of Python's.
    parts = zip(repeat(BlockType.ROW), map(BETWEEN.join, body), repeat(path), named, cells, repeat(0), strict=False)
    rows = list(map(tuple.__new__, repeat(Block), parts))
    for n in [n for n, row in enumerate(body) if not row[-1]]:
        row = body[n]
        if width > 2 and len(row) == width and row[0] and not any(row[1:]):
            rows[n] = Block(BlockType.ROW, row[0], path, row[0], ((names[0], row[0]),))
    return heads + rows


@lru_cache(maxsize=4_096)
def _names_rows(heading: str) -> bool:
    return _KEY_NAMES.search(heading) is not None


def _names(header: Sequence[Sequence[str]], width: int) -> list[str]:
    if len(header) == 1:
        return [*header[0], *[""] * (width - len(header[0]))]
    names = []
    for column in range(width):
        parts = dict.fromkeys(row[column] for row in header if column < len(row) and row[column])
        names.append(" / ".join(parts))
    return names


def _key_indexes(names: Sequence[str], body: Sequence[Sequence[str]], wanted: Sequence[str]) -> list[int]:
    """The columns that tell a row from its neighbours: those asked for, else headed or looking so, else the first."""
    folded = [name.casefold() for name in names]
    asked = [folded.index(name.casefold()) for name in wanted if name.casefold() in folded]
    if asked:
        return asked
    columns = range(min(len(names), 6))
    by_head = [n for n in columns if names[n] and len(names[n]) < 60 and _names_rows(names[n])]
    for column in by_head:
        if _distinct(body, [column]) > _TELLING:
            return [column]
    by_look = [n for n in columns if _codes(body, n)]
    for column in (*by_look, 0):
        if _distinct(body, [column]) > _TELLING:
            return [column]
    first = (by_head or by_look or [0])[0]
    for other in columns:
        if other != first and _distinct(body, [first, other]) > _TELLING:
            return sorted((first, other))
    return [first]


def _codes(body: Sequence[Sequence[str]], column: int) -> bool:
    sample = [row[column] for row in body[:40] if column < len(row) and row[column]]
    fit = sum(
        1
        for text in sample
        if len(text) > 3 and any(map(str.isdigit, text)) and _CODE.fullmatch(text) and not _DATE.fullmatch(text)
    )
    return bool(sample) and fit > 0.8 * len(sample)


def _distinct(body: Sequence[Sequence[str]], columns: Sequence[int]) -> float:
    """The share of filled rows that these columns tell apart; 0 where too few are filled."""
    rows = body[:2_000]
    seen: Sequence[tuple[str, ...]]
    if max(columns) < min(map(len, rows), default=0):
        seen = list(zip(*(map(itemgetter(column), rows) for column in columns), strict=True))
    else:
        seen = [tuple(row[n] if n < len(row) else "" for n in columns) for row in rows]
    filled = [key for key in seen if any(key)]
    return len(set(filled)) / len(filled) if len(filled) > len(seen) * 0.6 else 0.0
