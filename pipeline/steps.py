"""The pipeline's steps put together, the same for flows, commands and benchmarks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pipeline.model.capture import Raw
from pipeline.model.change import Event
from pipeline.model.classification import Classification, Passage, Standing, Subject
from pipeline.model.document import Document
from pipeline.model.edits import Comparison, Edit, Op
from pipeline.model.source import Source
from pipeline.model.verdict import Fit, Outcome, Suspect

if TYPE_CHECKING:
    from pipeline.extract import Memory

# A published code of laws is classified by its beginning, as a reader would: the rest only repeats its subject.
MOST_CLASSIFIED = 60_000
_STEP = " / "


@dataclass(frozen=True, slots=True)
class Reading:
    """A capture read: its document, and whether that may be compared."""

    document: Document
    fit: Fit


def read(raw: Raw, memory: "Memory | None" = None) -> Reading:
    """Bytes to a document with a verdict. Raises nothing: what is wrong stands in the verdict."""
    from pipeline.extract import extract
    from pipeline.screen import fit

    document = extract(raw, memory)
    return Reading(document, fit(raw, document))


def hold_together(old: Document, new: Document) -> Comparison:
    """Two fit documents of one resource compared, or the suspicion that they are not the same thing."""
    from pipeline.compare import compare
    from pipeline.screen import same_thing

    suspect = same_thing(old, new)
    return _suspicion(suspect, new) if suspect else compare(old, new)


def replacement(old: Document, new: Document) -> Comparison:
    """Two fit documents of one address compared, where it is known that the one took the other's place."""
    from pipeline.compare import compare

    return compare(old, new)


def diff(old: Raw, new: Raw) -> Comparison:
    """Two captures compared from their bytes. Of two unfit sides the new one is named."""
    from pipeline.extract import Memory

    memory = Memory()
    before, after = read(old, memory), read(new, memory)
    return unfit(before, after) or hold_together(before.document, after.document)


def unfit(before: Reading, after: Reading) -> Comparison | None:
    """The suspicion of the side that may not be compared, of two the new one; None where both are fit."""
    for side, reading in (("new", after), ("old", before)):
        if not reading.fit.verdict.fit:
            return _suspicion(Suspect(side, reading.fit.verdict, reading.fit.why), after.document)
    return None


def publication(document: Document) -> Comparison:
    """A document that is new, or back: its text as added."""
    edits = tuple(
        Edit(Op.ADDED, path=block.path, key=block.key, after=block.text, spans=(("added", block.text),))
        for block in document.blocks
        if block.text
    )
    words = sum(len(edit.after.split()) for edit in edits if edit.after)
    return Comparison(Outcome.CHANGED, edits, substantive=True, added_words=words, language=document.language)


def withdrawal(document: Document) -> Comparison:
    """A document that is gone: no edit, the last document is the evidence."""
    return Comparison(Outcome.CHANGED, substantive=True, language=document.language)


def explain(
    event: Event,
    comparison: Comparison,
    document: Document,
    source: Source,
    title: str,
    published: date | None,
    seen: date | None = None,
) -> Classification:
    """What a change means. `document` is the new one, of a withdrawal the last one; `seen` the day of the capture."""
    from pipeline.classify import classify

    edits = comparison.telling
    passages = (
        tuple(_passages(edits, document)) if edits else tuple(Passage(b.text, path=b.path) for b in document.blocks)
    )
    subject = Subject(
        passages=_clipped(passages),
        title=title or document.title,
        jurisdiction=source.jurisdiction,
        language=document.language if document.language != "und" else source.language,
        published=published,
        seen=seen,
        event=event.value,
        expected=source.topics,
        authority=source.authority,
    )
    return classify(subject)


def _passages(edits: tuple[Edit, ...], document: Document) -> Iterator[Passage]:
    from pipeline.classify.row_goods import goods_of_rows
    from pipeline.compare.earlier import earlier_row

    rows = goods_of_rows(document) if any(edit.column and edit.key for edit in edits) else {}
    for edit in edits:
        path, column = _place(edit)
        goods = rows.get((edit.path, edit.key or ""), "")
        if edit.op in (Op.MOVED, Op.RENUMBERED):
            yield Passage(edit.after or edit.before or "", Standing.CONTEXT, path)
            continue
        if edit.before:
            yield Passage(edit.before, Standing.REMOVED, path, column, goods)
        elif earlier := earlier_row(edit, document):
            yield Passage(earlier, Standing.CONTEXT, path)
        if edit.after:
            yield Passage(edit.after, Standing.ADDED, path, column, goods)


def _place(edit: Edit) -> tuple[tuple[str, ...], str | None]:
    """The path of what changed with its row, and the name of its column; the last key of a field is such a name.

    The key of a field of data is its whole path (`rates / LU / parking`), which the section path repeats.
    """
    steps = tuple((edit.key or "").split(_STEP))
    if len(steps) > 1:
        return steps, None if "\n" in (edit.after or edit.before or "") else steps[-1]
    return (*edit.path, *(part for part in (edit.key, edit.column) if part)), edit.column


def _clipped(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    kept: list[Passage] = []
    room = MOST_CLASSIFIED
    for passage in passages:
        if room <= 0:
            break
        kept.append(replace(passage, text=passage.text[:room]))
        room -= len(passage.text)
    return tuple(kept)


def _suspicion(suspect: Suspect, new: Document) -> Comparison:
    return Comparison(Outcome.SUSPECT, suspect=suspect, language=new.language)
