"""The pages by which a reader finds a way in: countries, topics, sources."""

from datetime import datetime
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from archive import history
from archive.history import Query
from archive.standing import Trouble
from pipeline.model.filters import Filter
from pipeline.model.places import UnknownPlace, binding, normal_place, place_name
from pipeline.model.topics import NEEDS, topics
from web.pages import journal
from web.problems import Link, NotFound
from web.questions import PAGING, Words, query_of, words_of
from web.site import Here
from web.suggest import suggest_place, suggest_topics
from web.templating import page

indexes = APIRouter(include_in_schema=False)


@indexes.get("/countries")
def countries(site: Here) -> Response:
    """Where something changed, by name."""
    with site.reading() as session:
        counts = history.countries(session, Filter())
    return page("countries.html", here="/countries", countries=sorted(counts, key=lambda one: place_name(one.code)))


@indexes.get("/countries/{given}")
def country(given: str, request: Request, site: Here) -> Response:
    """The rules that hold in one country or union, its unions' among them."""
    try:
        code = normal_place(given).code
    except UnknownPlace:
        meant = suggest_place(given)
        instead = meant and Link(f"/countries/{meant}", place_name(meant))
        raise NotFound(f"There is no country or union {given!r}.", instead or None) from None
    asked = Filter(country=(code,))
    path = f"/countries/{code}"
    with site.reading() as session:
        listed = journal(session, path, *_paged(request, asked))
        of_topics = [count for count in history.topics(session, asked) if count.code in topics()]
    return page(
        "country.html",
        here="/countries",
        code=code,
        unions=binding(code, site.clock().date()),
        topics=sorted(of_topics, key=lambda count: -count.changes),
        **listed,
    )


@indexes.get("/topics")
def all_topics(site: Here) -> Response:
    """All topics under the seller's duty that they serve."""
    with site.reading() as session:
        counts = {count.code: count for count in history.topics(session, Filter())}
    by_need = [
        (need, [(topic, counts.get(topic.id)) for topic in topics().values() if topic.need == need]) for need in NEEDS
    ]
    return page("topics.html", here="/topics", needs=by_need)


@indexes.get("/topics/{given}")
def topic(given: str, request: Request, site: Here) -> Response:
    """What changed on one topic."""
    if given not in topics():
        meant = next(iter(suggest_topics(given)), None)
        instead = meant and Link(f"/topics/{meant}", topics()[meant].name)
        raise NotFound(f"There is no topic {given!r}.", instead or None)
    asked = Filter(topic=(given,))
    with site.reading() as session:
        listed = journal(session, f"/topics/{given}", *_paged(request, asked))
        where = sorted(history.countries(session, asked), key=lambda count: -count.changes)
    return page("topic.html", here="/topics", topic=topics()[given], countries=where, **listed)


@indexes.get("/sources")
def sources(site: Here) -> Response:
    """What is watched, and how well."""
    with site.reading() as session:
        states = sorted(history.sources(session), key=lambda state: place_name(state.source.jurisdiction))
    now = site.clock()
    ill = [state for state in states if standing(state, now)[0] == "ill"]
    groups = groupby(states, key=lambda state: state.source.jurisdiction)
    return page(
        "sources.html",
        here="/sources",
        groups=[(code, list(group)) for code, group in groups],
        total=len(states),
        ill=ill,
        standing=lambda state: standing(state, now),
    )


def standing(state: history.SourceState, now: datetime) -> tuple[str, str]:
    """A class and words for how a source is. The reason's details are for the operator, not for the world."""
    if not state.source.enabled:
        return "off", "Not watched"
    if state.health is None:
        return "off", "Not looked at yet"
    match state.trouble(now):
        case None:
            return "well", "Well"
        case Trouble.SILENT:
            return "ill", "Silent: not read well for more than three of its intervals"
        case Trouble.CHANGED_SHAPE:
            return "ill", "Changed its shape: nothing that we look for is in it any more"
        case Trouble.FAILING:
            return "ill", f"Not well: {state.health.verdict.value.replace('-', ' ')}"


def _paged(request: Request, asked: Filter) -> tuple[Words, Any]:
    """The paging words alone: a page that is about one thing takes no filter besides."""
    words = {word: values for word, values in words_of(request.query_params).items() if word in PAGING}
    paging = query_of(words)
    return words, Query(asked, paging.limit, paging.cursor, paging.sort)
