"""Real answers of authorities, each read by a declaration as the catalogue would write it: as many entries, with the
same first title, as a person counted in them. Nothing of the recordings is kept in this project.
"""

import json
from functools import cache
from typing import Any

import pytest

from spiders.entry import Api, Feed, Listing, Sitemap
from spiders.kinds import api, feed, listing, sitemap
from spiders.kinds.index import Index, Page
from tests.spiders.support import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of recordings is not beside the project")

Section = Api | Feed | Listing | Sitemap

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
    "us-regsgov-documents-page.json": Api(list=("data",), id="id", title="attributes.title", date="attributes.postedDate"),
    "us-regsgov-multi-document.json": Api(list=("data",), id="id", title="attributes.title", date="attributes.postedDate"),
    "at-ris-metadata-10002333.json": Api(list=("OgdSearchResult.OgdDocumentResults.OgdDocumentReference",), id="Data.Metadaten.Technisch.ID", title="Data.Metadaten.Bundesrecht.Kurztitel"),
    "us-cit-opinions.html": Listing(link="td a[href*='slip_op' i]", key=r"/(\d\d-\d+)[^/]*\.pdf$", date_format="%m/%d/%Y", item="tr", title="td:nth-of-type(2)", date="td:nth-of-type(3)"),
    "us-cit-opinions-2.html": Listing(link="td a[href$='.pdf']", date_format="%m/%d/%Y", item="tr", title="td:nth-of-type(2)", date="td:nth-of-type(3)"),
    "us-fbo-opportunities.html": Listing(item="tr.lst-rw", link="a.lst-lnk-notice", title=".solt", key="id=([0-9a-f]{32})"),
    "sk-slovlex-tax-law-history.html": Listing(item="tr.effectivenessHistoryItem", link="td.title a"),
    "sk-slovlex-civil-code-history.html": Listing(item="tr.effectivenessHistoryItem", link="td.title a"),
    "be-justel-listing-loi-2024.html": Listing(link="a[href$='/justel']", key=r"/(\d{4}\w\d{5})/justel"),
}  # fmt: skip


# Entries that stand in the recording twice under one number.
TWICE = {"us-ofac-consolidated.xml": 1}


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
    if "first_title" in expected and not name.startswith("be-justel"):
        assert (index.items[0].listed.title or "").startswith(" ".join(expected["first_title"].split())[:60])


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
