"""The spool: what was written is read back, whatever interrupted the writing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.capture import Capture, Listed, Role, SourceReport
from pipeline.model.verdict import Verdict
from spiders import spool

NOW = datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=UTC)
CAPTURE = Capture(
    source="jp-news", key="N-1", url="https://example.org/お知らせ", fetched=NOW, verdict=Verdict.OK, role=Role.INDEX,
    why="line\nbreak\u2028", status=200, final_url="https://example.org/x", headers=(("A", "b"), ("A", "c")),
    content_type="text/html", body="ab" * 32, etag='W/"1"', last_modified="x", title="関税", published=date(2026, 11, 1), part_of="k",
)  # fmt: skip
REPORT = SourceReport("jp-news", NOW, NOW, Verdict.EMPTY, "why", (Listed("k", "u", "t", date(2026, 1, 1)),), True, 3)


def test_captures_and_reports_come_back_as_they_went(tmp_path: Path) -> None:
    writer = spool.Writer(tmp_path)
    bare = Capture("s", "k", "u", NOW, Verdict.UNREACHABLE)
    writer.capture(CAPTURE)
    writer.report(REPORT)
    writer.capture(bare)
    writer.close()
    assert list(spool.lines(tmp_path)) == [CAPTURE, REPORT, bare]


def test_an_absent_spool_has_no_lines(tmp_path: Path) -> None:
    assert list(spool.lines(tmp_path / "nowhere")) == []


@given(cut=st.integers(min_value=2, max_value=400))
def test_a_line_torn_by_a_kill_is_passed_over_and_ended_by_the_next_writer(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    writer = spool.Writer(folder)
    writer.capture(CAPTURE)
    writer.capture(CAPTURE)
    writer.close()
    path = folder / spool.LINES
    path.write_bytes(path.read_bytes()[:-cut])
    assert list(spool.lines(folder)) == [CAPTURE]
    again = spool.Writer(folder)
    again.report(REPORT)
    again.close()
    assert list(spool.lines(folder)) == [CAPTURE, REPORT]


@given(st.binary(max_size=300))
def test_rubbish_in_the_spool_is_passed_over(tmp_path_factory: pytest.TempPathFactory, rubbish: bytes) -> None:
    folder = tmp_path_factory.mktemp("rubbish")
    (folder / spool.LINES).write_bytes(rubbish + b"\n")
    writer = spool.Writer(folder)
    writer.report(REPORT)
    writer.close()
    assert list(spool.lines(folder))[-1:] == [REPORT]


def test_a_body_is_stored_once_under_its_hash_and_checked_on_reading(tmp_path: Path) -> None:
    writer = spool.Writer(tmp_path)
    name = writer.body(b"5 %")
    assert writer.body(b"5 %") == name
    assert spool.read_body(tmp_path, name) == b"5 %"
    assert len(list((tmp_path / spool.BODIES).iterdir())) == 1
    spool.body_path(tmp_path, name).write_bytes(b"50 %")
    with pytest.raises(ValueError, match="damaged"):
        spool.read_body(tmp_path, name)
    writer.close()


def test_reports_are_counted_while_they_are_written_and_from_where_the_last_count_ended(tmp_path: Path) -> None:
    assert spool.count_reports(tmp_path) == (0, 0)
    writer = spool.Writer(tmp_path)
    writer.capture(replace(CAPTURE, title='{"report":'))
    writer.report(REPORT)
    number, offset = spool.count_reports(tmp_path)
    assert (number, offset) == (1, (tmp_path / spool.LINES).stat().st_size)
    with (tmp_path / spool.LINES).open("ab") as file:
        file.write(b'{"report":{"half')
    assert spool.count_reports(tmp_path, offset) == (0, offset)
    writer.close()


def test_lines_can_be_read_while_they_are_written(tmp_path: Path) -> None:
    writer = spool.Writer(tmp_path)
    writer.capture(CAPTURE)
    assert list(spool.lines(tmp_path)) == [CAPTURE]
    writer.capture(replace(CAPTURE, key="N-2"))
    assert len(list(spool.lines(tmp_path))) == 2
    writer.close()
