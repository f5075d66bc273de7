"""The numbers and letters that blocks are called by: "Article 5", "§ 12a", "3.1.", "(b)", "第五条", "iv)".

A block may also begin with an amount or a day, and another amount is another rule: "2.5 % of the value", "1.5 kg of
tea", "12. Dezember 2026", "12.03.2026", "1.200 Euro" have no label.
"""

import re
from functools import lru_cache

from pipeline.compare.fold import LONG
from pipeline.compare.phrases import MONTHS_AND_DAYS

_NUMBER = r"(?:\d+(?:[.\-–]\d+)*(?:\s?[a-z](?![\w]))?|[ivxlc]{1,6}(?![\w])|[a-z](?![\w]))"
_WORDS = (
    r"art(?:icle|ikel|icolo|ículo|igo|ikolo|\.)?|artykuł|artikla|članek|članak|čl\.?|madde|статья|стаття|член|άρθρο|"
    r"section|sec\.?|§{1,2}|paragraph|abs(?:atz)?\.?|chapter|chapitre|kapitel|capítulo|capitolo|hoofdstuk|"
    r"part|partie|teil|title|titre|titel|annex|annexe|anhang|anlage|bijlage|appendix|schedule|rule|note|item|"
    r"paragraf|punkt|bod|pkt\.?|nr\.?|no\.?|điều|مادة|المادة|제"
)
_CJK_NUMBER = "[0-9０-９〇零一二三四五六七八九十百千]+"
_LABEL = re.compile(
    rf"""[\s"'*_#>|-]*(?:
        第\s*{_CJK_NUMBER}\s*[条條章节節款项項号號編编部篇目](?:[之の]\s*{_CJK_NUMBER})*
      | 제\s*\d+\s*[조장절항호편](?:의\s*\d+)?
      | \(?{_CJK_NUMBER}[、）)．]
      | [〇一二三四五六七八九十百千]+(?:の[〇一二三四五六七八九十百千]+)*(?=[\s　])
      | (?:{_WORDS})(?:\s*\.?\s*(?=\d)|[\s.]+){_NUMBER}\s*(?:[.):–-](?=\s|$))?
      | \(\s*{_NUMBER}\s*\)
      | {_NUMBER}\s*[.)](?:\s*(?=\D)|$)
      | \d+(?:\.\d+)+(?=\s)
      | §{{1,2}}\s*{_NUMBER}
    )[\s*_.:–-]*""",
    re.VERBOSE | re.IGNORECASE,
)


_BEFORE_LABEL = " \t\"'*_#>|-"
_DECIMAL = re.compile(r"\d+(?:[.\-–]\d+)+")
_WHOLE = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d)?\d\d")
_COUNTED_DAY = re.compile(r"\d{1,2}\.?")
_CJK_NUMERAL = re.compile(r"[〇一二三四五六七八九十百千]+")
_CJK_UNIT = re.compile(r"[%％]|公斤|千克|公克|キロ|グラム|万|元|円|圓|日|月|年|人|個|个|件|歳|岁")
_NO_MONTH = re.compile(r"(?:may|march|mon|sun|sat|wed)\b", re.IGNORECASE)  # words of English sentences
_UNIT = re.compile(
    r"""[%‰€£$¥₩₪₺₽₹°％]
      | (?:per\s?cent|pct|prozent|pour\s?cent|por\s?cien|por\s?cento|percento|procent|százalék|eur|usd|us\$|gbp|chf|jpy|cny|
        rmb|yuan|yen|won|krw|inr|tl|lira|pln|zł|czk|kč|sek|nok|dkk|kr|kron|huf|ft|forint|ron|lei|leu|dollar|pound|peso|reai|real|
        rupee|rubl|руб|евро|грн|mill?i|mrd|mio|bn|billion|thousand|tausend|mil|mille|kilo|gram|lit[re]|tonn|kwh|hour|day|week|month|
        year|stunde|tag|woche|monat|jahr|jour|mois|ans|día|dia|mes|año|ano|giorn|mesi|ann[oi]|dni|dag|måned|maand|jaar|point|punkte)\w*
      | (?:kg|g|mg|t|l|ml|cl|hl|m|cm|mm|km|m2|m3|m²|m³|kw|mw|w|v|h|min|pcs|кг|г|л|м|см)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)


def label_of(text: str) -> str:
    """The label that a block begins with, as written, or nothing."""
    return _labelled_before(text) if len(text) <= LONG else _label(text)


@lru_cache(maxsize=8192)
def _labelled_before(text: str) -> str:
    return _label(text)


def _label(text: str) -> str:
    found = _LABEL.match(text)
    if found is None or _counts(found.group().strip(_BEFORE_LABEL), text[found.end() :]):
        return ""
    return found.group()


def _counts(number: str, rest: str) -> bool:
    """Whether the number is an amount of what follows, or a day, or the subject of a sentence, and no label."""
    if number[:1].isalpha() and number[-1:].isalnum() and rest[:1].islower():
        return True  # "Section 5 applies to toys" cites another section
    if _DECIMAL.fullmatch(number):
        measured = _UNIT.match(rest) or _GROUPED.fullmatch(number) or _DAY.fullmatch(number)
        return bool(measured) or (len(_WHOLE.findall(number)) == 2 and rest[:1].islower())
    if _COUNTED_DAY.fullmatch(number):
        return bool(MONTHS_AND_DAYS.match(rest)) and not _NO_MONTH.match(rest)
    return bool(_CJK_NUMERAL.fullmatch(number) and _CJK_UNIT.match(rest))


def without_label(text: str) -> str:
    """The block without its label."""
    return text[len(label_of(text)) :]
