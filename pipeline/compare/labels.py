"""The numbers and letters that blocks are called by: "Article 5", "§ 12a", "3.1.", "(b)", "第五条", "iv)"."""

import re
from functools import lru_cache

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
      | (?:{_WORDS})\s*\.?\s*{_NUMBER}\s*(?:[.):–-](?=\s|$))?
      | \(\s*{_NUMBER}\s*\)
      | {_NUMBER}\s*[.)](?:\s*(?=\D)|$)
      | \d+(?:\.\d+)+(?=\s)
      | §{{1,2}}\s*{_NUMBER}
    )[\s*_.:–-]*""",
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def label_of(text: str) -> str:
    """The label that a block begins with, as written, or nothing."""
    found = _LABEL.match(text)
    return found.group() if found else ""


def without_label(text: str) -> str:
    """The block without its label."""
    return text[len(label_of(text)) :]
