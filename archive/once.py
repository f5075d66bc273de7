"""Notices that a reader hears of once, although they stand at several places."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from archive.tables import ChangeRow, LinkRow, ToldRow
from pipeline.model.change import Event
from pipeline.model.ties import Tie

_AT_ONCE = 400  # values in one statement, each twice; SQLite's old limit is 999
_ONCE = (LinkRow.tie == Tie.REPEATS) & LinkRow.once & LinkRow.other_id.is_not(None)


def first_of(session: Session, resources: Iterable[int]) -> dict[int, int]:
    """Of these notices those that stand at several places: the one that was published first, itself too."""
    asked, found = sorted(set(resources)), dict[int, int]()
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        rows = session.execute(
            select(LinkRow.resource_id, LinkRow.other_id).where(
                _ONCE, or_(LinkRow.resource_id.in_(some), LinkRow.other_id.in_(some))
            )
        )
        for repeat, first in rows:
            if first is not None:
                found[repeat] = found[first] = first
    return found


def heard_of(session: Session, reader: int, firsts: Iterable[int]) -> frozenset[int]:
    """Of these first ones those of which the reader was told, at whichever place."""
    asked = sorted(set(firsts))
    places: dict[int, int] = {first: first for first in asked}
    for start in range(0, len(asked), _AT_ONCE):
        rows = session.execute(
            select(LinkRow.resource_id, LinkRow.other_id).where(
                _ONCE, LinkRow.other_id.in_(asked[start : start + _AT_ONCE])
            )
        )
        places.update((repeat, first) for repeat, first in rows if first is not None)
    told: set[int] = set()
    every = sorted(places)
    for start in range(0, len(every), _AT_ONCE):
        told.update(
            session.scalars(
                select(ChangeRow.resource_id)
                .join(ToldRow, ToldRow.change_id == ChangeRow.id)
                .where(ToldRow.reader_id == reader, ChangeRow.event == Event.PUBLISHED)
                .where(ChangeRow.resource_id.in_(every[start : start + _AT_ONCE]))
            )
        )
    return frozenset(places[resource] for resource in told)
