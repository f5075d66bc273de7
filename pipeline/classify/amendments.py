"""What changed, in words: a cell with its row and column, else the sentence in which it changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pipeline.classify.furniture import is_furniture
from pipeline.classify.pairs import figures_changed
from pipeline.classify.readable import EMPTY, LINE, SENTENCE, labels, name_as_words, names_figures, readable, short
from pipeline.classify.reliefs import Relief, is_repeal
from pipeline.classify.sentences import sentences
from pipeline.classify.successions import figures_set
from pipeline.model.classification import Passage, Standing, Subject

MOST = 200
"""Changes and sentences that are weighed; what says most stands among them or the page is one long table."""
READ = 40_000
_IN_TABLE = 2
"""Steps of a path from which on it names a row and a column."""
_FIGURES = 0.35
_HISTORY = re.compile(
    r"^[（(]?[^：:]{0,40}(?:最終改正|最后修正|最後修正)|^.{0,80}(?:textlich nachgewiesen|dokumentarisch noch nicht|修正公布|修正發布)"
    r"|號令?(?:修正|增訂|訂定)?(?:發布|公布)[^。]{0,40}條|^[（(]未施行[)）]$|^\S{4,40}(?:法律|政令|省令)第\S{1,12}号(?: \| [（(]未施行[)）])?$"
    r"|(?:D\.C\. Law|Pub\. L\.|Stat\.) [\d-]{1,9}, § ?\d|\d{1,3} DCR \d{3,6}; "
)
_ADDRESS = re.compile(r"(?:[^\s:]{1,30}: ?)?(?:https?://|www\.)\S+")
_IDENTIFIER = re.compile(r"[\w.-]{1,24}")
_NAMES = 4
_GOODS = 48
_ORDINAL = re.compile(r"^(?:\(?\d{1,2}[.)]|[IVX]{1,4}\.|(?:أولا|ثانيا|ثالثا|رابعا|خامسا)ً?:) +(?!\w+ \d{4})(?=\w)")
"""The number of a section in front of its name, which a headline does not need: `1. The exemption`."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BEFORE = 50
_HEAD = 50
_BARE_DAY = re.compile(r"((?:19|20|99)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SHORT_VALUE = 60
_FIRST = 9
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BAR = " | "


@dataclass(frozen=True, slots=True)
class _Change:
    """What was said before and is said now, one of which may be missing, and where."""

    path: tuple[str, ...]
    before: str
    after: str
    cell: bool = False
    figures: bool = False
    goods: str = ""


def amendments(subject: Subject, ended: Sequence[Relief] = ()) -> Iterator[str]:
    """The changes in words, the most telling first, the reliefs that `ended` before all; what only a page's frame says
    comes never."""
    changes = [change for change in islice(_changes(subject), MOST) if not _says_nothing(change)]
    gone = {readable(relief.words) for relief in ended}
    weights = {
        at: _FIRST if any(words in change.before for words in gone) else _weight(change)
        for at, change in enumerate(changes)
    }
    since = (subject.published or subject.seen or date.min).isoformat()
    least = 1 if any(weights.values()) else 0
    for at in sorted(weights, key=lambda at: (-weights[at], *_how_near(changes[at], since))):
        if weights[at] >= least and (line := _in_words(changes[at])):
            yield line


def _how_near(change: _Change, since: str) -> tuple[bool, str]:
    """Of rows that a day names (`DE · 2027-01-01`) the next to come is told first."""
    day = next((label for label in change.path if change.figures and _ISO_DAY.fullmatch(label)), "")
    return "" < day < since, day


def _changes(subject: Subject) -> Iterator[_Change]:
    waiting: Passage | None = None
    earlier: Passage | None = None
    for passage in subject.passages:
        if passage.standing is Standing.ADDED and earlier is not None and earlier.path == passage.path:
            yield _succession(earlier, passage)
            earlier = None
            continue
        earlier = passage if passage.standing is Standing.CONTEXT else None
        if passage.standing is Standing.ADDED and waiting is not None and waiting.path == passage.path:
            yield _change(waiting, passage)
            waiting = None
            continue
        if waiting is not None:
            yield _change(waiting, None)
        waiting = passage if passage.standing is Standing.REMOVED else None
        if passage.standing is Standing.ADDED:
            yield _change(None, passage)
    if waiting is not None:
        yield _change(waiting, None)


def _succession(earlier: Passage, added: Passage) -> _Change:
    """A row that follows on another: only what it sets anew, as a reader would tell it."""
    sets = figures_set(earlier.text, added.text)
    if not sets:
        return _change(None, added)
    told = ", ".join(f"{name_as_words(one.name)} {one.old} → {one.new}" for one in sets)
    return _Change(labels(added.path), "", told, figures=True)


def _change(removed: Passage | None, added: Passage | None) -> _Change:
    before, after = (_with_day(readable(_without_key(passage))) if passage else "" for passage in (removed, added))
    where = added or removed
    if where is None:
        return _Change((), before, after)
    path = labels(where.path)
    return _Change(
        path[:-1] if path[-1:] == (after or before,) else path,
        before,
        after,
        where.column is not None,
        goods=where.goods,
    )


def _without_key(passage: Passage) -> str:
    """A row of a table as a list of its values, without its key, which its label says already."""
    key, bar, rest = passage.text.partition(_BAR)
    cells = [cell for cell in rest.split(_BAR) if cell.strip() not in EMPTY]
    return " · ".join(cells) if bar and cells and passage.path[-1:] == (key,) else passage.text


def _with_day(text: str) -> str:
    """A day written without signs (`20250101`), as data has it, as one that people read."""
    day = _BARE_DAY.fullmatch(text)
    return "-".join(day.groups()) if day else text


def _says_nothing(change: _Change) -> bool:
    if change.cell and {change.before, change.after} <= EMPTY:
        return True
    if change.before == change.after or _is_address(change.after or change.before):
        return True
    label = change.path[-1] if change.path else ""
    return is_furniture(change.after or change.before) or bool(label and is_furniture(f"{label}: {change.after}"))


def _weight(change: _Change) -> int:
    """A rate or an amount that changed says most, then any figure, then words; where a law was cited last says least."""
    old, new = set(_NUMBER.findall(change.before)), set(_NUMBER.findall(change.after))
    if change.figures:
        return 4
    money = names_figures(change.before + change.after)
    if _is_head(change) or _HISTORY.search((change.after or change.before)[:SENTENCE]):
        return 0
    if len(change.path) < _IN_TABLE and not money and only_cites(change.after or change.before):
        return 0
    if change.cell and not (change.before and change.after):
        return 3 if money else 2
    if change.before and change.after:
        return 4 if old != new and money else 3 if old != new else 2
    return 2 if money else 1


def only_cites(text: str) -> bool:
    """Whether a line is the amendment history that codes of law carry on top ("Art. 26 G v. 21.12.2020 I 3096")."""
    letters = [sign for sign in text[:SENTENCE] if sign.isalnum()]
    figures = sum(sign.isdigit() for sign in letters)
    return figures >= _FIGURES * len(letters) or bool(_HISTORY.match(text))


def _is_head(change: _Change) -> bool:
    """Whether the titles of a table's columns changed: a row of words in place of another that begins alike."""
    if change.cell:
        return change.path[-1:] == (change.after,)
    if " | " not in change.before or " | " not in change.after:
        return False
    return change.before.split(" | ")[0] == change.after.split(" | ")[0] and not names_figures(change.after)


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text))


def _in_words(change: _Change) -> str:
    old, new = change.before, change.after
    if _is_head(change) and not change.cell:
        return ", ".join(f"+ {name_as_words(name)}" for name in new.split(_BAR) if name not in old.split(_BAR))
    if change.figures:
        return ": ".join(part for part in (_row_labels(change), new) if part)
    if len(old) <= _SHORT_VALUE and len(new) <= _SHORT_VALUE and (old or change.cell):
        told = f"{old} → {new or '–'}" if old else f"+ {new}"
        return ": ".join(part for part in (_row_labels(change) or _last_label(change), told) if part)
    if change.cell and not old:
        return _labelled(f"+ {new}", change)
    if not new or is_repeal(new):
        return f"{_labelled(short(next(iter(sentences(old)), ''), LINE - _SHORT_VALUE), change)} → {new or '–'}"
    if inline := figures_changed(old[:READ], new[:READ]):
        told = next((one for one in sentences(inline) if " → " in one), inline)
        at = told.index(" → ")
        if at <= LINE - 2 * _SHORT_VALUE:
            return _labelled(told, change)
        return _from_its_head(told, told.rfind(" ", 0, max(at - _BEFORE, 0)) + 1, change)
    return _around_change(old, new, change)


def _labelled(sentence: str, change: _Change) -> str:
    named = change.path[-1:] and _IDENTIFIER.fullmatch(change.path[-1])
    label = _row_labels(change) if named else _last_label(change)
    return sentence if not label or sentence.startswith(label) else f"{label}: {sentence}"


def _row_labels(change: _Change) -> str:
    """The names of row and column; of data, whose names are short identifiers, as many as tell which."""
    names = [label for label in change.path[-2:] if len(label) <= _SHORT_VALUE]
    for label in reversed(change.path[: -len(names)] if len(names) == len(change.path[-2:]) else ()):
        if not _IDENTIFIER.fullmatch(label) or len(names) == _NAMES:
            break
        names.insert(0, label)
    if change.goods and len(names) > 1:
        names[-2] += f" ({short(readable(change.goods), _GOODS)})"
    return " · ".join(names)


def _last_label(change: _Change) -> str:
    return short(_ORDINAL.sub("", change.path[-1], count=1), _SHORT_VALUE) if change.path else ""


def _around_change(old: str, new: str, change: _Change) -> str:
    """The sentence that changed; where the change stands too far behind, its head and from shortly before the change."""
    known = set(sentences(old[:READ]))
    fresh = [one for one in sentences(new[:READ]) if one not in known] or [new]
    sentence = next((one for one in fresh if not only_cites(one)), fresh[0])
    at = _first_difference(old[max(old.find(sentence[:20]), 0) :], sentence)
    room = LINE - _SHORT_VALUE
    if at < room or " " not in sentence:
        return _labelled(sentence, change)
    return _from_its_head(sentence, sentence.find(" ", min(at - _BEFORE, len(sentence) - room)) + 1, change)


def _from_its_head(sentence: str, start: int, change: _Change) -> str:
    """A sentence whose change stands far behind: whole where a line holds it, else without what lies between.

    Its head is never left out, since a "no" that stands there turns all that follows.
    """
    if len(sentence) <= LINE:
        return sentence
    head = sentence[:_HEAD].rpartition(" ")[0]
    told = sentence if start <= len(head) + 1 else f"{head.rstrip(' ,;:')} … {sentence[start:]}"
    labelled = _labelled(told, change)
    return labelled if len(labelled) <= LINE or len(told) > LINE else told


def _first_difference(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
