"""Every command explains itself at once, with examples, and speaks JSON."""

import os
import subprocess
import sys

import pytest

from dutywatch.__main__ import COMMANDS

WORDS = [(name,) for name in COMMANDS if name != "db"] + [("db", "upgrade"), ("db", "verify")]


def _help(*words: str) -> str:
    done = subprocess.run([sys.executable, "-m", "dutywatch", *words, "--help"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_command_has_examples_and_json(words):
    text = _help(*words)
    assert "Examples:" in text
    assert "--json" in text


@pytest.mark.parametrize("words", [(), *WORDS], ids=lambda words: " ".join(words) or "dutywatch")
def test_help_is_instant(words):
    """0.3 s in the contract. Processor seconds of the child; one of three tries must do: the machine may be busy meanwhile."""
    assert any(_seconds(*words) < 0.3 for _ in range(3))


def _seconds(*words: str) -> float:
    process = subprocess.Popen(
        [sys.executable, "-m", "dutywatch", *words, "--help"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime
