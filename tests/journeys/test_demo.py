"""`dutywatch demo` is the real pipeline, and treats each planted change and non-change rightly."""

import email
import email.policy
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dutywatch.demo.expected import PLANTED
from dutywatch.demo.readers import READERS
from pipeline.model.change import Event
from pipeline.model.ties import Tie
from pipeline.model.verdict import Outcome, Verdict
from tests.journeys.command import Home

CHANGED = [planted for planted in PLANTED if isinstance(planted.means, Event)]
LEFT_ALONE = [planted for planted in PLANTED if not isinstance(planted.means, Event)]


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> tuple[dict, str]:
    home = Home(tmp_path_factory.mktemp("demo") / "data", {})
    done = home.run("demo", "--json")
    return json.loads(done.stdout), done.stderr


def _path(url: str | None) -> str:
    return urlsplit(url or "").path


def _change(played, planted):
    found = [
        change
        for change in played[0]["changes"]
        if change["source"] == planted.source and _path(change["resource"]["url"]) == planted.path
    ]
    assert len(found) == 1, f"{planted.what}: {found}"
    return found[0]


def test_the_first_edition_is_the_baseline_and_makes_no_change(played):
    assert played[0]["baseline"]["changes"] == 0
    assert played[0]["baseline"]["captures"] >= 40


@pytest.mark.parametrize("planted", CHANGED, ids=[planted.what for planted in CHANGED])
def test_each_planted_change_is_found_with_its_event_and_place(played, planted):
    change = _change(played, planted)
    assert change["event"] == planted.means.value
    assert change["country"] == planted.country


@pytest.mark.parametrize("planted", CHANGED, ids=[planted.what for planted in CHANGED])
def test_each_planted_change_has_its_topic_and_is_told_or_not(played, planted):
    change = _change(played, planted)
    told = change["substantive"] and change["classification"]["primary"] != "none"
    assert told is planted.told
    if planted.topics:
        assert change["classification"]["primary"] in planted.topics
    if planted.effective:
        assert planted.effective.isoformat() in change["effective"]
    if planted.severity:
        assert change["classification"]["severity"] == planted.severity.word


def test_nothing_but_what_was_planted_is_a_change(played):
    planted = {(one.source, one.path) for one in CHANGED}
    found = {(change["source"], _path(change["resource"]["url"])) for change in played[0]["changes"]}
    assert found == planted


@pytest.mark.parametrize("planted", LEFT_ALONE, ids=[planted.what for planted in LEFT_ALONE])
def test_what_is_no_change_is_left_alone_and_says_why(played, planted):
    left = [one for one in played[0]["left_alone"] if one["source"] == planted.source]
    assert len(left) == 1
    ended = left[0]["ended_as"]
    match planted.means:
        case Outcome.NOISE:
            assert ended == "noise"
            assert "update-stamp" in left[0]["why"]
        case Tie.MOVED:
            assert ended in ("unchanged", "noise")
            assert f"it was at {urlsplit(left[0]['url']).scheme}" in left[0]["why"]
            assert left[0]["why"].endswith(planted.before)
        case Verdict.NOT_MODIFIED:
            assert ended == "not-modified"
            assert "304" in left[0]["why"]
        case Verdict() as verdict:
            assert ended == "suspect"
            assert verdict.value in left[0]["why"]


def test_the_changed_cell_is_named_by_row_and_column(played):
    (planted,) = [one for one in CHANGED if one.source == "sample-gb-tariff-85"]
    headline = _change(played, planted)["classification"]["headline"]
    assert "Duty rate" in headline
    assert "0.00% → 3.50%" in headline


def test_each_seller_gets_one_mail_with_what_concerns_them_and_no_more(played):
    told = {one["address"]: Path(one["file"]) for one in played[0]["told"]}
    assert set(told) == {reader.address for reader in READERS}
    for reader in READERS:
        mail = email.message_from_bytes(told[reader.address].read_bytes(), policy=email.policy.default)
        text = mail.get_body(("plain",)).get_content()
        heard = {source for one in reader.subscriptions for source in one.hears_of}
        expected = {
            change["resource"]["title"]: change["source"]
            for change in played[0]["changes"]
            if change["source"] in heard and change["substantive"] and change["classification"]["primary"] != "none"
        }
        assert expected, f"nothing for {reader.who}"
        links = {change["resource"]["url"] for change in played[0]["changes"] if change["source"] in heard}
        assert any(urlsplit(link).path in text for link in links if link)
        assert told[reader.address].with_suffix(".html").exists()


def test_each_step_is_told_and_the_engine_keeps_quiet(played):
    lines = played[1].splitlines()
    assert [line[:3] for line in lines if line[1:3] == "/6"] == ["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]
    assert not [line for line in lines if "prefect" in line.lower() or "INFO" in line or "WARNING" in line]
