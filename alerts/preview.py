"""What a reader would be told of what is on record: a look ahead for whoever has just subscribed. Records nothing."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from alerts.deliver import Built, BuiltDigest, built_digest, readers_asked
from alerts.digest import Digest, Item, chosen
from alerts.match import matches
from alerts.periods import due_period
from alerts.sender import Sender
from archive.database import reading
from archive.history import Query, Sort, each_change
from archive.readers import active_subscriptions
from pipeline.model.filters import Filter
from pipeline.model.reader import Frequency, Reader


def preview(engine: Engine, now: datetime, since: datetime, sender: Sender, only_reader: str | None = None) -> Built:
    """A digest a reader and frequency with all that was captured since and is for the reader: told already or not,
    backfilled too, and whenever the reader subscribed. Raises NoSuchReader where `only_reader` (an address) is none.
    """
    with reading(engine) as session:
        readers = readers_asked(session, only_reader)
        return Built(tuple(one for reader in readers for one in _digests(session, reader, now, since, sender)))


def _digests(session: Session, reader: Reader, now: datetime, since: datetime, sender: Sender) -> Iterator[BuiltDigest]:
    mine = {one.id: one for one in active_subscriptions(session, reader.id)}
    asked = Query(Filter(since=since), limit=None, sort=Sort.OLDEST, substantive=True)
    items = [
        Item(change, tuple(mine[one.subscription] for one in found))
        for change in (each_change(session, asked) if mine else ())
        if (found := matches(change, mine.values()))
    ]
    for frequency in Frequency:
        if some := chosen(items, {}, frequency):
            yield built_digest(
                Digest(f"preview_{secrets.token_hex(10)}", reader, due_period(reader, frequency, now), some, now),
                sender,
            )[0]
