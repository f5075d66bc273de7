"""One capture into the archive and on through the pipeline: a list of calls, all of a capture or nothing of it.

What is slow (reading, comparing, classifying) is done before the transaction opens; what is kept is kept in one.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alerts.match import matches
from archive import captures, changes, documents, moves, notices, readers, resources, sources
from archive.captures import StoredCapture
from archive.database import reading, transaction
from archive.history import with_links
from archive.resources import Resource
from archive.tables import State
from flows.house import House
from flows.last import document_today, fit_today, raw_of
from flows.moved import Pairs, recognised, staying
from flows.replaced import replaced_since
from flows.taken import Taken, What
from flows.ties import Ties, as_urgent, is_notice, keep, ties_of
from pipeline import bounded, events, steps
from pipeline.compare.version import COMPARE_VERSION
from pipeline.extract.version import extractor_version
from pipeline.identity import Pair
from pipeline.model.capture import Capture, Role, SourceReport
from pipeline.model.change import Change, Event, change_id
from pipeline.model.document import Document
from pipeline.model.edits import Comparison
from pipeline.model.languages import UNKNOWN
from pipeline.model.source import Source
from pipeline.model.verdict import Fit, Mismatch, Outcome, Verdict
from pipeline.screen import says_withdrawn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


# What a status alone tells of a fetch, where the page that came with it may tell more: a 403 may be a bot wall's.
SAID_BY_STATUS = (Verdict.REFUSED, Verdict.ERROR_PAGE, Verdict.THROTTLED)
_SAID_BY_PAGE = (Verdict.CHALLENGE, Verdict.LOGIN, Verdict.MAINTENANCE)


@dataclass(frozen=True, slots=True)
class Held:
    """What the archive held of a resource before this capture."""

    past: events.Past
    last: StoredCapture | None = None
    known: bool = False
    first_key: str = ""
    backfilled: bool = False
    resource: int | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a capture came to, ready to be kept: its fitness, its document, and what happened, if anything did."""

    fit: Fit
    document: Document | None
    what: What
    why: str | None = None
    comparison: Comparison | None = None
    change: Change | None = None


def take_in(
    house: House,
    source: Source,
    capture: Capture,
    body: bytes | None,
    backfilled: bool = False,
    pair: Pair | None = None,
) -> Taken:
    """Stores a capture and what it means. Done twice, it does nothing the second time (`known`).

    `pair` names the known notice that it may be, at a new address.
    """
    with reading(house.engine) as session:
        held = _held(session, source, capture, backfilled)
    if held.known:
        return _taken(capture, Found(Fit(capture.verdict), None, What.KNOWN))
    moved_from = None
    if body is not None:
        house.bodies.put(body)
        if pair is not None and not held.past.has_fit:
            moved_from = recognised(house, source, capture, body, pair)
        if moved_from is not None:
            with reading(house.engine) as session:
                held = _held(session, source, capture, backfilled)
        held = _fit_by_our_rules(house, source, capture, held)
    found = _find(house, source, capture, body, held, backfilled)
    ties = _ties(house, source, capture, held, found)
    found = replace(found, change=as_urgent(found.change, ties))
    with transaction(house.engine) as session:
        change = _keep(session, house, source, capture, held, found, ties)
    return _taken(capture, found, change, moved_from)


def withdraw_missing(house: House, source: Source, report: SourceReport, found: Pairs) -> list[Taken]:
    """Withdraws what a complete listing no longer names; the listing's own capture is the evidence.

    A notice that it names under another address is none of these.
    """
    if not report.complete:
        return []
    with reading(house.engine) as session:
        live = {resource.key: resource for resource in resources.live_resources(session, source.id)}
        index = captures.last_index(session, source.id, report.started)
        elsewhere = moves.other_keys(session, source.id)
        here = staying(session, source, found)
    listed = frozenset(elsewhere.get(one.key, one.key) for one in report.listed)
    gone = events.left_listing(listed | frozenset(one.key for one in report.listed), frozenset(live)) - here
    return [_withdraw(house, source, live[key], index) for key in sorted(gone)] if index else []


def _held(session: "Session", source: Source, capture: Capture, backfilled: bool) -> Held:
    resource = resources.find_resource(session, source.id, capture.key)
    baseline_open = not backfilled and sources.baseline_at(session, source.id) is None
    if resource is None:
        # In a backfill each resource's first fit capture is its baseline.
        return Held(
            events.Past(baseline_open=baseline_open, in_baseline=backfilled), None, False, capture.key, backfilled
        )
    last = captures.last_fit(session, resource.id, before=capture.fetched)
    missing = tuple(
        stored.capture.fetched
        for stored in captures.since_fit(session, resource.id)
        if stored.verdict is Verdict.NOT_FOUND
    )
    past = events.Past(
        has_fit=last is not None,
        withdrawn=resource.state is State.WITHDRAWN,
        baseline_open=baseline_open,
        in_baseline=resource.in_baseline or backfilled,
        missing=missing,
    )
    return Held(
        past,
        last,
        capture.fetched in captures.capture_times(session, resource.id),
        resource.first_key,
        backfilled,
        resource.id,
        notices.has_names(session, resource.id),
    )


def _fit_by_our_rules(house: House, source: Source, capture: Capture, held: Held) -> Held:
    """What is held, without captures that the rules of their day let pass and those of today would not: an error page
    that only now is known as one must not turn the page's return into news."""
    while held.last is not None and held.last.capture.body != capture.body and capture.role is Role.DOCUMENT:
        fit = fit_today(house, source, held.last)
        if fit.verdict.fit:
            return held
        with transaction(house.engine) as session:
            captures.set_verdict(session, held.last.id, fit)
            last = captures.last_fit(session, held.last.resource_id, before=capture.fetched)
        # With nothing left to compare with, this capture is where we begin.
        past = replace(held.past, has_fit=last is not None, in_baseline=held.past.in_baseline or last is None)
        held = replace(held, past=past, last=last)
    return held


def _ties(house: House, source: Source, capture: Capture, held: Held, found: Found) -> Ties:
    """Of a notice that was read for the first time, or says something new: its names, and whose correction it is."""
    if held.backfilled or found.document is None or not found.fit.verdict.fit or not is_notice(source, capture):
        return Ties()
    first = not held.past.has_fit
    if not first and held.named and found.what is not What.CHANGED:
        return Ties()
    return ties_of(house, source, capture, found.document, held.resource, new=first)


def _find(house: House, source: Source, capture: Capture, body: bytes | None, held: Held, backfilled: bool) -> Found:
    if body is None or capture.verdict not in (Verdict.OK, *SAID_BY_STATUS):
        return _unfit(house, source, capture, held, Fit(capture.verdict, capture.why), None)
    reading_ = bounded.read(raw_of(source, capture, body))
    document, fit = reading_.document, reading_.fit
    if capture.verdict is not Verdict.OK:
        known = fit if fit.verdict in _SAID_BY_PAGE else Fit(capture.verdict, capture.why)
        return _unfit(house, source, capture, held, known, None)
    if not fit.verdict.fit:
        return _unfit(house, source, capture, held, fit, document)
    if capture.role is Role.INDEX:
        return Found(fit, document, What.INDEX)
    if held.past.has_fit and (said := says_withdrawn(document)):
        return _says_withdrawn(house, source, capture, held, Found(fit, document, What.UNCHANGED, said), backfilled)
    event = events.event_of_fit(held.past)
    match event:
        case None:
            return Found(fit, document, What.BASELINE)
        case Event.AMENDED:
            return _amended(house, source, capture, held, Found(fit, document, What.UNCHANGED), backfilled)
        case _:
            comparison = steps.publication(document)
            change = _change(house, source, capture, held, event, comparison, document, backfilled)
            return Found(fit, document, What.CHANGED, None, comparison, change)


def _unfit(house: House, source: Source, capture: Capture, held: Held, fit: Fit, document: Document | None) -> Found:
    if fit.verdict is Verdict.NOT_MODIFIED:
        return _not_modified(house, source, capture, held, fit)
    gone = capture.role is Role.DOCUMENT and events.is_withdrawn(held.past, fit.verdict, capture.fetched)
    if not gone:
        return Found(fit, document, What.SUSPECT, fit.why)
    last = _last_document(house, source, held)
    comparison = steps.withdrawal(last)
    change = _change(house, source, capture, held, Event.WITHDRAWN, comparison, last, held.backfilled)
    return Found(fit, document, What.CHANGED, fit.why, comparison, change)


def _says_withdrawn(
    house: House, source: Source, capture: Capture, held: Held, found: Found, backfilled: bool
) -> Found:
    """A page that stands and says that it is withdrawn: news once, with what it said before as the last text."""
    if held.past.withdrawn:
        return found
    before = _last_document(house, source, held)
    assert found.document is not None
    if says_withdrawn(before) or bounded.hold_together(before, found.document).verdict is Outcome.SUSPECT:
        return _amended(house, source, capture, held, found, backfilled)
    comparison = steps.withdrawal(before)
    change = _change(house, source, capture, held, Event.WITHDRAWN, comparison, before, backfilled)
    return replace(found, what=What.CHANGED, comparison=comparison, change=change)


def _not_modified(house: House, source: Source, capture: Capture, held: Held, fit: Fit) -> Found:
    """As it was; which is news only of what had been withdrawn."""
    if not (held.past.withdrawn and held.past.has_fit):
        return Found(fit, None, What.NOT_MODIFIED)
    last = _last_document(house, source, held)
    if says_withdrawn(last):
        return Found(fit, None, What.NOT_MODIFIED)
    comparison = steps.publication(last)
    change = _change(house, source, capture, held, Event.RESTORED, comparison, last, held.backfilled)
    return Found(fit, None, What.CHANGED, "listed again", comparison, change)


def _amended(house: House, source: Source, capture: Capture, held: Held, found: Found, backfilled: bool) -> Found:
    document = found.document
    assert document is not None
    assert held.last is not None
    if held.last.capture.body == capture.body:
        return found
    last, why = _last_document(house, source, held), found.why
    comparison = bounded.hold_together(last, document)
    if comparison.suspect is not None and comparison.suspect.why is Mismatch.OTHER_DOCUMENT:
        assert held.resource is not None
        if since := replaced_since(house, source, held.resource, capture, document):
            comparison = bounded.replacement(last, document)
            why = f"another document took its place, seen since {since:%Y-%m-%d %H:%M} UTC"
    match comparison.verdict:
        case Outcome.SUSPECT:
            assert comparison.suspect is not None
            fit = Fit(Verdict(comparison.suspect.why.value), comparison.suspect.because)
            return replace(found, fit=fit, what=What.SUSPECT, why=fit.why, comparison=comparison)
        case Outcome.UNCHANGED:
            return replace(found, comparison=comparison)
        case Outcome.NOISE:
            return replace(found, what=What.NOISE, comparison=comparison)
        case Outcome.CHANGED:
            change = _change(house, source, capture, held, Event.AMENDED, comparison, document, backfilled)
            return replace(found, what=What.CHANGED, why=why, comparison=comparison, change=change)


def _last_document(house: House, source: Source, held: Held) -> Document:
    assert held.last is not None
    return document_today(house, source, held.last)


def _change(
    house: House,
    source: Source,
    capture: Capture,
    held: Held,
    event: Event,
    comparison: Comparison,
    document: Document,
    backfilled: bool,
) -> Change:
    title = capture.title or document.title or source.title
    # A publication stands after whatever was there before, which the id and the key name as nothing.
    old = held.last.capture if held.last and event is not Event.PUBLISHED else None
    return Change(
        id=change_id(event, source.id, held.first_key, old.fetched if old else None, capture.fetched),
        event=event,
        country=source.jurisdiction,
        region=source.region,
        source=source.id,
        authority=source.authority,
        title=title,
        url=capture.url,
        language=document.language if document.language != UNKNOWN else source.language,
        captured=capture.fetched,
        recorded=house.clock(),
        published=capture.published,
        substantive=comparison.substantive,
        classification=steps.explain(
            event, comparison, document, source, title, capture.published, capture.fetched.date()
        ),
        edits=comparison.edits,
        backfilled=backfilled,
        old_captured=old.fetched if old else None,
        old_body=old.body if old else None,
        new_body=capture.body,
    )


def _keep(
    session: "Session", house: House, source: Source, capture: Capture, held: Held, found: Found, ties: Ties
) -> Change | None:
    title = capture.title or (found.document.title if found.document else "")
    resource = resources.find_or_add(
        session, source.id, capture.key, capture.url, capture.fetched, title=title, role=capture.role
    )
    stored = captures.store_capture(session, resource.id, capture, house.clock())
    captures.set_verdict(session, stored.id, found.fit)
    version = extractor_version(source.selectors)
    if found.document is not None and capture.role is Role.DOCUMENT:
        documents.store_document(session, stored.id, version, found.document, found.fit)
    keep(session, house, source, resource.id, ties)
    return _record(session, house, source, resource, stored, held, found.change)


def _record(
    session: "Session",
    house: House,
    source: Source,
    resource: Resource,
    stored: StoredCapture,
    held: Held,
    change: Change | None,
) -> Change | None:
    if change is None:
        return None
    if change.event is Event.WITHDRAWN:
        resources.set_state(session, resource.id, State.WITHDRAWN)
    elif resource.state is State.WITHDRAWN:
        resources.set_state(session, resource.id, State.LIVE)
    old = held.last.id if held.last and change.event is not Event.PUBLISHED else None
    made = changes.Made(resource.id, old, stored.id, extractor_version(source.selectors), COMPARE_VERSION)
    concerned = matches(change, readers.active_subscriptions(session))
    recorded, _ = changes.record_change(session, change, made, concerned)
    return with_links(session, [recorded])[0]


def _withdraw(house: House, source: Source, resource: Resource, index: StoredCapture) -> Taken:
    with reading(house.engine) as session:
        last = captures.last_fit(session, resource.id)
    capture = replace(index.capture, url=resource.url, title=resource.title, published=None)
    held = Held(events.Past(has_fit=last is not None), last, first_key=resource.first_key)
    if last is None:
        # Never read, so nothing was known that could be missed: only the listing's word goes.
        with transaction(house.engine) as session:
            resources.set_state(session, resource.id, State.WITHDRAWN)
        return Taken(source.id, resource.url, resource.title, What.UNCHANGED, why="left the listing before it was read")
    document = _last_document(house, source, held)
    comparison = steps.withdrawal(document)
    change = _change(house, source, capture, held, Event.WITHDRAWN, comparison, document, backfilled=False)
    with transaction(house.engine) as session:
        recorded = _record(session, house, source, resource, index, held, change)
    return Taken(
        source.id, resource.url, resource.title, What.CHANGED, why="left a listing declared complete", change=recorded
    )


def _taken(capture: Capture, found: Found, change: Change | None = None, moved_from: str | None = None) -> Taken:
    edits = found.comparison.edits if found.comparison else ()
    noise = tuple(dict.fromkeys(edit.noise for edit in edits if edit.noise is not None))
    title = capture.title or (found.document.title if found.document else "") or capture.url
    return Taken(
        capture.source, capture.url, title, found.what, found.fit.verdict, found.why, noise, change, moved_from
    )
