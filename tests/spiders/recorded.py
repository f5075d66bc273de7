"""How each recording of a real authority's answer is read, and which are not, with the reason.

Read by `test_recordings.py`, which holds the counts to what a person counted, and by `benchmarks/recordings.py`, which
writes the table of them. Nothing of the recordings is kept in this project.
"""

import json
from functools import cache
from typing import Any

from spiders.catalogue import load_catalogue
from spiders.entry import Api, Feed, Listing, Sitemap
from spiders.kinds import api, feed, listing, sitemap
from spiders.kinds.index import Index, Page
from tests.spiders.support import CORPUS

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
