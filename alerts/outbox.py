"""Sending what is due: who holds a delivery, when it is tried again, and when it is given up.

At least once where the relay refuses, at most twice where it falls silent: `unknown` is written before the data goes
out, so that a worker killed at any moment leaves either a lease that runs out (nothing was sent) or an `unknown`.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from alerts.maildir import write_mail
from alerts.relay import Answer, Reply
from archive.database import reading, transaction
from archive.outbox import Letter, lease_next, move, return_expired, sending_held, times_unknown
from archive.tables import DeliveryState

LEASE = timedelta(minutes=15)  # longer than a relay may take to answer up to the data
AFTER_SILENCE = timedelta(hours=4)  # time for a bounce or a receipt to come (RFC 1047)
MOST_ATTEMPTS = 17  # of mails that the relay puts off: about three days of growing waits (RFC 5321, 4.5.4.1)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=6)

_S = DeliveryState
Clock = Callable[[], datetime]


class Post(Protocol):
    """Hands a mail over; asks `about_to_send` just before there is no way back."""

    def __call__(self, recipient: str, mail: bytes, about_to_send: Callable[[], bool]) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Sent:
    """What one try came to. `file` is where the mail lies, where files stand in for a relay."""

    digest: str
    recipient: str
    state: DeliveryState
    reason: str
    file: Path | None = None


def send_through(engine: Engine, clock: Clock, owner: str, post: Post, reader: int | None = None) -> Iterator[Sent]:
    """Hands all that is due (of one reader, by row id) to the relay; stops where the relay cannot be used."""
    for letter in _leased(engine, clock, owner, reader):
        brink = _Brink(engine, clock, owner, letter)
        reply = post(letter.recipient, letter.mail, brink)
        yield _settled(engine, clock(), owner, letter, reply, after_data=brink.passed)
        if reply.answer is Answer.CLOSED:
            return


def send_to_files(engine: Engine, clock: Clock, owner: str, folder: Path, reader: int | None = None) -> Iterator[Sent]:
    """Writes all that is due into the folder. Raises OSError; what was leased then is due again at once."""
    for letter in _leased(engine, clock, owner, reader):
        try:
            path = write_mail(folder, letter)
        except OSError:
            with transaction(engine) as session:
                now = clock()
                reason = "the file could not be written"
                move(session, letter.delivery, _S.LEASED, _S.QUEUED, reason, now, owner=owner, next_attempt=now)
            raise
        with transaction(engine) as session:
            move(session, letter.delivery, _S.LEASED, _S.SENT, f"written to {path.name}", clock(), owner=owner)
        yield Sent(letter.digest, letter.recipient, _S.SENT, f"written to {path}", path)


class _Brink:
    """Writes `unknown` just before the data goes out; says no where the delivery is no longer this worker's."""

    def __init__(self, engine: Engine, clock: Clock, owner: str, letter: Letter) -> None:
        self._engine, self._clock, self._owner, self._letter = engine, clock, owner, letter
        self.passed = False

    def __call__(self) -> bool:
        now, letter = self._clock(), self._letter
        with transaction(self._engine) as session:
            again = now + AFTER_SILENCE if times_unknown(session, letter.delivery) == 0 else None
            self.passed = move(
                session, letter.delivery, _S.LEASED, _S.UNKNOWN, "the data is going out", now,
                owner=self._owner, next_attempt=again,
            )  # fmt: skip
        return self.passed


def _leased(engine: Engine, clock: Clock, owner: str, reader: int | None) -> Iterator[Letter]:
    # What was due at the start: a delivery that comes back at once must not keep the round going for ever.
    start = clock()
    with transaction(engine) as session:
        return_expired(session, start)
    while True:
        with reading(engine) as session:
            if sending_held(session) is not None:
                return
        with transaction(engine) as session:
            letter = lease_next(session, owner, start, clock() + LEASE, reader)
        if letter is None:
            return
        yield letter


def _settled(engine: Engine, now: datetime, owner: str, letter: Letter, reply: Reply, *, after_data: bool) -> Sent:
    before = _S.UNKNOWN if after_data else _S.LEASED
    after, again = _verdict(letter, reply, now)
    if after is not None and after is not _S.UNKNOWN:
        with transaction(engine) as session:
            move(session, letter.delivery, before, after, reply.reason, now, owner=owner, next_attempt=again)
    return Sent(letter.digest, letter.recipient, after or _S.CANCELLED, reply.reason)


def _verdict(letter: Letter, reply: Reply, now: datetime) -> tuple[DeliveryState | None, datetime | None]:
    """The state that an answer leads to, and when it is due again; no state where it was taken from us."""
    match reply.answer:
        case Answer.ACCEPTED:
            return _S.SENT, None
        case Answer.PERMANENT:
            return _S.FAILED, None
        case Answer.SILENCE:
            return _S.UNKNOWN, None
        case Answer.WITHDRAWN:
            return None, None
        case Answer.TEMPORARY if letter.attempts >= MOST_ATTEMPTS:
            return _S.FAILED, None
        case Answer.TEMPORARY | Answer.CLOSED:
            return _S.DEFERRED, now + wait(letter.attempts, letter.digest)


def wait(attempts: int, digest: str) -> timedelta:
    """Five minutes, doubled each time up to six hours, and up to a fifth more so that not all come at once."""
    plain = min(_FIRST_WAIT * (1 << min(attempts - 1, 10)), _LONGEST_WAIT)
    return plain * (1 + zlib.crc32(f"{digest} {attempts}".encode()) % 1000 / 5000)
