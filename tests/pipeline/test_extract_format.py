"""Formats are told by what the bytes are, then by what is said of them."""

import pytest

from pipeline.extract import extract
from pipeline.model.capture import Raw


@pytest.mark.parametrize(
    ("body", "content_type", "filename", "form"),
    [
        (b"<!DOCTYPE html><html><body><p>Duty</p></body></html>", None, None, "html"),
        (b"<p>A fragment</p>", "text/html", None, "html"),
        (
            b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>x</p></body></html>',
            None,
            None,
            "xhtml",
        ),
        (
            b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title></channel></rss>',
            "text/html",
            None,
            "feed",
        ),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>', "application/xml", None, "feed"),
        (b'<?xml version="1.0"?><Regulation><Section><Text>x</Text></Section></Regulation>', None, None, "xml"),
        (b'{"rate": 1}', None, None, "json"),
        (b'[{"rate": 1}]', "text/html", None, "json"),
        (b'{"a": 1}\n{"a": 2}\n', "application/x-ndjson", None, "json"),
        (b"---\nrate: 1\ncode: 2\n", None, "rates.yaml", "yaml"),
        (b"code,rate\n8517,1\n8518,2\n", None, None, "csv"),
        (b"code;rate\n8517;1,5\n8518;2\n", "text/csv", None, "csv"),
        (b"code\trate\n8517\t1\n8518\t2\n", None, "list.txt", "tsv"),
        (b"# Notice\n\nThe *rate* changes.\n\n- one\n- two\n", None, None, "markdown"),
        (b"The rate changes, as published.\n", "text/plain", None, "text"),
        (b"%PDF-1.4 nothing", "text/html", None, "pdf"),
    ],
)
def test_the_format_is_what_the_bytes_are(
    body: bytes, content_type: str | None, filename: str | None, form: str
) -> None:
    assert extract(Raw(body, content_type=content_type, filename=filename)).format == form


def test_an_error_page_sent_as_json_is_read_as_the_page_that_it_is() -> None:
    document = extract(
        Raw(b"<html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1></html>", content_type="application/json")
    )
    assert (document.format, document.title) == ("html", "502 Bad Gateway")


def test_the_address_tells_where_the_server_does_not() -> None:
    raw = Raw(b"a: 1\n", content_type="application/octet-stream", url="https://example.org/rates.yml?v=2")
    assert extract(raw).format == "yaml"
