"""A filter as SQL: the same answer as `pipeline.model.filters.why_matched`; a test holds the two together.

Every value travels as a parameter, none as text of the query.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, exists, false, func, or_, select, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from archive.tables import (
    ChangeRow,
    ClassificationCode,
    ClassificationEffective,
    ClassificationNeed,
    ClassificationOrigin,
    ClassificationRow,
    ClassificationTopic,
)
from archive.tables.base import clean
from pipeline.model.filters import Filter, search_form
from pipeline.model.places import memberships

Condition = ColumnElement[bool]
_IndexRow = type[
    ClassificationTopic | ClassificationNeed | ClassificationOrigin | ClassificationCode | ClassificationEffective
]


class position(FunctionElement[int]):  # noqa: N801 - written as the SQL function that it is
    """Where a text first holds another, from 1; 0 where nowhere. Not LIKE, whose patterns SQLite limits in length."""

    type = Integer()
    inherit_cache = True


@compiles(position)
def _instr(element: position, compiler: SQLCompiler, **how: Any) -> str:
    return f"instr({compiler.process(element.clauses, **how)})"


@compiles(position, "postgresql")
def _strpos(element: position, compiler: SQLCompiler, **how: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **how)})"


def conditions(asked: Filter) -> Iterator[Condition]:
    """What a change and its current classification must fulfil; different words must all hold."""
    if asked.country:
        yield or_(ChangeRow.country.in_(asked.country), *map(_bound, asked.country))
    if asked.origin:
        yield or_(
            _has(ClassificationOrigin, ClassificationOrigin.origin.in_(asked.origin)), ~_any(ClassificationOrigin)
        )
    if asked.topic:
        yield _has(ClassificationTopic, ClassificationTopic.topic.in_(asked.topic))
    if asked.need:
        yield _has(ClassificationNeed, ClassificationNeed.need.in_(asked.need))
    if asked.hs:
        yield _has(ClassificationCode, or_(*map(_code, asked.hs)))
    if asked.text:
        yield or_(*(position(ChangeRow.search, clean(search_form(words))) > 0 for words in asked.text))
    yield from _times(asked)
    yield from _plain(asked)


def _bound(code: str) -> Condition:
    """Rules of a union hold in its members while they belong to it, by the day (UTC) on which the change was seen."""
    return or_(
        false(),
        *(
            and_(
                ChangeRow.country == union,
                ChangeRow.captured >= _midnight(since),
                ChangeRow.captured < _midnight(until) if until else true(),
            )
            for union, since, until in memberships(code)
            if union != code
        ),
    )


def _code(prefix: str) -> Condition:
    beginnings = [prefix[:length] for length in range(len(prefix))]
    code = ClassificationCode.code
    return or_(code.in_(beginnings), func.substr(code, 1, len(prefix)) == prefix)


def _times(asked: Filter) -> Iterator[Condition]:
    if asked.since:
        yield ChangeRow.captured >= asked.since
    if asked.until:
        yield ChangeRow.captured < asked.until
    day = ClassificationEffective.day
    bounds = [day >= asked.effective_since] if asked.effective_since else []
    bounds += [day < asked.effective_until] if asked.effective_until else []
    if bounds:
        yield _has(ClassificationEffective, and_(*bounds))


def _plain(asked: Filter) -> Iterator[Condition]:
    if asked.severity is not None:
        yield ClassificationRow.severity >= int(asked.severity)
    if asked.event:
        yield ChangeRow.event.in_(asked.event)
    if asked.source:
        yield ChangeRow.source_id.in_(asked.source)
    if asked.lang:
        yield ChangeRow.language.in_(asked.lang)


def _any(kind: _IndexRow) -> Condition:
    return exists(select(1).where(kind.classification_id == ChangeRow.classification_id))


def _has(kind: _IndexRow, condition: Condition) -> Condition:
    return exists(select(1).where(kind.classification_id == ChangeRow.classification_id, condition))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
