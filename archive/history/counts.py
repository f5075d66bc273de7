"""How many changes, by country and by topic, and when the last one was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from archive.history.conditions import conditions
from archive.tables import ChangeRow, ClassificationRow, ClassificationTopic
from pipeline.model.filters import Filter


@dataclass(frozen=True, slots=True)
class Count:
    """The changes of one country or topic: how many, and when the last one was seen.

    `via` is set where a country was asked for and this one's rules bind it: then it is this one's code.
    """

    code: str
    changes: int
    last: datetime
    via: str | None = None


def countries(session: Session, asked: Filter = Filter()) -> tuple[Count, ...]:
    """The countries whose sources changed, most changes first. Each change counts once, for its source's country."""
    rows = session.execute(_counted(ChangeRow.country, asked).group_by(ChangeRow.country))
    counts = (Count(code, number, last, _via(asked, code)) for code, number, last in rows)
    return _most_first(counts)


def topics(session: Session, asked: Filter = Filter()) -> tuple[Count, ...]:
    """The topics of the changes, most first. A change counts for its primary and for each secondary topic."""
    counted = _counted(ClassificationTopic.topic, asked).join(
        ClassificationTopic, ClassificationTopic.classification_id == ClassificationRow.id
    )
    rows = session.execute(counted.group_by(ClassificationTopic.topic))
    return _most_first(Count(code, number, last) for code, number, last in rows)


def _counted(by: InstrumentedAttribute[str], asked: Filter) -> Select[str, int, datetime]:
    return (
        select(by, func.count(ChangeRow.id), func.max(ChangeRow.captured))
        .select_from(ChangeRow)
        .join(ClassificationRow, ClassificationRow.id == ChangeRow.classification_id)
        .where(*conditions(asked))
    )


def _via(asked: Filter, code: str) -> str | None:
    return code if asked.country and code not in asked.country else None


def _most_first(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda count: (-count.changes, count.code)))
