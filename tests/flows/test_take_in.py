"""What a capture becomes: the contract's rules, held on both databases."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import text

from archive import captures, documents, readers, resources, sources
from archive.database import reading, transaction
from archive.health import record_crawl
from archive.history import Query, changes, suspects
from flows import last
from flows import take_in as room
from flows.due import due
from flows.take_in import take_in
from flows.taken import What
from pipeline.model.capture import Capture, SourceReport
from pipeline.model.change import Event
from pipeline.model.classification import Severity
from pipeline.model.reader import Frequency
from pipeline.model.verdict import Verdict
from tests.flows.conftest import entry

URL = "https://customs.example/notice"


def page(rate: str = "2.5", stamp: str = "1 November 2026", extra: str = "") -> bytes:
    text = "".join(f"<p>Goods of paragraph {n} are declared in the usual way with an invoice.</p>" for n in range(12))
    return (
        f"<html lang='en'><title>Duties</title><main><h1>Duties</h1>{text}"
        f"<p>The import duty on telephones of heading 8517 is {rate} % from 1 January 2027.</p>{extra}"
        f"<p>Last updated: {stamp}</p></main></html>"
    ).encode()


MAINTENANCE = (
    b"<html lang='en'><title>Maintenance</title><h1>Scheduled maintenance</h1>"
    b"<p>This website is temporarily unavailable due to scheduled maintenance. Please try again later.</p></html>"
)


@pytest.fixture
def watched(house_of, time):
    """A house with one source past its baseline, and a function that takes a capture in an hour later."""
    one = entry("notice", URL)
    house = house_of(one)
    source = one.source()
    with transaction(house.engine) as session:
        sources.store_source(session, source)

    def take(body: bytes | None, verdict: Verdict = Verdict.OK, status: int | None = 200, key: str = URL):
        time.move(hours=1)
        take.last = time.now
        name = hashlib.sha256(body).hexdigest() if body is not None else None
        capture = Capture(source.id, key, key, time.now, verdict, status=status, body=name, content_type="text/html")
        return take_in(house, source, capture, body)

    take.house, take.source = house, source
    assert take(page()).what is What.BASELINE
    with transaction(house.engine) as session:
        sources.set_baseline(session, source.id, time.now)
    return take


def told(watched) -> list:
    with reading(watched.house.engine) as session:
        return list(changes(session, Query()).changes)


def test_the_baseline_is_no_news(watched):
    assert told(watched) == []


def test_a_new_resource_after_the_baseline_is_published(watched):
    taken = watched(page(), key=URL + "/2")
    assert taken.change.event is Event.PUBLISHED
    assert taken.change.substantive


def test_what_the_baseline_listed_and_could_not_fetch_joins_it_when_it_first_comes(watched, time):
    with transaction(watched.house.engine) as session:
        resources.find_or_add(session, "notice", URL + "/late", URL + "/late", time.now, in_baseline=True)
    assert watched(page(), key=URL + "/late").what is What.BASELINE
    assert watched(page("10"), key=URL + "/late").change.event is Event.AMENDED


def test_an_amended_rate_is_one_change_with_its_words(watched):
    change = watched(page("10")).change
    assert change.event is Event.AMENDED
    assert change.substantive
    assert change.classification.primary == "tariff-rates"
    assert "851" in change.classification.facts.hs_codes[0]
    assert [one.id for one in told(watched)] == [change.id]


def test_a_new_stamp_is_noise_and_says_so(watched):
    taken = watched(page(stamp="24 November 2026"))
    assert taken.what is What.NOISE
    assert [noise.value for noise in taken.noise] == ["update-stamp"]
    assert told(watched) == []


def test_equal_bytes_are_unchanged(watched):
    assert watched(page()).what is What.UNCHANGED


def test_a_maintenance_page_is_kept_and_the_comparison_runs_over_the_gap(watched):
    taken = watched(MAINTENANCE)
    assert (taken.what, taken.verdict) == (What.SUSPECT, Verdict.MAINTENANCE)
    assert watched(page()).what is What.UNCHANGED
    assert watched(MAINTENANCE).what is What.SUSPECT
    before = watched.last
    change = watched(page("10")).change
    assert change.event is Event.AMENDED
    assert change.old_captured < before, "held against the last good capture, not against the gap"
    assert len(told(watched)) == 1
    with reading(watched.house.engine) as session:
        assert {one.verdict for one in suspects(session)} == {Verdict.MAINTENANCE}


def test_a_suspect_page_is_fetched_again_in_an_hour_then_ever_less_often(watched, time):
    def crawled(body: bytes) -> None:
        watched(body)
        with transaction(watched.house.engine) as session:
            record_crawl(session, SourceReport("notice", time.now, time(), Verdict.OK, captures=1), 1)

    def hours_until_due() -> int:
        for hours in range(25):
            if due(watched.house, watched.house.catalogue.enabled, time.now + timedelta(minutes=60 * hours + 1)):
                return hours
        raise AssertionError("never due")

    waits = []
    for _ in range(6):
        crawled(MAINTENANCE)
        waits.append(hours_until_due())
    assert waits == [1, 2, 4, 8, 16, 24]
    crawled(page())
    assert hours_until_due() == 24, "well again, it has its interval"


def test_what_asks_to_be_left_alone_waits_for_its_interval():
    assert Verdict.MAINTENANCE.passing
    assert not any(
        one.passing for one in (Verdict.OK, Verdict.ROBOTS, Verdict.REFUSED, Verdict.THROTTLED, Verdict.GONE)
    )


def test_three_404_over_a_day_withdraw_and_coming_back_restores(watched, time):
    assert watched(b"gone", Verdict.NOT_FOUND, 404).what is What.SUSPECT
    assert watched(b"gone", Verdict.NOT_FOUND, 404).what is What.SUSPECT
    assert watched(b"gone", Verdict.NOT_FOUND, 404).what is What.SUSPECT, "three within hours are not enough"
    time.move(hours=24)
    taken = watched(b"gone", Verdict.NOT_FOUND, 404)
    assert taken.change.event is Event.WITHDRAWN
    assert taken.change.edits == () or list(taken.change.edits) == []
    assert watched(b"gone", Verdict.NOT_FOUND, 404).change is None, "withdrawn once"
    back = watched(page())
    assert back.change.event is Event.RESTORED
    assert watched(page()).what is What.UNCHANGED


def test_a_404_between_good_captures_starts_the_count_anew(watched, time):
    for _ in range(3):
        assert watched(b"gone", Verdict.NOT_FOUND, 404).change is None
        time.move(hours=12)
        assert watched(page()).what is What.UNCHANGED


def test_410_withdraws_at_once(watched):
    assert watched(b"", Verdict.GONE, 410).change.event is Event.WITHDRAWN


BANNER = "<p>This notice was withdrawn on 20 November 2026, since another took its place.</p>"


def banner_on_top(rate: str = "2.5") -> bytes:
    return page(rate).replace(b"<h1>Duties</h1>", b"<h1>Duties</h1>" + BANNER.encode())


def test_a_page_that_says_it_is_withdrawn_is_so_once_until_it_says_no_more(watched):
    taken = watched(banner_on_top())
    assert taken.change.event is Event.WITHDRAWN
    assert list(taken.change.edits) == []
    assert taken.change.classification.primary == "tariff-rates", "what was withdrawn is told by its last text"
    assert watched(banner_on_top()).what is What.UNCHANGED
    assert watched(None, Verdict.NOT_MODIFIED, 304).change is None
    assert watched(page()).change.event is Event.RESTORED


def test_what_said_so_from_the_first_is_amended_as_any_page(watched):
    watched(banner_on_top(), key=URL + "/3")
    assert watched(banner_on_top("10"), key=URL + "/3").change.event is Event.AMENDED


def test_a_page_that_tells_of_something_withdrawn_stands(watched):
    more = "<p>The duty on lamps was withdrawn on 20 November 2026, and the order of 2019 has been revoked.</p>"
    assert watched(page(extra=more)).change.event is Event.AMENDED


def other(rate: str = "12", stamp: str = "2 November 2026") -> bytes:
    rules = "".join(f"<p>Rule {n}: anglers carry a licence of the lake authority, number {n}.</p>" for n in range(20))
    return (
        f"<html lang='en'><title>Fishing on inland waters</title><main><h1>Fishing on inland waters</h1>{rules}"
        f"<p>The licence costs EUR {rate} a year.</p><p>Last updated: {stamp}</p></main></html>"
    ).encode()


def test_a_page_replaced_for_good_is_told_once_after_three_days(watched, time):
    looks = []
    for hours in (0, 24, 23, 23, 0):  # and an hour each
        time.move(hours=hours)
        looks.append(watched(other(stamp=f"{len(looks) + 2} November 2026")))
    assert [one.what for one in looks] == [*[What.SUSPECT] * 3, What.CHANGED, What.NOISE]
    change = looks[3].change
    assert (change.event, change.title, change.substantive) == (Event.AMENDED, "Fishing on inland waters", True)
    assert "2.5 %" in "".join(edit.before or "" for edit in change.edits), "what is gone is shown"
    assert "another document took its place" in looks[3].why
    assert watched(other("15")).change is not None, "from now on it is watched as any page"
    assert len(told(watched)) == 2


@pytest.mark.parametrize("between", ["the old page", "not modified", "yet another"])
def test_another_document_that_does_not_stay_is_never_told(watched, time, between):
    for _ in range(6):
        time.move(hours=23)
        assert watched(other()).what is What.SUSPECT
        match between:
            case "the old page":
                watched(page())
            case "not modified":
                watched(None, Verdict.NOT_MODIFIED, 304)
            case _:
                watched(
                    other().replace(b"lake", b"river").replace(b"anglers", b"boatmen").replace(b"a licence", b"lamps")
                )
    assert told(watched) == []


def test_a_maintenance_page_between_does_not_make_another_document_less_lasting(watched, time):
    for body in (other(), MAINTENANCE, other(), other(), MAINTENANCE):
        time.move(hours=23)
        assert watched(body).what is What.SUSPECT
    assert watched(other()).what is What.CHANGED


def test_unreachable_is_never_a_change(watched, time):
    for _ in range(5):
        time.move(hours=24)
        assert watched(None, Verdict.UNREACHABLE, None).change is None


def test_taken_in_twice_adds_nothing(watched, time):
    first = watched(page("10"))
    again = Capture(
        "notice", URL, URL, watched.last, Verdict.OK, status=200, body=hashlib.sha256(page("10")).hexdigest()
    )
    assert take_in(watched.house, watched.source, again, page("10")).what is What.KNOWN
    assert [one.id for one in told(watched)] == [first.change.id]


def test_there_and_back_keeps_three_captures_and_two_changes(watched):
    watched(page("10"))
    watched(page("2.5"))
    assert [one.event for one in told(watched)] == [Event.AMENDED, Event.AMENDED]
    assert len(set(watched.house.bodies)) == 2


def test_an_upgrade_of_the_extractor_is_no_change_and_loses_none(watched, monkeypatch):
    for module in (room, last):
        monkeypatch.setattr(module, "extractor_version", lambda selectors: "of tomorrow")
    assert watched(page(stamp="24 November 2026")).what is What.NOISE
    with reading(watched.house.engine) as session:
        resource = resources.find_resource(session, "notice", URL)
        first = captures.last_fit(session, resource.id, before=captures.last_fit(session, resource.id).capture.fetched)
        assert documents.load_document(session, first.id, "of tomorrow") is not None, "the old capture is read anew"
    assert watched(page("10")).change.event is Event.AMENDED


def test_an_error_page_that_an_older_version_let_pass_is_no_change_when_the_page_is_back(watched, time):
    first = watched.last
    watched(MAINTENANCE)
    with transaction(watched.house.engine) as session:  # as an older version would have left it
        session.execute(text("UPDATE captures SET verdict = 'ok', why = NULL"))
        session.execute(text("UPDATE documents SET extractor_version = 'of yesterday', verdict = 'ok', why = NULL"))
    assert watched(page(stamp="24 November 2026")).what is What.NOISE
    with reading(watched.house.engine) as session:
        assert [one.verdict for one in suspects(session)] == [Verdict.MAINTENANCE]
    change = watched(page("10")).change
    assert first < change.old_captured < change.captured
    assert len(told(watched)) == 1


def test_with_nothing_but_error_pages_in_an_older_archive_the_page_begins_anew(watched):
    watched(MAINTENANCE, key=URL + "/2")
    with transaction(watched.house.engine) as session:
        session.execute(text("UPDATE captures SET verdict = 'ok', why = NULL"))
        session.execute(text("UPDATE documents SET extractor_version = 'of yesterday', verdict = 'ok', why = NULL"))
    assert watched(page(), key=URL + "/2").what is What.BASELINE
    assert watched(page("10"), key=URL + "/2").change.event is Event.AMENDED


def test_an_archive_read_by_the_extractor_before_holds_what_is_now_furniture_and_still_nothing_changed(watched):
    from dataclasses import replace

    from archive.tables import DocumentRow
    from pipeline import steps
    from pipeline.extract import EXTRACTOR_VERSION
    from pipeline.model.capture import Raw
    from pipeline.model.document import Block, BlockType

    reading_now = steps.read(Raw(page(), content_type="text/html"))
    footer = Block(BlockType.PARAGRAPH, "Sitemap Contact Visits: 4410216 © Customs 2026")
    before = replace(reading_now.document, blocks=[*reading_now.document.blocks, footer])
    with transaction(watched.house.engine) as session:
        row = session.query(DocumentRow).one()
        assert row.extractor_version == EXTRACTOR_VERSION != "1"
        capture = row.capture_id
        session.delete(row)
        session.flush()
        documents.store_document(session, capture, "1", before, reading_now.fit)
    assert watched(page(stamp="24 November 2026")).what is What.NOISE
    assert watched(page("10", stamp="24 November 2026")).change.event is Event.AMENDED


def test_a_match_is_made_when_the_change_is_recorded(watched, time):
    with transaction(watched.house.engine) as session:
        from alerts.consent import subscribe

        mine = subscribe(
            session, "seller@example.org", {"country": ["US"]}, Severity.LOW, Frequency.DAILY, "en", "UTC", 7,
            "test", time.now,
        )  # fmt: skip
    change = watched(page("10")).change
    with reading(watched.house.engine) as session:
        from archive.matches import matches_of

        assert [match.subscription for match in matches_of(session, change.id)] == [mine.id]
        assert "United States" in matches_of(session, change.id)[0].reasons[0]
        assert readers.active_subscriptions(session)


def test_captures_have_the_time_of_their_fetch_not_of_their_recording(watched, time):
    before = time.now
    change = watched(page("10")).change
    assert change.captured - before >= timedelta(hours=1)
    assert change.recorded >= change.captured
