"""Slides: which of two headings alike belongs to what was put in between.

An article put in as the new Article 2 leaves "Article 2" standing in both documents, above other words. Alignment keeps
that heading and calls "Article 3" new; a reader says that Article 2 is new and the old one is now Article 3.
"""

from collections.abc import Sequence

from pipeline.compare.align import Gap, Run, between
from pipeline.compare.fold import fold
from pipeline.compare.labels import label_of
from pipeline.compare.moves import Move, marked
from pipeline.compare.pairs import Pair
from pipeline.model.document import Block, BlockType


def slid(
    same: list[Run], moves: list[Move], old: Sequence[Block], new: Sequence[Block]
) -> tuple[list[Run], list[Pair]]:
    """Equal runs without the headings that stood for another article, and those headings with their counterparts."""
    moved_old = marked(len(old), [(move.gap.a0, move.gap.a1) for move in moves])
    moved_new = marked(len(new), [(move.gap.b0, move.gap.b1) for move in moves])
    kept = {run.old + run.size: run for run in same}
    pairs: list[Pair] = []
    for gap in between(same, Gap(0, len(old), 0, len(new))):
        run = kept.get(gap.a0)
        if run is None or run.new + run.size != gap.b0:
            continue
        pair = _counterpart(gap, old, new)
        if pair is not None and not moved_old[pair[0]] and not moved_new[pair[1]]:
            kept[gap.a0] = run._replace(size=run.size - 1)
            pairs.append(pair)
    return [run for run in kept.values() if run.size], pairs


def _counterpart(gap: Gap, old: Sequence[Block], new: Sequence[Block]) -> Pair | None:
    """For blocks only put in, or only taken out, that end with a heading like the one above them."""
    if gap.a0 == gap.a1 and gap.b1 - gap.b0 > 1 and _alike(new[gap.b0 - 1], new[gap.b1 - 1]):
        return gap.a0 - 1, gap.b1 - 1
    if gap.b0 == gap.b1 and gap.a1 - gap.a0 > 1 and _alike(old[gap.a0 - 1], old[gap.a1 - 1]):
        return gap.a1 - 1, gap.b0 - 1
    return None


def _alike(above: Block, last: Block) -> bool:
    if above.type is not BlockType.HEADING or last.type is not BlockType.HEADING:
        return False
    a, b = label_of(above.text), label_of(last.text)
    return bool(a and b) and fold(above.text[len(a) :]) == fold(last.text[len(b) :])
