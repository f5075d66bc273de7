"""The form in which facts are looked for: the text letter by letter, only digits, signs and blanks made plain.

Every replacement is one character for one, so that a place in the plain form is the same place in the source and what
is found can be quoted as written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from pipeline.classify.words import UNSPACED

Span = tuple[int, int]
BLANK = "\x01"
"""What stands where a fact was taken out."""

LETTER = rf"[^\W\d_{UNSPACED}]"
"""A letter of a script that parts its words: where one touches a figure, the figure is part of a word."""
FREE = rf"(?<![^\W{UNSPACED}])(?<![\d][.,/-])(?<![./])(?<![^%]-)"
"""Where a figure may begin: 税率10% and `a 10 %`, but not within `A10`, `2.10` or `5-10`; but in `5%-10%`."""

_ZEROS = (0x0660, 0x06F0, 0x0966, 0x0E50, 0xFF10)
_TABLE: dict[int, str] = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_TABLE |= {0xFF01 + offset: chr(0x21 + offset) for offset in range(94) if 0xFF01 + offset not in _TABLE}
_TABLE |= dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287, 12288), " ")
_TABLE |= {0x066A: "%", 0xFE6A: "%", 0x066B: ".", 0x066C: ",", 0x2212: "-", 0x2011: "-", 0x223C: "~", 0x301C: "~"}
# A full-width comma parts the clauses of a sentence; only between full-width digits is it one of a number.
_TABLE[0xFF0C] = "\ufe50"
_ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(_TABLE)) + "]")
_ODD_AMONG_LATIN = tuple(chr(code) for code in sorted(_TABLE) if code < 0x600 or 0x2000 <= code < 0x3000)
_BYTES_OF_LATIN = bytes((*range(0xD9), 0xE2))
"""Bytes of UTF-8 in Latin, Greek, Cyrillic and Hebrew letters and general signs; all letters of the east begin otherwise."""
_DIGITS = re.compile(r"[0-9]+")
_SPAN: Callable[[re.Match[str]], Span] = re.Match.span
_WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９])")


def plain_digits(text: str) -> str:
    """Digits of all scripts, full-width signs and odd blanks as ASCII; as long as the text."""
    if text.isascii():
        return text
    odd = set(_ODD.findall(text)) if is_eastern(text) else {sign for sign in _ODD_AMONG_LATIN if sign in text}
    if "，" in odd:
        text = _WIDE_THOUSANDS.sub(",", text)
    for sign in odd:
        text = text.replace(sign, _TABLE[ord(sign)])
    return text


def small_letters(text: str) -> str:
    """The text in small letters, as long as it was, Turkish i with and without a dot as one: held against patterns of
    small letters, which are many times as fast as those that ignore case."""
    return text.replace("İ", "i").lower().replace("ı", "i")


def is_eastern(text: str) -> bool:
    """Whether a text has letters of other scripts than Latin, Greek, Cyrillic and Hebrew: told by the bytes in which they
    begin, since to look at each letter is dear."""
    return not text.isascii() and bool(text.encode("utf-8", "surrogatepass").translate(None, _BYTES_OF_LATIN))


Figure = tuple[int, int, str]
"""A run of ASCII digits: where it begins and ends, and the sign behind it (empty at the end of the text)."""


@lru_cache(maxsize=16)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text. A pattern that begins with one is tried there only: to let it search the whole text costs
    a hundred times as much.
    """
    return tuple([(start, end, text[end : end + 1]) for start, end in map(_SPAN, _DIGITS.finditer(text))])


def left(figures: Sequence[Figure], blanked_text: str) -> tuple[Figure, ...]:
    """Those figures that were not blanked out."""
    return tuple([figure for figure in figures if blanked_text[figure[0]] != BLANK])


def matches(finder: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """As `finder.finditer`, of matches that begin at one of these places, which are in the order of the text."""
    reach, matched = 0, finder.match
    for start in starts:
        if start >= reach and (match := matched(text, start)) is not None:
            reach = match.end()
            yield match


def all_places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text, also within other words."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with these stretches blanked out; as long as the text."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        parts += (text[at:start], BLANK * (end - start))
        at = end
    return "".join((*parts, text[at:]))
