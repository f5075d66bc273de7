"""`dutywatch subscribe`: a reader, and what that reader wants to hear of."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from pipeline.model.reader import Subscription

_CONSENT = "recorded by the operator on the command line"
_Words = list[str] | None


def subscribe(
    address: Annotated[str, typer.Argument(help="Where the mails go.")],
    country: Annotated[_Words, typer.Option(help="Where the rule holds: DE, EU, JP …")] = None,
    origin: Annotated[_Words, typer.Option(help="Whose goods it concerns.")] = None,
    topic: Annotated[_Words, typer.Option(help="One of `dutywatch topics`.")] = None,
    need: Annotated[_Words, typer.Option(help="law, product, documents or logistics.")] = None,
    hs: Annotated[_Words, typer.Option(help="Beginning of an HS or national code.")] = None,
    text: Annotated[_Words, typer.Option(help="Words that occur in it.")] = None,
    severity: Annotated[str, typer.Option(help="At least: low, medium or high.")] = "low",
    event: Annotated[_Words, typer.Option(help="published, amended, withdrawn or restored.")] = None,
    source: Annotated[_Words, typer.Option(help="Id of a source.")] = None,
    lang: Annotated[_Words, typer.Option(help="Language that the source writes.")] = None,
    since: Annotated[str | None, typer.Option(help="Seen at or after this date or time.")] = None,
    until: Annotated[str | None, typer.Option(help="Seen before this date or time.")] = None,
    effective_since: Annotated[str | None, typer.Option(help="In force on or after this day.")] = None,
    effective_until: Annotated[str | None, typer.Option(help="In force before this day.")] = None,
    frequency: Annotated[str, typer.Option(help="instant, daily or weekly (on Mondays).")] = "daily",
    language: Annotated[str | None, typer.Option(help="Language of the mails; English where we have no other.")] = None,
    zone: Annotated[str | None, typer.Option(help="Time zone such as Europe/Berlin; UTC at first.")] = None,
    hour: Annotated[int | None, typer.Option(help="Hour of the day, 0 to 23, there; 8 at first.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Subscribe a reader who has agreed to it; active at once. A word given several times: any of them.

    The same filter and frequency again changes the least severity. Language, zone and hour are the reader's, for all
    subscriptions.

    \b
    Examples:
      dutywatch subscribe shop@example.com --country JP --country BR --severity medium
      dutywatch subscribe shop@example.com --topic de-minimis --frequency instant
      dutywatch subscribe shop@example.com --hs 8517 --frequency weekly --language de --zone Europe/Berlin --hour 7
    """
    from archive.database import transaction
    from dutywatch.house import database, settings

    words = {
        "country": country, "origin": origin, "topic": topic, "need": need, "hs": hs, "text": text,
        "severity": [severity], "event": event, "source": source, "lang": lang,
        "since": since and [since], "until": until and [until],
        "effective_since": effective_since and [effective_since],
        "effective_until": effective_until and [effective_until],
    }  # fmt: skip
    given = {word: list(values) for word, values in words.items() if values}
    engine = database(settings())
    try:
        with transaction(engine) as session:
            made = _subscribe(session, address, given, frequency, language, zone, hour)
    finally:
        engine.dispose()
    if as_json:
        print_json({"schema": 1, "subscription": subscription_json(made)})
    else:
        print_line(f"{made.id}  {in_words(made)}")


def _subscribe(
    session: "Session",
    address: str,
    words: dict[str, list[str]],
    frequency: str,
    language: str | None,
    zone: str | None,
    hour: int | None,
) -> "Subscription":
    from alerts.addresses import AddressRefused
    from alerts.consent import SubscriptionRefused, subscribe
    from dutywatch.clock import utc_now
    from pipeline.model.classification import Severity
    from pipeline.model.filters import FilterError
    from pipeline.model.reader import Frequency

    if frequency not in tuple(Frequency):
        raise _usage(f"unknown frequency {frequency!r}", frequency, tuple(Frequency))
    try:
        return subscribe(
            session, address, words, Severity.LOW, Frequency(frequency), language, zone, hour, _CONSENT, utc_now()
        )
    except FilterError as error:
        code = Exit.NOT_FOUND if error.word in ("country", "origin", "topic") else Exit.USAGE
        raise _usage(str(error), error.given, error.known, code) from None
    except SubscriptionRefused as error:
        raise _usage(str(error), error.given, tuple(error.known)) from None
    except AddressRefused as error:
        raise Failure(Exit.USAGE, str(error)) from None


def _usage(message: str, given: str, known: tuple[str, ...], code: Exit = Exit.USAGE) -> Failure:
    from dutywatch.nearest import nearest

    meant = nearest(given, known)
    return Failure(code, message + (f"; did you mean {meant!r}?" if meant else ""))


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

    when = (
        "at once" if one.frequency == "instant" else f"{one.frequency.value} at {one.reader.hour}:00 {one.reader.zone}"
    )
    return f"{one.reader.address}: {asked_words(one, wording('en'))}; {when}"
