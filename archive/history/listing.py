"""Changes by filter, page by page, and one change by its id."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from archive.changes import ChangeRows, as_change, stored_changes
from archive.history.conditions import conditions
from archive.history.cursor import Sort, after, cursor_of, order
from archive.history.held import with_holds
from archive.history.links import with_links
from archive.tables import ChangeRow
from pipeline.model.change import Change
from pipeline.model.filters import Filter

_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: a filter, at most how many (None: all), after which cursor, in which order.

    With `substantive` only what a seller or a lawyer would want to know.
    """

    filter: Filter = Filter()
    limit: int | None = 50
    cursor: str | None = None
    sort: Sort = Sort.NEWEST
    substantive: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in the order asked for, and the cursor of the next page; None where there is none."""

    changes: tuple[Change, ...]
    next: str | None


def changes(session: Session, query: Query) -> Page:
    """One page. Where the asked country matched through a union, each change's `via` names it. Raises BadCursor."""
    rows = session.execute(_asked(query).limit(None if query.limit is None else query.limit + 1)).all()
    found = _as_known(session, [_seen_from(query.filter, as_change(*row)) for row in rows[: query.limit]])
    more = len(rows) > len(found) and bool(found)
    return Page(found, cursor_of(query.sort, found[-1]) if more else None)


def each_change(session: Session, query: Query) -> Iterator[Change]:
    """The same one by one, with no page held in memory: for exports. Raises BadCursor when first asked."""
    asked = _asked(query).limit(query.limit).execution_options(yield_per=_AT_A_TIME)
    for rows in session.execute(asked).partitions(_AT_A_TIME):
        yield from _as_known(session, [_seen_from(query.filter, as_change(*row)) for row in rows])


def change(session: Session, change_id: str) -> Change | None:
    """The change of that public id."""
    row = session.execute(stored_changes().where(ChangeRow.public_id == change_id)).one_or_none()
    return None if row is None else _as_known(session, [as_change(*row)])[0]


def _as_known(session: Session, found: list[Change]) -> tuple[Change, ...]:
    """With what the record knows of them today."""
    return with_holds(session, with_links(session, found))


def _asked(query: Query) -> ChangeRows:
    asked = stored_changes().where(*conditions(query.filter)).order_by(*order(query.sort))
    if query.substantive:
        asked = asked.where(ChangeRow.substantive)
    return asked if query.cursor is None else asked.where(after(query.sort, query.cursor))


def _seen_from(asked: Filter, found: Change) -> Change:
    own = not asked.country or found.country in asked.country
    return found if own else replace(found, via=found.country)
