"""The normal form in which texts and lexicons meet: folded, stemmed words with double spaces between them.

Where a script writes no spaces between words (Chinese, Japanese, Thai, also Korean, which sets them freely), a run of
it is one word and terms are found inside it. Elsewhere a word stands between two spaces, so that one automaton finds
whole words without looking around.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import TypeVar

from pipeline.classify.stems import ENDINGS, EXCEPTIONS, LONGER, TRUNCATED, strip_arabic, strip_english

_T = TypeVar("_T")
UNSPACED = "\u0e00-\u0e7f\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_UNSPACED = re.compile(rf"[{UNSPACED}]")
_GAP = re.compile(rf"\s(?<=[{UNSPACED}]\s)\s*(?=[{UNSPACED}])")
_MARKS = "\u0300-\u036f\u064b-\u0655\u0900-\u0dff"
_WORD = re.compile(rf"[{UNSPACED}]+|(?:[^\W{UNSPACED}]|[{_MARKS}])+")
_COMPOSED = re.compile("[\u1100-\u11ff\uff61-\uff9f]")
"""Half-width kana and single Hangul letters, which must be put together before they are words."""
_FIRST_UNSPACED, _LAST_HAN = "\u0e00", "\u9fff"
_OF_SPACED = bytes([*range(0xE0), 0xE2])
"""Bytes that also begin or continue letters in UTF-8 where there is no script without spaces: Latin, Greek, Cyrillic and
Arabic, and general punctuation."""
BETWEEN_WORDS = "  "
_KEPT, _LONGEST_KEPT = 50_000, 60
_KEEPS_MARKS = frozenset({"vi"})


def _without_marks() -> dict[int, str | None]:
    """Latin, Greek and Cyrillic letters to their base letter, Arabic letters to one spelling (Larkey's normalisation)."""
    table: dict[int, str | None] = dict.fromkeys(
        (*range(0x0300, 0x0370), *range(0x064B, 0x0656), 0x0640, 0x093C, 0x09BC)
    )
    for code in (*range(0xC0, 0x250), *range(0x0370, 0x0400), *range(0x1E00, 0x2000), 0x0451):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base
    letters = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
    arabic = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"}
    return table | {ord(letter): plain for letter, plain in (letters | arabic).items()}


_FOLD = _without_marks()


def folded(text: str, language: str) -> str:
    """Case, width and (but for Vietnamese, where they tell words apart) marks taken away."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    return plain if language in _KEEPS_MARKS else plain.translate(_FOLD)


def stem(word: str, language: str) -> str:
    """The word without its grammatical ending, by general rules of the language; never under three letters."""
    if language in EXCEPTIONS and word in EXCEPTIONS[language]:
        return EXCEPTIONS[language][word]
    if language in LONGER and word.startswith(LONGER[language]):
        return next(longer for longer in LONGER[language] if word.startswith(longer))
    if language == "ar":
        return strip_arabic(word)
    if language == "en":
        return strip_english(word)
    if (length := TRUNCATED.get(language)) is not None:
        return word[:length]
    for endings in ENDINGS.get(language, ()):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
    return word


class _Kept(dict[str, _T]):
    """What was made of each stretch between blanks met so far: a text is mostly stretches met before."""

    def __init__(self, make: Callable[[str], _T]) -> None:
        self._make = make

    def __missing__(self, written: str) -> _T:
        made = self._make(written)
        if len(written) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[written] = made
        return made


@cache
def _normals(language: str) -> _Kept[str]:
    """By stretch the normal forms of its words (of `(EU)`, `2026/382`, `d'origine`); empty where it has none."""
    return _Kept(lambda written: BETWEEN_WORDS.join(filter(None, _forms(_WORD.findall(written), language))))


@cache
def _words_of(language: str) -> _Kept[tuple[str, ...]]:
    """By stretch its words as written."""

    def words(written: str) -> tuple[str, ...]:
        found = _WORD.findall(written)
        return tuple(word for word, form in zip(found, _forms(found, language), strict=True) if form)

    return _Kept(words)


def _forms(words: Iterable[str], language: str) -> Iterator[str]:
    return (stem(folded(word, language).replace(" ", ""), language) for word in words)


@lru_cache(maxsize=32)
def searchable(text: str, language: str) -> str:
    """The normal form of a text; begins and ends with a space."""
    normals = _normals(language)
    if not _may_be_unspaced(text):
        return f" {BETWEEN_WORDS.join(filter(None, map(normals.__getitem__, text.split())))} "
    # A run of a script without spaces is its own normal form: too many to keep, and nothing to fold.
    forms = [word if "\u4e00" <= word <= _LAST_HAN or _is_run(word) else normals[word] for word in _split_words(text)]
    return f" {BETWEEN_WORDS.join(filter(None, forms))} "


@lru_cache(maxsize=8)
def written_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a text as written, in the order of its normal form."""
    words_of = _words_of(language)
    if not _may_be_unspaced(text):
        return tuple(chain.from_iterable(map(words_of.__getitem__, text.split())))
    return tuple(word for word in _split_words(text) if _is_run(word) or words_of[word])


def _split_words(text: str) -> list[str]:
    """The words and runs of a text in which there are runs; what is only another form of a letter (Ａ, ﬁ) is folded
    with each word."""
    if _COMPOSED.search(text):
        text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(_GAP.sub("", text))


def _may_be_unspaced(text: str) -> bool:
    """Whether a text may hold letters of a script without spaces, told by the first bytes of its letters in UTF-8."""
    if text.isascii():
        return False
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _OF_SPACED)) and bool(
        _UNSPACED.search(text) or _COMPOSED.search(text)
    )


def _is_run(word: str) -> bool:
    return word[0] >= _FIRST_UNSPACED and _UNSPACED.match(word) is not None


def word_at(normal: str, place: int) -> int:
    """Which word of a text in normal form begins behind a place, counted from nought."""
    return normal.count(BETWEEN_WORDS, 0, place + 1)


def is_unspaced(letter: str) -> bool:
    """Whether the letter belongs to a script that writes no spaces between words."""
    return bool(_UNSPACED.match(letter))


def pattern(term: str, language: str) -> str:
    """A lexicon's term as it is found in `searchable` text; `*` at an end lets the word go on there."""
    form = searchable(term.strip("*"), language)
    if language == "en" and term.endswith("s*"):
        form = form.rstrip().removesuffix("s") + "s "  # the `s` of `impos*` is no plural: `impo*` would find imports
    open_left, open_right = term.startswith("*"), term.endswith("*")
    bare = form.strip()
    left = "" if open_left or is_unspaced(bare[:1]) else " "
    right = "" if open_right or is_unspaced(bare[-1:]) else " "
    return left + bare + right
