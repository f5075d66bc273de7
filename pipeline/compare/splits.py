"""Splits and joins: the same words under other paragraph borders, and rewrapped lines.

Taiwan's law exports end each line where the printed page does and later do not; terms of trade are cut into items.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipeline.compare.fold import fold
from pipeline.compare.pairs import likeness
from pipeline.model.document import Block, BlockType

_FLOWING = (BlockType.PARAGRAPH, BlockType.ITEM, BlockType.HEADING, BlockType.QUOTE, BlockType.CAPTION)
_NEARLY = 0.8


class Reflow(NamedTuple):
    """Blocks of the old document whose words stand in these blocks of the new one."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def reflows(old: Sequence[Block], new: Sequence[Block], ours: list[int], theirs: list[int]) -> Iterator[Reflow]:
    """Stretches from the start of a gap, then from its end, that hold the same words in other blocks."""
    ours, theirs = _flowing(old, ours), _flowing(new, theirs)
    ahead = _chunks([fold(old[i].text) for i in ours], [fold(new[j].text) for j in theirs])
    taken_old = taken_new = 0
    for a, b in ahead:
        if (a, b) != (1, 1):
            yield Reflow(tuple(ours[taken_old : taken_old + a]), tuple(theirs[taken_new : taken_new + b]))
        taken_old, taken_new = taken_old + a, taken_new + b
    ours, theirs = ours[taken_old:][::-1], theirs[taken_new:][::-1]
    back = _chunks([fold(old[i].text)[::-1] for i in ours], [fold(new[j].text)[::-1] for j in theirs])
    taken_old = taken_new = 0
    for a, b in back:
        if (a, b) != (1, 1):
            yield Reflow(tuple(ours[taken_old : taken_old + a][::-1]), tuple(theirs[taken_new : taken_new + b][::-1]))
        taken_old, taken_new = taken_old + a, taken_new + b


def halves(
    old: Sequence[Block], new: Sequence[Block], pair: tuple[int, int], left_old: set[int], left_new: set[int]
) -> Reflow | None:
    """Whether a pair is better told with a neighbour of one side: split or joined, and reworded a little."""
    i, j = pair
    if old[i].type not in _FLOWING or new[j].type not in _FLOWING:
        return None
    best = likeness(old[i].text, new[j].text)
    found = None
    for more in ((j, j + 1), (j - 1, j)):
        if left_new.issuperset({*more} - {j}) and len(new[j].text) < len(old[i].text):
            score = likeness(old[i].text, " ".join(new[k].text for k in more))
            if score > max(best + 0.1, _NEARLY):
                best, found = score, Reflow((i,), more)
    for more in ((i, i + 1), (i - 1, i)):
        if left_old.issuperset({*more} - {i}) and len(old[i].text) < len(new[j].text):
            score = likeness(" ".join(old[k].text for k in more), new[j].text)
            if score > max(best + 0.1, _NEARLY):
                best, found = score, Reflow(more, (j,))
    return found


def _flowing(blocks: Sequence[Block], places: list[int]) -> list[int]:
    return places if all(blocks[place].type in _FLOWING for place in places) else []


def _chunks(a: list[str], b: list[str]) -> Iterator[tuple[int, int]]:
    """How many of `a` and of `b`, from the start, hold the same text, as long as they do."""
    ends_a, ends_b = list(accumulate(map(len, a))), list(accumulate(map(len, b)))
    text_a, text_b = "".join(a), "".join(b)
    at_a = at_b = start = 0
    places = {end: k for k, end in enumerate(ends_b, 1)}
    for k, end in enumerate(ends_a, 1):
        if text_a[start:end] != text_b[start:end]:
            return
        there = places.get(end)
        start = end
        if there is not None and there > at_b:
            yield k - at_a, there - at_b
            at_a, at_b = k, there
