"""Resources, captures and documents: what is kept, once, and how a killed run finds its place again."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from archive.captures import (
    capture_times,
    find_capture,
    last_capture,
    last_fit,
    last_index,
    pending_captures,
    set_verdict,
    since_fit,
    store_capture,
)
from archive.database import reading, transaction
from archive.documents import load_document, store_document
from archive.resources import (
    add_alias,
    find_or_add,
    find_resource,
    join_baseline,
    known_resources,
    live_resources,
    set_state,
)
from archive.sources import all_sources, baseline_at, find_source, set_baseline, store_source
from archive.tables import State
from pipeline.model.capture import Listed, Role
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.verdict import Fit, Verdict
from tests.archive.samples import KEY, SOURCE, START, a_capture, later, stored


@pytest.fixture
def engine(engine: Engine) -> Engine:
    with transaction(engine) as session:
        store_source(session, SOURCE)
    return engine


def test_source_follows_the_catalogue_and_keeps_its_first_baseline(engine: Engine) -> None:
    with transaction(engine) as session:
        assert baseline_at(session, SOURCE.id) is None
        set_baseline(session, SOURCE.id, START)
        set_baseline(session, SOURCE.id, later(5))
        store_source(session, replace(SOURCE, interval_hours=6, enabled=False))
    with reading(engine) as session:
        assert find_source(session, SOURCE.id) == replace(SOURCE, interval_hours=6, enabled=False)
        assert all_sources(session) == (replace(SOURCE, interval_hours=6, enabled=False),)
        assert baseline_at(session, SOURCE.id) == START


def test_naive_times_are_refused(engine: Engine) -> None:
    with pytest.raises(Exception, match="needs a time zone"), transaction(engine) as session:
        find_or_add(session, SOURCE.id, KEY, KEY, datetime(2026, 1, 1))  # noqa: DTZ001


def test_times_of_any_zone_come_back_as_the_same_instant(engine: Engine) -> None:
    tokyo = datetime.fromisoformat("2026-03-01T17:00:00.000001+09:00")
    with transaction(engine) as session:
        stored(session, replace(a_capture(), fetched=tokyo))
        kept = stored(session, replace(a_capture(), fetched=tokyo.astimezone(START.tzinfo)))
        assert capture_times(session, kept.resource_id) == {tokyo}, "one instant, one capture"


def test_identity_survives_a_new_address(engine: Engine) -> None:
    with transaction(engine) as session:
        first = find_or_add(session, SOURCE.id, "notice-7", KEY, START, title="Old title")
        again = find_or_add(session, SOURCE.id, "notice-7", "https://customs.example/new/7?utm_source=x", later(1))
        assert again.id == first.id
        assert again.title == "Old title"
        found = find_resource(session, SOURCE.id, "https://customs.example/new/7")
        assert found is not None
        assert (found.id, found.first_key) == (first.id, "notice-7")
        add_alias(session, first, "not an address")


def test_an_address_stays_with_its_first_owner(engine: Engine) -> None:
    with transaction(engine) as session:
        one = find_or_add(session, SOURCE.id, "1", "https://customs.example/1", START)
        two = find_or_add(session, SOURCE.id, "2", "https://customs.example/2", START)
        for resource in (one, two):
            add_alias(session, resource, "https://customs.example/")
        found = find_resource(session, SOURCE.id, "https://customs.example/")
        assert found is not None
        assert found.id == one.id


def test_hostile_keys_and_titles_are_kept_and_found_again(engine: Engine) -> None:
    long = [f"https://customs.example/{'関' * 3000}{n}" for n in (1, 2)]
    with transaction(engine) as session:
        ids = {find_or_add(session, SOURCE.id, key, key, START, title="a\0b\ud800").id for key in (*long, *long)}
        assert len(ids) == 2
        found = find_resource(session, SOURCE.id, long[1])
        assert found is not None
        assert found.title == "ab?"


def test_the_same_capture_is_stored_once(engine: Engine) -> None:
    with transaction(engine) as session:
        first = stored(session, a_capture(), None)
        again = store_capture(session, first.resource_id, replace(a_capture(), status=500), later(9))
        assert again == first
        assert first.capture == a_capture()


def test_killed_before_the_screening_a_capture_is_found_pending(engine: Engine) -> None:
    with transaction(engine) as session:
        second = stored(session, a_capture(2), None)
        first = stored(session, a_capture(1), None)
        stored(session, a_capture(3, None, verdict=Verdict.UNREACHABLE), None)
        assert [one.id for one in pending_captures(session)] == [first.id, second.id]
        assert last_fit(session, first.resource_id) is None, "unscreened is not fit"
        set_verdict(session, first.id, Fit(Verdict.MAINTENANCE, "back soon"))
        assert [one.id for one in pending_captures(session, SOURCE.id)] == [second.id]
        kept = find_capture(session, first.id)
        assert kept is not None
        assert (kept.capture.verdict, kept.verdict, kept.why) == (Verdict.OK, Verdict.MAINTENANCE, "back soon")


def test_the_last_fit_capture_is_the_one_to_compare_with(engine: Engine) -> None:
    with transaction(engine) as session:
        fit = stored(session, a_capture(1))
        for hours in (2, 3):
            gone = stored(session, a_capture(hours, None, verdict=Verdict.NOT_FOUND), None)
        assert last_fit(session, fit.resource_id) == last_fit(session, fit.resource_id, before=later(2))
        assert last_fit(session, fit.resource_id, before=later(1)) is None
        last = last_capture(session, fit.resource_id)
        assert last is not None
        assert last.id == gone.id
        assert [one.capture.fetched for one in since_fit(session, fit.resource_id)] == [later(2), later(3)]


def test_validators_are_those_of_the_last_fit_capture(engine: Engine) -> None:
    with transaction(engine) as session:
        stored(session, a_capture(1, etag='"one"'))
        stored(session, a_capture(2, etag='"two"', last_modified="Sun, 01 Mar 2026 10:00:00 GMT"))
        stored(session, a_capture(3, etag='"error"'), Fit(Verdict.ERROR_PAGE))
        find_or_add(session, SOURCE.id, "never-fetched", KEY + "/x", START)
        known = {one.key: one for one in known_resources(session, SOURCE.id)}
    assert known[KEY].etag == '"two"'
    assert known[KEY].last_modified == "Sun, 01 Mar 2026 10:00:00 GMT"
    assert known[KEY].fetched == later(2)
    assert known["never-fetched"].etag is None


def test_what_the_baseline_listed_but_could_not_read_belongs_to_it(engine: Engine) -> None:
    with transaction(engine) as session:
        stored(session, a_capture(), Fit(Verdict.ERROR_PAGE))
        join_baseline(session, SOURCE.id, [Listed(KEY, KEY), Listed("later", KEY + "/later", "Later")], START)
        new = find_or_add(session, SOURCE.id, "new", KEY + "/new", later(24))
        found = [find_resource(session, SOURCE.id, key) for key in (KEY, "later")]
        assert [one and one.in_baseline for one in found] == [True, True]
        assert not new.in_baseline


def test_withdrawn_and_index_resources_are_not_live(engine: Engine) -> None:
    with transaction(engine) as session:
        live = find_or_add(session, SOURCE.id, "live", KEY + "/1", START)
        gone = find_or_add(session, SOURCE.id, "gone", KEY + "/2", START)
        find_or_add(session, SOURCE.id, "index", KEY, START, role=Role.INDEX)
        set_state(session, gone.id, State.WITHDRAWN)
        assert live_resources(session, SOURCE.id) == (live,)
        found = find_resource(session, SOURCE.id, "gone")
        assert found is not None
        assert found.state is State.WITHDRAWN


def test_absence_is_proved_by_the_listing_of_that_crawl(engine: Engine) -> None:
    with transaction(engine) as session:
        index = find_or_add(session, SOURCE.id, "index", KEY, START, role=Role.INDEX)
        kept = store_capture(session, index.id, a_capture(5, key="index", role=Role.INDEX), later(5))
        assert last_index(session, SOURCE.id, later(4)) is None, "not screened yet"
        set_verdict(session, kept.id, Fit(Verdict.OK))
        found = last_index(session, SOURCE.id, later(4))
        assert found is not None
        assert found.id == kept.id
        assert last_index(session, SOURCE.id, later(6)) is None


_text = st.text(st.characters(codec="utf-8"), max_size=20)
_blocks = st.builds(
    Block,
    st.sampled_from(BlockType),
    st.text(max_size=30),  # lone surrogates among them
    st.lists(_text, max_size=3).map(tuple),
    st.none() | _text,
    st.none() | st.lists(st.tuples(_text, _text), max_size=3).map(tuple),
    st.integers(0, 6),
)
_documents = st.builds(
    Document,
    st.lists(_blocks, max_size=5).map(tuple),
    st.lists(_blocks, max_size=3).map(tuple),
    title=_text.map(lambda title: title.replace("\0", "")),
    language=st.sampled_from(("ja", "und")),
    encoding_sure=st.booleans(),
    faults=st.lists(_text, max_size=2).map(tuple),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(document=_documents)
def test_a_document_comes_back_without_loss(engine: Engine, document: Document) -> None:
    version = str(hash(document.blocks) ^ hash((document.chrome, document.title, document.faults)))
    with transaction(engine) as session:
        kept = stored(session, a_capture())
        assert load_document(session, kept.id, "never " + version) is None
        session.execute(text("DELETE FROM documents"))
        store_document(session, kept.id, version, document, Fit(Verdict.OK, "why"))
        store_document(session, kept.id, version, Document(()), Fit(Verdict.EMPTY))
        assert load_document(session, kept.id, version) == (document, Fit(Verdict.OK, "why"))
