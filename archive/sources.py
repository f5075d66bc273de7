"""Sources as the catalogue declares them, and since when each has a baseline."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.tables import SourceRow
from pipeline.model.capture import Selectors
from pipeline.model.source import Source


def store_source(session: Session, source: Source) -> None:
    """Adds the source, or brings it up to date with the catalogue; its baseline stays."""
    declared = {
        "jurisdiction": source.jurisdiction,
        "region": source.region,
        "authority": source.authority,
        "title": source.title,
        "url": source.url,
        "kind": source.kind,
        "language": source.language,
        "topics": list(source.topics),
        "interval_hours": source.interval_hours,
        "enabled": source.enabled,
        "selectors": asdict(source.selectors),
    }
    if not add_once(session, SourceRow, id=source.id, **declared):
        session.execute(update(SourceRow).where(SourceRow.id == source.id).values(**declared))


def find_source(session: Session, source_id: str) -> Source | None:
    """The source of that id, as last stored."""
    row = session.get(SourceRow, source_id, populate_existing=True)
    return None if row is None else as_source(row)


def all_sources(session: Session) -> tuple[Source, ...]:
    """All sources ever stored, by id."""
    return tuple(as_source(row) for row in session.scalars(select(SourceRow).order_by(SourceRow.id)))


def baseline_at(session: Session, source_id: str) -> datetime | None:
    """When the first good crawl began; None where there was none yet."""
    return session.scalar(select(SourceRow.baseline_at).where(SourceRow.id == source_id))


def set_baseline(session: Session, source_id: str, at: datetime) -> None:
    """Marks the first good crawl. The first mark stays."""
    free = (SourceRow.id == source_id) & SourceRow.baseline_at.is_(None)
    session.execute(update(SourceRow).where(free).values(baseline_at=at))


def last_crawled(session: Session) -> dict[str, datetime | None]:
    """When each source was last crawled, well or not."""
    return {row.id: row.last_crawled for row in session.execute(select(SourceRow.id, SourceRow.last_crawled))}


def as_source(row: SourceRow) -> Source:
    """The value of a row."""
    return Source(
        id=row.id,
        jurisdiction=row.jurisdiction,
        authority=row.authority,
        title=row.title,
        url=row.url,
        kind=row.kind,
        language=row.language,
        region=row.region,
        topics=tuple(row.topics),
        interval_hours=row.interval_hours,
        enabled=row.enabled,
        selectors=Selectors(**{name: tuple(value) for name, value in row.selectors.items()}),
    )
