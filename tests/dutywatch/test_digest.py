"""`digest` as an operator types it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from archive.database import transaction
from tests.alerts.record import recorded, subscribed
from tests.alerts.samples import change
from tests.alerts.sink import Sink, listening
from tests.dutywatch.test_subscribe import dutywatch

__all__ = ["dutywatch"]


@pytest.fixture
def news(sqlite_engine):
    """Two readers, and a change of two days ago for both."""
    subscribed(sqlite_engine, "a@shop.example")
    subscribed(sqlite_engine, "b@shop.example", language="de")
    at = datetime.now(UTC) - timedelta(days=2)
    with transaction(sqlite_engine) as session:
        recorded(session, change(captured=at, recorded=at))


def test_without_a_relay_the_mails_are_files_and_count_as_told(dutywatch, news, tmp_path):
    done = dutywatch("digest", "--json")
    said = json.loads(done.out)
    assert done.code == 0
    assert [(one["address"], one["changes"]) for one in said["digests"]] == [
        ("a@shop.example", 1),
        ("b@shop.example", 1),
    ]
    assert {one["state"] for one in said["sent"]} == {"sent"}
    assert len(list((tmp_path / "mail").glob("*.eml"))) == len(list((tmp_path / "mail").glob("*.html"))) == 2
    assert dutywatch("digest").out == "nothing is due\n"


def test_a_dry_run_shows_the_mail_and_records_nothing(dutywatch, news, tmp_path):
    shown = dutywatch("digest", "--dry-run", "--to", "a@shop.example", "--out", str(tmp_path / "look"))
    assert "To: a@shop.example (daily, " in shown.out
    assert "was: The rate is 2%." in shown.out
    assert len(list((tmp_path / "look").glob("*.html"))) == 1
    assert not (tmp_path / "mail").exists()
    assert len(json.loads(dutywatch("digest", "--json").out)["digests"]) == 2


def test_who_has_just_subscribed_sees_what_the_record_holds_for_them(dutywatch, news, sqlite_engine):
    dutywatch("digest")  # told already, and the new reader came after it
    subscribed(sqlite_engine, "new@shop.example", country="JP")
    subscribed(sqlite_engine, "other@shop.example", country="BR")
    assert dutywatch("digest", "--to", "new@shop.example", "--dry-run").out == "nothing is due\n"
    shown = dutywatch("digest", "--to", "new@shop.example", "--dry-run", "--since", "2020-01-01")
    assert "was: The rate is 2%." in shown.out
    nothing = dutywatch("digest", "--to", "other@shop.example", "--dry-run", "--since", "2020-01-01")
    assert nothing.out == "nothing on record since 2020-01-01 is for other@shop.example\n"
    assert dutywatch("digest", "--since", "2020-01-01").code == 2
    assert dutywatch("digest").out == "nothing is due\n"


def test_out_takes_the_place_of_the_relay_for_one_reader(dutywatch, news, tmp_path):
    sink = Sink()
    with listening(sink) as url:
        relay = {"DUTYWATCH_SMTP_URL": url, "DUTYWATCH_BASE_URL": "https://dutywatch.example"}
        dutywatch("digest", "--to", "b@shop.example", "--out", str(tmp_path / "out"), **relay)
        assert sink.taken == []
        dutywatch("digest", **relay)
    assert len(list((tmp_path / "out").glob("*.eml"))) == 1
    assert [recipient for recipient, _ in sink.taken] == ["a@shop.example"]


def test_with_a_relay_the_mail_arrives_with_its_one_click_stop(dutywatch, news):
    sink = Sink()
    with listening(sink) as url:
        done = dutywatch("digest", DUTYWATCH_SMTP_URL=url, DUTYWATCH_BASE_URL="https://dutywatch.example")
    assert done.code == 0
    assert len(sink.taken) == 2
    assert b"List-Unsubscribe: <https://dutywatch.example/unsubscribe/" in sink.taken[0][1]


def test_a_relay_that_is_down_ends_with_1_and_is_tried_again(dutywatch, news):
    with listening(Sink()) as url:
        pass
    done = dutywatch("digest", DUTYWATCH_SMTP_URL=url, DUTYWATCH_BASE_URL="https://dutywatch.example")
    assert done.code == 1
    assert "deferred: the relay cannot be used" in done.err


def test_with_sending_off_digests_are_built_and_wait(dutywatch, news, tmp_path):
    held = json.loads(dutywatch("digest", "--json", DUTYWATCH_SENDING="false").out)
    assert (len(held["digests"]), held["sent"], held["held"]) == (2, [], True)
    assert len(json.loads(dutywatch("digest", "--json").out)["sent"]) == 2


@pytest.mark.parametrize(
    ("words", "settings", "code", "says"),
    [
        (["--to", "nobody@shop.example"], {}, 4, "no reader"),
        ([], {"DUTYWATCH_MAIL_FROM": "nonsense"}, 3, "DUTYWATCH_MAIL_FROM"),
        ([], {"DUTYWATCH_SMTP_URL": "ftp://x", "DUTYWATCH_BASE_URL": "https://x.example"}, 3, "DUTYWATCH_SMTP_URL"),
        (["--out", "/dev/null/mails"], {}, 3, "cannot be written"),
    ],
)
def test_what_cannot_work_ends_in_one_clear_line(dutywatch, news, words, settings, code, says):
    done = dutywatch("digest", *words, **settings)
    assert done.code == code
    assert says in done.err
    assert done.err.count("\n") == 1
