"""The filter's words as options of commands: the same for `changes`, `countries`, `topics` and subscriptions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, not_found

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from pipeline.model.filters import Filter, FilterError

Several = list[str] | None

Country = Annotated[Several, typer.Option(metavar="CC", help="Where the rule holds; a union's rules too.")]
Origin = Annotated[Several, typer.Option(metavar="CC", help="Whose goods; also rules that name no origin.")]
Topic = Annotated[Several, typer.Option(metavar="TOPIC", help="As in `dutywatch topics`.")]
Need = Annotated[Several, typer.Option(metavar="NEED", help="law, product, documents or logistics.")]
Hs = Annotated[Several, typer.Option(metavar="CODE", help="HS code or its beginning.")]
Text = Annotated[Several, typer.Option(metavar="WORDS", help="Words in title, headline or changed text.")]
Since = Annotated[str | None, typer.Option(metavar="TIME", help="Seen then or later; a date is a UTC day.")]
Until = Annotated[str | None, typer.Option(metavar="TIME", help="Seen before.")]
EffectiveSince = Annotated[str | None, typer.Option(metavar="DATE", help="In force on that day or later.")]
EffectiveUntil = Annotated[str | None, typer.Option(metavar="DATE", help="In force before that day.")]
Severity = Annotated[str | None, typer.Option(metavar="LEVEL", help="At least: high, medium or low.")]
Event = Annotated[Several, typer.Option(metavar="EVENT", help="published, amended, withdrawn or restored.")]
Source = Annotated[Several, typer.Option(metavar="ID", help="As in `dutywatch sources`.")]
Lang = Annotated[Several, typer.Option(metavar="TAG", help="Language of the source, such as de or zh-Hans.")]

# Words whose values name a thing: that it does not exist is "not found", not wrong usage.
_NAMES = ("country", "origin", "topic", "source")


def read_filter(**words: Sequence[str] | str | None) -> "Filter":
    """The filter that the options mean. Raises Failure: not found for a country or topic, else wrong usage."""
    from pipeline.model.filters import FilterError, parse_filter

    given = {word: [value] if isinstance(value, str) else list(value) for word, value in words.items() if value}
    try:
        return parse_filter(given)
    except FilterError as error:
        raise _failure(error) from None


def check_sources(session: "Session", asked: "Filter") -> None:
    """Raises Failure (not found) where a source is named that the record does not know."""
    from archive.sources import all_sources

    known = [source.id for source in all_sources(session)] if asked.source else []
    for source in asked.source:
        if source not in known:
            raise not_found("source", source, known)


def say_why_empty(session: "Session") -> None:
    """A hint on standard error for an answer without any change."""
    from archive.sources import all_sources
    from dutywatch.output import say

    if all_sources(session):
        say("nothing on record matches")
    else:
        say("nothing is on record yet: `dutywatch run` looks at the sources, `dutywatch backfill PATH` at files")


def _failure(error: "FilterError") -> Failure:
    from pipeline.model.places import codes, place_name
    from web.suggest import suggest

    meant = suggest(error)
    hint = f"; did you mean {meant!r}" + (f" ({place_name(meant)})?" if meant in codes() else "?") if meant else ""
    if error.word in _NAMES:
        return Failure(Exit.NOT_FOUND, f"no {error.word} {error.given!r}{hint}")
    return Failure(Exit.USAGE, f"{error}{hint}")


def read_places(given: Sequence[str]) -> frozenset[str]:
    """The codes of countries and unions as given. Raises Failure (not found), with the nearest one suggested."""
    from pipeline.model.places import UnknownPlace, normal_place, place_name
    from web.suggest import suggest_place

    try:
        return frozenset(normal_place(one).code for one in given)
    except UnknownPlace as error:
        meant = suggest_place(error.given)
        hint = f"; did you mean {meant!r} ({place_name(meant)})?" if meant else ""
        raise Failure(Exit.NOT_FOUND, f"no country {error.given!r}{hint}") from None
