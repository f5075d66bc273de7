"""What a fetch brings home: captures, and a report on each source's crawl."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.model.verdict import Verdict


class Role(StrEnum):
    """What a resource is for.

    A whole answer (index, feed, API answer) is kept as evidence of its items and never makes a change itself.
    """

    DOCUMENT = "document"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Selectors:
    """Per-source guidance for the extraction, as CSS; part of the extractor version."""

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    key_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes with everything that helps to read them; what `extract` and `fit` are given."""

    body: bytes
    content_type: str | None = None
    url: str | None = None
    status: int | None = None
    language: str | None = None
    filename: str | None = None
    selectors: Selectors = Selectors()


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of a resource as fetched at a time, with all that is evidence of it. Never altered.

    `body` names the stored bytes by their SHA-256 (hex); None where none arrived. `verdict` is what the fetch can
    tell: `ok` means that bytes arrived, whether they are fit is for `pipeline.screen`. `part_of` is the key of the
    whole answer out of which an item was cut, `number` the index's own of it. Times are UTC.
    """

    source: str
    key: str
    url: str
    fetched: datetime
    verdict: Verdict
    role: Role = Role.DOCUMENT
    why: str | None = None
    status: int | None = None
    final_url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str | None = None
    body: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    title: str | None = None
    published: date | None = None
    part_of: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry that an index, feed or API answer names. `number` is the one that it gives the entry besides its address."""

    key: str
    url: str
    title: str | None = None
    published: date | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class SourceReport:
    """How one crawl of one source went.

    `complete` holds only when the source is declared complete, all its index pages were fit captures of this crawl
    and its proof of life held: only then does absence from `listed` mean withdrawal.
    """

    source: str
    started: datetime
    finished: datetime
    verdict: Verdict
    why: str | None = None
    listed: tuple[Listed, ...] = ()
    complete: bool = False
    captures: int = 0
