"""What an address could be in the catalogue, told from its bytes; and the text in which it is proposed."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.entry import Entry
from spiders.kinds.index import Page
from spiders.proposal import about, feeds, reading
from spiders.written import entry_text

URL = "https://www.customs.gov.example/notices/index.html"


def page(body: str | bytes, url: str = URL, kind: str | None = None) -> Page:
    return Page(body.encode() if isinstance(body, str) else body, url, kind)


def test_rows_of_data_are_mapped_by_their_names_and_values() -> None:
    body = """{"meta": {"total": 2}, "data": {"items": [
        {"name": "Duty on lamps", "notice_no": 5, "published": "2026-11-20T00:00:00Z", "href": "/n/5", "flags": [1]},
        {"name": "Duty on lamps", "notice_no": 6, "published": "2026-11-21", "href": "/n/6"}]}}"""
    found = reading(page(body))
    assert found is not None
    assert found.sections["api"] == {
        "list": ["data.items"], "id": "notice_no", "title": "name", "date": "published", "url": "href",
    }  # fmt: skip
    assert found.found == "JSON of 2 entries, the newest of 2026-11-21, the first “Duty on lamps”"


@pytest.mark.parametrize(
    ("body", "kind", "section"),
    [
        ('{"rate": 5}', "api", {"api": {}}),
        ("code,rate\n9405,5\n9406,6\n9407,7\n", "table", None),
        ('<urlset xmlns="x"><url><loc>https://a.example/1</loc></url></urlset>', "sitemap", None),
        ('<rss version="2.0"><channel><item><title>Duty</title><link>/a</link></item></channel></rss>', "feed", None),
        ("<h1>Duty on lamps</h1><p>It is five per cent of the value, and is due on import.</p>", "page", None),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 9 else "",
)
def test_each_kind_is_told_from_its_bytes(body: str, kind: str, section: dict[str, object] | None) -> None:
    found = reading(page(body, kind="text/csv" if kind == "table" else None))
    assert found is not None
    assert found.kind == kind
    assert section is None or found.sections == section


@pytest.mark.parametrize("body", ["", "<div id='app'></div>", "\0\xff" * 20])
def test_what_nothing_can_be_told_of_is_not_proposed(body: str) -> None:
    assert reading(page(body)) is None


def test_feeds_are_found_where_a_page_announces_them() -> None:
    head = """<link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" hreflang="fr" href="/fr">
    <link rel="stylesheet" href="/x.css"><link rel="alternate" type="application/atom+xml" href="https://news.example/atom">"""
    assert feeds(page(head)) == ("https://www.customs.gov.example/feed.xml", "https://news.example/atom")


@pytest.mark.parametrize(
    ("url", "id", "place"),
    [
        ("https://www.customs.govt.nz/about-us/news/", "nz-customs-govt-about-us-news", "NZ"),
        ("https://taxation-customs.ec.europa.eu/news_en", "eu-taxation-customs-europa-news-en", "EU"),
        ("https://www.cbp.gov/trade/rulings.html", "us-cbp-trade-rulings", "US"),
        ("https://www.gov.uk/search/x", "gb-gov-search-x", "GB"),
        ("https://www.wcoomd.org/en/media", "int-wcoomd-en-media", "INT"),
    ],
)
def test_the_address_tells_jurisdiction_and_id(url: str, id: str, place: str) -> None:
    told = about(page("<html lang='en'><title>News</title></html>", url))
    assert (told["id"], told["jurisdiction"], told["language"]) == (id, place, "en")


ENTRY = {
    "jurisdiction": "DE", "authority": "A", "url": URL, "kind": "page", "language": "de",
    "verification": {"grade": "own", "what": "x", "when": date(2026, 11, 24)},
}  # fmt: skip


@given(st.text(max_size=60).filter(lambda text: any(sign > " " and sign.isprintable() for sign in text)))
def test_no_title_breaks_out_of_the_text(title: str) -> None:
    fields = {"id": "de-x", "title": title, **ENTRY, "listing": {"match": r"/\d+'\"", "key": r"(\d+)"}}
    text = entry_text(fields, [title])
    (read,) = tomllib.loads(text)["source"]
    assert read["listing"] == fields["listing"]
    assert {key: read[key] for key in ENTRY} == ENTRY


def test_a_proposal_is_an_entry_that_the_catalogue_takes() -> None:
    found = reading(page("<h1>Duty on lamps</h1><p>It is five per cent of the value, and is due on import.</p>"))
    assert found is not None
    (read,) = tomllib.loads(entry_text({"id": "de-x", "title": "T", **ENTRY, **found.sections}))["source"]
    assert Entry.model_validate(read).proof.min_length > 30
