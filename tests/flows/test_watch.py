"""The watch over real HTTP on loopback, through the engine's own server."""

import asyncio
import logging
from dataclasses import replace

import pytest

from archive import captures, resources
from archive.database import reading
from archive.health import health
from archive.history import Query, changes
from flows import watch as room
from flows.due import due
from flows.taken import Taken, What, by_reason
from flows.watch import watch
from pipeline.model.capture import SourceReport
from pipeline.model.change import Event
from pipeline.model.verdict import Verdict
from spiders import spool
from tests.flows.conftest import entry

MAINTENANCE = (
    "<html lang='en'><title>Maintenance</title><h1>Down for maintenance</h1><p>Our website is temporarily "
    "unavailable due to scheduled maintenance. Please try again later.</p></html>"
)


def notice(site, n: int, rate: str = "2.5") -> str:
    text = "".join(
        f"<p>Paragraph {p} of notice {n} explains how goods are declared at the office.</p>" for p in range(9)
    )
    return site.notice(f"Notice {n}", f"{text}<p>The import duty of heading 85{n:02} is {rate} %.</p>")


@pytest.fixture
def listing(site):
    for n in (1, 2, 3):
        site.pages[f"/n{n}"] = notice(site, n)
    site.pages["/list"] = site.listing("/n1", "/n2", "/n3")
    return entry(
        "notices", site.address + "/list", "listing", complete=True,
        listing={"link": "main li a", "follow": True},
    )  # fmt: skip


def crawl(house, *entries):
    lines: list[str] = []
    return asyncio.run(watch(house, entries or house.catalogue.enabled, lines.append)), lines


def test_a_watch_tells_how_far_it_is_and_who_failed_for_which_reason(house_of, site):
    entries = [
        entry(f"{code.lower()}-{n}", f"{site.address}/{code}{n}", jurisdiction=code)
        for code in "DE JP".split()
        for n in (1, 2)
    ]
    for page in ("/DE1", "/DE2", "/JP1"):
        site.pages[page] = notice(site, 1)
    heard: list[tuple[int, int, str]] = []
    house = house_of(*entries, allow=site.netloc)
    summary = asyncio.run(watch(house, entries, lambda line: None, lambda *how: heard.append(how)))
    ((why, who),) = by_reason(summary.failed).items()
    assert (why.partition(":")[0], who, summary.good) == ("not-found", ["jp-2"], 3)
    assert [done for done, _, _ in heard] == sorted(done for done, _, _ in heard)
    assert {total for _, total, _ in heard} == {4}
    assert {place for _, _, where in heard for place in where.split()} <= {"DE", "JP"}


def test_a_listing_from_baseline_to_new_amended_and_withdrawn_notices(house_of, site, listing, time):
    house = house_of(listing, allow=site.netloc)
    first, lines = crawl(house)
    assert first.changes == []
    assert first.good == 1
    assert "US: 1 of 1 sources answered" in lines[0]

    site.pages["/n2"] = notice(site, 2, "10")
    site.pages["/n4"] = notice(site, 4)
    site.pages["/list"] = site.listing("/n4", "/n2", "/n3")
    time.move(hours=25)
    second, _ = crawl(house)
    events = {change.url.rpartition("/")[2]: change.event for change in second.changes}
    assert events == {"n4": Event.PUBLISHED, "n2": Event.AMENDED, "n1": Event.WITHDRAWN}
    assert ("/n3", 304) in site.asked, "an unchanged page answers 304 to our validators"

    site.pages["/list"] = site.listing("/n4", "/n2", "/n3", "/n1")
    time.move(hours=25)
    third, _ = crawl(house)
    assert [change.event for change in third.changes] == [Event.RESTORED]
    with reading(house.engine) as session:
        assert len(changes(session, Query()).changes) == 4


def test_a_listing_that_fails_withdraws_nothing(house_of, site, listing, time):
    house = house_of(listing, allow=site.netloc)
    crawl(house)
    site.pages["/list"] = "<html><title>Oops</title><h1>Service temporarily unavailable</h1></html>"
    time.move(hours=25)
    ended, _ = crawl(house)
    assert ended.changes == []
    assert len(ended.failed) == 1


def test_a_jurisdiction_that_fails_stops_no_other(house_of, site, listing, time, monkeypatch, caplog):
    site.pages["/ok"] = notice(site, 7)
    other = entry("page", site.address + "/ok", jurisdiction="JP")
    broken = entry("broken", site.address + "/ok", jurisdiction="DE")
    house = house_of(listing, other, broken, allow=site.netloc)
    plan = room._plan

    def fails_for_germany(house, jurisdiction, entries):
        if jurisdiction == "DE":
            raise RuntimeError("a fault of ours")
        return plan(house, jurisdiction, entries)

    monkeypatch.setattr(room, "_plan", fails_for_germany)
    with caplog.at_level(logging.CRITICAL):
        ended, lines = crawl(house)
    assert ended.good == 2
    assert [fault.source for fault in ended.failed] == ["DE"]
    assert any("a fault of ours" in line for line in lines)


def test_what_a_killed_run_left_is_taken_in_first(house_of, site, listing, time):
    house = house_of(listing, allow=site.netloc)
    plan = room._plan(house, "US", [listing])
    room._store_sources(house)
    room.crawl(plan)
    lines = (plan.spool / spool.LINES).read_bytes().splitlines(keepends=True)
    (plan.spool / spool.LINES).write_bytes(b"".join(lines[:2]) + lines[2][:20])
    ended, _ = crawl(house)
    assert ended.changes == []
    assert not list(house.spools.glob("*")), "an emptied spool is removed"
    with reading(house.engine) as session:
        kept = [len(captures.capture_times(session, one.id)) for one in resources.live_resources(session, "notices")]
    assert kept == [1, 1, 1], "what was left is not fetched again"


def test_the_same_spool_twice_adds_nothing(house_of, site, listing):
    house = house_of(listing, allow=site.netloc)
    room._store_sources(house)
    plan = room._plan(house, "US", [listing])
    room.crawl(plan)
    again = plan.spool.with_name("again")
    import shutil

    shutil.copytree(plan.spool, again)
    room.empty_spool(house, plan.spool)
    second = room.empty_spool(house, again)
    assert {one.what for one in second.taken} == {What.KNOWN}


def test_what_we_cannot_handle_is_named_and_kept(house_of, site, listing, monkeypatch, caplog):
    house = house_of(listing, allow=site.netloc)
    take_in = room.take_in

    def fails_for_two(house, source, capture, body, backfilled=False):
        if capture.url.endswith("/n2"):
            raise RuntimeError("a fault of ours")
        return take_in(house, source, capture, body, backfilled)

    monkeypatch.setattr(room, "take_in", fails_for_two)
    with caplog.at_level(logging.CRITICAL, logger="dutywatch"):
        ended, _ = crawl(house)
    assert any("/n2 set aside" in fault.why for fault in ended.failed)
    assert [path.name[:10] for path in house.spools.iterdir()] == ["set-aside-"]
    monkeypatch.undo()
    again, _ = crawl(house)
    assert not again.failed


def test_a_page_that_only_answers_with_maintenance_is_not_well(house_of, site, time):
    site.pages["/p"] = MAINTENANCE
    house = house_of(entry("page", site.address + "/p"), allow=site.netloc)
    ended, _ = crawl(house)
    assert ended.good == 0
    with reading(house.engine) as session:
        (state,) = health(session)
    assert state.verdict is Verdict.MAINTENANCE
    site.pages["/p"] = notice(site, 1)
    time.move(hours=25)
    back, _ = crawl(house)
    assert back.changes == [], "the first good capture is the baseline"
    site.pages["/p"] = notice(site, 1, "12")
    time.move(hours=25)
    assert [change.event for change in crawl(house)[0].changes] == [Event.AMENDED]


def test_a_refusal_that_is_a_challenge_has_that_one_name(time):
    report = SourceReport("in-x", time.now, time.now, Verdict.REFUSED, "the authority's server refuses us (403)")
    page = Taken("in-x", "https://x.example/", "", What.SUSPECT, Verdict.CHALLENGE, "just a moment...")
    named = room._screened(report, 0, page)
    assert (named.verdict, named.why) == (Verdict.CHALLENGE, "just a moment...")
    away = replace(report, verdict=Verdict.UNREACHABLE)
    assert room._screened(away, 0, page) is away


def test_due_is_what_has_not_been_crawled_for_its_interval(house_of, site, listing, time):
    house = house_of(listing, allow=site.netloc)
    assert due(house, house.catalogue.enabled, time.now) == [listing]
    crawl(house)
    assert due(house, house.catalogue.enabled, time.now) == []
    time.move(hours=25)
    assert due(house, house.catalogue.enabled, time.now) == [listing]


def test_no_setting_travels_to_the_engine():
    """The engine stores the parameters of flows and tasks; a secret there would lie in its database for ever."""
    import inspect

    import flows.backfill
    import flows.digests

    for module in (room, flows.backfill, flows.digests):
        source = inspect.getsource(module)
        for line in source.splitlines():
            if line.strip().startswith(("async def whole(", "async def chunk(", "async def crawl_one(")):
                inside = line[line.index("(") + 1 : line.rindex(")")]
                assert all(part.split(":")[1].strip() in ("str", "int", "list[str]", "list[int]") for part in inside.split(",") if ":" in part), line  # fmt: skip
