"""Patience with a host."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.pace import LONGEST_PAUSE, Pace, retry_after

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0), (" 0 ", 0.0), (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0), ("soon", None), (None, None), ("-5", None), ("", None),
        ("9" * 40, LONGEST_PAUSE), ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_PAUSE),
    ],
)  # fmt: skip
def test_retry_after_is_read_as_seconds_or_as_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=40))
def test_any_retry_after_is_read_without_an_exception(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST_PAUSE


def test_turns_at_one_host_keep_their_distance_and_other_hosts_do_not_wait() -> None:
    async def turns() -> tuple[float, float]:
        loop = asyncio.get_running_loop()
        pace = Pace(loop.time)
        began = loop.time()
        await pace.turn("a", 0.1)
        await pace.turn("b", 0.1)
        alone = loop.time() - began
        await pace.turn("a", 0.1)
        return alone, loop.time() - began

    alone, after = asyncio.run(turns())
    assert alone < 0.05
    assert after >= 0.099


def test_a_pause_is_remembered_and_ends() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    pace.pause("a", 30)
    pace.pause("a", 10)
    assert (pace.rest("a"), pace.rest("b")) == (30, 0)
    now[0] = 31
    assert pace.rest("a") == 0
