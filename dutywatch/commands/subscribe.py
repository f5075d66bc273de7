"""`dutywatch subscribe`: a reader, and what that reader wants to hear of."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch import asked
from dutywatch.output import Exit, Failure, print_json, print_line, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from dutywatch.settings import Settings
    from pipeline.model.reader import Reader, Subscription

_CONSENT = "recorded by the operator on the command line"


@asked.filtered
def subscribe(
    address: Annotated[str, typer.Argument(help="Where the mails go.")],
    words: asked.Words,
    frequency: Annotated[str, typer.Option(help="instant, daily or weekly (on Mondays).")] = "daily",
    language: Annotated[
        str | None, typer.Option(help="Language of the mails, such as de or zh-Hans; English at first.")
    ] = None,
    zone: Annotated[str | None, typer.Option(help="Time zone such as Europe/Berlin; UTC at first.")] = None,
    hour: Annotated[int | None, typer.Option(help="Hour of the day, 0 to 23, there; 8 at first.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Subscribe a reader who has agreed to it; active at once. A word given several times: any of them.

    The same filter and frequency again changes the least severity. Language, zone and hour are the reader's, for all
    subscriptions: what they were before is said on standard error.

    \b
    Examples:
      dutywatch subscribe shop@example.com --country JP --country BR --severity medium
      dutywatch subscribe shop@example.com --topic de-minimis --frequency instant
      dutywatch subscribe shop@example.com --hs 8517 --frequency weekly --language de --zone Europe/Berlin --hour 7
    """
    from archive.database import transaction
    from dutywatch.house import database, settings

    wanted = asked.read_filter(words)
    opened = settings()
    engine = database(opened)
    try:
        with transaction(engine) as session:
            _check_sources(session, words.get("source", ()), opened)
            before = find(session, address)
            made = _subscribe(session, address, words, frequency, language, zone, hour)
    finally:
        engine.dispose()
    warnings = [*_changed(before, made.reader), *_unbounded(made), *_languages(wanted.lang, language, made, opened)]
    if as_json:
        print_json({"schema": 1, "subscription": subscription_json(made), "warnings": warnings})
    else:
        print_line(f"{made.id}  {in_words(made)}")
    for warning in warnings:
        say(f"note: {warning}")


def find(session: "Session", address: str) -> "Reader | None":
    """The reader of that address, however it is written. Raises Failure where it is none."""
    from alerts.addresses import AddressRefused, normal_address
    from archive.readers import find_reader

    try:
        return find_reader(session, normal_address(address))
    except AddressRefused as error:
        raise Failure(Exit.USAGE, str(error)) from None


def _changed(before: "Reader | None", now: "Reader") -> list[str]:
    """What this command changed for all of the reader's subscriptions."""
    if before is None:
        return []
    pairs = (
        ("language", before.language, now.language),
        ("time zone", before.zone, now.zone),
        ("hour", f"{before.hour}:00", f"{now.hour}:00"),
    )
    return [
        f"the {name} of all mails to {now.address} is now {after}; it was {was}"
        for name, was, after in pairs
        if was != after
    ]


def _unbounded(made: "Subscription") -> list[str]:
    from pipeline.model.classification import Severity
    from pipeline.model.filters import Filter

    if made.filter != Filter() or made.least is not Severity.LOW:
        return []
    return [
        f"no filter is given, so {made.reader.address} hears of every change of every source; "
        "--country, --topic, --hs or --severity narrow it"
    ]


def _languages(asked_for: "Sequence[str]", of_mails: str | None, made: "Subscription", opened: "Settings") -> list[str]:
    """--lang is about sources and --language about mails, which is easily confused."""
    from alerts.wording import wording
    from spiders.catalogue import CatalogueError, load_catalogue

    words = wording("en")
    said = []
    try:
        known = {entry.language for entry in load_catalogue(opened.catalogue_dir).entries} if asked_for else set()
    except CatalogueError:
        known = set()
    unknown = [lang for lang in asked_for if known and lang not in known]
    if unknown:
        named = " or ".join(unknown)
        said.append(
            f"no source of the catalogue is in {named}, so --lang {' --lang '.join(unknown)} will hardly match anything"
        )
    if asked_for and of_mails is None:
        pages, mails = " or ".join(map(words.tongue, asked_for)), words.tongue(made.reader.language)
        said.append(f"--lang asks for sources in {pages}; the mails are in {mails}, which --language changes")
    return said


def _check_sources(session: "Session", named: "Sequence[str]", opened: "Settings") -> None:
    """Those of the catalogue too, which are on record only from their first crawl on."""
    if not named:
        return
    from spiders.catalogue import CatalogueError, load_catalogue

    try:
        catalogue = tuple(load_catalogue(opened.catalogue_dir).by_id)
    except CatalogueError:
        catalogue = ()
    asked.check_sources(session, named, catalogue)


def _subscribe(
    session: "Session",
    address: str,
    words: asked.Words,
    frequency: str,
    language: str | None,
    zone: str | None,
    hour: int | None,
) -> "Subscription":
    from alerts.consent import SubscriptionRefused, subscribe
    from dutywatch.clock import utc_now
    from pipeline.model.classification import Severity
    from pipeline.model.filters import FilterError
    from pipeline.model.reader import Frequency

    if frequency not in tuple(Frequency):
        raise _usage(f"unknown frequency {frequency!r} (one of {', '.join(Frequency)})", frequency, tuple(Frequency))
    try:
        return subscribe(
            session, address, words, Severity.LOW, Frequency(frequency), language, zone, hour, _CONSENT, utc_now()
        )
    except FilterError as error:
        raise asked.failure_of(error) from None
    except SubscriptionRefused as error:
        raise _usage(str(error), error.given, tuple(error.known)) from None


def _usage(message: str, given: str, known: tuple[str, ...]) -> Failure:
    from dutywatch.nearest import nearest

    meant = nearest(given, known)
    return Failure(Exit.USAGE, message + (f"; did you mean {meant!r}?" if meant else ""))


def subscription_json(one: "Subscription") -> dict[str, object]:
    """A subscription as commands give it."""
    from pipeline.model.filters import filter_words
    from web.shapes import time_json

    return {
        "id": one.id,
        "address": one.reader.address,
        "filter": filter_words(one.filter),
        "severity": one.least.word,
        "frequency": one.frequency.value,
        "language": one.reader.language,
        "zone": one.reader.zone,
        "hour": one.reader.hour,
        "created": time_json(one.created),
    }


def in_words(one: "Subscription") -> str:
    """A subscription as one line for people."""
    from alerts.asked import asked_words
    from alerts.wording import wording

    often = "" if one.frequency == "instant" else f"{one.frequency.value} at "
    return f"{one.reader.address}: {asked_words(one, wording('en'))}; {often}{when(one)}"


def when(one: "Subscription") -> str:
    """At which time of the day its mails come."""
    return "at once" if one.frequency == "instant" else f"{one.reader.hour}:00 {one.reader.zone}"
