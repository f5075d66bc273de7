"""Holding back what a new template did to the pages of a host, before any digest is built. No engine in here."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive.database import reading, transaction
from archive.redesigns import (
    Redesigned,
    amended_since,
    both_sides,
    fetched_since,
    hold_back,
    redesigns,
)
from archive.tables import Ended
from pipeline.screen import redesign, trace
from pipeline.screen.redesign import Trace, many

if TYPE_CHECKING:
    from sqlalchemy import Engine

# The sources of one host are crawled at different hours, most of them once a day; and a killed run is judged by the next.
_AT_ONCE = timedelta(hours=24)


def hold_redesigns(engine: "Engine", now: datetime) -> list[Redesigned]:
    """Holds back the changes of each host that looks redesigned, and gives those with something newly held.

    Done twice, it does nothing the second time. A host whose changes the operator has just had told is left alone.
    """
    since = now - _AT_ONCE
    with reading(engine) as session:
        amended = amended_since(session, since)
        by_host = _by_host(amended)
        if not any(many(len(changes)) for changes in by_host.values()):
            return []
        fetched = _counts(fetched_since(session, since))
        let_go = {one.host for one in redesigns(session, since) if one.ended is Ended.TOLD}
    found = (
        _judged(engine, host, changes, fetched.get(host, 0), now)
        for host, changes in by_host.items()
        if host not in let_go and many(len(changes), fetched.get(host, 0))
    )
    return [one for one in found if one is not None]


def words_of(one: Redesigned) -> str:
    """What the operator is told of it, with what to do."""
    return (
        f"{one.host}: {one.changes} of {one.fetched} pages changed at once as by a new template; the changes are kept and "
        f"held back from mails. See: dutywatch held; tell them after all: dutywatch held --tell {one.host}"
    )


def _judged(engine: "Engine", host: str, changes: Sequence[str], fetched: int, now: datetime) -> Redesigned | None:
    traces: list[Trace] = []
    for id_ in changes:
        with reading(engine) as session:  # a page at a time: a host may have hundreds, each as long as a law
            sides = both_sides(session, id_)
        if sides is not None:
            change, old, new = sides
            traces.append(trace(id_, change.edits, change.classification.severity, old, new))
    found = redesign(traces, fetched)
    if found is None:
        return None
    with transaction(engine) as session:
        held = hold_back(session, Redesigned(host, now, 0, fetched, found.lines), found.changes)
        now_open = {one.host: one for one in redesigns(session)}
    return now_open[host] if held else None


def _by_host(amended: dict[str, str | None]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_, url in amended.items():
        if host := _host(url):
            found[host].append(id_)
    return found


def _counts(urls: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for url in urls:
        found[_host(url)] += 1
    return found


def _host(url: str | None) -> str:
    try:
        parts = urlsplit(url or "")
        return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""
    except ValueError:  # an address that no crawl could have asked
        return ""
