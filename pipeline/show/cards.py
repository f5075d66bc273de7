"""Edits as cards: a head, then lines with marked spans, before any of them is text or markup."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.model.edits import Edit, Noise, Op, Span
from pipeline.show.lengths import cut, cut_spans, folded

Labels = Mapping[str, str]

ENGLISH: Labels = {
    "was": "was",
    "now": "now",
    "added": "added",
    "removed": "removed",
    "reworded": "reworded",
    "moved": "moved",
    "from": "from",
    "to": "to",
    "split": "split into several paragraphs",
    "merged": "joined to one paragraph",
    "row-added": "row added",
    "row-removed": "row removed",
    "row-changed": "row changed",
    "column-renamed": "column renamed",
    "renumbered": "renumbered",
    "empty": "(empty)",
    "more": "and {n} more",
    "noise": "Left alone",
    "update-stamp": "update stamp",
    "counter": "counter",
    "token": "session token",
    "chrome": "page furniture",
    "formatting": "formatting",
    "tracking": "tracking address",
    "reorder": "order only",
    "copyright-year": "copyright year",
    "teaser": "teaser",
}
"""The words used, by key. A caller passes its own for another language; a key it lacks is said in English."""

_NAME = 80  # characters of a heading in a breadcrumb; a Dutch order's title has four hundred
_CELL = 240  # characters from which on the two sides of a cell are told as sentences are
_BREADCRUMB = " › "


class Line(NamedTuple):
    """A piece of a rendering: what it is, and its spans (one `same` span where nothing is marked)."""

    role: str  # "head", "inline", "was", "now", "added", "removed", "quote", "cell", "note"
    spans: tuple[Span, ...]
    label: str = ""


def in_words(labels: Labels) -> Labels:
    return {**ENGLISH, **labels}


def cards_of(edits: Sequence[Edit], words: Labels, limit: int | None, *, full: bool) -> Iterator[list[Line]]:
    telling = [edit for edit in edits if edit.noise is None]
    for edit in telling[:limit]:
        yield _card(edit, words, full=full)
    if limit is not None and len(telling) > limit:
        yield [_note(words["more"].format(n=len(telling) - limit))]
    noise = Counter(edit.noise for edit in edits if edit.noise is not None)
    if full and noise:
        yield [_note(f"{words['noise']}: {_counted(noise, words)}")]


def _counted(noise: Counter[Noise], words: Labels) -> str:
    return ", ".join(f"{words[kind]} ({count})" if count > 1 else words[kind] for kind, count in noise.items())


def _note(text: str) -> Line:
    return Line("note", (("same", text),))


def _card(edit: Edit, words: Labels, *, full: bool) -> list[Line]:
    head = _head(edit, words)
    match edit.op:
        case Op.ADDED | Op.ROW_ADDED:
            return [head, _quote("added", _named(edit, edit.after), full=full)]
        case Op.REMOVED | Op.ROW_REMOVED:
            return [head, _quote("removed", _named(edit, edit.before), full=full)]
        case Op.ROW_CHANGED:
            return _long_cell(edit, words, full=full) if _is_long(edit) else [head, _cell(edit, words, full=full)]
        case Op.MOVED:
            return [head, *_moved(edit, words, full=full)]
        case Op.REWORDED if edit.column is not None and edit.before and edit.after:
            return [_head(edit, words, "column-renamed"), _renaming(edit.before, edit.after, full=full)]
        case Op.RENUMBERED | Op.REWORDED | Op.SPLIT | Op.MERGED:
            return [head, *_reworded(edit, words, full=full)]


def _head(edit: Edit, words: Labels, said: str | None = None) -> Line:
    return Line("head", (("same", _breadcrumb(edit.path)),), words[said or edit.op])


def _renaming(before: str, after: str, *, full: bool) -> Line:
    """A column's two names, as the two values of a cell are shown."""
    return Line("cell", (("removed", before if full else cut(before)), ("added", after if full else cut(after))))


def _breadcrumb(path: tuple[str, ...]) -> str:
    return _BREADCRUMB.join(name if len(name) <= _NAME else f"{name[:_NAME].rstrip()}…" for name in path)


def _own_name(edit: Edit) -> str:
    """The key without what the breadcrumb says already: a value's key is its whole path in the data."""
    key = edit.key or ""
    if key == " / ".join(edit.path):
        return ""
    return key.removeprefix(" / ".join(edit.path) + " / ") if edit.path else key


def _named(edit: Edit, text: str | None) -> str:
    """A value of data says little without its name; a row's key stands in the row."""
    name = _own_name(edit)
    said = not name or not text or all(part in text for part in name.split(" | "))
    return text or "" if said else f"{name}: {text}"


def _quote(role: str, quoted: str, *, full: bool) -> Line:
    if not full:
        quoted = cut(quoted)
    mark: Span = ("added", quoted) if role == "added" else ("removed", quoted)
    return Line(role, (mark,))


def _cell(edit: Edit, words: Labels, *, full: bool) -> Line:
    before, after = edit.before or words["empty"], edit.after or words["empty"]
    if not full:
        before, after = cut(before), cut(after)
    return Line("cell", (("removed", before), ("added", after)), _cell_name(edit))


def _cell_name(edit: Edit) -> str:
    return " · ".join(part for part in (_own_name(edit), edit.column) if part)


def _is_long(edit: Edit) -> bool:
    """Whether a cell holds sentences, of which some stayed: laws kept as data, tables with a column of remarks."""
    kept = any(mark == "same" for mark, _ in edit.spans)
    return kept and len(edit.before or "") + len(edit.after or "") > _CELL


def _long_cell(edit: Edit, words: Labels, *, full: bool) -> list[Line]:
    named = _BREADCRUMB.join(part for part in (_breadcrumb(edit.path), _cell_name(edit)) if part)
    return [Line("head", (("same", named),), words[edit.op]), *_reworded(edit, words, full=full)]


def _moved(edit: Edit, words: Labels, *, full: bool) -> Iterator[Line]:
    first, _, rest = (edit.after or "").partition("\n")
    said = cut(first)
    yield Line("quote", (("same", f"{said} …" if rest and said == first else said),))
    if edit.from_path is not None and edit.from_path != edit.path:
        yield _note(f"{words['from']} {_breadcrumb(edit.from_path)}")
    if edit.before != edit.after:
        yield from _reworded(edit, words, full=full)


def _reworded(edit: Edit, words: Labels, *, full: bool) -> Iterator[Line]:
    spans = edit.spans or (("removed", edit.before or ""), ("added", edit.after or ""))
    if full:
        yield Line("inline", folded(spans))
        return
    marks = {mark for mark, _ in spans}
    if marks <= {"same", "added"} or marks <= {"same", "removed"}:
        only = "added" if "added" in marks else "removed"
        yield Line(only, cut_spans(folded(spans)), words[only])
        return
    for label, mark in (("was", "removed"), ("now", "added")):
        side = tuple(span for span in spans if span[0] in ("same", mark))
        yield Line(label, cut_spans(folded(side)), words[label])
