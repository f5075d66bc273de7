"""What a command says, and how it ends: data on standard output, everything else on standard error."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from dutywatch.exits import Exit as Exit


class Failure(Exception):
    """Ends a command with one clear line on standard error and an exit code; `main` is the one place that prints it."""

    def __init__(self, code: Exit, message: str) -> None:
        super().__init__(message)
        self.code = code


def not_found(noun: str, given: str, known: Iterable[str] = ()) -> Failure:
    """The failure for a named thing that is not there, with the nearest known one suggested."""
    from dutywatch.nearest import nearest

    meant = nearest(given, known)
    return Failure(Exit.NOT_FOUND, f"no {noun} {given!r}" + (f"; did you mean {meant!r}?" if meant else ""))


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    print_line(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))


def print_json_line(value: Any) -> None:
    """One line of JSON Lines on standard output, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def print_line(text: str) -> None:
    """A line of data on standard output."""
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """A line for people, on standard error: progress, hints, warnings."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def instant(when: datetime) -> str:
    """A time for people, to the second; JSON has it whole."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def minute(when: str | None) -> str:
    """A time of our JSON (RFC 3339, `Z`) for a table, to the minute."""
    return "" if when is None else when[:16].replace("T", " ")


def on_terminal() -> bool:
    """Whether colours and tables drawn with lines may be used on standard output."""
    return sys.stdout.isatty()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """A table for people: drawn on a terminal, tab-separated elsewhere so that it can be cut and sorted.

    Cells may hold foreign text: what a terminal would obey is taken out here.
    """
    from pipeline.show import visible

    rows = [[visible(cell) for cell in row] for row in rows]
    if not on_terminal():
        print_line("\t".join(columns))
        for row in rows:
            print_line("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        # A word that has no room goes on in the next line: half a time or id is none.
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)
