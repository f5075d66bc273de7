"""Entries and crawls for the tests, as short as can be."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.model.capture import Capture, SourceReport
from spiders import spool
from spiders.catalogue import Entry
from spiders.crawl import Limits, Plan, crawl

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "recordings"


def entry(id: str, url: str, kind: str = "page", **more: Any) -> Entry:
    verification = {"grade": "own", "what": "a sample of the tests", "when": "2026-11-24"}
    fields = {"jurisdiction": "DE", "authority": "A", "title": "T", "language": "en", "verification": verification}
    return Entry.model_validate({**fields, "id": id, "url": url, "kind": kind, **more})


@dataclass(frozen=True)
class Crawled:
    """What a crawl left in its spool."""

    spool: Path

    def captures(self, source: str) -> list[Capture]:
        return [line for line in spool.lines(self.spool) if isinstance(line, Capture) and line.source == source]

    def capture(self, source: str) -> Capture:
        (only,) = self.captures(source)
        return only

    def report(self, source: str) -> SourceReport:
        (only,) = (line for line in spool.lines(self.spool) if isinstance(line, SourceReport) and line.source == source)
        return only

    def body(self, capture: Capture) -> bytes:
        assert capture.body is not None
        return spool.read_body(self.spool, capture.body)


@contextmanager
def peak_memory() -> Iterator[list[int]]:
    """The most memory, bytes, of each child process that began inside the block; empty where /proc does not tell.

    Those that were there before are of other tests: an engine's server, a reader of large captures.
    """
    before = set(descendants(os.getpid()))
    peaks: dict[int, int] = {}
    over = threading.Event()
    found: list[int] = []

    def look() -> None:
        while not over.wait(0.1):
            for pid in set(descendants(os.getpid())) - before:
                with suppress(OSError, IndexError, ValueError):
                    status = Path(f"/proc/{pid}/status").read_text()
                    peaks[pid] = int(status.partition("VmHWM:")[2].split()[0]) * 1024

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()
        found.extend(peaks.values())


def descendants(pid: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from descendants(int(child))


def ports_of_children() -> set[str]:
    """Local TCP places, as /proc/net/tcp writes them, on which child processes of ours listen."""
    listening: dict[str, str] = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with suppress(OSError):
            rows = [line.split() for line in Path(table).read_text().splitlines()[1:]]
            listening.update({row[9]: row[1] for row in rows if row[3] == "0A"})
    found: set[str] = set()
    for pid in descendants(os.getpid()):
        with suppress(OSError):
            held = {os.readlink(file) for file in Path(f"/proc/{pid}/fd").iterdir()}
            found |= {place for number, place in listening.items() if f"socket:[{number}]" in held}
    return found


def crawled(folder: Path, entries: Iterable[Entry], allow: Iterable[str] = (), **more: Any) -> Crawled:
    """Crawls in the real child process, without delays."""
    limits = {
        "delay": 0.0,
        "timeout": 3.0,
        "seconds": 60.0,
        "max_bytes": 1_000_000,
        "hosts": 64,
        **more.pop("limits", {}),
    }
    now = more.pop("now", None) or datetime.now(UTC)
    crawl(
        Plan(spool=folder, now=now, entries=tuple(entries), allow_private=tuple(allow), limits=Limits(**limits), **more)
    )
    return Crawled(folder)
