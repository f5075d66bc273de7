"""One crawl of the whole zoo, shared by the tests that read its verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from spiders.crawl import Known
from tests.spiders import zoo
from tests.spiders.support import Crawled, crawled, entry, peak_memory

NOTICES = "".join(f'<li><a href="/n/{n}">Notice {n}</a> <span>2026-11-{n:02d}</span></li>' for n in range(1, 9))


def _notices(visit: zoo.Visit) -> None:
    if visit.path == "/":
        visit.answer(f"<ul>{NOTICES}</ul>")
    elif visit.path == "/n/3":
        visit.answer("moved away", 404)
    else:
        zoo.page(visit)


def _throttling(visit: zoo.Visit) -> None:
    visit.answer(f"<ul>{NOTICES}</ul>") if visit.path == "/" else visit.answer("slow down", 429, Retry_After="3600")


def _busy_once(visit: zoo.Visit) -> None:
    first = len(visit.site.paths()) == 1
    visit.answer("wait", 503, Retry_After="1") if first else zoo.page(visit)


def _dropped_once(visit: zoo.Visit) -> None:
    visit.reset() if len(visit.site.paths()) == 1 else zoo.page(visit)


def _redirects(visit: zoo.Visit) -> None:
    targets = {
        "/moved": "/here",
        "/inner": "http://127.0.0.1:9/",
        "/metadata": "http://169.254.169.254/latest/",
        "/file": "file:///etc/passwd",
    }
    if visit.path in targets:
        visit.answer("", 301, Location=targets[visit.path])
    elif visit.path.startswith("/loop"):
        zoo.loop(visit)
    else:
        zoo.page(visit)


def _elsewhere(visit: zoo.Visit) -> None:
    visit.answer("", 307, Location=SITES["page"].url("/met"))


def _echo(visit: zoo.Visit) -> None:
    asked = visit.site.asked[-1]
    visit.answer(
        f'{{"rows": [{{"id": "{asked.method}", "said": {asked.body.decode() or "null"}}}]}}', kind="application/json"
    )


def _statuses(visit: zoo.Visit) -> None:
    visit.answer("a page all the same", int(visit.path.rpartition("/")[2]))


def _feed(visit: zoo.Visit) -> None:
    items = "<item><title>Duty &amp; tax</title><link>/a</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>"
    visit.answer(
        f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>', kind="application/rss+xml", ETag='"f"'
    )


SITES: dict[str, zoo.Site] = {
    "page": zoo.Site(zoo.no_robots(zoo.page)),
    "etag": zoo.Site(zoo.no_robots(zoo.by_etag)),
    "unasked": zoo.Site(zoo.no_robots(lambda visit: visit.answer("", 304, kind=""))),
    "hang": zoo.Site(zoo.no_robots(zoo.hang)),
    "drip": zoo.Site(zoo.no_robots(zoo.drip)),
    "short": zoo.Site(zoo.no_robots(zoo.short)),
    "reset": zoo.Site(zoo.no_robots(zoo.Visit.reset)),
    "dropped": zoo.Site(zoo.no_robots(_dropped_once)),
    "bomb": zoo.Site(zoo.no_robots(zoo.bomb)),
    "zstd": zoo.Site(zoo.no_robots(zoo.zstd_bomb)),
    "brotli": zoo.Site(zoo.no_robots(zoo.brotli_bomb)),
    "laughs": zoo.Site(zoo.no_robots(zoo.entity_bomb)),
    "wall": zoo.Site(zoo.no_robots(zoo.login_wall)),
    "challenge": zoo.Site(zoo.no_robots(zoo.challenge)),
    "nested": zoo.Site(zoo.no_robots(zoo.nested_bomb)),
    "corrupt": zoo.Site(zoo.no_robots(zoo.corrupt)),
    "endless": zoo.Site(zoo.no_robots(zoo.endless_body)),
    "redirects": zoo.Site(zoo.no_robots(_redirects)),
    "listing": zoo.Site(zoo.no_robots(_notices)),
    "throttling": zoo.Site(zoo.no_robots(_throttling)),
    "busy": zoo.Site(zoo.no_robots(_busy_once)),
    "pages": zoo.Site(zoo.no_robots(zoo.endless_listing)),
    "denied": zoo.Site(_notices, robots="User-agent: *\nDisallow: /n/\n"),
    "closed": zoo.Site(lambda visit: visit.answer("down", 500)),
    "delayed": zoo.Site(_notices, robots="User-agent: dutywatch\nCrawl-delay: 0.4\n"),
    "statuses": zoo.Site(zoo.no_robots(_statuses)),
    "elsewhere": zoo.Site(zoo.no_robots(_elsewhere)),
    "echo": zoo.Site(zoo.no_robots(_echo)),
    "feed": zoo.Site(zoo.no_robots(_feed)),
    "charset": zoo.Site(zoo.no_robots(lambda visit: visit.answer("<p>Zölle für Möbel</p>".encode("latin-1")))),
    "cookies": zoo.Site(zoo.no_robots(lambda visit: visit.answer("<p>x</p>", Set_Cookie="id=1; Path=/"))),
    "empty": zoo.Site(zoo.no_robots(lambda visit: visit.answer(""))),
    "shell": zoo.Site(zoo.no_robots(lambda visit: visit.answer("<div id=root></div>"))),
}

STATUSES = (204, 400, 401, 403, 404, 410, 412, 451, 500, 503, 429)  # after 429 the host is left alone
LINKS = {"link": "li a", "date": "span"}


def entries() -> list:
    def at(site: str, path: str = "/") -> str:
        return SITES[site].url(path)

    plain = "page etag unasked hang drip short reset dropped bomb zstd brotli wall challenge nested corrupt endless busy closed charset cookies empty".split()
    return [
        *(entry(site, at(site)) for site in plain),
        entry("etag-known", at("etag", "/known")),
        entry("moved", at("redirects", "/moved")),
        entry("looping", at("redirects", "/loop/0")),
        entry("inner", at("redirects", "/inner")),
        entry("metadata", at("redirects", "/metadata")),
        entry("file", at("redirects", "/file")),
        entry("listing", at("listing"), "listing", listing=LINKS, proof={"min_items": 8}, complete=True),
        entry("throttling", at("throttling"), "listing", listing=LINKS),
        entry(
            "pages", at("pages"), "listing", listing={"link": "a.n", "next": "a[rel=next]"}, max_pages=4, complete=True
        ),
        entry("denied", at("denied"), "listing", listing=LINKS),
        entry("delayed", at("delayed"), "listing", listing=LINKS, max_items=3),
        entry(
            "posted",
            at("echo"),
            "api",
            api={"list": ["rows"], "id": "id"},
            request={"method": "POST", "body": '{"q": 1}'},
        ),
        entry("elsewhere", at("elsewhere"), request={"headers": {"X-Api-Key": "secret"}}),
        entry("feed", at("feed"), "feed"),
        entry("laughs", at("laughs"), "feed", proof={"empty_ok": True}),
        entry("feed-known", at("feed", "/known"), "feed"),
        entry("shell", at("shell"), "listing", listing=LINKS, complete=True),
        entry("no-json", at("page", "/rows"), "api", api={"list": ["rows"], "id": "id"}),
        entry("unmarked", at("page", "/unmarked"), proof={"marker": "Zolltarif"}),
        entry(
            "none-found", at("statuses", "/404"), "api", api={"list": ["rows"], "id": "id"}, proof={"empty_status": 404}
        ),
        entry("nowhere", "http://nowhere.invalid/"),
        entry("not-listening", f"http://127.0.0.1:{free_port()}/"),
        *(entry(f"status-{status}", at("statuses", f"/{status}")) for status in STATUSES),
    ]


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Zoo(Crawled):
    """The crawl, and the sites with what they were asked."""

    sites: dict[str, zoo.Site]
    seconds: float
    peak: int | None  # bytes of memory in the child


@pytest.fixture(scope="session")
def crawled_zoo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zoo]:
    with zoo.serve(*SITES.values()):
        known = {
            "etag-known": (Known(key=SITES["etag"].url("/known"), url=SITES["etag"].url("/known"), etag='"v1"'),),
        }
        sources = entries()
        allow = [site.place for site in SITES.values()]
        allow += [source.url.removeprefix("http://").rstrip("/") for source in sources if source.id == "not-listening"]
        began = datetime.now(UTC)
        with peak_memory() as peaks:
            left = crawled(tmp_path_factory.mktemp("zoo"), sources, allow, known=known, contact="operator@example.org")
        yield Zoo(left.spool, SITES, (datetime.now(UTC) - began).total_seconds(), max(peaks, default=None))
