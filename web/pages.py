"""The pages of the history: what changed lately, the filtered list, one change."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from markupsafe import Markup
from sqlalchemy.orm import Session
from starlette.responses import Response

from archive import history
from archive.history import Query
from archive.sources import all_sources
from pipeline.model.capture import Capture
from pipeline.model.change import Change
from pipeline.model.classification import NONE, UNCLASSIFIED
from pipeline.model.filters import WORDS, Filter
from pipeline.model.places import codes, place_name
from pipeline.model.topics import topics
from pipeline.show import show_html
from web.problems import NotFound
from web.questions import Words, address, asked, check_sources, query_of, words_of
from web.site import Here
from web.templating import page
from web.words import topic_name

pages = APIRouter(include_in_schema=False)

_LATELY = 20
_LOOKED_THROUGH = 100
_EDITS_OPEN = 12
_EDITS_SHOWN = 300
_ALWAYS_IN_FORM = ("text", "country", "topic", "severity")


class Piece(NamedTuple):
    """One side of the evidence, named for people."""

    name: str
    capture: Capture


@pages.get("/")
def home(site: Here) -> Response:
    """What changed lately and is of weight, with countries and topics to go on from."""
    with site.reading() as session:
        found = history.changes(session, Query(limit=_LOOKED_THROUGH)).changes
        countries = _most_first(history.countries(session, Filter()))
        of_topics = _most_first(history.topics(session, Filter()))
    return page(
        "home.html",
        changes=[change for change in found if change.of_weight][:_LATELY],
        total=sum(count.changes for count in countries),
        countries=countries,
        topics=[count for count in of_topics if count.code in topics()],
    )


@pages.get("/changes")
def changes(request: Request, site: Here) -> Response:
    """The history, filtered by the contract's words, a page at a time."""
    words = words_of(request.query_params)
    query = query_of(words)
    with site.reading() as session:
        check_sources(session, query.filter)
        found = history.changes(session, query)
        choices = _choices(session)
    return page(
        "changes.html",
        here="/changes",
        changes=found.changes,
        next=found.next and address("/changes", words, cursor=found.next),
        where=" or ".join(map(place_name, query.filter.country)),
        asked=asked("/changes", words),
        more_asked=any(word in WORDS and word not in _ALWAYS_IN_FORM for word in words),
        words={word: words.get(word, []) for word in WORDS},
        **choices,
    )


@pages.get("/changes/{change_id}")
def change(change_id: str, site: Here) -> Response:
    """One change with its differences, reasons, facts and evidence."""
    with site.reading() as session:
        kept = history.evidence(session, change_id)
    if kept is None:
        raise NotFound("There is no change of this id on record.")
    return page(
        "change.html",
        here="/changes",
        change=kept.change,
        evidence=_pieces(kept),
        **_edits(kept.change),
    )


def journal(session: Session, path: str, words: Words, query: Query) -> dict[str, Any]:
    """What `parts.journal` and `parts.older` need, for any page that lists changes."""
    found = history.changes(session, query)
    return {"changes": found.changes, "next": found.next and address(path, words, cursor=found.next)}


def _edits(change: Change) -> dict[str, Any]:
    """The first differences open, the others to be unfolded: why it is classed so must not lie pages below."""
    telling = [edit for edit in change.edits if edit.noise is None]
    noise = [edit for edit in change.edits if edit.noise is not None]
    first, rest = (telling[:_EDITS_OPEN], telling[_EDITS_OPEN:]) if len(telling) > _EDITS_OPEN + 2 else (telling, ())
    return {
        # The one renderer of edits has escaped what it quotes.
        "edits": Markup(show_html([*first, *noise], language=change.language)),  # noqa: S704
        "rest": Markup(show_html(rest, limit=_EDITS_SHOWN, language=change.language)),  # noqa: S704
        "rest_count": len(rest),
    }


def _pieces(kept: history.Evidence) -> list[Piece]:
    old = [] if kept.old is None else [Piece("Before", kept.old.capture)]
    return [*old, Piece("After" if old else "As it came", kept.new.capture)]


def _most_first(counts: Sequence[history.Count]) -> list[history.Count]:
    return sorted(counts, key=lambda count: (-count.changes, count.code))


def _choices(session: Session) -> dict[str, Any]:
    return {
        "places": _places(),
        "topic_choices": _topics(),
        "sources": [(source.id, f"{source.jurisdiction} · {source.title}") for source in all_sources(session)],
    }


@cache
def _places() -> list[tuple[str, str]]:
    return sorted(((code, place_name(code)) for code in codes()), key=lambda pair: pair[1])


@cache
def _topics() -> list[tuple[str, str]]:
    return [(topic, topic_name(topic)) for topic in (*topics(), UNCLASSIFIED, NONE)]
