"""Ending by a signal: at once, in one line, whatever is under way.

Everything here may be killed at any moment without loss: records are transactions, files are written whole, a mail
that is going out is marked so. So Ctrl-C needs no way of its own through the code: it is the kill, with a line and an
exit code. The crawls' children end with us. Nothing heavy is imported here, not even `typing`: the first moment in which
Ctrl-C may come is that of our own imports.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from dutywatch.exits import Exit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_SHOW_CURSOR = "\x1b[?25h\n"  # a progress bar hides it; the new line leaves the terminal's own ^C behind


@contextmanager
def ends_at_once(line: str, on_terminate: Exit = Exit.TERMINATED) -> Iterator[None]:
    """Inside, SIGINT ends the process with 130 and SIGTERM with `on_terminate`, both with this line.

    To be entered in the main thread, and where it is not to wait for others: no code blocks a signal for long there.
    """
    codes = {signal.SIGINT: Exit.INTERRUPTED, signal.SIGTERM: on_terminate}

    def end(number: int, _frame: FrameType | None) -> "NoReturn":
        # Not `say`: the line under way may hold its lock.
        cursor = _SHOW_CURSOR if sys.__stderr__ is not None and sys.__stderr__.isatty() else ""
        try:
            os.write(2, f"{cursor}{line}\n".encode())
        finally:
            os._exit(codes[signal.Signals(number)])

    before = {number: signal.signal(number, end) for number in codes}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
