"""What a change means: topics, countries, facts, severity, headline, each with its reasons."""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

NONE = "none"
UNCLASSIFIED = "unclassified"


class Severity(IntEnum):
    """How urgent; ordered, so that "at least medium" is a comparison."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """As it stands in JSON, commands and mails."""
        return self.name.lower()


class RateRole(StrEnum):
    """What a percentage is a share of."""

    DUTY = "duty"
    TAX = "tax"
    SHARE = "share"
    LIMIT = "limit"
    INTEREST = "interest"
    OTHER = "other"


class DateRole(StrEnum):
    """What happens on a date."""

    EFFECTIVE = "effective"
    EXPIRY = "expiry"
    COMMENT = "comment"
    PUBLICATION = "publication"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage, as a decimal string."""

    value: str
    unit: str = "%"
    role: RateRole = RateRole.OTHER


@dataclass(frozen=True, slots=True)
class Amount:
    """Money: a decimal string and an ISO 4217 code."""

    value: str
    currency: str


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A day that the text names, and what happens on it."""

    date: date
    role: DateRole = DateRole.OTHER


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text states. HS and national codes are digits only; references are kept as written."""

    hs_codes: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DatedFact, ...] = ()
    references: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def days(self, role: DateRole) -> tuple[date, ...]:
        """The dates of a role, earliest first."""
        return tuple(sorted({fact.date for fact in self.dates if fact.role is role}))


@dataclass(frozen=True, slots=True)
class Countries:
    """Who issued the rule, and whose goods it concerns."""

    issuer: str | None = None
    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: for what (`topic:de-minimis`, `severity`, `country:CN`), the words, their weight."""

    for_: str
    because: str
    weight: float = 1.0


class Standing(StrEnum):
    """How a passage stands in a change; the changed text counts first, the rest is context."""

    ADDED = "added"
    REMOVED = "removed"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text to classify, with its section path; of a table's cell, `column` says what the value is
    and `goods` what its row is about, where its key is a mere code."""

    text: str
    standing: Standing = Standing.ADDED
    path: tuple[str, ...] = ()
    column: str | None = None
    goods: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is classified: a notice as it stands, or the changed passages of a document.

    `expected` are the topics that the source usually publishes on: context, never a verdict. `before` and `after`
    of cells and rewordings arrive as REMOVED and ADDED passages in pairs. `seen` is the day of the capture: pages
    seldom say when they were published.
    """

    passages: tuple[Passage, ...]
    title: str = ""
    jurisdiction: str | None = None
    language: str = "und"
    published: date | None = None
    seen: date | None = None
    event: str | None = None
    expected: tuple[str, ...] = ()
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Classification:
    """The answer, with its reasons and the version of the rules that gave it."""

    primary: str
    rules_version: str
    secondary: tuple[str, ...] = ()
    confidence: float = 0.0
    countries: Countries = Countries()
    facts: Facts = field(default_factory=Facts)
    severity: Severity = Severity.LOW
    headline: str = ""
    summary: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def further(self) -> str:
        """What the summary says beyond the headline; where a cut headline begins it, only how that goes on."""
        said, summary = " ".join(self.headline.rstrip("… ").split()), " ".join(self.summary.split())
        if not said or not summary.startswith(said):
            return summary
        rest = summary[len(said) :].lstrip(" .")
        return f"… {rest}" if rest and self.headline.endswith("…") else rest

    @property
    def topics(self) -> tuple[str, ...]:
        """Primary and secondary topics, without `none` and `unclassified`."""
        named = (self.primary, *self.secondary)
        return tuple(topic for topic in named if topic not in (NONE, UNCLASSIFIED))
