"""How soon a change bites, by its days against the day of publication."""

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.model.classification import DateRole, Facts, Reason

_SOON, _YEAR, _JUST = timedelta(days=100), timedelta(days=366), timedelta(days=60)


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
    elif effective and published - effective[-1] <= _JUST:
        yield Reason("severity", f"in effect since {effective[-1].isoformat()}", 1.0 if affects else 0.5)
    for role, words in ((DateRole.EXPIRY, "ends or is due"), (DateRole.COMMENT, "comments close")):
        ahead = [day for day in facts.days(role) if day >= published]
        if ahead and ahead[0] - published <= _SOON:
            days = (ahead[0] - published).days
            yield Reason("severity", f"{words} in {days} days ({ahead[0].isoformat()})", 0.5 if affects else 1.5)


def _coming(day: date, ahead: timedelta, *, affects: bool) -> Reason:
    words = f"takes effect in {ahead.days} days ({day.isoformat()})"
    weight = 1.0 if ahead <= _SOON else 0.5 if ahead <= _YEAR else 0.25
    return Reason("severity", words, weight if affects else weight / 2)
