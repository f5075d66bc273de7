"""What a crawl leaves behind: bodies by their SHA-256, and one JSON line for each capture and source report.

The child process appends, the parent reads. A line is written in one call, so that a killed child leaves at most a
torn last line, which is skipped; a body is renamed into place before any line names it.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.model.capture import Capture, SourceReport

LINES = "captures.jsonl"
BODIES = "bodies"
_REPORT = b'{"report":'


@cache
def _capture() -> TypeAdapter[Capture]:
    return TypeAdapter(Capture)


@cache
def _report() -> TypeAdapter[SourceReport]:
    return TypeAdapter(SourceReport)


def lines(spool: Path) -> Iterator[Capture | SourceReport]:
    """Captures and reports in the order of their writing. An absent file has none; torn lines are passed over."""
    path = spool / LINES
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            value = _parsed(line)
            if value is not None:
                yield value


def count_reports(spool: Path, offset: int = 0) -> tuple[int, int]:
    """How many sources have ended since `offset`, and up to where was read: for progress while a crawl goes on."""
    try:
        with (spool / LINES).open("rb") as file:
            file.seek(offset)
            grown = file.read()
    except OSError:
        return 0, offset
    whole = grown[: grown.rfind(b"\n") + 1]
    return sum(line.startswith(_REPORT) for line in whole.splitlines()), offset + len(whole)


def _parsed(line: bytes) -> Capture | SourceReport | None:
    if not line.endswith(b"\n"):
        return None
    try:
        table = json.loads(line)
        if "capture" in table:
            return _capture().validate_python(table["capture"], strict=False)
        return _report().validate_python(table["report"], strict=False)
    except (ValueError, KeyError, TypeError, ValidationError):
        return None


def body_path(spool: Path, sha256: str) -> Path:
    """Where the body of that name lies."""
    return spool / BODIES / sha256


def read_body(spool: Path, sha256: str) -> bytes:
    """The body of that name. Raises OSError where there is none, ValueError where it is not what its name says."""
    body = body_path(spool, sha256).read_bytes()
    if hashlib.sha256(body).hexdigest() != sha256:
        raise ValueError(f"the body {sha256} in the spool is damaged")
    return body


class Writer:
    """The child's end of a spool. One writer a folder."""

    def __init__(self, spool: Path) -> None:
        (spool / BODIES).mkdir(parents=True, exist_ok=True)
        self._spool = spool
        self._file = os.open(spool / LINES, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        self._end_torn_line()

    def _end_torn_line(self) -> None:
        size = os.fstat(self._file).st_size
        if size and os.pread(self._file, 1, size - 1) != b"\n":
            os.write(self._file, b"\n")

    def body(self, body: bytes) -> str:
        """Keeps `body` and returns its name."""
        name = hashlib.sha256(body).hexdigest()
        path = body_path(self._spool, name)
        if not path.exists():
            passing = path.with_suffix(".part")
            passing.write_bytes(body)
            passing.rename(path)
        return name

    def capture(self, capture: Capture) -> None:
        """Appends a capture."""
        self._append(b'{"capture":' + _capture().dump_json(capture) + b"}\n")

    def report(self, report: SourceReport) -> None:
        """Appends the report of a source; the last line of that source."""
        self._append(_REPORT + _report().dump_json(report) + b"}\n")

    def _append(self, line: bytes) -> None:
        os.write(self._file, line)

    def close(self) -> None:
        """Ends the writing."""
        os.close(self._file)
