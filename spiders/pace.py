"""Patience with a host beyond Scrapy's own delay: a declared crawl delay, and Retry-After."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_PAUSE = 7 * 24 * 3600.0


class Pace:
    """Whose turn it is at each host. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._free: dict[str, float] = {}
        self._paused: dict[str, float] = {}

    async def turn(self, host: str, delay: float) -> None:
        """Waits until `delay` seconds have gone by since the turn before."""
        now = self._clock()
        start = max(now, self._free.get(host, now))
        self._free[host] = start + delay
        if start > now:
            await asyncio.sleep(start - now)

    def done(self, host: str, delay: float) -> None:
        """A request has ended: the delay counts from its end, however long it took."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock() + delay)

    def pause(self, host: str, seconds: float) -> None:
        """The host asked for that much rest."""
        self._paused[host] = max(self._paused.get(host, 0.0), self._clock() + seconds)

    def rest(self, host: str) -> float:
        """Seconds of rest that the host still wants."""
        return max(0.0, self._paused.get(host, 0.0) - self._clock())


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After header, a number or a date (RFC 9110, 10.2.3); None where it says nothing usable."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return min(max(0.0, (until - now).total_seconds()), LONGEST_PAUSE)
