"""What an entry promises of its source, held against what comes: one crawl of one small site."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

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


def _search(visit: zoo.Visit) -> None:
    """Like RASFF: asked by POST, two rows a page, its days and its page in the body; a page behind the last repeats it."""
    asked = json.loads(visit.site.asked[-1].body)["parameters"]
    page = min(asked["pageNumber"], 3)
    rows = [{"number": f"{asked['from']}/{page}/{n}"} for n in range(2)]
    visit.answer(json.dumps({"notifications": rows}), kind="application/json")


def _form(visit: zoo.Visit) -> None:
    """A form, whose answer is a list of links; three pages."""
    asked = dict(parse_qsl(visit.site.asked[-1].body.decode()))
    page = int(asked["currPage"])
    links = "".join(f'<li><a href="/n/{page}-{n}">{asked["q"]} {page}-{n}</a></li>' for n in range(2))
    visit.answer(f"<ul>{links if page <= 3 else ''}</ul>" if visit.site.asked[-1].method == "POST" else "<p>none</p>")


def _cursor(visit: zoo.Visit) -> None:
    """A token for the next page, in its answer; the last has none."""
    start = int(dict(parse_qsl(urlsplit(visit.path).query))["after"])
    following = {"next": start + 2} if start < 4 else {}
    rows = [{"number": f"{start + n}"} for n in range(2)]
    visit.answer(json.dumps({"rows": rows, "meta": following}), kind="application/json")


def _gazette(visit: zoo.Visit) -> None:
    """An issue a day, none on Sunday the 22nd and none yet today."""
    day = visit.path.rpartition("/")[2]
    if day in ("20261122", "20261124"):
        visit.answer("<p>There is no issue of this day.</p>", 404)
    else:
        visit.answer(f'<h1>Official Gazette</h1><ul><li><a href="/act/{day}">Act of {day}</a></li></ul>')


def _site(visit: zoo.Visit) -> None:
    if visit.path.startswith("/gazette/"):
        _gazette(visit)
        return
    match visit.path.partition("?")[0]:
        case "/register":
            _register(visit)
        case "/search":
            _search(visit)
        case "/form":
            _form(visit)
        case "/cursor":
            _cursor(visit)
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
            entry(
                "search",
                SITE.url("/search"),
                "api",
                request={"method": "POST", "body": '{"parameters":{"pageNumber":1,"from":"{since:%d-%m-%Y}"}}'},
                api={"list": ["notifications"], "id": "number", "page": {"body": "parameters.pageNumber"}},
            ),
            entry(
                "form",
                SITE.url("/form"),
                "listing",
                request={"method": "POST", "body": "q=Zölle+%26+mehr&currPage=1"},
                listing={"link": "li a", "follow": False, "page": {"body": "currPage"}},
            ),
            entry(
                "cursor",
                SITE.url("/cursor?after=0"),
                "api",
                api={"list": ["rows"], "id": "number", "page": {"param": "after", "cursor": "meta.next"}},
            ),
            *(
                entry(
                    name,
                    SITE.url("/gazette/{day:%Y%m%d}"),
                    "listing",
                    listing={"link": "li a", "follow": False},
                    proof={"marker": "Official Gazette"},
                    window_days=1,
                )
                for name in ("gazette", "gazette-missed")
            ),
            entry("table", SITE.url("/table.csv"), "table", proof={"min_items": 2}),
            entry("short-table", SITE.url("/table.csv?short"), "table", proof={"min_items": 50}),
            entry(
                "newest", SITE.url("/newest"), "listing", listing={"match": r"\.csv$", "key": r"(\.csv)$"}, max_items=1
            ),
            entry("act", SITE.url("/act"), "api", api={}),
            entry("short", SITE.url("/short"), "page", proof={"min_length": 200}),
        ]
        folder: Path = tmp_path_factory.mktemp("promises")
        yield crawled(folder, entries, [SITE.place], now=NOW, since={"gazette-missed": date(2026, 11, 20)})


def test_a_query_with_more_rows_than_can_be_paged_is_asked_again_in_halves_of_its_days(promises: Crawled) -> None:
    report = promises.report("register")
    assert report.verdict is Verdict.OK
    days = [date(2026, 11, 10) + timedelta(days=n) for n in range(15)]
    assert {one.key for one in report.listed} == {f"{day}/{n}" for day in days for n in range(DAILY)}
    assert all(capture.role is Role.INDEX or capture.part_of for capture in promises.captures("register"))


def test_an_api_that_is_asked_by_post_is_paged_by_its_body_for_the_days_of_the_window(promises: Crawled) -> None:
    report = promises.report("search")
    assert report.verdict is Verdict.OK
    assert [one.key for one in report.listed] == [f"10-11-2026/{page}/{n}" for page in (1, 2, 3) for n in (0, 1)]
    bodies = [json.loads(asked.body)["parameters"] for asked in SITE.asked if asked.path == "/search"]
    assert bodies == [{"pageNumber": page, "from": "10-11-2026"} for page in (1, 2, 3, 4)]


def test_a_listing_behind_a_form_is_paged_by_a_field_of_it(promises: Crawled) -> None:
    titles = [one.title for one in promises.report("form").listed]
    assert titles == [f"Zölle & mehr {page}-{n}" for page in (1, 2, 3) for n in (0, 1)]


def test_a_cursor_is_followed_until_the_answer_names_none(promises: Crawled) -> None:
    assert [one.key for one in promises.report("cursor").listed] == [str(n) for n in range(6)]
    asked = [one.path for one in SITE.asked if one.path.startswith("/cursor")]
    assert asked == ["/cursor?after=0", "/cursor?after=2", "/cursor?after=4"]


def test_a_gazette_is_asked_for_each_day_since_the_last_good_crawl_and_a_day_without_an_issue_is_no_fault(
    promises: Crawled,
) -> None:
    assert promises.report("gazette").verdict is Verdict.OK
    assert [one.title for one in promises.report("gazette").listed] == ["Act of 20261123"]
    missed = promises.report("gazette-missed")
    assert missed.verdict is Verdict.OK
    days = ("20261123", "20261121", "20261120", "20261119", "20261118")
    assert [one.title for one in missed.listed] == [f"Act of {day}" for day in days]


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
