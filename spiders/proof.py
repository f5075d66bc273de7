"""Proof of life: a 200 is not an answer."""

from collections.abc import Sequence

from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.entry import Entry
from spiders.kinds.index import Item
from spiders.running import Finding


def alive(entry: Entry, pages: Sequence[Answer], items: Sequence[Item]) -> Finding:
    """Whether an index that came is one: its marker, and as many entries as it must have."""
    if says_nothing_found(entry, pages[0]) or pages[0].verdict is Verdict.NOT_MODIFIED:
        return Verdict.OK, None
    missing = without_marker(entry, pages[0])
    if missing:
        return Verdict.EMPTY, missing
    if len(items) >= entry.proof.min_items or (not items and entry.proof.empty_ok):
        return Verdict.OK, None
    found = "no entry" if not items else f"only {len(items)} of at least {entry.proof.min_items} entries"
    return Verdict.EMPTY, f"its index names {found}; the site may have changed its shape"


def without_marker(entry: Entry, answer: Answer) -> str | None:
    """A sentence where the words that prove an answer right are not in it."""
    marker = entry.proof.marker
    if marker is None or marker.casefold() in (answer.body or b"").decode("utf-8", "replace").casefold():
        return None
    return f"it does not have the words that prove it right ({marker!r})"


def may_be_left_out(entry: Entry, answer: Answer) -> bool:
    """Whether a missing list is an empty one: only where nothing is allowed and the marker shows the right answer."""
    return entry.proof.empty_ok and entry.proof.marker is not None and without_marker(entry, answer) is None


def says_nothing_found(entry: Entry, answer: Answer) -> bool:
    """Whether this is the authority's way of saying "no hits"."""
    return entry.proof.empty_status is not None and answer.status == entry.proof.empty_status
