"""`held`: the operator sees what is held back, and says what becomes of it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from archive.bodies import open_bodies
from archive.database import open_database, transaction
from archive.redesigns import Redesigned, hold_back
from dutywatch.settings import Settings
from pipeline.model.change import Change
from tests.line import Line
from tests.web.conftest import served
from tests.web.samples import NOW, fill
from web.app import create_app


@pytest.fixture
def held(tmp_path: Path) -> list[Change]:
    """Three changes held back, with a line that would colour the terminal if it were let."""
    settings = Settings(data_dir=tmp_path)
    engine: Engine = open_database(settings.database)
    changes = fill(engine, open_bodies(settings.captures))[:3]
    found = Redesigned("customs.example", NOW, 3, 4, ("Was this page \x1b[31museful?",))
    with transaction(engine) as session:
        assert hold_back(session, found, [change.id for change in changes]) == 3
    engine.dispose()
    return changes


def test_what_is_held_back_is_shown_and_told_or_dismissed_on_the_operators_word(held, tmp_path, capsys, monkeypatch):
    line = Line(capsys, monkeypatch, tmp_path)
    shown = line("held")
    assert shown.code == 0
    assert "customs.example: 3 of 4 pages changed at once" in shown.out
    assert "held --tell customs.example" in shown.out
    assert all(change.id in shown.out for change in held)
    assert "\x1b" not in shown.out
    assert "customs.example looks redesigned: 3 changes are held back" in line("health").out
    assert json.loads(line("health", "--json").out)["held"] == [{"host": "customs.example", "changes": 3}]
    (one,) = json.loads(line("held", "--json").out)["held"]
    assert sorted(one["changes"]) == sorted(change.id for change in held)

    wrong = line("held", "--tell", "custom.example")
    assert wrong.code == 4
    assert "did you mean 'customs.example'?" in wrong.err
    assert line("held", "--tell", "a", "--dismiss", "b").code == 2
    assert json.loads(line("held", "--tell", "customs.example", "--json").out)["changes"] == 3
    assert "nothing is held back" in line("held").out
    assert line("held", "--dismiss", "customs.example").code == 4, "it was let go"


def test_a_change_held_back_says_so_everywhere_and_how_to_let_it_go(held, tmp_path, capsys, monkeypatch):
    line, id_ = Line(capsys, monkeypatch, tmp_path), held[0].id
    command = "dutywatch held --tell customs.example"
    shown = line("change", id_).out
    assert "Held back, mailed to nobody yet: 3 of 4 pages of customs.example changed at once" in shown
    assert f"let it go: {command}" in shown
    listed = line("changes")
    assert listed.out.count("[held back]") == 3
    assert listed.err.count(command) == 1
    assert "Held back" in line("change", id_, "--html").out
    assert json.loads(line("change", id_, "--json").out)["change"]["held"] == {
        "host": "customs.example",
        "found": "2026-07-03T09:30:00Z",
        "changes": 3,
        "pages": 4,
        "dismissed": False,
        "why": "Held back, mailed to nobody yet: 3 of 4 pages of customs.example changed at once as by a new template",
        "command": command,
    }
    of_all = [json.loads(one)["held"] for one in line("changes", "--jsonl").out.splitlines()]
    assert sum(one is not None for one in of_all) == 3 < len(of_all)

    line("held", "--dismiss", "customs.example")
    assert "Told to nobody, as the operator decided" in line("change", id_).out
    assert json.loads(line("change", id_, "--json").out)["change"]["held"]["command"] is None


def test_what_was_told_after_all_is_held_no_more(held, tmp_path, capsys, monkeypatch):
    line = Line(capsys, monkeypatch, tmp_path)
    line("held", "--tell", "customs.example")
    assert json.loads(line("change", held[0].id, "--json").out)["change"]["held"] is None


def test_the_pages_and_the_api_say_that_a_change_is_held_back(held, tmp_path):
    engine = open_database(Settings(data_dir=tmp_path).database)
    with served(create_app(Settings(data_dir=tmp_path), engine, lambda: NOW)) as site:
        page = site.get(f"/changes/{held[0].id}").text
        assert "3 of 4 pages of customs.example changed at once as by a new template" in page
        assert "<code>dutywatch held --tell customs.example</code>" in page
        assert site.get("/changes").text.count("Held back</span>") == 3
        assert site.get(f"/api/v1/changes/{held[0].id}").json()["change"]["held"]["host"] == "customs.example"
    engine.dispose()
