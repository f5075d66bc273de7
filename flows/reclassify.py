"""The history classified anew with the rules of today. Tells nobody: whom a change concerned was settled long ago."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from archive.changes import classify_anew
from archive.database import reading, transaction
from archive.links import corrected, severity_of
from archive.stale import Stale, count_stale, stale_changes
from pipeline import steps
from pipeline.identity import raised
from pipeline.model.change import Event
from pipeline.model.classification import Classification, Severity
from pipeline.model.document import Document
from pipeline.model.edits import Comparison
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Outcome

_CHUNK = 50  # changes a transaction: few enough that a killed run loses seconds

Advance = Callable[[int, int, str], None]


@dataclass(slots=True)
class Reclassified:
    """What became of the history: how many were looked at, how many now say something else, and what could not be."""

    rules_version: str
    classified: int = 0
    topic_changed: int = 0
    severity_changed: int = 0
    left_out: list[str] = field(default_factory=list)


def reclassify(engine: Engine, rules_version: str, clock: Callable[[], datetime], advance: Advance) -> Reclassified:
    """Gives each change that other rules judged a classification by today's; the former ones stay in the record.

    Done twice it does nothing; killed, it goes on where it was.
    """
    done = Reclassified(rules_version)
    with reading(engine) as session:
        total = count_stale(session, rules_version)
    after = 0
    while chunk := _next(engine, rules_version, after):
        corrections = _corrections(engine, chunk)
        judged = [(one, judgement) for one in chunk if (judgement := _judge(one, done, corrections)) is not None]
        with transaction(engine) as session:
            for stale, judgement in judged:
                classify_anew(session, stale.change.id, judgement, clock())
        for stale, judgement in judged:
            _count(done, stale.change.classification, judgement)
        after = chunk[-1].row
        advance(done.classified + len(done.left_out), total, chunk[-1].change.title)
    return done


def _next(engine: Engine, rules_version: str, after: int) -> tuple[Stale, ...]:
    with reading(engine) as session:
        return stale_changes(session, rules_version, after, _CHUNK)


def _corrections(engine: Engine, chunk: tuple[Stale, ...]) -> dict[str, tuple[Severity, str]]:
    """How urgent that is which these changes' notices correct."""
    with reading(engine) as session:
        found = corrected(session, [one.change.id for one in chunk if one.change.event is Event.PUBLISHED])
        known = {id_: (severity_of(session, other), said) for id_, (other, said) in found.items()}
    return {id_: (severity, said) for id_, (severity, said) in known.items() if severity is not None}


def _judge(stale: Stale, done: Reclassified, corrections: dict[str, tuple[Severity, str]]) -> Classification | None:
    change = stale.change
    if change.event is Event.WITHDRAWN and stale.document is None:
        done.left_out.append(f"{change.id}: its last document is not kept")
        return None
    source = Source(
        id=change.source,
        jurisdiction=change.country,
        authority=change.authority,
        title=change.title,
        url=change.url or "",
        kind=Kind.PAGE,
        language=change.language,
        region=change.region,
        topics=stale.topics,
    )
    document = stale.document or Document((), title=change.title, language=change.language)
    comparison = Comparison(
        Outcome.CHANGED, tuple(change.edits), substantive=change.substantive, language=change.language
    )
    seen = change.captured.date()
    said = steps.explain(change.event, comparison, document, source, change.title, change.published, seen)
    return raised(said, *corrections[change.id]) if change.id in corrections else said


def _count(done: Reclassified, before: Classification, after: Classification) -> None:
    done.classified += 1
    done.topic_changed += (before.primary, before.secondary) != (after.primary, after.secondary)
    done.severity_changed += before.severity is not after.severity
