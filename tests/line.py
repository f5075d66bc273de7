"""The command line without a process of its own: the console script's `main`, called here with its words.

It proves what a process would of words, answers, exit codes and settings, without half a second of imports a command;
what only a process shows (signals, the terminal, a closed pipe, the engine) is tested in processes. An exception that
`main` lets out fails the test, as a traceback on standard error would.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from dutywatch.__main__ import app, main


class Said(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Line:
    """A command line over the data of one folder, with no other setting than those given."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path, **settings: str
    ) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch
        self._settings = {"DUTYWATCH_DATA_DIR": str(data), "DUTYWATCH_SETTINGS": str(data / "none.toml"), **settings}

    def __call__(self, *words: str, **settings: str) -> Said:
        app.registered_commands.clear()
        app.registered_groups.clear()
        self._capsys.readouterr()
        with self._monkeypatch.context() as place:
            for name in [name for name in os.environ if name.startswith("DUTYWATCH_")]:
                place.delenv(name)
            for name, value in {**self._settings, **settings}.items():
                place.setenv(name, value)
            place.setattr(sys, "argv", ["dutywatch", *words])
            with pytest.raises(SystemExit) as ended:
                main()
        out, err = self._capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)
