"""Tables: what changed in a row, cell by cell, named by the row's key and the column's name."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from pipeline.compare.words import spans_between
from pipeline.model.document import Block, BlockType
from pipeline.model.edits import Edit, Op

_NAME, _VALUE = itemgetter(0), itemgetter(1)  # of a cell

_BETWEEN = " | "  # the cells of a row, in its text


def cell_edits(old: Block, new: Block) -> Iterator[Edit]:
    """One edit a cell that differs; a row whose columns cannot be told is compared as a whole."""
    if old.cells and new.cells and len(old.cells) == len(new.cells):
        differ = [at for at, (was, now) in enumerate(zip(old.cells, new.cells, strict=True)) if was != now]
        if all(old.cells[at][0] == new.cells[at][0] for at in differ):
            names = _numbered(tuple(map(_NAME, new.cells)))
            for at in differ:
                yield _changed(new, names[at], old.cells[at][1], new.cells[at][1])
            return
    before, after = _columns(old), _columns(new)
    if before is None or after is None:
        yield from _head(old, new) or [_changed(new, None, old.text, new.text)]
        return
    for column, was in before.items():
        now = after.get(column)
        if now is not None and now != was:
            yield _changed(new, column, was, now)
    gone = [(column, was) for column, was in before.items() if column not in after]
    come = [(column, now) for column, now in after.items() if column not in before]
    yield from _other_columns(new, gone, come)


def _head(old: Block, new: Block) -> list[Edit]:
    """The columns that got another name, where both rows are heads of as many columns."""
    if not all(block.key is None and block.cells is None and _BETWEEN in block.text for block in (old, new)):
        return []
    was, now = old.text.split(_BETWEEN), new.text.split(_BETWEEN)
    if len(was) != len(now):
        return []
    return [_renamed(new.path, a, b) for a, b in zip(was, now, strict=True) if a != b]


def _renamed(path: tuple[str, ...], was: str, now: str) -> Edit:
    return Edit(Op.REWORDED, None, path, None, None, now, was, now, spans_between(was, now))


def column_edits(pairs: Iterable[tuple[Block, Block]]) -> Iterator[tuple[int, Edit]]:
    """Columns renamed above rows whose values stayed, once a table, with the place of the first such row."""
    told: set[tuple[object, ...]] = set()
    for at, (old, new) in enumerate(pairs):
        if old.cells == new.cells or not old.cells or not new.cells:
            continue
        for (was, value), (now, same) in zip(old.cells, new.cells, strict=False):
            name = (new.path, was, now)
            if was != now and value == same and name not in told:
                told.add(name)
                yield at, _renamed(new.path, was, now)


@lru_cache(maxsize=256)
def _numbered(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a row's columns; one that stands before already gets its number."""
    ranks = (names[:at].count(name) + 1 for at, name in enumerate(names))
    return tuple(name if rank == 1 else f"{name} ({rank})" for name, rank in zip(names, ranks, strict=True))


def _columns(row: Block) -> dict[str, str] | None:
    """Values by column name."""
    if not row.cells:
        return None
    return dict(zip(_numbered(tuple(map(_NAME, row.cells))), map(_VALUE, row.cells), strict=True))


def _other_columns(row: Block, gone: Sequence[tuple[str, str]], come: Sequence[tuple[str, str]]) -> Iterator[Edit]:
    for at in range(max(len(gone), len(come))):
        was, before = gone[at] if at < len(gone) else ("", "")
        now, after = come[at] if at < len(come) else ("", "")
        if before != after:
            yield _changed(row, now or was, before, after)


def _changed(row: Block, column: str | None, before: str, after: str) -> Edit:
    key = row.key or (row.cells[0][1] if row.cells and row.type is BlockType.ROW else None)
    return Edit(Op.ROW_CHANGED, None, row.path, None, key, column, before, after, spans_between(before, after))
