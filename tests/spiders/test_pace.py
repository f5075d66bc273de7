"""Patience with a host."""

import asyncio
import os
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

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
        async with pace.turn("a", 0.1), pace.turn("b", 0.1):
            alone = loop.time() - began
        async with pace.turn("a", 0.1):
            pass
        return alone, loop.time() - began

    alone, after = asyncio.run(turns())
    assert alone < 0.05
    assert after >= 0.099


def test_a_host_that_takes_long_gets_as_long_a_rest() -> None:
    async def rest() -> float:
        pace = Pace(time.time)
        async with pace.turn("a", 0.0):
            await asyncio.sleep(0.2)
        ended = time.monotonic()
        async with pace.turn("a", 0.0):
            return time.monotonic() - ended

    assert asyncio.run(rest()) > 0.18


def test_a_pause_is_remembered_and_ends() -> None:
    now = [1e9]
    pace = Pace(lambda: now[0])
    pace.pause("a", 30)
    pace.pause("a", 10)
    assert (pace.rest("a"), pace.rest("b")) == (30, 0)
    now[0] += 31
    assert pace.rest("a") == 0


def test_turns_and_pauses_are_shared_by_all_who_have_the_folder(tmp_path: Path) -> None:
    """Two processes in life; here two of it in one, which the file's lock keeps apart in the same way."""

    async def turns() -> tuple[list[str], float]:
        one, other = Pace(time.time, tmp_path), Pace(time.time, tmp_path)
        met: list[str] = []

        async def ask(pace: Pace, name: str) -> None:
            for _ in range(2):
                async with pace.turn("www.wto.org", 0.1):
                    met.append(f"{name} in")
                    await asyncio.sleep(0.02)
                    met.append(f"{name} out")

        await asyncio.gather(ask(one, "one"), ask(other, "other"))
        async with one.turn("www.wto.org", 0.0):
            one.pause("www.wto.org", 3600)
        return met, other.rest("www.wto.org")

    began = time.monotonic()
    met, rest = asyncio.run(turns())
    assert all(out == came.replace("in", "out") for came, out in zip(met[::2], met[1::2], strict=True))
    assert time.monotonic() - began >= 0.4
    assert 3590 < rest <= 3600


@given(st.binary(max_size=50) | st.sampled_from([b"nan nan", b"inf inf", b"9e99 9e99", b"-1 -1"]))
def test_rubbish_in_a_hosts_file_and_a_clock_set_back_stop_nobody_for_good(
    tmp_path_factory: pytest.TempPathFactory, rubbish: bytes
) -> None:
    folder = tmp_path_factory.mktemp("hosts")
    (folder / "a").write_bytes(rubbish)

    async def turn() -> float:
        pace = Pace(time.time, folder)
        async with asyncio.timeout(1), pace.turn("a", 0.0):
            return pace.rest("a")

    assert 0 <= asyncio.run(turn()) <= LONGEST_PAUSE


def test_a_thousand_hosts_hold_no_file_open_and_those_long_forgotten_are_removed(tmp_path: Path) -> None:
    async def ask() -> int:
        pace = Pace(time.time, tmp_path)
        for number in range(300):
            async with pace.turn(f"host{number}.example.org", 0.0):
                pass
        return opened() - before

    def opened() -> int:
        return len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0

    before = opened()
    assert asyncio.run(ask()) < 200
    long_ago = time.time() - 30 * 24 * 3600
    os.utime(tmp_path / "host7.example.org", (long_ago, long_ago))
    Pace(time.time, tmp_path)
    assert len(list(tmp_path.iterdir())) == 299
