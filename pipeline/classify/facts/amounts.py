"""Money: a figure with a currency before or behind it, by sign, ISO 4217 code or word."""

import re
from collections.abc import Sequence

from pipeline.classify.facts.currencies import SIGNS, before, behind, resolved
from pipeline.classify.facts.numbers import SPACED_NUMBER, decimal, han_number, has_decimal_point, shifted
from pipeline.classify.facts.plain import FREE, LETTER, Figure, Span, figures, is_eastern, matches, small_letters
from pipeline.model.classification import Amount

_SCALES = {
    "thousand": 3, "k": 3, "тыс": 3, "тысяч": 3, "тис": 3, "тисяч": 3, "mil": 3, "mille": 3, "bin": 3, "nghìn": 3, "ngàn": 3, "ribu": 3, "tausend": 3, "tys": 3, "tysięcy": 3, "duizend": 3, "tusen": 3, "ألف": 3, "الف": 3, "พัน": 3, "หมื่น": 4, "แสน": 5,
    "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7,
    "million": 6, "millions": 6, "millionen": 6, "mio": 6, "mln": 6, "millones": 6, "millón": 6, "milhões": 6, "milhão": 6, "milioni": 6, "milione": 6, "milioane": 6, "miljoen": 6, "milionów": 6, "miliony": 6, "miljoner": 6, "milyon": 6, "млн": 6, "миллион": 6, "миллиона": 6, "миллионов": 6, "мільйон": 6, "мільйонів": 6, "мільйони": 6, "juta": 6, "triệu": 6, "مليون": 6, "ล้าน": 6, "m": 6,
    "billion": 9, "bn": 9, "milliarden": 9, "mrd": 9, "milliards": 9, "milliard": 9, "miliardi": 9, "miljard": 9, "milyar": 9, "млрд": 9, "tỷ": 9, "miliar": 9,
}  # fmt: skip
_SCALE = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_SIGN = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_JOIN = r" ?(?:-|–|~|to|bis|a|à|至|до) ?"
_JOIN_UNSIGNED = r" ?(?:-|–|~|to|bis|a|à|至|до|and|or|und|et|y|e|en|и) ?"
_PRICED = rf"(?P<number>{SPACED_NUMBER})(?:,--?|\.-)?"
_SIGNED = re.compile(
    rf"(?P<sign>(?<!{LETTER})(?:{_SIGN}|[A-Z]{{3}}|fl?)) ?{_PRICED}(?:{_JOIN}(?P<second>{SPACED_NUMBER}))? ?"
)
_BARE = re.compile(rf"{FREE}{_PRICED}(?:{_JOIN_UNSIGNED}(?P<second>{SPACED_NUMBER}))? ?")
_LONGEST_SIGN = 8
_TAILS = frozenset({sign[-2:] for sign in SIGNS} | {"fl", " f", "\nf", "f"})
"""How signs end: where nothing like it stands before a figure, no sign is looked for."""
_SIGN_BEFORE = re.compile(rf"(?<!{LETTER})(?:{_SIGN}|[A-Z]{{3}}|fl?) ?$")
_TAIL_SCALE = re.compile(rf"({small_letters(_SCALE)})(?!{LETTER})\.? ?(?:de |di |of )?")
_LONGEST_TAIL = 30
_TAIL_BRIDGE = re.compile(r"(?:\([^()]{2,40}\) ?)?(?:united states |lawful )?")
_ENDS = frozenset(");:/]\n%º°\x01") | {""}
_BRIDGES = ("(", "u", "l")
_NEAR = re.compile(rf"{LETTER}|[€₹₩₽₴₺₪฿£$¥¢(\u0e00-\u9fff\uac00-\ud7af]")
_EAST_POWERS = {"億": 8, "亿": 8, "억": 8, "万": 4, "萬": 4, "만": 4, "千": 3, "천": 3, "百": 2, "백": 2}
_EAST = re.compile(r"(?<![\d.,])(?:\d[\d,.]{0,14} ?[億亿억万萬만千천百백]{1,2} ?){1,3}(?:\d[\d,]{0,9})?")
_EAST_SIGN = re.compile("[億亿억万萬만千천百백]")
_EAST_PART = re.compile(r"(\d[\d,.]*) ?([億亿억万萬만千천百백]*)")
_HAN = re.compile(
    r"[一二三四五六七八九十百千两兩][一二三四五六七八九十百千万萬亿億零〇两兩]{0,11}(?=元|美元|日元|欧元|港元|人民币)"
)


def find_amounts(
    text: str, language: str, jurisdiction: str | None, at: Sequence[Figure] | None = None
) -> tuple[tuple[Amount, ...], list[Span]]:
    """The amounts, each once, and where they stand. `at` are the figures of the text, where they are known already."""
    at = figures(text) if at is None else at
    amounts: dict[Amount, None] = {}
    spans: list[Span] = []
    found = _eastern(text, language, jurisdiction, at) if is_eastern(text) else []
    taken = {place for start, end, _ in found for place in range(start, end)}
    western = _western(text, language, jurisdiction, at)
    found += [one for one in western if one[0] not in taken and one[1] - 1 not in taken]
    for start, end, priced in sorted(found, key=lambda one: one[0]):
        spans.append((start, end))
        amounts |= dict.fromkeys(priced)
    return tuple(amounts), spans


def _western(
    text: str, language: str, jurisdiction: str | None, at_figures: Sequence[Figure]
) -> list[tuple[int, int, list[Amount]]]:
    point = has_decimal_point(language, jurisdiction)
    found: list[tuple[int, int, list[Amount]]] = []
    at = 0
    for start, stop, behind_it in at_figures:
        match, sign = _figure(text, at, start) if start >= at else (None, None)
        if match is None or (sign is None and _stands_alone(text, stop, behind_it)):
            continue
        scale, named, end = _tail(text, match.end())
        at = match.end()
        currency = _chosen(before(sign, language), named)
        code = resolved(currency, language, jurisdiction) if currency else None
        if code is None:
            continue
        scale -= 2 if currency == "cent" else 0
        values = [decimal(written, point=point) for written in (match["number"], match["second"]) if written]
        found.append((match.start(), max(end, at), [Amount(shifted(value, scale), code) for value in values if value]))
        at = max(end, at)
    return found


def _figure(text: str, at: int, start: int) -> tuple[re.Match[str] | None, str | None]:
    """The figure whose digits begin at a place, and the sign before it."""
    before = text[max(at, start - _LONGEST_SIGN) : start]
    tail = before.rstrip(" ")[-2:]
    if (tail in _TAILS or tail[-1:] in _TAILS or tail.isupper()) and (sign := _SIGN_BEFORE.search(before)):
        match = _SIGNED.match(text, start - len(before) + sign.start())
        if match is not None:
            return match, match["sign"]
    return _BARE.match(text, start), None


def _stands_alone(text: str, end: int, sign: str) -> bool:
    """Whether what is behind a figure neither goes on with it nor names money."""
    return sign in _ENDS or (
        sign in ",." and not text[end + 1 : end + 2].isdecimal() and text[end + 1 : end + 2] != "-"
    )


def _chosen(sign: str | None, named: str | None) -> str | None:
    """Of a bare dollar sign and a code behind the figure (`$500 CAD`) the code says more."""
    return named if sign is None or (sign in ("$", "£", "¥", "kr") and named) else sign


def _tail(text: str, at: int) -> tuple[int, str | None, int]:
    """Scale and currency that follow a figure, and where they end."""
    scale = 0
    if text.startswith("-", at) and (hyphened := behind(text, at + 1))[0]:
        return scale, *hyphened
    if not _NEAR.match(text, at):
        return scale, None, at
    end = at
    if named := _TAIL_SCALE.match(small_letters(text[at : at + _LONGEST_TAIL])):
        scale, at = _SCALES[named[1]], at + named.end()
        end = at
    if text[at : at + 1] in _BRIDGES and (bridge := _TAIL_BRIDGE.match(text, at)):
        at = bridge.end()
    currency, stop = behind(text, at)
    return scale, currency, stop if currency else end


def _eastern(
    text: str, language: str, jurisdiction: str | None, at: Sequence[Figure]
) -> list[tuple[int, int, list[Amount]]]:
    """Figures by ten thousands (1億5,000万円, 20만원, 2.5万元), and sums in words (五千元)."""
    found: list[tuple[int, int, list[Amount]]] = []
    powers_there = _EAST_SIGN.search(text) is not None
    for match in matches(_EAST, text, (figure[0] for figure in at)) if powers_there else ():
        total = sum(_part(figure, powers) for figure, powers in _EAST_PART.findall(match[0]))
        found += _priced(text, match, f"{total:.2f}", language, jurisdiction)
    for match in _HAN.finditer(text) if "元" in text or "人民币" in text else ():
        found += _priced(text, match, han_number(match[0]), language, jurisdiction)
    return found


def _priced(
    text: str, match: re.Match[str], value: str, language: str, jurisdiction: str | None
) -> list[tuple[int, int, list[Amount]]]:
    named, end = behind(text, match.end())
    signs = [
        sign for sign in SIGNS if text.endswith(sign, 0, match.start()) or text.endswith(sign + " ", 0, match.start())
    ]
    currency = before(max(signs, key=len), language) if signs else named
    code = resolved(currency, language, jurisdiction) if currency else None
    plain = decimal(value, point=True)
    return [(match.start(), max(end, match.end()), [Amount(plain, code)])] if code and plain else []


def _part(figure: str, powers: str) -> float:
    plain = figure.replace(",", "").strip(".")
    return float(plain if plain.count(".") < 2 else "0") * float(10 ** sum(_EAST_POWERS[power] for power in powers))
