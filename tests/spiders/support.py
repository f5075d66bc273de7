"""Entries and crawls for the tests, as short as can be."""

from collections.abc import Iterable
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
