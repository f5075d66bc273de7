"""A database with a source, readers and changes in it, for the tests of alerts."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from alerts.consent import subscribe
from alerts.match import matches
from archive.captures import store_capture
from archive.changes import Made, record_change
from archive.database import transaction
from archive.readers import active_subscriptions
from archive.resources import find_or_add
from archive.sources import store_source
from pipeline.model.capture import Capture
from pipeline.model.change import Change
from pipeline.model.classification import Severity
from pipeline.model.reader import Frequency, Subscription
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Verdict
from tests.alerts.samples import NOW, change

SOURCE = Source("jp-customs", "JP", "Japan Customs", "News", "https://www.customs.example/", Kind.PAGE, "en")


def subscribed(
    engine: Engine,
    address: str = "seller@shop.example",
    frequency: Frequency = Frequency.DAILY,
    zone: str = "Europe/Berlin",
    hour: int = 8,
    language: str = "en",
    **words: str,
) -> Subscription:
    """A subscription, made long before any change."""
    given = {word: [value] for word, value in words.items()}
    with transaction(engine) as session:
        return subscribe(
            session, address, given, Severity.LOW, frequency, language, zone, hour, "said so", datetime(2026, 1, 1, tzinfo=NOW.tzinfo)
        )  # fmt: skip


def recorded(session: Session, one: Change, page: str = "") -> Change:
    """The change in the record, with its matches, as the flow does it. Changes of one `page` are one resource's."""
    store_source(session, SOURCE)
    key = f"https://www.customs.example/{page or one.id}"
    resource = find_or_add(session, SOURCE.id, key, key, one.captured)
    capture = Capture(SOURCE.id, key, key, one.captured, Verdict.OK, body=one.new_body)
    new = store_capture(session, resource.id, capture, one.recorded)
    made = Made(resource.id, None, new.id, "extract-1", "compare-1")
    found = matches(one, active_subscriptions(session))
    return record_change(session, replace(one, source=SOURCE.id), made, found)[0]


def happened(engine: Engine, number: int = 1, first: int = 1, **different: object) -> list[Change]:
    """So many changes of as many pages, recorded in one transaction."""
    with transaction(engine) as session:
        return [recorded(session, change(n, **different)) for n in range(first, first + number)]
