"""Section labels that laws carry in their own text: a line that only says "Article 33" is a heading, whatever the markup.

Taught by French codes in Markdown ("Titre II : …", "Article 33" as plain paragraphs), EUR-Lex pages (labels in <p>), and
Chinese and Japanese laws, whose articles begin with 第一条 in running text.
"""

import re
from typing import NamedTuple

_CJK_NUMBER = r"[〇零一二三四五六七八九十百千0-9０-９]{1,9}"
_CJK = re.compile(
    rf"第\s*({_CJK_NUMBER})\s*([编編章节節款目条條])((?:[のノ之]{_CJK_NUMBER}|[-－]{_CJK_NUMBER}){{0,3}})(?=$|[\s（(【《])"
)
_CJK_LEVELS = {"编": 2, "編": 2, "章": 3, "节": 4, "節": 4, "款": 5, "目": 5, "条": 6, "條": 6}
_SPACED = re.compile(r"第[\s\d]")

_NUMBER = r"(?:\d{1,5}[a-zA-Z]{0,3}(?:[.–-]\d{1,4}[a-z]{0,2}){0,4}|[IVXLC]{1,8}|[A-Z]\d{0,4}(?:[.-]\d{1,4}){0,4}|1er|premier|première|unique|único|única)"
_ORDINAL = r"(?:\w{3,12}(?:ième|ière|ème))?"
_WORDS = {
    2: "part|partie|parte|teil|deel|del|część|diel|část|kısım|kitap|buch|livre|libro|book|μέρος|часть|частина|część|rész|dalis|osa",
    3: "title|titre|título|titolo|titel|tytuł|hlava|τίτλος|раздел|розділ|titlu|tit|titlul|abschnitt",
    4: "chapter|chapitre|capítulo|capitolo|kapitel|kapitola|rozdział|hoofdstuk|bölüm|κεφάλαιο|глава|fejezet|capitolul|luku|poglavlje|poglavje|skyrius",
    5: "section|sección|sezione|seção|unterabschnitt|oddział|afdeling|ayırım|τμήμα|secțiunea|schedule|annex|annexe|anhang|anlage|appendix|anexo|allegato|bilaga|bilag|ek|załącznik|příloha|príloha|παράρτημα|приложение|додаток",
    6: "article|art|artículo|articolo|artigo|artikel|artikkel|artykuł|madde|άρθρο|статья|стаття|член|članak|člen|článok|článek|cikk|pykälä|pasal|điều|المادة|מסמך|סעיף|มาตรา|straipsnis|pants|articolul|articol|rule|regulation|§",
}  # fmt: skip
_LEVEL_OF = {word: level for level, words in _WORDS.items() for word in words.split("|")}
_LABEL = re.compile(
    rf"(?P<word>§+|[^\W\d_]+)(?:\.?\s{{1,3}}|(?<=§))(?P<number>{_NUMBER})(?![\w])(?P<mark>[º°ª.]{{0,2}})"
    r"(?P<between>\s*[:–—-]{0,2}\s*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_STARTS_TEXT = re.compile(r"\(?\d{1,2}[.)]\s")
_ENDS = (".", ";", ",", ":")
_TITLE = 90  # characters that the title of an article may have
_MAX = 180


class Label(NamedTuple):
    """A heading found in running text, and the text that stood behind it on the same line."""

    level: int
    heading: str
    rest: str


def label(text: str) -> Label | None:
    """The section label that this paragraph is, or begins with; None where it is plain text. Levels are 2 to 6."""
    first = text[:1]
    if first == "第":
        return _cjk(text)
    if first.islower():  # "chapter 30, the office will" is a line's beginning
        return None
    level = _LEVEL_OF.get("§" if first == "§" else text[:20].partition(" ")[0].rstrip(".").lower())
    match = _LABEL.match(text) if level else None
    if level is None or match is None:
        return None
    rest, separated = match["rest"], match["between"].strip() or match["mark"]
    if not rest:
        return Label(level, text, "")
    if rest[0] in ",;)":
        return None
    if (
        level == 6
        and separated
        and (_STARTS_TEXT.match(rest) or len(rest) > _TITLE or (len(rest) > 50 and rest.endswith(_ENDS)))
    ):
        # "MADDE 1- (1) Bu Tebliğ …", "ARTICULO 1º — Apruébase …": the article's number, then its text.
        return Label(level, text[: match.end("mark")].strip(), rest)
    if len(text) > _MAX or (level >= 5 and not separated) or (level > 4 and rest.endswith(_ENDS[1:])):
        return None  # "Article 4 of the Act applies."
    if not separated and (rest[0].islower() or rest.endswith(_ENDS)):
        return None
    return Label(level, text, "")


def _cjk(text: str) -> Label | None:
    match = _CJK.match(text)
    if match is None:
        return None
    level = _CJK_LEVELS[match.group(2)]
    rest = text[match.end() :].strip()
    if level < 6:
        return Label(level, text, "") if len(text) <= 60 and not rest.endswith(("。", "；")) else None
    if rest.startswith(("（", "(", "【")) and len(rest) <= 60 and rest.endswith(("）", ")", "】")):
        return Label(level, text, "")
    return Label(level, match.group(0), rest)
