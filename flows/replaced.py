"""A page that was replaced for good: another document stands under its address, look after look. No engine in here."""

from datetime import datetime

from archive import captures
from archive.database import reading
from flows.house import House
from flows.last import document_today
from pipeline import bounded, events
from pipeline.model.capture import Capture
from pipeline.model.document import Document
from pipeline.model.source import Source
from pipeline.model.verdict import Outcome, Verdict

_AS_BEFORE = (Outcome.UNCHANGED, Outcome.NOISE)


def replaced_since(
    house: House, source: Source, resource: int, capture: Capture, document: Document
) -> datetime | None:
    """Since when this other document stands under the address of the known one; None where not long enough to be sure.

    An answer that the known one is not modified says that it was back; what tells nothing of either is passed over.
    """
    with reading(house.engine) as session:
        since = captures.since_fit(session, resource)
    seen, same = [capture.fetched], {capture.body}
    for stored in reversed([one for one in since if one.capture.fetched < capture.fetched]):
        if stored.verdict is Verdict.NOT_MODIFIED:
            break
        if stored.verdict is not Verdict.OTHER_DOCUMENT:
            continue
        if stored.capture.body not in same:
            earlier = document_today(house, source, stored)
            if bounded.hold_together(earlier, document).verdict not in _AS_BEFORE:
                break
            same.add(stored.capture.body)
        seen.append(stored.capture.fetched)
    return seen[-1] if events.is_replaced(seen[::-1]) else None
