"""A crawl over real HTTP in its real child process: each hazard ends as its verdict, with a sentence for people."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from pipeline import steps
from pipeline.model.capture import Raw, Role
from pipeline.model.verdict import Verdict
from tests.spiders.conftest import STATUSES, Zoo


def test_a_page_is_captured_with_its_evidence(crawled_zoo: Zoo) -> None:
    capture = crawled_zoo.capture("page")
    assert capture.verdict is Verdict.OK
    assert capture.status == 200
    assert capture.content_type == "text/html; charset=utf-8"
    assert b"The duty is 5 %" in crawled_zoo.body(capture)
    assert capture.key == capture.url == crawled_zoo.sites["page"].url()
    assert abs((capture.fetched - datetime.now(UTC)).total_seconds()) < 300
    assert crawled_zoo.report("page").verdict is Verdict.OK


def test_Z10_both_validators_are_kept_of_each_200(crawled_zoo: Zoo) -> None:
    capture = crawled_zoo.capture("etag")
    assert (capture.etag, capture.last_modified) == ('"v1"', "Tue, 10 Nov 2026 08:00:00 GMT")


def test_Z10_what_is_known_is_asked_for_conditionally_and_304_is_not_modified(crawled_zoo: Zoo) -> None:
    capture = crawled_zoo.capture("etag-known")
    assert (capture.verdict, capture.status, capture.body) == (Verdict.NOT_MODIFIED, 304, None)
    assert crawled_zoo.report("etag-known").verdict is Verdict.NOT_MODIFIED


def test_Z10_a_304_without_our_validator_is_not_believed(crawled_zoo: Zoo) -> None:
    assert crawled_zoo.capture("unasked").verdict is Verdict.ERROR_PAGE


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("hang", Verdict.UNREACHABLE),
        ("drip", Verdict.UNREACHABLE),
        ("reset", Verdict.UNREACHABLE),
        ("short", Verdict.TRUNCATED),
        ("bomb", Verdict.TOO_LARGE),
        ("zstd", Verdict.TOO_LARGE),
        ("brotli", Verdict.TOO_LARGE),
        ("nested", Verdict.TOO_LARGE),
        ("corrupt", Verdict.GARBLED),
        ("endless", Verdict.TOO_LARGE),
        ("looping", Verdict.UNREACHABLE),
        ("inner", Verdict.REFUSED),
        ("metadata", Verdict.REFUSED),
        ("file", Verdict.REFUSED),
        ("closed", Verdict.ROBOTS),
        ("empty", Verdict.EMPTY),
        ("nowhere", Verdict.UNREACHABLE),
        ("not-listening", Verdict.UNREACHABLE),
    ],
)
def test_each_failure_is_one_capture_with_a_verdict_and_a_sentence(
    crawled_zoo: Zoo, source: str, verdict: Verdict
) -> None:
    capture, report = crawled_zoo.capture(source), crawled_zoo.report(source)
    assert capture.verdict is report.verdict is verdict
    assert capture.why
    assert report.why
    assert "\n" not in report.why
    assert capture.body is None


def test_S10_no_sentence_names_an_inner_address(crawled_zoo: Zoo) -> None:
    for source in ("inner", "metadata", "not-listening", "nowhere", "reset"):
        assert "127.0" not in crawled_zoo.report(source).why
        assert "169.254" not in crawled_zoo.report(source).why


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_is_judged_and_its_page_kept_as_evidence(crawled_zoo: Zoo, status: int) -> None:
    expected = {
        204: Verdict.EMPTY, 401: Verdict.LOGIN, 403: Verdict.REFUSED, 404: Verdict.NOT_FOUND, 410: Verdict.GONE,
        429: Verdict.THROTTLED, 451: Verdict.REFUSED,
    }  # fmt: skip
    capture = crawled_zoo.capture(f"status-{status}")
    assert capture.verdict is expected.get(status, Verdict.ERROR_PAGE)
    assert (capture.body is None) == (status == 204)


def test_a_listing_is_followed_and_every_notice_is_a_document(crawled_zoo: Zoo) -> None:
    captures = crawled_zoo.captures("listing")
    documents = [capture for capture in captures if capture.role is Role.DOCUMENT]
    assert [capture.title for capture in documents] == [f"Notice {n}" for n in range(1, 9)]
    assert documents[0].published == date(2026, 11, 1)
    assert documents[2].verdict is Verdict.NOT_FOUND
    assert captures[-1].role is Role.INDEX  # after its items: its validators must not hide what a killed crawl lost


def test_a_source_report_lists_what_the_index_names(crawled_zoo: Zoo) -> None:
    report = crawled_zoo.report("listing")
    assert report.verdict is Verdict.OK
    assert report.why == "1 of 8 documents could not be fetched"
    assert report.complete
    assert len(report.listed) == 8
    assert report.captures == 9


def test_an_endless_listing_ends_and_is_not_complete(crawled_zoo: Zoo) -> None:
    report = crawled_zoo.report("pages")
    assert len(report.listed) == 4
    assert not report.complete
    indexes = [capture.key for capture in crawled_zoo.captures("pages") if capture.role is Role.INDEX]
    assert indexes == [crawled_zoo.sites["pages"].url() + end for end in ("", "#page=2", "#page=3", "#page=4")]


def test_a_shell_in_place_of_a_listing_fails_its_proof_of_life(crawled_zoo: Zoo) -> None:
    report = crawled_zoo.report("shell")
    assert (report.verdict, report.complete) == (Verdict.EMPTY, False)
    assert "no entry" in report.why
    assert crawled_zoo.capture("shell").verdict is Verdict.OK  # the capture is evidence; screening judges it


def test_an_answer_that_is_no_json_and_a_page_without_its_marker_are_reported(crawled_zoo: Zoo) -> None:
    assert crawled_zoo.report("no-json").verdict is Verdict.GARBLED
    assert crawled_zoo.report("unmarked").verdict is Verdict.EMPTY


def test_Z4_an_entity_bomb_in_a_feed_is_garbled_and_names_no_entry(crawled_zoo: Zoo) -> None:
    """Although the feed may be empty: what is read until the bomb is half a feed."""
    report = crawled_zoo.report("laughs")
    assert (report.verdict, report.listed, report.complete) == (Verdict.GARBLED, (), False)


@pytest.mark.parametrize(("source", "verdict"), [("wall", Verdict.LOGIN), ("challenge", Verdict.CHALLENGE)])
def test_a_wall_in_place_of_the_page_is_kept_as_evidence_and_called_what_it_is(
    crawled_zoo: Zoo, source: str, verdict: Verdict
) -> None:
    capture = crawled_zoo.capture(source)
    raw = Raw(crawled_zoo.body(capture), capture.content_type, capture.url, capture.status)
    assert steps.read(raw).fit.verdict is verdict


def test_a_404_that_means_nothing_found_is_an_empty_answer(crawled_zoo: Zoo) -> None:
    report = crawled_zoo.report("none-found")
    assert (report.verdict, report.listed) == (Verdict.OK, ())


def test_a_feeds_entries_are_cut_out_with_a_reference_to_the_whole(crawled_zoo: Zoo) -> None:
    item, index = crawled_zoo.captures("feed")
    assert item.part_of == index.key
    assert (item.title, item.published) == ("Duty & tax", date(2026, 11, 20))
    assert b"<title>Duty &amp; tax</title>" in crawled_zoo.body(item)
    assert (index.role, index.etag) == (Role.INDEX, '"f"')


def test_a_source_may_be_asked_by_post(crawled_zoo: Zoo) -> None:
    item, _ = crawled_zoo.captures("posted")
    assert item.key == "POST"
    assert b'"q": 1' in crawled_zoo.body(item)


def test_S7_redirects_are_followed_and_the_final_address_is_kept(crawled_zoo: Zoo) -> None:
    capture = crawled_zoo.capture("moved")
    assert capture.verdict is Verdict.OK
    assert capture.final_url == crawled_zoo.sites["redirects"].url("/here")
    assert sum(path.startswith("/loop") for path in crawled_zoo.sites["redirects"].paths()) == 6


def test_S7_what_is_declared_for_one_host_is_not_shown_to_another(crawled_zoo: Zoo) -> None:
    assert crawled_zoo.capture("elsewhere").verdict is Verdict.OK
    assert crawled_zoo.sites["elsewhere"].asked[-1].headers["X-Api-Key"] == "secret"
    (met,) = (asked for asked in crawled_zoo.sites["page"].asked if asked.path == "/met")
    assert "X-Api-Key" not in met.headers


def test_Z9_what_robots_txt_denies_is_never_asked_for(crawled_zoo: Zoo) -> None:
    report = crawled_zoo.report("denied")
    assert (report.verdict, len(report.listed)) == (Verdict.ROBOTS, 8)
    assert crawled_zoo.sites["denied"].paths() == ["/"]


def test_Z9_a_failing_robots_txt_closes_the_site(crawled_zoo: Zoo) -> None:
    assert "500" in crawled_zoo.report("closed").why
    assert crawled_zoo.sites["closed"].paths() == []


def test_Z9_a_crawl_delay_is_kept(crawled_zoo: Zoo) -> None:
    whens = [asked.when for asked in crawled_zoo.sites["delayed"].asked if asked.path != "/robots.txt"]
    assert len(whens) == 4
    assert min(later - earlier for earlier, later in pairwise(whens)) > 0.35


def test_Z9_429_ends_the_asking_with_one_clear_line(crawled_zoo: Zoo) -> None:
    report = crawled_zoo.report("throttling")
    assert (report.verdict, report.why) == (Verdict.THROTTLED, "we were asked to wait; ask again in 60 minutes")
    assert len(crawled_zoo.sites["throttling"].paths()) == 2
    assert len(report.listed) == 8


def test_Z9_a_short_retry_after_is_waited_for(crawled_zoo: Zoo) -> None:
    assert crawled_zoo.capture("busy").verdict is Verdict.OK
    first, second = (asked.when for asked in crawled_zoo.sites["busy"].asked if asked.path == "/")
    assert second - first >= 1.0


def test_a_dropped_connection_is_tried_once_more(crawled_zoo: Zoo) -> None:
    assert crawled_zoo.capture("dropped").verdict is Verdict.OK
    assert len(crawled_zoo.sites["dropped"].paths()) == 2
    assert len(crawled_zoo.sites["reset"].paths()) <= 3  # ours, and the client's own on a kept-alive connection


def test_Z9_the_user_agent_says_who_asks_and_whom_to_write_to(crawled_zoo: Zoo) -> None:
    for site in crawled_zoo.sites.values():
        for asked in site.asked:
            assert asked.headers["User-Agent"].startswith("Dutywatch/")
            assert "operator@example.org" in asked.headers["User-Agent"]


def test_cookies_are_neither_sent_back_nor_kept(crawled_zoo: Zoo) -> None:
    assert all("Cookie" not in asked.headers for site in crawled_zoo.sites.values() for asked in site.asked)
    assert "set-cookie" not in {name.lower() for name, _ in crawled_zoo.capture("cookies").headers}


def test_bytes_of_a_wrong_charset_are_kept_as_they_came(crawled_zoo: Zoo) -> None:
    assert crawled_zoo.body(crawled_zoo.capture("charset")) == "<p>Zölle für Möbel</p>".encode("latin-1")


def test_Z1_no_hazard_fills_the_memory(crawled_zoo: Zoo) -> None:
    """80 MB of bombs and 130 MB of endless body, taken in 1 MB at a time."""
    if crawled_zoo.peak is None:
        pytest.skip("this system does not tell what its processes hold")
    assert crawled_zoo.peak < 160 * 1024 * 1024


def test_Z2_no_hazard_holds_the_crawl_up(crawled_zoo: Zoo) -> None:
    assert crawled_zoo.seconds < 40  # about four on an idle machine; hanging and dripping have three
