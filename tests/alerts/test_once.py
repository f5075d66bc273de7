"""A notice at several places: a reader hears of one of them, and never of none."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from archive.database import transaction
from archive.digests import untold
from archive.links import keep_link
from archive.tables import ChangeRow
from pipeline.model.change import Event
from pipeline.model.reader import Frequency
from pipeline.model.ties import Tie
from tests.alerts.record import recorded, subscribed
from tests.alerts.samples import NOW, change
from tests.alerts.test_deliver import DAY, build


def published(engine, number: int, repeats=None, once: bool = True, tie: Tie = Tie.REPEATS, **different):
    """A notice that is new, told apart by its number; and what it repeats."""
    with transaction(engine) as session:
        made = recorded(session, change(number, event=Event.PUBLISHED, **different))
        if repeats is not None:
            numbers = {
                one: session.scalars(select(ChangeRow.resource_id).where(ChangeRow.public_id == one.id)).one()
                for one in (made, repeats)
            }
            keep_link(session, numbers[made], tie, numbers[repeats], "", NOW, once)
        return made


def test_one_of_the_two_is_told_and_names_the_other(engine):
    subscribed(engine)
    first = published(engine, 1)
    published(engine, 2, repeats=first)
    (digest,) = build(engine)
    assert digest.changes == 1
    assert "Also published as" in digest.text
    assert "Also published as" in digest.html
    assert build(engine, NOW + DAY) == ()


def test_what_was_told_is_not_told_again_from_elsewhere(engine):
    subscribed(engine)
    first = published(engine, 1)
    assert len(build(engine)) == 1
    published(engine, 2, repeats=first, recorded=NOW + timedelta(hours=2))
    assert build(engine, NOW + DAY) == ()


def test_who_was_not_told_of_the_first_is_told_of_the_second(engine):
    subscribed(engine, country="BR")
    first = published(engine, 1, country="JP")
    published(engine, 2, repeats=first, country="BR")
    (digest,) = build(engine)
    assert digest.changes == 1
    assert "Published before as" in digest.text


@pytest.mark.parametrize("more", [{"once": False}, {"tie": Tie.CORRECTS}])
def test_a_repeat_with_another_number_or_day_and_a_correction_are_told(engine, more):
    subscribed(engine)
    first = published(engine, 1)
    published(engine, 2, repeats=first, **more)
    assert [one.changes for one in build(engine)] == [2]


def test_it_comes_with_the_most_frequent_mail(engine):
    subscribed(engine, frequency=Frequency.WEEKLY, country="JP")
    subscribed(engine, frequency=Frequency.DAILY, country="BR")
    first = published(engine, 1, country="JP")
    published(engine, 2, repeats=first, country="BR")
    assert [(one.frequency, one.changes) for one in build(engine)] == [(Frequency.DAILY, 1)]
    assert build(engine, NOW + 9 * DAY) == (), "nor a week later"


def test_what_happens_to_either_later_is_told(engine):
    reader = subscribed(engine).reader
    first = published(engine, 1)
    second = published(engine, 2, repeats=first)
    build(engine)
    with transaction(engine) as session:
        recorded(session, change(3, recorded=NOW + timedelta(hours=1)), page=second.id)
        found = untold(session, reader.id, NOW + DAY)
    assert [one.change.event for one in found] == [Event.AMENDED]
