"""Subscribing on the operator's word, and stopping, which is as easy."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from alerts.addresses import AddressRefused, normal_address
from alerts.consent import SubscriptionRefused, stop_list, subscribe, unsubscribe
from alerts.deliver import build_due
from alerts.tokens import Stop
from archive.database import reading, transaction
from archive.outbox import moves_of
from archive.readers import active_subscriptions, all_readers
from pipeline.model.classification import Severity
from pipeline.model.filters import FilterError
from pipeline.model.reader import Frequency
from tests.alerts.record import happened, subscribed
from tests.alerts.samples import NOW, SENDER


def active(engine):
    with reading(engine) as session:
        return active_subscriptions(session)


def ask(engine, address="seller@shop.example", least=Severity.LOW, words=None, **given):
    asked = {"frequency": Frequency.DAILY, "language": None, "zone": None, "hour": None, **given}
    with transaction(engine) as session:
        return subscribe(session, address, words or {}, least, consent="said so", now=NOW, **asked)


def test_a_subscription_is_active_at_once(engine):
    made = ask(engine, words={"country": ["uk"]}, language="pt-BR", zone="America/Sao_Paulo", hour=7)
    assert active(engine) == [made]
    assert made.filter.country == ("GB",)
    assert (made.reader.language, made.reader.zone, made.reader.hour) == ("pt", "America/Sao_Paulo", 7)


def test_the_same_filter_and_frequency_again_is_the_same_subscription(engine):
    first = ask(engine, words={"country": ["JP"]})
    again = ask(engine, words={"country": ["jp"]}, least=Severity.HIGH)
    assert again.id == first.id
    assert [one.least for one in active(engine)] == [Severity.HIGH]


def test_another_frequency_is_another_subscription(sqlite_engine):
    ask(sqlite_engine)
    ask(sqlite_engine, frequency=Frequency.WEEKLY)
    assert len(active(sqlite_engine)) == 2


def test_the_filters_severity_is_the_least_severity(sqlite_engine):
    assert ask(sqlite_engine, words={"severity": ["medium"]}).least is Severity.MEDIUM


def test_C10_upper_and_lower_case_are_one_reader(engine):
    ask(engine, "Seller@Shop.EXAMPLE")
    ask(engine, "seller@shop.example", words={"country": ["JP"]})
    with reading(engine) as session:
        assert [reader.address for reader in all_readers(session)] == ["Seller@shop.example"]


def test_what_is_not_said_again_stays_as_it_was(sqlite_engine):
    ask(sqlite_engine, zone="Asia/Tokyo", hour=6, language="ja")
    again = ask(sqlite_engine, words={"country": ["JP"]}, hour=9)
    assert (again.reader.zone, again.reader.hour, again.reader.language) == ("Asia/Tokyo", 9, "ja")


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"zone": "Europe/Berln"}, SubscriptionRefused),
        ({"zone": "../../etc/passwd"}, SubscriptionRefused),
        ({"hour": 24}, SubscriptionRefused),
        ({"hour": -1}, SubscriptionRefused),
        ({"language": "not a tag!"}, SubscriptionRefused),
        ({"words": {"country": ["Atlantis"]}}, FilterError),
        ({"address": "nobody"}, AddressRefused),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(sqlite_engine, wrong, error):
    with pytest.raises(error):
        ask(sqlite_engine, **wrong)
    with reading(sqlite_engine) as session:
        assert all_readers(session) == []


@pytest.mark.parametrize(
    "given",
    [
        "a@b@c.example", "a b@c.example", "a@c.example\r\nBcc: x@y.example", "a@c.example\n", "<a@c.example>",
        "a,b@c.example", '"a b"@c.example', "a@[127.0.0.1]", ".a@c.example", "a..b@c.example", "a@-c.example",
        "a@c..example", "@c.example", "a@", "", f"{'a' * 65}@c.example", f"a@{'b.' * 130}example", "a@c.example ",
        "a\u202e@c.example", "a;b@c.example", "a@c.example,b@c.example", "a(x)@c.example", "a\x00@c.example",
    ],
)  # fmt: skip
def test_T2_an_address_that_could_be_more_than_one_is_none(given):
    with pytest.raises(AddressRefused):
        normal_address(given)


@pytest.mark.parametrize("given", ["a@c.example", "a.b+tag@c.example", "O'Neil@c.example", "x@xn--bcher-kva.example"])
def test_plain_addresses_are_taken(given):
    assert normal_address(given) == given


def test_M14_an_address_that_needs_smtputf8_is_refused_with_the_reason():
    with pytest.raises(AddressRefused, match="SMTPUTF8"):
        normal_address("größe@c.example")
    with pytest.raises(AddressRefused, match="xn--"):
        normal_address("a@größe.example")


def test_U3_ten_stops_at_once_are_one_and_all_are_answered_alike(engine):
    mine = subscribed(engine)
    subscribed(engine, country="JP")
    stop = Stop(mine.reader.id, Frequency.DAILY, "dgs_x")

    def post(_: int) -> int:
        with transaction(engine) as session:
            return stop_list(session, stop, NOW)

    with ThreadPoolExecutor(10) as pool:
        ended = list(pool.map(post, range(10)))
    assert sorted(ended) == [0] * 9 + [2]
    assert active(engine) == []


def test_U1_one_click_stops_the_one_list_and_no_other(engine):
    mine = subscribed(engine)
    weekly = subscribed(engine, frequency=Frequency.WEEKLY)
    other = subscribed(engine, "other@shop.example")
    with transaction(engine) as session:
        stop_list(session, Stop(mine.reader.id, Frequency.DAILY, "dgs_x"), NOW)
    assert {one.id for one in active(engine)} == {weekly.id, other.id}


def test_U5_what_is_built_but_not_handed_over_is_not_sent_after_a_stop(engine):
    mine = subscribed(engine)
    happened(engine)
    built = build_due(engine, NOW, SENDER).digests[0]
    with transaction(engine) as session:
        stop_list(session, Stop(mine.reader.id, Frequency.DAILY, built.id), NOW)
    with reading(engine) as session:
        last = moves_of(session, built.id)[-1]
    assert (last.after.value, last.reason) == ("cancelled", "one-click stop by the link in a mail")


def test_unsubscribing_by_id_ends_it_once_and_leaves_the_others(sqlite_engine):
    mine, other = subscribed(sqlite_engine), subscribed(sqlite_engine, country="JP")
    with transaction(sqlite_engine) as session:
        assert unsubscribe(session, mine.id, NOW)
        assert not unsubscribe(session, mine.id, NOW + timedelta(hours=1))
        assert not unsubscribe(session, "sub_unknown", NOW)
    assert [one.id for one in active(sqlite_engine)] == [other.id]


def test_who_has_unsubscribed_is_told_nothing_more(sqlite_engine):
    mine = subscribed(sqlite_engine)
    happened(sqlite_engine)
    with transaction(sqlite_engine) as session:
        unsubscribe(session, mine.id, NOW)
    assert build_due(sqlite_engine, NOW, SENDER).digests == ()


def test_after_a_stop_one_can_subscribe_again(sqlite_engine):
    first = ask(sqlite_engine)
    with transaction(sqlite_engine) as session:
        unsubscribe(session, first.id, NOW)
    again = ask(sqlite_engine)
    assert again.id != first.id
    assert active(sqlite_engine) == [again]
