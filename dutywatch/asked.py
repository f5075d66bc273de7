"""The filter's words as options of commands: one definition for `changes`, `countries`, `topics` and `subscribe`."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from dutywatch.output import Exit, Failure, not_found

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from pipeline.model.filters import Filter, FilterError

Words = Mapping[str, Sequence[str]]
T = TypeVar("T")

_Several = list[str] | None
_One = str | None

# In the order of the help, which is the contract's.
OPTIONS: dict[str, Any] = {
    "country": Annotated[_Several, typer.Option(metavar="CC", help="Where the rule holds; a union's rules too.")],
    "origin": Annotated[_Several, typer.Option(metavar="CC", help="Whose goods; also rules that name no origin.")],
    "topic": Annotated[_Several, typer.Option(metavar="TOPIC", help="As in `dutywatch topics`.")],
    "need": Annotated[_Several, typer.Option(metavar="NEED", help="law, product, documents or logistics.")],
    "hs": Annotated[_Several, typer.Option(metavar="CODE", help="HS code or its beginning.")],
    "text": Annotated[_Several, typer.Option(metavar="WORDS", help="Words in title, headline or changed text.")],
    "since": Annotated[_One, typer.Option(metavar="TIME", help="Seen then or later; a date is a UTC day.")],
    "until": Annotated[_One, typer.Option(metavar="TIME", help="Seen before.")],
    "effective_since": Annotated[_One, typer.Option(metavar="DATE", help="In force on that day or later.")],
    "effective_until": Annotated[_One, typer.Option(metavar="DATE", help="In force before that day.")],
    "severity": Annotated[_One, typer.Option(metavar="LEVEL", help="At least: high, medium or low.")],
    "event": Annotated[_Several, typer.Option(metavar="EVENT", help="published, amended, withdrawn or restored.")],
    "source": Annotated[_Several, typer.Option(metavar="ID", help="As in `dutywatch sources`.")],
    "lang": Annotated[_Several, typer.Option(metavar="TAG", help="Language of the source, such as de or zh-Hans.")],
}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with all of the filter's words as options where it has `words`, which are those that were given."""

    def asking(**given: Any) -> None:
        named = {word: given.pop(word) for word in OPTIONS}
        words = {word: [said] if isinstance(said, str) else list(said) for word, said in named.items() if said}
        command(words=words, **given)

    parameters: list[inspect.Parameter] = []
    for own in inspect.signature(command).parameters.values():
        parameters += _options() if own.name == "words" else [own]
    # What typer reads of a command: its name, its help, its signature and its annotations.
    asking.__name__, asking.__doc__ = command.__name__, command.__doc__
    asking.__annotations__ = {one.name: one.annotation for one in parameters}
    vars(asking)["__signature__"] = inspect.Signature(parameters)
    return asking


def _options() -> list[inspect.Parameter]:
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    return [inspect.Parameter(word, kind, default=None, annotation=option) for word, option in OPTIONS.items()]


def read_filter(words: Words) -> "Filter":
    """The filter that the words mean. Raises Failure: not found for a country, origin or topic, else wrong usage."""
    from pipeline.model.filters import FilterError, check_ranges, parse_filter

    try:
        return check_ranges(parse_filter(words))
    except FilterError as error:
        raise failure_of(error) from None


def answer(words: Words, ask: "Callable[[Session, Filter], Sequence[T]]") -> Sequence[T]:
    """What the record says of the filter; where it is nothing, a hint on standard error. Raises Failure."""
    wanted = read_filter(words)
    from dutywatch.house import read_session

    with read_session() as session:
        check_sources(session, wanted.source)
        found = ask(session, wanted)
        if not found:
            say_why_empty(session)
    return found


def check_sources(session: "Session", named: Sequence[str], others: Sequence[str] = ()) -> None:
    """Raises Failure (not found) where a source is named that neither the record knows nor `others` has."""
    from archive.sources import all_sources

    known = [source.id for source in all_sources(session)] + list(others) if named else []
    for source in named:
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


def failure_of(error: "FilterError") -> Failure:
    """How a command ends that was given a word which means nothing, with what was probably meant."""
    from web.suggest import choices, meant

    hint = meant(error)
    if error.names_a_thing:
        return Failure(Exit.NOT_FOUND, f"no {error.word} {error.given!r}{hint}")
    return Failure(Exit.USAGE, f"{error}{choices(error)}{hint}")


def read_places(given: Sequence[str]) -> frozenset[str]:
    """The codes of countries and unions as given. Raises Failure (not found), with the nearest one suggested."""
    return frozenset(read_filter({"country": given}).country)
