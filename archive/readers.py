"""Readers and their subscriptions."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from archive.tables import ReaderRow, SubscriptionRow
from pipeline.model.classification import Severity
from pipeline.model.filters import Filter, filter_words, parse_filter
from pipeline.model.reader import Frequency, Reader, Subscription


def find_reader(session: Session, address: str) -> Reader | None:
    """The reader of that address, upper and lower case being the same person; None where there is none."""
    row = session.scalar(select(ReaderRow).where(func.lower(ReaderRow.address) == address.lower()))
    return None if row is None else _reader(row)


def all_readers(session: Session) -> list[Reader]:
    """Every reader with at least one active subscription, by id."""
    active = select(SubscriptionRow.reader_id).where(SubscriptionRow.ended_at.is_(None))
    return [_reader(row) for row in session.scalars(select(ReaderRow).where(ReaderRow.id.in_(active)).order_by("id"))]


def save_reader(session: Session, address: str, language: str, zone: str, hour: int, now: datetime) -> Reader:
    """Adds the reader, or sets language, zone and hour of the one who has this address."""
    known = find_reader(session, address)
    if known is None:
        row = ReaderRow(address=address, language=language, zone=zone, hour=hour, created=now)
        session.add(row)
        session.flush()
        return _reader(row)
    changed = {"language": language, "zone": zone, "hour": hour}
    session.execute(update(ReaderRow).where(ReaderRow.id == known.id).values(changed))
    return Reader(known.id, known.address, language, zone, hour)


def active_subscriptions(session: Session, reader: int | None = None) -> list[Subscription]:
    """All subscriptions that have not ended, or those of one reader, oldest first."""
    return _subscriptions(session, _of(reader).where(SubscriptionRow.ended_at.is_(None)))


def find_subscription(session: Session, public_id: str) -> Subscription | None:
    """The active subscription of that id."""
    asked = _of(None).where(SubscriptionRow.public_id == public_id, SubscriptionRow.ended_at.is_(None))
    return next(iter(_subscriptions(session, asked)), None)


def was_subscription(session: Session, public_id: str) -> bool:
    """Whether there is or was a subscription of that id."""
    return session.scalar(select(SubscriptionRow.id).where(SubscriptionRow.public_id == public_id)) is not None


def add_subscription(
    session: Session,
    reader: Reader,
    asked: Filter,
    least: Severity,
    frequency: Frequency,
    note: str,
    consent: Mapping[str, Any],
    now: datetime,
) -> Subscription:
    """Adds a subscription, active at once. `consent`: how and when it was given, and the version of the text shown."""
    row = SubscriptionRow(
        public_id=f"sub_{secrets.token_hex(10)}",
        reader_id=reader.id,
        filter=filter_words(asked),
        least_severity=int(least),
        frequency=frequency,
        note=note,
        created=now,
        consent=dict(consent),
    )
    session.add(row)
    session.flush()
    return _subscription(row, reader)


def set_least(session: Session, public_id: str, least: Severity) -> None:
    """Sets the least severity of a subscription."""
    session.execute(
        update(SubscriptionRow).where(SubscriptionRow.public_id == public_id).values(least_severity=int(least))
    )


def end_subscription(session: Session, public_id: str, reason: str, now: datetime) -> int:
    """Ends one subscription; gives how many were active until now (0 or 1)."""
    return _end(session, SubscriptionRow.public_id == public_id, reason, now)


def end_list(session: Session, reader: int, frequency: Frequency, reason: str, now: datetime) -> int:
    """Ends all of a reader's subscriptions of one frequency; gives how many were active until now."""
    asked = (SubscriptionRow.reader_id == reader) & (SubscriptionRow.frequency == frequency)
    return _end(session, asked, reason, now)


def _end(session: Session, which: Any, reason: str, now: datetime) -> int:
    ended = (
        update(SubscriptionRow)
        .where(which, SubscriptionRow.ended_at.is_(None))
        .values(ended_at=now, ended_reason=reason)
        .returning(SubscriptionRow.id)
    )
    return len(session.scalars(ended).all())


def _of(reader: int | None) -> Select[SubscriptionRow, ReaderRow]:
    joined = select(SubscriptionRow, ReaderRow).join(ReaderRow, ReaderRow.id == SubscriptionRow.reader_id)
    return joined if reader is None else joined.where(SubscriptionRow.reader_id == reader)


def _subscriptions(session: Session, asked: Select[SubscriptionRow, ReaderRow]) -> list[Subscription]:
    return [_subscription(row, _reader(owner)) for row, owner in session.execute(asked.order_by(SubscriptionRow.id))]


def _subscription(row: SubscriptionRow, reader: Reader) -> Subscription:
    return Subscription(
        id=row.public_id,
        reader=reader,
        filter=parse_filter(row.filter),
        least=Severity(row.least_severity),
        frequency=row.frequency,
        created=row.created,
        note=row.note,
    )


def _reader(row: ReaderRow) -> Reader:
    return Reader(id=row.id, address=row.address, language=row.language, zone=row.zone, hour=row.hour)
