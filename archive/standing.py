"""How a source stands: what its last crawls brought, and whether somebody should look after it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.health import Health
from archive.tables import CrawlRow
from pipeline.model.verdict import Verdict

_LAST = 20  # crawls looked at
_SILENT_AFTER = 3  # intervals without a good crawl
_EMPTY_LATELY, _BEFORE = 4, 4  # crawls that name no entry, after at least so many that nearly all did


class Trouble(StrEnum):
    """What is wrong with a source. A first failure is `failing`; the others want a person."""

    FAILING = "failing"
    SILENT = "silent"
    CHANGED_SHAPE = "changed-shape"

    @property
    def wants_operator(self) -> bool:
        """Whether it will hardly mend itself."""
        return self is not Trouble.FAILING


@dataclass(frozen=True, slots=True)
class Recent:
    """The last crawls of a source (at most 20): how many, how many good, their captures and how many of them fit.

    `went_empty`: an index whose crawls nearly all named entries, and whose last four good ones named none, although
    that is allowed on a day without notices.
    """

    crawls: int
    good: int
    captures: int
    fit_captures: int
    went_empty: bool

    @property
    def fit_share(self) -> float | None:
        """The share of captures that were fit, 0 to 1; None where there was none."""
        return self.fit_captures / self.captures if self.captures else None


def recent(session: Session) -> dict[str, Recent]:
    """The last crawls of every source, by its id."""
    newest = func.row_number().over(partition_by=CrawlRow.source_id, order_by=CrawlRow.started.desc())
    ranked = select(CrawlRow, newest.label("rank")).subquery()
    found: dict[str, list[CrawlRow]] = defaultdict(list)
    rows = select(ranked).where(ranked.c.rank <= _LAST).order_by(ranked.c.source_id, ranked.c.rank)
    for row in session.execute(rows):
        found[row.source_id].append(row)  # type: ignore[arg-type]  # a row of the same columns
    return {source: _recent(crawls) for source, crawls in found.items()}


def _recent(newest_first: Sequence[CrawlRow]) -> Recent:
    good = [row for row in newest_first if row.verdict in (Verdict.OK, Verdict.NOT_MODIFIED)]
    return Recent(
        crawls=len(newest_first),
        good=len(good),
        captures=sum(row.captures for row in newest_first),
        fit_captures=sum(row.fit_captures for row in newest_first),
        went_empty=_went_empty([row.listed for row in good if row.verdict is Verdict.OK]),
    )


def _went_empty(listed: Sequence[int]) -> bool:
    lately, before = listed[:_EMPTY_LATELY], listed[_EMPTY_LATELY:]
    if any(lately) or len(before) < _BEFORE:
        return False
    return sum(number > 0 for number in before) >= 0.8 * len(before)


def trouble(health: Health, lately: Recent | None, interval_hours: int, now: datetime) -> Trouble | None:
    """What is wrong with the source at `now`; None where nothing is."""
    if health.last_good is not None and health.verdict is Verdict.EMPTY:
        return Trouble.CHANGED_SHAPE
    if lately is not None and lately.went_empty:
        return Trouble.CHANGED_SHAPE
    since = health.last_good or health.failing_since or health.last_crawl
    if now - since > timedelta(hours=interval_hours) * _SILENT_AFTER:
        return Trouble.SILENT
    return Trouble.FAILING if health.failures else None
