"""Every command explains itself at once, with examples, and speaks JSON."""

import os
import subprocess
import sys
from functools import cache

import pytest

from dutywatch.__main__ import COMMANDS

WORDS = [(name,) for name in COMMANDS if name != "db"] + [("db", "upgrade"), ("db", "verify")]


@cache
def _help(*words: str) -> tuple[str, float]:
    """What the command says of itself, and the processor seconds that took."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dutywatch", *words, "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process.stdout as out:
        text = out.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return text, usage.ru_utime + usage.ru_stime


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_command_has_examples_and_json(words):
    text, _ = _help(*words)
    assert "Examples:" in text
    assert "--json" in text


@pytest.mark.parametrize("words", [(), *WORDS], ids=lambda words: " ".join(words) or "dutywatch")
def test_help_is_instant(words):
    """0.3 s in the contract. One of three tries must do: the machine may be busy meanwhile."""
    tries = (_help, _help.__wrapped__, _help.__wrapped__)
    assert any(attempt(*words)[1] < 0.3 for attempt in tries)
