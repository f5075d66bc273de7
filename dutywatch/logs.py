"""The operator's log on standard error: lines for people, or JSON for machines (DUTYWATCH_LOG_FORMAT)."""

import json
import logging
import sys
import time

from dutywatch.output import Exit, Failure

_ESCAPED = {ord("\n"): "\\n", ord("\r"): "\\r", ord("\x1b"): "\\x1b"}


def write_logs(form: str) -> None:
    """Sends our loggers' lines to standard error, one line an event whatever a page has in its title (T8).

    Raises Failure where `form` is neither `lines` nor `json`.
    """
    forms: dict[str, logging.Formatter] = {"lines": _Lines(), "json": _Json()}
    if form not in forms:
        raise Failure(Exit.NOT_USABLE, f"DUTYWATCH_LOG_FORMAT: 'lines' or 'json', not {form!r}")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(forms[form])
    ours = logging.getLogger("dutywatch")
    ours.handlers = [handler]
    ours.propagate = False
    ours.setLevel(logging.INFO)


def _utc(seconds: float | None) -> time.struct_time:
    return time.gmtime(seconds)


class _Lines(logging.Formatter):
    converter = staticmethod(_utc)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(message)s", "%Y-%m-%dT%H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        return super().formatMessage(record).translate(_ESCAPED)


class _Json(logging.Formatter):
    converter = staticmethod(_utc)

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            event["error"] = self.formatException(record.exc_info)
        return json.dumps(event, ensure_ascii=False)
