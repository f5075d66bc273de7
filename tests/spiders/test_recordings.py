"""Real answers of authorities, each read by a declaration as the catalogue would write it: as many entries, with the
same first title, as a person counted in them. Nothing of the recordings is kept in this project.
"""

from datetime import UTC, datetime
from urllib.parse import unquote

import pytest

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType
from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.catalogue import load_catalogue
from spiders.entry import Api, Feed, Listing, Sitemap
from spiders.kinds import api, read_index
from spiders.kinds.index import Page
from spiders.proof import document_fault, says_nothing_found
from spiders.robots import read_rules
from tests.promises.imports import PROJECT
from tests.spiders.recorded import BY_SHAPE, READ, TABLES, TWICE, UNREAD, Section, read, rows
from tests.spiders.support import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of recordings is not beside the project")


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


def test_the_table_in_the_docs_names_every_recording_and_no_other() -> None:
    """`python -m benchmarks.recordings` writes it."""
    table = (PROJECT / "docs" / "recordings.md").read_text("utf-8")
    assert {line.split(" | ")[0][2:] for line in table.splitlines() if line.startswith("| ")} - {
        "recording",
        "---",
    } == set(rows())


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


@pytest.mark.parametrize(
    "name", ["best-practice-detailed-guide", "best-practice-regulation", "vat-government-public-bodies"]
)
def test_a_recorded_answer_of_gov_uks_content_proves_a_source_of_it_alive(name: str) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    body = (CORPUS / f"uk-govuk-{name}.json").read_bytes()
    answer = Answer("", "https://www.gov.uk/api/content/x", now, Verdict.OK, None, 200, body=body)
    assert document_fault(load_catalogue().by_id["gb-hmrc-overseas-goods-content"], answer) is None


def test_openfdas_recorded_no_matches_found_is_an_empty_answer_and_no_list() -> None:
    entry = load_catalogue().by_id["us-openfda-food-enforcement"]
    body = (CORPUS / "faulty-us-fda-no-results.json").read_bytes()
    answer = Answer("", entry.url, datetime(2026, 11, 24, tzinfo=UTC), Verdict.NOT_FOUND, None, 404, body=body)
    assert says_nothing_found(entry, answer)
    assert read_index(entry, Page(body, "https://api.fda.gov/")).items == ()
