"""`subscribe`, `subscriptions`, `unsubscribe` as an operator types them."""

import json
import re

import pytest

from tests.line import Line


@pytest.fixture
def dutywatch(tmp_path, sqlite_url, capsys, monkeypatch):
    return Line(capsys, monkeypatch, tmp_path, DUTYWATCH_DATABASE_URL=sqlite_url)


def test_a_seller_is_subscribed_listed_and_unsubscribed(dutywatch):
    made = dutywatch(
        "subscribe", "shop@example.com", "--country", "uk", "--country", "BR", "--severity", "medium", "--json"
    )
    one = json.loads(made.out)["subscription"]
    assert made.code == 0
    assert one["filter"] == {"country": ["GB", "BR"]}
    assert (one["severity"], one["frequency"], one["zone"], one["hour"]) == ("medium", "daily", "UTC", 8)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*Z", one["created"])

    listed = json.loads(dutywatch("subscriptions", "SHOP@example.com", "--json").out)
    assert listed == {"schema": 1, "subscriptions": [one]}

    ended = dutywatch("unsubscribe", one["id"], "--json")
    assert json.loads(ended.out) == {"schema": 1, "id": one["id"], "ended": True}
    assert dutywatch("unsubscribe", one["id"]).code == 0
    assert json.loads(dutywatch("subscriptions", "--json").out)["subscriptions"] == []


def test_people_read_what_was_understood(dutywatch):
    said = dutywatch(
        "subscribe", "shop@example.com", "--topic", "de-minimis", "--hs", "8517.13", "--frequency", "weekly"
    ).out
    assert "Low-value thresholds and relief; code 851713; weekly at 8:00 UTC" in said


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--country", "Jap"], 4, "no country 'Jap'; did you mean 'JP' (Japan)?"),
        (["--topic", "de-minimus"], 4, "did you mean 'de-minimis'"),
        (["--severity", "hgih"], 2, "did you mean 'high'?"),
        (["--frequency", "dayly"], 2, "did you mean 'daily'?"),
        (["--zone", "Europe/Berln"], 2, "did you mean 'Europe/Berlin'?"),
        (["--language", "tlh"], 2, "did you mean 'th'?"),
        (["--source", "jp-nacs-news"], 4, "did you mean 'jp-naccs-news'?"),
        (["--hour", "24"], 2, "0 to 23"),
        (["--hs", "85x"], 2, "not an HS or national code"),
        (["--since", "yesterday"], 2, "ISO 8601"),
        (["--since", "2027-01-01", "--until", "2026-01-01"], 2, "nothing lies in between"),
    ],
)
def test_a_wrong_word_is_one_line_with_what_was_meant(dutywatch, words, code, says):
    done = dutywatch("subscribe", "shop@example.com", *words)
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("address", ["nobody", "größe@example.com", "a@example.com\r\nBcc: b@example.com"])
def test_T2_an_address_that_is_none_is_refused_in_one_line(dutywatch, address):
    done = dutywatch("subscribe", address)
    assert done.code == 2
    assert done.err.count("\n") == 1


def test_what_is_not_there_ends_with_4(dutywatch):
    assert dutywatch("unsubscribe", "sub_nothing").code == 4
    assert dutywatch("subscriptions", "nobody@example.com").code == 4


def test_every_change_is_asked_for_knowingly(dutywatch):
    made = dutywatch("subscribe", "shop@example.com", "--json")
    warned = json.loads(made.out)["warnings"]
    assert "hears of every change" in warned[0]
    assert made.err == f"note: {warned[0]}\n"
    assert json.loads(dutywatch("subscribe", "shop@example.com", "--hs", "85", "--json").out)["warnings"] == []


def test_a_readers_language_and_zone_change_only_when_asked_and_with_a_word(dutywatch):
    dutywatch("subscribe", "shop@example.com", "--hs", "85", "--language", "de", "--zone", "Europe/Berlin")
    kept = dutywatch("subscribe", "shop@example.com", "--hs", "64", "--json")
    assert json.loads(kept.out)["subscription"]["language"] == "de"
    assert kept.err == ""
    changed = dutywatch("subscribe", "Shop@example.com", "--hs", "42", "--language", "Japanese")
    assert "the language of all mails to shop@example.com is now ja; it was de" in changed.err


def test_the_language_of_sources_is_not_taken_for_that_of_mails(dutywatch):
    told = dutywatch("subscribe", "shop@example.com", "--lang", "de")
    assert "--lang asks for sources in German; the mails are in English, which --language changes" in told.err
    assert (
        dutywatch("subscribe", "shop@example.com", "--lang", "de", "--language", "de", "--hour", "8").err.count("note")
        == 1
    )
    never = json.loads(dutywatch("subscribe", "shop@example.com", "--lang", "xx", "--language", "de", "--json").out)
    assert any("no source of the catalogue is in xx" in warning for warning in never["warnings"])
