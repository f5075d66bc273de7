"""Changes, classifications, health and marks: recorded once, under names that stay."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from archive.changes import Made, classify_anew, record_change
from archive.database import reading, transaction
from archive.health import crawls, health, operator_told, record_crawl
from archive.history import Query, change, changes
from archive.marks import lift_mark, mark, set_mark
from archive.matches import matches_of
from archive.sources import last_crawled, store_source
from archive.tables import ChangeRow, ClassificationRow, MatchRow, ReaderRow, SubscriptionRow
from pipeline.model.capture import SourceReport
from pipeline.model.change import Event, change_id
from pipeline.model.classification import Severity
from pipeline.model.edits import Edit, Op
from pipeline.model.filters import Filter
from pipeline.model.reader import Frequency, Match
from pipeline.model.verdict import Verdict
from tests.archive.samples import (
    CLASSIFICATION,
    KEY,
    SOURCE,
    START,
    a_capture,
    a_change,
    later,
    recorded,
    stored,
)


@pytest.fixture
def engine(engine: Engine) -> Engine:
    with transaction(engine) as session:
        store_source(session, SOURCE)
    return engine


def test_a_change_comes_back_as_it_was(engine: Engine) -> None:
    with transaction(engine) as session:
        old, new = stored(session, a_capture(1)), stored(session, a_capture(2, "b" * 64))
        given = a_change(old.capture, new.capture, region="13", url=None, published=None, backfilled=True)
        kept = recorded(session, old, new, region="13", url=None, published=None, backfilled=True)
        assert kept == given
    with reading(engine) as session:
        found = change(session, given.id)
        assert found == given
        assert found is not None
        assert len(found.edits) == 1
        assert found.edits[0].after == "税率 5 %"
        assert change(session, "chg_none") is None


def test_a_change_done_twice_is_one(engine: Engine) -> None:
    with transaction(engine) as session:
        old, new = stored(session, a_capture(1)), stored(session, a_capture(2, "b" * 64))
        first = recorded(session, old, new)
        made = Made(new.resource_id, old.id, new.id, "extract-2", "compare-2")
        again, is_new = record_change(session, replace(first, title="another", recorded=later(99)), made)
        assert not is_new
        assert again == first
        assert session.scalar(select(func.count(ChangeRow.id))) == 1
        assert session.scalar(select(func.count(ClassificationRow.id))) == 1


def test_a_change_without_an_old_capture_is_unique_too(engine: Engine) -> None:
    with transaction(engine) as session:
        new = stored(session, a_capture(1))
        for _ in range(2):
            recorded(session, None, new)
        assert session.scalar(select(func.count(ChangeRow.id))) == 1


def test_A_B_A_makes_two_changes(engine: Engine) -> None:
    with transaction(engine) as session:
        a, b, again = (stored(session, a_capture(n, body * 64)) for n, body in enumerate("aba"))
        recorded(session, a, b)
        recorded(session, b, again)
        assert len(changes(session, Query()).changes) == 2


def test_public_ids_do_not_hang_on_row_numbers(engine: Engine) -> None:
    with transaction(engine) as session:
        old, new = stored(session, a_capture(1)), stored(session, a_capture(2))
        assert recorded(session, old, new).id == change_id(Event.AMENDED, SOURCE.id, KEY, later(1), later(2))


def test_hostile_text_is_kept(engine: Engine) -> None:
    with transaction(engine) as session:
        new = stored(session, a_capture(1, title="\0\ud800", why="\0", headers=(("x", "\0\ud800"),)))
        classification = replace(CLASSIFICATION, headline="\0'; DROP TABLE changes; --", summary="\ud800")
        kept = recorded(
            session,
            None,
            new,
            title="\0<script>",
            classification=classification,
            edits=(Edit(Op.ADDED, after="\0\ud800"),),
        )
        assert kept.title == "<script>"
        assert kept.edits[0].after == "\0\ud800"
        assert change(session, kept.id) == kept


def test_a_new_classification_becomes_the_current_one_and_the_old_stays(engine: Engine) -> None:
    with transaction(engine) as session:
        kept = recorded(session, None, stored(session, a_capture()))
        better = replace(CLASSIFICATION, rules_version="2", primary="vat-gst", severity=Severity.LOW, headline="Neu")
        assert classify_anew(session, kept.id, better, later(50))
        assert not classify_anew(session, "chg_none", better, later(50))
        assert change(session, kept.id) == replace(kept, classification=better)
        assert changes(session, Query(Filter(topic=("vat-gst",), text=("neu",)))).changes
        assert not changes(session, Query(Filter(topic=("tariff-rates",)))).changes
        assert not changes(session, Query(Filter(text=("duty on phones",)))).changes
        assert classify_anew(session, kept.id, CLASSIFICATION, later(60)), "back to the former rules"
        assert change(session, kept.id) == kept
        assert session.scalar(select(func.count(ClassificationRow.id))) == 2


def _a_subscription(engine: Engine) -> str:
    with transaction(engine) as session:
        reader = ReaderRow(address="a@shop.example", language="en", zone="UTC", hour=8, created=START)
        session.add(reader)
        session.flush()
        session.add(
            SubscriptionRow(
                public_id="sub_1",
                reader_id=reader.id,
                filter={},
                least_severity=1,
                frequency=Frequency.DAILY,
                note="",
                created=START,
                consent={"how": "operator"},
            )
        )
    return "sub_1"


def test_A1_a_change_and_its_matches_are_kept_together_or_not_at_all(engine: Engine) -> None:
    subscription = _a_subscription(engine)
    with transaction(engine) as session:
        old, new = stored(session, a_capture(1)), stored(session, a_capture(2))
    made = Made(new.resource_id, old.id, new.id, "e", "c")
    given = a_change(old.capture, new.capture)
    wrong = [Match(subscription, given.id, ("country Japan",)), Match("sub_none", given.id, ())]
    with pytest.raises(LookupError, match="sub_none"), transaction(engine) as session:
        record_change(session, given, made, wrong)
    with transaction(engine) as session:
        assert change(session, given.id) is None
        record_change(session, given, made, wrong[:1])
        record_change(session, given, made, wrong[:1])
        assert matches_of(session, given.id) == (wrong[0],)
        assert session.scalar(select(func.count()).select_from(MatchRow)) == 1


def _report(hours: float, verdict: Verdict = Verdict.OK) -> SourceReport:
    return SourceReport(SOURCE.id, later(hours), later(hours + 0.1), verdict, why=None, captures=3)


def test_health_tells_since_when_a_source_fails(engine: Engine) -> None:
    with transaction(engine) as session:
        assert record_crawl(session, _report(0), 2).failures == 0
        record_crawl(session, _report(24, Verdict.UNREACHABLE), 0)
        operator_told(session, SOURCE.id, later(25))
        state = record_crawl(session, _report(48, Verdict.THROTTLED), 0)
        assert (state.failures, state.failing_since, state.last_good) == (2, later(24.1), later(0.1))
        assert state.operator_told_at == later(25)
        assert record_crawl(session, _report(48, Verdict.THROTTLED), 0) == state, "reported again, counted once"
        assert health(session) == (state,)
        well = record_crawl(session, _report(72, Verdict.NOT_MODIFIED), 0)
        assert (well.failures, well.failing_since, well.operator_told_at) == (0, None, later(25))
        assert last_crawled(session) == {SOURCE.id: later(72.1)}
        assert [crawl.started for crawl in crawls(session, SOURCE.id, limit=2)] == [later(72), later(48)]
        record_crawl(session, _report(1, Verdict.UNREACHABLE), 0)
        assert health(session) == (well,), "an older crawl that comes late says nothing of now"


def test_marks_are_set_anew_and_lifted(engine: Engine) -> None:
    with transaction(engine) as session:
        assert mark(session, "sending-held") is None
        set_mark(session, "sending-held", "restored", START)
        set_mark(session, "sending-held", "restored again", later(1))
        assert mark(session, "sending-held") == "restored again"
        assert lift_mark(session, "sending-held")
        assert not lift_mark(session, "sending-held")
        assert mark(session, "sending-held") is None
