"""Changes that are kept and held back from mails, since the template of their host changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words


class Ended(StrEnum):
    """What the operator said of a redesign: tell its changes after all, or nobody."""

    TOLD = "told"
    DISMISSED = "dismissed"


class RedesignRow(Base):
    """Many pages of one host that changed at once; `fetched` were looked at. Open until the operator ends it."""

    __tablename__ = "redesigns"

    id: Mapped[int] = mapped_column(primary_key=True)
    host: Mapped[str] = mapped_column(index=True)
    found: Mapped[datetime]
    fetched: Mapped[int]
    lines: Mapped[list[Any]]
    operator_told_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended: Mapped[Ended | None] = mapped_column(words(Ended))


class HeldRow(Base):
    """A change held back. The row stays when its redesign has ended: no change is held back twice."""

    __tablename__ = "held_changes"

    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"), primary_key=True)
    redesign_id: Mapped[int] = mapped_column(ForeignKey("redesigns.id"), index=True)
