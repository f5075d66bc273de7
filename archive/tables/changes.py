"""Changes and their classifications, with the rows by which a filter finds them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words
from pipeline.model.change import Event


class ChangeRow(Base):
    """What happened to a resource between two captures.

    `old_time` is the old capture's time in ISO 8601, or the fixed word `none`: never NULL, since NULLs are all
    different to a unique key. Country, region, authority, title and language stand as they were when it was recorded.
    `search` is what the word `text` looks through. `classification_id` names the current classification.
    """

    __tablename__ = "changes"
    __table_args__ = (
        UniqueConstraint("resource_id", "event", "old_time", "captured"),
        Index("ix_changes_captured_public_id", "captured", "public_id"),
        Index("ix_changes_country_captured", "country", "captured"),
        Index("ix_changes_source_id_captured", "source_id", "captured"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"))
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"))
    event: Mapped[Event] = mapped_column(words(Event))
    old_time: Mapped[str]
    old_capture_id: Mapped[int | None] = mapped_column(ForeignKey("captures.id"))
    new_capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"))
    country: Mapped[str]
    region: Mapped[str | None]
    authority: Mapped[str]
    title: Mapped[str]
    url: Mapped[str | None]
    language: Mapped[str]
    captured: Mapped[datetime]
    recorded: Mapped[datetime] = mapped_column(index=True)
    published: Mapped[date | None]
    substantive: Mapped[bool]
    backfilled: Mapped[bool]
    edits: Mapped[bytes]
    edit_count: Mapped[int]
    extractor_version: Mapped[str]
    compare_version: Mapped[str]
    search: Mapped[str]
    classification_id: Mapped[int | None] = mapped_column(
        ForeignKey("classifications.id", name="fk_changes_classification_id", use_alter=True)
    )


class ClassificationRow(Base):
    """What a change means by one version of the rules. `body` is the whole `Classification`."""

    __tablename__ = "classifications"
    __table_args__ = (UniqueConstraint("change_id", "rules_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"))
    rules_version: Mapped[str]
    primary: Mapped[str]
    secondary: Mapped[list[Any]] = mapped_column(JSON)
    severity: Mapped[int] = mapped_column(index=True)
    confidence: Mapped[float]
    headline: Mapped[str]
    summary: Mapped[str]
    body: Mapped[dict[str, Any]]
    recorded: Mapped[datetime]


class ClassificationTopic(Base):
    """A primary or secondary topic, `none` and `unclassified` among them."""

    __tablename__ = "classification_topics"

    topic: Mapped[str] = mapped_column(primary_key=True)
    classification_id: Mapped[int] = mapped_column(ForeignKey("classifications.id"), primary_key=True, index=True)


class ClassificationNeed(Base):
    """A seller's duty that one of the topics serves."""

    __tablename__ = "classification_needs"

    need: Mapped[str] = mapped_column(primary_key=True)
    classification_id: Mapped[int] = mapped_column(ForeignKey("classifications.id"), primary_key=True, index=True)


class ClassificationOrigin(Base):
    """A country whose goods are concerned."""

    __tablename__ = "classification_origins"

    origin: Mapped[str] = mapped_column(primary_key=True)
    classification_id: Mapped[int] = mapped_column(ForeignKey("classifications.id"), primary_key=True, index=True)


class ClassificationCode(Base):
    """An HS or national code, digits only."""

    __tablename__ = "classification_codes"

    code: Mapped[str] = mapped_column(primary_key=True)
    classification_id: Mapped[int] = mapped_column(ForeignKey("classifications.id"), primary_key=True, index=True)


class ClassificationEffective(Base):
    """A day from which something holds."""

    __tablename__ = "classification_effective"

    day: Mapped[date] = mapped_column(primary_key=True)
    classification_id: Mapped[int] = mapped_column(ForeignKey("classifications.id"), primary_key=True, index=True)
