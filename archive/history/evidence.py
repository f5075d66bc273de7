"""On what a change rests, and the captures from which none was made."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.captures import StoredCapture, find_capture
from archive.history.listing import change
from archive.tables import CaptureRow, ChangeRow, ResourceRow
from pipeline.model.change import Change
from pipeline.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """A change with both captures: address, time, status, headers, name of the bytes, verdict. `recorded` is ours."""

    change: Change
    old: StoredCapture | None
    new: StoredCapture
    extractor_version: str
    compare_version: str


@dataclass(frozen=True, slots=True)
class SuspectCapture:
    """A capture that is not fit: kept as evidence, and never a change."""

    source: str
    title: str
    url: str
    fetched: datetime
    verdict: Verdict
    why: str | None
    status: int | None
    body: str | None


def evidence(session: Session, change_id: str) -> Evidence | None:
    """The evidence of the change of that public id."""
    found = change(session, change_id)
    row = session.scalar(select(ChangeRow).where(ChangeRow.public_id == change_id))
    if found is None or row is None:
        return None
    new = find_capture(session, row.new_capture_id)
    assert new is not None  # a foreign key says so
    old = None if row.old_capture_id is None else find_capture(session, row.old_capture_id)
    return Evidence(found, old, new, row.extractor_version, row.compare_version)


def suspects(
    session: Session, source: str | None = None, since: datetime | None = None, limit: int | None = 100
) -> tuple[SuspectCapture, ...]:
    """Captures with a verdict that is neither `ok` nor `not-modified`, newest first."""
    asked = (
        select(CaptureRow, ResourceRow)
        .join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)
        .where(CaptureRow.verdict.in_(_SUSPECT))
        .order_by(CaptureRow.fetched.desc(), CaptureRow.id.desc())
        .limit(limit)
    )
    if source is not None:
        asked = asked.where(ResourceRow.source_id == source)
    if since is not None:
        asked = asked.where(CaptureRow.fetched >= since)
    return tuple(_suspect(capture, resource) for capture, resource in session.execute(asked))


_SUSPECT = tuple(verdict for verdict in Verdict if verdict not in (Verdict.OK, Verdict.NOT_MODIFIED))


def _suspect(capture: CaptureRow, resource: ResourceRow) -> SuspectCapture:
    assert capture.verdict is not None
    return SuspectCapture(
        source=resource.source_id,
        title=capture.title or resource.title,
        url=capture.url,
        fetched=capture.fetched,
        verdict=capture.verdict,
        why=capture.why,
        status=capture.status,
        body=capture.body,
    )
