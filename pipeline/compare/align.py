"""Alignment of two sequences of texts: which stretches stand in both, in the same order.

Patience alignment (Bram Cohen): trim what is equal at both ends, anchor on texts that occur once on each side, keep the
heaviest increasing set of anchors, and go on between them. Heaviest by characters, so that a chapter's body outweighs
its renumbered heading. Near-linear: each level costs what is left of both sides, and the depth is bounded.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_DEEPEST = 12
_SMALL = 1_000_000  # pairs of elements up to which the exact longest common subsequence is taken


class Run(NamedTuple):
    """`old[old : old + size]` equals `new[new : new + size]`."""

    old: int
    new: int
    size: int


class Gap(NamedTuple):
    """`old[a0:a1]` stands where now `new[b0:b1]` stands; one of both may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int


def align(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The equal stretches, in order, not overlapping on either side."""
    found: list[Run] = []
    waiting = [(Gap(0, len(old), 0, len(new)), 0)]
    while waiting:
        whole, depth = waiting.pop()
        gap, ends = _trimmed(whole, old, new)
        found += ends
        if gap.a0 == gap.a1 or gap.b0 == gap.b1:
            continue
        anchors = heaviest(_anchors(gap, old, new), old)
        if anchors and depth < _DEEPEST:
            found += anchors
            waiting += [(inner, depth + 1) for inner in between(anchors, gap)]
        else:
            found += _without_anchors(gap, old, new)
    return _joined(sorted(found))


def between(runs: Iterable[Run], whole: Gap) -> Iterator[Gap]:
    """The gaps that increasing runs leave of `whole`."""
    a, b = whole.a0, whole.b0
    for run in (*runs, Run(whole.a1, whole.b1, 0)):
        if run.old > a or run.new > b:
            yield Gap(a, run.old, b, run.new)
        a, b = run.old + run.size, run.new + run.size


def heaviest(runs: Sequence[Run], texts: Sequence[str]) -> list[Run]:
    """Of runs in ascending `old` the set with ascending `new` that holds most characters. O(n log n)."""
    ends: list[int] = []  # `new` of the last run of each set worth keeping, ascending, as are their weights
    weights: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, run in enumerate(runs):
        place = bisect_left(ends, run.new)
        weight = run.size + sum(map(len, texts[run.old : run.old + run.size]))
        weight += weights[place - 1] if place else 0
        before.append(last[place - 1] if place else -1)
        beaten = place
        while beaten < len(ends) and weights[beaten] <= weight:
            beaten += 1
        ends[place:beaten], weights[place:beaten], last[place:beaten] = [run.new], [weight], [at]
    kept: list[Run] = []
    at = last[-1] if last else -1
    while at >= 0:
        kept.append(runs[at])
        at = before[at]
    return kept[::-1]


def runs_of(pairs: Iterable[tuple[int, int]]) -> list[Run]:
    """Pairs of positions in ascending `old`, neighbours joined."""
    runs: list[Run] = []
    old = new = size = 0
    for i, j in pairs:
        if i == old + size and j == new + size:
            size += 1
            continue
        if size:
            runs.append(Run(old, new, size))
        old, new, size = i, j, 1
    return [*runs, Run(old, new, size)] if size else runs


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].old + joined[-1].size == run.old and joined[-1].new + joined[-1].size == run.new:
            joined[-1] = Run(joined[-1].old, joined[-1].new, joined[-1].size + run.size)
        else:
            joined.append(run)
    return joined


def _trimmed(gap: Gap, old: Sequence[str], new: Sequence[str]) -> tuple[Gap, list[Run]]:
    a0, a1, b0, b1 = gap
    while a0 < a1 and b0 < b1 and old[a0] == new[b0]:
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and old[a1 - 1] == new[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    ends = [Run(gap.a0, gap.b0, a0 - gap.a0), Run(a1, b1, gap.a1 - a1)]
    return Gap(a0, a1, b0, b1), [run for run in ends if run.size]


def _anchors(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[Run]:
    once = _once(old, gap.a0, gap.a1)
    there = _once(new, gap.b0, gap.b1)
    return runs_of((i, there[text]) for text, i in once.items() if text in there)


def _once(texts: Sequence[str], start: int, end: int) -> dict[str, int]:
    """The place of each text that occurs just once in the stretch, in order."""
    count = Counter(texts[start:end])
    return {text: at for at, text in enumerate(texts[start:end], start) if count[text] == 1}


def _without_anchors(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """No text occurs just once on both sides (table rows of dashes, "Repealed" a hundred times)."""
    a, b = old[gap.a0 : gap.a1], new[gap.b0 : gap.b1]
    if not set(a) & set(b):
        return []
    if len(a) * len(b) <= _SMALL:
        blocks = LCSseq.opcodes(a, b)
        return [
            Run(gap.a0 + op.src_start, gap.b0 + op.dest_start, op.src_end - op.src_start)
            for op in blocks
            if op.tag == "equal"
        ]
    return heaviest(runs_of(_by_rank(gap, old, new)), old)


def _by_rank(gap: Gap, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first of a text here with the first there, the second with the second."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j in range(gap.b1 - 1, gap.b0 - 1, -1):
        places[new[j]].append(j)
    for i in range(gap.a0, gap.a1):
        if places.get(old[i]):
            yield i, places[old[i]].pop()
