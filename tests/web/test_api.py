"""The API: the contract's shapes, its words, and one shape for every error."""

import pytest

from pipeline.model.filters import NAMING
from tests.web.conftest import Filled
from web.questions import MOST


def test_changes_come_newest_first_in_the_shape_of_the_contract(site: Filled) -> None:
    answer = site.client.get("/api/v1/changes").json()
    assert answer["schema"] == 1
    assert [change["id"] for change in answer["changes"]] == [change.id for change in site.changes]
    assert answer["next"] is None


def test_pages_hold_every_change_once(any_site: Filled) -> None:
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = any_site.client.get("/api/v1/changes", params={"limit": "3", "cursor": cursor}).json()
        seen += [change["id"] for change in answer["changes"]]
        cursor = answer["next"]
    assert seen == [change.id for change in any_site.changes]


def test_the_country_of_a_unions_rule_is_the_unions_and_says_via(any_site: Filled) -> None:
    answer = any_site.client.get("/api/v1/changes", params={"country": "DE"}).json()
    assert {(change["country"], change["via"]) for change in answer["changes"]} == {("DE", None), ("EU", "EU")}


def test_a_word_several_times_is_any_and_different_words_are_all(any_site: Filled) -> None:
    def ids(**params: object) -> set[str]:
        answer = any_site.client.get("/api/v1/changes", params=params)
        return {change["id"] for change in answer.json()["changes"]}

    assert ids(country=["US", "JP"]) == ids(country="US") | ids(country="JP")
    assert ids(country=["US", "JP"], topic="de-minimis") == ids(country="US")
    assert ids(hs="8517.13") == ids(hs="851713") == ids(country="JP")
    assert ids(text="出售") == set()
    assert ids(text="跨境电子商务") == ids(country="CN")


def test_one_change_has_its_edits_and_evidence(site: Filled) -> None:
    change = site.changes[0]
    answer = site.client.get(f"/api/v1/changes/{change.id}").json()
    assert answer["change"]["edits"] == len(answer["edits"]) == 2
    assert answer["edits"][0]["op"] == "reworded"
    assert answer["edits"][1]["noise"] == "update-stamp"
    assert answer["evidence"]["new"]["sha256"] == change.new_body
    assert answer["evidence"]["old"]["status"] == 200


def test_counts_add_up(any_site: Filled) -> None:
    countries = any_site.client.get("/api/v1/countries").json()["countries"]
    assert sum(country["changes"] for country in countries) == len(any_site.changes)
    topics = {topic["id"]: topic for topic in any_site.client.get("/api/v1/topics").json()["topics"]}
    assert topics["de-minimis"]["changes"] == 2
    assert topics["trade-remedies"]["changes"] == 0
    assert topics["trade-remedies"]["last"] is None
    sources = any_site.client.get("/api/v1/sources").json()["sources"]
    assert {source["id"]: source["health"]["verdict"] for source in sources if source["health"]}[
        "sa-zatca"
    ] == "unreachable"


@pytest.mark.parametrize(
    ("query", "field", "suggestion"),
    [
        ("contry=DE", "contry", "country"),
        ("country=Germny", "country", "DE"),
        ("country=Germany", "country", "DE"),
        ("origin=Chna", "origin", "CN"),
        ("topic=de-minims", "topic", "de-minimis"),
        ("topic=vat", "topic", "vat-sales-tax"),
        ("source=de-zol", "source", "de-zoll"),
        ("severity=hgh", "severity", "high"),
        ("event=amendet", "event", "amended"),
        ("need=documnts", "need", "documents"),
        ("sort=newst", "sort", "newest"),
        ("hs=abc", "hs", None),
        ("since=yesterday", "since", None),
        ("effective_since=2026-13-01", "effective_since", None),
        ("lang=!", "lang", None),
        ("limit=0", "limit", None),
        (f"limit={MOST + 1}", "limit", None),
        ("limit=-1", "limit", None),
        ("limit=٣", "limit", None),
        ("cursor=none", "cursor", None),
    ],
)
def test_H5_a_word_that_means_nothing_is_a_problem_with_the_nearest(
    site: Filled, query: str, field: str, suggestion: str | None
) -> None:
    answer = site.client.get(f"/api/v1/changes?{query}")
    # As on the command line: a thing that is not there is not found, any other wrong word is wrong usage.
    status, title = (404, "Not Found") if field in NAMING else (400, "Bad Request")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"] == title
    assert problem["instance"] == "/api/v1/changes"
    assert [(one["field"], one["suggestion"]) for one in problem["errors"]] == [(field, suggestion)]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/changes/chg_none", 404),
        ("GET", "/api/v1/none", 404),
        ("POST", "/api/v1/changes", 405),
        ("DELETE", "/api/v1/changes/chg_none", 405),
    ],
)
def test_H5_every_error_has_the_one_shape(site: Filled, method: str, path: str, status: int) -> None:
    answer = site.client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == {"type", "title", "status", "detail", "instance"}


def test_H9_no_search_text_breaks_the_question(any_site: Filled) -> None:
    for text in ('"', "'", "*", "-x", "NEAR(a b)", "%", "_", "\\", "a" * 3000, "\x00", "(", "💥", "\ud7ff"):
        assert any_site.client.get("/api/v1/changes", params={"text": text}).status_code == 200, text


def test_the_description_of_the_api_names_every_word(site: Filled) -> None:
    described = site.client.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/v1/changes", "/api/v1/changes/{change_id}", "/api/v1/countries", "/api/v1/topics", "/api/v1/sources",
    }  # fmt: skip
    named = {one["name"] for one in described["paths"]["/api/v1/changes"]["get"]["parameters"]}
    assert {"country", "hs", "effective_until", "limit", "cursor", "sort"} <= named
