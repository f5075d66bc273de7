"""What is no notice to classify: text whose letters were decoded wrongly, and the title of a site's frame alone.

Taught by batches of texts in which UTF-8 had been read as Windows-1252 (`mercancÃ­as`), Windows-1251 as Latin-1
(`Òàìîæåííàÿ`) and what could not be decoded had been replaced (U+FFFD, and `锟斤拷`, which is that read as GBK).
"""

import re
from functools import cache

from pipeline.classify.lexicon import signals
from pipeline.classify.words import searchable

_SAMPLE = 4_000
_LEAST = 3
_SHARE, _HIGH_SHARE, _ASKED_SHARE = 0.015, 0.4, 0.3
"""Of all characters: the signs of each kind of damage that a readable text does not have by chance."""
_LONGEST_FRAME = 120
_REPLACED = re.compile("\ufffd|ï¿½|锟斤|[\x80-\x84\x86-\x9f]")
# A lead byte of UTF-8 and a following one, each as Windows-1252 or Latin-1 shows it.
_TWICE = re.compile(
    "[\xc2-\xf4][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022"
    "\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_HIGH = re.compile("[\xc0-\xff]")
_REPLACEMENTS = ("\ufffd", "ï¿½", "锟斤")
# What is taken away from the text in Latin-1 to count the rest, which is told a hundred times faster than by a pattern.
_NO_CONTROL = bytes((*range(0x80), 0x85, *range(0xA0, 0x100)))
_NO_HIGH = bytes(range(0xC0))
_NO_SECOND = bytes({*range(0x80), *range(0xC0, 0x100)} - {ord("?")})
_SEGMENT = re.compile(r"\s[|–—-]\s|[|»:]|(?<=[\u3040-\u9fff\uac00-\ud7af])[-_－]")
_ASKED = re.compile(r"\?{3,}")


def garbled(text: str) -> str | None:
    """What shows that the letters of a text were decoded wrongly; None where nothing does."""
    sample = text[:_SAMPLE]
    if "???" in sample and sum(map(len, _ASKED.findall(sample))) > _ASKED_SHARE * len(sample):
        return "???"
    if sample.isascii():
        return None
    fewest = max(_LEAST, _SHARE * len(sample))
    latin = sample.encode("latin-1", "replace")
    if any(sign in sample for sign in _REPLACEMENTS) or latin.translate(None, _NO_CONTROL):
        replaced = _REPLACED.findall(sample)
        if len(replaced) >= fewest:
            return str(replaced[0])
    high = len(latin.translate(None, _NO_HIGH))
    # Of the second letters of a pair some are beyond Latin-1: they became question marks.
    if high >= fewest and len(latin.translate(None, _NO_SECOND)) >= fewest:
        pairs = [pair for pair in _TWICE.findall(sample) if _is_utf8(pair)]
        if len(pairs) >= fewest:
            return str(pairs[0])
    return "".join(_HIGH.findall(sample)[:8]) if high > max(_HIGH_SHARE * len(sample), 4 * _LEAST) else None


def _is_utf8(pair: str) -> bool:
    """Whether the two letters are two bytes with which a character of UTF-8 may begin."""
    try:
        tail = pair[1].encode("cp1252", "strict")
    except UnicodeEncodeError:
        tail = pair[1].encode("latin-1", "replace")
    return 0x80 <= tail[0] <= 0xBF


def frame_of(title: str, language: str) -> str | None:
    """The part of a title, between its bars and dashes, that names a page of a site's frame and nothing else."""
    for part in _SEGMENT.split(title) if len(title) <= _LONGEST_FRAME else ():
        for tongue in dict.fromkeys((language, "en")):
            plain = searchable(part, tongue)
            if plain.strip() and plain in _frames(tongue):
                return part.strip()
    return None


@cache
def _frames(language: str) -> frozenset[str]:
    return frozenset(searchable(name, language) for name in signals("frames")["frame"].get(language, ()))
