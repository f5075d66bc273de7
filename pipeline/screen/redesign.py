"""Many pages of one host changed at once: did its template change, or do its rules?

A held-back rule is worse than a needless mail, so only what no legislator does makes a page one of a redesign, and only
where most changed pages of the host show it. A tariff edition changes cells and figures, each page its own; a yearly
renewal changes figures; a rule written into forty chapters is urgent or has figures. None of these is held back.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model.classification import Severity
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Edit, Op
from pipeline.screen.measure import weight

LEAST = 5  # pages; of fewer a reader can be told
MOST_OF_HOST = 0.5  # of the pages that were fetched
ALIKE = 0.6  # of the changed pages, for a text to be the template's and for a redesign to be one
_TOUCHED = 0.5  # of a page's text, to call it set anew
_KEPT = 0.85  # of its words, to call it the same words set anew
_LEFT = 0.2  # of its lines, to call it replaced
_SAME_BUILD = 0.5  # of the kinds of its blocks
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"\w+(?:[.,]\d+)*|%")

Text: TypeAlias = tuple[str, str]  # "gone" or "come", and what did


@dataclass(frozen=True, slots=True)
class Trace:
    """What a change did to one page, as much of it as tells a template from a rule.

    `texts` are the lines and words that went and came with the edits that tell, each with whether it is a whole block;
    `build` how often each kind of block stands on the new page and on the old.
    """

    change: str
    texts: tuple[tuple[Text, bool], ...]
    named: frozenset[str]
    cells: bool
    urgent: bool
    touched: float
    kept: float
    left: float
    same_build: float
    words: int


@dataclass(frozen=True, slots=True)
class Redesign:
    """The changes that only a template made, and a few of the lines that it brought or took away."""

    changes: tuple[str, ...]
    lines: tuple[str, ...]


def trace(change: str, edits: Sequence[Edit], severity: Severity, old: Document, new: Document) -> Trace:
    """The trace of one amendment; `edits` may hold noise, which is left out."""
    telling = [edit for edit in edits if edit.noise is None]
    texts = tuple(found for edit in telling for found in _texts(edit))
    before, after = _words(old), _words(new)
    lines, still = Counter(map(_folded, _lines(old))), Counter(map(_folded, _lines(new)))
    moved = sum(weight(text) for (_, text), _ in texts)
    return Trace(
        change=change,
        texts=texts,
        named=frozenset(_WORD.findall(_folded(" ".join([old.title, new.title, *_headings(old), *_headings(new)])))),
        cells=any(edit.op is Op.ROW_CHANGED for edit in telling),
        urgent=severity > Severity.LOW,
        touched=moved / max(1, weight(old.text) + weight(new.text)),
        kept=_share(before, after),
        left=_share(lines, still),
        same_build=_overlap(_build(old), _build(new)),
        words=after.total(),
    )


def many(changed: int, fetched: int = 0) -> bool:
    """Whether so many changed pages, of so many fetched ones of their host, may be a redesign at all."""
    return changed >= LEAST and changed >= MOST_OF_HOST * fetched


def redesign(traces: Sequence[Trace], fetched: int) -> Redesign | None:
    """The redesign that these amended pages of one host show, of `fetched` that were looked at; None where none is."""
    if not many(len(traces), fetched):
        return None
    enough = ALIKE * len(traces)
    pages = Counter(text for one in traces for text in {text for text, whole in one.texts if whole})
    shared = frozenset(text for text, number in pages.items() if number >= enough and not _FIGURE.search(text[1]))
    spoken = Counter(word for one in traces for word in set(_spoken(one)))
    common = frozenset(word for word, number in spoken.items() if number >= enough and not _FIGURE.search(word[1]))
    found = [one for one in traces if _is_template(one, shared, common)]
    if len(found) < max(LEAST, enough):
        return None
    lines = sorted((text for _, text in shared), key=lambda text: (-len(text), text))
    return Redesign(tuple(one.change for one in found), tuple(lines[:3]))


def _is_template(page: Trace, shared: frozenset[Text], common: frozenset[Text]) -> bool:
    own = [(text, whole) for text, whole in page.texts if not (whole and text in shared)]
    if len(own) == len(page.texts) or page.cells:
        return False
    if all(whole and _repeats(text, page.named, common) for text, whole in own):
        return not page.urgent
    if page.touched >= _TOUCHED and page.kept >= _KEPT:
        return not _figures(own, "gone") - _figures(own, "come")
    return page.left <= _LEFT and (page.same_build < _SAME_BUILD or _mostly_shared(page, shared))


def _repeats(text: Text, named: frozenset[str], common: frozenset[Text]) -> bool:
    """A breadcrumb or a caption: what all pages say now, around the page's own name."""
    side, said = text
    return all(word in named or (side, word) in common for word in _WORD.findall(said))


def _figures(texts: Sequence[tuple[Text, bool]], side: str) -> Counter[str]:
    return Counter(
        word for (at, text), _ in texts if at == side for word in _WORD.findall(text) if _FIGURE.search(word)
    )


def _mostly_shared(page: Trace, shared: frozenset[Text]) -> bool:
    """Every address now answers the same page."""
    same = sum(len(_WORD.findall(text)) for (side, text), _ in page.texts if side == "come" and (side, text) in shared)
    return same >= _TOUCHED * page.words


def _spoken(page: Trace) -> Iterator[Text]:
    for (side, text), whole in page.texts:
        if whole:
            yield from ((side, word) for word in _WORD.findall(text))


def _texts(edit: Edit) -> Iterator[tuple[Text, bool]]:
    match edit.op:
        case Op.MOVED | Op.RENUMBERED:
            return
        case Op.ADDED | Op.REMOVED | Op.ROW_ADDED | Op.ROW_REMOVED:
            for side, text in (("gone", edit.before), ("come", edit.after)):
                for line in (text or "").split("\n"):
                    if line.strip():
                        yield (side, _folded(line)), True
        case Op.REWORDED | Op.ROW_CHANGED | Op.SPLIT | Op.MERGED:
            for side, mark in (("gone", "removed"), ("come", "added")):
                words = " … ".join(_folded(text) for kind, text in edit.spans if kind == mark and text.strip())
                if words:
                    yield (side, words), False


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _lines(document: Document) -> Iterator[str]:
    return (block.text for block in document.blocks)


def _headings(document: Document) -> Iterator[str]:
    return (block.text for block in document.blocks if block.type is BlockType.HEADING)


def _words(document: Document) -> Counter[str]:
    return Counter(_WORD.findall(document.text.lower()))


def _build(document: Document) -> Counter[object]:
    return Counter(_kind(block) for block in document.blocks)


def _kind(block: Block) -> object:
    return block.type, block.level, tuple(name for name, _ in block.cells or ())


def _share(before: Counter[str], after: Counter[str]) -> float:
    """How much of the old is still there."""
    return (before & after).total() / before.total() if before else 1.0


def _overlap(before: Counter[object], after: Counter[object]) -> float:
    most = max(before.total(), after.total())
    return (before & after).total() / most if most else 1.0
