"""What an entry promises of its source, held against what comes: one crawl of one small site."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.model.capture import Role
from pipeline.model.verdict import Verdict
from tests.spiders import zoo
from tests.spiders.support import Crawled, crawled, entry

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAILY = 3  # notices a day
CSV = "number,name\n1,Acme\n2,Beta\n"


def _register(visit: zoo.Visit) -> None:
    """Like the Federal Register: `count` is the truth, but only the first twelve rows can be had."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(visit.path).query).items()}
    first, last = date.fromisoformat(asked["gte"]), date.fromisoformat(asked["lte"])
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rows = [{"number": f"{day}/{n}", "day": f"{day}"} for day in reversed(days) for n in range(DAILY)]
    visit.answer(json.dumps({"count": len(rows), "results": rows[:12]}), kind="application/json")


def _site(visit: zoo.Visit) -> None:
    match visit.path.partition("?")[0]:
        case "/register":
            _register(visit)
        case "/table.csv":
            visit.answer(CSV, kind="text/csv")
        case "/newest":
            visit.answer(
                '<p>Data: <a href="/files/list-2026-10-01.csv">older CSV</a> <a href="/files/list-2026-11-01.csv">current CSV</a></p>'
            )
        case "/files/list-2026-11-01.csv":
            visit.answer(CSV, kind="text/csv")
        case "/act":
            visit.answer("<html><body>We are moving house.</body></html>")
        case "/short":
            visit.answer("<html><body><p>Welcome</p></body></html>")
        case _:
            visit.answer("", 404)


SITE = zoo.Site(zoo.no_robots(_site))


@pytest.fixture(scope="module")
def promises(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    with zoo.serve(SITE):
        rows = {"list": ["results"], "id": "number", "date": "day", "cap": {"total": "count", "most": 12}}
        entries = [
            entry("register", SITE.url("/register?gte={since}&lte={until}"), "api", api=rows, max_pages=20),
            entry("table", SITE.url("/table.csv"), "table", proof={"min_items": 2}),
            entry("short-table", SITE.url("/table.csv?short"), "table", proof={"min_items": 50}),
            entry(
                "newest", SITE.url("/newest"), "listing", listing={"match": r"\.csv$", "key": r"(\.csv)$"}, max_items=1
            ),
            entry("act", SITE.url("/act"), "api", api={}),
            entry("short", SITE.url("/short"), "page", proof={"min_length": 200}),
        ]
        folder: Path = tmp_path_factory.mktemp("promises")
        yield crawled(folder, entries, [SITE.place], now=NOW)


def test_a_query_with_more_rows_than_can_be_paged_is_asked_again_in_halves_of_its_days(promises: Crawled) -> None:
    report = promises.report("register")
    assert report.verdict is Verdict.OK
    days = [date(2026, 11, 10) + timedelta(days=n) for n in range(15)]
    assert {one.key for one in report.listed} == {f"{day}/{n}" for day in days for n in range(DAILY)}
    assert all(capture.role is Role.INDEX or capture.part_of for capture in promises.captures("register"))


def test_a_table_is_alive_by_its_rows(promises: Crawled) -> None:
    assert promises.report("table").verdict is Verdict.OK
    report = promises.report("short-table")
    assert report.verdict is Verdict.EMPTY
    assert "rows where at least 50 must be; the site may have changed its shape" in str(report.why)


def test_the_newest_file_behind_a_page_is_one_resource_whatever_its_address(promises: Crawled) -> None:
    (document,) = (one for one in promises.captures("newest") if one.role is Role.DOCUMENT)
    assert (document.key, document.url) == (".csv", SITE.url("/files/list-2026-11-01.csv"))


def test_a_page_in_place_of_data_is_no_answer(promises: Crawled) -> None:
    assert (promises.report("act").verdict, promises.report("act").why) == (
        Verdict.EMPTY,
        "the answer is neither JSON nor XML",
    )


def test_a_page_is_alive_by_its_length_where_nobody_knows_its_words(promises: Crawled) -> None:
    assert promises.report("short").why == "it reads as 7 characters where at least 200 must be"
