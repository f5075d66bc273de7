"""Progress of long work: a live bar on a terminal, plain lines elsewhere; always on standard error."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dutywatch.output import say

# Called with how many are done, of how many, and what was done last.
Advance = Callable[[int, int, str], None]

_SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress(verb: str) -> Iterator[Advance]:
    """Gives the function to call after each piece of work."""
    if sys.stderr.isatty():
        yield from _bar(verb)
    else:
        yield _lines(verb)


@contextmanager
def bar(verb: str) -> Iterator[Advance | None]:
    """The live bar alone; None where there is no terminal for it, and lines are said as things end."""
    if sys.stderr.isatty():
        yield from _bar(verb)
    else:
        yield None


def _bar(verb: str) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(verb, total=None)

        def advance(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{verb} {what[:40]}")

        yield advance


def _lines(verb: str) -> Advance:
    last = time.monotonic()

    def advance(done: int, total: int, what: str) -> None:
        nonlocal last
        if done == total or time.monotonic() - last >= _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            say(f"{verb} {done}/{total} {what}")

    return advance
