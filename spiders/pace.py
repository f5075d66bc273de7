"""Patience with a host: one turn after the other with a rest in between, a declared crawl delay, and Retry-After.

Shared by all processes that are given the same folder: one host may be asked by sources of several jurisdictions, each
crawled by a child of its own, and by a second `run` beside a schedule. A file a host has the time from which it may be
asked again; whoever asks holds a lock on it, which the system takes back from a process that dies.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

LONGEST_PAUSE = 7 * 24 * 3600.0
_LONGEST_REST = 1800.0  # between two turns; a later time was written before the clock was set back
_LOOK_AGAIN = 0.05  # seconds until a lock that another process holds is tried again


class Pace:
    """Whose turn it is at each host, `per_host` at a time. `clock` gives seconds since the epoch.

    A host that takes long to answer gets as long a rest, up to `slowest` seconds. (Scrapy's AutoThrottle counts from the
    beginning of a request, and so does nothing where one follows the other.)
    """

    def __init__(
        self, clock: Callable[[], float], folder: Path | None = None, per_host: int = 1, slowest: float = 60.0
    ) -> None:
        self._clock = clock
        self._slowest = slowest
        self._folder = folder
        self._per_host = per_host
        self._hosts: dict[str, _Host] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            _forget(folder, clock() - 2 * LONGEST_PAUSE)

    @asynccontextmanager
    async def turn(self, host: str, delay: float, measured: bool = True) -> AsyncIterator[None]:
        """A turn at the host; nobody has another until `delay` seconds after its end, or as many as it took.

        Not `measured`: its length says nothing of how fast the host is.
        """
        place = self._at(host)
        async with place.gate:
            await self._enter(place, delay)
            began = self._clock()
            try:
                yield
            finally:
                now = self._clock()
                took = min(now - began, self._slowest) if measured else 0.0
                place.free = max(place.free, now + max(delay, took))
                place.holders -= 1
                if not place.holders:
                    place.unlock()

    async def _enter(self, place: "_Host", delay: float) -> None:
        async with place.entering:
            while True:
                if not place.holders:
                    await place.lock()
                    place.read(self._clock())
                rest = place.free - self._clock()
                if rest <= 0:
                    break
                if not place.holders:
                    place.unlock()  # not held while resting: it may be another's turn first
                await asyncio.sleep(rest)
            place.free = self._clock() + delay
            place.holders += 1

    def pause(self, host: str, seconds: float) -> None:
        """The host asked for that much rest. To be called within a turn, so that the others hear of it."""
        place = self._at(host)
        place.paused = max(place.paused, self._clock() + seconds)

    def rest(self, host: str) -> float:
        """Seconds of rest that the host still wants."""
        place = self._at(host)
        if not place.holders:
            place.read(self._clock())
        return max(0.0, place.paused - self._clock())

    def _at(self, host: str) -> "_Host":
        if host not in self._hosts:
            # A host name has no more than 253 characters; of an IPv6 address the brackets and colons are replaced.
            file = self._folder and self._folder / re.sub(r"[^a-z0-9.-]", "_", host.lower())[:200]
            self._hosts[host] = _Host(file, self._per_host)
        return self._hosts[host]


def _forget(folder: Path, before: float) -> None:
    """Removes the files of hosts that nobody asked for long, so that they do not grow without end."""
    for file in folder.iterdir():
        with suppress(OSError):
            if file.stat().st_mtime < before:
                file.unlink()


class _Host:
    """One host: the times that its file has, and how many turns of this process are under way."""

    def __init__(self, path: Path | None, per_host: int) -> None:
        self.gate = asyncio.Semaphore(per_host)
        self.entering = asyncio.Lock()
        self.holders = 0
        self.free = 0.0
        self.paused = 0.0
        self._path = path
        self._file: int | None = None  # open only while locked: a listing may link to a thousand hosts

    async def lock(self) -> None:
        """Waits for the lock."""
        if self._path is None:
            return
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            while not _try_lock(file):
                await asyncio.sleep(_LOOK_AGAIN)
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def unlock(self) -> None:
        """Writes the times, and lets others go."""
        if self._file is not None:
            os.pwrite(self._file, b"%20.6f %20.6f\n" % (self.free, self.paused), 0)
            os.close(self._file)  # and with it the lock
            self._file = None

    def read(self, now: float) -> None:
        """The times as whoever had the last turn left them. What nobody can have written counts for nothing."""
        if self._path is None:
            return
        try:
            free, paused = (float(word) for word in self._path.read_bytes()[:64].split())
        except (OSError, ValueError):
            return
        self.free = free if free <= now + _LONGEST_REST else 0.0
        self.paused = max(self.paused, paused if paused <= now + LONGEST_PAUSE else 0.0)


try:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

except ImportError:  # Windows: each process keeps its own distance there

    def _try_lock(file: int) -> bool:
        return True


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
