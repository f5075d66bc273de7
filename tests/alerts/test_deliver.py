"""Digests: every change once, at most one mail a period, and none without news."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlalchemy import select

from alerts.deliver import NoSuchReader, build_due, send_due
from archive.database import reading, transaction
from archive.digests import told_in
from archive.tables import DeliveryRow, DigestRow, ToldRow
from pipeline.model.classification import Classification, Severity
from pipeline.model.reader import Frequency
from tests.alerts.record import happened, recorded, subscribed
from tests.alerts.samples import NOW, SENDER, change, effective
from tests.alerts.sink import Sink, listening

DAY = timedelta(days=1)
PROJECT = Path(__file__).parents[2]


def build(engine, now=NOW, **more):
    built = build_due(engine, now, SENDER, **more)
    assert built.set_aside == ()
    return built.digests


def counted(engine, table) -> int:
    with reading(engine) as session:
        return len(session.execute(select(table)).all())


def test_a_change_is_told_once(engine):
    subscribed(engine)
    happened(engine)
    assert [one.changes for one in build(engine)] == [1]
    assert build(engine) == ()
    assert build(engine, NOW + DAY) == ()


def test_D3_ten_subscriptions_and_many_changes_are_one_mail(engine):
    for country in ("JP", "BR", "CN"):
        subscribed(engine, country=country)
    subscribed(engine)
    happened(engine, 30)
    built = build(engine)
    assert [(one.changes, one.frequency) for one in built] == [(30, Frequency.DAILY)]
    assert counted(engine, DigestRow) == counted(engine, DeliveryRow) == 1


def test_D3_no_news_no_mail_no_row(engine):
    subscribed(engine, country="BR")
    happened(engine, 3, country="JP")
    assert build(engine) == ()
    assert counted(engine, DigestRow) == 0


def test_every_subscription_that_matched_is_named(sqlite_engine):
    subscribed(sqlite_engine, country="JP")
    subscribed(sqlite_engine, topic="tariff-rates")
    happened(sqlite_engine)
    text = build(sqlite_engine)[0].text
    assert "For your subscription: Japan\n" in text
    assert "For your subscription: Duty rates and tariff measures\n" in text


def test_D2_a_change_goes_at_the_most_frequent_of_its_subscriptions(engine):
    subscribed(engine, frequency=Frequency.WEEKLY)
    subscribed(engine, frequency=Frequency.INSTANT, country="JP")
    happened(engine, 1, country="JP")
    happened(engine, 1, first=2, country="BR")
    monday = NOW + timedelta(days=6)
    assert [(one.frequency, one.changes) for one in build(engine)] == [(Frequency.INSTANT, 1)]
    assert [(one.frequency, one.changes) for one in build(engine, monday)] == [(Frequency.WEEKLY, 1)]


def test_D4_a_change_exactly_at_the_border_belongs_to_the_next_day_and_comes_once(engine):
    subscribed(engine)  # Berlin, 8: 07:00 UTC
    border = datetime(2026, 11, 24, 7, tzinfo=UTC)
    happened(engine, 1, recorded=border)
    happened(engine, 1, first=2, recorded=border - timedelta(microseconds=1))
    today, tomorrow = build(engine), build(engine, NOW + DAY)
    assert [(one.period, one.changes) for one in (*today, *tomorrow)] == [("2026-11-24", 1), ("2026-11-25", 1)]


@pytest.mark.parametrize(
    ("zone", "days"), [("Europe/Berlin", ("2026-10-24", "2026-10-27")), ("Pacific/Apia", ("2011-12-28", "2012-01-02"))]
)
def test_D4_running_every_hour_through_a_change_of_the_clocks_gives_one_mail_a_day(sqlite_engine, zone, days):
    subscribed(sqlite_engine, zone=zone, hour=2)
    first, last = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days)
    periods, now, number = [], first, 0
    while now < last:
        number += 1
        happened(sqlite_engine, 1, first=number, captured=now, recorded=now)
        now += timedelta(hours=1)
        periods += [one.period for one in build(sqlite_engine, now)]
    assert len(periods) == len(set(periods))
    assert "2011-12-30" not in periods


def test_missed_days_come_in_one_mail(sqlite_engine):
    subscribed(sqlite_engine)
    for day in range(3):
        at = NOW + day * DAY
        happened(sqlite_engine, 1, first=day + 1, recorded=at, captured=at)
    built = build(sqlite_engine, NOW + 5 * DAY)
    assert [(one.period, one.changes) for one in built] == [("2026-11-29", 3)]


def test_backfilled_changes_are_never_told(sqlite_engine):
    subscribed(sqlite_engine)
    happened(sqlite_engine, 3, backfilled=True)
    assert build(sqlite_engine, NOW + 400 * DAY) == ()


def test_D8_most_urgent_first_then_what_holds_soonest_then_by_country(engine):
    subscribed(engine)
    meaning = Classification("tariff-rates", "test", severity=Severity.MEDIUM)
    wanted = [
        ("ZA", replace(meaning, severity=Severity.HIGH)),
        ("US", replace(meaning, facts=effective(date(2027, 1, 1)))),
        ("BR", replace(meaning, facts=effective(date(2027, 2, 1)))),
        ("AU", meaning),
        ("JP", meaning),
        ("AE", replace(meaning, severity=Severity.LOW)),
    ]
    with transaction(engine) as session:
        for number in (4, 2, 5, 0, 3, 1):
            country, classification = wanted[number]
            recorded(session, change(number, country=country, classification=classification))
    build(engine)
    with reading(engine) as session:
        told = told_in(session, session.scalars(select(DigestRow.public_id)).one())
    assert [one.country for one in told or ()] == [country for country, _ in wanted]


def test_A1_digest_what_it_tells_and_its_delivery_are_written_together_or_not_at_all(engine):
    subscribed(engine)
    happened(engine, 2)

    class PowerCut(BaseException):
        pass

    from alerts import deliver

    def build_and_lose_power() -> None:
        with transaction(engine) as session:
            reader = deliver.all_readers(session)[0]
            assert len(deliver._build(session, reader, NOW, SENDER, False)) == 1
            raise PowerCut

    with pytest.raises(PowerCut):
        build_and_lose_power()
    assert counted(engine, DigestRow) == counted(engine, ToldRow) == counted(engine, DeliveryRow) == 0
    assert [one.changes for one in build(engine)] == [2]
    assert (counted(engine, DigestRow), counted(engine, ToldRow), counted(engine, DeliveryRow)) == (1, 2, 1)


def test_A2_workers_side_by_side_build_one_mail(engine):
    for number in range(5):
        subscribed(engine, f"seller{number}@shop.example")
    happened(engine, 3)
    with ThreadPoolExecutor(4) as pool:
        rounds = list(pool.map(lambda _: build_due(engine, NOW, SENDER), range(4)))
    assert not [aside for one in rounds for aside in one.set_aside]
    told = sorted(digest.address for one in rounds for digest in one.digests)
    assert told == [f"seller{number}@shop.example" for number in range(5)]
    assert counted(engine, DigestRow) == 5


def test_A9_what_is_sent_is_what_was_frozen(engine):
    subscribed(engine)
    happened(engine)
    frozen = build(engine)[0]
    sink = Sink()
    with listening(sink) as url:
        send_due(engine, lambda: NOW, SENDER, "one", relay_url=url)
    with reading(engine) as session:
        kept = session.scalars(select(DigestRow)).one()
    assert sink.taken == [("seller@shop.example", frozen.mail)]
    assert kept.sha256 == hashlib.sha256(sink.taken[0][1]).hexdigest()


def test_a_dry_run_shows_what_would_be_sent_and_records_nothing(engine):
    subscribed(engine)
    happened(engine)
    assert build(engine, dry_run=True)[0].changes == 1
    assert counted(engine, DigestRow) == counted(engine, ToldRow) == 0
    assert build(engine)[0].changes == 1


def test_only_one_reader_is_served_when_asked_so(sqlite_engine):
    subscribed(sqlite_engine, "a@shop.example")
    subscribed(sqlite_engine, "b@shop.example")
    happened(sqlite_engine)
    assert [one.address for one in build(sqlite_engine, only_reader="A@shop.example")] == ["a@shop.example"]
    with pytest.raises(NoSuchReader):
        build(sqlite_engine, only_reader="nobody@shop.example")


def test_one_readers_broken_digest_keeps_no_other_from_theirs(sqlite_engine):
    subscribed(sqlite_engine, "a@shop.example")
    subscribed(sqlite_engine, "b@shop.example")
    happened(sqlite_engine)
    with transaction(sqlite_engine) as session:
        from archive.tables import ReaderRow

        session.scalars(select(ReaderRow).where(ReaderRow.address == "a@shop.example")).one().zone = "No/Such"
    built = build_due(sqlite_engine, NOW, SENDER)
    assert [one.address for one in built.digests] == ["b@shop.example"]
    assert [one.address for one in built.set_aside] == ["a@shop.example"]


def test_without_a_relay_mails_are_files_and_count_as_told(sqlite_engine, tmp_path):
    subscribed(sqlite_engine)
    happened(sqlite_engine)
    build(sqlite_engine)
    sent = send_due(sqlite_engine, lambda: NOW, SENDER, "one", folder=tmp_path / "mail")
    assert [one.state.value for one in sent] == ["sent"]
    names = sorted(path.name for path in (tmp_path / "mail").iterdir())
    assert [name.rpartition(".")[2] for name in names] == ["eml", "html"]
    assert names[0].startswith("2026-11-24-daily-dgs_")
    message = message_from_bytes((tmp_path / "mail" / names[0]).read_bytes(), policy=policy.default)
    assert message["To"] == "seller@shop.example"
    assert send_due(sqlite_engine, lambda: NOW, SENDER, "one", folder=tmp_path / "mail") == []


def test_a_folder_that_cannot_be_written_loses_nothing(sqlite_engine, tmp_path):
    subscribed(sqlite_engine)
    happened(sqlite_engine)
    build(sqlite_engine)
    (tmp_path / "mail").write_text("a file where the folder should be")
    with pytest.raises(OSError):
        send_due(sqlite_engine, lambda: NOW, SENDER, "one", folder=tmp_path / "mail")
    assert len(send_due(sqlite_engine, lambda: NOW, SENDER, "one", folder=tmp_path / "other")) == 1


CHILD = """
import os, sys
from alerts.deliver import build_due
from archive.database import open_database
from tests.alerts.samples import NOW, SENDER
sqlite_engine = open_database(sys.argv[1])
print(len(build_due(sqlite_engine, NOW, SENDER).digests), flush=True)
import time; time.sleep(60)
"""

SENDING_CHILD = """
import sys
from alerts.deliver import send_due
from archive.database import open_database
from tests.alerts.samples import NOW, SENDER
send_due(open_database(sys.argv[1]), lambda: NOW, SENDER, "child", relay_url=sys.argv[2])
"""


def child(code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE, text=True, cwd=PROJECT)


def test_A6_a_worker_killed_between_building_and_sending_neither_loses_nor_repeats(engine, database_url):
    subscribed(engine)
    happened(engine, 3)
    worker = child(CHILD, database_url)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "1\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    sink = Sink()
    with listening(sink) as url:
        for round_ in range(3):
            now = NOW + round_ * timedelta(hours=5)
            build(engine, now)
            send_due(engine, lambda now=now: now, SENDER, "parent", relay_url=url)
    assert len(sink.taken) == 1
    assert b"3 changes" in sink.taken[0][1]


@pytest.mark.parametrize("moment", ["RCPT", "DATA"])
def test_A6_a_worker_killed_while_sending_leaves_nothing_unsent_and_at_most_two_copies(engine, database_url, moment):
    """Killed before the data: sent once, when the lease has run out. After it: `unknown`, and once more, hours later."""
    subscribed(engine)
    happened(engine)
    build(engine)
    sink = Hanging(moment)
    with listening(sink) as url:
        worker = child(SENDING_CHILD, database_url, url)
        deadline = time.monotonic() + 20
        while not sink.reached and time.monotonic() < deadline:
            time.sleep(0.02)
        assert sink.reached
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        if worker.stdout:
            worker.stdout.close()
        sink.moment = ""
        for hours in (0, 0.5, 5, 10, 100):
            now = NOW + timedelta(hours=hours)
            send_due(engine, lambda now=now: now, SENDER, "parent", relay_url=url)
    assert len(sink.taken) == (1 if moment == "RCPT" else 2)
    assert len({mail for _, mail in sink.taken}) == 1


class Hanging(Sink):
    """Never answers at one moment, until told otherwise."""

    def __init__(self, moment: str) -> None:
        super().__init__()
        self.moment = moment
        self.reached = False

    async def _hang(self) -> None:
        import asyncio

        self.reached = True
        await asyncio.sleep(3600)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.moment == "RCPT":
            await self._hang()
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        if self.moment == "DATA":
            await self._hang()
        return answer
