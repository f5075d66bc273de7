"""Money: a figure with a currency before or behind it, by sign, ISO 4217 code or word."""

import re
from functools import cache

from pipeline.classify.facts.numbers import SPACED_NUMBER, decimal, has_decimal_point
from pipeline.classify.facts.plain import Span
from pipeline.model.classification import Amount

# Dollars, pounds and crowns mean another currency in each place; elsewhere the best-known one.
_BY_PLACE = {
    "$": {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN", "TW": "TWD", "CL": "CLP", "CO": "COP", "AR": "ARS"},
    "¥": {"JP": "JPY", "CN": "CNY"},
    "£": {"EG": "EGP"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
    "元": {"TW": "TWD", "HK": "HKD", "MO": "MOP"},
    "dirham": {"MA": "MAD"},
    "riyal": {"QA": "QAR", "OM": "OMR", "YE": "YER", "IR": "IRR"},
    "dinar": {"BH": "BHD", "JO": "JOD", "DZ": "DZD", "TN": "TND", "IQ": "IQD", "RS": "RSD", "LY": "LYD"},
    "peso": {"PH": "PHP", "CL": "CLP", "CO": "COP", "AR": "ARS", "UY": "UYU", "DO": "DOP"},
    "rupee": {"PK": "PKR", "LK": "LKR", "NP": "NPR"},
    "franc": {"FR": "FRF", "BE": "BEF"},
}
_USUAL = {"$": "USD", "¥": "JPY", "£": "GBP", "kr": "SEK", "元": "CNY", "dirham": "AED", "riyal": "SAR", "dinar": "KWD", "peso": "MXN", "rupee": "INR", "franc": "CHF"}  # fmt: skip
_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "C$": "CAD", "CA$": "CAD", "CDN$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "S$": "SGD", "HK$": "HKD",
    "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "$": "$", "€": "EUR", "£": "£", "¥": "¥", "￥": "¥", "₹": "INR", "Rs.": "rupee", "Rs": "rupee", "₩": "KRW", "₽": "RUB", "₴": "UAH",
    "₺": "TRY", "₫": "VND", "฿": "THB", "₪": "ILS", "Rp": "IDR", "Rp.": "IDR", "S/": "PEN", "S/.": "PEN", "zł": "PLN", "Fr.": "CHF", "kr": "kr", "Kč": "CZK",
    "RM": "MYR", "₱": "PHP", "f": "NLG", "ƒ": "NLG", "人民币": "CNY", "RMB": "CNY", "美元": "USD", "新臺幣": "TWD", "新台幣": "TWD", "港币": "HKD", "欧元": "EUR",
}  # fmt: skip
_WORDS = (
    (r"euros?\b|eur[oó]w?\b|евро\b|євро\b|欧元|歐元|ユーロ|유로|يورو|ยูโร", "EUR"),
    (r"(?:u\.?s\.? |american )dollars?\b|us[- ]?dollars?\b|dólares (?:americanos|de los|de ee|estadounidenses|dos)|dólares dos eua|dollari usa\b|dolar(?:y|ów|a|i)? (?:usa|as|amerik)\w*|долл\w*\.? (?:сша|США)|美元|美金|米ドル|ドル|달러|đô la mỹ|dolar amerika|دولار|ดอลลาร์", "USD"),
    (r"dollars?\b|dólares\b|dollari\b|dollar\w*\b|долл\w*|đô la", "$"),
    (r"人民币|人民幣", "CNY"),
    (r"新臺幣|新台幣", "TWD"), (r"港元|港币|港幣", "HKD"), (r"日元|日圓|円", "JPY"), (r"元", "元"), (r"원", "KRW"), (r"yen\b", "JPY"), (r"yuan\b", "CNY"),
    (r"pounds?(?: sterling)?\b(?! of| per)|livres sterling", "£"), (r"руб\w*", "RUB"), (r"грн\b|гривень|гривн\w*", "UAH"), (r"тенге", "KZT"),
    (r"zł(?:otych|ote|oty)?\b", "PLN"), (r"türk lirası|\btl\b|lira\b", "TRY"), (r"đồng\b|vnđ|₫", "VND"), (r"บาท", "THB"), (r"rupiah\b", "IDR"),
    (r"reais\b|real\b", "BRL"), (r"(?:nuevos )?soles\b", "PEN"), (r"pesos?\b", "peso"), (r"rupees?\b|रुपये|रुपए", "rupee"), (r"ringgit\b", "MYR"), (r"rand\b", "ZAR"),
    (r"dirhams?\b|درهم", "dirham"), (r"riyals?\b|ريال", "riyal"), (r"dinars?\b|دينار", "dinar"), (r"swiss francs?|francs? suisses|schweizer franken|franken\b", "CHF"), (r"francs?\b", "franc"),
    (r"kronor\b|kroner\b|kronen\b|kr\b", "kr"), (r"gulden\b", "NLG"), (r"€|₹|₩|₽|₴|₺|₪|฿|£|\$|¥", ""),
)  # fmt: skip
_SCALES = {
    "thousand": 3, "k": 3, "тыс": 3, "тисяч": 3, "mil": 3, "mille": 3, "bin": 3, "nghìn": 3, "ngàn": 3, "ribu": 3, "tausend": 3, "tys": 3, "duizend": 3, "천": 3, "千": 3, "ألف": 3, "พัน": 3,
    "万": 4, "萬": 4, "만": 4, "lakh": 5, "crore": 7, "億": 8, "亿": 8, "억": 8,
    "million": 6, "millions": 6, "millionen": 6, "mio": 6, "mln": 6, "millones": 6, "milhões": 6, "milhão": 6, "milioni": 6, "milioane": 6, "miljoen": 6, "milionów": 6, "miljoner": 6, "milyon": 6, "млн": 6, "миллион": 6, "миллионов": 6, "juta": 6, "triệu": 6, "مليون": 6, "ล้าน": 6, "m": 6,
    "billion": 9, "bn": 9, "milliarden": 9, "mrd": 9, "milliards": 9, "miliardi": 9, "miljard": 9, "млрд": 9, "tỷ": 9, "miliar": 9,
}  # fmt: skip
_SCALE = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_JOIN = r" ?(?:-|–|~|to|bis|a|à|至|до) ?"
_FIGURE = re.compile(
    rf"(?:(?P<sign>(?<![^\W\d_])(?:{_SIGN}|[A-Z]{{3}})) ?|(?<![\w.,/-]))"
    rf"(?P<number>{SPACED_NUMBER})(?:(?:,-|\.-)?)(?:{_JOIN}(?P<second>{SPACED_NUMBER}))? ?",
)
_TAIL_SCALE = re.compile(rf"({_SCALE})(?![a-zà-ÿа-я])\.? ?(?:de |di |of )?", re.IGNORECASE)
_TAIL_CODE = re.compile(r"([A-Z]{3})(?![A-Za-z])")
_TAIL_WORDS = tuple((re.compile(words, re.IGNORECASE), code) for words, code in _WORDS)
_FIRST_LETTERS = re.compile(r"[^\W\d_]|[€₹₩₽₴₺₪฿£$¥]")


def find_amounts(text: str, language: str, jurisdiction: str | None) -> tuple[tuple[Amount, ...], list[Span]]:
    """The amounts, each once, and where they stand."""
    amounts: dict[Amount, None] = {}
    spans: list[Span] = []
    point = has_decimal_point(language, jurisdiction)
    at = 0
    while (match := _FIGURE.search(text, at)) is not None:
        at = match.end()
        scale, currency, end = _tail(text, match.end())
        currency = _before(match["sign"]) or currency
        if currency is None:
            continue
        code = _resolved(currency, language, jurisdiction)
        for written in (match["number"], match["second"]):
            value = decimal(written, point=point) if written else None
            if value is not None:
                amounts[Amount(_scaled(value, scale), code)] = None
        spans.append((match.start(), max(end, match.end())))
        at = max(end, match.end())
    return tuple(amounts), spans


def _before(sign: str | None) -> str | None:
    if not sign:
        return None
    sign = sign.strip()
    return _SIGNS.get(sign) or (sign if sign in _iso_codes() else None)


def _tail(text: str, at: int) -> tuple[int, str | None, int]:
    """Scale and currency that follow a figure, and where they end."""
    scale = 0
    if not _FIRST_LETTERS.match(text, at):
        return scale, None, at
    if named := _TAIL_SCALE.match(text, at):
        scale, at = _SCALES[named[1].lower()], named.end()
    if (code := _TAIL_CODE.match(text, at)) and code[1] in _iso_codes():
        return scale, code[1], code.end()
    for words, currency in _TAIL_WORDS:
        if word := words.match(text, at):
            return scale, currency or _SIGNS[word[0]], word.end()
    return scale, None, at


def _resolved(currency: str, language: str, jurisdiction: str | None) -> str:
    if currency == "¥" and jurisdiction is None and language == "zh":
        return "CNY"
    return _BY_PLACE.get(currency, {}).get(jurisdiction or "", _USUAL.get(currency, currency))


def _scaled(value: str, power: int) -> str:
    if not power:
        return value
    whole, _, rest = value.partition(".")
    digits = rest.ljust(power, "0")
    return (whole + digits[:power]).lstrip("0") + (f".{digits[power:]}" if digits[power:] else "") or "0"


@cache
def _iso_codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(str(code) for code in Locale("en").currencies) - {"XXX", "ALL", "TOP", "MOP", "CUP", "TRY"} | {"TRY"}
