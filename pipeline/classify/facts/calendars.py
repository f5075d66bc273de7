"""Months by name, and years by other counts than the Common Era."""

import re
from datetime import date
from functools import cache

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_ERA_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_BUDDHIST = 543
_LEVANTINE = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول")  # fmt: skip
_THAI_SHORT = ("ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย", "ก.ค", "ส.ค", "ก.ย", "ต.ค", "พ.ย", "ธ.ค")
_ESTONIAN = (
    "jaanuar",
    "veebruar",
    "märts",
    "aprill",
    "mai",
    "juuni",
    "juuli",
    "august",
    "septembr",
    "oktoobr",
    "novembr",
    "detsembr",
)
_LATVIAN = (
    "janvār",
    "februār",
    "mart",
    "aprīļ",
    "maij",
    "jūnij",
    "jūlij",
    "august",
    "septembr",
    "oktobr",
    "novembr",
    "decembr",
)
_EXTRA = {
    "es": {"ene": 1, "abr": 4, "ago": 8, "set": 9, "setiembre": 9, "sept": 9, "dic": 12},
    "en": {"sept": 9},
    "ar": {name: number for number, name in enumerate(_LEVANTINE, 1)} | {"ابريل": 4, "اغسطس": 8, "اكتوبر": 10, "يونيه": 6, "يوليه": 7},
    "de": {"jänner": 1, "maerz": 3},
    "th": {name: number for number, name in enumerate(_THAI_SHORT, 1)},
    "id": {"agt": 8, "nop": 11, "pebruari": 2, "nopember": 11},
    "fr": {"fevrier": 2, "aout": 8, "decembre": 12},
    "pt": {"marco": 3},
    "nl": {"mrt": 3},
    "sl": {"januarja": 1, "februarja": 2, "marca": 3, "aprila": 4, "maja": 5, "junija": 6, "julija": 7, "avgusta": 8, "septembra": 9, "oktobra": 10, "novembra": 11, "decembra": 12},
    "hi": {"फरवरी": 2, "सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12, "अक्तूबर": 10},
    "ro": {"ian": 1},
    "da": {"mai": 5, "mars": 3, "desember": 12},
    "sr": {"januara": 1, "februara": 2, "marta": 3, "aprila": 4, "maja": 5, "juna": 6, "jula": 7, "avgusta": 8, "septembra": 9, "oktobra": 10, "novembra": 11, "decembra": 12, "јануара": 1, "фебруара": 2, "марта": 3, "априла": 4, "маја": 5, "јуна": 6, "јула": 7, "августа": 8, "септембра": 9, "октобра": 10, "новембра": 11, "децембра": 12},
    "hr": {"januara": 1, "februara": 2, "marta": 3, "aprila": 4, "maja": 5, "juna": 6, "jula": 7, "augusta": 8, "septembra": 9, "oktobra": 10, "novembra": 11, "decembra": 12},
    "et": {month + ending: number for number, month in enumerate(_ESTONIAN, 1) for ending in ("il", "ist", "ini", "i", "iks", "l", "st", "ni", "ks")},
    "lv": {month + ending: number for number, month in enumerate(_LATVIAN, 1) for ending in ("a", "ā", "am", "u", "ī", "is")} | {"aprīlī": 4, "aprīlis": 4, "aprīlim": 4},
    "lt": {"sausis": 1, "kovą": 3, "liepą": 7},
}  # fmt: skip
_WIDTHS = (("format", "wide"), ("format", "abbreviated"), ("stand-alone", "wide"), ("stand-alone", "abbreviated"))


@cache
def months(language: str) -> dict[str, int]:
    """Month names of a language and the English ones, in lower case without a final point (CLDR).

    Of a language that CLDR does not know, such as `mul` or what a page made up, the English ones.
    """
    from babel import Locale, UnknownLocaleError

    names: dict[str, int] = {}
    for tongue in dict.fromkeys((language, "en")):
        try:
            table = Locale.parse(tongue).months
        except (UnknownLocaleError, ValueError):
            continue
        for context, width in _WIDTHS:
            for number, name in table[context][width].items():
                plain = str(name).lower().strip(".")
                if len(plain) >= 3 and not plain[0].isdecimal():
                    names.setdefault(plain, int(number))
        names = _EXTRA.get(tongue, {}) | names
    return names


@cache
def month_pattern(language: str) -> str:
    """An alternation of the month names, longest first."""
    return "|".join(sorted(map(re.escape, months(language)), key=len, reverse=True))


def era_year(era: str, year: int) -> int | None:
    """The Common Era year of a Japanese era (by name or letter) or of the Minguo count."""
    era = _ERA_LETTERS.get(era.strip(), era)
    first = next((first for name, first in _ERAS.items() if name in era), None)
    return None if first is None else first + year


def day(year: int, month: int, number: int, language: str = "en") -> date | None:
    """A date, or None where there is no such day.

    Two digits are a year of 1950 to 2049, in Thai one of the Buddhist 2500s; 24xx to 26xx are Buddhist years.
    """
    if year < 100 and language == "th":
        year += 2500 - _BUDDHIST
    elif year < 100:
        year += 2000 if year < 50 else 1900
    elif 2400 <= year <= 2640:
        year -= _BUDDHIST
    if not 1850 <= year <= 2199:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None
