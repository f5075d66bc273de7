"""A page that changes and changes back: told where its reader was told the first half, else to nobody."""

from datetime import timedelta
from itertools import pairwise

import pytest

from alerts.deliver import build_due
from archive.database import reading, transaction
from archive.history import Query, changes
from pipeline.model.change import Event
from pipeline.model.edits import Edit, Op
from pipeline.model.reader import Frequency
from tests.alerts.record import happened, recorded, subscribed
from tests.alerts.samples import NOW, SENDER, change

DAY = timedelta(days=1)


def build(engine, now=NOW):
    built = build_due(engine, now, SENDER)
    assert built.set_aside == ()
    return built.digests


def back_and_forth(engine, *texts: str, page: str = "page") -> None:
    """One page that said these things one after the other, its bytes never the same."""
    with transaction(engine) as session:
        for number, (before, after) in enumerate(pairwise(texts), 1):
            edit = Edit(Op.REWORDED, path=("Rates",), before=before, after=after)
            stamp = Edit(Op.REWORDED, noise=None, before=None, after=None)
            recorded(session, change(number, edits=(edit, stamp), new_body=f"{number:064d}"), page)


def test_a_page_that_changed_and_changed_back_is_not_told(engine):
    subscribed(engine)
    back_and_forth(engine, "2 %", "maintenance", "2 %")
    happened(engine, 1, first=50)
    assert [one.changes for one in build(engine)] == [1]
    assert build(engine, NOW + DAY) == ()


def test_what_lasts_of_a_page_that_went_back_and_forth_is_told(sqlite_engine):
    subscribed(sqlite_engine)
    back_and_forth(sqlite_engine, "2 %", "maintenance", "2 %", "5 %")
    built = build(sqlite_engine)
    assert [one.changes for one in built] == [1]
    assert "5 %" in built[0].text
    assert "maintenance" not in built[0].text


def test_a_page_that_changes_back_on_another_day_is_told_twice(sqlite_engine):
    subscribed(sqlite_engine)
    edits = [(Edit(Op.REWORDED, before="2 %", after="3 %"),), (Edit(Op.REWORDED, before="3 %", after="2 %"),)]
    later = NOW + timedelta(hours=2)
    with transaction(sqlite_engine) as session:
        recorded(session, change(1, edits=edits[0]), "page")
    assert len(build(sqlite_engine)) == 1
    with transaction(sqlite_engine) as session:
        recorded(session, change(2, edits=edits[1], captured=later, recorded=later), "page")
    assert len(build(sqlite_engine, NOW + DAY)) == 1


@pytest.mark.parametrize("frequency", Frequency)
def test_there_and_back_within_a_period_is_told_to_nobody_and_in_two_periods_twice(sqlite_engine, frequency):
    subscribed(sqlite_engine, frequency=frequency)
    week = timedelta(weeks=1)
    back_and_forth(sqlite_engine, "2 %", "maintenance", "2 %")
    assert build(sqlite_engine, NOW + week) == ()
    with reading(sqlite_engine) as session:
        assert len(changes(session, Query()).changes) == 2, "both are kept"
    for n, (before, after) in enumerate((("2 %", "3 %"), ("3 %", "2 %")), 2):
        at = NOW + n * week - DAY - timedelta(hours=9)
        edit = Edit(Op.REWORDED, path=("Rates",), before=before, after=after)
        with transaction(sqlite_engine) as session:
            recorded(session, change(n + 5, edits=(edit,), captured=at, recorded=at, new_body=f"{n + 5:064d}"), "page")
        assert [one.changes for one in build(sqlite_engine, NOW + n * week)] == [1]


def test_a_notice_that_came_and_went_within_a_day_is_not_told(sqlite_engine):
    subscribed(sqlite_engine)
    with transaction(sqlite_engine) as session:
        recorded(session, change(1, event=Event.PUBLISHED), "page")
        recorded(session, change(2, event=Event.WITHDRAWN, edits=()), "page")
    assert build(sqlite_engine) == ()
