"""Hunks: everything that alignment left over, sorted into moves, reflows, pairs, and what just went or came."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.compare.align import Gap, Run, aligned, between
from pipeline.compare.moves import Move, find_moves, marked, settled
from pipeline.compare.pairs import Pair, likeness, pair_up
from pipeline.compare.slides import slid
from pipeline.compare.splits import Reflow, halves, reflows
from pipeline.model.document import Block, BlockType

_NAMED = (BlockType.ROW, BlockType.FIELD)
_TYPE, _TEXT = itemgetter(0), itemgetter(1)  # of a block, at a tenth of what its names cost in a loop


class Hunks(NamedTuple):
    """Positions in the old and the new document. `far` are pairs out of two different gaps: moved and reworded."""

    same: list[Run]
    moves: list[Move]
    reflows: list[Reflow]
    pairs: list[Pair]
    far: list[Pair]
    removed: list[int]
    added: list[int]


def hunks_of(old: Sequence[Block], new: Sequence[Block]) -> Hunks:
    """Each block of either document is in exactly one field."""
    whole = Gap(0, len(old), 0, len(new))
    runs, *codes = aligned(_identities(old), _identities(new))
    gaps = list(between(runs, whole))
    moves = settled(find_moves(old, new, (codes[0], codes[1]), gaps), old, new, gaps)
    same, slides = slid(runs, moves, old, new)
    gaps = list(between(same, whole))
    found = Hunks(same, moves, [], slides.copy(), [], [], [])
    done_old, done_new = {i for i, _ in slides}, {j for _, j in slides}
    for ours, theirs in _left(gaps, moves):
        _sort_out(old, new, [i for i in ours if i not in done_old], [j for j in theirs if j not in done_new], found)
    _across(old, new, found)
    return found


def _identities(blocks: Sequence[Block]) -> list[str]:
    """Equal for blocks that a reader would call the same; a value of data is known by its key too."""
    texts = list(map(_TEXT, blocks))
    if BlockType.FIELD not in map(_TYPE, blocks):
        return texts
    return [
        f"{block.key}\x1f{text}" if block.key and block.type is BlockType.FIELD else text
        for block, text in zip(blocks, texts, strict=True)
    ]


def _left(gaps: list[Gap], moves: list[Move]) -> Iterator[tuple[list[int], list[int]]]:
    """What the moves leave of the gaps, and the gaps inside the moves."""
    moved_old = marked(gaps[-1].a1 if gaps else 0, [(move.gap.a0, move.gap.a1) for move in moves])
    moved_new = marked(gaps[-1].b1 if gaps else 0, [(move.gap.b0, move.gap.b1) for move in moves])
    for gap in gaps:
        ours = [i for i in range(gap.a0, gap.a1) if not moved_old[i]]
        theirs = [j for j in range(gap.b0, gap.b1) if not moved_new[j]]
        yield ours, theirs
    for move in moves:
        for gap in between(move.runs, move.gap):
            yield list(range(gap.a0, gap.a1)), list(range(gap.b0, gap.b1))


def _sort_out(old: Sequence[Block], new: Sequence[Block], ours: list[int], theirs: list[int], found: Hunks) -> None:
    if _namesakes(old, new, ours, theirs):
        found.pairs.extend(zip(ours, theirs, strict=True))
        return
    flown = list(reflows(old, new, ours, theirs)) if ours and theirs else []
    left_old = set(ours).difference(*(reflow.old for reflow in flown))
    left_new = set(theirs).difference(*(reflow.new for reflow in flown))
    pairs = pair_up(old, new, sorted(left_old), sorted(left_new)) if left_old and left_new else []
    left_old.difference_update(i for i, _ in pairs)
    left_new.difference_update(j for _, j in pairs)
    for pair in pairs:
        half = halves(old, new, pair, left_old, left_new) if left_old or left_new else None
        if half:
            flown.append(half)
            left_old.difference_update(half.old)
            left_new.difference_update(half.new)
        else:
            found.pairs.append(pair)
    found.reflows.extend(flown)
    found.removed.extend(sorted(left_old))
    found.added.extend(sorted(left_new))


def _namesakes(old: Sequence[Block], new: Sequence[Block], ours: list[int], theirs: list[int]) -> bool:
    """Whether the same rows or values of data stand on both sides, as in a table of rates that changed."""
    return len(ours) == len(theirs) and all(
        old[i].key and old[i].key == new[j].key and old[i].type is new[j].type in _NAMED
        for i, j in zip(ours, theirs, strict=True)
    )


def _across(old: Sequence[Block], new: Sequence[Block], found: Hunks) -> None:
    """What went in one gap and came, a little changed, in another. Only what is long enough to be recognised."""
    ours = [i for i in found.removed if _known(old[i])]
    theirs = [j for j in found.added if _known(new[j])]
    if not ours or not theirs:
        return
    far = [(i, j) for i, j in pair_up(old, new, ours, theirs) if _sure(old[i], new[j])]
    found.far.extend(far)
    gone, come = {i for i, _ in far}, {j for _, j in far}
    found.removed[:] = [i for i in found.removed if i not in gone]
    found.added[:] = [j for j in found.added if j not in come]


def _known(block: Block) -> bool:
    return block.key is not None or len(block.text) >= 40


def _sure(old: Block, new: Block) -> bool:
    if old.key and new.key:
        return old.key == new.key and (old.type is BlockType.FIELD or old.path == new.path)
    return likeness(old.text, new.text) >= 0.7
