"""Changes that were last classified by other rules than today's, with what they are classified anew from."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.changes import as_change, stored_changes
from archive.documents import as_document
from archive.sources import find_source
from archive.tables import ChangeRow, ClassificationRow, DocumentRow
from pipeline.model.change import Change, Event
from pipeline.model.document import Document


@dataclass(frozen=True, slots=True)
class Stale:
    """A change, what its source usually publishes on, and of a withdrawal the last document (None: not kept)."""

    row: int
    change: Change
    topics: tuple[str, ...]
    document: Document | None


def count_stale(session: Session, rules_version: str) -> int:
    """How many changes are not of these rules."""
    current = ClassificationRow.id == ChangeRow.classification_id
    asked = select(func.count()).select_from(ChangeRow).join(ClassificationRow, current)
    return session.scalar(asked.where(ClassificationRow.rules_version != rules_version)) or 0


def stale_changes(session: Session, rules_version: str, after: int = 0, limit: int = 100) -> tuple[Stale, ...]:
    """Those that are not of these rules, in the order of their recording, behind the row `after`."""
    asked = stored_changes().where(ClassificationRow.rules_version != rules_version, ChangeRow.id > after)
    asked = asked.order_by(ChangeRow.id).limit(limit)
    found: list[Stale] = []
    for row, classification, old_body, new_body in session.execute(asked):
        source = find_source(session, row.source_id)
        document = _last_document(session, row) if row.event is Event.WITHDRAWN else None
        change = as_change(row, classification, old_body, new_body)
        found.append(Stale(row.id, change, source.topics if source else (), document))
    return tuple(found)


def _last_document(session: Session, row: ChangeRow) -> Document | None:
    """As the newest extractor read it. Raises ValueError where the stored blocks are damaged."""
    kept = session.scalar(
        select(DocumentRow).where(DocumentRow.capture_id == row.old_capture_id).order_by(DocumentRow.id.desc()).limit(1)
    )
    return None if kept is None else as_document(kept)
