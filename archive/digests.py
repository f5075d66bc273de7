"""Digests as frozen, and what each reader was told: each change once."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from archive.changes import as_change, stored_changes
from archive.history.links import with_links
from archive.once import first_of, heard_of
from archive.outbox import enqueue
from archive.redesigns import held_back
from archive.tables import ChangeRow, DigestRow, MatchRow, SubscriptionRow, ToldRow
from pipeline.model.change import Change, Event
from pipeline.model.reader import Frequency

_T = TypeVar("_T")
_AT_ONCE = 500  # values in one statement; SQLite's old limit is 999


@dataclass(frozen=True, slots=True)
class Untold:
    """A change that concerns a reader who was not told of it, with the ids of the subscriptions that it matched.

    `first`: of a notice published at several places, the resource of the first; a reader hears of one of them.
    """

    change: Change
    resource: int
    subscriptions: tuple[str, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Frozen:
    """A digest ready to be kept: its mail as it will be sent, however often that is tried."""

    id: str
    reader: int
    frequency: Frequency
    period: str
    start: datetime
    end: datetime
    built: datetime
    subject: str
    message_id: str
    mail: bytes
    html: str
    told: tuple[str, ...]


def untold(session: Session, reader: int, before: datetime) -> tuple[Untold, ...]:
    """What was recorded before that instant, matched active subscriptions of the reader, and was not told yet.

    What looks like the work of a new template waits for the operator's word (`archive.redesigns`). A notice of which
    the reader heard at another place is not told again (`archive.once`).
    """
    told = select(ToldRow.change_id).where(ToldRow.reader_id == reader)
    rows = session.execute(
        select(ChangeRow.id, ChangeRow.resource_id, SubscriptionRow.public_id)
        .join(MatchRow, MatchRow.change_id == ChangeRow.id)
        .join(SubscriptionRow, SubscriptionRow.id == MatchRow.subscription_id)
        .where(SubscriptionRow.reader_id == reader, SubscriptionRow.ended_at.is_(None))
        .where(ChangeRow.recorded < before, ChangeRow.backfilled.is_(False), ChangeRow.id.not_in(told))
        .where(ChangeRow.id.not_in(held_back()))
        .order_by(ChangeRow.id, SubscriptionRow.id)
    )
    resources: dict[int, int] = {}
    subscriptions: defaultdict[int, list[str]] = defaultdict(list)
    for number, resource, subscription in rows:
        resources[number] = resource
        subscriptions[number].append(subscription)
    changes = _changes(session, resources)
    firsts = first_of(session, (resources[n] for n, one in changes.items() if one.event is Event.PUBLISHED))
    heard = heard_of(session, reader, firsts.values())
    found = []
    for n in resources:
        first = firsts.get(resources[n]) if n in changes and changes[n].event is Event.PUBLISHED else None
        if n in changes and first not in heard:
            found.append(Untold(changes[n], resources[n], tuple(subscriptions[n]), first))
    return tuple(found)


def chains(session: Session, reader: int, found: Sequence[Untold], before: datetime) -> dict[str, tuple[Change, ...]]:
    """For each found change whose resource changed again: its changes around that one, oldest first, as far as the
    reader was told of none of them: what they have heard of once, they must hear the end of.

    The key is the change's id; those of one stretch share their chain.
    """
    if not found:
        return {}
    told = set(session.scalars(select(ToldRow.change_id).where(ToldRow.reader_id == reader)))
    first: dict[int, datetime] = {}
    for one in found:
        first[one.resource] = min(one.change.captured, first.get(one.resource, one.change.captured))
    whole: defaultdict[int, list[list[Change]]] = defaultdict(lambda: [[]])
    for some in _chunks(first):
        asked = stored_changes().where(
            ChangeRow.resource_id.in_(some), ChangeRow.recorded < before, ChangeRow.captured >= min(first.values())
        )
        for row, meaning, old, new in session.execute(asked.order_by(ChangeRow.captured, ChangeRow.id)):
            if row.captured >= first[row.resource_id] and not row.backfilled:
                if row.id in told:
                    whole[row.resource_id].append([])
                else:
                    whole[row.resource_id][-1].append(as_change(row, meaning, old, new))
    wanted = {one.change.id for one in found}
    stretches = (tuple(stretch) for of_one in whole.values() for stretch in of_one if len(stretch) > 1)
    return {change.id: stretch for stretch in stretches for change in stretch if change.id in wanted}


def is_frozen(session: Session, reader: int, frequency: Frequency, period: str) -> bool:
    """Whether this period's digest was built."""
    asked = select(DigestRow.id).where(
        DigestRow.reader_id == reader, DigestRow.frequency == frequency, DigestRow.period == period
    )
    return session.scalar(asked) is not None


def freeze(session: Session, digest: Frozen) -> bool:
    """Keeps the digest, what it tells, and its place in the outbox: all of it, or nothing and False.

    Nothing, where another worker was faster: the period has its digest, or the reader was told one of its changes.
    """
    try:
        with session.begin_nested():
            row = _digest_row(digest)
            session.add(row)
            session.flush()
            numbers = _numbers(session, digest.told)
            told = [
                {"reader_id": digest.reader, "change_id": numbers[change], "digest_id": row.id, "position": position}
                for position, change in enumerate(digest.told)
            ]
            session.execute(insert(ToldRow), told)
            enqueue(session, row.id, digest.built)
    except IntegrityError:
        return False
    return True


def told_in(session: Session, digest: str, start: int = 0) -> tuple[Change, ...] | None:
    """The changes of a digest from the one at `start` on, in its order; None where there is no such digest."""
    number = session.scalar(select(DigestRow.id).where(DigestRow.public_id == digest))
    if number is None:
        return None
    asked = stored_changes().join(ToldRow, ToldRow.change_id == ChangeRow.id)
    asked = asked.where(ToldRow.digest_id == number, ToldRow.position >= start).order_by(ToldRow.position)
    return with_links(session, [as_change(*row) for row in session.execute(asked)])


def _digest_row(digest: Frozen) -> DigestRow:
    return DigestRow(
        public_id=digest.id,
        reader_id=digest.reader,
        frequency=digest.frequency,
        period=digest.period,
        period_start=digest.start,
        period_end=digest.end,
        built=digest.built,
        subject=digest.subject,
        message_id=digest.message_id,
        mail=digest.mail,
        html=digest.html,
        sha256=hashlib.sha256(digest.mail).hexdigest(),
    )


def _changes(session: Session, numbers: Iterable[int]) -> dict[int, Change]:
    found: dict[int, Change] = {}
    for some in _chunks(numbers):
        for row, meaning, old, new in session.execute(stored_changes().where(ChangeRow.id.in_(some))):
            found[row.id] = as_change(row, meaning, old, new)
    return dict(zip(found, with_links(session, list(found.values())), strict=True))


def _numbers(session: Session, public: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _chunks(public):
        rows = session.execute(select(ChangeRow.public_id, ChangeRow.id).where(ChangeRow.public_id.in_(some)))
        found.update((public_id, number) for public_id, number in rows)
    return found


def _chunks(values: Iterable[_T]) -> Iterator[list[_T]]:
    left = iter(values)
    while some := list(islice(left, _AT_ONCE)):
        yield some
