"""The sources as the record knows them: what they hold and how they are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from archive.health import Health, health
from archive.sources import as_source
from archive.standing import Recent, Trouble, recent, trouble
from archive.tables import ChangeRow, ResourceRow, SourceRow
from pipeline.model.capture import Role
from pipeline.model.source import Source


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source, since when it has a baseline, its numbers of documents and changes, its health and last crawls (None: no crawl)."""

    source: Source
    baseline_at: datetime | None
    last_crawled: datetime | None
    documents: int
    changes: int
    health: Health | None
    recent: Recent | None = None

    def trouble(self, now: datetime) -> Trouble | None:
        """What is wrong with it; None where nothing is, where it is not watched, or where it was not looked at yet."""
        if self.health is None or not self.source.enabled:
            return None
        return trouble(self.health, self.recent, self.source.interval_hours, now)


def sources(session: Session) -> tuple[SourceState, ...]:
    """All sources ever stored, by id."""
    well = {state.source: state for state in health(session)}
    lately = recent(session)
    documents = _numbers(session, ResourceRow.source_id, ResourceRow.role == Role.DOCUMENT)
    changes = _numbers(session, ChangeRow.source_id)
    return tuple(
        SourceState(
            source=as_source(row),
            baseline_at=row.baseline_at,
            last_crawled=row.last_crawled,
            documents=documents.get(row.id, 0),
            changes=changes.get(row.id, 0),
            health=well.get(row.id),
            recent=lately.get(row.id),
        )
        for row in session.scalars(select(SourceRow).order_by(SourceRow.id))
    )


def _numbers(session: Session, by: InstrumentedAttribute[str], *where: ColumnElement[bool]) -> dict[str, int]:
    counted = select(by, func.count()).where(*where).group_by(by)
    return {id_: number for id_, number in session.execute(counted)}  # noqa: C416 - rows are no pairs to a type checker
