"""Real answers of authorities, each read by a declaration as the catalogue would write it: as many entries, with the
same first title, as a person counted in them. Nothing of the recordings is kept in this project.
"""

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import unquote

import pytest

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType
from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.catalogue import load_catalogue
from spiders.entry import Api, Feed, Listing, Sitemap
from spiders.kinds import api, feed, listing, sitemap
from spiders.kinds.index import Index, Page
from spiders.robots import read_rules
from tests.spiders.support import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of recordings is not beside the project")

Section = Api | Feed | Listing | Sitemap


def _declared(source: str) -> Section:
    """The built-in catalogue's own declaration."""
    section = load_catalogue().by_id[source].api
    assert section is not None
    return section


READ: dict[str, Section] = {
    "ca-open-canada-980d598c.atom": Feed(),
    "ca-open-canada-gender.atom": Feed(),
    "uk-legislation-dpa-2018-changes.xml": Feed(),
    "us-cafc-opinions.xml": Feed(),
    "lv-likumi-sitemap-sample.xml": Sitemap(),
    "sk-slovlex-catalog.json": Api(list=("docs",), id="iri", title="nazov", date="vyhlaseny"),
    "ua-rada-recent-page1.json": Api(list=("list",), id="nreg", title="nazva", date="orgdat", url="https://zakon.example.org/{nreg}"),
    "uk-tradetariff-countries.json": Api(list=("",), id="id", title="description"),
    "us-fr-document-toc-2016-02-29.json": Api(list=("agencies",), id="slug", title="name", url="url"),
    "us-ita-odo-offices.xml": Api(list=("POSTINFO",), id="{ORGCODE}/{OFFICENAME}", title="OFFICENAME"),
    "us-ofac-consolidated.xml": Api(list=("sdnEntry",), id="uid", title="lastName"),
    "us-regsgov-documents-page.json": _declared("us-regulations-gov-cbp"),
    "us-regsgov-multi-document.json": _declared("us-regulations-gov-cbp"),
    "at-ris-metadata-10002333.json": _declared("at-ris-bgbl"),
    "eu-cellar-32023r1114.json": _declared("eu-cellar-sparql-recent"),
    "eu-cellar-32024r1689.json": _declared("eu-cellar-sparql-recent"),
    "ad-bopa-documents-2025-4.json": Api(list=("paginatedDocuments.document",), id="metadata_storage_name", title="sumari", date="dataPublicacioButlleti"),
    "uk-tradetariff-7202118000.json": Api(list=("import_measures",), id="id"),
    "uk-tradetariff-xi-exchange-rates.json": Api(list=("",), id="attributes.validity_start_date", date="attributes.validity_start_date"),
    "us-cit-opinions.html": Listing(link="td a[href*='slip_op' i]", key=r"/(\d\d-\d+)[^/]*\.pdf$", date_format="%m/%d/%Y", item="tr", title="td:nth-of-type(2)", date="td:nth-of-type(3)"),
    "us-cit-opinions-2.html": Listing(link="td a[href$='.pdf']", date_format="%m/%d/%Y", item="tr", title="td:nth-of-type(2)", date="td:nth-of-type(3)"),
    "us-fbo-opportunities.html": Listing(item="tr.lst-rw", link="a.lst-lnk-notice", title=".solt", key="id=([0-9a-f]{32})"),
    "sk-slovlex-tax-law-history.html": Listing(item="tr.effectivenessHistoryItem", link="td.title a"),
    "sk-slovlex-civil-code-history.html": Listing(item="tr.effectivenessHistoryItem", link="td.title a"),
    "be-justel-listing-loi-2024.html": Listing(link="a[href$='/justel']", key=r"/(\d{4}\w\d{5})/justel"),
}  # fmt: skip


# Entries that stand in the recording twice under one number.
TWICE = {"us-ofac-consolidated.xml": 1, "eu-cellar-32023r1114.json": 5, "eu-cellar-32024r1689.json": 9}

# Read by the shape of their rows, with no selector; one that was counted has another link of that shape.
BY_SHAPE = {"be-justel-listing-loi-2024.html": 0, "sk-slovlex-civil-code-history.html": 0, "us-cit-opinions-2.html": 0,
            "us-fbo-opportunities.html": 0, "us-cit-opinions.html": 1}  # fmt: skip

TABLES = ("cl-bcn-search-leyes.csv", "us-bis-dpl.txt", "us-bis-el.csv", "us-bis-meu.csv", "us-fr-executive-orders.csv", "us-ofac-cons-alt.csv",
          "us-ofac-cons-prim.csv", "us-regsgov-participating-agencies.csv", "us-trade-csl.csv")  # fmt: skip

UNREAD = {
    "mx-ojn-federal-index.html": "its links lead nowhere without the page's script, which makes the address from an attribute",
    "no-lovdata-recent-act.xml": "HTML by another name, a document of its own",
    "ua-rada-law-1103-16.xml": "HTML by another name, a document of its own",
    "eu-cn2021-cn2022-correlation.xls": "read as a table; the index counts the explanations above it, which are no rows to us",
}


@cache
def rows() -> dict[str, dict[str, Any]]:
    with (CORPUS / "recordings.jsonl").open(encoding="utf-8") as file:
        return {row["file"]: row for row in map(json.loads, file)}


def read(section: Section, name: str) -> Index:
    row = rows()[name]
    page = Page(
        (CORPUS / name).read_bytes(), row["url"] or "https://authority.example.org/list/", None, row["language"]
    )
    match section:
        case Api():
            return api.read(section, page)
        case Feed():
            return feed.read(section, page)
        case Listing():
            return listing.read(section, page)
        case Sitemap():
            return sitemap.read(section, page)


@pytest.mark.parametrize("name", READ)
def test_a_recording_is_read_with_the_count_and_first_title_that_a_person_found(name: str) -> None:
    expected = rows()[name]["expected"]
    index = read(READ[name], name)
    assert index.fault is None
    assert len(index.items) == expected["items"] - TWICE.get(name, 0)
    if "first_title" in expected and section_has_title(READ[name]) and not name.startswith("be-justel"):
        assert unquote(index.items[0].listed.title or "").startswith(" ".join(expected["first_title"].split())[:60])


def section_has_title(section: Section) -> bool:
    return not isinstance(section, Api) or section.title is not None


@pytest.mark.parametrize("name", BY_SHAPE)
def test_a_recorded_listing_is_read_with_no_selector_at_all(name: str) -> None:
    index = read(Listing(), name)
    assert len(index.items) == rows()[name]["expected"]["items"] + BY_SHAPE[name]


def test_no_wall_and_no_sign_in_page_passes_for_a_list() -> None:
    """Of the faulty answers one names anything: a law that was cut off, whose links are those of the law."""
    faulty = [name for name in rows() if name.startswith("faulty-")]
    assert [name for name in faulty if read(Listing(), name).items] == ["faulty-sk-slovlex-truncated.html"]


@pytest.mark.parametrize("name", TABLES)
def test_a_recorded_table_has_the_rows_that_a_person_counted(name: str) -> None:
    """Beside the row of the columns' names, where it has one."""
    row = rows()[name]
    document = extract(Raw((CORPUS / name).read_bytes(), None, row["url"], language=row["language"], filename=name))
    found = [block for block in document.blocks if block.type is BlockType.ROW]
    assert len(found) - row["expected"]["items"] in (0, 1)
    if "first_title" in row["expected"]:
        assert row["expected"]["first_title"][:40] in " ".join(found[0].text.split() + found[1].text.split())


def _documents() -> list[str]:
    return (
        [name for name, row in rows().items() if row["kind"] == "api" and name not in READ and name not in UNREAD]
        if CORPUS.is_dir()
        else []
    )


@pytest.mark.parametrize("name", _documents())
def test_a_recorded_answer_that_is_one_document_is_data_with_its_title(name: str) -> None:
    row = rows()[name]
    body = (CORPUS / name).read_bytes()
    assert row["expected"]["items"] == 1
    assert api.is_data(Api(), Page(body, row["url"] or "https://authority.example.org/"))
    if "first_title" in row["expected"]:
        document = extract(Raw(body, None, row["url"], language=row["language"], filename=name))
        assert " ".join(row["expected"]["first_title"].split())[:30] in f"{document.title}\n{document.text}"


@pytest.mark.parametrize("name", ["co-suin-robots.txt", "uk-govuk-finder-robots.txt", "uk-tradetariff-robots.txt"])
def test_a_recorded_robots_txt_is_read(name: str) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    rules = read_rules(Answer("", "", now, Verdict.OK, status=200, body=(CORPUS / name).read_bytes()))
    assert rules.barred is None
    assert rules.parsed is not None


def test_every_recording_is_read_or_said_not_to_be() -> None:
    """A page or a PDF is its own document, which the tests of the extraction read."""
    told = {*READ, *TABLES, *UNREAD, *_documents()}
    left = {name for name, row in rows().items() if row["kind"] not in ("page", "pdf", "robots", "faulty")} - told
    assert left == set()


@pytest.mark.parametrize(
    "name", [name for name in READ if name.startswith(("us-ca", "us-cit", "uk-leg", "lv-", "ua-"))]
)
def test_the_newest_day_is_the_one_that_a_person_found(name: str) -> None:
    days = [item.listed.published for item in read(READ[name], name).items if item.listed.published]
    assert max(days).isoformat() == rows()[name]["expected"]["last_date"]


def test_no_faulty_answer_passes_for_an_index() -> None:
    """Walls, shells and error pages, asked for as a feed, as data and as a sitemap."""
    faulty = [name for name in rows() if name.startswith("faulty-")]
    assert len(faulty) > 30
    for name in faulty:
        assert read(Feed(), name).fault, name
        assert read(Sitemap(), name).fault, name
        index = read(Api(list=("results",), id="id"), name)
        assert index.fault or not index.items, name
