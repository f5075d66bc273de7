"""Marks on the whole installation, such as `sending-held` after a restore."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, update
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.tables import MarkRow


def set_mark(session: Session, name: str, value: str, at: datetime) -> None:
    """Sets a mark, or sets it anew."""
    if not add_once(session, MarkRow, name=name, value=value, set_at=at):
        session.execute(update(MarkRow).where(MarkRow.name == name).values(value=value, set_at=at))


def mark(session: Session, name: str) -> str | None:
    """The value of a mark; None where it is not set."""
    row = session.get(MarkRow, name, populate_existing=True)
    return None if row is None else row.value


def lift_mark(session: Session, name: str) -> bool:
    """Takes a mark away; tells whether it was set."""
    lifted = session.execute(delete(MarkRow).where(MarkRow.name == name))
    return cast("CursorResult[Any]", lifted).rowcount == 1
