"""What notices correct and repeat: kept once, each by how the other is cited."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.tables import ChangeRow, ClassificationRow, LinkRow
from archive.tables.base import clean
from pipeline.model.classification import Severity
from pipeline.model.ties import Tie

_REFERENCE = 300


def keep_link(
    session: Session,
    resource_id: int,
    tie: Tie,
    other_id: int | None,
    reference: str,
    found: datetime,
    once: bool = False,
    target: str | None = None,
) -> None:
    """Keeps a tie of a notice; one with the same reference stays as it is."""
    add_once(
        session,
        LinkRow,
        resource_id=resource_id,
        tie=tie,
        other_id=other_id,
        reference=clean(reference)[:_REFERENCE],
        target=target,
        once=once,
        found=found,
    )


def repeated(session: Session, resource_id: int) -> int | None:
    """The first of those that a notice repeats, where it is a repeat itself: chains are kept one link long."""
    return session.scalar(
        select(LinkRow.other_id).where(LinkRow.resource_id == resource_id, LinkRow.tie == Tie.REPEATS).limit(1)
    )


def meaning_of(session: Session, resource_id: int) -> tuple[Severity, str] | None:
    """How urgent the last change of a resource was, and its primary topic; None where there was none."""
    found = session.execute(
        select(ClassificationRow.severity, ClassificationRow.primary)
        .join(ChangeRow, ChangeRow.classification_id == ClassificationRow.id)
        .where(ChangeRow.resource_id == resource_id)
        .order_by(ChangeRow.captured.desc(), ChangeRow.id.desc())
        .limit(1)
    ).one_or_none()
    return None if found is None else (Severity(found[0]), found[1])


def corrected(session: Session, change_ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Of these changes those of notices that correct another: its resource, and how it is cited."""
    rows = session.execute(
        select(ChangeRow.public_id, LinkRow.other_id, LinkRow.reference)
        .join(LinkRow, LinkRow.resource_id == ChangeRow.resource_id)
        .where(ChangeRow.public_id.in_(change_ids), LinkRow.tie == Tie.CORRECTS, LinkRow.other_id.is_not(None))
    )
    return {change: (other, reference) for change, other, reference in rows if other is not None}
