"""Currencies by sign, code and word, and what a word means in a place.

Signs and codes: CLDR and ISO 4217; which dollar, pound, crown or peso is meant is the jurisdiction's own.
"""

import re
from functools import cache

from pipeline.classify.facts.plain import LETTER, small_letters

# Dollars, pounds and crowns mean another currency in each place; elsewhere the best-known one.
_BY_PLACE = {
    "$": {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN", "TW": "TWD", "CL": "CLP", "CO": "COP", "AR": "ARS"},
    "dollar": {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD"},
    "¥": {"JP": "JPY", "CN": "CNY"},
    "£": {"EG": "EGP"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
    "元": {"TW": "TWD", "HK": "HKD", "MO": "MOP"},
    "dirham": {"MA": "MAD"},
    "riyal": {"QA": "QAR", "OM": "OMR", "YE": "YER", "IR": "IRR"},
    "dinar": {"BH": "BHD", "JO": "JOD", "DZ": "DZD", "TN": "TND", "IQ": "IQD", "RS": "RSD", "LY": "LYD"},
    "peso": {"PH": "PHP", "CL": "CLP", "CO": "COP", "AR": "ARS", "UY": "UYU", "DO": "DOP"},
    "rupee": {"PK": "PKR", "LK": "LKR", "NP": "NPR"},
    "franc": {"FR": "FRF", "BE": "BEF", "LU": "LUF"},
    "rub": {"BY": "BYN"},
    "lei": {"MD": "MDL"},
}  # fmt: skip
_USUAL = {
    "$": "USD", "dollar": "USD", "¥": "JPY", "£": "GBP", "kr": "SEK", "元": "CNY", "dirham": "AED", "riyal": "SAR", "dinar": "KWD",
    "peso": "MXN", "rupee": "INR", "franc": "CHF", "rub": "RUB", "lei": "RON",
}  # fmt: skip
_BY_LANGUAGE = {("¥", "zh"): "CNY", ("kr", "nb"): "NOK", ("kr", "da"): "DKK", ("franc", "fr"): "CHF"}
SIGNS = {
    "US$": "USD", "US $": "USD", "U.S.$": "USD", "U.S. $": "USD", "USD$": "USD", "$US": "USD", "$ US": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "CDN$": "CAD", "CAN$": "CAD", "$CAN": "CAD", "$ CAN": "CAD", "$CA": "CAD", "$ CA": "CAD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD",
    "NZ$": "NZD", "S$": "SGD", "SG$": "SGD", "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "MXN$": "MXN", "$": "$", "€": "EUR", "£": "£", "¥": "¥", "￥": "¥", "₹": "INR", "Rs.": "rupee", "Rs": "rupee", "₩": "KRW", "₽": "RUB", "₴": "UAH",
    "₺": "TRY", "₫": "VND", "฿": "THB", "₪": "ILS", "Rp": "IDR", "Rp.": "IDR", "S/": "PEN", "S/.": "PEN", "zł": "PLN", "Fr.": "CHF", "kr": "kr", "Kč": "CZK", "Ft": "HUF",
    "RM": "MYR", "₱": "PHP", "ƒ": "NLG", "人民币": "CNY", "人民幣": "CNY", "RMB": "CNY", "美元": "USD", "美金": "USD", "新臺幣": "TWD", "新台幣": "TWD", "港币": "HKD", "港幣": "HKD", "欧元": "EUR", "歐元": "EUR", "미화": "USD", "원화": "KRW", "درهم": "dirham", "ريال": "riyal", "دولار": "USD",
}  # fmt: skip
_GULDEN = {"f": "NLG", "fl": "NLG"}
_WORDS = (
    (r"(?:de )?euro(?:s|n|a|oa|on|ja|jen|lla)?\b|eur(?:a|ů|ech|om|ami)?\b|evr(?:o|a|i|ov|ih)\b|ευρώ\b|ευρω\b|eur[oó]w?\b|avro\w{0,4}\b|евро\b|євро\b|欧元|歐元|ユーロ|유로|يورو|ยูโร", "EUR"),
    (r"(?:canadian dollars?|dollars? canadiens?|dólares canadienses|dólares canadenses|kanadische dollar|加拿大元|加元|カナダドル)", "CAD"),
    (r"(?:australian dollars?|dólares australianos|australische dollar|澳元|豪ドル)", "AUD"),
    (r"(?:new zealand dollars?|纽元|新西兰元)", "NZD"), (r"singapore dollars?|新加坡元", "SGD"),
    (r"(?:hong kong dollars?|港元|港币|港幣)", "HKD"),
    (r"(?:new taiwan dollars?|新臺幣|新台幣|元新臺幣|元新台幣)", "TWD"),
    (r"(?:u\.?s\.? |united states |american )dollars?\b|us[- ]?dollars?\b|\$ ?us\b|dollars? (?:américains?|des états-unis|us|ee)\b|dólares (?:americanos|de los estados unidos|de los|de ee|estadounidenses|norteamericanos|dos eua|dos estados unidos|dos)|dollari (?:usa|statunitensi|americani)\b"
     r"|dolar(?:y|ów|a|i|lar[ıi])? (?:usa|as|amerik)\w{0,12}|amerikaanse dollars?|abd dolar[ıi]|долл\w{0,12}\.? (?:сша|США)|доларів сша|美元|美金|米ドル|ドル|달러|미국 ?달러|미 ?달러|đô la mỹ|dolar (?:amerika|as)\w{0,12}|دولار\w{0,12}(?: أمريكي| امريكي)?|ดอลลาร์(?:สหรัฐ\w{0,12})?", "USD"),
    (r"\$ ?can?\b", "CAD"),
    (r"dollars?\b|dólares\b|dollari\b|dolar\w{0,12}\b|долл\w{0,12}|долар\w{0,12}|đô la", "dollar"),
    (r"元?人民币|元?人民幣", "CNY"),
    (r"日元|日圓|円(?!形|筒|滑|柱)", "JPY"), (r"(?:万)?韩元", "KRW"), (r"卢布", "RUB"), (r"英镑|英鎊|ポンド|파운드", "GBP"),
    (r"元(?![素件年组組代月旦器乙催正钾鉀锂鋰电電聚共醇酸胺])", "元"), (r"원(?!산|료|본|형|단|인|유|천|칙)", "KRW"), (r"yen\b", "JPY"), (r"yuan\b|renminbi|юан\w{0,12}", "CNY"), (r"엔(?!진)", "JPY"), (r"위안", "CNY"),
    (r"pounds? sterling\b|livres sterling|libras esterlinas|british pounds?|pfund sterling", "GBP"), (r"pounds?\b(?! of| per|s)", "pound"),
    (r"белорусск\w{1,12} рубл\w{1,12}|бел\. ?руб\w{0,12}", "BYN"), (r"руб\w{0,12}|рос\w{0,12} рублів", "rub"), (r"грн\b|гривень|гривн\w{0,12}|гривен\w{0,12}", "UAH"), (r"тенге|теңге", "KZT"), (r"драм\w{0,12}", "AMD"), (r"сом\w{0,3}\b", "KGS"),
    (r"zł(?:otych|ote|oty)?\b", "PLN"), (r"türk lirası\w{0,12}|\btl\b|lira\w{0,12}\b", "TRY"), (r"đồng\b|vnđ|₫", "VND"), (r"บาท|baht\b", "THB"), (r"rupiah\b", "IDR"),
    (r"reais\b|real\b", "BRL"), (r"(?:nuevos )?soles\b", "PEN"), (r"pesos?\b", "peso"), (r"rupees?\b|रुपये|रुपए|рупи\w{1,12}", "rupee"), (r"ringgit\b", "MYR"), (r"rand\b", "ZAR"), (r"shillings?\b", "KES"), (r"naira\b", "NGN"),
    (r"dirhams?\b|درهم\w{0,12}|دراهم", "dirham"), (r"riyals?\b|ريال\w{0,12}", "riyal"), (r"dinars?\b|دينار\w{0,12}|دنانير", "dinar"), (r"swiss francs?|francs? suisses|schweizer franken|franken\b", "CHF"), (r"francs? cfa|fcfa", "XOF"), (r"francs?\b", "franc"),
    (r"svenska kronor|kronor\b|kroner\b|kronen\b|kr\b", "kr"), (r"gulden\b", "NLG"), (r"forint\w{0,12}|Ft\b", "HUF"), (r"korun\w{0,12}|Kč", "CZK"), (r"lei\b", "lei"), (r"лв\b|лева\b", "BGN"), (r"cents?\b(?= (?:per|a|each|/))|¢", "cent"),
    (r"€|₹|₩|₽|₴|₺|₪|฿|£|\$|¥", ""),
)  # fmt: skip
_TAIL = re.compile("|".join(f"(?P<w{at}>{words})" for at, (words, _) in enumerate(_WORDS)), re.IGNORECASE)
_TELLING = re.compile("|".join(small_letters(words) for words, _ in _WORDS))
"""The same without groups and case: it fails at the first letters, where the other tries each group."""
_LONGEST = 60
_CODE = re.compile(rf"([A-Z]{{3}})(?!{LETTER})")
_NO_MONEY_PLACES = frozenset({"US"})


def before(sign: str | None, language: str) -> str | None:
    """The currency that a sign or code before a figure names."""
    if not sign:
        return None
    sign = sign.strip()
    gulden = _GULDEN.get(sign) if language == "nl" else None
    return SIGNS.get(sign) or gulden or (sign if sign in _iso_codes() else None)


def behind(text: str, at: int) -> tuple[str | None, int]:
    """The currency named at a place behind a figure, and where it ends."""
    if (code := _CODE.match(text, at)) and code[1] in _iso_codes():
        return code[1], code.end()
    told = _TELLING.match(small_letters(text[at : at + _LONGEST])) is not None
    if told and (word := _TAIL.match(text, at)) and word.lastgroup:
        return _WORDS[int(word.lastgroup[1:])][1] or SIGNS[word[0]], word.end()
    return None, at


def resolved(currency: str, language: str, jurisdiction: str | None) -> str | None:
    """The ISO 4217 code of a currency as named; None where the word was a weight (American pounds)."""
    if currency == "pound":
        return None if jurisdiction in _NO_MONEY_PLACES else "GBP"
    if currency == "cent":
        return "USD"
    usual = _BY_LANGUAGE.get((currency, language)) or _USUAL.get(currency, currency)
    return _BY_PLACE.get(currency, {}).get(jurisdiction or "", usual)


@cache
def _iso_codes() -> frozenset[str]:
    """Codes of money, without those that are words or abbreviations of the trade."""
    from babel import Locale

    return frozenset(str(code) for code in Locale("en").currencies) - {
        "XXX",
        "ALL",
        "TOP",
        "MOP",
        "CUP",
        "NET",
        "SOS",
        "PEN",
    } | {"PEN"}
