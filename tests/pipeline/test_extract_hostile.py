"""Any bytes: no exception, bounded, and what is left out is said."""

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import extract, limits
from pipeline.extract.archive import checked_zip
from pipeline.model.capture import Raw
from pipeline.screen import fit

TYPES = st.sampled_from(
    [None, "text/html", "application/xml", "application/pdf", "application/json", "text/csv", "text/markdown", "application/yaml",
     "application/vnd.ms-excel", "application/rss+xml", "text/plain", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"]
)  # fmt: skip
STARTS = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"<?xml version='1.0'?><rss>", b"{", b"[", b"---\n",
     b"\xff\xfe", b"\xef\xbb\xbf", b"<table><tr><td rowspan=9 colspan=99>", b"a,b\n", b'{"version": "https://jsonfeed.org/version/1", ']
)  # fmt: skip
SCRAPS = st.lists(
    st.sampled_from(
        [b"<td>", b"</td>", b"<tr>", b"<table>", b"</table>", b"<p>", b"</div>", b"<h1>", b"<li", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&#0;",
         b"&amp", b"\0", b"\xe2\x80", b"<caption>", b"<th colspan=-1>", b"<select>", b"<pre>\n\n", b"<svg>", b"x", b" ", b"\n", b"|", b"# ", b"\"", b"{", b"}", b"*"]
    ),
    max_size=60,
).map(b"".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(STARTS, st.one_of(st.binary(max_size=400), SCRAPS), TYPES)
def test_any_bytes_give_a_document_and_a_verdict(start: bytes, body: bytes, content_type: str | None) -> None:
    raw = Raw(start + body, content_type=content_type)
    document = extract(raw)
    assert all(block.text for block in document.blocks)
    assert fit(raw, document).verdict


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("nested elements", b"<html>" + b"<div>" * 200_000, "nested deeper"),
        ("nested formatting", b"<html>" + b"<b>" * 200_000, "nested deeper"),
        ("nested tables", b"<html>" + b"<table><tr><td>" * 100_000, "nested deeper"),
        (
            "unclosed formatting",
            b"<html>" + b"".join(b"<b id=%d>" % n for n in range(3_000)) + b"<p>x</p>" * 100_000,
            "unclosed formatting",
        ),
        (
            "formatting that is closed in the end",
            b"<html><p>"
            + b"".join(b"<b id=%d>" % n for n in range(1_000))
            + b"</p>"
            + b"<p>x</p>" * 5_000
            + b"</b>" * 1_000,
            "unclosed formatting",
        ),
        (
            "elements that are closed in the end",
            b"<html>" + b"<div>" * 40_000 + b"<p>x</p>" * 20_000 + b"</div>" * 40_000,
            "nested deeper",
        ),
        ("attributes", b"<html><p" + b"".join(b" a%d=1" % n for n in range(100_000)) + b">", "attributes"),
        ("hidden ends", b"<html><a" + b"".join(b' a%d=">"' % n for n in range(60_000)) + b">", "attributes"),
        (
            "ends hidden now and then",
            b"<html><a"
            + b"".join(b' q%d="<>" ' % k + b" ".join(b"a%d_%d" % (k, n) for n in range(400)) for k in range(60))
            + b">",
            "attributes",
        ),
        ("tags", b"<html>" + b"<p>x" * (2 * limits.TAGS), "tags"),
        ("size", b"<html><p>" + b"x " * (limits.BODY // 2), "cut at"),
    ],
)
def test_a_page_built_to_choke_a_parser_is_told_before_it_is_parsed(name: str, body: bytes, said: str) -> None:
    started = time.process_time()
    raw = Raw(body, content_type="text/html")
    document = extract(raw)
    assert any(said in fault for fault in document.faults), name
    assert fit(raw, document).verdict.value in ("too-complex", "too-large")
    assert time.process_time() - started < 30


def test_a_choking_page_still_shows_its_words() -> None:
    assert "duty of 5 %" in extract(Raw(b"<html>" + b"<div>" * 6_000 + b"duty of 5 %", content_type="text/html")).text


def test_nesting_that_real_pages_have_is_read_whole() -> None:
    depth = 4_000
    document = extract(
        Raw(b"<html>" + b"<div>" * depth + b"inner" + b"</div>" * depth + b"<p>after</p>", content_type="text/html")
    )
    assert (document.text, document.faults) == ("inner\nafter", ())


def test_spans_that_multiply_end_at_the_limit_of_cells() -> None:
    page = b"<table><tr>" + b"<td rowspan=65534 colspan=1000>x" * 10 + b"<tr><td>y" * 5_000
    started = time.process_time()
    extract(Raw(page, content_type="text/html"))
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "unit",
    [
        b"<p>word word",
        b"<tr><td>1<td>2",
        b"<li>a",
        b"x.<br>",
        b"<h2>a</h2>",
        b"<a href=#x>y</a> ",
        b"[a](b",
        b"**a ",
        b"a|b\n",
        b"- a\n",
        b"&amp;",
        b"<!-- a ",
    ],
)
def test_time_grows_with_size_and_no_faster(unit: bytes) -> None:
    def seconds(count: int) -> float:
        body = b"<html><table>" + unit * count if unit.startswith(b"<") or b"<br" in unit else unit * count
        best = 9.0
        for _ in range(2):
            started = time.process_time()
            extract(Raw(body, content_type="text/html" if body.startswith(b"<html") else "text/markdown"))
            best = min(best, time.process_time() - started)
        return best

    small, large = seconds(2_000), seconds(16_000)
    assert large < max(0.25, small * 8 * 3)


def test_a_list_of_tens_of_thousands_of_options_is_read_in_no_time() -> None:
    options = "".join(f"<option>{code}" for code in range(30_000))
    started = time.process_time()
    document = extract(Raw(f"<html><Select>{options}</select><p>Rule</p>".encode(), content_type="text/html"))
    assert (document.text, len(document.chrome)) == ("Rule", 30_000)
    assert time.process_time() - started < 1


def test_scripts_full_of_signs_are_no_tags_with_many_attributes() -> None:
    script = "if (a<b) { " + "x = '>' + y + \"<>\" ; " * 3_000 + "}"
    document = extract(Raw(f"<html><script>{script}</script><p>Rule</p></html>".encode(), content_type="text/html"))
    assert (document.text, document.faults) == ("Rule", ())


def test_a_container_whose_directory_tells_less_than_it_packs_is_not_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"\0" * (64 << 20))
    honest = made.getvalue()
    told = (64 << 20).to_bytes(4, "little")
    lying = honest.replace(told, (1_000).to_bytes(4, "little"))
    assert lying != honest
    assert "lies" in str(checked_zip(lying))


@pytest.mark.parametrize(
    ("body", "content_type", "said"),
    [
        (b"<html>" + b"<div></x>" * 12_000, "text/html", "nested deeper"),
        (b"<html>" + b"<pre></p>" * 12_000, "text/html", "nested deeper"),
        (b"<html>" + b"<input " * 20_000, "text/html", "attributes"),
        (b"<r " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b"/>", "application/xml", "attributes"),
        (b"[" * 100_000, "application/yaml", "nested deeper"),
        (b"- " * 50_000 + b"a", "application/yaml", "nested deeper"),
        (b"".join(b" " * n + b"a:\n" for n in range(400)), "application/yaml", "nested deeper"),
        (b"[" * 100_000, "application/json", "not JSON"),
        (b'{"a":' * 30_000, "application/json", "not JSON"),
        (b'a,b\n"' + b"x,y\n" * 20_000, "text/csv", ""),
        (b"x," * 60_000, "text/csv", ""),
        (b"> " * 60_000, "text/markdown", ""),
        (b"**a_" * 30_000, "text/markdown", ""),
        (b"# a\n" * 30_000, "text/markdown", ""),
        (b"a" * 120_000, "text/plain", ""),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else None,
)
def test_data_and_text_built_to_hurt_are_read_and_judged_in_their_time(body, content_type, said):
    started = time.process_time()
    raw = Raw(body, content_type=content_type)
    document = extract(raw)
    assert fit(raw, document).verdict
    assert any(said in fault for fault in document.faults) or not said
    assert time.process_time() - started < 1
