"""Batch files: JSON Lines in, one line out for each line in, in order; a line that fails does not stop the others."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from dutywatch.files import read_bytes
from dutywatch.output import Exit, Failure, print_json_line, say

Line = dict[str, Any]
T = TypeVar("T")


class BadLine(Exception):
    """A line of a batch that cannot be answered; becomes its `error`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def run_batch(batch: Path, answer: Callable[[Line, Path], Line]) -> None:
    """Answers each line; raises Failure with the code for "in part" after the last one where any failed."""
    failed = total = 0
    for number, text in _lines(batch):
        total += 1
        line_id: Any = number
        try:
            line = _parse(text)
            line_id = line.get("id", number)
            out = {"id": line_id, **answer(line, batch.absolute().parent)}
        except BadLine as error:
            failed, out = failed + 1, _error(line_id, number, error.code, str(error))
        except Failure as failure:
            failed, out = failed + 1, _error(line_id, number, failure.code.name.lower().replace("_", "-"), str(failure))
        except Exception as error:  # one document must not stop the thousands behind it; it is told, not hidden
            logging.getLogger("dutywatch").exception("line %s of %s failed", number, batch)
            failed, out = failed + 1, _error(line_id, number, "internal", f"{type(error).__name__}: {error}")
        print_json_line(out)
        if total % 500 == 0 and sys.stderr.isatty():
            say(f"{total} lines done")
    if not total:
        say(f"{str(batch)!r} holds no line, so there is no answer")
    if failed:
        raise Failure(Exit.IN_PART, f"{failed} of {total} lines could not be answered; each says why in its error")


def field(line: Line, name: str, kind: type[T]) -> T | None:
    """A field of a line, None where absent or null. Raises BadLine where it has another type."""
    value = line.get(name)
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise BadLine("bad-input", f"{name!r} must be {_KINDS.get(kind, kind.__name__)}, not {value!r}")
    return value


def path_field(line: Line, name: str, beside: Path) -> Path:
    """The path that a line names: absolute, or relative to the batch file."""
    value = field(line, name, str)
    if not value:
        raise BadLine("bad-input", f"the line has no {name!r}")
    if "\0" in value:
        raise BadLine("bad-input", f"{name!r} has a zero byte")
    return beside / value


_KINDS: dict[type, str] = {str: "a string", int: "a whole number"}


def _lines(batch: Path) -> Iterator[tuple[int, str]]:
    # Split at newlines alone: splitlines() would also cut at U+2028, which JSON strings may hold.
    text = read_bytes(batch).decode("utf-8-sig", "replace")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _parse(text: str) -> Line:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadLine("bad-input", f"not JSON: {error}") from None
    if not isinstance(line, dict):
        raise BadLine("bad-input", "the line is not a JSON object")
    return line


def _error(line_id: Any, number: int, code: str, message: str) -> Line:
    # The number stands beside the id, which may be the number of another line.
    return {"id": line_id, "line": number, "error": {"code": code, "message": message}}
