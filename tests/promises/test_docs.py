"""What a user can set or call is documented, and what is documented can be set or called."""

import re

import pytest

from dutywatch.__main__ import COMMANDS
from dutywatch.settings import Settings
from tests.promises.imports import PROJECT

CONTRACT = (PROJECT / "docs/contract.md").read_text("utf-8")
README = (PROJECT / "README.md").read_text("utf-8")
NOT_YET = {"reclassify", "export"}


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
