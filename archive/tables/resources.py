"""Resources, their captures, and the documents read from those."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.tables.base import Base, words
from pipeline.model.capture import Role
from pipeline.model.verdict import Verdict


class State(StrEnum):
    """Whether the authority still publishes a resource."""

    LIVE = "live"
    WITHDRAWN = "withdrawn"


class ResourceRow(Base):
    """One thing watched over time. `first_key` never changes: the public ids of its changes are made of it.

    `in_baseline`: the baseline crawl fetched or listed it, so that its first capture is no change.
    """

    __tablename__ = "resources"
    __table_args__ = (UniqueConstraint("source_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"))
    key: Mapped[str]
    first_key: Mapped[str]
    url: Mapped[str]
    title: Mapped[str]
    role: Mapped[Role] = mapped_column(words(Role))
    state: Mapped[State] = mapped_column(words(State))
    in_baseline: Mapped[bool]
    first_seen: Mapped[datetime]


class AliasRow(Base):
    """A further canonical address of a resource."""

    __tablename__ = "resource_aliases"

    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"), index=True)


class CaptureRow(Base):
    """The evidence: written once. Only `verdict` and `why` wait, NULL, for the screening; without bytes they are the fetch's.

    `body` is the SHA-256 (hex) of the stored bytes, NULL where none arrived.
    """

    __tablename__ = "captures"
    __table_args__ = (
        UniqueConstraint("resource_id", "fetched"),
        Index("ix_captures_verdict_fetched", "verdict", "fetched"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"))
    fetched: Mapped[datetime]
    recorded: Mapped[datetime]
    url: Mapped[str]
    final_url: Mapped[str | None]
    status: Mapped[int | None]
    headers: Mapped[list[Any]]
    content_type: Mapped[str | None]
    body: Mapped[str | None] = mapped_column(index=True)
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    fetch_verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    fetch_why: Mapped[str | None]
    verdict: Mapped[Verdict | None] = mapped_column(words(Verdict))
    why: Mapped[str | None]
    title: Mapped[str | None]
    published: Mapped[date | None]
    part_of: Mapped[str | None]


class DocumentRow(Base):
    """A capture read into blocks by one extractor version; `blocks` is zstd-compressed JSON, chrome included."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("capture_id", "extractor_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"))
    extractor_version: Mapped[str]
    blocks: Mapped[bytes]
    title: Mapped[str]
    language: Mapped[str]
    encoding: Mapped[str]
    format: Mapped[str]
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    why: Mapped[str | None]
