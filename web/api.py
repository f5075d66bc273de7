"""The API under /api/v1: the same questions as the command line, the same shapes."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from archive import history
from pipeline.model.filters import WORDS
from web.problems import NotFound
from web.questions import PAGING, check_sources, filter_of, openapi_parameters, query_of, words_of
from web.shapes import SCHEMA, change_json
from web.site import Here
from web.states import countries_json, evidence_json, source_json, topics_json

api = APIRouter(prefix="/api/v1", tags=["history"])

_FILTERS: dict[str, Any] = {"parameters": openapi_parameters(WORDS)}
_FILTERS_AND_PAGING: dict[str, Any] = {"parameters": openapi_parameters((*WORDS, *PAGING))}


@api.get("/changes", openapi_extra=_FILTERS_AND_PAGING)
def changes(request: Request, site: Here) -> JSONResponse:
    """Changes, newest first, a page at a time: `next` is the `cursor` of the next one."""
    query = query_of(words_of(request.query_params))
    with site.reading() as session:
        check_sources(session, query.filter)
        found = history.changes(session, query)
        listed = [change_json(change, site.base_url) for change in found.changes]
    return JSONResponse({"schema": SCHEMA, "changes": listed, "next": found.next})


@api.get("/changes/{change_id}")
def change(change_id: str, site: Here) -> JSONResponse:
    """One change with its edits and evidence."""
    with site.reading() as session:
        kept = history.evidence(session, change_id)
    if kept is None:
        raise NotFound("There is no change of this id on record.")
    return JSONResponse(evidence_json(kept, site.base_url))


@api.get("/countries", openapi_extra=_FILTERS)
def countries(request: Request, site: Here) -> JSONResponse:
    """Counts by the country of the source, and the last change."""
    asked = filter_of(words_of(request.query_params))
    with site.reading() as session:
        check_sources(session, asked)
        return JSONResponse(countries_json(history.countries(session, asked)))


@api.get("/topics", openapi_extra=_FILTERS)
def topics(request: Request, site: Here) -> JSONResponse:
    """Counts by topic, primary or secondary, and the last change."""
    asked = filter_of(words_of(request.query_params))
    with site.reading() as session:
        check_sources(session, asked)
        return JSONResponse(topics_json(history.topics(session, asked)))


@api.get("/sources")
def sources(site: Here) -> JSONResponse:
    """What is watched, and how well."""
    with site.reading() as session:
        states = history.sources(session)
    return JSONResponse({"schema": SCHEMA, "sources": [source_json(state, site.clock()) for state in states]})
