"""Sources, captures and changes of our own making, for the tests of the record."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from archive.captures import StoredCapture, set_verdict, store_capture
from archive.changes import Made, record_change
from archive.database import transaction
from archive.resources import find_or_add
from archive.sources import store_source
from pipeline.model.capture import Capture, Selectors
from pipeline.model.change import Change, Event, change_id
from pipeline.model.classification import (
    Classification,
    Countries,
    DatedFact,
    DateRole,
    Facts,
    Reason,
    Severity,
)
from pipeline.model.edits import Edit, Op
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Fit, Verdict

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
KEY = "https://customs.example/rates"

SOURCE = Source(
    id="jp-customs-news",
    jurisdiction="JP",
    authority="税関",
    title="お知らせ",
    url="https://customs.example/news",
    kind=Kind.LISTING,
    language="ja",
    topics=("tariff-rates",),
    selectors=Selectors(keep=("main",), key_columns=("品目",)),
)


def later(hours: float) -> datetime:
    """Some hours after the tests' beginning of time."""
    return START + timedelta(hours=hours)


def a_capture(hours: float = 0, body: str | None = "a" * 64, **more: Any) -> Capture:
    """A capture of the one resource, some hours after the beginning."""
    given: dict[str, Any] = {
        "source": SOURCE.id,
        "key": KEY,
        "url": KEY,
        "fetched": later(hours),
        "verdict": Verdict.OK,
        "status": 200,
        "headers": (("content-type", "text/html; charset=shift_jis"), ("x-odd", "é")),
        "content_type": "text/html",
        "etag": f'"{hours}"',
        "body": body,
    }
    return Capture(**given | more)


def stored(session: Session, capture: Capture, fit: Fit | None = Fit(Verdict.OK)) -> StoredCapture:
    """The capture in the record, with its resource; screened unless `fit` is None."""
    resource = find_or_add(session, capture.source, capture.key, capture.url, capture.fetched)
    kept = store_capture(session, resource.id, capture, capture.fetched)
    if fit is not None:
        set_verdict(session, kept.id, fit)
    return kept


CLASSIFICATION = Classification(
    primary="tariff-rates",
    rules_version="1",
    secondary=("origin-rules",),
    confidence=0.75,
    countries=Countries(issuer="JP", origins=("CN",), destinations=("JP",)),
    facts=Facts(hs_codes=("851713",), dates=(DatedFact(date(2026, 7, 1), DateRole.EFFECTIVE),)),
    severity=Severity.HIGH,
    headline="Duty on phones: 0 → 5 %",
    summary="The rate rises.",
    reasons=(Reason("topic:tariff-rates", "関税率", 2.0),),
)


def a_change(old: Capture | None, new: Capture, **more: Any) -> Change:
    """The change that these two captures make."""
    event = Event.AMENDED if old else Event.PUBLISHED
    given: dict[str, Any] = {
        "id": change_id(event, new.source, new.key, old.fetched if old else None, new.fetched),
        "event": event,
        "country": SOURCE.jurisdiction,
        "source": new.source,
        "authority": SOURCE.authority,
        "title": "関税率表",
        "url": new.url,
        "language": "ja",
        "captured": new.fetched,
        "recorded": new.fetched + timedelta(minutes=1),
        "published": date(2026, 3, 1),
        "substantive": True,
        "classification": CLASSIFICATION,
        "edits": (Edit(Op.REWORDED, path=("第1章",), before="税率 0 %", after="税率 5 %", spans=(("same", "税率"),)),),
        "old_captured": old.fetched if old else None,
        "old_body": old.body if old else None,
        "new_body": new.body,
    }
    return Change(**given | more)


def recorded(session: Session, old: StoredCapture | None, new: StoredCapture, **more: Any) -> Change:
    """That change in the record."""
    change = a_change(old.capture if old else None, new.capture, **more)
    made = Made(new.resource_id, old.id if old else None, new.id, "extract-1", "compare-1")
    return record_change(session, change, made)[0]


def fill(engine: Engine, number: int, **more: Any) -> list[Change]:
    """So many changes of as many resources, an hour apart."""
    with transaction(engine) as session:
        store_source(session, SOURCE)
        return [
            recorded(session, None, stored(session, replace(a_capture(n), key=f"{KEY}/{n}")), **more)
            for n in range(number)
        ]
