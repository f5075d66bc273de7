"""The normal form in which texts and lexicons meet: folded, stemmed words with double spaces between them.

Where a script writes no spaces between words (Chinese, Japanese, Thai, also Korean, which sets them freely), a run of
it is one word and terms are found inside it. Elsewhere a word stands between two spaces, so that one automaton finds
whole words without looking around.
"""

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.classify.stems import ENDINGS, TRUNCATED, strip_arabic, strip_english

UNSPACED = "\u0e00-\u0e7f\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_UNSPACED = re.compile(rf"[{UNSPACED}]")
_GAP = re.compile(rf"(?<=[{UNSPACED}])\s+(?=[{UNSPACED}])")
_MARKS = "\u0300-\u036f\u064b-\u0655\u0900-\u0dff"
_WORD = re.compile(rf"[{UNSPACED}]+|(?:[^\W{UNSPACED}]|[{_MARKS}])+")
_MARK = re.compile(rf"[{_MARKS}]")
_COMPOSED = re.compile("[\u1100-\u11ff\uff61-\uff9f]")
"""Half-width kana and single Hangul letters, which must be put together before they are words."""
_PLAIN_WORD = re.compile(r"\w+")
_ASCII_GAPS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_FIRST_UNSPACED = "\u0e00"
_KEPT = 50_000
_KEEPS_MARKS = frozenset({"vi"})


def _without_marks() -> dict[int, str | None]:
    """Latin and Cyrillic letters to their base letter, Arabic letters to one spelling (Larkey's normalisation)."""
    table: dict[int, str | None] = dict.fromkeys((*range(0x0300, 0x0370), *range(0x064B, 0x0656), 0x0640))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00), 0x0451):
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


class _Normals(dict[str, str]):
    """The normal form of each word met so far: a text is mostly words met before."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, word: str) -> str:
        if word[0] >= _FIRST_UNSPACED and _UNSPACED.match(word):
            return word  # a run of a script without spaces: too many to keep, and nothing to fold
        if len(self) >= _KEPT:
            self.clear()
        normal = self[word] = stem(folded(word, self._language).replace(" ", ""), self._language)
        return normal


@cache
def _normals(language: str) -> _Normals:
    return _Normals(language)


@lru_cache(maxsize=32)
def read_words(text: str, language: str) -> tuple[tuple[str, ...], str]:
    """The words of a text as written, and its normal form, in which they stand in the same order."""
    words = tuple(_split_words(text))
    return words, " " + "  ".join(map(_normals(language).__getitem__, words)) + " "


def _split_words(text: str) -> list[str]:
    """The words as written; what is only another form of a letter (Ａ, ﬁ) is folded with each word."""
    if text.isascii():
        return text.translate(_ASCII_GAPS).split()
    if _COMPOSED.search(text):
        text = unicodedata.normalize("NFKC", text)
    if _UNSPACED.search(text):
        return _WORD.findall(_GAP.sub("", text))
    return _WORD.findall(text) if _MARK.search(text) else _PLAIN_WORD.findall(text)


def searchable(text: str, language: str) -> str:
    """The normal form of a text; begins and ends with a space."""
    return read_words(text, language)[1]


def word_at(normal: str, place: int) -> int:
    """Which word of a text in normal form begins behind a place, counted from nought."""
    return normal.count("  ", 0, place + 1)


def is_unspaced(letter: str) -> bool:
    """Whether the letter belongs to a script that writes no spaces between words."""
    return bool(_UNSPACED.match(letter))


def pattern(term: str, language: str) -> str:
    """A lexicon's term as it is found in `searchable` text; `*` at an end lets the word go on there."""
    form = searchable(term.strip("*"), language)
    open_left, open_right = term.startswith("*"), term.endswith("*")
    bare = form.strip()
    left = "" if open_left or is_unspaced(bare[:1]) else " "
    right = "" if open_right or is_unspaced(bare[-1:]) else " "
    return left + bare + right
