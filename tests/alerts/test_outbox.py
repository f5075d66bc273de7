"""Delivery: every move legal and logged, put off with growing waits, at most twice where the relay falls silent."""

from datetime import timedelta
from itertools import pairwise, product

import pytest

from alerts.deliver import build_due, send_due
from alerts.outbox import LEASE, wait
from archive.database import reading, transaction
from archive.marks import lift_mark, set_mark
from archive.outbox import MOVES, SENDING_HELD, lease_next, move, moves_of, return_expired
from archive.tables import DeliveryState
from tests.alerts.record import happened, subscribed
from tests.alerts.samples import NOW, SENDER
from tests.alerts.sink import Sink, listening

S = DeliveryState


def queued(engine, *addresses: str) -> list[str]:
    """A digest for each address, built and waiting; their ids."""
    for address in addresses or ("seller@shop.example",):
        subscribed(engine, address)
    happened(engine)
    return [one.id for one in build_due(engine, NOW, SENDER).digests]


def states(engine, digest: str) -> list[str]:
    with reading(engine) as session:
        return [one.after.value for one in moves_of(session, digest)]


def send(engine, url: str, now=NOW) -> list[str]:
    return [one.state.value for one in send_due(engine, lambda: now, SENDER, "worker", relay_url=url)]


def test_A3_an_accepted_mail_goes_from_queued_to_sent_each_move_with_its_reason(engine):
    (digest,) = queued(engine)
    with listening(Sink()) as url:
        assert send(engine, url) == ["sent"]
    with reading(engine) as session:
        log = [(one.after.value, one.reason) for one in moves_of(session, digest)]
    assert log == [
        ("queued", "built"),
        ("leased", "taken by worker"),
        ("unknown", "the data is going out"),
        ("sent", "250 taken"),
    ]


@pytest.mark.parametrize(("before", "after"), sorted(set(product(S, S)) - MOVES))  # type: ignore[arg-type]
def test_A3_no_other_move_exists(sqlite_engine, before, after):
    with transaction(sqlite_engine) as session, pytest.raises(ValueError, match="no delivery moves"):
        move(session, 1, before, after, "why not", NOW)


def test_A3_a_move_from_a_state_that_it_is_no_longer_in_does_nothing(engine):
    (digest,) = queued(engine)
    with transaction(engine) as session:
        letter = lease_next(session, "one", NOW, NOW + LEASE)
        assert letter is not None
        assert move(session, letter.delivery, S.LEASED, S.SENT, "done", NOW, owner="one")
        assert not move(session, letter.delivery, S.LEASED, S.FAILED, "late", NOW, owner="one")
    assert states(engine, digest) == ["queued", "leased", "sent"]


def test_A3_a_worker_whose_lease_ran_out_writes_nothing_more(engine):
    (digest,) = queued(engine)
    later = NOW + LEASE
    with transaction(engine) as session:
        letter = lease_next(session, "slow", NOW, NOW + LEASE)
        assert letter is not None
        assert lease_next(session, "other", NOW, NOW + LEASE) is None
        assert return_expired(session, later) == 1
        assert lease_next(session, "other", later, later + LEASE) is not None
        assert not move(session, letter.delivery, S.LEASED, S.UNKNOWN, "sending", later, owner="slow")
    assert states(engine, digest) == ["queued", "leased", "queued", "leased"]


def test_A4_after_silence_it_waits_and_is_sent_at_most_once_more_with_the_same_id(engine):
    (digest,) = queued(engine)
    sink = Sink()
    sink.data = ["drop"]
    with listening(sink) as url:
        assert send(engine, url) == ["unknown"]
        assert send(engine, url, NOW + timedelta(hours=1)) == []
        assert send(engine, url, NOW + timedelta(hours=4)) == ["unknown"]
        assert send(engine, url, NOW + timedelta(days=30)) == []
    assert len(sink.taken) == 2
    assert sink.taken[0] == sink.taken[1]
    assert states(engine, digest) == ["queued", "leased", "unknown", "leased", "unknown"]


def test_A5_a_mail_put_off_waits_longer_each_time_and_is_given_up_after_days(engine):
    (digest,) = queued(engine)
    sink = Sink()
    sink.rcpt["seller@shop.example"] = "451 later"
    now, tries = NOW, 0
    with listening(sink) as url:
        while "failed" not in states(engine, digest):
            tries += len(send(engine, url, now))
            now += timedelta(minutes=15)
            assert now < NOW + timedelta(days=7)
    assert timedelta(days=2) < now - NOW < timedelta(days=4)
    assert 10 < tries < 30


def test_A5_waits_grow_and_differ():
    waits = [wait(attempt, "dgs_1") for attempt in range(1, 20)]
    assert waits[0] >= timedelta(minutes=5)
    assert all(later > earlier for earlier, later in pairwise(waits[:7]))
    assert max(waits) < timedelta(hours=7.3)
    assert wait(3, "dgs_1") != wait(3, "dgs_2")


def test_a_refused_mail_fails_and_the_others_go_on(engine):
    digests = queued(engine, "a@shop.example", "b@shop.example")
    sink = Sink()
    sink.rcpt["a@shop.example"] = "550 no such user"
    with listening(sink) as url:
        assert send(engine, url) == ["failed", "sent"]
    assert [states(engine, one)[-1] for one in digests] == ["failed", "sent"]


def test_a_relay_that_is_down_loses_nothing(engine):
    queued(engine, "a@shop.example", "b@shop.example", "c@shop.example")
    with listening(Sink()) as url:
        pass
    assert send(engine, url) == ["deferred"], "the first try shows it; the others stay queued"
    sink = Sink()
    with listening(sink) as url:
        send(engine, url, NOW + timedelta(minutes=10))
    assert sorted(recipient for recipient, _ in sink.taken) == ["a@shop.example", "b@shop.example", "c@shop.example"]


def test_A10_while_sending_is_held_everything_waits(engine):
    (digest,) = queued(engine)
    with transaction(engine) as session:
        set_mark(session, SENDING_HELD, "restored from a backup", NOW)
    sink = Sink()
    with listening(sink) as url:
        assert send(engine, url) == []
        assert states(engine, digest) == ["queued"]
        with transaction(engine) as session:
            lift_mark(session, SENDING_HELD)
        assert send(engine, url) == ["sent"]


def test_A8_many_workers_send_each_mail_once(engine):
    from concurrent.futures import ThreadPoolExecutor

    addresses = [f"seller{number}@shop.example" for number in range(12)]
    queued(engine, *addresses)
    sink = Sink()
    with listening(sink) as url, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: send_due(engine, lambda: NOW, SENDER, f"worker {n}", relay_url=url), range(4)))
    assert sorted(recipient for recipient, _ in sink.taken) == sorted(addresses)
