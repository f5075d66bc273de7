"""How each source is: its last crawl, its last good one, since when it fails, and each crawl by itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.tables import CrawlRow, HealthRow, SourceRow
from pipeline.model.capture import SourceReport
from pipeline.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Health:
    """A source as it is now. `failures` counts crawls in a row that were not good; 0 means well."""

    source: str
    last_crawl: datetime
    last_good: datetime | None
    verdict: Verdict
    why: str | None
    captures: int
    fit_captures: int
    failures: int
    failing_since: datetime | None
    operator_told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Crawl:
    """One crawl of one source."""

    source: str
    started: datetime
    finished: datetime
    verdict: Verdict
    why: str | None
    listed: int
    complete: bool
    captures: int
    fit_captures: int


def record_crawl(session: Session, report: SourceReport, fit_captures: int) -> Health:
    """Records how a crawl went and gives the source's state after it. The same crawl reported again changes nothing.

    A crawl is good where its verdict is `ok` or `not-modified`. Raises LookupError where the source is not stored.
    """
    if session.get(SourceRow, report.source, with_for_update=True) is None:
        raise LookupError(f"source {report.source} is not in the record")
    added = add_once(
        session,
        CrawlRow,
        source_id=report.source,
        started=report.started,
        finished=report.finished,
        verdict=report.verdict,
        why=report.why,
        listed=len(report.listed),
        complete=report.complete,
        captures=report.captures,
        fit_captures=fit_captures,
    )
    row = session.get(HealthRow, report.source, populate_existing=True)
    if added and (row is None or report.finished >= row.last_crawl):
        row = session.merge(_after(row, report, fit_captures))
        session.execute(update(SourceRow).where(SourceRow.id == report.source).values(last_crawled=report.finished))
        session.flush()
    assert row is not None
    return _as_health(row)


def _after(before: HealthRow | None, report: SourceReport, fit_captures: int) -> HealthRow:
    good = report.verdict in (Verdict.OK, Verdict.NOT_MODIFIED)
    failing_since = (before.failing_since if before else None) or report.finished
    return HealthRow(
        source_id=report.source,
        last_crawl=report.finished,
        last_good=report.finished if good else before and before.last_good,
        verdict=report.verdict,
        why=report.why,
        captures=report.captures,
        fit_captures=fit_captures,
        failures=0 if good else (before.failures if before else 0) + 1,
        failing_since=None if good else failing_since,
        operator_told_at=before and before.operator_told_at,
    )


def health(session: Session) -> tuple[Health, ...]:
    """All sources that were ever crawled, by id."""
    return tuple(_as_health(row) for row in session.scalars(select(HealthRow).order_by(HealthRow.source_id)))


def crawls(session: Session, source_id: str, limit: int = 20) -> tuple[Crawl, ...]:
    """The last crawls of a source, newest first."""
    asked = select(CrawlRow).where(CrawlRow.source_id == source_id).order_by(CrawlRow.started.desc()).limit(limit)
    return tuple(
        Crawl(
            source=row.source_id,
            started=row.started,
            finished=row.finished,
            verdict=row.verdict,
            why=row.why,
            listed=row.listed,
            complete=row.complete,
            captures=row.captures,
            fit_captures=row.fit_captures,
        )
        for row in session.scalars(asked)
    )


def operator_told(session: Session, source_id: str, at: datetime | None) -> None:
    """Marks that the operator was told of this trouble; None where the source is well again."""
    session.execute(update(HealthRow).where(HealthRow.source_id == source_id).values(operator_told_at=at))


def _as_health(row: HealthRow) -> Health:
    return Health(
        source=row.source_id,
        last_crawl=row.last_crawl,
        last_good=row.last_good,
        verdict=row.verdict,
        why=row.why,
        captures=row.captures,
        fit_captures=row.fit_captures,
        failures=row.failures,
        failing_since=row.failing_since,
        operator_told_at=row.operator_told_at,
    )
