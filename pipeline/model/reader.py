"""Readers, their subscriptions, and why a change is for one of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.model.classification import Severity
from pipeline.model.filters import Filter


class Frequency(StrEnum):
    """How often a reader wants mail; the order is from most to least frequent."""

    INSTANT = "instant"
    DAILY = "daily"
    WEEKLY = "weekly"

    @property
    def rank(self) -> int:
        """0 for the most frequent."""
        return list(Frequency).index(self)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who receives: an address with language, IANA time zone and local hour (0 to 23)."""

    id: int
    address: str
    language: str
    zone: str
    hour: int


@dataclass(frozen=True, slots=True)
class Subscription:
    """A filter with a least severity and a frequency, owned by a reader."""

    id: str
    reader: Reader
    filter: Filter
    least: Severity
    frequency: Frequency
    created: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Why this change is for that subscription: words for people, one a filter that was met."""

    subscription: str
    change: str
    reasons: tuple[str, ...]
