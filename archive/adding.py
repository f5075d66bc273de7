"""Adding a row once, whoever else adds the same at the same time."""

from typing import Any, cast

from sqlalchemy import CursorResult, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from archive.tables import Base


def add_once(session: Session, kind: type[Base], /, **values: Any) -> bool:
    """Adds the row, or nothing where one of its unique keys is taken; tells whether it was added."""
    session.flush()
    statement = _insert(session, cast(Table, kind.__table__)).values(**values).on_conflict_do_nothing()
    # Without the option, the count of an INSERT is -1 on PostgreSQL.
    result = session.execute(statement, execution_options={"preserve_rowcount": True})
    return cast("CursorResult[Any]", result).rowcount == 1


def _insert(session: Session, table: Table) -> Any:
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # a tenth of a second, which nobody with SQLite should wait

    return postgresql.insert(table)
