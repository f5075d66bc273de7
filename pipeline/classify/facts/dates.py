"""Days that a text names, and what happens on them.

Numeric days are read in the order of the country: month first in the United States and in English texts of the
Philippines, day first elsewhere (CLDR's short date patterns), year first where it is written first.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from pipeline.classify.facts.calendars import day, era_year, month_pattern, months
from pipeline.classify.facts.plain import Span
from pipeline.classify.facts.date_roles import role_of
from pipeline.model.classification import DatedFact, DateRole

_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "PR"})
_YEAR_FIRST = re.compile(r"(?<![\d.,/-])(\d{4})(?P<sep>[-./]) ?(\d{1,2})(?P=sep) ?(\d{1,2})(?!\d|[./-]\d)")
_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,2})(?P<sep>[-./]) ?(\d{1,2})(?P=sep) ?(\d{4}|\d{2})(?!\d|[.,/-]\d)")
_CJK = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|中華民國|民國|民国)? ?(?P<year>\d{1,4}|元) ?[年년] ?"
    r"(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일號号]"
)
_HAN_DIGITS = re.compile(r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_ERA_POINTS = re.compile(r"(明治|大正|昭和|平成|令和) ?(\d{1,2})[.．・] ?(\d{1,2})[.．・] ?(\d{1,2})(?!\d)")
_VIETNAMESE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_AFTER_PUBLICATION = re.compile(
    r"(\d{1,3}) ?(?:calendar |business )?(?:days?|Tage?n?|jours?|días?|dias?|giorni|dagen|dagar|dni|日|天|일|дн\w+|днів|gün|ngày|hari|วัน|يوم[اً]*)[ ,]*(?:\w+ ){0,3}?"
    r"(?:after|from|following|nach|après|después|contados|após|dopo|na|efter|od|po|from|со|после|з|sonra|kể từ|sejak|setelah|นับ|من|بعد) (?:\w+ ){0,4}?"
    r"(?:publication|Veröffentlichung|Bekanntmachung|Verkündung|publicación|publicação|pubblicazione|bekendmaking|offentliggörand\w*|publikacji|ogłoszenia|опубликовани\w*|опублікуванн\w*|yayım\w*|công bố|đăng|diundangkan|ประกาศ|نشر\w*)",
    re.IGNORECASE,
)
_SINCE_PUBLICATION_ZH = re.compile(r"自(?:本公告)?(?:发布|公布|發布)之日起(?:满)? ?(\d{1,3}) ?(?:日|天)")
_ON_PUBLICATION_ZH = re.compile(r"自(?:发布|公布|發布|印发)之日起(?:施行|执行|實施|实施|生效|起执行)")


def find_dates(
    text: str, language: str, jurisdiction: str | None, published: date | None, cited: list[Span]
) -> tuple[tuple[DatedFact, ...], list[Span]]:
    """The days with their roles, each once, and where they stand."""
    found: dict[DatedFact, None] = {}
    spans: list[Span] = []
    for start, end, when in sorted(_days(text, language, jurisdiction)):
        if any(one[0] <= start and end <= one[1] for one in spans):
            continue
        inside = any(one[0] <= start and end <= one[1] for one in cited)
        spans.append((start, end))
        role = DateRole.OTHER if inside else role_of(text, start, end, language)
        found[DatedFact(when, role)] = None
    if published is not None:
        found |= {DatedFact(when, DateRole.EFFECTIVE): None for when in _relative(text, published)}
    return _one_role_each(found), spans


def _one_role_each(found: dict[DatedFact, None]) -> tuple[DatedFact, ...]:
    """A day that has a role somewhere is not told again without one."""
    told = {fact.date for fact in found if fact.role is not DateRole.OTHER}
    return tuple(fact for fact in found if fact.role is not DateRole.OTHER or fact.date not in told)


def _days(text: str, language: str, jurisdiction: str | None) -> Iterator[tuple[int, int, date]]:
    for match, when in (*_numeric(text, jurisdiction), *_named(text, language), *_eastern(text, language, jurisdiction)):
        if when is not None:
            yield match.start(), match.end(), when


def _numeric(text: str, jurisdiction: str | None) -> Iterator[tuple[re.Match[str], date | None]]:
    for match in _YEAR_FIRST.finditer(text):
        yield match, day(int(match[1]), int(match[3]), int(match[4]))
    month_first = jurisdiction in _MONTH_FIRST
    for match in _NUMERIC.finditer(text):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        swap = (month_first and one <= 12) or two > 12
        yield match, day(year, one, two) if swap else day(year, two, one)


def _named(text: str, language: str) -> Iterator[tuple[re.Match[str], date | None]]:
    day_first, month_first = _named_patterns(language)
    names = months(language)
    for match in day_first.finditer(text):
        number = 1 if not match["day"].isdecimal() else int(match["day"])
        yield match, day(int(match["year"]), names[match["month"].lower()], number)
    for match in month_first.finditer(text):
        yield match, day(int(match["year"]), names[match["month"].lower()], int(match["day"]))


@cache
def _named_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = month_pattern(language)
    link = r"(?: ?(?:\.|º|°|er|st|nd|rd|th|ª|/|-))?,? ?(?:de |del |of |di |d’|d'|dnia |من |شهر |day of )?"
    between = r"\.?(?:/[^\W\d_]+)?,? ?(?:-|/|\.)? ?(?:de |del |of |พ\.ศ\. ?|ค\.ศ\. ?|року |عام |سنة )?"
    day_first = rf"(?<![\d.,/])(?P<day>\d{{1,2}}|1er|الأول|primero|primeiro|1º){link}{link}(?P<month>{names})(?![^\W\d_]){between}(?P<year>\d{{4}}|\d{{2}}(?=\D|$))(?!\d)"
    month_first = rf"(?<![^\W\d_])(?P<month>{names})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_first, re.IGNORECASE)


def _eastern(text: str, language: str, jurisdiction: str | None) -> Iterator[tuple[re.Match[str], date | None]]:
    if text.isascii():
        return
    for match in _CJK.finditer(text):
        year = 1 if match["year"] == "元" else int(match["year"])
        if match["era"]:
            year = era_year(match["era"], year) or 0
        elif year < 1000:
            year = year + 1911 if jurisdiction == "TW" and year > 20 else 0
        yield match, day(year or 1, int(match["month"]), int(match["day"]))
    for match in _ERA_POINTS.finditer(text):
        yield match, day(era_year(match[1], int(match[2])) or 1, int(match[3]), int(match[4]))
    for match in _HAN_DIGITS.finditer(text):
        year = int("".join(str("〇一二三四五六七八九".index(sign.replace("零", "〇"))) for sign in match[1]))
        yield match, day(year, _han(match[2]), _han(match[3]))
    for match in _VIETNAMESE.finditer(text):
        yield match, day(int(match[3]), int(match[2]), int(match[1]))


def _han(written: str) -> int:
    from pipeline.classify.facts.rates import chinese_number

    return int(chinese_number(written))


def _relative(text: str, published: date) -> Iterator[date]:
    for pattern in (_AFTER_PUBLICATION, _SINCE_PUBLICATION_ZH):
        for match in pattern.finditer(text):
            yield published + timedelta(days=int(match[1]))
    if _ON_PUBLICATION_ZH.search(text):
        yield published
