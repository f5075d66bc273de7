"""Days of the Islamic calendars: the Umm al-Qura one of Saudi Arabia (1447/11/03هـ, 3 ذو القعدة 1447) and the solar one
of Iran and Afghanistan (۱۴۰۴/۱۱/۲۰, ۱ اسفند ۱۴۰۴).

The months of the first have 29 or 30 days as published by King Abdulaziz City for Science and Technology; of each year a
hexadecimal number says which, the lowest bit for Muharram. The second has leap years in a cycle of 33 (right for the
years 1244 to 1472).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.classify.facts.plain import figures, matches

_FIRST_YEAR, _FIRST_DAY = 1400, date(1979, 11, 20)
_LONG_MONTHS = (
    "d4b 52a a57 4ae 976 56c b55 aaa a55 4ad 95d 2da 5d9 db2 ba4 b4a a55 2b5 575 b6a bd2 bc4 b89 a95 52d 5ad b6a 6d4 dc9 d92 aa6 956 2ae 56d "
    "36a b55 aaa 94d 49d 95d 2ba 5b5 5aa d55 a9a 92e 26e 55d ada 6d4 6a5 54b a97 54e aae 5ac ba9 d92 b25 64b cab 55a b55 6d2 ea5 e4a a95 52d "
    "aad 36c 759 6d2 695 52d a5b 4ba 9ba 3b4 b69 b52 aa6 4b6 96d 2ec 6d9 eb2 d54 d2a a56 4ae 96d d6a b54 b29 a93 52b a57 536 ab5 6aa e93 "
).split()
_LUNAR = ("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة")  # fmt: skip
_LUNAR_TOO = {"ربيع الثاني": 4, "جمادى الثانية": 6, "جمادى الاولى": 5, "جمادى الاخرة": 6, "ربيع الاول": 3, "ربيع الاخر": 4, "ذي القعدة": 11, "ذي الحجة": 12, "المحرم": 1}  # fmt: skip
_SOLAR = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")  # fmt: skip
_MONTHS = {name: number for names in (_LUNAR, _SOLAR) for number, name in enumerate(names, 1)} | _LUNAR_TOO
_LONG_SOLAR = 6
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(1[34]\d\d)([/.-])(\d{1,2})\2(\d{1,2})|(\d{1,2})([/.-])(\d{1,2})\6(1[34]\d\d))(?![\d./-]\d)(?: ?هـ?)?"
)
_NAMED = re.compile(
    rf"(\d{{1,2}}) (?:من )?(?:شهر )?({'|'.join(sorted(_MONTHS, key=len, reverse=True))}) ?(?:سنة |عام |لعام |لسنة )?(1[34]\d\d)(?!\d)(?: ?هـ?)?"
)


def islamic_days(text: str, language: str) -> Iterator[tuple[int, int, date]]:
    """Each such day with where it stands; in Persian the solar calendar, in Arabic the other."""
    if language not in ("ar", "fa"):
        return
    short = [start for start, end, _ in figures(text) if end - start in (1, 2, 4)]
    for match in matches(_NUMERIC, text, short):
        written = (match[1], match[3], match[4]) if match[1] else (match[8], match[7], match[5])
        if when := _day(*map(int, written), language=language):
            yield match.start(), match.end(), when
    for match in matches(_NAMED, text, short):
        if when := _day(int(match[3]), _MONTHS[match[2]], int(match[1]), language=language):
            yield match.start(), match.end(), when


def _day(year: int, month: int, number: int, *, language: str) -> date | None:
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    return solar_day(year, month, number) if language == "fa" else lunar_day(year, month, number)


def lunar_day(year: int, month: int, number: int) -> date | None:
    """A day of the Umm al-Qura calendar, 1400 to 1500; None where there is none."""
    if not _FIRST_YEAR <= year < _FIRST_YEAR + len(_LONG_MONTHS):
        return None
    before = sum(_lengths(one)[at] for one in range(_FIRST_YEAR, year) for at in range(12))
    lengths = _lengths(year)
    if number > lengths[month - 1]:
        return None
    return _FIRST_DAY + timedelta(days=before + sum(lengths[: month - 1]) + number - 1)


def _lengths(year: int) -> list[int]:
    mask = int(_LONG_MONTHS[year - _FIRST_YEAR], 16)
    return [29 + (mask >> month & 1) for month in range(12)]


def solar_day(year: int, month: int, number: int) -> date | None:
    """A day of the Iranian calendar, 1244 to 1472; None where there is none."""
    if not 1244 <= year <= 1472 or number > (31 if month <= _LONG_SOLAR else 30):
        return None
    if month == 12 and number == 30 and not _is_leap(year):
        return None
    # 1 Farvardin 1400 was 21 March 2021.
    step = 1 if year >= 1400 else -1
    years = range(1400, year) if step > 0 else range(year, 1400)
    days = step * sum(366 if _is_leap(one) else 365 for one in years)
    months = 31 * (month - 1) if month <= _LONG_SOLAR + 1 else 31 * _LONG_SOLAR + 30 * (month - 1 - _LONG_SOLAR)
    return date(2021, 3, 21) + timedelta(days=days + months + number - 1)


def _is_leap(year: int) -> bool:
    return (year * 8 + 29) % 33 < 8
