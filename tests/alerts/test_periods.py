"""When a digest is due, in the reader's own time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.periods import due_period
from pipeline.model.reader import Frequency
from tests.alerts.samples import READER


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def due(zone: str, hour: int, now: str, frequency: Frequency = Frequency.DAILY):
    return due_period(replace(READER, zone=zone, hour=hour), frequency, at(now))


def test_a_day_ends_at_the_readers_hour():
    before, after = due("Europe/Berlin", 8, "2026-11-24T06:59:59"), due("Europe/Berlin", 8, "2026-11-24T07:00:00")
    assert (before.name, after.name) == ("2026-11-23", "2026-11-24")
    assert (after.start, after.end) == (at("2026-11-23T07:00"), at("2026-11-24T07:00"))


def test_a_week_ends_on_monday_at_the_readers_hour():
    before = due("Asia/Tokyo", 8, "2026-11-22T22:59:59", Frequency.WEEKLY)
    after = due("Asia/Tokyo", 8, "2026-11-22T23:00:00", Frequency.WEEKLY)
    assert (before.name, after.name) == ("2026-W47", "2026-W48")
    assert after.end - after.start == timedelta(weeks=1)


def test_the_week_of_the_new_year_has_its_iso_name():
    assert due("UTC", 8, "2027-01-01T12:00", Frequency.WEEKLY).name == "2026-W53"


def test_instant_is_a_period_of_its_own_each_run():
    assert (
        due("Europe/Berlin", 8, "2026-11-24T10:00:00.000001", Frequency.INSTANT).name == "2026-11-24T10:00:00.000001Z"
    )


def test_missed_days_collapse_into_the_last_one():
    assert due("UTC", 8, "2026-11-30T23:00").name == "2026-11-30"


@pytest.mark.parametrize(
    ("zone", "hour", "day", "end"),
    [
        ("Europe/Berlin", 2, "2026-03-29", "2026-03-29T01:00"),  # 02:00 is skipped: it is 03:00
        ("Europe/Berlin", 2, "2026-10-25", "2026-10-25T00:00"),  # 02:00 comes twice: the first
        ("America/New_York", 2, "2026-03-08", "2026-03-08T07:00"),
        ("America/New_York", 1, "2026-11-01", "2026-11-01T05:00"),
        ("Asia/Kolkata", 8, "2026-11-24", "2026-11-24T02:30"),
        ("Asia/Kathmandu", 8, "2026-11-24", "2026-11-24T02:15"),
        ("Australia/Lord_Howe", 2, "2026-10-04", "2026-10-03T15:30"),  # half an hour is skipped
        ("Pacific/Kiritimati", 0, "2026-11-24", "2026-11-23T10:00"),
        ("Pacific/Niue", 23, "2026-11-24", "2026-11-25T10:00"),
        ("America/Santiago", 0, "2026-09-06", "2026-09-06T04:00"),  # midnight is skipped
    ],
)
def test_D4_each_local_day_has_one_boundary(zone, hour, day, end):
    found = due_period(replace(READER, zone=zone, hour=hour), Frequency.DAILY, at(end))
    assert (found.name, found.end) == (day, at(end))
    just_before = due_period(replace(READER, zone=zone, hour=hour), Frequency.DAILY, at(end) - timedelta(seconds=1))
    assert just_before.name < day
    assert just_before.end == found.start


def test_D4_the_day_that_the_date_line_swallowed_has_no_mail_of_its_own():
    found = due("Pacific/Apia", 8, "2011-12-30T18:00")
    assert (found.name, found.start < found.end) == ("2011-12-31", True)
    assert due("Pacific/Apia", 8, "2011-12-30T17:59").name == "2011-12-29"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["Europe/Berlin", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia"]),
    st.integers(0, 23),
    st.integers(1_577_000_000, 2_050_000_000),
    st.sampled_from([Frequency.DAILY, Frequency.WEEKLY]),
)  # fmt: skip
def test_D4_windows_follow_each_other_without_gap_or_overlap(zone, hour, start, frequency):
    reader, now = replace(READER, zone=zone, hour=hour), datetime.fromtimestamp(start, UTC)
    names = []
    for _ in range(12):
        found = due_period(reader, frequency, now)
        before = due_period(reader, frequency, found.end - timedelta(microseconds=1))
        assert found.start < found.end <= now
        assert before.end == found.start
        names.append(found.name)
        now = before.end
    assert names == sorted(set(names), reverse=True)
