"""Wording: the same said with other letters, in ways that a reader takes for the same.

"don't" and "do not", "e.g." and "for example", "5 per cent" and "5 %", "10,000" and "10000", "EUR 150" and "€150": a style
guide changed them, no rule. Figures lose their separators only where the page's language leaves no doubt what they
separate: "1,500" is a thousand and a half in English, one and a half in German.
"""

import re

# Written with and without a hamza, with either end; vowel signs and the stretching stroke say nothing.
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ک": "ك",
        **dict.fromkeys("ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652", ""),
    }
)
# Japanese and Korean manners of speech: "提出して下さい" and "ご提出ください", "받을 수" and "받으실 수".
_ASKED = re.compile(
    r"[ごお](?=[\u4e00-\u9fff])"
    r"|(?:(?:を)?(?:して|し))?(?:下さい|ください)(?:ますようお?願い(?:いたし|致し|し)ます)?"
)
_HONOURS = {
    "으실": "을",
    "으신": "은",
    "으시": "으",
    "하실": "할",
    "하신": "한",
    "하시": "하",
    "되실": "될",
    "되신": "된",
    "되시": "되",
}
_HONOURED = re.compile(rf"(?<=[가-힣])(?:{'|'.join(_HONOURS)})")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º)\b")
_NOT = re.compile(r"\b(?:ca|wo|(\w+))n['’]t\b", re.IGNORECASE)
_SHORTENED = re.compile(r"(?<=\w)['’](ll|re|ve)\b", re.IGNORECASE)
_VERBS = {"ll": " will", "re": " are", "ve": " have"}
_CANNOT = re.compile(r"\bcannot\b", re.IGNORECASE)
_LATIN = re.compile(
    r"\b(?:e\. ?g|i\. ?e|etc|viz|approx|incl|excl)\.|\bz\. ?B\.|\bd\. ?h\.|\bbzw\.|\bp\. ?ej\.|\bp\. ?ex\.",
    re.IGNORECASE,
)
_LONG_FORMS = {
    "eg": "for example", "ie": "that is", "etc": "and so on", "viz": "namely", "approx": "approximately",
    "incl": "including", "excl": "excluding", "zb": "zum beispiel", "dh": "das heißt", "bzw": "beziehungsweise",
    "pej": "por ejemplo", "pex": "por exemplo",
}  # fmt: skip
_PER_CENT = re.compile(
    r"(?<=\d)\s*(?:%|％|٪|per\s?cent|pct\b\.?|prozent|v\. ?H\.|pour\s?cent|por\s?cien(?:to)?|por\s?cento|per\s?cento|procent|"
    r"százalék|prosenttia|prosent|odstotkov|posto\b|od?sto\b|процент(?:а|ов)?|yüzde)",
    re.IGNORECASE,
)
_EURO_FIRST = re.compile(r"(?:€|\bEUR(?:O|OS)?\b)\s?(\d[\d.,  ]{0,20}\d|\d)", re.IGNORECASE)
_EURO = re.compile(r"€|\beuros?\b|\bевро\b|\bευρώ\b", re.IGNORECASE)
_GROUPED = {
    separator: re.compile(rf"\b\d{{1,3}}(?:{separator}\d{{3}})+(?![\d]|{separator}\d)")
    for separator in (",", r"\.", r"[\u00a0\u202f ]", "['’]")
}
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_EMPTY_DECIMALS = re.compile(r"(\d)\.0{1,2}(?=\s?(?:%|eur\b))|(\d\.\d)0(?=\s?(?:%|eur\b))")
_COMMA_PARTS_THOUSANDS = frozenset("en|ja|zh|zh-hans|zh-hant|ko|th|he|hi|ms|fil|sw|mt|ga".split("|"))
# With the kind of file beside it: "files of up to 10 MB" is a rule.
_SIZE = r"(?<!\d)\d{1,6}(?:[.,]\d{1,3})?\s?(?:[kmg]i?b|bytes?|ko|mo|кб|мб)\b"
_KIND = r"\b(?:pdf|docx?|xlsx?|zip|odt|csv|rtf)\b"
_FILE_SIZE = re.compile(rf"{_KIND}[\s,;:(\[|–-]{{0,3}}{_SIZE}|{_SIZE}[\s,;:|–-]{{1,3}}{_KIND}", re.IGNORECASE)


def without_file_sizes(text: str) -> str:
    """The text without the sizes of the files that it links: "Guide (PDF, 210 KB)"."""
    return _FILE_SIZE.sub(" ", text)


def plain(text: str, language: str) -> str:
    """The text as a style guide would not change it any more; not for showing."""
    text = _CANNOT.sub("can not", _NOT.sub(_not, text)) if "n" in text else text
    text = _SHORTENED.sub(_verb, text) if "'" in text or "’" in text else text
    if not text.isascii():
        text = _HONOURED.sub(_unhonoured, _ASKED.sub("", text))
    text = _LATIN.sub(_long_form, text.translate(_ARABIC))
    if not any(map(str.isdigit, text)):
        return text
    text = _ORDINAL.sub("", text)
    text = _EURO.sub(" eur ", _EURO_FIRST.sub(r"\1 eur ", _PER_CENT.sub(" %", text)))
    return _EMPTY_DECIMALS.sub(r"\1\2", _DECIMAL_COMMA.sub(".", _ungrouped(text, language)))


def _not(match: re.Match[str]) -> str:
    found = match.group().lower()
    verb = "can" if found.startswith("ca") and not match.group(1) else "will" if not match.group(1) else match.group(1)
    return f"{verb} not"


def _verb(match: re.Match[str]) -> str:
    return _VERBS[match.group(1).lower()]


def _unhonoured(match: re.Match[str]) -> str:
    return _HONOURS[match.group()]


def _long_form(match: re.Match[str]) -> str:
    return _LONG_FORMS[re.sub(r"[.\s]", "", match.group().lower())]


def _ungrouped(text: str, language: str) -> str:
    certain = [r"[\u00a0\u202f ]", "['’]", "," if language.lower() in _COMMA_PARTS_THOUSANDS else r"\."]
    for separator in certain:
        text = _GROUPED[separator].sub(lambda match: re.sub(r"\D", "", match.group()), text)
    return text
