"""Sentences of a text, in many scripts."""

import re
from functools import lru_cache

_END = re.compile(r"[.!?。！？\n](?:(?<=\n)|(?<=[。！？])(?![）」』】])|(?<=[.!?])(?=\s+(?:[^\W\d_a-z]|[\"“«(])))")
_BLANKS = ("  ", " \n", "\n ", *"\t\v\f\r\x1c\x1d\x1e\x1f")
_WIDE_BLANKS = (
    "\x85",
    "\xa0",
    "\u1680",
    *map(chr, range(0x2000, 0x200B)),
    "\u2028",
    "\u2029",
    "\u202f",
    "\u205f",
    "\u3000",
)
_LONGEST = 2_000
_ABBREVIATIONS = frozenset(
    "No Nr Nos Art Abs Mr Ms Dr St Co Inc Ltd vs cf approx bzw núm art pág ca bijv nr poz ст п г".split()
)
_LONGEST_ABBREVIATION, _YEAR = 6, 4


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in its order, as `split_sentences` gives them; kept, since several ask for them."""
    return tuple(split_sentences(text))


BETWEEN = "_"
"""A word that stands between two sentences, so that a text is searched at once and no phrase reaches over their end."""


@lru_cache(maxsize=16)
def parted(text: str) -> str:
    """The text in one line, its sentences parted by a word of their own: what the lexicons are held against."""
    return f" {BETWEEN} ".join(sentences(text))


def bare(sentence: str) -> str:
    """The letters of a sentence: quotation marks, numbering and spaces make no other rule of it."""
    return "".join(filter(str.isalpha, sentence.casefold()))


def split_sentences(text: str) -> list[str]:
    """Sentences in the order of the text, blanks made single; an abbreviation or a figure's point ends none."""
    split: list[str] = []
    held = ""
    at = 0
    even = _is_even(text)
    for end in (*[match.end() for match in _END.finditer(text)], len(text)):
        plain = text[at:end].strip() if even else " ".join(text[at:end].split())
        at = end
        if not held:
            held = plain
        elif plain:
            held = f"{held} {plain}"
        if "（" in held and held.count("（") > held.count("）") and len(held) <= _LONGEST:
            continue  # 法律（昭和28年法律第7号。以下「法」という。）: the stop stands within brackets
        if held and (held[-1] != "." or len(held) > _LONGEST or not _is_abbreviated(held)):
            split.append(held)
            held = ""
    if held:
        split.append(held)
    return split


def _is_even(text: str) -> bool:
    """Whether all blanks of a text are single ones."""
    return all(blanks not in text for blanks in (_BLANKS if text.isascii() else (*_BLANKS, *_WIDE_BLANKS)))


def _is_abbreviated(held: str) -> bool:
    """Whether the point at the end is that of an abbreviation, an initial or a figure shorter than a year."""
    if held[-_LONGEST_ABBREVIATION - 2 : -1].isalpha() and len(held) > _LONGEST_ABBREVIATION + 1:
        return False
    at = end = len(held) - 1
    while at and held[at - 1].isalpha() and end - at <= _LONGEST_ABBREVIATION:
        at -= 1
    word = held[at:end]
    if word:
        return word in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
    return held[end - 1 : end].isdigit() and not (end >= _YEAR and held[end - _YEAR : end].isdigit())


def is_abbreviation(word: str) -> bool:
    """Whether a word is one of the abbreviations that end no sentence (`Abs.`, `Nr.`)."""
    return word.endswith(".") and word.strip("(.") in _ABBREVIATIONS
