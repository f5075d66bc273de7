"""The normal form in which texts and lexicons meet: folded, stemmed words with double spaces between them.

Where a script writes no spaces between words (Chinese, Japanese, Thai, also Korean, which sets them freely), a run of
it is one word and terms are found inside it. Elsewhere a word stands between two spaces, so that one automaton finds
whole words without looking around.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pipeline.classify.stems import ENDINGS, TRUNCATED, strip_arabic, strip_english

UNSPACED = "\u0e00-\u0e7f\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_UNSPACED = re.compile(rf"[{UNSPACED}]")
_GAP = re.compile(rf"(?<=[{UNSPACED}])\s+(?=[{UNSPACED}])")
_MARKS = "\u0300-\u036f\u064b-\u0655\u0900-\u0dff"
_WORD = re.compile(rf"[{UNSPACED}]+|(?:[^\W{UNSPACED}]|[{_MARKS}])+")
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


@lru_cache(maxsize=100_000)
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


def searchable(text: str, language: str) -> str:
    """The normal form of a text; begins and ends with a space."""
    plain = folded(text, language)
    if not plain.isascii():
        plain = _GAP.sub("", plain)
    return " " + "  ".join([stem(word, language) for word in _WORD.findall(plain)]) + " "


def words_of(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each word as written, and its normal form."""
    for word in _WORD.findall(_GAP.sub("", text)):
        yield word, stem(folded(word, language), language)


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
