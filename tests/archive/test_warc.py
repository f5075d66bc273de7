"""Captures as WARC, read back with warcio and as captures again."""

import gzip
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from archive.bodies import open_bodies
from archive.database import reading, transaction
from archive.sources import store_source
from archive.warc.read import Unreadable, records
from archive.warc.select import captures_of
from archive.warc.write import Written, write_warc
from pipeline.model.verdict import Fit, Verdict
from tests.archive.samples import SOURCE, a_capture, later, stored

warcio = pytest.importorskip("warcio")
PAGE = "<p>関税率 5 %</p>".encode("shift_jis")


def _exported(engine: Engine, folder: Path) -> tuple[Path, Written]:
    """A page, a 304, a wall, an entry cut out of a feed, a fetch that brought nothing, and bytes that were lost."""
    bodies = open_bodies(f"file://{folder}/captures")
    page, wall, item = bodies.put(PAGE), bodies.put(b"<h1>No</h1>"), bodies.put(b"<item/>")
    coded = (("Content-Type", "text/html; charset=shift_jis"), ("Content-Encoding", "gzip"), ("Content-Length", "17"))
    with transaction(engine) as session:
        store_source(session, SOURCE)
        stored(session, a_capture(0, page, headers=coded, final_url="https://customs.example/rates/2026"))
        stored(session, a_capture(1, None, verdict=Verdict.NOT_MODIFIED, status=304), Fit(Verdict.NOT_MODIFIED))
        stored(session, a_capture(2, wall, verdict=Verdict.REFUSED, status=403), Fit(Verdict.CHALLENGE, "a wall"))
        stored(session, a_capture(3, item, status=None, content_type="application/rss+xml", part_of="feed", headers=()))
        stored(session, a_capture(4, None, verdict=Verdict.UNREACHABLE, status=None, headers=(), why="no answer"), None)
        stored(session, a_capture(5, "b" * 64))
    file = folder / "evidence.warc.gz"
    with file.open("wb") as out, reading(engine) as session:
        return file, write_warc(out, captures_of(session, [SOURCE.id]), bodies, "dutywatch test")


def _read(file: Path) -> list[tuple[Any, bytes]]:
    from warcio.archiveiterator import ArchiveIterator

    with file.open("rb") as stream:
        return [(record, record.content_stream().read()) for record in ArchiveIterator(stream)]


def test_warcio_reads_back_answers_headers_times_and_what_only_we_know(engine: Engine, tmp_path: Path) -> None:
    file, written = _exported(engine, tmp_path)
    found = _read(file)
    kinds = [record.rec_type for record, _ in found]
    assert kinds == [
        "warcinfo", "response", "metadata", "revisit", "metadata", "response", "metadata", "resource", "metadata",
        "metadata", "metadata",
    ]  # fmt: skip
    page, body = found[1]
    assert body == PAGE, "the bytes as they were before their transfer, whatever its headers said"
    assert page.rec_headers.get_header("WARC-Date") == later(0).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert page.rec_headers.get_header("WARC-Target-URI") == "https://customs.example/rates/2026"
    assert page.http_headers.get_statuscode() == "200"
    assert page.http_headers.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert page.http_headers.get_header("Content-Length") == str(len(PAGE))
    told = json.loads(found[2][1])
    assert (told["source"], told["asked"], told["verdict"]) == (SOURCE.id, "https://customs.example/rates", "ok")
    assert found[2][0].rec_headers.get_header("WARC-Concurrent-To") == page.rec_headers.get_header("WARC-Record-ID")
    assert found[3][0].http_headers.get_statuscode() == "304"
    assert (found[5][0].http_headers.get_statuscode(), json.loads(found[6][1])["verdict"]) == ("403", "challenge")
    assert json.loads(found[8][1])["part_of"] == "feed"
    assert json.loads(found[9][1])["verdict"] == "unreachable"
    assert written.captures == 6
    assert [fault.sha256 for fault in written.faults] == ["b" * 64]


def test_each_record_passes_warcios_own_check_of_digests(engine: Engine, tmp_path: Path) -> None:
    from warcio.checker import Checker

    file, _ = _exported(engine, tmp_path)
    checker = Checker(type("Asked", (), {"inputs": [str(file)], "verbose": False})())
    checker.process_all()
    assert checker.exit_value == 0


def test_the_same_capture_has_the_same_record_id_in_every_export(engine: Engine, tmp_path: Path) -> None:
    first, _ = _exported(engine, tmp_path)
    again, _ = _exported(engine, tmp_path)

    def ids(file: Path) -> list[str]:
        return [record.rec_headers.get_header("WARC-Record-ID") for record, _ in _read(file)[1:]]

    assert ids(first) == ids(again)


def test_what_was_written_is_read_as_captures_again(engine: Engine, tmp_path: Path) -> None:
    file, _ = _exported(engine, tmp_path)
    page, wall, item = records(file)
    assert (page.url, page.status, page.date, page.read_bytes()) == (
        "https://customs.example/rates/2026", 200, later(0), PAGE,
    )  # fmt: skip
    assert (wall.status, item.content_type, item.read_bytes()) == (403, "application/rss+xml", b"<item/>")


@pytest.mark.parametrize(
    "rubbish", [b"", b"GIF89a", b"\x1f\x8b\x08\x00half", gzip.compress(b"no archive at all", mtime=0)]
)
def test_rubbish_is_named_or_empty_and_nothing_else(tmp_path: Path, rubbish: bytes) -> None:
    file = tmp_path / "x.warc.gz"
    file.write_bytes(rubbish)
    with suppress(Unreadable):
        assert list(records(file)) == []


def test_a_file_that_breaks_off_gives_what_is_before_and_says_so(engine: Engine, tmp_path: Path) -> None:
    file, _ = _exported(engine, tmp_path)
    whole = file.read_bytes()
    for left in (len(whole) - 10, len(whole) - 100, len(whole) // 2, 1000):
        file.write_bytes(whole[:left])
        with pytest.raises(Unreadable, match=r"breaks off|damaged"):
            list(records(file))
