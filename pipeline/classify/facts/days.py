"""Days as written, in the orders and calendars of the languages.

Numeric days are read in the order of the country: month first in the United States and where nothing but English is
known, day first elsewhere (CLDR's short date patterns), year first where it is written first.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from pipeline.classify.facts.calendars import day, era_year, month_pattern, months
from pipeline.classify.facts.numbers import han_number
from pipeline.classify.facts.plain import LETTER, all_places, figures, matches

Found = tuple[re.Match[str], date | None]

_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "PR"})
_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})(?P<sep>[-./]) ?(\d{1,2})(?P=sep) ?(\d{1,2})(?!\d|[/-]\d|\.\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})(?P<sep>[-./]) ?(\d{1,2})(?P=sep) ?(\d{4}|\d{2})(?!\d|[./-]\d)")
_MINGUO_SIGNS = re.compile(r"(?<![\d./-])(1\d\d)(?P<sep>[-./])(\d{1,2})(?P=sep)(\d{1,2})(?!\d|[./-]\d)")
_KOREAN_SHORT = re.compile(r"[’'‘](\d\d)\. ?(\d{1,2})\. ?(\d{1,2})\.?(?!\d)")
_HAN = "〇零一二三四五六七八九十百元"
_EAST = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|中華民國|民國|民国)? ?"
    rf"(?P<year>(?<!\d)\d{{1,4}}|[{_HAN}]{{1,4}}) ?[年년](?: ?[(（][^()（）]{{2,8}}[)）])? ?"
    rf"(?P<month>\d{{1,2}}|[{_HAN}]{{1,3}}) ?[月월] ?(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}}) ?[日일號号]"
)
_YEAR_SIGN = re.compile("[年년]")
_BEFORE_YEAR, _BEHIND_YEAR = 12, 30
_SIGNS, _ERA_SIGNS = frozenset("-./"), frozenset(".・年")
_NO_DAY = frozenset("%％)）:;€$")
"""Signs behind a figure that is no day of a month."""
_OF_EAST = re.compile("[\u3400-\u9fff\uac00-\ud7af]")
_EAST_SECOND = re.compile(
    r"(?:\([^()]{1,4}\))? ?(?:起)?(?:至|到|~|-|–|—|から|부터|和|及|、) ?(?:同年)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일號号]"
)
_ERA_POINTS = re.compile(
    r"(明治|大正|昭和|平成|令和|(?<![^\W_])[HRS]) ?(\d{1,2})[.・年] ?(\d{1,2})[.・月] ?(\d{1,2})(?![\d年])"
)
_VIETNAMESE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_FIRSTS = {"fr": ("1er",), "ar": ("الأول", "الاول"), "es": ("primero", "1ero"), "pt": ("primeiro",)}
_MONTH_DAY_YEAR = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?,? ?(?<=[ ,])(\d{4})(?!\d)")


def written_days(text: str, language: str, jurisdiction: str | None) -> Iterator[tuple[int, int, date]]:
    """Each day named, with where it stands; in no order, and they may overlap."""
    for start, end, when in _named(text, language):
        if when is not None:
            yield start, end, when
    for found in (_numeric(text, language, jurisdiction), _eastern(text, jurisdiction)):
        for match, when in found:
            if when is not None:
                yield match.start(), match.end(), when


def _numeric(text: str, language: str, jurisdiction: str | None) -> Iterator[Found]:
    signed = [(start, end - start) for start, end, sign in figures(text) if sign in _SIGNS]
    if not signed:
        return
    for match in matches(_YEAR_FIRST, text, (start for start, length in signed if length == 4)):
        yield match, day(int(match[1]), int(match[3]), int(match[4]), language)
    month_first = jurisdiction in _MONTH_FIRST or (jurisdiction is None and language == "en")
    for match in matches(_NUMERIC, text, (start for start, length in signed if length <= 2)):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        swap = two > 12 or (month_first and match["sep"] != "." and one <= 12)
        yield match, day(year, one, two, language) if swap else day(year, two, one, language)
    if jurisdiction == "TW":
        for match in matches(_MINGUO_SIGNS, text, (start for start, length in signed if length == 3)):
            yield match, day(int(match[1]) + 1911, int(match[3]), int(match[4]))


def _named(text: str, language: str) -> Iterator[tuple[int, int, date | None]]:
    day_first, month_before = _named_patterns(language)
    names = months(language)
    at = figures(text)
    short = [start for start, end, sign in at if end - start <= 2 and sign not in _NO_DAY]
    words = [*_first_days(text, language)]
    for match in matches(day_first, text, sorted({*short, *words}) if words else short):
        number = int(match["day"]) if match["day"].isdecimal() else 1
        when = day(int(match["year"]), names[match["month"].lower()], number, language)
        yield match.start(), match.end(), when
    # `March 3, 2027`: a year follows at once.
    yearly = [
        one[0]
        for one, other in pairwise(at)
        if one[1] - one[0] <= 2 and other[1] - other[0] == 4 and other[0] - one[1] <= 4
    ]
    for match in matches(_MONTH_DAY_YEAR, text, yearly):
        if month := month_before.search(text, max(0, match.start() - 16), match.start()):
            yield month.start(), match.end(), day(int(match[2]), names[month[1].lower()], int(match[1]))


def _first_days(text: str, language: str) -> Iterator[int]:
    """Where the first of a month is written as a word."""
    return (place for word in _FIRSTS.get(language, ()) for place in all_places(word, text))


@cache
def _named_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day with the month behind it and its year; and the month that stands before a day."""
    names = month_pattern(language)
    ordinal = r"(?: ?(?:\.?[º°ª]|\.|er\b|st\b|nd\b|rd\b|th\b|o\b))?"
    link = r",? ?(?:/|-)?(?:de |del |of |di |d’|d'|dnia |من |شهر |من شهر |day of )?"
    between = r"\.?(?:/[^\W\d_]{1,12})?,? ?(?:-|/|\.)?(?:de |del |of |พ\.ศ\. ?|พุทธศักราช ?|ค\.ศ\. ?|року |عام |سنة |لسنة |tahun |année )?"
    firsts = "".join(f"|(?<!{LETTER}){re.escape(word)}" for word in _FIRSTS.get(language, ()))
    day_first = (
        rf"(?P<day>(?<![\d.,/])(?<!{LETTER})\d{{1,2}}(?!\d){firsts}){ordinal}{link}(?P<month>{names})(?!{LETTER})"
        rf"{between}(?P<year>\d{{4}}|\d{{2}}(?=[^\d:]|$))(?!\d)"
    )
    month_before = rf"(?<!{LETTER})({names})\.? ?$"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_before, re.IGNORECASE)


def _eastern(text: str, jurisdiction: str | None) -> Iterator[Found]:
    if text.isascii():
        return
    if "tháng" in text:
        for match in _VIETNAMESE.finditer(text):
            yield match, day(int(match[3]), int(match[2]), int(match[1]))
    if not _OF_EAST.search(text):
        return
    if "’" in text or "'" in text or "‘" in text:
        for match in _KOREAN_SHORT.finditer(text):
            yield match, day(2000 + int(match[1]), int(match[2]), int(match[3]))
    for match in _years_by_sign(text):
        year = _eastern_year(match, jurisdiction)
        yield match, _day(year, match["month"], match["day"])
        if second := _EAST_SECOND.match(text, match.end()):
            yield second, _day(year, second[1], second[2])
    pointed = (start for start, end, sign in figures(text) if end - start <= 2 and sign in _ERA_SIGNS)
    for match in matches(_ERA_POINTS, text, (at for start in pointed for at in range(max(0, start - 3), start))):
        yield match, day(era_year(match[1], int(match[2])) or 1, int(match[3]), int(match[4]))


def _years_by_sign(text: str) -> Iterator[re.Match[str]]:
    """Days written 2026年3月1日 or 令和八年三月一日, found around their 年."""
    reach = 0
    for sign in _YEAR_SIGN.finditer(text):
        start = max(reach, sign.start() - _BEFORE_YEAR)
        match = _EAST.search(text, start, sign.end() + _BEHIND_YEAR) if sign.start() >= reach else None
        if match is not None and match.start() <= sign.start():
            reach = match.end()
            yield match


def _eastern_year(match: re.Match[str], jurisdiction: str | None) -> int:
    """A year by its era, in Taiwan also a bare Minguo year; 1 where none can be told."""
    number = 1 if match["year"] == "元" else _number(match["year"])
    if match["era"]:
        return era_year(match["era"], number) or 1
    if number < 1000:
        return number + 1911 if jurisdiction == "TW" and number > 20 else 1
    return number


def _day(year: int, month: str, number: str) -> date | None:
    return day(year, _number(month), _number(number)) if year >= 1850 else None


def _number(written: str) -> int:
    plain = han_number(written)
    return int(plain) if plain.isdecimal() else 0
