"""Digests as frozen, what each reader was told, and how the handing over went."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words
from pipeline.model.reader import Frequency


class DeliveryState(StrEnum):
    """Where a delivery stands. `unknown`: the relay took the data and never answered (RFC 1047)."""

    QUEUED = "queued"
    LEASED = "leased"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEFERRED = "deferred"
    FAILED = "failed"
    CANCELLED = "cancelled"


class DigestRow(Base):
    """The mail for one reader, frequency and period, its bytes frozen when it was built; `sha256` (hex) is theirs.

    `period` names the period ("2026-07-01", "2026-W27"); [`period_start`, `period_end`) are its instants.
    """

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("reader_id", "frequency", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("readers.id"))
    frequency: Mapped[Frequency] = mapped_column(words(Frequency))
    period: Mapped[str]
    period_start: Mapped[datetime]
    period_end: Mapped[datetime]
    built: Mapped[datetime]
    subject: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    mail: Mapped[bytes]
    html: Mapped[str]
    sha256: Mapped[str]


class ToldRow(Base):
    """That a reader was told of a change, in which digest and at which place of it: once for ever."""

    __tablename__ = "told"

    reader_id: Mapped[int] = mapped_column(ForeignKey("readers.id"), primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"), primary_key=True, index=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id"), index=True)
    position: Mapped[int]


class DeliveryRow(Base):
    """The handing over of one digest. Each move is a compare-and-set and leaves a row in `delivery_moves`."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_state_next_attempt", "state", "next_attempt"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id"), unique=True)
    state: Mapped[DeliveryState] = mapped_column(words(DeliveryState))
    reason: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    next_attempt: Mapped[datetime | None]
    updated: Mapped[datetime]


class DeliveryMove(Base):
    """One move of a delivery from state to state (the first from none), with its reason: written once."""

    __tablename__ = "delivery_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id"), index=True)
    before: Mapped[DeliveryState | None] = mapped_column(words(DeliveryState))
    after: Mapped[DeliveryState] = mapped_column(words(DeliveryState))
    reason: Mapped[str]
    at: Mapped[datetime]
