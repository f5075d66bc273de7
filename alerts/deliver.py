"""Building all digests that are due, and sending them: the calls of flows and of the command `digest`."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from alerts.digest import Digest, Item, chosen
from alerts.mail import mail, message_id
from alerts.outbox import Clock, Sent, send_through, send_to_files
from alerts.periods import Period, due_period
from alerts.relay import Relay, relay_address
from alerts.render import render
from alerts.sender import Sender
from archive.database import reading, transaction
from archive.digests import Frozen, Untold, chains, freeze, is_frozen, untold
from archive.readers import active_subscriptions, all_readers, find_reader
from pipeline.model.reader import Frequency, Reader, Subscription


class NoSuchReader(LookupError):
    """Nobody of that address has ever subscribed."""


@dataclass(frozen=True, slots=True)
class BuiltDigest:
    """A digest as it was frozen, or on a dry run would be. `shown` of its `changes` had room in the mail."""

    id: str
    address: str
    frequency: Frequency
    period: str
    subject: str
    changes: int
    shown: int
    text: str
    html: str
    mail: bytes


@dataclass(frozen=True, slots=True)
class SetAside:
    """A reader whose digest could not be built, and why. The others went on; the next run tries again."""

    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Built:
    """What one round of building came to."""

    digests: tuple[BuiltDigest, ...]
    set_aside: tuple[SetAside, ...] = ()


def build_due(
    engine: Engine, now: datetime, sender: Sender, only_reader: str | None = None, dry_run: bool = False
) -> Built:
    """Builds every digest that is due at `now` and puts it into the outbox; a dry run writes nothing.

    A reader's digests are built in a transaction each. Raises NoSuchReader where `only_reader` (an address) is none.
    """
    with reading(engine) as session:
        readers = readers_asked(session, only_reader)
    digests: list[BuiltDigest] = []
    aside: list[SetAside] = []
    for reader in readers:
        try:
            with reading(engine) if dry_run else transaction(engine) as session:
                built = _build(session, reader, now, sender, dry_run)
            digests += built  # kept only once the transaction is
        except Exception as error:  # whatever one reader's digest breaks on must not keep the others waiting
            aside.append(SetAside(reader.address, f"{type(error).__name__}: {error}"))
    return Built(tuple(digests), tuple(aside))


def send_due(
    engine: Engine,
    clock: Clock,
    sender: Sender,
    owner: str,
    relay_url: str | None = None,
    folder: Path | None = None,
    only_reader: str | None = None,
) -> list[Sent]:
    """Sends what is due in the outbox: as files into `folder` where one is given, else through the relay.

    `owner` names this worker and must be its own. Nothing is sent while the database holds the mark `sending-held`.
    Raises OSError where a file cannot be written, RelayUnusable where the relay's address cannot be read.
    """
    with reading(engine) as session:
        reader = None if only_reader is None else readers_asked(session, only_reader)[0].id
    if folder is not None:
        return list(send_to_files(engine, clock, owner, folder, reader))
    if relay_url is None:
        raise ValueError("name a relay or a folder")
    with Relay(relay_address(relay_url), sender.address.addr_spec) as relay:
        return list(send_through(engine, clock, owner, relay, reader))


def readers_asked(session: Session, address: str | None) -> list[Reader]:
    """The reader of that address, else all. Raises NoSuchReader."""
    if address is None:
        return all_readers(session)
    reader = find_reader(session, address)
    if reader is None:
        raise NoSuchReader(address)
    return [reader]


def _build(session: Session, reader: Reader, now: datetime, sender: Sender, dry_run: bool) -> list[BuiltDigest]:
    mine = {one.id: one for one in active_subscriptions(session, reader.id)}
    built: list[BuiltDigest] = []
    for frequency in Frequency:
        period = due_period(reader, frequency, now)
        if is_frozen(session, reader.id, frequency, period.name):
            continue
        items = _due_items(session, reader, period, mine)
        if not items:
            continue
        digest = Digest(f"dgs_{secrets.token_hex(10)}", reader, period, items, now)
        done, frozen = built_digest(digest, sender)
        if dry_run or freeze(session, frozen):
            built.append(done)
    return built


def _due_items(session: Session, reader: Reader, period: Period, mine: dict[str, Subscription]) -> tuple[Item, ...]:
    if not any(one.frequency is period.frequency for one in mine.values()):
        return ()
    found = untold(session, reader.id, period.end)
    return chosen(_items(found, mine), chains(session, reader.id, found, period.end), period.frequency)


def _items(found: Iterable[Untold], mine: dict[str, Subscription]) -> list[Item]:
    return [
        Item(one.change, tuple(mine[name] for name in one.subscriptions if name in mine), one.first) for one in found
    ]


def built_digest(digest: Digest, sender: Sender) -> tuple[BuiltDigest, Frozen]:
    """The digest as it is shown, and as it is kept."""
    rendered = render(digest, sender)
    period, whole = digest.period, mail(digest, rendered, sender)
    done = BuiltDigest(
        digest.id, digest.reader.address, period.frequency, period.name, rendered.subject, len(digest.items),
        rendered.shown, rendered.text, rendered.html, whole,
    )  # fmt: skip
    frozen = Frozen(
        digest.id, digest.reader.id, period.frequency, period.name, period.start, period.end, digest.built,
        rendered.subject, message_id(digest, sender), whole, rendered.html,
        tuple(item.change.id for item in digest.items),
    )  # fmt: skip
    return done, frozen
