"""On real histories: what is done to a document on purpose is told, exactly, whatever else changed."""

import random
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.labels import raw_of
from pipeline.compare import compare
from pipeline.extract import extract
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Op
from pipeline.model.verdict import Outcome

HISTORIES = Path(__file__).parents[2].parent / "shared" / "corpus" / "histories"
pytestmark = pytest.mark.skipif(
    not HISTORIES.is_dir(), reason="the corpus of version histories is not beside the project"
)
SMALL = 40_000  # bytes; the slow tests take the others
PAIRS = [
    (old, new)
    for folder in sorted(HISTORIES.glob("*/"))[::4]
    for old, new in list(pairwise(sorted(folder.glob("0*"))))[:1]
    if new.stat().st_size < SMALL
]
FRESH = "Vessels of pewter shine quietly beside an unhurried lighthouse keeper."

read = cache(lambda path: extract(raw_of(path)))


def put_in(document: Document, seed: str) -> Document:
    """The document with a paragraph of nobody's words somewhere; not between rows, where it would make two tables of one."""
    blocks = list(document.blocks)
    free = [
        at
        for at in range(len(blocks) + 1)
        if not all(block.type is BlockType.ROW for block in blocks[max(0, at - 1) : at + 1])
    ]
    at = random.Random(seed).choice(free or [0])
    path = blocks[at - 1].path if at else ()
    return replace(document, blocks=[*blocks[:at], Block(BlockType.PARAGRAPH, FRESH, path), *blocks[at:]])


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda path: path.parent.name)
def test_a_paragraph_put_in_is_told_once_and_alone(old: Path, new: Path) -> None:
    document = read(new)
    assert compare(document, document).verdict is Outcome.UNCHANGED
    there, back = (
        compare(*pair) for pair in ((document, put_in(document, new.name)), (put_in(document, ""), document))
    )
    assert [(edit.op, edit.after) for edit in there.edits] == [(Op.ADDED, FRESH)]
    assert [(edit.op, edit.before) for edit in back.edits] == [(Op.REMOVED, FRESH)]
    among_others = compare(read(old), put_in(document, new.name)).edits
    assert [edit.op for edit in among_others if FRESH in (edit.after or "")] == [Op.ADDED]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda path: path.parent.name)
def test_what_changed_is_the_same_seen_from_the_other_side(old: Path, new: Path) -> None:
    there, back = compare(read(old), read(new)), compare(read(new), read(old))
    assert (there.verdict, there.substantive) == (back.verdict, back.substantive)


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda path: path.parent.name)
def test_furniture_in_another_order_is_only_noise(old: Path, new: Path) -> None:
    document = read(new)
    blocks = [*document.blocks[::-1], Block(BlockType.ITEM, FRESH)]
    moved = replace(document, chrome=blocks[::-1])
    assert not compare(replace(document, chrome=blocks), moved).telling
    assert not compare(replace(document, chrome=()), moved).telling
