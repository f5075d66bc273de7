"""The JSON of the contract, key by key, and the CSV that no spreadsheet computes."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.change import Change, Event
from pipeline.model.classification import (
    Amount,
    Classification,
    Countries,
    DatedFact,
    DateRole,
    Facts,
    Rate,
    RateRole,
    Reason,
    Severity,
)
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Comparison, Edit, Noise, Op
from pipeline.model.verdict import Fit, Outcome, Suspect, Verdict
from web.shapes import change_json, classification_json, comparison_json, edit_json, reading_json, time_json
from web.sheet import COLUMNS, csv_header, csv_line, defused

CLASSIFICATION = Classification(
    primary="tariff-rates",
    rules_version="7",
    secondary=("de-minimis",),
    confidence=0.912345,
    countries=Countries("US", ("CN",), ()),
    facts=Facts(
        hs_codes=("0101",),
        rates=(Rate("2.50", "%", RateRole.DUTY),),
        amounts=(Amount("800", "USD"),),
        dates=(
            DatedFact(date(2026, 8, 29), DateRole.EFFECTIVE),
            DatedFact(date(2026, 8, 1), DateRole.EFFECTIVE),
            DatedFact(date(2027, 1, 1), DateRole.EXPIRY),
        ),
        references=("90 FR 1",),
        documents=("certificate-of-origin",),
    ),
    severity=Severity.HIGH,
    headline="=SUM(A1)",
    summary="a; b\r\nc",
    reasons=(Reason("topic:tariff-rates", "duty", 2.0),),
)
EDIT = Edit(Op.ROW_CHANGED, path=("Chapter 85",), key="8517.13", column="Duty", before="0", after="2.5 %")
CHANGE = Change(
    id="chg_abc", event=Event.AMENDED, country="US", source="us-x", authority="X", title="+49 \"quoted\", title",
    url="https://x.example/", language="en", captured=datetime(2026, 7, 1, 8, 0, tzinfo=timezone(timedelta(hours=8))),
    recorded=datetime(2026, 7, 1, 1, 0, 0, 5, tzinfo=UTC), published=None, substantive=True,
    classification=CLASSIFICATION, edits=(EDIT,), via="EU",
)  # fmt: skip


def test_a_change_has_the_shape_of_the_contract() -> None:
    shape = change_json(CHANGE, "https://watch.example")
    expected = {
        "id", "event", "country", "via", "source", "resource", "captured", "recorded", "published", "effective",
        "ends", "substantive", "classification", "edits", "link",
    }  # fmt: skip
    assert expected <= shape.keys()
    assert shape["captured"] == "2026-07-01T00:00:00Z"
    assert shape["recorded"] == "2026-07-01T01:00:00.000005Z"
    assert shape["published"] is None
    assert shape["effective"] == ["2026-08-01", "2026-08-29"]
    assert shape["ends"] == ["2027-01-01"]
    assert shape["edits"] == 1
    assert shape["resource"] == {"title": CHANGE.title, "url": CHANGE.url}
    assert shape["link"] == "https://watch.example/changes/chg_abc"
    assert change_json(CHANGE)["link"] == "/changes/chg_abc"
    assert json.loads(json.dumps(shape)) == shape


def test_a_classification_has_the_shape_of_the_contract() -> None:
    assert classification_json(CLASSIFICATION) == {
        "primary": "tariff-rates",
        "secondary": ["de-minimis"],
        "confidence": 0.9123,
        "countries": {"issuer": "US", "origins": ["CN"], "destinations": []},
        "facts": {
            "hs_codes": ["0101"],
            "rates": [{"value": "2.50", "unit": "%", "role": "duty"}],
            "amounts": [{"value": "800", "currency": "USD"}],
            "dates": [
                {"date": "2026-08-29", "role": "effective"},
                {"date": "2026-08-01", "role": "effective"},
                {"date": "2027-01-01", "role": "expiry"},
            ],
            "references": ["90 FR 1"],
            "documents": ["certificate-of-origin"],
        },
        "severity": "high",
        "headline": "=SUM(A1)",
        "summary": "a; b\r\nc",
        "reasons": [{"for": "topic:tariff-rates", "because": "duty", "weight": 2.0}],
        "rules_version": "7",
    }


def test_a_comparison_has_the_shape_of_the_contract() -> None:
    noise = Edit(Op.REWORDED, Noise.COUNTER, before="1", after="2", spans=(("removed", "1"), ("added", "2")))
    shape = comparison_json(Comparison(Outcome.CHANGED, (EDIT, noise), True, None, 3, 1, "de"))
    assert shape["summary"] == {"added_words": 3, "removed_words": 1, "edits": 2, "noise_edits": 1}
    assert (shape["verdict"], shape["substantive"], shape["suspect"], shape["language"]) == (
        "changed",
        True,
        None,
        "de",
    )
    assert shape["edits"][1]["spans"] == [["removed", "1"], ["added", "2"]]
    assert edit_json(EDIT) == {
        "op": "row-changed", "noise": None, "path": ["Chapter 85"], "from_path": None, "key": "8517.13",
        "column": "Duty", "before": "0", "after": "2.5 %", "spans": [],
    }  # fmt: skip
    suspect = comparison_json(Comparison(Outcome.SUSPECT, suspect=Suspect("new", Verdict.MAINTENANCE, "back soon")))
    assert suspect["suspect"] == {"side": "new", "why": "maintenance", "because": "back soon"}
    assert suspect["edits"] == []


def test_a_reading_has_the_shape_of_the_contract() -> None:
    class Reading:
        document = Document((Block(BlockType.ROW, "8517 2 %", ("85",), "8517", (("Code", "8517"),)),), title="T")
        fit = Fit(Verdict.OK)

    assert reading_json(Reading())["blocks"] == [
        {"type": "row", "path": ["85"], "text": "8517 2 %", "key": "8517", "cells": [["Code", "8517"]]}
    ]


@given(st.datetimes(timezones=st.timezones()))
def test_H8_every_time_is_utc_and_the_same_instant(instant: datetime) -> None:
    try:
        spelled = time_json(instant)
    except OverflowError:  # the first and last hours of the calendar have no UTC
        return
    assert spelled.endswith("Z")
    assert datetime.fromisoformat(spelled) == instant.astimezone(UTC)


def test_csv_reads_back_as_it_was_written() -> None:
    header, row = csv.reader(io.StringIO(csv_header() + csv_line(CHANGE), newline=""), strict=True)
    assert tuple(header) == COLUMNS
    cells = dict(zip(header, row, strict=True))
    assert cells["summary"] == "a; b\r\nc"
    assert cells["effective"] == "2026-08-01; 2026-08-29"
    assert cells["title"] == '\'+49 "quoted", title'
    assert cells["headline"] == "'=SUM(A1)"
    assert csv_line(CHANGE).endswith("\r\n")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\ufeff=1", "＝1", "\n=1", "\x00=1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert defused(text) == "'" + text


@given(st.text())
def test_csv_takes_any_text_in_one_cell(text: str) -> None:
    line = csv_line(replace(CHANGE, title=text))
    (row,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert len(row) == len(COLUMNS)
    assert row[COLUMNS.index("title")] == defused(text)
