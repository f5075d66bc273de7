"""Splits and joins: the same words under other paragraph borders, and rewrapped lines.

Taiwan's law exports end each line where the printed page does and later do not; terms of trade are cut into items.
"""

from collections.abc import Iterable, Iterator, Sequence
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
    if len(ours) == len(theirs) == 1:
        return
    ahead = _chunks((fold(old[i].text) for i in ours), (fold(new[j].text) for j in theirs))
    taken_old = taken_new = 0
    for a, b in ahead:
        if (a, b) != (1, 1):
            yield Reflow(tuple(ours[taken_old : taken_old + a]), tuple(theirs[taken_new : taken_new + b]))
        taken_old, taken_new = taken_old + a, taken_new + b
    ours, theirs = ours[taken_old:][::-1], theirs[taken_new:][::-1]
    back = _chunks((fold(old[i].text)[::-1] for i in ours), (fold(new[j].text)[::-1] for j in theirs))
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


def _chunks(a: Iterable[str], b: Iterator[str]) -> Iterator[tuple[int, int]]:
    """How many of `a` and of `b`, from the start, hold the same text, as long as they do; no text is asked for after that."""
    ahead, at = "", 0  # the text of `b` that was taken, and how much of it `a` has said
    end = end_b = count_b = done_a = done_b = 0
    ends: dict[int, int] = {}
    for k, text in enumerate(a, 1):
        end += len(text)
        more = [ahead[at:]] if end_b <= end else []
        while end_b <= end and (following := next(b, None)) is not None:
            more.append(following)
            end_b, count_b = end_b + len(following), count_b + 1
            ends[end_b] = count_b
        if len(more) > 1:
            ahead, at = "".join(more), 0
        if not ahead.startswith(text, at):
            return
        at += len(text)
        there = ends.get(end, 0)
        if there > done_b:
            yield k - done_a, there - done_b
            done_a, done_b = k, there
