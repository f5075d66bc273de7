"""Adding a row once, whoever else adds the same at the same time."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from archive.tables import Base


def add_once(session: Session, kind: type[Base], **values: Any) -> bool:
    """Adds the row, or nothing where one of its unique keys is taken; tells whether it was added."""
    session.flush()
    table = kind.__table__
    assert isinstance(table, Table)
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    result = session.execute(dialect.insert(table).values(**values).on_conflict_do_nothing())
    return bool(result.rowcount)  # type: ignore[attr-defined]
