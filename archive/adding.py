"""Adding a row once, whoever else adds the same at the same time."""

from typing import Any, cast

from sqlalchemy import CursorResult, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from archive.tables import Base


def add_once(session: Session, kind: type[Base], /, **values: Any) -> bool:
    """Adds the row, or nothing where one of its unique keys is taken; tells whether it was added."""
    session.flush()
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(cast(Table, kind.__table__)).values(**values).on_conflict_do_nothing()
    # Without the option, the count of an INSERT is -1 on PostgreSQL.
    result = session.execute(statement, execution_options={"preserve_rowcount": True})
    return cast("CursorResult[Any]", result).rowcount == 1
