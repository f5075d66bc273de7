"""Sources: the catalogue's entries as the record knows them."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words
from pipeline.model.source import Kind


class SourceRow(Base):
    """An entry of the catalogue. `baseline_at` is the time of its first good crawl; until then nothing is a change."""

    __tablename__ = "sources"

    id: Mapped[str] = mapped_column(primary_key=True)
    jurisdiction: Mapped[str] = mapped_column(index=True)
    region: Mapped[str | None]
    authority: Mapped[str]
    title: Mapped[str]
    url: Mapped[str]
    kind: Mapped[Kind] = mapped_column(words(Kind))
    language: Mapped[str]
    topics: Mapped[list[Any]]
    interval_hours: Mapped[int]
    enabled: Mapped[bool]
    selectors: Mapped[dict[str, Any]]
    baseline_at: Mapped[datetime | None]
    last_crawled: Mapped[datetime | None]
