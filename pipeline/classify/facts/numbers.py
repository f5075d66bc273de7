"""Numbers as written in different countries, to decimal strings."""

import re

NUMBER = r"\d+(?:[.,'’]\d+)*"
"""A number without blanks inside."""
SPACED_NUMBER = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,'’]\d+)*"
"""A number in which blanks may part the thousands."""

_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "th", "hi", "ar"})
_POINT_PLACES = frozenset("US GB IE AU NZ CA IN MX PE GT HN NI PA SV DO PR CH LI SG MY PH CN TW HK JP KR TH IL".split())
_LONGEST = 30
_PARTING = re.compile(r"[ '’]")
_MARKS = re.compile(r"[.,]")
_HAN_DIGITS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2, "兩": 2}
_HAN_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}


def has_decimal_point(language: str, jurisdiction: str | None = None) -> bool:
    """Whether 1.500 is one and a half there (CLDR's number symbols; Latin America is divided)."""
    return language in _POINT_LANGUAGES or (language == "es" and jurisdiction in _POINT_PLACES)


def decimal(written: str, *, point: bool, small: bool = False) -> str | None:
    """A decimal string without needless zeros; `small` numbers (rates) have no thousands. None where it is none."""
    if len(written) > _LONGEST:
        return None
    plain = _PARTING.sub("", written)
    dots, commas = plain.count("."), plain.count(",")
    if dots and commas:
        last = max(plain.rfind("."), plain.rfind(","))
        plain = _MARKS.sub("", plain[:last]) + "." + plain[last + 1 :]
    elif dots + commas > 1:
        plain = _MARKS.sub("", plain)
    elif dots or commas:
        plain = _one_separator(plain, "." if dots else ",", point=point, small=small)
    return _trimmed(plain)


def _one_separator(plain: str, sign: str, *, point: bool, small: bool) -> str:
    """1,500 in a country of the decimal point has thousands; so has 1.000 anywhere: nobody writes one that way."""
    whole, _, rest = plain.partition(sign)
    grouped = len(rest) == 3 and 0 < len(whole) <= 3 and whole[0] != "0" and not small
    thousands = grouped and ((sign == ",") == point or rest == "000")
    return whole + rest if thousands else f"{whole}.{rest}"


def _trimmed(plain: str) -> str | None:
    whole, _, rest = plain.partition(".")
    if not whole.isdecimal() or (rest and not rest.isdecimal()):
        return None
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def shifted(value: str, power: int) -> str:
    """The decimal string times ten to the power, by moving its point."""
    if not power:
        return value
    whole, _, rest = value.partition(".")
    if power < 0:
        whole = whole.rjust(1 - power, "0")
        return _trimmed(f"{whole[:power]}.{whole[power:]}{rest}") or "0"
    digits = rest.ljust(power, "0")
    return _trimmed(whole + digits[:power] + (f".{digits[power:]}" if digits[power:] else "")) or "0"


def han_number(written: str) -> str:
    """十三 -> 13, 一百二十 -> 120, 五万 -> 50000, 二〇二六 -> 2026, 二点五 -> 2.5; digits as they are."""
    whole, _, rest = written.partition("点")
    if not any(sign in _HAN_POWERS for sign in whole):
        digits = "".join(str(_HAN_DIGITS.get(sign, sign)) for sign in whole)
        return f"{digits}.{''.join(str(_HAN_DIGITS.get(sign, '')) for sign in rest)}" if rest else digits
    total = section = digit = 0
    for sign in whole:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif (power := _HAN_POWERS.get(sign, 0)) >= 4:
            total += (section + digit) * 10**power
            section = digit = 0
        elif power:
            section += (digit or 1) * 10**power
            digit = 0
        else:
            return written
    return str(total + section + digit)
