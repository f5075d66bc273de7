"""The built-in declarations against answers written from their documentation; see `samples.py`."""

import json
from datetime import UTC, date, datetime

import pytest

from pipeline.model.source import Kind
from spiders.catalogue import load_catalogue
from spiders.kinds import is_index, read_index
from spiders.kinds.index import Page
from spiders.placeholders import fill
from tests.spiders import samples
from tests.spiders.samples import TRAPS
from tests.spiders.samples_further import DOCUMENTED, REMEMBERED
from tests.spiders.samples_listings import LISTINGS
from tests.spiders.test_documents import DOCUMENTS

SAMPLES = samples.SAMPLES | DOCUMENTED | REMEMBERED | LISTINGS


# Whose declaration also reads a recording: see `recorded.py`.
RECORDED = {"at-ris-bgbl", "eu-cellar-sparql-recent", "us-regulations-gov-cbp", "us-openfda-food-enforcement"}


def basis(source: str) -> str:
    """What a sample rests on, for the test's name."""
    remembered = source in REMEMBERED or source in samples.REMEMBERED
    return f"{source} ({'memory' if remembered else 'documentation'}{', recording' if source in RECORDED else ''})"


# The interfaces that Dutywatch is to know, whatever else it watches.
INTERFACES = {
    "Federal Register": "us-federal-register-cbp", "eCFR versioner": "us-ecfr-title-19", "CBP CSMS": "us-cbp-csms-json",
    "USITC HTS": "us-usitc-hts-release-list us-usitc-hts-chapter99", "CPSC recalls": "us-cpsc-recalls-api",
    "openFDA": "us-openfda-food-enforcement", "GOV.UK search": "gb-govuk-hmrc", "GOV.UK content": "gb-hmrc-overseas-goods-content",
    "UK Trade Tariff": "gb-trade-tariff-changes gb-xi-trade-tariff-changes", "EUR-Lex feeds": "eu-eurlex-oj-l",
    "CELLAR SPARQL": "eu-cellar-sparql-recent", "EU Safety Gate": "eu-safety-gate-weekly-xml eu-safety-gate-carousel",
    "Canada Gazette": "ca-gazette-part1 ca-gazette-part2", "CBSA": "ca-cbsa-customs-notices", "Justice Laws": "ca-justice-laws-index ca-justice-customs-tariff",
    "WTO ePing": "int-eping-all", "DOF": "mx-dof-index-mat", "Brazil": "br-siscomex-importacao br-dou-gecex br-receita-noticias",
    "CBIC": "in-cbic-customs-updates", "DGFT": "in-dgft-cat1", "GACC": "cn-gacc-announcements cn-gov-ministry-documents",
    "MOFCOM": "cn-mofcom-policy-api cn-mofcom-trade-remedy", "Japan": "jp-egov-law-updates jp-naccs-news jp-caa-releases",
    "Korea": "kr-kcs-board-1364 kr-law-search-customs kr-safetykorea-recalls", "Australia": "au-frl-customs au-abf-customs-notices",
    "Singapore": "sg-customs-news sg-sfa-circulars", "South Africa": "za-sars-tariff-amendments za-sars-whats-new",
}  # fmt: skip


NOW = datetime(2026, 11, 24, tzinfo=UTC)
CATALOGUE = load_catalogue().by_id


def page_of(source: str, body: str) -> Page:
    entry = CATALOGUE[source]
    asked = fill(entry.request.body, NOW, date(2026, 11, 10)) if entry.request.body else None
    return Page(body.encode(), fill(entry.url, NOW, date(2026, 11, 10)), None, entry.language, asked=asked)


@pytest.mark.parametrize("source", SAMPLES, ids=basis)
def test_a_declaration_finds_what_a_documented_answer_names(source: str) -> None:
    sample = SAMPLES[source]
    index = read_index(CATALOGUE[source], page_of(source, sample.body))
    assert index.fault is None
    found = tuple((item.listed.key, item.listed.title, item.listed.published, item.listed.url) for item in index.items)
    assert found == sample.found
    assert index.more == (sample.more if index.body is None else (page_of(source, "").url,))


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("eu-rasff-search", ('"pageNumber": 1', '"pageNumber": 2')),
        ("eu-safety-gate-carousel", ('"page": 0', '"page": 1')),
        ("us-usitc-ids-import-injury", ('"pageNumber": 1', '"pageNumber": 2')),
        ("id-setneg-laws", ('"start": 0', '"start": 50')),
    ],
)
def test_an_api_that_pages_by_its_body_is_asked_for_the_next_page_as_stored_code_does(
    source: str, changed: tuple[str, str]
) -> None:
    page = page_of(source, SAMPLES[source].body)
    asked = json.dumps(json.loads(page.asked or ""), ensure_ascii=False)
    assert read_index(CATALOGUE[source], page).body == asked.replace(*changed)
    assert changed[0] in asked


@pytest.mark.parametrize("source", TRAPS)
def test_a_200_that_is_no_answer_is_seen_through(source: str) -> None:
    body, trap = TRAPS[source]
    index = read_index(CATALOGUE[source], page_of(source, body))
    assert index.items == ()
    assert index.fault is not None
    assert index.absent is (trap == "absent")


@pytest.mark.parametrize("interface", INTERFACES)
def test_every_interface_that_is_to_be_known_is_declared_and_has_a_sample(interface: str) -> None:
    for source in INTERFACES[interface].split():
        assert source in SAMPLES or source in DOCUMENTS, source
        assert CATALOGUE[source].enabled or source == "eu-cellar-sparql-recent", "told by eu-eurlex-oj-l"


def test_every_mapping_and_every_selector_of_the_built_in_catalogue_has_a_sample() -> None:
    """Feeds need none: their shape is standard, and `test_kinds` reads every form of it."""
    mapped = {
        entry.id
        for entry in CATALOGUE.values()
        if entry.enabled
        and is_index(entry)
        and (entry.api or (entry.listing and (entry.listing.item or entry.listing.inside)))
    }
    assert mapped - set(SAMPLES) == set()
    assert set(SAMPLES) - set(CATALOGUE) == set()


@pytest.mark.parametrize(
    "source", [name for name in SAMPLES if CATALOGUE[name].kind is Kind.API and CATALOGUE[name].api.body]
)
def test_the_declared_fields_are_in_the_document_that_is_cut_out(source: str) -> None:
    """Order as declared; a field that the authority left out is null, and never moves the others."""
    entry = CATALOGUE[source]
    assert entry.api is not None
    index = read_index(entry, page_of(source, SAMPLES[source].body))
    for item in index.items:
        assert item.content_type == "application/json"
        assert tuple(json.loads(item.body or b"")) == entry.api.body
