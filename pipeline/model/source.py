"""A source: where an authority publishes, of which kind, how often to look."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.capture import Selectors


class Kind(StrEnum):
    """How a source publishes."""

    PAGE = "page"
    LISTING = "listing"
    FEED = "feed"
    API = "api"
    TABLE = "table"
    PDF = "pdf"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Source:
    """What every room may know of a source; how to fetch it stays in the catalogue."""

    id: str
    jurisdiction: str
    authority: str
    title: str
    url: str
    kind: Kind
    language: str
    region: str | None = None
    topics: tuple[str, ...] = ()
    interval_hours: int = 24
    enabled: bool = True
    selectors: Selectors = Selectors()
