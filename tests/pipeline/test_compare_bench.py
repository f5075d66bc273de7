"""The short form of the benchmark: on pages with known changes, all of them are shown, and hardly anything else."""

import pytest

from benchmarks.pairs import CASES, pairs
from pipeline import steps
from pipeline.compare import compare
from pipeline.model.capture import Raw
from pipeline.model.edits import Op


@pytest.mark.parametrize("case", CASES)
def test_what_truly_changed_is_shown_within_two_percent(case):
    (pair,) = pairs(["10k"], [case])
    old, new = (steps.read(Raw(side.encode(), "text/html; charset=utf-8")).document for side in (pair.old, pair.new))
    comparison = compare(old, new)
    assert comparison.replaced is pair.truth.replaced
    if comparison.replaced:
        return
    changed = [text for edit in comparison.telling for mark, text in edit.spans if mark != "same"]
    shown = sum(len("".join(text.split())) for text in changed)
    assert abs(shown - pair.truth.characters) <= 0.02 * pair.truth.characters
    assert {(edit.key, edit.column, edit.before, edit.after) for edit in comparison.edits if edit.column} == set(
        pair.truth.cells
    )
    assert sum(edit.op is Op.MOVED for edit in comparison.telling) == pair.truth.moves
