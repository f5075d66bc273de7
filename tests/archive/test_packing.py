"""What the archive holds is read as it was written, in the form of today and of before."""

import json

import zstandard

from archive.packing import StoredEdits, pack_edits
from pipeline.model.edits import Edit, Noise, Op

EDITS = (
    Edit(
        Op.ROW_CHANGED,
        None,
        ("Rates",),
        None,
        "0901",
        "Duty",
        "5 %",
        "6 %",
        (("same", ""), ("removed", "5"), ("added", "6"), ("same", " %")),
    ),
    Edit(Op.MOVED, Noise.REORDER, ("Notes",), ("Scope",), before="税\ud800", after="税\ud800"),
)


def test_edits_are_read_as_they_were_written() -> None:
    assert tuple(StoredEdits(pack_edits(EDITS), 2)) == EDITS


def test_edits_written_before_each_had_its_fields_in_order_are_read_too() -> None:
    named = json.dumps([edit._asdict() for edit in EDITS]).encode("ascii")
    assert tuple(StoredEdits(zstandard.compress(named), 2)) == EDITS
