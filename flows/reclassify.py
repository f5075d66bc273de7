"""The history classified anew with the rules of today. Tells nobody: whom a change concerned was settled long ago."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from archive.changes import classify_anew
from archive.database import reading, transaction
from archive.links import corrected, meaning_of
from archive.stale import Stale, count_stale, stale_changes
from pipeline import steps
from pipeline.identity import raised
from pipeline.model.change import Event
from pipeline.model.classification import Classification
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
        correcting = _correcting(engine, chunk)
        # Corrections last: they are as urgent as what they correct is by the rules of today.
        for part in (
            [one for one in chunk if one.change.id not in correcting],
            [one for one in chunk if one.change.id in correcting],
        ):
            _judge_part(engine, part, correcting, done, clock)
        after = chunk[-1].row
        advance(done.classified + len(done.left_out), total, chunk[-1].change.title)
    return done


def _next(engine: Engine, rules_version: str, after: int) -> tuple[Stale, ...]:
    with reading(engine) as session:
        return stale_changes(session, rules_version, after, _CHUNK)


def _correcting(engine: Engine, chunk: tuple[Stale, ...]) -> dict[str, tuple[int, str]]:
    """Of these changes those whose notices correct another: its resource, and how it is cited."""
    with reading(engine) as session:
        return corrected(session, [one.change.id for one in chunk if one.change.event is Event.PUBLISHED])


def _judge_part(
    engine: Engine,
    part: list[Stale],
    correcting: dict[str, tuple[int, str]],
    done: Reclassified,
    clock: Callable[[], datetime],
) -> None:
    judged = [(one, judgement) for one in part if (judgement := _judge(one, done)) is not None]
    with transaction(engine) as session:
        for stale, judgement in judged:
            other, reference = correcting.get(stale.change.id, (None, ""))
            meaning = meaning_of(session, other) if other is not None else None
            said = raised(judgement, *meaning, reference) if meaning else judgement
            classify_anew(session, stale.change.id, said, clock())
            _count(done, stale.change.classification, said)


def _judge(stale: Stale, done: Reclassified) -> Classification | None:
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
    return steps.explain(change.event, comparison, document, source, change.title, change.published, seen)


def _count(done: Reclassified, before: Classification, after: Classification) -> None:
    done.classified += 1
    done.topic_changed += (before.primary, before.secondary) != (after.primary, after.secondary)
    done.severity_changed += before.severity is not after.severity
