"""Days as written, in the orders and calendars of the languages.

Numeric days are read in the order of the country: month first in the United States and where nothing but English is
known, day first elsewhere (CLDR's short date patterns), year first where it is written first.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from pipeline.classify.facts.calendars import day, era_year, month_pattern, months
from pipeline.classify.facts.islamic import islamic_days
from pipeline.classify.facts.numbers import han_number
from pipeline.classify.facts.plain import LETTER, all_places, figures, is_eastern, matches
from pipeline.classify.facts.telling import MONTH, told

Found = tuple[re.Match[str], date | None]

_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "PR"})
_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})(?P<sep>[-./]) ?(\d{1,2})(?P=sep) ?(\d{1,2})(?!\d|[/-]\d|\.\d)")
_NUMBERED = re.compile(
    r"(?:regla|numeral|punto|rule|para(?:graph)?|section|abschnitt|nummer|ziffer|rz|chapter|version|v|pkt|ust|art|clause|item|inciso|apartado|título|п|пункт\w{0,3}|第|item|point|annex|anexo|annexe|מס['׳]|№|n[°º]|table|cuadro|kap)\.? ?\Z",
    re.IGNORECASE,
)
"""Before the number of a rule (`regla 3.7.35`), which only looks like a day of a two-digit year."""
_NUMERIC = re.compile(r"(?<![A-Za-z\d./-])(\d{1,2})(?P<sep>[-./]) ?(\d{1,2})(?P=sep) ?(\d{4}|\d{2})(?!\d|[./-]\d)")
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
_POINTED_SECOND = re.compile(r"\.? ?(?:부터|~|-|–) ?(\d{1,2})\. ?(\d{1,2})\.(?! ?\d)")
"""2026. 6. 1.부터 9. 30.까지."""
_SAME_YEAR = re.compile(r"同年 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?月 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?日")
_TO = (
    r"\s*(?:-|–|—|~|to|through|until|au|al|ao|bis(?: zum)?|tot(?: en met)?|do|till(?: och med)?|til(?: og med)?|a|à|asti|până la|έως(?: την)?|по|до|đến|ถึง)"
    r"\s*(?:the |den |el |le |il |dia |dnia |ngày )?"
)
_ORDINAL = r"(?: ?(?:\.?[º°ª]|\.|er\b|st\b|nd\b|rd\b|th\b|o\b|η\b|ης\b))?"
_LINK = r",? ?(?:/|-)?(?:de |del |of |di |d’|d'|dnia |من |شهر |من شهر |day of |päivänä |päivästä |päivään |ב)?"
_RANGE_REACH = 45
_ERA_POINTS = re.compile(
    r"(明治|大正|昭和|平成|令和|(?<![^\W_])[HRS]) ?(\d{1,2})[.・年] ?(\d{1,2})[.・月] ?(\d{1,2})(?![\d年])日?"
)
_VIETNAMESE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_YEAR_MONTH_DAY = re.compile(r"(?<!\d)(\d{4})(?:\.| m\.) (?P<month>[^\W\d_]{3,12}) (?P<day>\d{1,2})(?!\d)(?: ?d\.)?")
"""Hungarian: 2026. április 1-jén; Lithuanian: 2026 m. balandžio 1 d."""
_YEAR_DAY_MONTH = re.compile(r"(?<!\d)(\d{4})\. ?gada (?P<day>\d{1,2})\. ?(?P<month>[^\W\d_]{3,12})")
"""Latvian: 2026. gada 1. aprīlī."""
_YEAR_LEADS = {"hu": _YEAR_MONTH_DAY, "lt": _YEAR_MONTH_DAY, "lv": _YEAR_DAY_MONTH}
_FIRSTS = {"fr": ("1er",), "ar": ("الأول", "الاول"), "es": ("primero", "1ero"), "pt": ("primeiro",)}
_TO_MONTH = 24
_MONTH_DAY_YEAR = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?,? ?(?<=[ ,])(\d{4})(?!\d)")


def written_days(text: str, language: str, jurisdiction: str | None) -> Iterator[tuple[int, int, date]]:
    """Each day named, with where it stands; in no order, and they may overlap."""
    for start, end, when in _named(text, language):
        if when is not None:
            yield start, end, when
    yield from islamic_days(text, language)
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
        if language == "ko" and (second := _POINTED_SECOND.match(text, match.end())):
            yield second, day(int(match[1]), int(second[1]), int(second[2]))
    month_first = jurisdiction in _MONTH_FIRST or (jurisdiction is None and language == "en")
    for match in matches(_NUMERIC, text, (start for start, length in signed if length <= 2)):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        if year < 100 and _NUMBERED.search(text, max(0, match.start() - 14), match.start()):
            continue
        swap = two > 12 or (month_first and match["sep"] != "." and one <= 12)
        yield match, day(year, one, two, language) if swap else day(year, two, one, language)
    if jurisdiction == "TW":
        for match in matches(_MINGUO_SIGNS, text, (start for start, length in signed if length == 3)):
            yield match, day(int(match[1]) + 1911, int(match[3]), int(match[4]))


def _named(text: str, language: str) -> Iterator[tuple[int, int, date | None]]:
    day_first, month_before = _named_patterns(language)
    names = months(language)
    told_months = told(text, language).get(MONTH)
    if told_months is None:
        return
    at = figures(text)
    short = [
        *_before_months((start for start, end, sign in at if end - start <= 2 and sign not in _NO_DAY), told_months)
    ]
    words = [*_first_days(text, language)]
    for match in matches(day_first, text, sorted({*short, *words}) if words else short):
        number = int(match["day"]) if match["day"].isdecimal() else 1
        when = day(int(match["year"]), names[match["month"].lower()], number, language)
        yield from _first_of_range(text, match.start(), when, language, told_months)
        yield match.start(), match.end(), when
    # `March 3, 2027`: a year follows at once.
    yearly = [
        one[0]
        for one, other in pairwise(at)
        if one[1] - one[0] <= 2 and other[1] - other[0] == 4 and other[0] - one[1] <= 4
    ]
    for match in matches(_MONTH_DAY_YEAR, text, yearly):
        if month := month_before.search(text, max(0, match.start() - 16), match.start()):
            when = day(int(match[2]), names[month[1].lower()], int(match[1]))
            yield from _first_of_range(text, month.start(), when, language, told_months)
            yield month.start(), match.end(), when
    if leading := _YEAR_LEADS.get(language):
        for match in matches(leading, text, (start for start, end, sign in at if end - start == 4 and sign in ". ")):
            if named := names.get(match["month"].lower()):
                yield match.start(), match.end(), day(int(match[1]), named, int(match["day"]))


def _before_months(starts: Iterable[int], told_months: list[int]) -> Iterator[int]:
    """Those places behind which the name of a month begins soon."""
    at = 0
    for start in starts:
        while at < len(told_months) and told_months[at] <= start:
            at += 1
        if at < len(told_months) and told_months[at] - start <= _TO_MONTH:
            yield start


def _first_of_range(
    text: str, start: int, last: date | None, language: str, told_months: list[int]
) -> Iterator[tuple[int, int, date | None]]:
    """`1. April` of `vom 1. April bis zum 30. September 2026`, `May 1` of `May 1 through June 30, 2026`."""
    begin = max(0, start - _RANGE_REACH)
    if bisect_left(told_months, begin) == bisect_left(told_months, start):
        return
    first = _yearless(language).search(text, begin, start) if last is not None else None
    if last is None or first is None:
        return
    names = months(language)
    month, number = (first["month"], first["day"]) if first["day"] else (first["m"], first["d"])
    when = day(last.year, names[month.lower()], int(number))
    if when is not None and when > last:
        when = day(last.year - 1, when.month, when.day)
    yield first.start(), first.end("head"), when


def _first_days(text: str, language: str) -> Iterator[int]:
    """Where the first of a month is written as a word."""
    return (place for word in _FIRSTS.get(language, ()) for place in all_places(word, text))


@cache
def _yearless(language: str) -> re.Pattern[str]:
    """A day without its year that a small word ties to the day right behind it."""
    names = month_pattern(language)
    day_first = rf"(?<![\d.,/])(?P<day>\d{{1,2}}){_ORDINAL}{_LINK}(?P<month>{names})(?!{LETTER})"
    month_first = rf"(?<!{LETTER})(?P<m>{names}) (?P<d>\d{{1,2}})"
    return re.compile(rf"(?P<head>{day_first}|{month_first})\.?{_TO}\Z", re.IGNORECASE)


@cache
def _named_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day with the month behind it and its year; and the month that stands before a day."""
    names = month_pattern(language)
    between = r"\.?(?:/[^\W\d_]{1,12})?,? ?(?:-|/|\.)?(?:de |del |of |พ\.ศ\. ?|พุทธศักราช ?|B\.?E\.? |ค\.ศ\. ?|року |عام |سنة |لسنة |tahun |année )?"
    firsts = "".join(f"|(?<!{LETTER}){re.escape(word)}" for word in _FIRSTS.get(language, ()))
    day_first = (
        rf"(?P<day>(?<![\d.,/])(?<!{LETTER})\d{{1,2}}(?!\d){firsts}){_ORDINAL}{_LINK}(?P<month>{names})(?!{LETTER})"
        rf"{between}(?P<year>\d{{4}}|\d{{2}}(?=[^\d:]|$))(?!\d)"
    )
    month_before = rf"(?<!{LETTER})({names})\.? ?$"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_before, re.IGNORECASE)


def _eastern(text: str, jurisdiction: str | None) -> Iterator[Found]:
    if not is_eastern(text):
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
    yield from _same_year(text, jurisdiction)
    pointed = (start for start, end, sign in figures(text) if end - start <= 2 and sign in _ERA_SIGNS)
    for match in matches(_ERA_POINTS, text, (at for start in pointed for at in range(max(0, start - 3), start))):
        yield match, day(era_year(match[1], int(match[2])) or 1, int(match[3]), int(match[4]))


def _same_year(text: str, jurisdiction: str | None) -> Iterator[Found]:
    """同年4月1日: in the year of the day before it."""
    if "同年" not in text:
        return
    named = [(match.start(), _eastern_year(match, jurisdiction)) for match in _years_by_sign(text)]
    for match in _SAME_YEAR.finditer(text):
        years = [year for at, year in named if at < match.start()]
        if years:
            yield match, _day(years[-1], match[1], match[2])


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
