"""Days as indexes write them, in many languages and four calendars."""

import re
import unicodedata
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{2,4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_ERA = re.compile(r"(令和|平成|昭和)\s*(\d{1,2}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}
# Month names are whatever is neither digit nor sign: Thai vowels are no letters to `re`, and its short months have a
# full stop inside (พ.ย.).
_SIGN = r"[^\d\s,.;:()\[\]/-]"
_NAME = rf"({_SIGN}{{2,15}}|{_SIGN}{{1,3}}\.{_SIGN}{{1,3}})"
# As older Indonesian texts spell them.
_VARIANTS = {"nopember": 11, "pebruari": 2}
_EARLIEST = 1800  # what looks earlier is of a calendar that we do not read (Hijri, Saudi Arabia: 1448)
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:de\s+)?{_NAME}\.?,?[\s-]*(?:de\s+|del\s+)?(\d{{4}})"
)
_MONTH_DAY_YEAR = re.compile(rf"{_NAME}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")


def parse_day(text: str, form: str | None = None, language: str = "en", month_first: bool = False) -> date | None:
    """The first day that `text` names; by `form` (strptime) alone where one is declared. None where there is none.

    A number pair is read day first, as most authorities write it, or month first (the United States). Years above 2400
    are Buddhist (Thailand, less 543), three-digit years are of the Republic of China (Taiwan, plus 1911), Japanese eras
    are read where their name stands. A year of the Hijri calendar is none.
    """
    words = unicodedata.normalize("NFKC", text).strip()
    if form is not None:
        return _by_form(words, form)
    return _by_number(words, month_first) or _by_name(words, language) or _by_mail_header(words)


def _by_form(words: str, form: str) -> date | None:
    """By the first words, as many as the form has: what follows is a time or a zone."""
    try:
        return datetime.strptime(" ".join(words.split()[: len(form.split())]), form).date()  # noqa: DTZ007, a day
    except ValueError:
        return None


def _by_number(words: str, month_first: bool) -> date | None:
    match = _ERA.search(words)
    if match:
        year = _BEFORE_ERA[match[1]] + (1 if match[2] == "元" else int(match[2]))
        return _day(year, int(match[3]), int(match[4]))
    match = _YEAR_FIRST.search(words)
    if match and len(match[1]) > 2:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _DAY_FIRST.search(words)
    if match:
        year, second, first = int(match[3]), int(match[2]), int(match[1])
        usual, other = _day(year, second, first), _day(year, first, second)
        return (other or usual) if month_first else (usual or other)  # 07/28/2026 has only one reading
    match = _COMPACT.search(words)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _by_name(words: str, language: str) -> date | None:
    for match in _DAY_MONTH_YEAR.finditer(words):
        month = _month(match[2], language)
        if month:
            return _day(int(match[3]), month, int(match[1]))
    for match in _MONTH_DAY_YEAR.finditer(words):
        month = _month(match[1], language)
        if month:
            return _day(int(match[3]), month, int(match[2]))
    return None


def _by_mail_header(words: str) -> date | None:
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, IndexError):
        return None


def _day(year: int, month: int, day: int) -> date | None:
    if 100 <= year < 200:
        year += 1911
    elif year > 2400:
        year -= 543
    try:
        return date(year, month, day) if year >= _EARLIEST else None
    except ValueError:
        return None


def _month(name: str, language: str) -> int | None:
    word = name.lower()
    return (
        _VARIANTS.get(word) or _months(language).get(word) or _months(language).get(word[:3]) or _months("en").get(word)
    )


@cache
def _months(language: str) -> dict[str, int]:
    """Names and short names of the months, as CLDR has them."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                found.setdefault(str(name).lower().rstrip("."), number)
    return found
