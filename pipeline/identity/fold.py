"""Texts without what differs between two printings of one notice: case, width, marks, spaces."""

import re
import unicodedata
from collections import Counter
from functools import cache

from pipeline.model.document import Document

_NOT_WORD = re.compile(r"[\W_]+")
# 1.15 is not 11.5, and 1/23 not 12/3; nor is -0.2 the same as +0.2.
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
_SIGN = re.compile(r"(?<![^\s(])[-+\u2212](?=\d)")
# Digits, and the numerals of China and Japan where two or more stand together.
_FIGURE = re.compile(r"\d+|[〇零一二三四五六七八九十百千]{2,}")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_STAMP = 120

_STAMP_WORDS = frozenset(
    "no nr n nº num number numero número núm numéro nomor date dated day published publication publié posted on issued of "
    "the and de del du da der den dem des vom von am le la los el en til af av z r dnia от г года від р № datum data fecha "
    "th st nd rd º reference ref doc notice announcement"
    .split()
)  # fmt: skip
# Of Chinese, Japanese and Korean lines: what stands around the figures of a number or a day.
_STAMP_SIGNS = frozenset("第号號年月日期公告令示发發布佈时時间間来源文제호년월일공고고시")


def folded(text: str) -> str:
    """Letters and digits alone, in one form and case; figures stay apart (by `x`) and keep their signs."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    signed = _SIGN.sub(lambda found: "plus" if found.group() == "+" else "minus", plain)
    return _NOT_WORD.sub("", _BETWEEN_DIGITS.sub("x", signed))


def weight(text: str) -> int:
    """How much a folded text says: a letter counts one, a sign of Chinese, Japanese or Korean three."""
    return len(text) + 2 * len(_HAN.findall(text))


def words(text: str) -> frozenset[str]:
    """The words and figures of a title; of Chinese, Japanese and Thai the pairs of neighbouring signs."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found: set[str] = set()
    for token in _TOKEN.findall(plain):
        if _HAN.search(token) or len(token) > 30:
            found.update(token[at : at + 2] for at in range(max(1, len(token) - 1)))
        else:
            found.add(token)
    return frozenset(found)


def figures(text: str) -> Counter[str]:
    """Every figure of a text, as often as it stands."""
    return Counter(_FIGURE.findall(unicodedata.normalize("NFKC", text)))


def same_figures(old: Document, new: Document) -> bool:
    """Whether not one figure differs."""
    return figures(old.text) == figures(new.text)


def is_stamp(line: str, language: str) -> bool:
    """Whether a line is only a number, a day, or both ("No. 12/2026", "公告〔2026〕12号", "7 November 2026").

    A line with any other word is none: "effective 1 January 2027" is the rule itself.
    """
    if len(line) > _LONGEST_STAMP or not any(char.isdigit() for char in line):
        return False
    if re.search(r"[%‰€$£¥₹₩]", line):
        return False
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", line).casefold()):
        known = token.isdigit() or token in _STAMP_WORDS or token in _months(language) or token in _months("en")
        if not known and not set(token) <= _STAMP_SIGNS:
            return False
    return True


@cache
def _months(language: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return frozenset()
    forms = (
        locale.months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
    )
    return frozenset(str(name).casefold().rstrip(".") for months in forms for name in months.values())
