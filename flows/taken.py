"""What became of each capture: the values a run ends with, for the table at its end and for the health record."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from archive.redesigns import Redesigned
from pipeline.model.change import Change
from pipeline.model.edits import Noise
from pipeline.model.verdict import Verdict


class What(StrEnum):
    """What became of one capture."""

    INDEX = "index"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"
    NOT_MODIFIED = "not-modified"
    NOISE = "noise"
    SUSPECT = "suspect"
    CHANGED = "changed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Taken:
    """One capture, and why it is or is not a change. `moved_from`: the former address of a notice that has a new one."""

    source: str
    url: str
    title: str
    what: What
    verdict: Verdict = Verdict.OK
    why: str | None = None
    noise: tuple[Noise, ...] = ()
    change: Change | None = None
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A source, jurisdiction or document that was set aside; it stopped nothing else."""

    source: str
    why: str


@dataclass(slots=True)
class Summary:
    """The end of a run, gathered as it goes."""

    taken: list[Taken] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    good: int = 0
    held: list[Redesigned] = field(default_factory=list)

    def add(self, other: "Summary") -> None:
        """Takes the part of another in."""
        self.taken += other.taken
        self.failed += other.failed
        self.good += other.good
        self.held += other.held

    @property
    def changes(self) -> list[Change]:
        """The changes recorded in this run."""
        return [one.change for one in self.taken if one.change is not None]

    def counts(self) -> dict[str, int]:
        """How many captures ended as what, by word."""
        return dict(Counter(one.what.value for one in self.taken))


def by_reason(failed: Iterable[Failed]) -> dict[str, list[str]]:
    """Who failed for which reason, the most frequent reason first."""
    found: dict[str, list[str]] = {}
    for one in failed:
        found.setdefault(one.why, []).append(one.source)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def quiet(taken: Iterable[Taken]) -> list[Taken]:
    """What was left alone for a reason worth showing: noise and suspects."""
    return [one for one in taken if one.what in (What.NOISE, What.SUSPECT)]
