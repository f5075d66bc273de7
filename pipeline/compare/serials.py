"""Serials: tables whose first column only counts their rows, so that a row is known by what follows its number.

The Union's list of high-risk countries is numbered: one that goes in as number 4 makes 5 of the old 4, and told by their
numbers twenty countries would have become other countries. Tariff chapters count too, but their column says what it
counts; and "01" is a code.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from pipeline.model.document import Block

_CELLS = itemgetter(4)  # of a block

_LEAST = 3  # rows that must follow one another
_NUMBER = re.compile(r"\(?([1-9]\d{0,4})[.)]{0,2}")
_COUNTING = re.compile(
    r"""(?:(?:s(?:l|r|er|erial)?|lfd|item|row|poř|por|red|r)?[./\s]*(?:no|nr|n|num|number|br|č|c)|n[°ºo]|№(?:\s?п/п)?|\#|s/n|
        serial|l\.?\s?p|p\.\s?č|stt|sıra(?:\s?no)?|sira(?:\s?no)?|序号|序號|番号|番號|項番|編號|연번|순번|번호|م|الرقم|מס['׳]?|ลำดับ(?:ที่)?|क्र\.?\s?सं\.?)?[.:]*""",
    re.IGNORECASE | re.VERBOSE,
)


def without_serials(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, rows of counting tables without their numbers and with the next cell as key."""
    if not any(map(_is_counting, {cells[0][0] for cells in map(_CELLS, blocks) if cells})):
        return blocks
    named = [at for at, block in enumerate(blocks) if block.cells and _is_counting(block.cells[0][0])]
    counted = {at for table in _tables(named, blocks) if _counts([blocks[at] for at in table]) for at in table}
    if not counted:
        return blocks
    return [_uncounted(block) if at in counted else block for at, block in enumerate(blocks)]


@lru_cache(maxsize=512)
def _is_counting(column: str) -> bool:
    return bool(_COUNTING.fullmatch(column.strip()))


def _tables(rows: list[int], blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Places of rows that follow one another under the same first column."""
    table: list[int] = []
    for at in rows:
        if table and (at != table[-1] + 1 or _first_column(blocks[at]) != _first_column(blocks[table[-1]])):
            yield table
            table = []
        table.append(at)
    if table:
        yield table


def _first_column(row: Block) -> str:
    return row.cells[0][0] if row.cells else ""


def _counts(rows: Sequence[Block]) -> bool:
    """Whether the numbers go up: one by one where nothing says that the column counts. Marks of amendments stand between
    them in consolidated acts of the Union, and numbers are missing where rows were struck out."""
    numbers = [int(found[1]) for row in rows if row.cells and (found := _NUMBER.fullmatch(row.cells[0][1].strip()))]
    if len(numbers) < max(_LEAST, len(rows) // 3):
        return False
    steps = [now - was for was, now in pairwise(numbers)]
    return all(step > 0 for step in steps) if _first_column(rows[0]) else all(step == 1 for step in steps)


def _uncounted(row: Block) -> Block:
    if not row.cells or len(row.cells) == 1 or not _NUMBER.fullmatch(row.cells[0][1].strip()):
        return row
    cells = row.cells[1:]
    return row._replace(text=" | ".join(value for _, value in cells), key=cells[0][1] or None, cells=cells)
