"""A run with the network closed: one clear line a source, a health record, no change, and the exit code says so."""

import shutil
from dataclasses import replace

import pytest

from tests.journeys.command import Home

CATALOGUE = """
jurisdiction = "JP"
"""

ENTRY = """
[[source]]
id = "{id}"
authority = "Customs of the test"
title = "Notices {id}"
url = "{url}"
kind = "page"
language = "en"
verification = {{ grade = "own", what = "written for a test", when = 2026-11-24 }}
"""


@pytest.fixture(scope="module")
def first_run(tmp_path_factory, engine_server):
    """A home with that catalogue, and how its first run ended."""
    place = tmp_path_factory.mktemp("away")
    (place / "catalogue").mkdir()
    # Names that never resolve (RFC 6761) and an address of ours that is not let through: no network is asked.
    text = CATALOGUE + "".join(
        ENTRY.format(id=id_, url=url)
        for id_, url in (
            ("no-such-host", "https://customs.invalid/notices"),
            ("refused-here", "http://127.0.0.1:9/notices"),
            ("another", "https://trade.invalid/"),
        )
    )
    (place / "catalogue" / "us.toml").write_text(text)
    away = Home(place / "data", {"CATALOGUE_DIR": str(place / "catalogue")}, engine_server)
    return away, away.run("run", code=1)


def test_each_source_gives_one_line_and_nothing_becomes_a_change(first_run):
    away, done = first_run
    for id_ in ("no-such-host", "refused-here", "another"):
        lines = [line for line in done.stderr.splitlines() if line.startswith(id_)]
        assert len(lines) == 1, done.stderr
    assert "127.0.0.1" not in done.stderr
    assert away.json("changes")["changes"] == []
    states = away.json("health", code=1)["sources"]
    assert {one["id"]: one["verdict"] for one in states} == {
        "no-such-host": "unreachable", "another": "unreachable", "refused-here": "refused",
    }  # fmt: skip
    assert all(one["why"] and one["last_good"] is None for one in states)


def test_a_second_run_counts_on(first_run, tmp_path):
    away, _ = first_run
    shutil.copytree(away.folder, tmp_path / "data")
    again = replace(away, folder=tmp_path / "data")
    again.run("run", code=1)
    assert {one["failures"] for one in again.json("health", code=1)["sources"]} == {2}


def test_a_run_with_nothing_due_starts_no_engine(first_run, tmp_path, monkeypatch):
    away, _ = first_run
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "engine"))
    away.run("run", "--due")
    assert [path.name for path in (tmp_path / "engine").iterdir()] == ["starting"]
