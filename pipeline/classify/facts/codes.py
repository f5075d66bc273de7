"""Codes of the Harmonized System and of the national nomenclatures built on it, as digits only.

Spellings seen: 8517.13, 8517.13.00.00 (United States, Peru), 8517 13 00 (European Union), 8517.1300 (China),
8517.13-000 (Japan), 8517 62 000 9 (Eurasian Economic Union), 8517.62.00.00.00 (Turkey), `heading 85.17`, `HS 851713`,
`Chapter 85`. A figure that needs help to be a code (`8517.13` might be a price) counts only behind a word for codes,
or in a list that such a word leads to.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.classify.facts.headings import between, is_chapter, is_code
from pipeline.classify.facts.plain import Figure, figures, matches, small_letters
from pipeline.classify.facts.telling import CHAPTER, CHAPTER_WORDS, told
from pipeline.classify.words import UNSPACED

_LEFT = rf"(?:(?<![^\W{UNSPACED}])|(?<=\bex))(?<!\d[./-])(?<![/$€£¥-])"
_RIGHT = rf"(?![^\W{UNSPACED}]|[./-]\d|,\d{{1,3}}(?!\d))"
_FOUR = r"(?:0[1-9]|[1-9]\d)\d\d"
_FULL = re.compile(
    rf"{_LEFT}(?:{_FOUR}\.\d\d(?:\.\d\d){{1,4}}(?:-\d)?|{_FOUR}\.\d\d\.\d{{4}}|{_FOUR}\.\d\d\.\d\d\.\d{{3,4}}[A-Z]?|{_FOUR}\.\d\d\.\d{{3}}|{_FOUR}\.\d\d\.\d\d\.\d\d [A-Z]"
    rf"|{_FOUR}\.\d{{4}}(?:\.\d\d)?|{_FOUR}\.\d{{6}}|{_FOUR}\.\d\d-\d{{3,4}}|{_FOUR}\.\d\d\.\d\d \d\d"
    rf"|{_FOUR} \d\d \d\d(?: \d\d){{0,2}}|{_FOUR} \d\d \d{{3}} \d|{_FOUR} \d{{4}}(?: \d\d)?|{_FOUR}\.\d\d \d{{3}}){_RIGHT}"
)
_SIX = re.compile(rf"{_LEFT}(?:{_FOUR}\.\d\d|{_FOUR} \d\d){_RIGHT}(?! ?%| \d\d\b)")
_PARTED = re.compile(rf"{_LEFT}(?<!\d,)(?:0[1-9]|[1-9]\d)\.\d\d(?:\.\d\d){{0,2}}{_RIGHT}(?! ?%)")
_PLAIN = re.compile(rf"{_LEFT}{_FOUR}(?:\d{{2}}|\d{{4}}|\d{{5}}|\d{{6}}|\d{{7}}|\d{{8}}|\d{{9}})?{_RIGHT}(?! ?%)")
_PARTING = frozenset(". ")
_PLAIN_LENGTHS = frozenset({4, 6, 8, 9, 10, 11, 12, 13})
_CHAPTER_WORD = 14
_OPEN = rf"(?<![^\W{UNSPACED}])"
# In small letters, and each with its first letters as they are: such alternatives fail at the first of them.
_ABBREVIATIONS = r"h\.?s\.?|sh|hts(?:us)?|gn|cn|taric|ncm|nandina|naladisa|kn|nc|gtip|hsk|hsn|itc|ahtn|btn|btki|tigie|tnved|pcn|ccc|cccn|sa"
_NAMES = (
    r"subheadings?\b|headings?\b|tariff (?:lines?|items?|codes?|classification|numbers?|headings?)\b|(?=[cshpei])(?:commodity|statistical|customs|harmoni[sz]ed|product|export|import) codes?\b|classif\w+ (?:under|in|within)\b|harmoni[sz]ed tariff schedule\b"
    r"|unterposition(?:en|s)?\b|position(?:en|s)?\b|zolltarif\w*|warennummer\w*|tarifnummer\w*|kn-code\w*|sous-positions?(?: tarifaires?)?\b|positions?(?: tarifaires?)?\b|numéros? tarifaires?\b|subpartidas?(?: arancelarias?| nacionales?)*\b|partidas?(?: arancelarias?| nacionales?)*\b|fracci[oó]n(?:es)?(?: arancelarias?)?\b|posições|posição|subposiç\w+|códigos?\b|itens?\b|classificad\w+"
    r"|voc[ei]\b|sottovoc[ei]\b|codic[ei]\b|onderverdeling(?:en)?\b|verdeling(?:en)?\b|tariefpost(?:en)?\b|post(?:en)?\b|goederencode\w*|gn-codes?\b|pozycj\w+|podpozycj\w+|kod(?:y|u|ów|em|ami|ach|er|erna)?\b|varukod\w*|kn-nr\w*|kn-nummer\w*|tulltaxe\w*|codes?\b"
    r"|код\w*|товарн\w+|mã hs\b|mã số\b|phân nhóm\b|nhóm\b|mã hàng\b|pos(?: tarif)?\b|kode\b"
)
_ANYWHERE = (
    r"税则|税則|稅則|税目|品目|子目|税号|稅號|税番|統計品目|商品编号|商品編號|商品编码|商品編碼|商品代码|贸易编号|号列|號列|號別|编码|協調制度|协调制度|세번|품목번호|품목분류|세번부호|통계품목|호|소호"
    r"|позици\w*|субпозици\w*|підпозиці\w*|позиці\w*|тн ?вэд|укт ?зед|พิกัด\w*|ประเภท(?:ย่อย)?|รหัสสถิติ|البند|بند|بنود|البنود|الرمز|رمز|التعرفة|शीर्ष|टैरिफ|एचएस"
)
_CUE = re.compile(rf"{_OPEN}(?:{_ABBREVIATIONS})(?![a-z])|\b(?:{_NAMES})|{_ANYWHERE}")
_NAMED_BEHIND = re.compile(r" ?(?:GT[İI]P|G\.T\.İ\.P|tarife (?:pozisyon|istatistik)|호(?![가-힣])|号列)")
"""8539.52 GTİP’li eşya: the word for codes may follow."""
_LINK = re.compile(r"[\s:：,﹐、.;()（）“”\"'«»‘’「」\[\]№º°第/–—-]*(?:[^\W\d_]{1,14}(?:[\s:：.,()“”\"№º°-]+|$)){0,4}$")
_LIST_LINK = re.compile(r"[^\d\x01]{1,14}$")
_BRACKETED = re.compile(r"[)）][^\d\x01.。;]{1,60}[(（](?:HS ?)?$")
"""`Power banks (8507.60) and chargers (8504.40)`: a code in brackets behind another stands for goods as that does."""
_OTHER_CODE = re.compile(r"(?i)informativ|advertenc|\berror|postal|aviso|message|país|country|currency|moneda|\bISO\b")
"""`Código informativo 9001`: a code of something else than goods."""
_WORD_BETWEEN = re.compile(r"[^\W\d_]{6,}")
_RANGE_LINK = re.compile(
    r" ?(?:to|through|-|–|—|~|bis|à|a|al|ao|tot|do|till|至|到|から|부터|по|до|đến|hingga|إلى|ถึง) ?(?:(?:heading|ex|№) )?$",
    re.IGNORECASE,
)
_CHAPTERS = re.compile(
    r"(?:\bChapters?|\bKapiteln?|\bchapitres?|\bcap[ií]tulos?|\bcapitol[oi]|\bhoofdstuk(?:ken)?|\bdzia(?:ł(?:y|u|ów|ach)?|le)|\bгрупп\w*|\bгруп\w*|\bглав\w*|\bFas[ıi]l(?:lar)?|\bChương|\bBab|ตอนที่|الفصل|الفصول|अध्याय|\bkapitel)"
    r" (\d{1,2})(?!\d|[.]\d)(?:(?: ?(,|-|–| to| bis| à| a| and| und| et| y| e| en| i| и| по| tot| до| through) ?)(\d{1,2})(?![\d.%]| ?%))?",
    re.IGNORECASE,
)
_CHAPTERS_EAST = re.compile(
    r"(?:第|제) ?(\d{1,2}) ?(?:章|류|類|类)(?: ?([、至~-]) ?[第제]? ?(\d{1,2}) ?(?:章|류|類|类))?"
)
_APART = frozenset({",", "and", "und", "et", "y", "e", "en", "i", "и", "、"})
_NOMENCLATURE = re.compile(
    r"tariff|harmoni[sz]ed|\bHS\b|\bHTS|customs|nomenclat|Zoll|aran?cel|douan|dogan|aduan|tull|celn|тариф|ТН ВЭД|УКТ|пошлин|митн|税则|税則|関税|税率|品目番号|關稅|关税|稅則|商品编|관세|세번|gümrük|thuế|bea masuk|tarif|พิกัด|ศุลกากร|جمرك|التعرف|NCM|टैरिफ",
    re.IGNORECASE,
)
_NOT_A_CODE = re.compile(
    r"(?:tel|fax|phone|telefon|teléfono|电话|電話|전화|тел|โทร|هاتف|№|\bn[°º]|\bno\.|\bnr\.?|\bpage|\bp\.|§)[\s.:+()\d-]{0,16}$",
    re.IGNORECASE,
)
_YEAR_MARK = re.compile(r" ?(?:年|년|г\b|г\.|r\.|року|год|\)? ?[-/])")
_NEAR = 60


def find_codes(text: str, whole: str, language: str, at: Sequence[Figure] | None = None) -> tuple[str, ...]:
    """The codes, digits only, each once. `whole` is the text before other facts were blanked out of `text`; `at` are
    the figures of `text`, where they are known already.
    """
    at = figures(text) if at is None else at
    places: dict[int, list[str]] = {}
    if at:
        known = dict(_sure(text, whole, at))
        places = {start: [digits] for start, (_, digits) in known.items()}
        places |= _led(text, {start: end for start, (end, _) in known.items()}, at)
    if CHAPTER in told(whole, language):
        places |= dict(_chapters(text, at))
    return tuple(dict.fromkeys(digits for place in sorted(places) for digits in places[place]))


def _sure(text: str, whole: str, at: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Spellings that hardly anything else has; those with a single sign only where the text speaks of codes."""
    fours = [
        start
        for start, end, sign in at
        if end - start == 4 and sign in _PARTING and text[end + 1 : end + 2].isdecimal()
    ]
    for match in matches(_FULL, text, fours):
        digits = _digits(match[0])
        parted = match[0].count(".") > 1 or match[0].count(" ") >= 2
        if len(digits) < 7 or not is_code(digits) or _numbered(text, match.start()):
            continue
        if parted or _NOMENCLATURE.search(whole):
            yield match.start(), (match.end(), digits)


def _numbered(text: str, start: int) -> bool:
    return _NOT_A_CODE.search(text[max(0, start - 28) : start]) is not None


def _led(text: str, known: dict[int, int], at: Sequence[Figure]) -> dict[int, list[str]]:
    """Shorter spellings, in the order of the text; between two headings of a range also those that it spans."""
    found = {match.span() for finder, starts in _short_starts(text, at) for match in matches(finder, text, starts)}
    found |= set(known.items())
    places: dict[int, list[str]] = {}
    last_end, last = -1000, ""
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start < last_end:
            continue
        digits = _digits(text[start:end])
        right = is_code(digits) and not _is_year(text, end, digits)
        if start in known or (
            right
            and (
                _follows_cue(text, start)
                or _NAMED_BEHIND.match(text, end)
                or _continues(text[last_end:start], start - last_end)
            )
        ):
            ranged = bool(last) and start - last_end <= 14 and _RANGE_LINK.match(text[last_end:start]) is not None
            places[start] = between(last, digits) if ranged else [digits]
            last_end, last = end, digits
    return places


def _short_starts(text: str, at: Sequence[Figure]) -> Iterator[tuple[re.Pattern[str], list[int]]]:
    """Each pattern of the shorter spellings with the places where it may begin."""
    yield (
        _SIX,
        [
            start
            for start, end, sign in at
            if end - start == 4 and sign in _PARTING and text[end + 1 : end + 2].isdecimal()
        ],
    )
    yield _PARTED, [start for start, end, sign in at if end - start == 2 and sign == "."]
    yield _PLAIN, [start for start, end, _ in at if end - start in _PLAIN_LENGTHS and is_code(text[start:end])]


def _follows_cue(text: str, start: int) -> bool:
    """Whether a word for codes leads to the figure: the nearest before it, with only small words between."""
    before = text[max(0, start - _NEAR) : start]
    cues = [match.end() for match in _CUE.finditer(small_letters(before))]
    if not cues:
        return False
    between_them = before[cues[-1] :]
    if "\x01" in between_them or _OTHER_CODE.search(between_them):
        return False
    return _LINK.match(between_them) is not None


def _continues(gap: str, length: int) -> bool:
    """Whether a figure stands in one list with the code before it."""
    if _BRACKETED.match(gap):
        return True
    return 0 < length <= 14 and _LIST_LINK.match(gap) is not None and not _WORD_BETWEEN.search(gap)


def _is_year(text: str, end: int, digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20") and _YEAR_MARK.match(text, end) is not None


def _chapters(text: str, at: Sequence[Figure]) -> Iterator[tuple[int, list[str]]]:
    for match in _chapters_named(text, at):
        if _NOMENCLATURE.search(text, max(0, match.start() - 120), match.end() + 120):
            yield match.start(), [f"{number:02d}" for number in _chapter_range(match) if is_chapter(number)]


def _chapters_named(text: str, at: Sequence[Figure]) -> Iterator[re.Match[str]]:
    reach = 0
    for start, end, _ in at:
        if end - start > 2 or start < reach:
            continue
        before = text[max(reach, start - _CHAPTER_WORD) : start]
        if not before:
            continue
        finder = _CHAPTERS_EAST if before[-1] in "第제" or before[-2:] in ("第 ", "제 ") else _CHAPTERS
        lowered = before.lower()
        if finder is _CHAPTERS_EAST or (before[-1] == " " and any(word in lowered for word in CHAPTER_WORDS)):
            match = finder.search(text, start - len(before), end + _CHAPTER_WORD)
            if match is not None and match.start() < start < match.end():
                reach = match.end()
                yield match


def _chapter_range(match: re.Match[str]) -> list[int]:
    first, link, last = int(match[1]), match[2], match[3]
    if last is None or int(last) <= first:
        return [first]
    return [first, int(last)] if link.strip().lower() in _APART else list(range(first, int(last) + 1))


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)
