"""One line and up to three sentences, in the source's own words: never invented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.classify.furniture import is_furniture
from pipeline.classify.readable import labels, readable
from pipeline.model.classification import Facts, Passage, Standing, Subject

_LINE = 160
_SENTENCE = 320
_SHORT_VALUE = 60
_FULL = 45
_BEFORE = 50
_MOST = 200
"""Changes and sentences that are weighed; what says most stands among them or the page is one long table."""
_READ = 40_000
_LONGEST = 2_000
_END = re.compile(r"(?<=[。！？])(?![）」』】])|(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"“«(])|\n+")
_IN_TABLE = 2
"""Steps of a path from which on it names a row and a column."""
_FIGURES = 0.35
_HISTORY = re.compile(
    r"^[（(]?[^：:]{0,40}(?:最終改正|最后修正|最後修正)|^.{0,80}(?:textlich nachgewiesen|dokumentarisch noch nicht|修正公布|修正發布)"
    r"|號令?(?:修正|增訂|訂定)?(?:發布|公布)[^。]{0,40}條|^[（(]未施行[)）]$|^\S{4,40}(?:法律|政令|省令)第\S{1,12}号(?: \| [（(]未施行[)）])?$"
    r"|(?:D\.C\. Law|Pub\. L\.|Stat\.) [\d-]{1,9}, § ?\d|\d{1,3} DCR \d{3,6}; "
)
_FORMULA = re.compile(
    r"(?i)\W*(?:(?:de|het|la|le|der|el|o|the)?\s*(?:minister|staatssecretaris|ministre|bundesministerium|ministro|secretary)\b[^.]{0,80}[,;]?$"
    r"|gelet op|wij \w+, bij de gratie|op de voordracht van|handelend\w* in overeenstemming"
    r"|que,|considerando|concordancias?|vistos?\b|señor|presente\W*$|de mi consideración"
    r"|vu (?:le|la|les|l[’'])|considérant|having regard|whereas|auf ?grund d\w+ §|gestützt auf|gelet|uwzględniając|na podstawie art"
    r"|tenendo conto|visto l|tendo em conta|în temeiul|căn cứ|mengingat|menimbang|с учетом|відповідно до|ref\.?:)"
)
"""How acts open in many countries: who decides and on which basis, before what is decided."""
_ADDRESS = re.compile(r"(?:[^\s:]{1,30}: ?)?(?:https?://|www\.)\S+")
_IDENTIFIER = re.compile(r"[\w.-]{1,24}")
_NAMES = 4
_BLANKS = re.compile(r"\s+")
_NO_END = re.compile(
    r"(?:\b(?:No|Nr|Nos|Art|Abs|Mr|Ms|Dr|St|Co|Inc|Ltd|vs|cf|approx|z\.B|bzw|núm|art|pág|ca|bijv|nr|poz|ст|п|г|[A-Z])|\d)\.$"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_RATE = re.compile(r"\d\s?[%％٪]|[€$£¥₩₹]|\b(?:EUR|USD|GBP|CNY|JPY)\b|[円元원]")


@dataclass(frozen=True, slots=True)
class _Change:
    """What was said before and is said now, one of which may be missing, and where."""

    path: tuple[str, ...]
    before: str
    after: str
    cell: bool = False


def headline_of(subject: Subject) -> str:
    """What a reader is told first.

    A notice has its title; an amendment says what changed: a cell with its row and column, else the sentence in which
    it changed. Empty only where there are no words at all.
    """
    titled = subject.title.strip() and not is_furniture(subject.title)
    if subject.event != "amended" and titled:
        return _short(subject.title, _LINE)
    lines = _amendments(subject) if subject.event == "amended" else _sentences(subject)
    return next((_short(line, _LINE) for line in lines), "") or _short(subject.title, _LINE)


def summary_of(subject: Subject, facts: Facts) -> str:
    """Up to three sentences of the changed text: the first, and those that state figures and days."""
    headline = headline_of(subject)
    lines = _amendments(subject) if subject.event == "amended" else _sentences(subject)
    sentences = list(dict.fromkeys(islice(lines, _MOST)))
    sentences = [sentence for sentence in sentences if not (_is_formula(sentence) or _is_label(sentence))] or sentences
    ranked = sorted(range(len(sentences)), key=lambda at: (-_telling(sentences[at], at, facts), at))
    chosen = [at for at in ranked if _short(sentences[at], _LINE) != headline or len(sentences[at]) > _LINE][:3]
    return " ".join(_short(sentences[at], _SENTENCE) for at in sorted(chosen))


def _amendments(subject: Subject) -> Iterator[str]:
    """The changes in words, the most telling first; what only a page's frame says comes never."""
    changes = [change for change in islice(_changes(subject), _MOST) if not _says_nothing(change)]
    weights = {at: _weight(change) for at, change in enumerate(changes)}
    least = 1 if any(weights.values()) else 0
    for at in sorted(weights, key=lambda at: -weights[at]):
        if weights[at] >= least and (line := _in_words(changes[at])):
            yield line


def _changes(subject: Subject) -> Iterator[_Change]:
    waiting: Passage | None = None
    for passage in subject.passages:
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


def _change(removed: Passage | None, added: Passage | None) -> _Change:
    before, after = (readable(passage.text) if passage else "" for passage in (removed, added))
    where = added or removed
    if where is None:
        return _Change((), before, after)
    path = labels(where.path)
    return _Change(path[:-1] if path[-1:] == (after or before,) else path, before, after, where.column is not None)


def _says_nothing(change: _Change) -> bool:
    if change.before == change.after or _is_address(change.after or change.before):
        return True
    label = change.path[-1] if change.path else ""
    return is_furniture(change.after or change.before) or bool(label and is_furniture(f"{label}: {change.after}"))


def _weight(change: _Change) -> int:
    """A rate or an amount that changed says most, then any figure, then words; where a law was cited last says least."""
    old, new = set(_NUMBER.findall(change.before)), set(_NUMBER.findall(change.after))
    money = bool(_RATE.search(change.before + change.after))
    if _is_head(change) or _HISTORY.search((change.after or change.before)[:_SENTENCE]):
        return 0
    if len(change.path) < _IN_TABLE and not money and _only_cites(change.after or change.before):
        return 0
    if change.cell and not (change.before and change.after):
        return 2
    if change.before and change.after:
        return 4 if old != new and money else 3 if old != new else 2
    return 2 if money else 1


def _only_cites(text: str) -> bool:
    """Whether a line is the amendment history that codes of law carry on top ("Art. 26 G v. 21.12.2020 I 3096")."""
    letters = [sign for sign in text[:_SENTENCE] if sign.isalnum()]
    figures = sum(sign.isdigit() for sign in letters)
    return figures >= _FIGURES * len(letters) or bool(_HISTORY.match(text))


def _is_label(text: str) -> bool:
    """Whether a line is the date or the number of a notice alone ("2026年第147号", a feed's "Fri, 20 Nov 2026")."""
    return len(text) <= _FULL and not _RATE.search(text) and _only_cites(text)


def _is_head(change: _Change) -> bool:
    """Whether the titles of a table's columns changed: a row of words in place of another that begins alike."""
    if change.cell:
        return change.path[-1:] == (change.after,)
    if " | " not in change.before or " | " not in change.after:
        return False
    return change.before.split(" | ")[0] == change.after.split(" | ")[0] and not _RATE.search(change.after)


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text))


def _in_words(change: _Change) -> str:
    old, new = change.before, change.after
    if len(old) <= _SHORT_VALUE and len(new) <= _SHORT_VALUE and (old or change.cell):
        told = f"{old} → {new or '–'}" if old else f"+ {new}"
        return ": ".join(part for part in (_row_labels(change) or _last_label(change), told) if part)
    if change.cell and not old:
        return _labelled(f"+ {new}", change)
    if not new:
        return f"{_labelled(next(split_sentences(old), ''), change)} → –"
    return _labelled(_around_change(old, new), change)


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
    return " · ".join(names)


def _last_label(change: _Change) -> str:
    return _short(change.path[-1], _SHORT_VALUE) if change.path else ""


def _around_change(old: str, new: str) -> str:
    """The sentence that changed; where the change stands too far behind, from shortly before it."""
    known = set(split_sentences(old[:_READ]))
    fresh = [one for one in split_sentences(new[:_READ]) if one not in known] or [new]
    sentence = next((one for one in fresh if not _only_cites(one)), fresh[0])
    at = _first_difference(old[max(old.find(sentence[:20]), 0) :], sentence)
    room = _LINE - _SHORT_VALUE
    if at < room or " " not in sentence:
        return sentence
    start = sentence.find(" ", min(at - _BEFORE, len(sentence) - room)) + 1
    return f"…{sentence[start:]}"


def _first_difference(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _sentences(subject: Subject) -> Iterator[str]:
    """Those of the added text; where nothing was added, of the removed text."""
    for standing in (Standing.ADDED, Standing.REMOVED):
        texts = [passage.text for passage in subject.passages if passage.standing is standing]
        for text in texts:
            yield from (sentence for sentence in split_sentences(text[:_READ]) if not is_furniture(sentence))
        if texts:
            return


def split_sentences(text: str) -> Iterator[str]:
    """Sentences in the order of the text, blanks made single; an abbreviation or a figure's point ends none."""
    held = ""
    for part in _END.split(text):
        held = f"{held} {_plain(part)}".strip()
        if held and (len(held) > _LONGEST or not _NO_END.search(held[-12:])):
            yield held
            held = ""
    if held:
        yield held


def _is_formula(sentence: str) -> bool:
    return bool(_FORMULA.match(sentence)) or (len(sentence) < _SENTENCE and sentence.replace("º", "").isupper())


def _telling(sentence: str, at: int, facts: Facts) -> float:
    score = 2.0 if at == 0 else 1.0 / (at + 1)
    score += 0.6 * sum(1 for year in {str(fact.date.year) for fact in facts.dates} if year in sentence)
    score += 0.8 * bool(_RATE.search(sentence))
    score += 0.5 * any(reference in sentence for reference in facts.references[:20])
    return score if len(sentence) >= _FULL or any(ord(letter) > 0x3000 for letter in sentence) else score - 1.5


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _short(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with a sign that there is more."""
    text = _plain(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > most // 2 else cut).rstrip(" ,;:") + "…"
