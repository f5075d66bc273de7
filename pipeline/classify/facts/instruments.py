"""The names of instruments (law, order, circular, gazette) that lead up to a number, with who issued them.

The words are in `lexicon/signals/instruments.toml`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.classify.facts.plain import Span
from pipeline.classify.lexicon import SISTERS, signals

BIG = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
"""Capital letters of Latin, Greek and Cyrillic, for a set in a pattern."""
_YEAR = r"(?:19|20)\d\d(?!\d)"
_REACH, _NEAR, _LONGEST = 120, 50, 40
"""Characters between the first word of an instrument and its number, within which it mostly stands, and of the longest name
of a kind."""
_BREAKS = frozenset(" \n\t’'(«\"„“[,;:")
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0e31-\u0e4e])"
"""With the vowels of India and Thailand, which are signs of their own."""
_WORDS_OF_NAME = re.compile(rf"{_LETTER}+(?:[.-]{_LETTER}+)*\.?")
_ONE_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]\w{1,40})[ -]\Z")
_TWO_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]\w{1,20} [^\W\d_]\w{1,20})[ -]\Z")
_GENITIVE = re.compile(r"(?<![\w-])[^\W\d_-]{4,40}n $")
_CAPITALISED = re.compile(r"((?:[A-Z]\.){2,4}|[A-Z][\w&’'-]*) \Z")
_OPENS = frozenset(
    "the this these that under see in by per as for and with pursuant following also each any of to vide through from on"
    " both said its our new when while since after where a an all amending only every such no or is at".split()
)
"""English words that begin a sentence or lead to an instrument, and belong to none."""
_DAY = (
    rf"(?:,? ?(?:[^\W\d_]{{1,6}}\.? )?(?:\d{{1,2}}\.?[°º]? (?:de )?[^\W\d_]{{3,12}}\.? (?:de )?{_YEAR}(?: ?[гр]\.| ?[rm]\.| года| року| жылғы)?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)(?: ?г\.)?))?[ ,:\"”’»«“)]*\Z"
)
"""Some cite the day before the number: `Приказ Минфина от 02.04.2026 № 48н`, `legge 30 dicembre 2025, n. 199`."""
_ISSUER = rf"(?:[{BIG}][\w.]*|\([{BIG}]{{2,12}}\))"
_GENITIVES = frozenset("ru uk bg sr el lt lv".split())
"""Languages that write an issuer mostly in small letters."""
_WITHOUT_CAPITALS = frozenset("ar fa he hi th vi".split())
_LETTERS = re.compile(r"(?<![\w.])(?!U\.|P\.O|E\.U|H\.S|[A-Z]\.A\. )(?:[A-Z]\.){2,5} \Z")
"""A series by its letters: `S.I. No. 142/2026`."""
_GAZETTE = r"(?-i:La Gaceta|[JBDG]\.?O\.?(?:[A-Z]\.?){0,4})|"
"""Official journals and bulletins by their letters: `J.O.C.I.`, `B.O.`, `D.O.F.`, `JORT`."""


class Instruments(NamedTuple):
    """The instruments of a language: of a word, how many letters stand before such a name in it (None where it is none);
    whether one of several words may end with it; and what stands between the name and the number."""

    language: str
    kind: Callable[[str], int | None]
    ends: Callable[[str], bool]
    between: re.Pattern[str]


@cache
def instruments(language: str) -> Instruments | None:
    """The instruments of a language; None where none are known."""
    table = signals("instruments")
    kinds = [kind for tongue in (language, *SISTERS.get(language, ())) for kind in table["instrument"].get(tongue, ())]
    if not kinds:
        return None
    # Arabic and Hebrew write `and`, `by`, `to the` at the head of the next word.
    pattern = re.compile(
        "(?:[وفبك]?ل?(?=[ء-ي])|[ובלהמש](?=[א-ת]))({0})|({0})".format(_alternatives(kinds)), re.IGNORECASE
    )

    @lru_cache(maxsize=20_000)
    def kind(word: str) -> int | None:
        match = pattern.fullmatch(word)
        return None if match is None else match.start(match.lastindex or 0)

    parts = [re.split("[ ’']", name) for name in kinds]
    last = re.compile(_alternatives(part[-1] for part in parts if len(part) > 1), re.IGNORECASE)

    @lru_cache(maxsize=20_000)
    def ends(word: str) -> bool:
        return kind(word) is not None or last.fullmatch(word) is not None

    return Instruments(language, kind, ends, re.compile(_between(language, table["between"].get(language, ())) + _DAY))


def named_before(text: str, place: int, words: Instruments) -> int | None:
    """Where the instrument begins that leads up to the sign of a number; None where none does."""
    start = max(0, place - _REACH, text.rfind("\n", max(0, place - _REACH), place) + 1)
    head = text[start:place]
    for begin, end in _kinds(head, words):
        if words.between.fullmatch(head, end):
            return start + (begin if head[end - 1] == "." else _whole_name(head, begin, words))
    letters = _LETTERS.search(head)
    return start + letters.start() if letters else None


def named_at(text: str, place: int, words: Instruments) -> int | None:
    """Where the instrument begins that stands directly before a number."""
    if text[place - 1 : place] != " ":
        return None
    last = _word_before(text, place - 1)
    skip = words.kind(text[last : place - 1])
    if skip is None and text[last].isupper() and "." not in text[last : place - 1]:
        # An adjective or the issuer's letters stand between: `Circular Técnica CT/034/2026`.
        end, last = last - 1, _word_before(text, last - 1)
        skip = words.kind(text[last:end])
    if skip is None:
        return None
    start = max(0, place - _REACH)
    return start + _whole_name(text[start:place], last + skip - start, words)


def _word_before(text: str, end: int) -> int:
    """Where the word begins that ends at a place."""
    begin = end
    while begin > 0 and text[begin - 1] not in _BREAKS and end - begin < _LONGEST:
        begin -= 1
    return begin


def _kinds(head: str, words: Instruments) -> Iterator[Span]:
    """The kinds of instrument named in a stretch, of one to three words, the nearest to its end first."""
    for begin, end in _reversed_words(head):
        if not words.ends(head[begin[-1] : end]):
            continue
        for first in begin:
            if end - first <= _LONGEST and (skip := words.kind(head[first:end])) is not None:
                yield first + skip, end
                break


def _reversed_words(head: str) -> Iterator[tuple[list[int], int]]:
    """Each word of a stretch from its end on: where it ends, and where it and the two before it begin."""
    near = max(0, head.find(" ", len(head) - _NEAR)) if len(head) > _NEAR else 0
    for start, reach in ((near, len(head)), (0, near)):
        spans = [match.span() for match in _WORDS_OF_NAME.finditer(head, start, reach)]
        for at in range(len(spans) - 1, -1, -1):
            yield [begin for begin, _ in spans[max(0, at - 2) : at + 1]], spans[at][1]


def _whole_name(head: str, begin: int, words: Instruments) -> int:
    """The name with what belongs to it before: `Real Decreto-ley`, `Australian Customs Notice`, `Tullin määräys`."""
    for pattern in (_TWO_BEFORE, _ONE_BEFORE):
        while (before := pattern.search(head, max(0, begin - _LONGEST), begin)) and (
            skip := words.kind(before[1])
        ) is not None:
            begin = before.start() + skip
    if words.language == "en":
        return _capitalised(head, begin)
    issuer = _GENITIVE.search(head, max(0, begin - _LONGEST), begin) if words.language == "fi" else None
    return issuer.start() if issuer else begin


def _capitalised(head: str, begin: int) -> int:
    """At most four capitalised words before, but for one that only begins the sentence."""
    for _ in range(4):
        word = _CAPITALISED.search(head, max(0, begin - _LONGEST), begin)
        if word is None or word[1].lower() in _OPENS:
            break
        if word[1].endswith("ing") and head[: word.start()].rstrip()[-1:] in ("", ".", ":"):
            break
        begin = word.start()
    return begin


def _between(language: str, links: Iterable[str]) -> str:
    """What stands between the name of an instrument and its number: adjectives, the issuer, small words."""
    if language in _WITHOUT_CAPITALS:
        return r"(?:[ /][^\W\d_][^\s\d,.;:()/]{0,24}){0,7}"
    if language in _GENITIVES:
        return rf"(?:[ ’](?:{_ISSUER}|[«\"„“]?[^\W\d_][\w-]{{0,30}}\.?)){{0,10}}"
    small = r"[ ’'-][^\W\d_]{3,20}"
    joined = "|".join(map(re.escape, sorted(links, key=len, reverse=True)))
    link = rf"|[ ’'](?i:{joined})\.?(?!\w)" if joined else ""
    return rf"(?:{small}){{0,2}}(?:(?:[ ’'-]| ?[/-] ?){_ISSUER}{link}){{0,10}}(?:{small})?"


def _alternatives(kinds: Iterable[str]) -> str:
    return _GAZETTE + "|".join(map(_pattern, sorted(set(kinds), key=len, reverse=True)))


def _pattern(kind: str) -> str:
    """A word of the table: `*` lets it go on, before or behind."""
    written = re.escape(kind.strip("*")).replace(r"\ ", r"\s").replace(r"\*", r"\w{0,12}")
    before = r"[^\W\d_-]{0,30}-?" if kind.startswith("*") else ""
    return before + written + (r"[^\W\d_]{0,9}(?:-[^\W\d_]{1,12})?" if kind.endswith("*") else "")
