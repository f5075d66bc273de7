"""Readers, their subscriptions, and the changes that concern them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words
from pipeline.model.reader import Frequency


class ReaderRow(Base):
    """Who receives. `address` in its normal form: the domain in lower case, the rest as given (RFC 5321, 2.4)."""

    __tablename__ = "readers"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str]
    zone: Mapped[str]
    hour: Mapped[int]
    created: Mapped[datetime]


class SubscriptionRow(Base):
    """A filter (the words of `filter_words`) with a least severity and a frequency.

    `consent` holds how and when it was given and the version of the text shown. Ended ones are kept, with the reason.
    """

    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("readers.id"), index=True)
    filter: Mapped[dict[str, Any]]
    least_severity: Mapped[int]
    frequency: Mapped[Frequency] = mapped_column(words(Frequency))
    note: Mapped[str]
    created: Mapped[datetime]
    consent: Mapped[dict[str, Any]]
    ended_at: Mapped[datetime | None]
    ended_reason: Mapped[str | None]


class MatchRow(Base):
    """Why this change is for that subscription: made once, when the change is recorded."""

    __tablename__ = "matches"

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id"), primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"), primary_key=True, index=True)
    reasons: Mapped[list[Any]]
    recorded: Mapped[datetime]
