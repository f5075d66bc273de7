"""Replaced: another page stands where this one stood, and nothing is gained by pairing its paragraphs.

A portal that was rebuilt answers the old address with another text. What a reader wants to hear is that, once, with the
new words and the old, and not a thousand removals and additions with a chance rewording here and there.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.compare.pairs import Coding
from pipeline.model.document import Block, BlockType
from pipeline.model.edits import Edit, Op

_LEAST = 16  # blocks on either side below which each difference is told; so few are soon read
_SHARE = 0.12  # of the characters that still stand somewhere: above it is the same page
_SURE = 0.5  # the same, in a sample: no need to look at all of them
_SAMPLE = 48
_CLOSELY = 12  # blocks that are looked for once more, a word changed: a law may rename its Community in each sentence
_ALIKE = 0.75  # share of the words, in order
_REWORDED = 0.3  # of the characters looked for: above it is the same page
_WINDOW = 64  # characters; long enough not to be a turn of phrase, short enough to outlive a rewording beside it


def is_replaced(old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Whether next to nothing of the old blocks stands anywhere in the new ones. Time grows with the size of both."""
    if min(len(old), len(new)) < _LEAST:
        return False
    texts = set(map(itemgetter(1), new))
    if _kept(_sample(old), texts) > _SURE or _kept(old, texts) > _SHARE:
        return False
    sample = _sample(list({block.text: block for block in old}.values()))  # a table's head stands over each table
    lost = list(_lost(sample, new))
    if _length(lost) < (1 - _SHARE) * _length(sample):
        return False
    return _reworded(lost[:: -(-len(lost) // _CLOSELY)], new) <= _REWORDED


def as_replaced(old: Sequence[Block], new: Sequence[Block]) -> list[Edit]:
    """All that came and all that went, one edit each."""
    came, went = ("\n".join(block.text for block in blocks) for blocks in (new, old))
    return [
        Edit(Op.ADDED, after=came, spans=(("added", came),)),
        Edit(Op.REMOVED, before=went, spans=(("removed", went),)),
    ]


def _sample(blocks: Sequence[Block]) -> Sequence[Block]:
    return blocks[:: -(-len(blocks) // _SAMPLE)]


def _kept(blocks: Sequence[Block], texts: set[str]) -> float:
    """The share of the characters that stands in blocks of these texts."""
    return _length(block for block in blocks if block.text in texts) / max(1, _length(blocks))


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _lost(sample: Sequence[Block], new: Sequence[Block]) -> Iterator[Block]:
    """Those without a counterpart: a row or value by its name, any other block by words out of its midst."""
    names = {name for block in new if (name := _name(block))}
    text = "\n".join(block.text for block in new)
    for block in sample:
        name = _name(block)
        if (name not in names) if name else (_midst(block.text) not in text):
            yield block


def _reworded(lost: Sequence[Block], new: Sequence[Block]) -> float:
    """The share of the characters in blocks that stand there with a word or two changed, each held against all."""
    coded = Coding()
    choices = [coded.of(block) for block in new]
    alike = (
        block
        for block in lost
        if process.extractOne(coded.of(block), choices, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
    )
    return _length(alike) / max(1, _length(lost))


def _name(block: Block) -> str | None:
    if block.key or block.type is not BlockType.ROW or not block.cells:
        return block.key
    return block.cells[0][1]


def _midst(text: str) -> str:
    start = max(0, (len(text) - _WINDOW) // 2)
    return text[start : start + _WINDOW]
