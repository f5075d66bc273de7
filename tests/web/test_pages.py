"""W3, T1 and what a reader relies on: everything by links and forms, foreign text as text."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from sqlalchemy import Engine

from dutywatch.settings import Settings
from pipeline.model.edits import Edit, Op
from pipeline.model.verdict import Verdict
from tests.alerts import samples
from tests.web.conftest import Filled, open_site, served
from tests.web.samples import HOSTILE, NOW
from web.app import create_app
from web.pages import _edits

VOID = set("area base br col embed hr img input link meta source track wbr".split())


class Page(HTMLParser):
    """What a browser without scripts makes of a page; fails on tags that do not nest."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.ids: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"] or "")
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words, white space folded."""
        return " ".join(" ".join(self.words).split())


def _crawl(site: Filled, most: int = 400) -> dict[str, Page]:
    """Every page that links lead to, from the first on."""
    pages: dict[str, Page] = {}
    waiting = ["/"]
    while waiting and len(pages) < most:
        address = waiting.pop()
        if address in pages or address.startswith(("/api/", "/captures/")):
            continue
        answer = site.client.get(address)
        assert answer.status_code == 200, address
        pages[address] = Page(answer.text)
        waiting += [
            urldefrag(urljoin(address, link)).url for link in pages[address].links if not link.startswith("https://")
        ]
    return pages


def test_W3_every_page_is_reached_by_links_alone(any_site: Filled) -> None:
    pages = _crawl(any_site)
    for change in any_site.changes:
        assert f"/changes/{change.id}" in pages
    for wanted in ("/changes", "/countries", "/countries/DE", "/topics", "/topics/de-minimis", "/sources"):
        assert wanted in pages


def test_T1_hostile_text_stays_text_on_every_page(site: Filled) -> None:
    pages = _crawl(site)
    hostile = next(change for change in site.changes if change.source == "xx-hostile")
    assert "<script>alert(1)</script>" in pages[f"/changes/{hostile.id}"].text
    assert "{{7*7}}" in pages[f"/changes/{hostile.id}"].text
    for address, page in pages.items():
        assert not {"script", "iframe", "object", "embed", "base", "style"} & set(page.tags), address
        for tag, name, value in page.attributes:
            assert not name.startswith("on"), (address, tag, name)
            assert name != "style", (address, tag)
            if name in ("href", "src", "action"):
                assert re.match(r"https?://|/(?!/)|#", value), (address, tag, value)


def test_T4_no_mark_that_turns_the_reading_direction_gets_out(site: Filled) -> None:
    assert "\u202e" in HOSTILE
    for address in ("/", "/changes", "/sources", "/changes/" + site.changes[-2].id):
        assert "\u202e" not in site.client.get(address).text


def test_T5_links_outside_are_official_pages_and_say_their_host(site: Filled) -> None:
    page = Page(site.client.get(f"/changes/{site.changes[0].id}").text)
    outside = [link for link in page.links if link.startswith("http")]
    assert outside == ["https://cbp.example/low-value/0"]
    assert "cbp.example" in page.text
    rels = [value for tag, name, value in page.attributes if tag == "a" and name == "rel"]
    assert all({"noopener", "noreferrer", "nofollow"} <= set(rel.split()) for rel in rels)


def test_nothing_is_loaded_from_elsewhere(site: Filled) -> None:
    for address, page in _crawl(site).items():
        for tag, name, value in page.attributes:
            if tag in ("img", "link") and name in ("src", "href"):
                assert value.startswith("/static/"), (address, tag, value)


def test_W4_every_field_has_a_label_and_ids_are_unique(site: Filled) -> None:
    page = Page(site.client.get("/changes").text)
    fields = [value for tag, name, value in page.attributes if tag in ("select", "input") and name == "id"]
    labelled = {value for tag, name, value in page.attributes if tag == "label" and name == "for"}
    assert fields
    assert set(fields) <= labelled
    assert len(page.ids) == len(set(page.ids))


def test_W5_differences_are_told_in_words_and_each_quote_has_its_language(site: Filled) -> None:
    japanese = next(change for change in site.changes if change.country == "JP")
    page = Page(site.client.get(f"/changes/{japanese.id}").text)
    assert "row changed" in page.text.lower()
    assert {"ins", "del"} <= set(page.tags)
    assert ("h1", "lang", "ja") in page.attributes
    assert ("h1", "dir", "auto") in page.attributes
    assert "2.5%" in page.text
    assert "1 October 2026" in page.text


def test_one_change_shows_reasons_facts_and_evidence(site: Filled) -> None:
    change = site.changes[0]
    text = Page(site.client.get(f"/changes/{change.id}").text).text
    for said in (
        "In force 29 August 2026", "USD 800", "19 CFR 10.151", "Low-value thresholds and relief", "86 % sure",
        "in force within a month", str(change.old_body), str(change.new_body), "https://cbp.example/low-value/0",
        "3 July 2026, 07:30 UTC", "Left alone: update stamp",
    ):  # fmt: skip
        assert said in text, said


def test_a_withdrawal_says_so(site: Filled) -> None:
    withdrawn = next(change for change in site.changes if change.event == "withdrawn")
    assert "no longer has this page" in site.client.get(f"/changes/{withdrawn.id}").text


def test_the_first_page_leaves_out_what_is_not_about_trade(site: Filled) -> None:
    assert "Stellenausschreibung" not in site.client.get("/").text
    assert "Stellenausschreibung" in site.client.get("/changes").text


def test_the_form_keeps_what_was_asked_and_each_filter_can_be_dropped(site: Filled) -> None:
    asked = {"country": ["DE", "FR"], "topic": "de-minimis", "text": 'a"><b>', "hs": ""}
    page = Page(site.client.get("/changes", params=asked).text)
    assert ("input", "value", 'a"><b>') in page.attributes
    hidden = [value for tag, name, value in page.attributes if tag == "input" and name == "value"]
    assert "FR" in hidden
    assert "country Germany" in page.text
    without_germany = next(link for link in page.links if link.startswith("/changes?") and "country=DE" not in link)
    assert "country=FR" in without_germany
    assert "topic=de-minimis" in without_germany


def test_older_changes_are_one_link_away(sqlite_engine: Engine, tmp_path: Path) -> None:
    with open_site(sqlite_engine, tmp_path, times=8) as site:
        address, seen = "/changes", []
        while address:
            page = Page(site.client.get(address).text)
            seen += [link.rpartition("/")[2] for link in page.links if link.startswith("/changes/chg_")]
            address = next((link for link in page.links if "cursor=" in link), "")
        assert seen == [change.id for change in site.changes]
        first = Page(site.client.get("/countries/EU?limit=2").text)
        further = next(link for link in first.links if "cursor=" in link)
        assert further.startswith("/countries/EU?")
        assert site.client.get(further).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/countries/uk", 200, "United Kingdom"),
        ("/countries/XI", 200, "European Union"),
        ("/countries/Germny", 404, "Did you mean Germany"),
        ("/topics/de-minims", 404, "Did you mean Low-value thresholds and relief"),
        ("/changes/chg_none", 404, "no change of this id"),
        ("/changes?contry=DE", 400, "Did you mean country"),
        ("/changes?country=<script>", 404, "unknown country"),
        ("/changes?cursor=%00", 400, "cursor"),
        ("/digests/none?start=3", 404, "no such digest"),
        ("/nowhere", 404, "nothing under this address"),
    ],
)
def test_an_address_says_what_is_wrong_with_it(site: Filled, address: str, status: int, said: str) -> None:
    answer = site.client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    page = Page(answer.text)
    assert said in page.text
    assert "script" not in page.tags


def test_what_was_probably_meant_is_one_link_away(site: Filled) -> None:
    assert "/countries/DE" in Page(site.client.get("/countries/Germny").text).links
    assert "/topics/vat-sales-tax" in Page(site.client.get("/topics/vat").text).links


def test_sources_that_are_not_well_stand_first(site: Filled) -> None:
    said = site.client.get("/sources").text
    assert said.index('href="#sa-zatca"') < said.index('<li id="') < said.index('id="sa-zatca"')


def test_of_a_long_change_the_first_differences_are_open_and_the_others_to_be_unfolded() -> None:
    edits = tuple(Edit(Op.ADDED, after=f"Duty {n} holds.", spans=(("added", f"Duty {n} holds."),)) for n in range(30))
    shown = _edits(samples.change(edits=edits))
    assert "Duty 11 holds." in shown["edits"]
    assert "Duty 12 holds." not in shown["edits"]
    assert "Duty 29 holds." in shown["rest"]
    assert shown["rest_count"] == 18
    assert _edits(samples.change(edits=edits[:14]))["rest_count"] == 0


def test_an_empty_record_has_pages_too(engine: Engine, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), engine, lambda: NOW)
    with served(app) as client:
        for address in ("/", "/changes", "/countries", "/countries/US", "/topics", "/topics/de-minimis", "/sources"):
            answer = client.get(address)
            assert answer.status_code == 200, address
            Page(answer.text)
        assert "Nothing is on record yet" in client.get("/").text
        assert client.get("/healthz").json() == {"status": "ok"}


def test_a_source_that_fell_silent_or_changed_its_shape_is_called_that() -> None:
    from archive.health import Health
    from archive.history import SourceState
    from tests.web.samples import SOURCES
    from web.indexes import standing

    def said(verdict: Verdict, hours: int) -> tuple[str, str]:
        crawled = NOW - timedelta(hours=hours)
        health = Health("s", crawled, crawled, verdict, None, 1, 1, int(verdict is not Verdict.OK), crawled, None)
        return standing(SourceState(SOURCES[0], NOW, crawled, 1, 1, health), NOW)

    assert said(Verdict.OK, 1) == ("well", "Well")
    assert said(Verdict.UNREACHABLE, 1) == ("ill", "Not well: unreachable")
    assert said(Verdict.OK, 24 * 4)[1].startswith("Silent")
    assert said(Verdict.EMPTY, 1)[1].startswith("Changed its shape")
