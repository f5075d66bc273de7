"""How the sources are, and marks that the operator should see."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words
from pipeline.model.verdict import Verdict


class CrawlRow(Base):
    """One crawl of one source."""

    __tablename__ = "crawls"
    __table_args__ = (UniqueConstraint("source_id", "started"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"))
    started: Mapped[datetime]
    finished: Mapped[datetime]
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    why: Mapped[str | None]
    listed: Mapped[int]
    complete: Mapped[bool]
    captures: Mapped[int]
    fit_captures: Mapped[int]


class HealthRow(Base):
    """How a source is now: its last crawl, its last good one, and since when it fails."""

    __tablename__ = "source_health"

    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), primary_key=True)
    last_crawl: Mapped[datetime]
    last_good: Mapped[datetime | None]
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    why: Mapped[str | None]
    captures: Mapped[int]
    fit_captures: Mapped[int]
    failures: Mapped[int]
    failing_since: Mapped[datetime | None]
    operator_told_at: Mapped[datetime | None]


class MarkRow(Base):
    """A remark on the whole installation, such as `sending-held` after a restore."""

    __tablename__ = "marks"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    set_at: Mapped[datetime]
