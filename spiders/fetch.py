"""One fetch: guard, robots.txt and patience on every hop, redirects by hand, and an answer whatever happens."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import scrapy

from pipeline.model.verdict import Verdict
from spiders.answers import Answer, judge_status
from spiders.api_keys import ApiKey
from spiders.browser import NoPage, rendered
from spiders.decode import decode
from spiders.entry import Request
from spiders.faults import judge_fault, worth_another_try
from spiders.guard import NOT_PUBLIC, Guard
from spiders.kinds.index import ascii_address
from spiders.pace import Pace, retry_after
from spiders.plan import Known, Limits
from spiders.resolver import GuardedResolver
from spiders.robots import Robots

_log = logging.getLogger(__name__)

REDIRECTS = 5
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_KEPT_HEADERS, _HEADER_LENGTH = 128, 8192

Download = Callable[[scrapy.Request], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What to fetch: how to ask, what is known of it, and how long to leave the host alone between two requests.

    `key` is sent to its own origin only, wherever redirects lead.
    """

    url: str
    request: Request = Request()
    known: Known | None = None
    delay: float = 0.0
    robots: bool = True
    key: ApiKey | None = None


class Fetcher:
    """All fetches of a crawl go through its `get`, which never raises for anything that a site does."""

    def __init__(
        self,
        download: Download,
        guard: Guard,
        resolver: GuardedResolver,
        limits: Limits,
        clock: Callable[[], datetime],
        hosts: Path | None = None,
        agent: str = "",
        robots: Path | None = None,
    ) -> None:
        self._download = download
        self._guard = guard
        self._resolver = resolver
        self._limits = limits
        self._clock = clock
        self._pace = Pace(time.time, hosts, limits.per_host, limits.max_delay)
        self._agent = agent
        self._browser = asyncio.Semaphore(1)  # a browser takes hundreds of megabytes
        self._robots = Robots(lambda url: self.get(Wish(url, robots=False)), robots, clock)

    async def get(self, wish: Wish) -> Answer:
        """The answer at the end of at most five redirects."""
        hop = wish
        for _ in range(REDIRECTS + 1):
            answer = await self._hop(hop, wish)
            target = _target(answer)
            if target is None:
                return replace(answer, url=wish.url)
            if hop.url.lower().startswith("https:") and target.lower().startswith("http:"):
                return self._refused(wish, answer.final_url, "it redirects from https to plain http")
            hop = replace(hop, url=target, request=_request_after(answer, target, hop.request))
        return self._made(wish, hop.url, Verdict.UNREACHABLE, "it redirects more than five times")

    async def rendered(self, answer: Answer, delay: float) -> Answer:
        """The answer with the page that its scripts make in a browser; evidence says so by a header of ours."""
        host = urlsplit(answer.final_url).netloc.lower()
        async with self._browser, self._pace.turn(host, max(delay, self._limits.delay), measured=False):
            try:
                page, refused = await rendered(answer.final_url, self._guard, self._limits, self._agent)
            except NoPage as error:
                return replace(answer, verdict=Verdict.SCRIPT_SHELL, why=str(error))
        marks = (("X-Dutywatch-Rendered", f"in a browser; {len(refused)} of its requests refused by the guard"),)
        kept = tuple(
            pair for pair in answer.headers if pair[0].lower() not in ("content-type", "etag", "last-modified")
        )
        return replace(answer, body=page, headers=(*kept, ("Content-Type", "text/html; charset=utf-8"), *marks))

    async def _hop(self, hop: Wish, wish: Wish) -> Answer:
        why = self._guard.refuse_url(hop.url)
        if why is not None:
            return self._refused(wish, hop.url, why)
        delay = hop.delay
        if hop.robots:
            rules = await self._robots.rules(hop.url)
            refusal = rules.refuse(hop.url)
            if refusal is not None:
                return self._made(wish, hop.url, *refusal)
            delay = max(delay, min(rules.delay, self._limits.seconds))
        return await self._patiently(hop, wish, delay)

    async def _patiently(self, hop: Wish, wish: Wish, delay: float) -> Answer:
        """Asks, and once more after a short Retry-After; a long one ends what we ask of this host for now."""
        host = urlsplit(hop.url).netloc.lower()
        if not await self._rested(host):
            return self._made(wish, hop.url, Verdict.THROTTLED, _wait_words(self._pace.rest(host)))
        answer = await self._tried(hop, wish, host, delay)
        if answer.wait is None:
            return answer
        if await self._rested(host):
            answer = await self._tried(hop, wish, host, delay)
        if answer.wait is not None:
            return answer.with_verdict(Verdict.THROTTLED, _wait_words(answer.wait))
        return answer

    async def _rested(self, host: str) -> bool:
        rest = self._pace.rest(host)
        if rest > self._limits.patience:
            return False
        await asyncio.sleep(rest)
        return True

    async def _tried(self, hop: Wish, wish: Wish, host: str, delay: float) -> Answer:
        """One request; a lost connection is tried once again."""
        for last in (False, True):
            async with self._pace.turn(host, max(delay, self._limits.delay)):
                try:
                    answer = self._answered(hop, wish, await self._download(self._request(hop, host)))
                except Exception as error:
                    if not last and worth_another_try(error):
                        continue
                    return self._failed(hop, wish, error)
                if answer.wait is not None:
                    self._pace.pause(host, answer.wait)
                return answer
        raise AssertionError("the second try returns")

    def _request(self, hop: Wish, host: str) -> scrapy.Request:
        url, further = hop.key.laid_on(hop.url) if hop.key else (hop.url, {})
        headers: dict[str, str | bytes] = {**hop.request.headers, **further}
        if hop.known is not None and hop.known.etag:
            headers["If-None-Match"] = hop.known.etag.encode("latin-1", "replace")
        if hop.known is not None and hop.known.last_modified:
            headers["If-Modified-Since"] = hop.known.last_modified.encode("latin-1", "replace")
        return scrapy.Request(
            url,
            method=hop.request.method,
            body=hop.request.body or "",
            headers=headers,
            meta={"download_slot": host},
            dont_filter=True,
        )

    def _answered(self, hop: Wish, wish: Wish, response: Any) -> Answer:
        asked = hop.known is not None and bool(hop.known.etag or hop.known.last_modified)
        verdict, why = judge_status(response.status, asked)
        answer = Answer(wish.url, hop.url, self._clock(), verdict, why, response.status, _headers(response, hop.key))
        coding = ", ".join(value for name, value in answer.headers if name.lower() == "content-encoding")
        body = decode(response.body, coding, self._limits.max_bytes)
        answer = replace(answer, body=hop.key.blotted_bytes(body) if hop.key and body else body)
        if response.status in (429, 503):
            wait = retry_after(answer.header("Retry-After"), self._clock())
            answer = replace(answer, wait=60.0 if wait is None and response.status == 429 else wait)
        if verdict is Verdict.OK and not answer.body:
            return replace(answer, verdict=Verdict.EMPTY, why="the answer is empty", body=None)
        return answer

    def _failed(self, hop: Wish, wish: Wish, error: BaseException) -> Answer:
        _log.warning("%s: %r", hop.url, error)
        parts = urlsplit(hop.url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if (parts.hostname or "", port) in self._resolver.refused:
            return self._refused(wish, hop.url, NOT_PUBLIC)
        return self._made(wish, hop.url, *judge_fault(error))

    def _refused(self, wish: Wish, url: str, why: str) -> Answer:
        return self._made(wish, url, Verdict.REFUSED, why)

    def _made(self, wish: Wish, url: str, verdict: Verdict, why: str) -> Answer:
        return Answer(wish.url, url, self._clock(), verdict, why)


def _target(answer: Answer) -> str | None:
    """Where a redirect leads; None where the answer is none."""
    location = answer.header("Location") if answer.status in _REDIRECT else None
    if not location:
        return None
    target = ascii_address(location.strip().encode("latin-1", "replace").decode("utf-8", "replace"))
    try:
        return urljoin(answer.final_url, target).partition("#")[0]
    except ValueError:
        return target  # the guard has the word for it


def _request_after(answer: Answer, target: str, request: Request) -> Request:
    """How to ask the target: a POST becomes a GET but for 307 and 308 (RFC 9110, 15.4).

    Another host gets none of the headers that the catalogue declares: a key among them is for the first alone.
    """
    own = target.partition("://")[2].partition("/")[0] == answer.final_url.partition("://")[2].partition("/")[0]
    headers = request.headers if own else {}
    return request.model_copy(update={"headers": headers}) if answer.status in (307, 308) else Request(headers=headers)


def _headers(response: Any, key: ApiKey | None) -> tuple[tuple[str, str], ...]:
    """Response headers as evidence; cookies are nobody's business."""
    blotted = key.blotted if key else str
    pairs = [
        (name.decode("latin-1"), blotted(value.decode("latin-1"))[:_HEADER_LENGTH])
        for name, values in response.headers.items()
        for value in values
        if name.lower() != b"set-cookie"
    ]
    return tuple(pairs[:_KEPT_HEADERS])


def _wait_words(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return f"we were asked to wait; ask again in {minutes} minute{'s' if minutes > 1 else ''}"
