"""Days that a notice names without their year (`by 20 February`, `trước ngày 31/7`): the next such day after it was published.

Taught by customs' news of maintenance, deadlines of consultations and Vietnamese press notes. Told only where the role is
clear, since a day without year and role may be of any year.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from pipeline.classify.facts.calendars import day, month_pattern, months
from pipeline.classify.facts.plain import LETTER, Span
from pipeline.classify.facts.telling import MONTH, told

_BEFORE, _BEHIND = 14, 24
_ORDINAL = r"(?:\.?[º°ª]|\.|er\b|st\b|nd\b|rd\b|th\b|o\b|η\b|ης\b)?"
_NO_YEAR = r"(?![\w/])(?!\.?,? ?(?:de |del |of |of the year |året |года |року )?\d{2})"
_NUMERIC = re.compile(r"(?:(?<=ngày )|(?<=até )|(?<=dia )|(?<=hasta el ))(\d{1,2})/(\d{1,2})(?![\d/-]|\.\d)(?! ?%)")
_EASTERN = re.compile(r"(?<![\d年년])(?<![年년] )(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일](?!間)")
_YEARLY = re.compile(
    r"(?i)each (?:calendar )?year|every year|of the (?:year|following)|following year|annual|yearly|per year|jährlich|jedes jahres|des (?:folge|vor)jahres|chaque année|de l[’']année|annuel|cada año|anual|de cada ano|ogni anno|dell[’']anno"
    r"|elk jaar|jaarlijks|van het (?:jaar|volgende)|varje år|årlig|każdego roku|ежегодн|каждого года|щороку|her yıl|holiday|opening hours|office hours|closed|years? end|休|祝日|受付時間|營業時間|营业时间|毎年|每年|翌年|次年|同年|前年|当年|매년|hàng năm|hằng năm|setiap tahun|ทุกปี"
)
_THIS = re.compile(
    r"(?i)this year|cette année|este año|presente año|del año en curso|este ano|corrente ano|dieses jahres|dit jaar|quest[’']anno|i år\b|этого года|今年|本年|올해|năm nay|tahun ini"
)
_AHEAD = timedelta(days=300)
_FIGURE = re.compile(r"(?<![\d.,/-])\d{1,2}(?!\d)")
_AROUND, _MOST = 60, 200


def yearless_days(text: str, language: str, published: date, taken: Sequence[Span]) -> Iterator[tuple[int, int, date]]:
    """Each day without its year with where it stands, as the first that is not before `published`; none that recurs every
    year, and none within `taken`, the days that were read with their year."""
    for start, end, month, number in _found(text, language):
        if any(one < end and start < other for one, other in taken):
            continue
        if _YEARLY.search(text, max(0, start - _AROUND), end + _AROUND):
            continue
        near = text[max(0, start - _AROUND) : end + _AROUND]
        when = day(published.year, month, number) if _THIS.search(near) else _next(month, number, published)
        if when is not None:
            yield start, end, when


def _found(text: str, language: str) -> Iterator[tuple[int, int, int, int]]:
    names, done = months(language), 0
    for place in told(text, language).get(MONTH, ())[:_MOST]:
        if not _FIGURE.search(text, max(done, place - _BEFORE), place + _BEHIND):
            continue
        match = _pattern(language).search(text, max(done, place - _BEFORE), place + _BEHIND)
        if match is not None:
            done = match.end()
            month, number = (match["month"], match["day"]) if match["day"] else (match["m"], match["d"])
            yield match.start(), match.end(), names[month.lower()], int(number)
    if language in ("vi", "pt", "es") and "/" in text:
        for match in _NUMERIC.finditer(text):
            yield match.start(), match.end(), int(match[2]), int(match[1])
    if language in ("zh", "ja", "ko"):
        for match in _EASTERN.finditer(text):
            yield match.start(), match.end(), int(match[1]), int(match[2])


def _next(month: int, number: int, published: date) -> date | None:
    """The first such day from `published` on; None where one has just passed, which may as well be meant."""
    this_year = day(published.year, month, number)
    if this_year is not None and this_year >= published:
        coming: date | None = this_year
    else:
        coming = day(published.year + 1, month, number)
    return coming if coming is not None and coming - published <= _AHEAD else None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A day with its month, in either order, and no year behind."""
    names = month_pattern(language)
    day_first = (
        rf"(?<![\d.,/-])(?<!{LETTER})(?P<day>\d{{1,2}}){_ORDINAL} ?(?:de |of |d[’'])?(?P<month>{names}){_NO_YEAR}"
    )
    month_first = rf"(?<!{LETTER})(?P<m>{names})\.? (?P<d>\d{{1,2}}){_ORDINAL}(?![\d.:/%-]\d|\d){_NO_YEAR}(?! {names})"
    return re.compile(rf"{day_first}|{month_first}", re.IGNORECASE)
