"""Changes with their classifications: recorded once, each in one transaction with those whom it concerns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session, aliased

from archive.adding import add_once
from archive.matches import store_matches
from archive.packing import StoredEdits, pack_classification, pack_edits, unpack_classification
from archive.tables import (
    Base,
    CaptureRow,
    ChangeRow,
    ClassificationCode,
    ClassificationEffective,
    ClassificationNeed,
    ClassificationOrigin,
    ClassificationRow,
    ClassificationTopic,
)
from pipeline.model.change import NO_CAPTURE, Change
from pipeline.model.classification import Classification, DateRole
from pipeline.model.filters import searched_text
from pipeline.model.reader import Match
from pipeline.model.topics import needs_of


@dataclass(frozen=True, slots=True)
class Made:
    """What a change was made of: its resource, its captures, and the versions of the engines that made it.

    `old_capture_id` is None where there was no capture before (`published`). A withdrawal through a listing has that
    listing's capture as the new one.
    """

    resource_id: int
    old_capture_id: int | None
    new_capture_id: int
    extractor_version: str
    compare_version: str


def record_change(session: Session, change: Change, made: Made, matches: Sequence[Match] = ()) -> tuple[Change, bool]:
    """Records a change with its classification and its matches, and tells whether it is new.

    One of the same resource, event and captures' times is recorded already: then nothing is written and that one is
    given back as it stands.
    """
    added = add_once(session, ChangeRow, **_columns(change, made))
    row = session.scalars(select(ChangeRow).where(ChangeRow.public_id == change.id)).one()
    if added:
        _classify(session, row, change.classification, change.recorded)
        store_matches(session, matches, change.recorded)
    return _load(session, row.public_id), added


def classify_anew(session: Session, change_id: str, classification: Classification, recorded: datetime) -> bool:
    """Makes this the current classification of a change; the former stay. False where there is no such change.

    Makes no match: whom a change concerns was settled when it was recorded.
    """
    row = session.scalar(select(ChangeRow).where(ChangeRow.public_id == change_id))
    if row is None:
        return False
    _classify(session, row, classification, recorded)
    row.search = searched_text(_load(session, row.public_id))
    session.flush()
    return True


def _columns(change: Change, made: Made) -> dict[str, object]:
    return {
        "public_id": change.id,
        "resource_id": made.resource_id,
        "source_id": change.source,
        "event": change.event,
        "old_time": change.old_captured.isoformat() if change.old_captured else NO_CAPTURE,
        "old_capture_id": made.old_capture_id,
        "new_capture_id": made.new_capture_id,
        "country": change.country,
        "region": change.region,
        "authority": change.authority,
        "title": change.title,
        "url": change.url,
        "language": change.language,
        "captured": change.captured,
        "recorded": change.recorded,
        "published": change.published,
        "substantive": change.substantive,
        "backfilled": change.backfilled,
        "edits": pack_edits(change.edits),
        "edit_count": len(change.edits),
        "extractor_version": made.extractor_version,
        "compare_version": made.compare_version,
        "search": searched_text(change),
    }


def _classify(session: Session, change: ChangeRow, given: Classification, recorded: datetime) -> None:
    added = add_once(
        session,
        ClassificationRow,
        change_id=change.id,
        rules_version=given.rules_version,
        primary=given.primary,
        secondary=list(given.secondary),
        severity=int(given.severity),
        confidence=given.confidence,
        headline=given.headline,
        summary=given.summary,
        body=pack_classification(given),
        recorded=recorded,
    )
    row = session.scalars(
        select(ClassificationRow)
        .where(ClassificationRow.change_id == change.id)
        .where(ClassificationRow.rules_version == given.rules_version)
    ).one()
    if added:
        _index(session, row.id, given)
    change.classification_id = row.id
    session.flush()


def _index(session: Session, classification_id: int, given: Classification) -> None:
    """The rows by which `archive.history` finds a change; as many as `pipeline.model.filters` looks at."""
    named: dict[type[Base], tuple[str, Iterable[object]]] = {
        ClassificationTopic: ("topic", {given.primary, *given.secondary}),
        ClassificationNeed: ("need", needs_of(given.topics)),
        ClassificationOrigin: ("origin", set(given.countries.origins)),
        ClassificationCode: ("code", set(given.facts.hs_codes)),
        ClassificationEffective: ("day", given.facts.days(DateRole.EFFECTIVE)),
    }
    for kind, (column, values) in named.items():
        rows = [{"classification_id": classification_id, column: value} for value in values]
        if rows:
            session.execute(insert(kind), rows)


_old, _new = aliased(CaptureRow), aliased(CaptureRow)
ChangeRows = Select[ChangeRow, dict[str, Any], str | None, str | None]


def stored_changes() -> ChangeRows:
    """All changes with what `as_change` needs: the current classification, and the names of the bodies."""
    return (
        select(ChangeRow, ClassificationRow.body, _old.body, _new.body)
        .join(ClassificationRow, ClassificationRow.id == ChangeRow.classification_id)
        .outerjoin(_old, _old.id == ChangeRow.old_capture_id)
        .join(_new, _new.id == ChangeRow.new_capture_id)
    )


def as_change(row: ChangeRow, classification: dict[str, Any], old_body: str | None, new_body: str | None) -> Change:
    """The value of a row of `stored_changes`; its edits are unpacked when first looked into."""
    return Change(
        id=row.public_id,
        event=row.event,
        country=row.country,
        source=row.source_id,
        authority=row.authority,
        title=row.title,
        url=row.url,
        language=row.language,
        captured=row.captured,
        recorded=row.recorded,
        published=row.published,
        substantive=row.substantive,
        classification=unpack_classification(classification),
        edits=StoredEdits(row.edits, row.edit_count),
        region=row.region,
        backfilled=row.backfilled,
        old_captured=None if row.old_time == NO_CAPTURE else datetime.fromisoformat(row.old_time),
        old_body=old_body,
        new_body=new_body,
    )


def _load(session: Session, change_id: str) -> Change:
    return as_change(*session.execute(stored_changes().where(ChangeRow.public_id == change_id)).one())
