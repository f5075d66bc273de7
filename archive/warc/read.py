"""Records of web archives as captures: WARC 1.0 and 1.1, compressed or not.

A first reading names what is there, a second fetches the bytes one at a time, so that a file may be larger than memory.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

# What is fetched along with pages, and is no document itself.
_NO_DOCUMENT = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
                "application/x-javascript", "application/font", "application/wasm", "application/x-font")  # fmt: skip


_STEP = 1024 * 1024
MOST = 32 * 1024 * 1024  # bytes of one document; the crawl takes in no more either


class Unreadable(Exception):
    """The file, or the rest of it, is not a web archive; the message says why."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One record with a document in it. `file` and `offset` are where it begins; str() names it for people."""

    url: str
    date: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str | None
    truncated: bool
    file: Path
    offset: int

    def read_bytes(self) -> bytes:
        """Its body without chunks, still in its content coding. Raises OSError where it is damaged or too large."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.bufferedreaders import ChunkedDataReader

        try:
            with self.file.open("rb") as stream:
                stream.seek(self.offset)
                record = next(iter(ArchiveIterator(stream)))
                # Not warcio's own undoing of codings, which is not bounded and cannot read brotli as it is now.
                chunked = "chunked" in (self.header("Transfer-Encoding") or "").lower()
                payload = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
                body: bytes = payload.read(MOST + 1)
                if len(body) <= MOST:
                    _must_be_whole(record)
        except Exception as error:  # as in `records`
            raise OSError(0, f"the record is damaged: {error}") from error
        if len(body) > MOST:
            raise OSError(0, "the record is larger than is taken in")
        return body

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def __str__(self) -> str:
        return f"{self.file.name}: {self.url}"


def records(file: Path) -> Iterator[Recorded]:
    """The documents of a WARC file, in its order: answers with a status that is no redirect, and resources of the web.

    Requests, revisits (nothing new came), metadata, pictures, styles and scripts are passed over. Raises Unreadable
    where the file is not one, or from where on it is damaged.
    """
    try:
        with file.open("rb") as stream:
            yield from _documents(stream, file)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from error
    except GeneratorExit:
        raise
    except Exception as error:  # on damaged files warcio also fails with AttributeError and the like
        raise Unreadable(f"not a web archive, or damaged: {error}") from error


def _documents(stream: BinaryIO, file: Path) -> Iterator[Recorded]:
    from warcio.archiveiterator import ArchiveIterator

    iterator = ArchiveIterator(stream, arc2warc=True)
    offset = 0
    for record in iterator:
        offset = iterator.get_record_offset()
        found = _recorded(record, file, offset)
        if found is not None:
            yield found
        iterator.read_to_end(record)
        _must_be_whole(record)
    _must_end(stream, offset)


def _must_end(stream: BinaryIO, offset: int) -> None:
    """warcio takes a file that ends within the headers of a record for one that ends before it: a look at the last two."""
    stream.seek(offset)
    pending = stream.read(_STEP)
    while pending.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            if not pending:
                raise EOFError("it breaks off in the middle of a record")
            member.decompress(pending, _STEP)
            pending = member.unused_data if member.eof else member.unconsumed_tail or stream.read(_STEP)
        if len(pending) < 2:
            pending += stream.read(_STEP)


def _recorded(record: Any, file: Path, offset: int) -> Recorded | None:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = url.strip("<>")  # WARC 1.0 as some wrote it
    if not url.startswith(("http://", "https://")):
        return None
    if record.rec_type == "response" and record.http_headers is not None:
        status, headers = _status(record), tuple(record.http_headers.headers)
        content_type = record.http_headers.get_header("Content-Type")
    elif record.rec_type == "resource":
        status, headers, content_type = 200, (), record.rec_headers.get_header("Content-Type")
    else:
        return None
    if status is None or 300 <= status < 400 or (content_type or "").lower().startswith(_NO_DOCUMENT):
        return None
    date = _instant(record.rec_headers.get_header("WARC-Date"))
    truncated = record.rec_headers.get_header("WARC-Truncated") is not None
    return None if date is None else Recorded(url, date, status, headers, content_type, truncated, file, offset)


def _must_be_whole(record: Any) -> None:
    """warcio takes the end of a file for the end of a record."""
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("it breaks off in the middle of a record")


def _status(record: Any) -> int | None:
    code = record.http_headers.get_statuscode()
    return int(code) if code.isascii() and code.isdigit() and 100 <= int(code) <= 599 else None


def _instant(given: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(given or "")
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
