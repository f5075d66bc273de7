"""Notices at a new address: paired from the listing, held to their text when they come. No engine in here."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from archive import captures, moves, resources
from archive.database import reading, transaction
from flows.house import House
from flows.last import document_today, raw_of
from flows.ties import notice_of
from pipeline import bounded
from pipeline.identity import Evidence, Known, Pair, moved, names_of, own_name, pairs
from pipeline.model.address import canonical_address
from pipeline.model.capture import Capture, Listed, Role, SourceReport
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Verdict

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Pairs = Mapping[str, Pair]
_PAGES = (Kind.PAGE, Kind.TABLE, Kind.PDF)
MANY = 3  # moves of one source, from which on the operator hears of them


def paired(house: House, source: Source, report: SourceReport | None) -> Pairs:
    """Which of the notices that a crawl listed may be known ones at a new address, by the new key.

    None without the report: a crawl that was killed does not tell what is listed no more.
    """
    if report is None:
        return {}
    with reading(house.engine) as session:
        found = _of_listing(session, source, report.listed) if report.listed else _of_page(session, source)
    return {pair.new: pair for pair in found}


def _of_listing(session: "Session", source: Source, listed: tuple[Listed, ...]) -> tuple[Pair, ...]:
    known = [
        Known(one.key, one.title, one.published, one.number, one.leads)
        for one in moves.standing(session, source.id)
        if one.fit
    ]
    elsewhere = moves.other_keys(session, source.id)
    if {one.key for one in listed} <= {one.key for one in known} | elsewhere.keys():
        return ()  # nothing is new, so nothing has moved
    # One that is listed under a former address has not left the listing.
    here = [Listed(elsewhere[one.key], one.url) for one in listed if one.key in elsewhere]
    numbered = [
        replace(one, number=own_name(source.id, one.number).value if one.number else None)
        for one in listed
        if one.key not in elsewhere
    ]
    return pairs(known, [*numbered, *here])


def _of_page(session: "Session", source: Source) -> tuple[Pair, ...]:
    """The one document of a source whose address the catalogue has changed."""
    if source.kind not in _PAGES:
        return ()
    key = canonical_address(source.url)
    known = [one for one in moves.standing(session, source.id) if one.fit]
    return (Pair(known[0].key, key, Evidence.SOURCE),) if len(known) == 1 and known[0].key != key else ()


def recognised(house: House, source: Source, capture: Capture, body: bytes, pair: Pair) -> str | None:
    """Where the notice of this capture was before, having given it its new address; None where it is another notice."""
    if capture.role is not Role.DOCUMENT or capture.verdict is not Verdict.OK:
        return None
    with reading(house.engine) as session:
        old = resources.find_resource(session, source.id, pair.old)
        last = captures.last_fit(session, old.id, before=capture.fetched) if old else None
    if old is None or last is None:
        return None
    read = bounded.read(raw_of(source, capture, body))
    if not read.fit.verdict.fit:
        return None
    before, after = document_today(house, source, last), read.document
    names = (
        set(names_of(notice_of(source, replace(last.capture, title=last.capture.title or old.title), before))),
        set(names_of(notice_of(source, capture, after))),
    )
    if not moved(pair, bounded.hold_together(before, after), before, after, names):
        return None
    with transaction(house.engine) as session:
        done = moves.move(
            session, source.id, pair.old, capture.key, capture.url, pair.evidence.value, house.clock()
        )  # fmt: skip
    return old.url if done else None


def staying(session: "Session", source: Source, found: Pairs) -> frozenset[str]:
    """The keys of notices that a listing has under another address: under a former one, or under a new one that was
    not read yet."""
    waiting = (pair.old for pair in found.values() if not _read(session, source, pair.new))
    return frozenset(waiting)


def _read(session: "Session", source: Source, key: str) -> bool:
    one = resources.find_resource(session, source.id, key)
    return one is not None and captures.last_fit(session, one.id) is not None
