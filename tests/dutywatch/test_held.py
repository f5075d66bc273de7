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
from tests.web.samples import NOW, fill


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
