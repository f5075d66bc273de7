"""The JSON of what the history counts and keeps: countries, topics, sources, evidence."""

from collections.abc import Sequence
from datetime import datetime

from archive.captures import StoredCapture
from archive.history import Count, Evidence, SourceState
from pipeline.model.places import place_name
from pipeline.model.topics import topics
from web.shapes import SCHEMA, Json, change_json, edit_json, time_json
from web.words import topic_name


def countries_json(counts: Sequence[Count]) -> Json:
    """As `countries --json`; `last` is the time of the newest capture that made a change."""
    return {
        "schema": SCHEMA,
        "countries": [
            {
                "code": count.code,
                "name": place_name(count.code),
                "via": count.via,
                "changes": count.changes,
                "last": _time(count.last),
            }
            for count in counts
        ],
    }


def topics_json(counts: Sequence[Count]) -> Json:
    """As `topics --json`: every topic, also those on which nothing is on record."""
    counted = {count.code: count for count in counts}
    every = (*topics(), *(code for code in counted if code not in topics()))
    return {"schema": SCHEMA, "topics": [_topic(code, counted.get(code)) for code in every]}


def evidence_json(kept: Evidence, base_url: str | None = None) -> Json:
    """As `change ID --json`: the change, its edits in full, the captures that prove it."""
    return {
        "schema": SCHEMA,
        "change": change_json(kept.change, base_url),
        "edits": [edit_json(edit) for edit in kept.change.edits],
        "evidence": {
            "old": None if kept.old is None else capture_json(kept.old),
            "new": capture_json(kept.new),
        },
    }


def capture_json(stored: StoredCapture) -> Json:
    """A capture without its bytes; `verdict` is what it turned out to be."""
    capture = stored.capture
    return {
        "fetched": time_json(capture.fetched),
        "url": capture.url,
        "final_url": capture.final_url,
        "status": capture.status,
        "content_type": capture.content_type,
        "headers": [list(pair) for pair in capture.headers],
        "sha256": capture.body,
        "verdict": (stored.verdict or capture.verdict).value,
        "why": stored.why or capture.why,
    }


def source_json(state: SourceState, now: datetime) -> Json:
    """A source as watched, and what is wrong with it at `now`."""
    source, health = state.source, state.health
    return {
        "id": source.id,
        "jurisdiction": source.jurisdiction,
        "region": source.region,
        "authority": source.authority,
        "title": source.title,
        "url": source.url,
        "kind": source.kind.value,
        "language": source.language,
        "topics": list(source.topics),
        "interval_hours": source.interval_hours,
        "enabled": source.enabled,
        "baseline": _time(state.baseline_at),
        "last_crawled": _time(state.last_crawled),
        "documents": state.documents,
        "changes": state.changes,
        "health": None
        if health is None
        else {
            "verdict": health.verdict.value,
            "last_good": _time(health.last_good),
            "failures": health.failures,
            "failing_since": _time(health.failing_since),
            **standing_json(state, now),
        },
    }


def standing_json(state: SourceState, now: datetime) -> Json:
    """What is wrong with a source (null: nothing), and the share of fit captures over its last crawls, 0 to 1."""
    trouble = state.trouble(now)
    share = state.recent.fit_share if state.recent else None
    return {"trouble": trouble and trouble.value, "fit_share": None if share is None else round(share, 3)}


def _topic(code: str, count: Count | None) -> Json:
    return {
        "id": code,
        "name": topic_name(code),
        "need": topics()[code].need if code in topics() else None,
        "changes": 0 if count is None else count.changes,
        "last": None if count is None else _time(count.last),
    }


def _time(instant: datetime | None) -> str | None:
    return None if instant is None else time_json(instant)
