"""How soon a change bites, by its days against the day of publication; and days that were moved."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from pipeline.classify.corrections import corrected_days
from pipeline.classify.facts.dates import find_dates
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.facts.stated import in_row
from pipeline.classify.pairs import changed_pairs
from pipeline.model.classification import DatedFact, DateRole, Facts, Passage, Reason, Subject

_SOON, _YEAR, _JUST = timedelta(days=100), timedelta(days=366), timedelta(days=100)
_LONG_PAST = timedelta(days=5 * 366)
"""Since when a rule holds to which everybody has long been used."""
_BITES = frozenset({DateRole.EFFECTIVE, DateRole.EXPIRY})
_PAIRS, _PARAGRAPH = 300, 2_000
_MOVED, _PASSED = 2.0, 0.75
OPEN, _DUE = 2.5, 1.5
"""A new rule that one may still speak to is worth a look whatever it does; some term that ends is worth less."""


def how_soon(facts: Facts, published: date | None, *, affects: bool) -> Iterator[Reason]:
    """Reasons from the days. Without a day of publication only that a day is set can be said.

    `affects` says whether something is known to change; else a day alone does not make it urgent.
    """
    effective = facts.days(DateRole.EFFECTIVE)
    if published is None:
        if effective:
            yield Reason("severity", f"takes effect on {effective[-1].isoformat()}", 0.5)
        return
    coming = [day for day in effective if day >= published]
    if coming:
        yield _coming(coming[0], coming[0] - published, affects=affects)
    elif affects and not facts.days(DateRole.COMMENT) and (named := _ahead(facts, published)):
        yield Reason("severity", f"in {(named - published).days} days ({named.isoformat()})", 0.75)
    elif effective and published - effective[-1] <= _JUST:
        yield Reason("severity", f"in effect since {effective[-1].isoformat()}", _PASSED if affects else 0.5)
    elif effective and published - effective[-1] > _LONG_PAST:
        yield Reason("severity", f"in effect since {effective[-1].isoformat()}", -1.0 if affects else 0.0)
    for role, words in ((DateRole.EXPIRY, "ends or is due"), (DateRole.COMMENT, "comments close")):
        ahead = [day for day in facts.days(role) if day >= published]
        if ahead and ahead[0] - published <= _SOON:
            days = (ahead[0] - published).days
            alone = OPEN if role is DateRole.COMMENT else _DUE
            yield Reason("severity", f"{words} in {days} days ({ahead[0].isoformat()})", 0.5 if affects else alone)


def _ahead(facts: Facts, published: date) -> date | None:
    """A day soon to come that no word explains: where a rule changes, mostly the day on which it does."""
    return next((day for day in facts.days(DateRole.OTHER) if timedelta(0) < day - published <= _SOON), None)


def _coming(day: date, ahead: timedelta, *, affects: bool) -> Reason:
    words = f"takes effect in {ahead.days} days ({day.isoformat()})"
    weight = 1.0 if ahead <= _SOON else 0.5 if ahead <= _YEAR else 0.25
    return Reason("severity", words, weight if affects else weight / 2)


def moved_days(subject: Subject, language: str) -> Iterator[Reason]:
    """At most one: a day on which a rule begins or ends, where another stood before."""
    for before, after in islice(changed_pairs(subject), _PAIRS):
        if max(len(before.text), len(after.text)) > _PARAGRAPH:
            continue
        old, new = (_days(passage, language, subject.jurisdiction) for passage in (before, after))
        if len(old - new) == len(new - old) == 1:
            (gone,), (come,) = old - new, new - old
            if gone.role is come.role:
                yield Reason("severity", f"day moved from {gone.date.isoformat()} to {come.date.isoformat()}", _MOVED)
                return
    since = subject.published or subject.seen
    for wrong, right in corrected_days(subject, language):
        if since is None or right >= since:
            yield Reason("severity", f"day moved from {wrong.isoformat()} to {right.isoformat()}", _MOVED)
            return


def _days(passage: Passage, language: str, jurisdiction: str | None) -> set[DatedFact]:
    found, _ = find_dates(plain_digits(in_row(passage)), language, jurisdiction, None, [])
    return {fact for fact in found if fact.role in _BITES}
