"""The demo's sample sites: what is planted differs, all else is the same, and it is served as real sites serve."""

import io
import re
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from dutywatch.demo.expected import PLANTED, Planted
from dutywatch.demo.pdf import pdf
from dutywatch.demo.play import fresh_folder
from dutywatch.demo.readers import READERS
from dutywatch.demo.render import Answer, answers, site_names
from dutywatch.demo.server import SampleSites, serve
from dutywatch.demo.sources import demo_catalogue
from dutywatch.demo.xlsx import xlsx
from pipeline.model.change import Event
from pipeline.model.filters import parse_filter
from pipeline.model.languages import normal_language
from pipeline.model.source import Kind
from pipeline.model.verdict import Outcome, Verdict
from spiders.catalogue import Catalogue, load_catalogue

BASE = "http://sample.example"


def test_every_page_is_a_plausible_size_and_all_content_stays_small() -> None:
    for site in site_names():
        for path, answer in answers(site, 1, BASE).items():
            assert 3_000 < len(answer.body) < 60_000, path
    folder = Path(__file__).parents[2] / "dutywatch" / "demo"
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 600_000


@pytest.mark.parametrize("site", site_names())
def test_the_same_edition_has_the_same_bytes(site: str) -> None:
    once = answers(site, 2, BASE)
    assert answers(site, 2, BASE) == once


@pytest.mark.parametrize("site", site_names())
def test_only_what_is_planted_differs_once_the_noise_is_held_still(site: str) -> None:
    first, second = answers(site, 1, BASE, churn=1), answers(site, 2, BASE, churn=1)
    differing = {path for path in {*first, *second} if first.get(path) != second.get(path)}
    here = [item for item in PLANTED if item.site == site and _differs(item)]
    planted = {path for item in here for path in (item.path, item.before) if path}
    assert differing - _indexes(site) == planted


@pytest.mark.parametrize("site", site_names())
def test_dynamic_pages_carry_noise_and_steady_ones_none(site: str) -> None:
    first, noisy = answers(site, 1, BASE, churn=1), answers(site, 1, BASE, churn=2)
    for path, answer in first.items():
        assert (answer.body != noisy[path].body) == answer.dynamic, path


@pytest.mark.parametrize("item", [item for item in PLANTED if item.words], ids=lambda item: item.what)
def test_the_planted_words_stand_in_one_edition_alone(item: Planted) -> None:
    old, new = (_text(answers(item.site, edition, BASE).get(item.path)) for edition in (1, 2))
    assert item.words is not None
    if item.means is Event.WITHDRAWN:
        old, new = new, old
    assert item.words in new
    assert item.words not in old


@pytest.mark.parametrize("site", site_names())
def test_each_page_decodes_in_the_encoding_it_declares(site: str) -> None:
    for edition in (1, 2):
        for path, answer in answers(site, edition, BASE).items():
            if answer.content_type.startswith(("text/html", "application/rss", "application/atom")):
                assert "\ufffd" not in answer.body.decode(_declared(answer)), path


def test_the_sites_speak_ten_languages_in_six_encodings_over_thirteen_jurisdictions() -> None:
    pages = [answer for site in site_names() for answer in answers(site, 1, BASE).values()]
    encodings = {_declared(answer).lower() for answer in pages if "html" in answer.content_type}
    assert {"shift_jis", "gb18030", "windows-1256", "euc-kr", "iso-8859-1", "utf-8"} <= encodings
    languages = {normal_language(entry.language) for entry in _catalogue(_no_addresses()).entries}
    assert {"zh-Hans", "ja", "ar", "ko", "en", "fr", "de", "pt", "es", "it"} == languages
    assert len(site_names()) == 13


def test_a_demo_keeps_what_was_done_in_the_folder_of_an_earlier_one(tmp_path: Path) -> None:
    first = fresh_folder(tmp_path)
    (first / "dutywatch.db").write_text("a subscription")
    assert [fresh_folder(tmp_path).name, fresh_folder(first).name] == ["demo-2", "demo-3"]
    assert (first / "dutywatch.db").read_text() == "a subscription"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo-1", "demo-2", "demo-3"]


def test_the_catalogue_loads_and_has_every_planted_source_and_kind(tmp_path: Path) -> None:
    catalogue = load_catalogue(demo_catalogue(dict.fromkeys(site_names(), BASE), tmp_path / "catalogue"))
    for item in PLANTED:
        assert catalogue.by_id[item.source].jurisdiction == item.country
    assert {entry.kind for entry in catalogue.entries} == set(Kind) - {Kind.SITEMAP}


def test_the_readers_filters_are_understood_and_name_planted_sources() -> None:
    sources = {item.source for item in PLANTED if item.told}
    for reader in READERS:
        for subscription in reader.subscriptions:
            parse_filter(subscription.words)
            assert set(subscription.hears_of) <= sources


def test_the_workbook_opens_with_its_rows() -> None:
    rows = _rows(answers("us", 1, BASE)["/tariff/schedule-2026.xlsx"].body)
    assert rows[1][0] == "HTS Number"
    assert len(rows) > 30
    assert next(row for row in rows if row[0] == "6109.10.00")[4] == "16.5%"


def test_a_workbook_keeps_characters_that_mean_something_in_xml() -> None:
    assert _rows(xlsx([['<a & "b">', " c "], ["", "x"]], 'S & "T"')) == [['<a & "b">', " c "], ["", "x"]]


def test_a_pdf_keeps_accents_brackets_and_backslashes_over_several_pages() -> None:
    paragraphs = ["# Réf (1) \\ (2)", *(f"Alinéa {number} à payer en € (taxe)." for number in range(60))]
    document = pypdfium2.PdfDocument(pdf(paragraphs))
    assert len(document) == 3
    text = _pdf_text(document)
    assert "Réf (1) \\ (2)" in text
    assert "Alinéa 59 à payer en € (taxe)." in text


@pytest.fixture
def sites() -> Iterator[SampleSites]:
    with serve() as running:
        yield running


def test_each_site_has_an_address_of_its_own_on_loopback(sites: SampleSites) -> None:
    hosts = sites.allow_private.split(",")
    assert len(set(hosts)) == len(site_names())
    assert all(re.fullmatch(r"127\.0\.0\.\d+:\d+", host) for host in hosts)


def test_what_is_unchanged_answers_304_to_either_validator(sites: SampleSites) -> None:
    address = sites.addresses["kr"] + "/ecommerce/import-clearance.do"
    first = _get(address)
    sites.edition = 2
    for header, sent in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
        again = _get(address, {sent: first.headers[header]})
        assert (again.status, again.body) == (304, b"")
    assert [request.status for request in sites.requests] == [200, 304, 304]


def test_what_has_changed_answers_anew_with_other_validators(sites: SampleSites) -> None:
    address = sites.addresses["us"] + "/tariff/schedule-2026.xlsx"
    first = _get(address)
    sites.edition = 2
    again = _get(
        address,
        {"If-None-Match": first.headers["ETag"], "If-Modified-Since": first.headers["Last-Modified"]},
    )
    assert again.status == 200
    assert again.headers["ETag"] != first.headers["ETag"]
    assert _get(address, {"If-Modified-Since": first.headers["Last-Modified"]}).status == 200


def test_a_dynamic_page_has_no_validators(sites: SampleSites) -> None:
    answer = _get(sites.addresses["gb"] + "/guidance/declare-goods-sent-by-post")
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_headers_say_media_type_and_charset_where_the_site_knows_it(sites: SampleSites) -> None:
    types = {
        "sa": ("/import/required-documents.htm", "text/html; charset=windows-1256"),
        "jp": ("/news/index.htm", "text/html"),  # leaves it to the page, as old sites do
        "eu": ("/rss/trade-customs.xml", "application/rss+xml; charset=utf-8"),
        "de": ("/service/fachmeldungen.atom", "application/atom+xml; charset=utf-8"),
        "us": ("/api/v1/documents.json?order=newest", "application/json; charset=utf-8"),
        "ca": ("/memorandums/d11-4-2-fra.pdf", "application/pdf"),
    }
    for site, (path, media_type) in types.items():
        assert _get(sites.addresses[site] + path).headers["Content-Type"] == media_type


def test_unknown_paths_are_404_and_robots_are_told(sites: SampleSites) -> None:
    assert _get(sites.addresses["de"] + "/no-such-page.html").status == 404
    assert b"Disallow: /search" in _get(sites.addresses["de"] + "/robots.txt").body


def test_faulty_pages_come_with_their_status_from_the_second_edition_on(sites: SampleSites) -> None:
    statuses = {Verdict.MAINTENANCE: 200, Verdict.CHALLENGE: 403, Verdict.NOT_FOUND: 404}
    for item in PLANTED:
        if isinstance(item.means, Verdict) and item.means in statuses:
            sites.edition = 1
            assert _get(sites.addresses[item.site] + item.path).status == 200
            sites.edition = 2
            assert _get(sites.addresses[item.site] + item.path).status == statuses[item.means]


def test_head_has_the_headers_of_get_and_no_body(sites: SampleSites) -> None:
    request = urllib.request.Request(sites.addresses["gb"] + "/tariff/chapters/85", method="HEAD")
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert int(answer.headers["Content-Length"]) > 10_000
        assert answer.read() == b""


def _differs(item: Planted) -> bool:
    return item.means not in (Outcome.NOISE, Verdict.NOT_MODIFIED)


def _indexes(site: str) -> set[str]:
    """Paths of the site's indexes: they differ where an entry came or went, and are never changes themselves."""
    entries = [entry for entry in _catalogue(_no_addresses()).entries if entry.jurisdiction == site.upper()]
    indexes = [entry for entry in entries if entry.kind in (Kind.LISTING, Kind.FEED, Kind.API)]
    return {entry.url.removeprefix(BASE).partition("?")[0] for entry in indexes}


def _no_addresses() -> dict[str, str]:
    return dict.fromkeys(site_names(), BASE)


def _catalogue(addresses: dict[str, str]) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        return load_catalogue(demo_catalogue(addresses, Path(folder)))


def _declared(answer: Answer) -> str:
    """The charset of the header, else of the page's meta element."""
    found = re.search(r"charset=([\w-]+)", answer.content_type) or re.search(
        r"charset=\"?([\w-]+)", answer.body[:2000].decode("ascii", "replace")
    )
    assert found, answer.content_type
    return found[1]


def _text(answer: Answer | None) -> str:
    if answer is None:
        return ""
    if answer.content_type == "application/pdf":
        return _pdf_text(pypdfium2.PdfDocument(answer.body))
    if "spreadsheet" in answer.content_type:
        return "\n".join(" ".join(row) for row in _rows(answer.body))
    return answer.body.decode(_declared(answer))


def _pdf_text(document: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def _rows(body: bytes) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python()]


class _Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def _get(address: str, headers: dict[str, str] | None = None) -> _Reply:
    request = urllib.request.Request(address, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return _Reply(answer.status, dict(answer.headers), answer.read())
    except urllib.error.HTTPError as refused:
        with refused:
            return _Reply(refused.code, dict(refused.headers), refused.read())
