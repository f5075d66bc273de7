"""Whether the record is whole: every row's kin, every body, every document."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from archive.bodies import Bodies, BodyFault
from archive.documents import as_document
from archive.packing import StoredEdits
from archive.tables import Base, CaptureRow, ChangeRow, DocumentRow

_AT_A_TIME = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing looked at: of which kind, how many of that kind there are in all, and what is wrong, if anything."""

    kind: str
    total: int
    fault: str | None = None


def verify(session: Session, bodies: Bodies) -> Iterator[Checked]:
    """Looks at everything, one `Checked` a thing; those with a fault are the findings."""
    yield from _keys(session)
    yield from _bodies(session, bodies)
    yield from _documents(session)
    yield from _changes(session)


def _keys(session: Session) -> Iterator[Checked]:
    """Every foreign key; PostgreSQL holds them by itself, SQLite only where each connection asked it to."""
    tables = Base.metadata.sorted_tables
    broken: dict[str, int] = {}
    if session.get_bind().dialect.name == "sqlite":
        for row in session.execute(text("PRAGMA foreign_key_check")):
            broken[row.table] = broken.get(row.table, 0) + 1
    for table in tables:
        number = broken.get(table.name)
        fault = f"{number} rows of {table.name} name a row that does not exist" if number else None
        yield Checked("table", len(tables), fault)


def _bodies(session: Session, bodies: Bodies) -> Iterator[Checked]:
    total = session.scalar(select(func.count(CaptureRow.body.distinct()))) or 0
    asked = select(CaptureRow.body).where(CaptureRow.body.is_not(None)).distinct().order_by(CaptureRow.body)
    for sha256 in session.scalars(asked.execution_options(yield_per=_AT_A_TIME)):
        assert sha256 is not None
        yield Checked("body", total, _wrong_with_body(bodies, sha256))


def _wrong_with_body(bodies: Bodies, sha256: str) -> str | None:
    try:
        bodies.get(sha256)
    except BodyFault as fault:
        return str(fault)
    return None


def _documents(session: Session) -> Iterator[Checked]:
    total = session.scalar(select(func.count(DocumentRow.id))) or 0
    for row in session.scalars(select(DocumentRow).execution_options(yield_per=_AT_A_TIME)):
        yield Checked("document", total, _wrong_with_document(row))


def _wrong_with_document(row: DocumentRow) -> str | None:
    try:
        as_document(row)
    except (ValueError, KeyError) as error:
        return f"document {row.id} of capture {row.capture_id} cannot be read: {error}"
    return None


def _changes(session: Session) -> Iterator[Checked]:
    total = session.scalar(select(func.count(ChangeRow.id))) or 0
    for row in session.scalars(select(ChangeRow).execution_options(yield_per=_AT_A_TIME)):
        yield Checked("change", total, _wrong_with_change(row))


def _wrong_with_change(row: ChangeRow) -> str | None:
    if row.classification_id is None:
        return f"change {row.public_id} has no classification"
    try:
        read = len(tuple(StoredEdits(row.edits, row.edit_count)))
    except ValueError as error:
        return f"the edits of change {row.public_id} cannot be read: {error}"
    return None if read == row.edit_count else f"change {row.public_id} has {read} edits in place of {row.edit_count}"
