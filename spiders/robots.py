"""robots.txt, obeyed (RFC 9309): one reading a host and day, shared by all who wait for it and by later crawls."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from protego import Protego

from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.robots_kept import Kept

PRODUCT = "dutywatch"
READ_AT_MOST = 500 * 1024
_NETWORK = (Verdict.UNREACHABLE, Verdict.REFUSED, Verdict.TLS_INVALID)

Fetch = Callable[[str], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt asks. Without `parsed` everything is allowed, unless `barred` says why nothing is."""

    parsed: Protego | None = None
    barred: tuple[Verdict, str] | None = None

    def refuse(self, url: str) -> tuple[Verdict, str] | None:
        """The verdict and why, where the address may not be fetched."""
        if self.barred is not None:
            return self.barred
        if self.parsed is None or self.parsed.can_fetch(url, PRODUCT):
            return None
        return Verdict.ROBOTS, "the site's robots.txt asks us not to fetch this address"

    @property
    def delay(self) -> float:
        """Its Crawl-delay, seconds; 0 where it asks for none."""
        return float((self.parsed and self.parsed.crawl_delay(PRODUCT)) or 0.0)


class Robots:
    """The rules of every host of this crawl. Each waiter gets the one task's result, so that none slips through.

    With a `folder`, what a host answered in the last 24 hours is not asked again (RFC 9309, 2.4).
    """

    def __init__(
        self, fetch: Fetch, folder: Path | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._fetch = fetch
        self._kept = Kept(folder, clock) if folder else None
        if self._kept:
            self._kept.forget()
        self._tasks: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, url: str) -> Rules:
        """The rules of the host of `url`."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        if origin not in self._tasks:
            self._tasks[origin] = asyncio.ensure_future(self._read(origin))
        return await asyncio.shield(self._tasks[origin])

    async def _read(self, origin: str) -> Rules:
        known = self._kept.answer(origin) if self._kept else None
        if known is not None:
            return read_rules(known)
        answer = await self._fetch(f"{origin}/robots.txt")
        if self._kept:
            self._kept.keep(origin, answer, READ_AT_MOST)
        return read_rules(answer)


def read_rules(answer: Answer) -> Rules:
    """RFC 9309, 2.3.1: 2xx is read, 4xx allows all, 5xx and silence forbid all; 429 we take for a 5xx."""
    if answer.verdict in _NETWORK and answer.status is None:
        return Rules(barred=(answer.verdict, answer.why or "its robots.txt cannot be fetched"))
    if answer.verdict is Verdict.THROTTLED:
        return Rules(barred=(Verdict.THROTTLED, "we were asked to slow down (429)"))
    if answer.status is not None and 400 <= answer.status < 500:
        return Rules()
    if answer.verdict is Verdict.EMPTY:
        return Rules()  # a file without a rule in it
    if answer.status is None or not 200 <= answer.status < 300 or answer.body is None:
        return Rules(barred=(Verdict.ROBOTS, _silence(answer)))
    try:
        return Rules(parsed=Protego.parse(answer.body[:READ_AT_MOST].decode("utf-8-sig", "replace")))
    except (ValueError, RecursionError):
        return Rules(barred=(Verdict.ROBOTS, "the site's robots.txt cannot be read"))


def _silence(answer: Answer) -> str:
    said = f"answered {answer.status}" if answer.status else (answer.why or "did not answer")
    return f"the site's robots.txt {said}; until it answers, nothing is fetched (RFC 9309)"
