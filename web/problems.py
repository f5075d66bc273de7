"""What an answer says that is none: a page for people, `application/problem+json` (RFC 9457) under /api.

One shape for all errors; the sentence says what is wrong and nothing of our inside.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from archive.history import BadCursor
from pipeline.model.filters import FilterError
from web.suggest import suggest
from web.templating import page

API = "/api/"

_SENTENCES = {
    HTTPStatus.NOT_FOUND: "There is nothing under this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take such requests.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on our side. The operator finds the reason in the log.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The database cannot be asked at the moment. Please try again soon.",
}


class Link(NamedTuple):
    """One of our own pages, and what it is called."""

    address: str
    name: str


class NotFound(Exception):
    """The named thing is not on record; `instead` is the page of what was probably meant."""

    def __init__(self, detail: str, instead: Link | None = None) -> None:
        super().__init__(detail)
        self.instead = instead


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as told; `field` and `suggestion` where one word of the request is to blame."""

    status: HTTPStatus
    detail: str
    field: str | None = None
    suggestion: str | None = None
    instead: Link | None = None

    @property
    def title(self) -> str:
        """The status phrase, as RFC 9457 4.2.1 wants it of the type `about:blank`."""
        return self.status.phrase


def register_problems(app: FastAPI, headers: Mapping[str, str]) -> None:
    """Turns each kind of failure into its answer; `headers` go on the one answer that no middleware sees."""

    def answering(read: Callable[[Any], Problem]) -> Callable[[Request, Any], Response]:
        return lambda request, error: problem_response(request, read(error))

    app.add_exception_handler(FilterError, answering(_of_filter))
    app.add_exception_handler(BadCursor, answering(_of_cursor))
    app.add_exception_handler(NotFound, answering(_of_absence))
    app.add_exception_handler(HTTPException, answering(lambda error: _plain(HTTPStatus(error.status_code))))

    def unforeseen(request: Request, _error: Exception) -> Response:
        response = problem_response(request, _plain(HTTPStatus.INTERNAL_SERVER_ERROR))
        response.headers.update(headers)
        return response

    app.add_exception_handler(Exception, unforeseen)


def problem_response(request: Request, problem: Problem) -> Response:
    """The problem in the form that its asker reads."""
    if not request.url.path.startswith(API):
        return page("problem.html", status=problem.status, problem=problem)
    body = {
        "type": "about:blank",
        "title": problem.title,
        "status": int(problem.status),
        "detail": problem.detail,
        "instance": request.url.path,
    }
    if problem.field is not None:
        body["errors"] = [{"field": problem.field, "detail": problem.detail, "suggestion": problem.suggestion}]
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, status_code=problem.status, media_type="application/problem+json")


def _plain(status: HTTPStatus) -> Problem:
    return Problem(status, _SENTENCES.get(status, status.description or status.phrase))


def _of_filter(error: FilterError) -> Problem:
    # As on the command line, where the one ends with "not found" and the other with "wrong usage".
    status = HTTPStatus.NOT_FOUND if error.names_a_thing else HTTPStatus.BAD_REQUEST
    return Problem(status, f"{error}.", error.word, suggest(error))


def _of_cursor(_error: BadCursor) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "The cursor is not one of ours for this order. Begin without one.", "cursor")


def _of_absence(error: NotFound) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, str(error), instead=error.instead)
