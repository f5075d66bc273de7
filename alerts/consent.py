"""Who wants mail: subscribing on the operator's word, and stopping, which is as easy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from zoneinfo import available_timezones

from sqlalchemy.orm import Session

from alerts.addresses import normal_address
from alerts.tokens import Stop
from alerts.wording import FALLBACK, languages, wording
from archive.outbox import cancel_list
from archive.readers import (
    active_subscriptions,
    add_subscription,
    end_list,
    end_subscription,
    find_reader,
    find_subscription,
    save_reader,
    set_least,
)
from pipeline.model.classification import Severity
from pipeline.model.filters import parse_filter
from pipeline.model.languages import normal_language
from pipeline.model.reader import Frequency, Reader, Subscription

ONE_CLICK = "one-click stop by the link in a mail"
OPERATOR = "ended on the command line"


class SubscriptionRefused(ValueError):
    """A zone, hour or language that is none; the message says which. `known` holds what would have been understood."""

    def __init__(self, message: str, given: str = "", known: frozenset[str] = frozenset()) -> None:
        super().__init__(message)
        self.given = given
        self.known = known


def subscribe(
    session: Session,
    address: str,
    words: Mapping[str, Sequence[str]],
    least: Severity,
    frequency: Frequency,
    language: str | None,
    zone: str | None,
    hour: int | None,
    consent: str,
    now: datetime,
) -> Subscription:
    """A subscription, active at once: the caller vouches for the consent and says in `consent` how it was given; it is kept with the time.

    Language, zone and hour are the reader's, for all subscriptions: None keeps what they are, at first English, UTC
    and 8. The same filter and frequency again gives the subscription that exists, with `least` as asked now.
    Raises AddressRefused, SubscriptionRefused and FilterError (all ValueError), before anything is written.
    """
    asked = parse_filter(words)
    # One place for the least severity: the filter's word for it means the same.
    least = max(least, asked.severity or least)
    asked = replace(asked, severity=None)
    reader = _reader(session, normal_address(address), language, zone, hour, now)
    for known in active_subscriptions(session, reader.id):
        if known.filter == asked and known.frequency is frequency:
            set_least(session, known.id, least)
            return replace(known, least=least)
    return add_subscription(session, reader, asked, least, frequency, "", {"how": consent, "at": now.isoformat()}, now)


def unsubscribe(session: Session, subscription: str, now: datetime, reason: str = OPERATOR) -> bool:
    """Ends one subscription by its id; False where it was not active.

    Was it the last of its kind, mails of that kind still on their way are cancelled too.
    """
    known = find_subscription(session, subscription)
    if known is None or not end_subscription(session, subscription, reason, now):
        return False
    if not any(one.frequency is known.frequency for one in active_subscriptions(session, known.reader.id)):
        cancel_list(session, known.reader.id, known.frequency, reason, now)
    return True


def stop_list(session: Session, stop: Stop, now: datetime, reason: str = ONE_CLICK) -> int:
    """Ends all of the reader's subscriptions of that frequency and cancels what is not yet handed over.

    Gives how many were active until now: 0 on a repeat, which deserves the same answer (RFC 8058).
    """
    ended = end_list(session, stop.reader, stop.frequency, reason, now)
    cancel_list(session, stop.reader, stop.frequency, reason, now)
    return ended


def _reader(
    session: Session, address: str, language: str | None, zone: str | None, hour: int | None, now: datetime
) -> Reader:
    known = find_reader(session, address) or Reader(0, address, "en", "UTC", 8)
    spoken = known.language if language is None else _language(language)
    where = known.zone if zone is None else _zone(zone)
    when = known.hour if hour is None else _hour(hour)
    return save_reader(session, address, spoken, where, when, now)


def _language(given: str) -> str:
    language = _named().get(given.strip().casefold()) or normal_language(given)
    if language not in languages():
        spoken = ", ".join(sorted(languages()))
        raise SubscriptionRefused(f"no mails in {given!r} (there are {spoken})", given, languages() | set(_named()))
    return language


@cache
def _named() -> dict[str, str]:
    """The languages by their English names, as people call them."""
    return {wording(FALLBACK).tongue(language).casefold(): language for language in languages()}


def _zone(given: str) -> str:
    # The list and not `ZoneInfo(given)`, which opens a file of that name.
    if given not in available_timezones():
        raise SubscriptionRefused(f"unknown time zone {given!r}", given, frozenset(available_timezones()))
    return given


def _hour(given: int) -> int:
    if not 0 <= given <= 23:
        raise SubscriptionRefused(f"the hour must be 0 to 23, not {given}", str(given))
    return given
