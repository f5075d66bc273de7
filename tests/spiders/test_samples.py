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

SAMPLES = samples.SAMPLES | DOCUMENTED | REMEMBERED


def basis(source: str) -> str:
    """What a sample rests on, for the test's name."""
    return f"{source} ({'memory' if source in REMEMBERED or source in samples.REMEMBERED else 'documentation'})"


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
