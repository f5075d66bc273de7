"""The operator's log: one line an event, for people or for machines."""

import json
import logging
import sys

import pytest

from dutywatch.logs import write_logs
from dutywatch.output import Failure


@pytest.fixture(autouse=True)
def _as_before():
    ours = logging.getLogger("dutywatch")
    before = ours.handlers, ours.propagate, ours.level
    yield
    ours.handlers, ours.propagate, ours.level = before


def test_T8_a_title_with_a_newline_stays_one_line(capsys):
    write_logs("lines")
    logging.getLogger("dutywatch.web").info("title %s", "first\n2026-11-24T00:00:00Z forged \x1b[31m")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "\x1b" not in lines[0]


def test_json_is_one_object_a_line_with_the_error_in_it(capsys):
    write_logs("json")
    try:
        raise ValueError("a fault\nof two lines")
    except ValueError:
        logging.getLogger("dutywatch").exception("it failed")
    (line,) = capsys.readouterr().err.splitlines()
    event = json.loads(line)
    assert (event["level"], event["message"]) == ("error", "it failed")
    assert "ValueError" in event["error"]
    assert sys.exc_info() == (None, None, None)


def test_another_form_is_refused():
    with pytest.raises(Failure, match="DUTYWATCH_LOG_FORMAT"):
        write_logs("xml")
