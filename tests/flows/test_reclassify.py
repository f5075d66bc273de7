"""The history by the rules of today: what is judged anew, what stays as it was, and who is told (nobody)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from archive.captures import StoredCapture
from archive.changes import Made, record_change
from archive.database import open_database, reading, transaction
from archive.documents import store_document
from archive.history import change
from archive.sources import store_source
from archive.tables import ClassificationRow, MatchRow
from dutywatch.settings import Settings
from flows.reclassify import reclassify
from pipeline.classify import RULES_VERSION
from pipeline.model.change import Event
from pipeline.model.classification import Severity
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Edit, Op
from pipeline.model.verdict import Fit, Verdict
from tests.archive.samples import KEY, SOURCE, a_capture, a_change, later, recorded, stored
from tests.line import Line

EDITS = (Edit(Op.REWORDED, path=("第1章",), before="関税率は0%とする。", after="関税率は15%とする。"),)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def record(data: Path) -> Iterator[Engine]:
    engine = open_database(Settings(data_dir=data).database)
    with transaction(engine) as session:
        store_source(session, SOURCE)
    yield engine
    engine.dispose()


def amended(engine: Engine, number: int = 1) -> str:
    with transaction(engine) as session:
        old, new = (stored(session, a_capture(10 * number + step, str(step) * 64)) for step in (0, 1))
        return recorded(session, old, new, edits=EDITS).id


def withdrawn(engine: Engine, *, kept: bool) -> str:
    with transaction(engine) as session:
        old, new = (
            stored(session, a_capture(1, key=f"{KEY}/{kept}")),
            stored(session, a_capture(2, key=f"{KEY}/{kept}")),
        )
        if kept:
            text = "二国間の特恵原産地証明書の様式を定める。"
            document = Document((Block(BlockType.PARAGRAPH, text),), title=text, language="ja")
            store_document(session, old.id, "extract-1", document, Fit(Verdict.OK))
        return _gone(session, old, new)


def _gone(session, old: StoredCapture, new: StoredCapture) -> str:  # type: ignore[no-untyped-def]
    given = replace(
        a_change(old.capture, new.capture), event=Event.WITHDRAWN, id=f"chg_gone{new.id}", edits=(), title="お知らせ"
    )
    return record_change(session, given, Made(new.resource_id, old.id, new.id, "extract-1", "compare-1"))[0].id


def rows(engine: Engine, table: type[ClassificationRow | MatchRow]) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def judged(engine: Engine) -> tuple[int, int, list[str], list[tuple[int, int]]]:
    steps: list[tuple[int, int]] = []
    done = reclassify(engine, RULES_VERSION, lambda: later(99), lambda n, total, what: steps.append((n, total)))
    return done.classified, done.severity_changed, done.left_out, steps


def test_a_change_of_old_rules_is_judged_by_todays_and_the_former_judgement_stays(record: Engine) -> None:
    id_ = amended(record)
    assert judged(record) == (1, 0, [], [(1, 1)])
    with reading(record) as session:
        now = change(session, id_)
    assert now is not None
    assert now.classification.rules_version == RULES_VERSION
    assert now.classification.primary == "tariff-rates"
    assert now.classification.severity is Severity.HIGH
    assert "15" in now.classification.headline
    assert rows(record, ClassificationRow) == 2


def test_done_twice_it_does_nothing(record: Engine) -> None:
    amended(record)
    judged(record)
    assert judged(record) == (0, 0, [], [])
    assert rows(record, ClassificationRow) == 2


def test_nobody_is_matched_anew(record: Engine) -> None:
    amended(record)
    judged(record)
    assert rows(record, MatchRow) == 0


def test_more_than_one_chunk_is_judged_to_the_end(record: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.reclassify._CHUNK", 2)
    for number in range(5):
        amended(record, number)
    classified, _, _, steps = judged(record)
    assert classified == 5
    assert steps == [(2, 5), (4, 5), (5, 5)]


def test_a_withdrawal_is_judged_by_its_last_document(record: Engine) -> None:
    id_ = withdrawn(record, kept=True)
    assert judged(record)[0] == 1
    with reading(record) as session:
        now = change(session, id_)
    assert now is not None
    assert now.classification.primary == "origin-agreements"


def test_what_cannot_be_judged_is_named_and_stays(record: Engine, data: Path, line: Line) -> None:
    id_, other = withdrawn(record, kept=False), amended(record, 3)
    said = line("reclassify", "--json")
    assert said.code == 1
    answer = json.loads(said.out)
    assert answer["left_out"] == [f"{id_}: its last document is not kept"]
    assert (answer["schema"], answer["rules_version"], answer["classified"]) == (1, RULES_VERSION, 1)
    assert id_ in said.err
    with reading(record) as session:
        stays, anew = change(session, id_), change(session, other)
    assert stays is not None
    assert anew is not None
    assert (stays.classification.rules_version, anew.classification.rules_version) == ("1", RULES_VERSION)


def test_the_command_says_what_it_did_and_then_that_there_is_nothing_to_do(record: Engine, line: Line) -> None:
    amended(record)
    first, second = line("reclassify"), line("reclassify")
    assert (first.code, second.code) == (0, 0)
    assert "1 changes classified anew" in first.out
    assert "reclassify 1/1" in first.err
    assert "nothing done" in second.out


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path) -> Line:
    return Line(capsys, monkeypatch, data)
