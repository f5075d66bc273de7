"""The handing over of digests: which state each delivery is in. Every move is a compare-and-set with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from archive.marks import mark
from archive.tables import DeliveryMove, DeliveryRow, DeliveryState, DigestRow, ReaderRow
from pipeline.model.reader import Frequency

SENDING_HELD = "sending-held"

_S = DeliveryState
MOVES: frozenset[tuple[DeliveryState | None, DeliveryState]] = frozenset(
    [(None, _S.QUEUED)]
    + [(before, _S.LEASED) for before in (_S.QUEUED, _S.DEFERRED, _S.UNKNOWN)]
    + [(_S.LEASED, after) for after in (_S.QUEUED, _S.SENT, _S.UNKNOWN, _S.DEFERRED, _S.FAILED)]
    # `unknown` is written before the data goes out, and replaced by what the relay answers.
    + [(_S.UNKNOWN, after) for after in (_S.SENT, _S.DEFERRED, _S.FAILED)]
    + [(before, _S.CANCELLED) for before in (_S.QUEUED, _S.LEASED, _S.DEFERRED)]
)
_STOPPABLE = tuple(before for before, after in MOVES if after is _S.CANCELLED and before is not None)


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest on its way, leased to one worker. `before` is the state it was leased from."""

    delivery: int
    digest: str
    recipient: str
    frequency: Frequency
    period: str
    mail: bytes
    html: str
    before: DeliveryState
    attempts: int


@dataclass(frozen=True, slots=True)
class Move:
    """One line of a delivery's log."""

    before: DeliveryState | None
    after: DeliveryState
    reason: str
    at: datetime


def enqueue(session: Session, digest_id: int, now: datetime) -> int:
    """Puts a digest (row id) into the outbox, due at once. Belongs into the transaction that decides to send it."""
    row = DeliveryRow(digest_id=digest_id, state=_S.QUEUED, reason="built", attempts=0, next_attempt=now, updated=now)
    session.add(row)
    session.flush()
    _log(session, row.id, None, _S.QUEUED, "built", now)
    return row.id


def move(
    session: Session,
    delivery: int,
    before: DeliveryState,
    after: DeliveryState,
    reason: str,
    now: datetime,
    *,
    owner: str | None = None,
    next_attempt: datetime | None = None,
) -> bool:
    """Moves a delivery if it still is in `before` (and, where given, leased by `owner`); says whether it did.

    `next_attempt` is when it is due again, None for never. Raises ValueError on a move that is none.
    """
    if (before, after) not in MOVES:
        raise ValueError(f"no delivery moves from {before} to {after}")
    asked = [DeliveryRow.id == delivery, DeliveryRow.state == before]
    if owner is not None:
        asked.append(DeliveryRow.lease_owner == owner)
    # A delivery whose data is going out stays its worker's, so that only that one can write the answer.
    lease = {} if after is _S.UNKNOWN else {"lease_owner": None, "leased_until": None}
    changed = {"state": after, "reason": reason, "next_attempt": next_attempt, "updated": now, **lease}
    if not _moved(session, asked, changed):
        return False
    _log(session, delivery, before, after, reason, now)
    return True


def lease_next(
    session: Session, owner: str, now: datetime, until: datetime, reader: int | None = None
) -> Letter | None:
    """Leases the delivery that is due longest, to `owner` until then; None where nothing is due."""
    asked = _due(now, reader).order_by(DeliveryRow.next_attempt, DeliveryRow.id).limit(1)
    if session.get_bind().dialect.name == "postgresql":
        asked = asked.with_for_update(of=DeliveryRow, skip_locked=True)
    found = session.execute(asked).first()
    if found is None:
        return None
    row, digest, address = found
    before, attempts = row.state, row.attempts + 1
    changed = {
        "state": _S.LEASED, "reason": f"taken by {owner}", "lease_owner": owner, "leased_until": until,
        "attempts": attempts, "next_attempt": None, "updated": now,
    }  # fmt: skip
    if not _moved(session, [DeliveryRow.id == row.id, DeliveryRow.state == before], changed):
        return None
    _log(session, row.id, before, _S.LEASED, f"taken by {owner}", now)
    return Letter(
        row.id, digest.public_id, address, digest.frequency, digest.period, digest.mail, digest.html, before,
        attempts,
    )  # fmt: skip


def return_expired(session: Session, now: datetime) -> int:
    """Puts back what a lost worker had leased. Safe: once data goes out a delivery is `unknown`, no longer leased."""
    expired = select(DeliveryRow.id).where(DeliveryRow.state == _S.LEASED, DeliveryRow.leased_until <= now)
    reason = "the lease ran out before the mail was handed over"
    return sum(
        move(session, one, _S.LEASED, _S.QUEUED, reason, now, next_attempt=now)
        for one in session.scalars(expired).all()
    )


def times_unknown(session: Session, delivery: int) -> int:
    """How often its data went out and the answer was not known at once."""
    counted = select(func.count()).where(DeliveryMove.delivery_id == delivery, DeliveryMove.after == _S.UNKNOWN)
    return session.scalar(counted) or 0


def cancel_list(session: Session, reader: int, frequency: Frequency, reason: str, now: datetime) -> int:
    """Cancels what a reader's list still has on its way; gives how many. What may be there already is not sent again."""
    digests = select(DigestRow.id).where(DigestRow.reader_id == reader, DigestRow.frequency == frequency)
    _moved(session, [DeliveryRow.digest_id.in_(digests), DeliveryRow.state == _S.UNKNOWN], {"next_attempt": None})
    asked = select(DeliveryRow.id, DeliveryRow.state).where(
        DeliveryRow.digest_id.in_(digests), DeliveryRow.state.in_(_STOPPABLE)
    )
    return sum(move(session, one, state, _S.CANCELLED, reason, now) for one, state in session.execute(asked).all())


def sending_held(session: Session) -> str | None:
    """Why the operator has to allow sending again (a restore leaves such a mark); None where it is allowed."""
    return mark(session, SENDING_HELD)


def moves_of(session: Session, digest: str) -> list[Move]:
    """The log of a digest's delivery, by the digest's public id, oldest first."""
    asked = (
        select(DeliveryMove)
        .join(DeliveryRow, DeliveryRow.id == DeliveryMove.delivery_id)
        .join(DigestRow, DigestRow.id == DeliveryRow.digest_id)
        .where(DigestRow.public_id == digest)
        .order_by(DeliveryMove.id)
    )
    return [Move(row.before, row.after, row.reason, row.at) for row in session.scalars(asked)]


def _due(now: datetime, reader: int | None) -> Select[DeliveryRow, DigestRow, str]:
    asked = (
        select(DeliveryRow, DigestRow, ReaderRow.address)
        .join(DigestRow, DigestRow.id == DeliveryRow.digest_id)
        .join(ReaderRow, ReaderRow.id == DigestRow.reader_id)
        .where(
            DeliveryRow.state.in_((_S.QUEUED, _S.DEFERRED, _S.UNKNOWN)),
            DeliveryRow.next_attempt <= now,
        )
    )
    return asked if reader is None else asked.where(DigestRow.reader_id == reader)


def _moved(session: Session, asked: Sequence[ColumnElement[bool]], changed: Mapping[str, object]) -> bool:
    # `returning` and not the row count, which not every driver tells.
    updated = update(DeliveryRow).where(*asked).values(dict(changed)).returning(DeliveryRow.id)
    return session.scalars(updated.execution_options(synchronize_session=False)).first() is not None


def _log(
    session: Session, delivery: int, before: DeliveryState | None, after: DeliveryState, reason: str, now: datetime
) -> None:
    session.add(DeliveryMove(delivery_id=delivery, before=before, after=after, reason=reason, at=now))
