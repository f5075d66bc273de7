"""Data (JSON, YAML): values are known by their path, records by what they hold, and the order says nothing."""

from pipeline.compare import compare
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Op
from pipeline.model.verdict import Outcome


def data(**records):
    blocks = []
    for top, members in records.items():
        for record, values in members.items():
            for name, value in values.items():
                path = (top, record)
                blocks.append(Block(BlockType.FIELD, value, path, " / ".join((*path, name))))
    return Document(blocks, format="json")


RATES = {
    country: {"standard": str(17 + n), "reduced": str(5 + n), "since": f"20{10 + n}-01-01"}
    for n, country in enumerate(("AT", "BE", "DE", "FR", "NL"))
}


def test_a_changed_value_is_named_by_its_path():
    new = {**RATES, "DE": {**RATES["DE"], "standard": "16"}}
    (edit,) = compare(data(rates=RATES), data(rates=new)).edits
    assert (edit.op, edit.key, edit.before, edit.after) == (Op.ROW_CHANGED, "rates / DE / standard", "19", "16")


def test_a_new_record_is_one_edit_that_names_its_values():
    comparison = compare(data(rates=RATES), data(rates={**RATES, "SE": {"standard": "25", "reduced": "12"}}))
    (edit,) = comparison.edits
    assert (edit.op, edit.after) == (Op.ROW_ADDED, "standard: 25\nreduced: 12")
    assert comparison.substantive


def test_records_in_another_order_are_noise():
    assert compare(data(rates=RATES), data(rates=dict(reversed(RATES.items())))).verdict is Outcome.NOISE


def test_a_collection_under_another_name_is_structure_only():
    comparison = compare(data(rates=RATES), data(items=RATES))
    assert comparison.verdict is Outcome.NOISE
    assert len(comparison.edits) == 1


def test_a_record_under_another_name_keeps_its_values():
    new = {("UK" if name == "NL" else name): values for name, values in RATES.items()}
    comparison = compare(data(rates=RATES), data(rates=new))
    assert [(edit.before, edit.after) for edit in comparison.edits] == [("NL", "UK")]
    assert comparison.substantive


def test_two_values_that_changed_places_are_two_changes():
    new = {**RATES, "AT": {**RATES["AT"], "standard": "5", "reduced": "17"}}
    comparison = compare(data(rates=RATES), data(rates=new))
    assert sorted(edit.key.rpartition(" / ")[2] for edit in comparison.edits) == ["reduced", "standard"]
    assert comparison.substantive


def test_a_new_record_at_the_top_is_one_edit_too():
    def units(*names):
        values = (("code", "{}"), ("text", "for each {} of spirit"))
        return Document(
            [
                Block(BlockType.FIELD, text.format(name), (name,), f"{name} / {field}")
                for name in names
                for field, text in values
            ]
        )

    (edit,) = compare(units("ASV", "DTN"), units("ASV", "DTN", "SPQ")).edits
    assert (edit.op, edit.key, edit.after) == (Op.ROW_ADDED, "SPQ", "code: SPQ\ntext: for each SPQ of spirit")
