"""Templates from our own files only, everything escaped; a name that is missing fails the page, and its test."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from alerts.links import official
from pipeline.model.change import Change
from pipeline.model.classification import DateRole
from pipeline.model.places import place_name
from pipeline.model.topics import topics
from web import words
from web.shapes import time_json

# Unicode Bidirectional Algorithm (TR9): marks, embeddings, overrides, isolates.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FOLDER = Path(__file__).parent


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """An HTML page; `here` marks where in the navigation it stands."""
    return HTMLResponse(render(template, **values), status_code=status)


def render(template: str, **values: Any) -> str:
    """A template of ours, filled in."""
    return _environment().get_template(template).render({"here": "", **values})


def by_day(changes: Sequence[Change]) -> list[tuple[date, list[Change]]]:
    """Neighbours of one UTC day together, the order as it is."""
    return [(day, list(of_day)) for day, of_day in groupby(changes, key=lambda change: change.captured.date())]


def _undirected(value: Any) -> Any:
    """Foreign text without marks that turn the reading direction, which disguise names: `gnp.exe` as `exe.png`."""
    return _DIRECTIONS.sub("", value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_undirected,
    )
    environment.filters |= {
        "by_day": by_day,
        "comments_until": lambda facts: facts.days(DateRole.COMMENT),
        "day": words.day,
        "dotted": words.dotted,
        "effective": lambda facts: facts.days(DateRole.EFFECTIVE),
        "ends": lambda facts: facts.days(DateRole.EXPIRY),
        "event_word": words.event_word,
        "html_language": words.html_language,
        "moment": words.moment,
        "official": official,
        "number": lambda count: f"{count:,}",
        "place": place_name,
        "rate_role": words.rate_role,
        "reason_for": words.reason_for,
        "rfc3339": time_json,
        "topic_name": words.topic_name,
    }
    environment.tests["known_topic"] = lambda topic: topic in topics()
    return environment
