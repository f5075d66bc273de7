"""By what notices are found again, how they hang together, and where they were before."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words
from pipeline.model.ties import Tie


class NameRow(Base):
    """One name of a notice: a number, its title, the hash of its words. Many may share one."""

    __tablename__ = "notice_names"
    __table_args__ = (Index("ix_notice_names_country_kind_value", "country", "kind", "value"),)

    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    country: Mapped[str]


class LinkRow(Base):
    """That a notice corrects or repeats another; `other_id` is NULL while the other is not on record.

    `once`: a reader hears of one of the two alone. `target` is the number by which the other may still come.
    """

    __tablename__ = "notice_links"
    __table_args__ = (UniqueConstraint("resource_id", "tie", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"))
    tie: Mapped[Tie] = mapped_column(words(Tie))
    other_id: Mapped[int | None] = mapped_column(ForeignKey("resources.id"), index=True)
    reference: Mapped[str]
    target: Mapped[str | None] = mapped_column(index=True)
    once: Mapped[bool]
    found: Mapped[datetime]


class MoveRow(Base):
    """That a notice was found at a new address, and why it was taken for the same."""

    __tablename__ = "notice_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"), index=True)
    before: Mapped[str]
    after: Mapped[str]
    evidence: Mapped[str]
    found: Mapped[datetime] = mapped_column(index=True)
    operator_told_at: Mapped[datetime | None]
