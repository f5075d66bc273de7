"""Captures: the evidence, stored once and never altered; only the screening's verdict is added to it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.tables import CaptureRow, ResourceRow, State
from pipeline.model.capture import Capture, Role
from pipeline.model.verdict import Fit, Verdict


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture with its row's number. `capture.verdict` is the fetch's; `verdict` the screening's.

    `verdict` is None until the capture was screened. One without bytes needs no screening: its verdict is the fetch's.
    """

    id: int
    resource_id: int
    capture: Capture
    verdict: Verdict | None
    why: str | None


def store_capture(session: Session, resource_id: int, capture: Capture, recorded: datetime) -> StoredCapture:
    """Stores a capture; where one of that resource and time is stored already, gives that one as it stands."""
    settled = capture.verdict is not Verdict.OK
    add_once(
        session,
        CaptureRow,
        resource_id=resource_id,
        fetched=capture.fetched,
        recorded=recorded,
        url=capture.url,
        final_url=capture.final_url,
        status=capture.status,
        headers=[list(header) for header in capture.headers],
        content_type=capture.content_type,
        body=capture.body,
        etag=capture.etag,
        last_modified=capture.last_modified,
        fetch_verdict=capture.verdict,
        fetch_why=capture.why,
        verdict=capture.verdict if settled else None,
        why=capture.why if settled else None,
        title=capture.title,
        published=capture.published,
        part_of=capture.part_of,
    )
    stored = _first(session, _of(resource_id).where(CaptureRow.fetched == capture.fetched))
    assert stored is not None
    return stored


def set_verdict(session: Session, capture_id: int, fit: Fit) -> None:
    """What the screening found.

    Belongs into one transaction with all that is made of the capture: a run that is killed before finds it pending.
    """
    session.execute(
        update(CaptureRow).where(CaptureRow.id == capture_id).values(verdict=fit.verdict, why=fit.why),
    )


def pending_captures(session: Session, source_id: str | None = None) -> tuple[StoredCapture, ...]:
    """Those not screened yet (of one source, or of all), in the order of their fetch: where a killed run goes on."""
    asked = _captures().where(CaptureRow.verdict.is_(None)).order_by(CaptureRow.fetched, CaptureRow.id)
    if source_id is not None:
        asked = asked.where(ResourceRow.source_id == source_id)
    return _all(session, asked)


def last_capture(session: Session, resource_id: int, before: datetime | None = None) -> StoredCapture | None:
    """The latest capture of a resource (before an instant), fit or not."""
    return _first(session, _before(_of(resource_id), before))


def last_fit(session: Session, resource_id: int, before: datetime | None = None) -> StoredCapture | None:
    """The latest fit capture of a resource (before an instant): the one to compare with."""
    return _first(session, _before(_of(resource_id).where(CaptureRow.verdict == Verdict.OK), before))


def last_index(session: Session, source_id: str, since: datetime) -> StoredCapture | None:
    """The latest fit capture of a whole listing of a source, fetched at `since` or later: evidence of absence."""
    asked = (
        _captures()
        .where(ResourceRow.source_id == source_id, ResourceRow.role == Role.INDEX)
        .where(CaptureRow.verdict == Verdict.OK, CaptureRow.fetched >= since)
        .order_by(CaptureRow.fetched.desc(), CaptureRow.id.desc())
    )
    return _first(session, asked)


def since_fit(session: Session, resource_id: int) -> tuple[StoredCapture, ...]:
    """All captures after the last fit one, oldest first: what tells whether a resource is gone."""
    fit = last_fit(session, resource_id)
    asked = _of(resource_id).order_by(CaptureRow.fetched)
    return _all(session, asked if fit is None else asked.where(CaptureRow.fetched > fit.capture.fetched))


def suspects_in_a_row(session: Session, since: datetime) -> dict[str, tuple[tuple[int, datetime], ...]]:
    """By source, each page whose last captures may be passing trouble: how many since its last good one, and the last's time.

    Looks at captures fetched since then, and at no page that is withdrawn.
    """
    passing = [verdict for verdict in Verdict if verdict.passing]
    suspect = (
        select(CaptureRow.resource_id, ResourceRow.source_id, CaptureRow.fetched)
        .join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)
        .where(CaptureRow.verdict.in_(passing), CaptureRow.fetched >= since, ResourceRow.state == State.LIVE)
    )
    rows = session.execute(suspect.order_by(CaptureRow.fetched)).all()
    seen_well = (
        select(CaptureRow.resource_id, func.max(CaptureRow.fetched))
        .where(CaptureRow.verdict.in_((Verdict.OK, Verdict.NOT_MODIFIED)), CaptureRow.fetched >= since)
        .where(CaptureRow.resource_id.in_(select(suspect.subquery().c.resource_id)))
        .group_by(CaptureRow.resource_id)
    )
    well = {resource: at for resource, at in session.execute(seen_well)}  # noqa: C416 - rows are no pairs to a type checker
    found: dict[str, dict[int, tuple[int, datetime]]] = {}
    for resource, source, at in rows:
        if resource not in well or at > well[resource]:
            pages = found.setdefault(source, {})
            pages[resource] = (pages.get(resource, (0, at))[0] + 1, at)
    return {source: tuple(pages.values()) for source, pages in found.items()}


def capture_times(session: Session, resource_id: int) -> frozenset[datetime]:
    """The times of all captures of a resource; what a second backfill may leave out."""
    return frozenset(session.scalars(select(CaptureRow.fetched).where(CaptureRow.resource_id == resource_id)))


def find_capture(session: Session, capture_id: int) -> StoredCapture | None:
    """The capture of that number."""
    return _first(session, _captures().where(CaptureRow.id == capture_id))


_Rows = Select[CaptureRow, ResourceRow]


def _captures() -> _Rows:
    return select(CaptureRow, ResourceRow).join(ResourceRow, ResourceRow.id == CaptureRow.resource_id)


def _of(resource_id: int) -> _Rows:
    return _captures().where(CaptureRow.resource_id == resource_id)


def _before(asked: _Rows, before: datetime | None) -> _Rows:
    asked = asked if before is None else asked.where(CaptureRow.fetched < before)
    return asked.order_by(CaptureRow.fetched.desc())


def _all(session: Session, asked: _Rows) -> tuple[StoredCapture, ...]:
    # A verdict may have been set by a statement since the row was first read in this session.
    rows = session.execute(asked.execution_options(populate_existing=True))
    return tuple(as_stored(capture, resource) for capture, resource in rows)


def _first(session: Session, asked: _Rows) -> StoredCapture | None:
    found = _all(session, asked.limit(1))
    return found[0] if found else None


def as_stored(row: CaptureRow, resource: ResourceRow) -> StoredCapture:
    """The value of a row."""
    capture = Capture(
        source=resource.source_id,
        key=resource.key,
        url=row.url,
        fetched=row.fetched,
        verdict=row.fetch_verdict,
        role=resource.role,
        why=row.fetch_why,
        status=row.status,
        final_url=row.final_url,
        headers=tuple((name, value) for name, value in row.headers),
        content_type=row.content_type,
        body=row.body,
        etag=row.etag,
        last_modified=row.last_modified,
        title=row.title,
        published=row.published,
        part_of=row.part_of,
    )
    return StoredCapture(row.id, row.resource_id, capture, row.verdict, row.why)
