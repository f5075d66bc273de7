"""robots.txt as RFC 9309 has it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

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


class Host:
    """A host whose robots.txt is asked for by crawl after crawl, each with the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now, self.asked = folder, datetime(2026, 11, 24, 9, tzinfo=UTC), 0
        self.says = answer(body=b"User-agent: *\nDisallow: /notices/\nCrawl-delay: 3\n")

    def crawl(self, url: str = URL) -> tuple[Verdict, str] | None:
        async def fetch(url: str) -> Answer:
            self.asked += 1
            return Answer(
                url, url, self.now, self.says.verdict, self.says.why, self.says.status, (), self.says.body
            )  # fmt: skip

        async def ask() -> tuple[Verdict, str] | None:
            return (await Robots(fetch, self.folder, lambda: self.now).rules(url)).refuse(url)

        return asyncio.run(ask())


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path / "robots")


def test_what_a_host_asked_holds_for_24_hours_and_is_not_asked_for_again(host: Host) -> None:
    for hours in (0, 1, 23):
        host.now = datetime(2026, 11, 24, 9, tzinfo=UTC) + timedelta(hours=hours)
        assert (host.crawl() or [None])[0] is Verdict.ROBOTS
    assert host.asked == 1
    host.says = answer(body=b"User-agent: *\nDisallow:\n")
    host.now += timedelta(hours=1)
    assert host.crawl() is None, "RFC 9309, 2.4: after 24 hours the copy is not used"
    assert host.asked == 2


def test_a_host_without_robots_txt_is_not_asked_for_it_again_either(host: Host) -> None:
    host.says = answer(404, b"not here", Verdict.NOT_FOUND)
    assert [host.crawl(), host.crawl()] == [None, None]
    assert host.asked == 1


def test_an_empty_robots_txt_allows_all(host: Host) -> None:
    host.says = answer(200, None, Verdict.EMPTY)
    assert [host.crawl(), host.crawl()] == [None, None]
    assert host.asked == 1


@pytest.mark.parametrize(
    "says",
    [
        answer(503, b"x", Verdict.ERROR_PAGE),
        answer(429, b"", Verdict.THROTTLED),
        answer(None, None, Verdict.UNREACHABLE),
        answer(200, None, Verdict.TOO_LARGE),
    ],
)
def test_silence_and_5xx_forbid_all_and_the_next_crawl_asks_again(host: Host, says: Answer) -> None:
    host.says = says
    assert host.crawl() is not None
    assert host.crawl() is not None
    assert host.asked == 2
    host.says = answer(body=b"")
    assert host.crawl() is None


def test_a_5xx_after_the_day_forbids_all_whatever_was_allowed_before(host: Host) -> None:
    host.says = answer(body=b"User-agent: *\nDisallow:\n")
    assert host.crawl() is None
    host.says = answer(500, b"x", Verdict.ERROR_PAGE)
    host.now += timedelta(hours=25)
    assert (host.crawl() or [None])[0] is Verdict.ROBOTS


def test_http_and_https_and_ports_are_hosts_of_their_own(host: Host) -> None:
    for url in (URL, URL.replace("https", "http"), URL.replace("example.org", "example.org:8443")):
        host.crawl(url)
    assert host.asked == 3


@pytest.mark.parametrize("damage", [b"", b"{", b'{"origin": 1}', b"\xff" * 100])
def test_a_damaged_or_future_copy_is_no_copy(host: Host, damage: bytes) -> None:
    host.crawl()
    (kept,) = host.folder.iterdir()
    host.now -= timedelta(hours=1)
    host.crawl()
    assert host.asked == 2, "its time lies ahead: the clock was set back"
    kept.write_bytes(damage)
    assert (host.crawl() or [None])[0] is Verdict.ROBOTS
    assert host.asked == 3
    assert not [path for path in host.folder.iterdir() if path.suffix != ".json"]
