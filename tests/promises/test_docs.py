"""What a user can set or call is documented, and what is documented can be set or called."""

import json
import re
import shlex

import pytest

from archive.bodies import open_bodies
from archive.database import open_database
from dutywatch.__main__ import COMMANDS
from dutywatch.settings import Settings
from tests.line import Line
from tests.promises.imports import PROJECT
from tests.web.samples import fill

CONTRACT = (PROJECT / "docs/contract.md").read_text("utf-8")
README = (PROJECT / "README.md").read_text("utf-8")
NOT_YET = {"db backup", "db restore", "sources check", "sources new"}


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name):
    settings = CONTRACT[CONTRACT.index("## Settings") :]
    assert re.search(rf"`{name.upper()}`", settings), f"docs/contract.md does not name {name.upper()}"


def test_every_documented_setting_exists():
    settings = CONTRACT[CONTRACT.index("## Settings") :]
    named = set(re.findall(r"`([A-Z][A-Z_]+[A-Z])`", settings))
    assert named == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_contract(name):
    assert re.search(rf"[`, |]{name}[ `]", CONTRACT), f"docs/contract.md does not name {name}"


def test_every_command_of_the_readme_exists():
    called = set(re.findall(r"^\./run ([a-z]+)", README, re.MULTILINE)) - {"test", "check", "bench", "faults"}
    assert called <= set(COMMANDS)


# These fetch, serve until they are stopped, or go through the flow engine; each has its own test.
NOT_HERE = {"demo", "test", "check", "bench", "faults", "run", "start", "serve", "backfill"}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    data = tmp_path_factory.mktemp("record")
    settings = Settings(data_dir=data)
    engine = open_database(settings.database)
    changes = fill(engine, open_bodies(settings.captures))
    engine.dispose()
    return data, changes[0].id


@pytest.mark.parametrize(
    "command",
    [
        said.strip()
        for said in re.findall(r"^\./run ([^#\n]+)", README, re.MULTILINE)
        if said.split()[0] not in NOT_HERE and not said.startswith(("sources check", "sources new"))
    ],
)
def test_every_command_of_the_readme_does_what_it_says(record, capsys, monkeypatch, command):
    data, known = record
    monkeypatch.chdir(PROJECT)
    words = shlex.split(command.partition(" > ")[0].replace("chg_…", known))
    said = Line(capsys, monkeypatch, data)(*words)
    # One of the sources of this record fails, which `health` is there to say.
    assert said.code == (1 if words == ["health"] else 0), said.err
    assert said.out or "nothing on record matches" in said.err


@pytest.mark.parametrize("path", sorted(set(re.findall(r"examples/[\w./-]+\w", README))))
def test_every_example_of_the_readme_is_there(path):
    assert (PROJECT / path).exists()


def test_the_example_of_a_folder_of_versions_is_one():
    folder = PROJECT / "examples/low-value-goods"
    assert [version["file"] for version in json.loads((folder / "meta.json").read_text())["versions"]] == sorted(
        path.name for path in folder.glob("*.html")
    )


def test_what_comes_later_is_absent_and_not_a_stub():
    assert not NOT_YET & set(COMMANDS)
    for name in NOT_YET:
        assert f"`{name}`" in CONTRACT


def test_nothing_names_the_workplace():
    """Neither a path of a machine nor a registry's host belongs in the project."""
    for path in (PROJECT / "constraints.txt", PROJECT / "pyproject.toml", PROJECT / "README.md"):
        text = path.read_text("utf-8")
        assert not re.search(r"https?://[^\s)\"]*(pypi|simple|index)", text), path
    assert "://" not in (PROJECT / "constraints.txt").read_text("utf-8")
