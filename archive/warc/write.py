"""Captures into a WARC 1.1 file that any tool of web archives reads.

A fetch is a `response` record (a 304 a `revisit`), what was cut out of a whole answer a `resource` record; each has a
`metadata` record beside it with what only we know: source, key, verdict and why, title, the whole it is part of. A
fetch that brought nothing is that record alone.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import IO, Any
from uuid import NAMESPACE_URL, uuid5

from archive.bodies import Bodies, BodyFault
from archive.captures import StoredCapture
from pipeline.model.capture import Capture

# The body is kept as it was before its transfer; headers that spoke of the transfer keep their words under this name.
_OF_THE_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_ORIGINAL = "X-Archive-Orig-"
_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(slots=True)
class Written:
    """What came of it: how many captures, and whose bytes could not be had."""

    captures: int = 0
    faults: list[BodyFault] = field(default_factory=list)


def write_warc(file: IO[bytes], captures: Iterable[StoredCapture], bodies: Bodies, software: str) -> Written:
    """Writes them in the order given, compressed record by record.

    A capture whose bytes are missing or damaged keeps its metadata record, which names them.
    """
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    info = {"software": software, "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("dutywatch.warc.gz", info))
    written = Written()
    for stored in captures:
        written.captures += 1
        body = b""
        if stored.capture.body is not None:
            try:
                body = bodies.get(stored.capture.body)
            except BodyFault as fault:
                written.faults.append(fault)
                writer.write_record(_metadata(writer, stored, None))
                continue
        record = _record(writer, stored, body)
        if record is not None:
            writer.write_record(record)
        writer.write_record(_metadata(writer, stored, record))
    return written


def _record(writer: Any, stored: StoredCapture, body: bytes) -> Any:
    capture = stored.capture
    if capture.part_of is not None:
        content_type = capture.content_type or "application/octet-stream"
        return _made(writer, stored, "resource", BytesIO(body), warc_content_type=content_type)
    if capture.status is None:
        return None
    kind = "revisit" if capture.status == 304 else "response"
    return _made(writer, stored, kind, BytesIO(body), http_headers=_http_headers(capture, len(body)))


def _http_headers(capture: Capture, length: int) -> Any:
    from http import HTTPStatus

    from warcio.statusandheaders import StatusAndHeaders

    assert capture.status is not None
    reason = next((status.phrase for status in HTTPStatus if status == capture.status), "")
    headers = [
        (f"{_ORIGINAL}{name}" if name.lower() in _OF_THE_TRANSFER else name, value) for name, value in capture.headers
    ]
    headers.append(("Content-Length", str(length)))
    return StatusAndHeaders(f"{capture.status} {reason}".strip(), headers, protocol="HTTP/1.1")


def _metadata(writer: Any, stored: StoredCapture, of: Any) -> Any:
    capture = stored.capture
    told = {
        "source": capture.source,
        "key": capture.key,
        "asked": capture.url,
        "verdict": (stored.verdict or capture.verdict).value,
        "why": stored.why or capture.why,
        "title": capture.title,
        "published": capture.published and capture.published.isoformat(),
        "part_of": capture.part_of,
        "sha256": capture.body,
    }
    payload = json.dumps({key: value for key, value in told.items() if value is not None}, ensure_ascii=False)
    more = {} if of is None else {"WARC-Concurrent-To": of.rec_headers.get_header("WARC-Record-ID")}
    return _made(writer, stored, "metadata", BytesIO(payload.encode()), more, warc_content_type="application/json")


def _made(
    writer: Any, stored: StoredCapture, kind: str, payload: IO[bytes], more: dict[str, str] | None = None, **given: Any
) -> Any:
    capture = stored.capture
    headers = {
        "WARC-Date": _date(capture.fetched),
        # The same capture has the same id in every export.
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {capture.key} {_date(capture.fetched)}')}>",
        **(more or {}),
    }
    if kind == "revisit":
        headers["WARC-Profile"] = _UNCHANGED
    if kind in ("response", "resource") and capture.body is not None:
        headers["WARC-Payload-Digest"] = f"sha256:{capture.body}"
    url = capture.final_url or capture.url
    return writer.create_warc_record(url, kind, payload=payload, warc_headers_dict=headers, **given)


def _date(instant: datetime) -> str:
    """WARC 1.1 has fractions of a second (W3C-DTF)."""
    return instant.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
