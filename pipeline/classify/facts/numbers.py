"""Numbers as written in different countries, to decimal strings."""

import re

NUMBER = r"\d+(?:[.,'’]\d+)*"
"""A number without blanks inside."""
SPACED_NUMBER = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,'’]\d+)*"
"""A number in which blanks may part the thousands."""

_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "th", "hi", "ar"})
_POINT_PLACES = frozenset("US GB IE AU NZ CA IN MX PE GT HN NI PA SV DO PR CH LI SG MY PH CN TW HK JP KR TH IL".split())


def has_decimal_point(language: str, jurisdiction: str | None = None) -> bool:
    """Whether 1.500 is one and a half there (CLDR's number symbols; Latin America is divided)."""
    return language in _POINT_LANGUAGES or (language == "es" and jurisdiction in _POINT_PLACES)


def decimal(written: str, *, point: bool, small: bool = False) -> str | None:
    """A decimal string without needless zeros; `small` numbers (rates) have no thousands. None where it is none."""
    plain = re.sub(r"[ '’]", "", written)
    dots, commas = plain.count("."), plain.count(",")
    if dots and commas:
        last = max(plain.rfind("."), plain.rfind(","))
        plain = re.sub(r"[.,]", "", plain[:last]) + "." + plain[last + 1 :]
    elif dots + commas > 1:
        plain = re.sub(r"[.,]", "", plain)
    elif dots or commas:
        plain = _one_separator(plain, "." if dots else ",", point=point, small=small)
    return _trimmed(plain)


def _one_separator(plain: str, sign: str, *, point: bool, small: bool) -> str:
    whole, _, rest = plain.partition(sign)
    thousands = len(rest) == 3 and whole != "0" and len(whole) <= 3 and not small and (sign == ",") == point
    return whole + rest if thousands else f"{whole}.{rest}"


def _trimmed(plain: str) -> str | None:
    whole, _, rest = plain.partition(".")
    if not whole.isdecimal() or (rest and not rest.isdecimal()) or len(plain) > 30:
        return None
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole
