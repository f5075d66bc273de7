"""Every command explains itself at once, with examples, and speaks JSON."""

import subprocess
import sys
import time

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
    """0.3 s in the contract. The least of three counts: the machine may be busy, the command may not."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        _help(*words)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.3
