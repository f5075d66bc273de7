"""What a capture turned out to be, and what a comparison of two captures turned out to be."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Of a capture. The first group is told from the bytes, the second only from the fetch, the third only beside
    the capture before it (the words of `Mismatch`)."""

    OK = "ok"
    EMPTY = "empty"
    ERROR_PAGE = "error-page"
    MAINTENANCE = "maintenance"
    CHALLENGE = "challenge"
    LOGIN = "login"
    SCRIPT_SHELL = "script-shell"
    TRUNCATED = "truncated"
    NOT_FOUND = "not-found"
    GARBLED = "garbled"
    TOO_LARGE = "too-large"
    TOO_COMPLEX = "too-complex"

    NOT_MODIFIED = "not-modified"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    THROTTLED = "throttled"
    TLS_INVALID = "tls-invalid"
    ROBOTS = "robots"

    OTHER_DOCUMENT = "other-document"
    OTHER_LANGUAGE = "other-language"
    REGION = "region"
    DOUBLED = "doubled"

    @property
    def fit(self) -> bool:
        """Whether such a capture may be compared: everything else is kept as evidence and never becomes a change."""
        return self is Verdict.OK

    @property
    def passing(self) -> bool:
        """Whether it may well be over in an hour, so that another look is worth it before the next interval.

        Not where the authority asks to be left alone, nor where what we could not read will be the same again.
        """
        return not self.fit and self not in _LASTING


_LASTING = frozenset(
    {
        Verdict.NOT_MODIFIED, Verdict.GONE, Verdict.REFUSED, Verdict.THROTTLED, Verdict.CHALLENGE, Verdict.ROBOTS,
        Verdict.TLS_INVALID, Verdict.TOO_LARGE, Verdict.TOO_COMPLEX,
    }
)  # fmt: skip


class Mismatch(StrEnum):
    """Why two fit captures under one address are not the same thing."""

    OTHER_DOCUMENT = "other-document"
    OTHER_LANGUAGE = "other-language"
    REGION = "region"
    DOUBLED = "doubled"


class Outcome(StrEnum):
    """The verdict of a comparison."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NOISE = "noise"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Fit:
    """A verdict with the words or signs that gave it."""

    verdict: Verdict
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """The side of a comparison that may not be compared, and why."""

    side: str  # "old" or "new"
    why: Verdict | Mismatch
    because: str | None = None
