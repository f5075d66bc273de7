"""robots.txt as RFC 9309 has it."""

import asyncio
from datetime import UTC, datetime

import pytest

from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.robots import READ_AT_MOST, Robots, read_rules

URL = "https://customs.example.org/notices/1"


def answer(
    status: int | None = 200, body: bytes | None = b"", verdict: Verdict = Verdict.OK, why: str | None = None
) -> Answer:
    return Answer(URL, URL, datetime.now(UTC), verdict, why, status, (), body)


def test_what_is_disallowed_is_refused_with_the_robots_verdict() -> None:
    rules = read_rules(answer(body=b"User-agent: *\nDisallow: /notices/\n"))
    verdict, why = rules.refuse(URL) or (None, None)
    assert verdict is Verdict.ROBOTS
    assert "robots.txt" in str(why)
    assert rules.refuse("https://customs.example.org/") is None


def test_the_group_of_our_name_goes_before_the_general_one() -> None:
    rules = read_rules(answer(body=b"User-agent: *\nDisallow: /\n\nUser-agent: Dutywatch\nAllow: /\nCrawl-delay: 7\n"))
    assert rules.refuse(URL) is None
    assert rules.delay == 7.0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_4xx_allows_all(status: int) -> None:
    assert read_rules(answer(status, b"x", Verdict.NOT_FOUND)).refuse(URL) is None


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_5xx_forbids_all(status: int) -> None:
    assert (read_rules(answer(status, b"x", Verdict.ERROR_PAGE)).refuse(URL) or [None])[0] is Verdict.ROBOTS


@pytest.mark.parametrize("verdict", [Verdict.UNREACHABLE, Verdict.TLS_INVALID, Verdict.REFUSED])
def test_an_unreachable_site_is_called_that_and_not_forbidden(verdict: Verdict) -> None:
    assert read_rules(answer(None, None, verdict, "its name cannot be resolved")).refuse(URL) == (
        verdict,
        "its name cannot be resolved",
    )


def test_429_is_a_request_to_slow_down() -> None:
    assert (read_rules(answer(429, b"", Verdict.THROTTLED)).refuse(URL) or [None])[0] is Verdict.THROTTLED


def test_no_more_than_500_kib_is_read() -> None:
    body = b"User-agent: *\n" + b"#" * READ_AT_MOST + b"\nDisallow: /\n"
    assert read_rules(answer(body=body)).refuse(URL) is None


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\x00", b"\0" * 1000, b"Disallow", b"<html>no</html>", b"\xef\xbb\xbfUser-agent: *\nDisallow: /x"]
)
def test_rubbish_is_read_without_an_exception(body: bytes) -> None:
    assert read_rules(answer(body=body)).refuse(URL) is None


def test_eight_who_wait_for_one_robots_txt_are_all_denied() -> None:
    """Scrapy's own middleware lets the third and later waiters through; each of ours gets the rules."""
    fetched: list[str] = []

    async def slow(url: str) -> Answer:
        fetched.append(url)
        await asyncio.sleep(0.05)
        return answer(body=b"User-agent: *\nDisallow: /\n")

    async def ask() -> list[bool]:
        robots = Robots(slow)
        rules = await asyncio.gather(*(robots.rules(f"{URL}?{n}") for n in range(8)))
        return [rule.refuse(URL) is not None for rule in rules]

    assert asyncio.run(ask()) == [True] * 8
    assert fetched == ["https://customs.example.org/robots.txt"]
