"""Where a page ends: an opaque word that goes on from the last change shown, also while new ones arrive."""

import base64
import json
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, tuple_

from archive.tables import ChangeRow, ClassificationRow
from archive.tables.base import clean
from pipeline.model.change import Change


class BadCursor(ValueError):
    """A cursor that no page of this sort gave."""


class Sort(StrEnum):
    """The order of changes; ties by the public id, so that every order is total and the same after a rebuild."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SEVERITY = "severity"


def order(sort: Sort) -> tuple[ColumnElement[Any], ...]:
    """ORDER BY of a sort. The most severe come first, the newest of them before the older."""
    columns = _columns(sort)
    return columns if sort is Sort.OLDEST else tuple(column.desc() for column in columns)


def after(sort: Sort, cursor: str) -> ColumnElement[bool]:
    """What comes after the cursor in that order. Raises BadCursor."""
    columns = tuple_(*_columns(sort))
    last = tuple_(*_read(sort, cursor))
    return columns > last if sort is Sort.OLDEST else columns < last


def cursor_of(sort: Sort, change: Change) -> str:
    """The cursor that goes on after this change."""
    place: list[Any] = [change.captured.isoformat(), change.id]
    if sort is Sort.SEVERITY:
        place.insert(0, int(change.classification.severity))
    plain = json.dumps([sort.value, *place], separators=(",", ":"))
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _columns(sort: Sort) -> tuple[ColumnElement[Any], ...]:
    newest: tuple[Any, ...] = (ChangeRow.captured, ChangeRow.public_id)
    match sort:
        case Sort.NEWEST | Sort.OLDEST:
            return newest
        case Sort.SEVERITY:
            return (ClassificationRow.severity, *newest)


def _read(sort: Sort, cursor: str) -> tuple[Any, ...]:
    try:
        given = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        match sort, given:
            case Sort.SEVERITY, ["severity", int(severity), str(captured), str(public_id)] if 0 < severity < 10:
                return severity, _instant(captured), clean(public_id)
            case Sort.NEWEST | Sort.OLDEST, [str(word), str(captured), str(public_id)] if word == sort.value:
                return _instant(captured), clean(public_id)
    except (ValueError, RecursionError):
        pass
    raise BadCursor(f"not a cursor of a page sorted by {sort.value}: {cursor[:80]!r}")


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant
