"""Held for any two documents: edits lead from the old one to the new one, and back, and nothing is said twice."""

import unicodedata
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare import compare
from pipeline.compare.align import Gap, align, between
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Op
from pipeline.model.verdict import Outcome

_WORDS = "duty rate import licence parcel value exceeds shall not 10% 150 € 2026 税関 关税 ضريبة tax Zoll — “x”".split()
_LINE = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)
_KINDS = st.sampled_from([BlockType.PARAGRAPH, BlockType.HEADING, BlockType.ITEM, BlockType.QUOTE])
_BLOCKS = st.lists(st.builds(lambda kind, text: Block(kind, text), _KINDS, _LINE), max_size=14)
_ROWS = st.lists(
    st.tuples(st.sampled_from(["0101", "0102", "8517", "9503"]), _LINE, _LINE).map(
        lambda row: Block(
            BlockType.ROW, " | ".join(row), (), row[0], tuple(zip(("Code", "Goods", "Rate"), row, strict=True))
        )
    ),
    max_size=6,
)
_DOCUMENTS = st.builds(lambda blocks, rows: Document([*blocks, *rows]), _BLOCKS, _ROWS)


def _lines(document):
    return Counter(line for block in document.blocks for line in _cut(block.text))


def _cut(text):
    return text.split("\n") if text else []


def _applied(old, edits):
    """The old document's lines, each edit done to them; cells are done inside their rows."""
    lines = _lines(old)
    for edit in edits:
        if edit.column:
            continue
        lines.subtract(_cut(edit.before or ""))
        lines.update(_cut(edit.after or ""))
    return +lines


def _without_changed_rows(lines, comparison, side):
    keys = {edit.key for edit in comparison.edits if edit.op is Op.ROW_CHANGED and edit.column}
    return Counter({line: n for line, n in lines.items() if not (line.split(" | ")[0] in keys and " | " in line)})


@settings(max_examples=200)
@given(_DOCUMENTS, _DOCUMENTS)
def test_edits_done_to_the_old_document_give_the_new_one(old, new):
    comparison = compare(old, new)
    got = _without_changed_rows(_applied(old, comparison.edits), comparison, "new")
    assert got == _without_changed_rows(_lines(new), comparison, "new")


@given(_DOCUMENTS)
def test_equal_documents_have_no_edits(document):
    comparison = compare(document, document)
    assert comparison.edits == ()
    assert comparison.verdict is Outcome.UNCHANGED


@given(_DOCUMENTS, _DOCUMENTS)
def test_what_came_one_way_goes_the_other_way(old, new):
    there, back = compare(old, new), compare(new, old)
    assert bool(there.edits) == bool(back.edits)
    assert (there.verdict is Outcome.UNCHANGED) == (back.verdict is Outcome.UNCHANGED)


@given(_LINE, _BLOCKS)
def test_one_added_block_is_one_removed_block_the_other_way(line, blocks):
    fresh = Block(BlockType.PARAGRAPH, f"wholly fresh {line} sentence")
    without, with_it = Document(blocks), Document([*blocks, fresh])
    added = [edit for edit in compare(without, with_it).edits if edit.noise is None]
    removed = [edit for edit in compare(with_it, without).edits if edit.noise is None]
    assert [edit.after for edit in added] == [edit.before for edit in removed] == [fresh.text]


_DONE = st.lists(st.sampled_from(["kept", "kept", "kept", "gone", "reworded", "come"]), min_size=1, max_size=12)


@settings(max_examples=30)
@given(_DONE)
def test_what_went_one_way_comes_the_other_way_with_before_and_after_exchanged(done):
    """Of sentences that are each other's like in nothing."""
    old, new = [], []
    for n, what in enumerate(done):
        text = " ".join(f"{word}{n}" for word in "goods of kind are cleared by office where paper shows".split())
        if what != "come":
            old.append(Block(BlockType.PARAGRAPH, text))
        if what != "gone":
            now = text.replace(f"office{n}", f"agent{n}") if what == "reworded" else text
            new.append(Block(BlockType.PARAGRAPH, now))
    there, back = compare(Document(old), Document(new)), compare(Document(new), Document(old))
    assert {(edit.before, edit.after) for edit in there.edits} == {(edit.after, edit.before) for edit in back.edits}
    assert (there.added_words, there.removed_words) == (back.removed_words, back.added_words)


@settings(max_examples=30)
@given(_DOCUMENTS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_another_form_of_unicode_is_no_change(document, form):
    def formed(block):
        cells = block.cells and tuple((name, unicodedata.normalize(form, value)) for name, value in block.cells)
        return block._replace(text=unicodedata.normalize(form, block.text), cells=cells)

    accented = [block._replace(text=f"{block.text} é ﬁ １") for block in document.blocks if block.cells is None]
    comparison = compare(Document(accented), Document([formed(block) for block in accented]))
    assert not comparison.telling


@given(_DOCUMENTS, _DOCUMENTS)
def test_comparing_twice_says_the_same(old, new):
    assert compare(old, new) == compare(old, new)


@given(_DOCUMENTS, _DOCUMENTS)
def test_spans_of_every_edit_give_before_and_after(old, new):
    for edit in compare(old, new).edits:
        assert "".join(text for mark, text in edit.spans if mark != "added") == (edit.before or "")
        assert "".join(text for mark, text in edit.spans if mark != "removed") == (edit.after or "")


@given(st.lists(st.sampled_from("abcdef"), max_size=40), st.lists(st.sampled_from("abcdef"), max_size=40))
def test_aligned_runs_are_equal_in_order_and_do_not_overlap(old, new):
    runs = align(old, new)
    for run in runs:
        assert old[run.old : run.old + run.size] == new[run.new : run.new + run.size]
    gaps = list(between(runs, Gap(0, len(old), 0, len(new))))
    assert sum(run.size for run in runs) + sum(gap.a1 - gap.a0 for gap in gaps) == len(old)
    assert sum(run.size for run in runs) + sum(gap.b1 - gap.b0 for gap in gaps) == len(new)
