"""Alignment of two sequences of texts: which stretches stand in both, in the same order.

Patience alignment (Bram Cohen): trim what is equal at both ends, anchor on texts that occur once on each side, keep the
heaviest increasing set of anchors, and go on between them. Heaviest by characters, so that a chapter's body outweighs
its renumbered heading. Near-linear: each level costs what is left of both sides, and the depth is bounded.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import LCSseq

_DEEPEST = 12
_SMALL = 1_000_000  # pairs of elements up to which the exact longest common subsequence is taken

Codes: TypeAlias = list[int | None]  # None for a text that stands in the old document only


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
    return aligned(old, new)[0]


def aligned(old: Sequence[str], new: Sequence[str]) -> tuple[list[Run], Codes, Codes]:
    """The equal stretches, and numbers that stand for the texts between those at both ends."""
    whole, found = _trimmed(Gap(0, len(old), 0, len(new)), old, new)
    codes = _coded(old, new, whole) if whole.a0 < whole.a1 and whole.b0 < whole.b1 else ([], [])
    waiting = [(whole, 0)]
    while waiting:
        whole, depth = waiting.pop()
        if set(codes[0][whole.a0 : whole.a1]).isdisjoint(codes[1][whole.b0 : whole.b1]):
            continue
        anchors = heaviest(_anchors(whole, *codes), old)
        if anchors and depth < _DEEPEST:
            found += anchors
            for inner in between(anchors, whole):
                gap, ends = _trimmed(inner, *codes)
                found += ends
                waiting.append((gap, depth + 1))
        else:
            found += _without_anchors(whole, old, *codes)
    return _joined(sorted(found)), *codes


def _coded(old: Sequence[str], new: Sequence[str], gap: Gap) -> tuple[Codes, Codes]:
    """A number for each text: texts of the gap are looked at once, and the numbers from then on."""
    numbers: dict[str, int] = {}
    theirs = map(numbers.setdefault, new[gap.b0 : gap.b1], range(gap.b1 - gap.b0))
    theirs_too: Codes = [*[None] * gap.b0, *theirs]
    return [*[None] * gap.a0, *map(numbers.get, old[gap.a0 : gap.a1])], theirs_too


def between(runs: Iterable[Run], whole: Gap) -> Iterator[Gap]:
    """The gaps that increasing runs leave of `whole`."""
    a, b = whole.a0, whole.b0
    for run in (*runs, Run(whole.a1, whole.b1, 0)):
        if run.old > a or run.new > b:
            yield Gap(a, run.old, b, run.new)
        a, b = run.old + run.size, run.new + run.size


def trimmed(old: Sequence[str], new: Sequence[str]) -> Gap:
    """What lies between an equal start and an equal end."""
    return _trimmed(Gap(0, len(old), 0, len(new)), old, new)[0]


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
    old = new = end = away = 0  # a run begins at `old` and `new` and ends before `end`, which is `away` from its pair
    for i, j in pairs:
        if i == end and j == i + away:
            end += 1
            continue
        if end > old:
            runs.append(Run(old, new, end - old))
        old, new, end, away = i, j, i + 1, j - i
    return [*runs, Run(old, new, end - old)] if end > old else runs


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].old + joined[-1].size == run.old and joined[-1].new + joined[-1].size == run.new:
            joined[-1] = Run(joined[-1].old, joined[-1].new, joined[-1].size + run.size)
        else:
            joined.append(run)
    return joined


def _trimmed(gap: Gap, old: Sequence[object], new: Sequence[object]) -> tuple[Gap, list[Run]]:
    a0, a1, b0, b1 = gap
    head = alike(old, new, a0, b0, 1, min(a1 - a0, b1 - b0))
    a0, b0 = a0 + head, b0 + head
    tail = alike(old, new, a1 - 1, b1 - 1, -1, min(a1 - a0, b1 - b0))
    a1, b1 = a1 - tail, b1 - tail
    ends = [Run(gap.a0, gap.b0, head), Run(a1, b1, tail)]
    return Gap(a0, a1, b0, b1), [run for run in ends if run.size]


def alike(old: Sequence[object], new: Sequence[object], a: int, b: int, way: int, most: int) -> int:
    """How many texts stand alike from `a` and `b` on, at most `most`, forwards or (`way` -1) backwards.

    Whole stretches are compared in doubling steps, and halving ones at the first that differs: no step a text.
    """
    done, step = 0, 1
    while done < most:
        step = min(step, most - done)
        i, j = a + way * done, b + way * done
        if step == 1:
            same = old[i] == new[j]
        elif way > 0:
            same = old[i : i + step] == new[j : j + step]
        else:
            same = old[i - step + 1 : i + 1] == new[j - step + 1 : j + 1]
        if same:
            done += step
            step *= 2
        elif step == 1:
            break
        else:
            most = done + step - 1
            step //= 2
    return done


def _anchors(gap: Gap, old: Codes, new: Codes) -> list[Run]:
    """Runs that begin with a text that occurs just once on each side, as far as both go on alike.

    None holds a text that another begins with, so that they do not overlap.
    """
    ours, theirs = Counter(old[gap.a0 : gap.a1]), Counter(new[gap.b0 : gap.b1])
    places = dict(zip(new[gap.b0 : gap.b1], range(gap.b0, gap.b1), strict=True))
    runs: list[Run] = []
    i = gap.a0
    while i < gap.a1:
        if theirs.get(old[i]) == 1 == ours[old[i]]:
            j = places[old[i]]
            size = alike(old, new, i, j, 1, min(gap.a1 - i, gap.b1 - j))
            runs.append(Run(i, j, size))
            i += size
        else:
            i += 1
    return runs


def _without_anchors(gap: Gap, texts: Sequence[str], old: Codes, new: Codes) -> list[Run]:
    """No text occurs just once on both sides (table rows of dashes, "Repealed" a hundred times)."""
    a, b = old[gap.a0 : gap.a1], new[gap.b0 : gap.b1]
    if len(a) * len(b) <= _SMALL:
        blocks = LCSseq.opcodes(a, b)
        return [
            Run(gap.a0 + op.src_start, gap.b0 + op.dest_start, op.src_end - op.src_start)
            for op in blocks
            if op.tag == "equal"
        ]
    return heaviest(runs_of(_by_rank(gap, old, new)), texts)


def _by_rank(gap: Gap, old: Codes, new: Codes) -> Iterator[tuple[int, int]]:
    """The first of a text here with the first there, the second with the second."""
    places: defaultdict[int | None, list[int]] = defaultdict(list)
    for j in range(gap.b1 - 1, gap.b0 - 1, -1):
        places[new[j]].append(j)
    for i in range(gap.a0, gap.a1):
        if places.get(old[i]):
            yield i, places[old[i]].pop()
