"""Web archives of others through the same pipeline: each address a document, its records the versions."""

import asyncio
import gzip
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import brotli
import pytest

from archive.database import reading
from archive.history import Query, changes
from archive.matches import matches_of
from flows.backfill import SOURCE, backfill, nothing_new
from flows.recorded import find_recorded

pytest.importorskip("warcio")

URL = "https://www.zoll.example.gov.uk/notice"
WORDS = "".join(
    f"<p>Paragraph {n} tells how goods are declared at the customs office of the port.</p>" for n in range(9)
)


def page(rate: str) -> bytes:
    return f"<html><title>Notice</title><main><h1>Notice</h1>{WORDS}<p>The import duty is {rate} %.</p></main>".encode()


def warc(*answers: tuple[str, str, str, bytes]) -> bytes:
    """A WARC of (url, date, status and type, body), with the request, a picture and a redirect that crawlers write."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    extra = (
        ("https://x.example/logo", answers[0][1], "200 image/png", b"\x89PNG"),
        (URL, answers[0][1], "301 text/html", b""),
    )
    for url, date, said, body in (*answers, *extra):
        status, _, kind = said.partition(" ")
        headers = StatusAndHeaders(f"{status} said", [("Content-Type", kind)], protocol="HTTP/1.1")
        given = {"http_headers": headers, "warc_headers_dict": {"WARC-Date": date}}
        writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(body), **given))
    return out.getvalue()


VERSIONS = (
    (URL, "2026-02-01T10:00:00Z", "200 text/html", page("12")),
    (URL, "2026-01-01T10:00:00Z", "200 text/html", page("5")),
)


def wacz(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, body in members.items():
            packed.writestr(name.replace("__", "/") + ".warc.gz", body, zipfile.ZIP_DEFLATED)
        packed.writestr("datapackage.json", "{}")
    return path


def run(house, *paths: Path):
    with find_recorded(paths, SOURCE) as (addresses, failed):
        ended = nothing_new(house, addresses) or asyncio.run(backfill(house, addresses, lambda *_: None))
    ended.failed += failed
    return ended


@pytest.mark.parametrize("packed", ["warc", "wacz"])
def test_records_become_versions_of_their_address_oldest_first_and_are_never_told(house_of, tmp_path, packed):
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(warc(*VERSIONS, (f"{URL}/gone", "2026-01-01T10:00:00Z", "404 text/html", b"<h1>Not found</h1>")))
    if packed == "wacz":
        file = wacz(tmp_path / "crawl.wacz", archive__data=file.read_bytes())
    house = house_of()
    ended = run(house, file)
    assert ended.counts() == {"baseline": 1, "changed": 1, "suspect": 1}
    assert ended.failed == []
    with reading(house.engine) as session:
        (change,) = changes(session, Query()).changes
        assert matches_of(session, change.id) == ()
    assert (change.country, change.captured) == ("GB", datetime(2026, 2, 1, 10, tzinfo=UTC))
    assert change.backfilled
    assert any("12" in (edit.after or "") for edit in change.edits)
    again = run(house, file)
    assert again.counts() == {"known": 3}, "a second time adds nothing"


def _of_the_wire(file: Path, *answers: tuple[str, bytes]) -> None:
    """As other crawlers write it: the bytes of the wire, with their codings."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for coding, body in answers:
            chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
            headers = [("Content-Type", "text/html"), ("Content-Encoding", coding), ("Transfer-Encoding", "chunked")]
            http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
            given = {"payload": BytesIO(chunks), "http_headers": http}
            writer.write_record(writer.create_warc_record("https://customs.example/x", "response", **given))


def test_the_codings_of_the_wire_are_undone_and_a_bomb_is_not_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.warc.gz"
    _of_the_wire(
        file,
        ("gzip", gzip.compress(page("5"))),
        ("br", brotli.compress(page("5"))),
        ("gzip", gzip.compress(b" " * 40_000_000)),
    )
    with find_recorded([file], SOURCE) as ((address,), failed):
        bodies = [body for _, body in address.captures()]
        assert failed == []
        assert [body.read_bytes() for body in bodies[:2]] == [page("5")] * 2
        with pytest.raises(OSError, match="larger than is taken in"):
            bodies[2].read_bytes()


def test_an_address_that_an_archive_says_is_gone_was_withdrawn_and_nobody_is_told(house_of, tmp_path):
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(warc(*VERSIONS, (URL, "2026-03-01T10:00:00Z", "410 text/html", b"<h1>Gone</h1>")))
    house = house_of()
    assert [(one.event.value, one.backfilled) for one in run(house, file).changes] == [
        ("amended", True), ("withdrawn", True),
    ]  # fmt: skip


def test_archives_that_cannot_be_used_are_named_and_the_others_go_on(house_of, tmp_path):
    (tmp_path / "good.warc.gz").write_bytes(warc(*VERSIONS))
    (tmp_path / "half.warc.gz").write_bytes(warc(*VERSIONS)[:-150])
    (tmp_path / "no.wacz").write_bytes(b"not a zip")
    wacz(tmp_path / "bomb.wacz", archive__data=b"\0" * 10_000_000)
    wacz(tmp_path / "escape.wacz", archive__x__y=b"x")
    ended = run(house_of(), tmp_path)
    named = {Path(fault.source).name for fault in ended.failed}
    assert named == {"half.warc.gz", "no.wacz", "bomb.wacz", "escape.wacz"}
    assert len(ended.changes) == 1
