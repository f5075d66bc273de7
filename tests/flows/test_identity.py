"""Notices over several crawls: at new addresses, published again, corrected. What a seller hears of, and what the record keeps."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from sqlalchemy import text as text_sql

from archive import moves, resources, sources
from archive.database import reading, transaction
from archive.history import Query, changes
from flows.operator import tell_operator
from flows.reclassify import reclassify
from flows.watch import empty_spool
from pipeline.classify import RULES_VERSION
from pipeline.model.capture import Capture, Listed, Role, SourceReport
from pipeline.model.change import Event
from pipeline.model.classification import Severity
from pipeline.model.ties import Tie
from pipeline.model.verdict import Verdict
from spiders.spool import Writer
from tests.flows.conftest import entry

OLD, NEW = "http://customs.example/old/", "https://customs.example/news/item?id="
DAY = date(2026, 11, 20)


def text(n: int, rate: str = "2.5", frame: str = "") -> str:
    lines = "".join(
        f"<p>Paragraph {p} of notice {n} explains how goods of kind {n} are declared at the customs office.</p>"
        for p in range(9)
    )
    return f"{lines}<p>The import duty on telephones of heading 85{n:02} is {rate} % from 1 January 2027.</p>{frame}"


@dataclass
class Authority:
    """What an authority's listing names, as (address, title, day, text), and a crawl of it as its spool leaves it."""

    house: object
    time: object
    source: str = "notices"
    notices: list[tuple[str, str, date | None, str]] = field(default_factory=list)
    crawls: int = 0
    failing: set[str] = field(default_factory=set)

    def add(self, url: str, title: str, body: str, day: date | None = DAY) -> None:
        self.notices.append((url, title, day, body))

    def crawl(self, complete: bool = True, hours: float = 25, report: bool = True):
        self.time.move(hours=hours)
        self.crawls += 1
        folder = self.house.spools / f"{self.crawls}-{self.source}"
        writer = Writer(folder)
        started, listed = self.time(), []
        for url, title, day, body in self.notices:
            listed.append(Listed(url, url, title, day))
            page = f"<!DOCTYPE html><html lang='en'><title>{title}</title><main><h1>{title}</h1>{body}</main></html>"
            bad = url in self.failing
            writer.capture(
                Capture(
                    self.source, url, url, self.time(), Verdict.ERROR_PAGE if bad else Verdict.OK,
                    status=500 if bad else 200, content_type="text/html", title=title, published=day,
                    body=writer.body(page.encode()),
                )
            )  # fmt: skip
        index = f"<html lang='en'><title>Notices</title><h1>Notices</h1><ul>{''.join(f'<li>{t}</li>' for _, t, _, _ in self.notices)}</ul></html>"
        key = f"https://customs.example/{self.source}"
        writer.capture(
            Capture(
                self.source, key, key, self.time(), Verdict.OK, Role.INDEX, status=200,
                content_type="text/html", body=writer.body(index.encode()),
            )
        )  # fmt: skip
        if report:
            writer.report(
                SourceReport(
                    self.source, started, self.time(), Verdict.OK, None, tuple(listed), complete, len(listed)
                )
            )  # fmt: skip
        writer.close()
        return empty_spool(self.house, folder)


@pytest.fixture
def authorities(house_of, time):
    """Two listings of one authority."""
    entries = [
        entry(id_, f"https://customs.example/{id_}", "listing", complete=True, listing={"link": "a"})
        for id_ in ("notices", "gazette")
    ]
    house = house_of(*entries)
    with transaction(house.engine) as session:
        for one in entries:
            sources.store_source(session, one.source())
    return Authority(house, time), Authority(house, time, "gazette")


@pytest.fixture
def authority(authorities):
    return authorities[0]


def on_record(house) -> list:
    with reading(house.engine) as session:
        return list(changes(session, Query(limit=None)).changes)


def keys(house, source: str = "notices") -> dict[str, str]:
    with reading(house.engine) as session:
        return {one.key: one.first_key for one in resources.live_resources(session, source)}


def started(authority: Authority, count: int = 4) -> None:
    for n in range(1, count + 1):
        authority.add(f"{OLD}{n}.html", f"Notice {n} on telephones of kind {n}", text(n))
    authority.crawl()


def test_a_site_that_moves_all_its_notices_alarms_nobody_and_their_history_goes_on(authority):
    started(authority)
    authority.notices = [(NEW + url[len(OLD)], *rest) for url, *rest in authority.notices]
    ended = authority.crawl()
    assert ended.changes == []
    assert sum(one.moved_from is not None for one in ended.taken) == 4
    assert keys(authority.house) == {f"{NEW}{n}": f"{OLD}{n}.html" for n in range(1, 5)}

    authority.notices[0] = (*authority.notices[0][:3], text(1, "10"))
    (change,) = authority.crawl().changes
    assert change.event is Event.AMENDED
    assert change.old_captured is not None, "held against what stood at the old address"
    (change,) = on_record(authority.house)
    assert [(link.tie, link.url) for link in change.links] == [(Tie.MOVED, f"{OLD}1.html")]
    with reading(authority.house.engine) as session:
        ((source, count),) = [(one.source, one.count) for one in moves.moves_untold(session)]
    assert (source, count) == ("notices", 4)


def test_the_operator_hears_once_of_a_site_that_moved_and_not_of_one_notice(authority):
    def heard() -> list[str]:
        tell_operator(authority.house, lambda line: None)
        folder = authority.house.settings.data_dir / "mail"
        return [path.read_text() for path in sorted(folder.glob("*operator*.eml"))]

    started(authority)
    first = authority.notices[0]
    authority.notices[0] = (NEW + "1", *first[1:])
    authority.crawl()
    assert heard() == []
    authority.notices[1:] = [(NEW + url[len(OLD)], *rest) for url, *rest in authority.notices[1:]]
    authority.crawl()
    (mail,) = heard()
    assert "Subject: Dutywatch: 1 source has moved" in mail
    assert "notices: 3 notices have new addresses" in mail
    assert len(heard()) == 1


def test_a_new_template_comes_with_the_new_addresses(authority):
    started(authority)
    frame = "<p>You are here: home, news, notices of the customs service.</p><p>Was this page of help to you?</p>"
    authority.notices = [
        (f"{NEW}{n}", title, day, text(n, frame=frame)) for n, (_, title, day, _) in enumerate(authority.notices, 1)
    ]
    ended = authority.crawl()
    assert {change.event for change in ended.changes} <= {Event.AMENDED}, "no false new ones, nothing withdrawn"
    assert len(keys(authority.house)) == 4


def test_what_cannot_be_read_at_its_new_address_yet_is_neither_withdrawn_nor_new(authority):
    started(authority)
    authority.notices = [(NEW + url[len(OLD)], *rest) for url, *rest in authority.notices]
    authority.failing = {f"{NEW}2"}
    assert authority.crawl().changes == []
    authority.failing = set()
    ended = authority.crawl()
    assert ended.changes == []
    assert keys(authority.house)[f"{NEW}2"] == f"{OLD}2.html"


def test_leaving_a_listing_that_is_not_complete_is_nothing(authority):
    started(authority)
    authority.notices = authority.notices[2:]
    assert authority.crawl(complete=False).changes == []
    assert {change.event for change in authority.crawl(complete=True).changes} == {Event.WITHDRAWN}


def test_a_killed_crawl_tells_nothing_of_what_left_the_listing(authority):
    started(authority)
    authority.notices = [(NEW + authority.notices[0][0][len(OLD)], *authority.notices[0][1:])]
    ended = authority.crawl(report=False)
    (change,) = ended.changes
    assert change.event is Event.PUBLISHED
    assert [link.tie for link in on_record(authority.house)[0].links] == [Tie.REPEATS]


def test_two_notices_of_one_title_and_day_stay_two(authority):
    authority.add(f"{OLD}1.html", "Recall of portable heaters", text(1))
    authority.crawl()
    authority.notices = [(f"{OLD}2.html", "Recall of portable heaters", DAY, text(2))]
    ended = authority.crawl()
    assert [change.event for change in ended.changes] == [Event.PUBLISHED, Event.WITHDRAWN]


def test_a_notice_that_comes_back_to_its_old_address_is_still_the_same(authority):
    started(authority, 1)
    there = authority.notices[0]
    authority.notices = [(NEW + "1", *there[1:])]
    assert authority.crawl().changes == []
    authority.notices = [there]
    assert authority.crawl().changes == []
    assert authority.crawl().changes == []


def test_a_page_whose_address_the_catalogue_changes_is_the_same_page(house_of, time):
    def crawl(url: str, name: str, rate: str):
        one = entry("duty", url)
        house = house_of(one)
        with transaction(house.engine) as session:
            sources.store_source(session, one.source())
        time.move(hours=25)
        writer = Writer(house.spools / name)
        page = f"<html lang='en'><title>Duties</title><main><h1>Duties</h1>{text(1, rate)}</main></html>"
        writer.capture(
            Capture("duty", url, url, time(), Verdict.OK, status=200, content_type="text/html",
                    body=writer.body(page.encode()))
        )  # fmt: skip
        writer.report(SourceReport("duty", time.now, time(), Verdict.OK, captures=1))
        writer.close()
        return empty_spool(house, house.spools / name).changes

    assert crawl("https://customs.example/duties", "a", "2.5") == []
    assert crawl("https://customs.example/en/duties", "b", "2.5") == []
    (change,) = crawl("https://customs.example/en/duties", "c", "10")
    assert change.event is Event.AMENDED


def published(authority: Authority, url: str, title: str, body: str, day: date = DAY):
    authority.add(url, title, body, day)
    (change,) = authority.crawl(complete=False, hours=1).changes
    return change


def baseline(*authorities: Authority) -> None:
    for number, one in enumerate(authorities):
        one.add(f"https://{one.source}.example/0", f"The first notice of {one.source}", text(60 + number))
        one.crawl()


def test_what_is_published_again_on_another_listing_is_linked_both_ways(authorities):
    notices, gazette = authorities
    baseline(*authorities)
    first = published(notices, f"{OLD}1.html", "Duty on telephones raised", text(1, "10"))
    second = published(gazette, "https://gazette.example/2026/1", "Duty on telephones raised", text(1, "10"))
    found = {change.id: change.links for change in on_record(notices.house)}
    (forth,) = found[second.id]
    (back,) = found[first.id]
    assert (forth.tie, forth.change, forth.once) == (Tie.REPEATS, first.id, True)
    assert (back.tie, back.change, back.url) == (Tie.REPEATED_BY, second.id, "https://gazette.example/2026/1")
    other = published(gazette, "https://gazette.example/2026/2", "Duty on telephones raised", text(1, "12"))
    assert {change.id: change.links for change in on_record(notices.house)}[other.id] == ()


def test_a_correction_is_linked_to_what_it_corrects_and_as_urgent(authorities):
    notices, gazette = authorities
    baseline(*authorities)
    rule = "<p>The duty-free exemption for consignments worth up to USD 800 is abolished from 1 December 2026.</p>"
    first = published(notices, f"{OLD}1.html", "Notification No. 12/2026 on goods of small value", text(1) + rule)
    assert first.classification.severity is Severity.HIGH
    title = "Corrigendum to Notification No. 12/2026"
    wrong = (
        "<p>In the last paragraph, for USD 800 read USD 80.</p>" + "<p>The other words of it stay as they are.</p>" * 9
    )
    second = published(gazette, "https://gazette.example/2026/9", title, wrong, DAY + timedelta(days=3))
    assert second.classification.severity is Severity.HIGH
    assert second.told, "for 800 read 80 is of the subject of what it corrects"
    assert any("corrects" in reason.because for reason in second.classification.reasons)
    found = {change.id: change.links for change in on_record(notices.house)}
    assert [(link.tie, link.change, link.reference) for link in found[second.id]] == [
        (Tie.CORRECTS, first.id, "Notification No. 12/2026")
    ]
    assert [(link.tie, link.change, link.title) for link in found[first.id]] == [
        (Tie.CORRECTED_BY, second.id, title)
    ]  # fmt: skip

    with transaction(notices.house.engine) as session:
        session.execute(text_sql("UPDATE classifications SET rules_version = 'of yesterday', severity = 1"))
    reclassify(notices.house.engine, RULES_VERSION, notices.time, lambda *_: None)
    again = {change.id: change.classification for change in on_record(notices.house)}
    assert again[second.id].severity is Severity.HIGH, "also by rules of another day"


def test_a_correction_waits_for_what_it_corrects_where_its_number_says_so(authorities):
    notices, gazette = authorities
    baseline(*authorities)
    register = "https://www.federalregister.gov/documents/2026/11/20/"
    second = published(gazette, register + "C1-2026-25871/rod", "Threaded Rod; Correction", text(5))
    (link,) = on_record(notices.house)[0].links
    assert (link.tie, link.reference, link.change) == (Tie.CORRECTS, "FR Doc. 2026-25871", None)
    first = published(notices, register + "2026-25871/rod", "Threaded Rod: Final Duty", text(1, "10"))
    found = {change.id: change.links for change in on_record(notices.house)}
    assert [(link.tie, link.change) for link in found[second.id]] == [(Tie.CORRECTS, first.id)]
    assert [(link.tie, link.change) for link in found[first.id]] == [(Tie.CORRECTED_BY, second.id)]
