"""Codes of the Harmonized System and of the national nomenclatures built on it, as digits only.

Spellings seen: 8517.13, 8517.13.00.00 (United States, Peru), 8517 13 00 (European Union), 8517.1300 (China),
8517.13-000 (Japan), `heading 85.17`, `HS 851713`, `Chapter 85`. A figure that needs help to be a code (`8517.13`
might be a price) counts only where the text speaks of a nomenclature.
"""

import re
from collections.abc import Iterator

_CHAPTER = r"(?:0[1-9]|[1-8]\d|9[0-9])"
_FULL = re.compile(
    rf"(?<![\w.,/-])(?:{_CHAPTER}\d\d\.\d\d(?:\.\d\d){{1,3}}|{_CHAPTER}\d\d\.\d\d\.\d{{4}}|{_CHAPTER}\d\d\.\d\d\.\d{{3}}"
    rf"|{_CHAPTER}\d\d\.\d{{4}}(?:\.\d\d)?|{_CHAPTER}\d\d\.\d{{6}}|{_CHAPTER}\d\d\.\d\d-\d{{3}}"
    rf"|{_CHAPTER}\d\d \d\d \d\d(?: \d\d){{0,2}}|{_CHAPTER}\d\d \d\d \d{{3}} \d|{_CHAPTER}\d\d \d{{4}})(?![\w]|[.,/-]\d)"
)
_SIX = re.compile(rf"(?<![\w.,/$€£¥-])(?:{_CHAPTER}\d\d\.\d\d|{_CHAPTER}\d\d \d\d)(?![\w%]|[.,/-]\d| ?%| \d\d\b)")
_PARTED = re.compile(rf"(?<![\w.,/-]){_CHAPTER}\.\d\d(?:\.\d\d)?(?![\w%]|[.,/-]\d| ?%)")
_CUE_WORDS = (
    r"\bHS\b|\bHTS\w*|\bCN codes?\b|\bTARIC\b|\bNCM\b|\bNANDINA\b|\bKN\b|\bNC\b|\bGTIP\b|\bHSK\b|ТН ВЭД|УКТ ?ЗЕД|\bITC\b|\bAHTN\b|\bBTN\b|\bTIGIE\b|\bPCN\b"
    r"|\bH\.S\.|\b(?:sub)?headings?\b|\btariff (?:lines?|items?|codes?|classification|numbers?)\b|\b(?:commodity|statistical|customs|harmoni[sz]ed|product) codes?\b"
    r"|\b(?:unter)?position(?:en|s)?\b|\bZolltarif\w*|\bWarennummer\w*|\bsous-positions?\b|\b(?:sub)?partidas?\b|\bfracci[oó]n(?:es)? arancelaria\w*|\bfracci[oó]n(?:es)?\b|\bposição|\bposições|\bsubposiç\w+|\bcódigos?\b|\bitem\b"
    r"|\bvoc[ei]\b|\bsottovoc[ei]\b|\bcodic[ei]\b|\b(?:onder)?verdeling(?:en)?\b|\bpost(?:en)?\b|\bgoederencode\w*|\bpozycj\w+|\bkod(?:y|u|ów|em)?\b|\bvarukod\w*|\bKN-nr\w*|\bnummer\b|\btulltaxenummer"
    r"|税则|税則|税目|品目|子目|税号|稅號|稅則|税番|統計品目|項|类|号列|编码|協調制度|协调制度|세번|품목번호|품목분류|호|소호|ПОЗИЦИ\w*|позиц\w+|субпозиц\w+|\bкод\w*|\bтоварн\w+"
    r"|\bmã HS\b|\bmã số\b|\bphân nhóm\b|\bnhóm\b|\bpos tarif\b|\bpos\b|พิกัด|ประเภท(?:ย่อย)?|البند|بند|بنود|الرمز|रैखिक|शीर्ष|टैरिफ|एचएस"
)
_CUE = re.compile(_CUE_WORDS, re.IGNORECASE)
_PLAIN = re.compile(rf"(?<![\w.,/$€£¥-]){_CHAPTER}\d\d(?:\d\d(?:\d\d(?:\d\d(?:\d\d)?)?)?)?(?![\w%]|[.,]\d| ?%)")
_LINK = re.compile(r"^[\s:：,，、.;()（）“”\"'«»\[\]№ºn°°第/–—~-]*(?:[^\W\d_]{1,12}[\s:：.,]*){0,3}$")
_CHAPTERS = re.compile(
    r"(?:\bChapters?|\bKapiteln?|\bchapitres?|\bcap[ií]tulos?|\bcapitol[oi]|\bhoofdstuk(?:ken)?|\bdzia(?:ł|ły|łu|łów)|\bгрупп\w*|\bгрупа|\bглав\w*|\bFas[ıi]l|\bChương|\bBab|ตอนที่|الفصل|अध्याय)"
    r" (\d{1,2})(?!\d|[.]\d)(?:(?: ?(?:,|-|–|to|bis|à|a|and|und|et|y|e|en|i|и|to) ?)(\d{1,2})(?![\d.]))?",
    re.IGNORECASE,
)
_CHAPTERS_EAST = re.compile(r"(?:第|제) ?(\d{1,2}) ?(?:章|류|類|类)(?:[、至~-]第?(\d{1,2})章)?")
_NOMENCLATURE = re.compile(
    r"tariff|harmoni[sz]ed|\bHS\b|\bHTS|customs|nomenclat|Zoll|aran?cel|douan|dogan|aduan|aduane|tull|celn|тариф|ТН ВЭД|税则|税則|関税|關稅|关税|稅則|관세|gümrük|thuế|bea masuk|พิกัด|جمرك|NCM|tarif|टैरिफ",
    re.IGNORECASE,
)
_NOT_A_CODE = re.compile(r"(?:tel|fax|phone|telefon|teléfono|电话|電話|전화|тел|№|no\.|nr\.?|page|p\.|§)[\s.:+()\d-]*$", re.IGNORECASE)
_NEAR = 40


def find_codes(text: str, whole: str) -> tuple[str, ...]:
    """The codes, digits only, each once. `whole` is the text before other facts were blanked out of `text`."""
    nomenclature = _NOMENCLATURE.search(whole) is not None
    places: dict[int, str] = {}
    cues = [match.end() for match in _CUE.finditer(text)]
    for match in _FULL.finditer(text):
        digits = _digits(match[0])
        sure = match[0].count(".") > 1 or match[0].count(" ") >= 2 or nomenclature
        if len(digits) >= 8 and _valid(digits) and sure and not _NOT_A_CODE.search(text[max(0, match.start() - 20) : match.start()]):
            places[match.start()] = digits
    if cues or places:
        places |= dict(_cued(text, cues, places))
    if nomenclature or places:
        places |= dict(_chapters(text))
    return tuple(dict.fromkeys(places[at] for at in sorted(places)))


def _cued(text: str, cues: list[int], known: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Shorter spellings: led to by a word for codes, or in a list that such a word leads to."""
    reach = {at: True for at in known}
    found = sorted(
        {(m.start(), m.end()) for finder in (_SIX, _PARTED, _PLAIN) for m in finder.finditer(text)}
        | {(at, at + 1) for at in known}
    )
    last_end, at_cue = -1000, 0
    for start, end in found:
        while at_cue + 1 < len(cues) and cues[at_cue + 1] <= start:
            at_cue += 1
        led = bool(cues) and cues[at_cue] <= start <= cues[at_cue] + _NEAR and _links(text[cues[at_cue] : start])
        listed = 0 <= start - last_end <= 12 and not re.search(r"[^\W\d_]{5,}", text[last_end:start])
        if led or listed or start in reach:
            last_end = end
            digits = _digits(text[start:end])
            if start not in known and _valid(digits) and not _is_year(text, start, end, digits):
                yield start, digits


def _links(between: str) -> bool:
    return bool(_LINK.match(between)) and "\x01" not in between


def _is_year(text: str, start: int, end: int, digits: str) -> bool:
    return len(digits) == 4 and text[start:end] == digits and digits[:2] in ("19", "20") and bool(
        re.match(r" ?(?:年|년|г|r\.|року|год|\)|/)", text[end : end + 4])
    )


def _chapters(text: str) -> Iterator[tuple[int, str]]:
    for finder in (_CHAPTERS, _CHAPTERS_EAST):
        for match in finder.finditer(text):
            window = text[max(0, match.start() - 80) : match.end() + 80]
            if _NOMENCLATURE.search(window):
                yield from _chapter_range(match)


def _chapter_range(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    for number, written in enumerate(match.groups()):
        if written and 1 <= int(written) <= 99:
            yield match.start() + number, f"{int(written):02d}"


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)


def _valid(digits: str) -> bool:
    """A heading of chapter 01 to 99 with a non-zero number (HS headings begin with 01)."""
    return "01" <= digits[:2] <= "99" and digits[2:4] != "00" and len(digits) in (4, 6, 7, 8, 9, 10, 11, 12)
