"""How a source stands: what wants a person, and what does not."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from archive.database import transaction
from archive.health import Health, record_crawl
from archive.history import sources
from archive.sources import store_source
from archive.standing import Recent, Trouble, trouble
from pipeline.model.capture import Listed, SourceReport
from pipeline.model.verdict import Verdict
from tests.archive.samples import SOURCE, later

DAILY = 24


def _health(verdict: Verdict, last_good: float | None, failures: int = 0, crawled: float = 0.0) -> Health:
    good = None if last_good is None else later(last_good)
    return Health("s", later(crawled), good, verdict, None, 1, 1, failures, later(crawled) if failures else None, None)


@pytest.mark.parametrize(
    ("health", "hours", "wrong"),
    [
        (_health(Verdict.OK, 0), 71, None),
        (_health(Verdict.OK, 0), 73, Trouble.SILENT),  # nobody crawls any more
        (_health(Verdict.UNREACHABLE, 0, 1, 24), 24, Trouble.FAILING),
        (_health(Verdict.UNREACHABLE, 0, 3, 72), 73, Trouble.SILENT),
        (_health(Verdict.UNREACHABLE, None, 1), 1, Trouble.FAILING),
        (_health(Verdict.UNREACHABLE, None, 3), 73, Trouble.SILENT),  # never read well
        (_health(Verdict.EMPTY, 0, 1, 24), 24, Trouble.CHANGED_SHAPE),
        (_health(Verdict.EMPTY, None, 1), 1, Trouble.FAILING),  # it never had the shape: a fault of the entry
    ],
)
def test_silence_is_three_intervals_without_a_good_crawl_and_a_shape_changes_at_once(
    health: Health, hours: float, wrong: Trouble | None
) -> None:
    assert trouble(health, None, DAILY, later(hours)) is wrong
    assert trouble(health, None, 24 * 31, later(hours)) is not Trouble.SILENT


def _crawls(engine: Engine, *listed: int, verdict: Verdict = Verdict.OK) -> Recent:
    with transaction(engine) as session:
        store_source(session, SOURCE)
        for day, number in enumerate(listed):
            names = tuple(Listed(f"k{n}", f"https://example.org/{n}") for n in range(number))
            report = SourceReport(SOURCE.id, later(24 * day), later(24 * day + 1), verdict, None, names, captures=4)
            record_crawl(session, report, fit_captures=3)
        (state,) = sources(session)
        assert state.recent is not None
        return state.recent


def test_a_listing_that_named_entries_and_names_none_any_more_has_changed_its_shape(engine: Engine) -> None:
    """Although each of these crawls was good: an index may be empty on a day without notices, not for ever."""
    lately = _crawls(engine, 3, 5, 0, 4, 6, 2, 0, 0, 0, 0)
    assert lately == Recent(crawls=10, good=10, captures=40, fit_captures=30, went_empty=True)
    assert lately.fit_share == 0.75
    assert trouble(_health(Verdict.OK, 0), lately, DAILY, later(1)) is Trouble.CHANGED_SHAPE


@pytest.mark.parametrize(
    "listed",
    [(3, 5, 1, 4, 6, 2, 0, 0, 0), (0,) * 12, (0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0), (1, 0, 0, 0, 0)],
    ids=["three days are short", "it never named any", "it names some now and then", "too little is known"],
)
def test_an_index_that_may_be_empty_is_not_called_changed_too_soon(engine: Engine, listed: tuple[int, ...]) -> None:
    assert not _crawls(engine, *listed).went_empty


def test_an_index_that_did_not_change_is_no_empty_one(engine: Engine) -> None:
    before = _crawls(engine, 3, 5, 4, 6)
    with transaction(engine) as session:
        for day in range(10, 16):
            at = later(24 * day)
            report = SourceReport(SOURCE.id, at, at + timedelta(hours=1), Verdict.NOT_MODIFIED, None, (), captures=1)
            record_crawl(session, report, 1)
        (state,) = sources(session)
    assert not before.went_empty
    assert state.recent is not None
    assert (state.recent.good, state.recent.went_empty) == (10, False)


def test_only_the_last_twenty_crawls_count(engine: Engine) -> None:
    lately = _crawls(engine, *range(1, 26))
    assert (lately.crawls, lately.captures) == (20, 80)
