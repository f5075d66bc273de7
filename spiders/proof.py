"""Proof of life: a 200 is not an answer."""

from collections.abc import Sequence

from pipeline.extract import extract
from pipeline.extract.encoding import decode
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType
from pipeline.model.source import Kind
from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.entry import Entry
from spiders.kinds.api import is_data
from spiders.kinds.index import Item
from spiders.running import Finding, page_of


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


def document_fault(entry: Entry, answer: Answer) -> str | None:
    """A sentence where a document that came does not have what proves it: its words, its rows, its length."""
    missing = without_marker(entry, answer)
    if missing or not answer.body:
        return missing
    if entry.api is not None and not is_data(entry.api, page_of(entry, answer)):
        return "the answer is neither JSON nor XML"
    if entry.kind is not Kind.TABLE and not entry.proof.min_length:
        return None
    document = extract(
        Raw(answer.body, answer.header("Content-Type"), answer.final_url, answer.status, entry.language,
            selectors=entry.source().selectors)
    )  # fmt: skip
    rows = sum(block.type is BlockType.ROW for block in document.blocks)
    if entry.kind is Kind.TABLE and rows < entry.proof.min_items and not entry.proof.empty_ok:
        return f"it has {rows} rows where at least {entry.proof.min_items} must be; the site may have changed its shape"
    if len(document.text) < entry.proof.min_length:
        return f"it reads as {len(document.text)} characters where at least {entry.proof.min_length} must be"
    return None


def without_marker(entry: Entry, answer: Answer) -> str | None:
    """A sentence where the words that prove an answer right are not in it."""
    marker = entry.proof.marker
    if marker is None:
        return None
    text = decode(answer.body or b"", answer.header("Content-Type"), entry.language).text
    if marker.casefold() in text.casefold():
        return None
    return f"it does not have the words that prove it right ({marker!r})"


def may_be_left_out(entry: Entry, answer: Answer) -> bool:
    """Whether a missing list is an empty one: only where nothing is allowed and the marker shows the right answer."""
    return entry.proof.empty_ok and entry.proof.marker is not None and without_marker(entry, answer) is None


def says_nothing_found(entry: Entry, answer: Answer) -> bool:
    """Whether this is the authority's way of saying "no hits"."""
    return entry.proof.empty_status is not None and answer.status == entry.proof.empty_status
