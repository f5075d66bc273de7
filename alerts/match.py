"""For whom a change is."""

from collections.abc import Iterable

from pipeline.model.change import Change
from pipeline.model.filters import why_matched
from pipeline.model.reader import Match, Subscription

EVERY_CHANGE = ("every change",)


def matches(change: Change, subscriptions: Iterable[Subscription]) -> list[Match]:
    """A match for each subscription that asks for this change, with the reasons; none for what is never told."""
    if not change.told:
        return []
    return [found for one in subscriptions if (found := _match(change, one)) is not None]


def _match(change: Change, subscription: Subscription) -> Match | None:
    if change.classification.severity < subscription.least:
        return None
    reasons = why_matched(subscription.filter, change)
    return None if reasons is None else Match(subscription.id, change.id, reasons or EVERY_CHANGE)
