"""What a person asks of the history: the filters' words, pages, counts, evidence."""

import base64
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from archive.changes import Made, record_change
from archive.database import open_database, reading, transaction
from archive.history import (
    BadCursor,
    Query,
    Sort,
    changes,
    countries,
    each_change,
    evidence,
    sources,
    suspects,
    topics,
)
from archive.sources import store_source
from pipeline.model.change import Change, Event, change_id
from pipeline.model.classification import (
    Classification,
    Countries,
    DatedFact,
    DateRole,
    Facts,
    Severity,
)
from pipeline.model.edits import Edit, Op
from pipeline.model.filters import Filter, via, why_matched
from pipeline.model.verdict import Fit, Verdict
from tests.archive.samples import KEY, SOURCE, a_capture, fill, later, stored
from tests.databases import fresh_database

COUNTRIES = ("DE", "EU", "GB", "XI", "JP", "RU", "EAEU", "KG", "HR", "SA", "GCC")
TOPICS = ("tariff-rates", "vat-gst", "de-minimis", "customs-procedure", "none", "unclassified")
CODES = ("85", "8517", "851713", "8517130000", "0101", "0", "9")
WORDS = ("Zoll", "關稅", "100%", "under_score", "back\\slash", "İstanbul", "STRASSE", "ﬁve", "a b", "'; --", "")
ORIGINS = ("CN", "VN", "US")
LANGUAGES = ("de", "ja", "und")
DAYS = tuple(date(2026, 1, 1) + timedelta(days=30 * n) for n in range(6))
# Around days on which somebody joined or left a union, and two moments of one day.
TIMES = tuple(
    datetime.fromisoformat(time)
    for time in (
        "2013-06-30T23:59:59.999999+00:00", "2013-07-01T00:00:00+00:00", "2015-01-01T00:00:00+00:00",
        "2015-08-12T00:00:00+00:00", "2020-12-31T23:59:59+00:00", "2021-01-01T00:00:00+00:00",
        "2026-03-01T08:00:00+00:00", "2026-03-01T08:00:00.000001+00:00",
    )
)  # fmt: skip


def _some(chance: random.Random, of: tuple[str, ...], most: int = 2) -> tuple[str, ...]:
    return tuple(chance.sample(of, chance.randint(0, most)))


def _any_change(chance: random.Random, number: int) -> Change:
    new = a_capture(0, key=f"{KEY}/{number}", fetched=chance.choice(TIMES))
    primary, *secondary = chance.sample(TOPICS, chance.randint(1, 3))
    dates = tuple(DatedFact(chance.choice(DAYS), chance.choice(list(DateRole))) for _ in range(chance.randint(0, 3)))
    classification = Classification(
        primary=primary,
        rules_version="1",
        secondary=tuple(secondary),
        countries=Countries(origins=_some(chance, ORIGINS)),
        facts=Facts(hs_codes=_some(chance, CODES, 3), dates=dates),
        severity=chance.choice(list(Severity)),
        headline=chance.choice(WORDS),
    )
    event = chance.choice(list(Event))
    return Change(
        id=change_id(event, new.source, new.key, None, new.fetched),
        event=event,
        country=chance.choice(COUNTRIES),
        source=new.source,
        authority="",
        title=chance.choice(WORDS),
        url=None,
        language=chance.choice(LANGUAGES),
        captured=new.fetched,
        recorded=new.fetched,
        published=None,
        substantive=True,
        classification=classification,
        edits=(Edit(Op.REWORDED, before=chance.choice(WORDS), after=chance.choice(WORDS)),),
        new_body=new.body,
    )


class Past(NamedTuple):
    """A record that is only asked, and the changes in it."""

    engine: Engine
    changes: list[Change]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def past(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    """Some 120 changes of every kind, recorded once on each database for all tests that only ask."""
    chance = random.Random(7)
    every = [_any_change(chance, number) for number in range(120)]
    with fresh_database(request, request.param, tmp_path_factory.mktemp("past")) as url:
        engine = open_database(url)
        with transaction(engine) as session:
            store_source(session, SOURCE)
            for number, change in enumerate(every):
                kept = stored(session, a_capture(0, key=f"{KEY}/{number}", fetched=change.captured))
                record_change(session, change, Made(kept.resource_id, None, kept.id, "e", "c"))
        yield Past(engine, every)
        engine.dispose()


def _tuples(of: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(of), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    Filter,
    country=_tuples((*COUNTRIES, "FR", "AM")),
    origin=_tuples(ORIGINS),
    topic=_tuples(TOPICS),
    need=_tuples(("law", "product", "documents", "logistics")),
    hs=_tuples(("85", "8517", "85171", "851713", "01", "99", "8517130000")),
    text=_tuples(("zoll", "关税", "關稅", "%", "_", "\\", "i̇stanbul", "strasse", "FIVE", "A  B", "'", "", "?")),
    since=st.none() | st.sampled_from(TIMES),
    until=st.none() | st.sampled_from(TIMES),
    effective_since=st.none() | st.sampled_from(DAYS),
    effective_until=st.none() | st.sampled_from(DAYS),
    severity=st.none() | st.sampled_from(Severity),
    event=st.just(()) | st.lists(st.sampled_from(Event), max_size=2).map(tuple),
    source=st.just(()) | st.sampled_from(((SOURCE.id,), ("other",), ("other", SOURCE.id))),
    lang=_tuples((*LANGUAGES, "fr")),
)
# Most filters name one or two words; with all fourteen nothing would ever be found.
FEW = st.builds(
    lambda whole, kept: Filter(**{word: getattr(whole, word) for word in kept}),
    FILTERS,
    st.lists(st.sampled_from(list(Filter.__slots__)), min_size=1, max_size=3, unique=True),
)


@settings(max_examples=150, deadline=None)
@given(asked=FEW | FILTERS)
def test_H4_history_and_subscriptions_give_the_same_answer(past: Past, asked: Filter) -> None:
    expected = {change.id for change in past.changes if why_matched(asked, change) is not None}
    with reading(past.engine) as session:
        found = changes(session, Query(asked, limit=None)).changes
        by_country = countries(session, asked)
    assert {change.id for change in found} == expected
    assert sum(count.changes for count in by_country) == len(expected)
    for change in found:
        ways = {via(code, change.country, change.captured.date()) for code in asked.country}
        assert change.via is None if not asked.country or change.country in asked.country else change.via in ways


def test_every_word_tells_some_changes_from_others(past: Past) -> None:
    asked: dict[str, Any] = {
        "country": ("DE",), "origin": ("CN",), "topic": ("vat-gst",), "need": ("law",), "hs": ("8517",),
        "text": ("%",), "since": TIMES[4], "until": TIMES[4], "effective_since": DAYS[3], "effective_until": DAYS[3],
        "severity": Severity.HIGH, "event": (Event.WITHDRAWN,), "source": ("other",), "lang": ("ja",),
    }  # fmt: skip
    assert set(asked) == set(Filter.__slots__)
    with reading(past.engine) as session:
        for word, value in asked.items():
            found = changes(session, Query(Filter(**{word: value}), limit=None)).changes
            assert len(found) < len(past.changes), word
            assert found or word == "source", word


def test_a_member_is_bound_while_it_belongs_to_the_union(past: Past) -> None:
    with reading(past.engine) as session:
        found = changes(session, Query(Filter(country=("HR",)), limit=None)).changes
    assert {change.via for change in found} == {None, "EU"}
    assert min(change.captured for change in found if change.via) >= datetime(2013, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize("sort", Sort)
def test_H3_pages_hold_everything_once_in_order(past: Past, sort: Sort) -> None:
    seen: list[Change] = []
    cursor = None
    with reading(past.engine) as session:
        while True:
            page = changes(session, Query(limit=7, cursor=cursor, sort=sort))
            seen += page.changes
            cursor = page.next
            if cursor is None:
                break
        whole = tuple(each_change(session, Query(limit=None, sort=sort)))
    assert tuple(seen) == whole
    assert len({change.id for change in seen}) == len(past.changes)
    keys = [(int(c.classification.severity) if sort is Sort.SEVERITY else 0, c.captured, c.id) for c in seen]
    assert keys == sorted(keys, reverse=sort is not Sort.OLDEST)


def test_H3_a_walk_skips_and_repeats_nothing_while_changes_arrive(engine: Engine) -> None:
    before = fill(engine, 20)
    with reading(engine) as session:
        page = changes(session, Query(limit=10))
    with transaction(engine) as session:
        for hours in (5.5, 30):
            capture = replace(a_capture(hours), key=f"{KEY}/new-{hours}")
            kept = stored(session, capture)
            new = replace(before[0], id=f"chg_{hours}", captured=capture.fetched)
            record_change(session, new, Made(kept.resource_id, None, kept.id, "e", "c"))
    with reading(engine) as session:
        rest = changes(session, Query(limit=None, cursor=page.next))
    walked = [change.id for change in (*page.changes, *rest.changes)]
    assert [one for one in walked if one != "chg_5.5"] == [change.id for change in reversed(before)]
    assert len(set(walked)) == len(walked)


def _cursor(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "", "x", "é", "a" * 5000, "AAAA", _cursor([]), _cursor({}), _cursor(["newest", 1, 2]),
        _cursor(["newest", "yesterday", "chg"]), _cursor(["newest", "2026-03-01T08:00:00", "chg"]),
        _cursor(["oldest", "2026-03-01T08:00:00+00:00", "chg"]), _cursor(["newest", "2026-03-01T08:00:00+00:00"]),
        _cursor(["severity", 10**30, "2026-03-01T08:00:00+00:00", "chg"]),
    ],
)  # fmt: skip
def test_bad_cursors_are_named(sqlite_engine: Engine, cursor: str) -> None:
    for sort in (Sort.NEWEST, Sort.SEVERITY):
        with reading(sqlite_engine) as session, pytest.raises(BadCursor, match="not a cursor"):
            changes(session, Query(cursor=cursor, sort=sort))


def test_a_cursor_with_NUL_or_surrogates_in_its_id_finds_its_place(engine: Engine) -> None:
    fill(engine, 2)
    for odd in ("\0", "\ud800", "'; DROP TABLE changes; --"):
        with reading(engine) as session:
            page = changes(session, Query(cursor=_cursor(["newest", later(0.5).isoformat(), odd])))
            assert [change.captured for change in page.changes] == [later(0)]


def test_counts_by_country_and_topic(past: Past) -> None:
    with reading(past.engine) as session:
        by_country = {count.code: count for count in countries(session, Filter(country=("DE",)))}
        by_topic = {count.code: count for count in topics(session)}
    assert set(by_country) == {"DE", "EU"}
    assert (by_country["DE"].via, by_country["EU"].via) == (None, "EU")
    for topic, count in by_topic.items():
        of_it = [change for change in past.changes if why_matched(Filter(topic=(topic,)), change) is not None]
        assert (count.changes, count.last) == (len(of_it), max(change.captured for change in of_it))


def test_H14_evidence_names_both_captures(engine: Engine) -> None:
    kept = fill(engine, 1)[0]
    with reading(engine) as session:
        found = evidence(session, kept.id)
        assert evidence(session, "chg_none") is None
    assert found is not None
    assert found.change == kept
    assert found.old is None
    capture = found.new.capture
    assert (capture.status, capture.body, capture.fetched) == (200, "a" * 64, later(0))
    assert ("x-odd", "é") in capture.headers
    assert found.new.verdict is Verdict.OK
    assert found.extractor_version == "extract-1"


def test_suspects_are_listed_with_their_reason(engine: Engine) -> None:
    with transaction(engine) as session:
        store_source(session, SOURCE)
        stored(session, a_capture(0))
        stored(session, a_capture(1), Fit(Verdict.MAINTENANCE, "back soon"))
        stored(session, a_capture(2, None, verdict=Verdict.NOT_MODIFIED), None)
        stored(session, a_capture(3, None, verdict=Verdict.UNREACHABLE, why="no route"), None)
        stored(session, a_capture(4), None)
    with reading(engine) as session:
        found = suspects(session)
        assert [(one.verdict, one.why) for one in found] == [
            (Verdict.UNREACHABLE, "no route"),
            (Verdict.MAINTENANCE, "back soon"),
        ]
        assert len(suspects(session, source=SOURCE.id, since=later(2))) == 1
        assert suspects(session, source="other") == ()
        assert len(suspects(session, limit=1)) == 1


def test_sources_tell_what_they_hold(engine: Engine) -> None:
    fill(engine, 3)
    with reading(engine) as session:
        (state,) = sources(session)
    assert (state.source, state.documents, state.changes, state.health) == (SOURCE, 3, 3, None)


def test_listing_decodes_no_edits(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(sqlite_engine, 5)
    monkeypatch.setattr("archive.packing._unpack", pytest.fail)
    with reading(sqlite_engine) as session:
        assert [len(change.edits) for change in changes(session, Query()).changes] == [1] * 5
