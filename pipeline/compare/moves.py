"""Moves: what left one place and stands, word for word, at another. A moved chapter is one move, not forty.

Seen on consolidated laws, whose schedules change places, and on help pages, whose lists are sorted anew.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.compare.align import Codes, Gap, Run, alike
from pipeline.compare.pairs import likeness
from pipeline.model.document import Block, BlockType

_LEAST = 20  # characters; below, the same words at two places are chance ("Repealed.", "Yes")
_BRIDGE = 6  # blocks changed inside a moved chapter that do not make two moves of it
_LIKE = 0.6
_LISTED = (BlockType.ITEM, BlockType.ROW, BlockType.FIELD)


class Move(NamedTuple):
    """`old[a0:a1]` is now `new[b0:b1]`; `runs` are the equal stretches, what lies between was changed too."""

    gap: Gap
    runs: tuple[Run, ...]


def find_moves(
    old: Sequence[Block], new: Sequence[Block], codes: tuple[Codes, Codes], gaps: Sequence[Gap]
) -> list[Move]:
    """Moves among the blocks that alignment left over, in the order of the old document."""
    left_old = [i for gap in gaps for i in range(gap.a0, gap.a1)]
    left_new = [j for gap in gaps for j in range(gap.b0, gap.b1)]
    if not left_old or not left_new:
        return []
    texts_old, texts_new = [codes[0][i] for i in left_old], [codes[1][j] for j in left_new]
    in_old, in_new, places = Counter(texts_old), Counter(texts_new), dict(zip(texts_new, left_new, strict=True))
    free_old = marked(len(old), [(gap.a0, gap.a1) for gap in gaps])
    free_new = marked(len(new), [(gap.b0, gap.b1) for gap in gaps])
    runs: list[Run] = []
    for i, text in zip(left_old, texts_old, strict=True):
        if not free_old[i] or in_new.get(text) != 1 or in_old[text] != 1:
            continue
        j = places[text]
        if free_new[j] and _worth(old[i], new[j]):
            run = _grown(i, j, codes, free_old, free_new)
            free_old[run.old : run.old + run.size] = free_new[run.new : run.new + run.size] = bytes(run.size)
            runs.append(run)
    return _chapters(sorted(runs), free_old, free_new)


def marked(length: int, stretches: Iterable[tuple[int, int]]) -> bytearray:
    """A mark for each place: 1 in the stretches, 0 elsewhere."""
    marks = bytearray(length)
    for start, end in stretches:
        marks[start:end] = b"\1" * (end - start)
    return marks


def settled(moves: list[Move], old: Sequence[Block], new: Sequence[Block], gaps: Sequence[Gap]) -> list[Move]:
    """Moves without those that are better told as a rewording on the spot.

    Canadian regulations carry coming amendments at their end: once in force, the coming words stand in the article,
    and a reader wants to see what they replaced there, not where they came from.
    """
    starts = [(gap.a0, gap.b0) for gap in gaps]
    return [move for move in moves if not _replaces(move, old, new, gaps, starts)]


def _replaces(
    move: Move, old: Sequence[Block], new: Sequence[Block], gaps: Sequence[Gap], starts: list[tuple[int, int]]
) -> bool:
    a0, b0 = move.gap.a0, move.gap.b0
    if move.gap.a1 - a0 > 1 or old[a0].type in _LISTED[1:]:
        return False
    there = gaps[bisect_right(starts, b0, key=lambda start: start[1]) - 1]
    here = gaps[bisect_right(starts, a0, key=lambda start: start[0]) - 1]
    stood = [old[i].text for i in range(there.a0, there.a1)[: _BRIDGE + 1] if i != a0]
    stands = [new[j].text for j in range(here.b0, here.b1)[: _BRIDGE + 1] if j != b0]
    return any(likeness(text, new[b0].text) >= _LIKE for text in (*stood, *stands))


def _worth(old: Block, new: Block) -> bool:
    # In one list or table even a single short entry moves: country lists are sorted anew.
    return len(old.text) >= _LEAST or (old.type in _LISTED and old.path == new.path)


def _grown(i: int, j: int, codes: tuple[Codes, Codes], free_old: bytearray, free_new: bytearray) -> Run:
    """The run through (i, j) over equal neighbours, unique or not."""
    room = min(_until(free_old, i), _until(free_new, j))
    behind = min(i - free_old.rfind(0, 0, i), j - free_new.rfind(0, 0, j)) - 1
    up = alike(*codes, i - 1, j - 1, -1, behind)
    return Run(i - up, j - up, up + alike(*codes, i, j, 1, room))


def _until(free: bytearray, place: int) -> int:
    """How many places from this one on are free."""
    end = free.find(0, place)
    return (end if end >= 0 else len(free)) - place


def _chapters(runs: list[Run], free_old: bytearray, free_new: bytearray) -> list[Move]:
    """Runs that moved together joined over the few changed blocks between them."""
    moves: list[Move] = []
    for run in runs:
        end = Gap(run.old, run.old + run.size, run.new, run.new + run.size)
        last = moves[-1].gap if moves else None
        if last and _together(last, end, free_old, free_new):
            moves[-1] = Move(Gap(last.a0, end.a1, last.b0, end.b1), (*moves[-1].runs, run))
        else:
            moves.append(Move(end, (run,)))
    return moves


def _together(last: Gap, run: Gap, free_old: bytearray, free_new: bytearray) -> bool:
    if run.b0 < last.b1 or run.a0 - last.a1 > _BRIDGE or run.b0 - last.b1 > _BRIDGE:
        return False
    return 0 not in free_old[last.a1 : run.a0] and 0 not in free_new[last.b1 : run.b0]
