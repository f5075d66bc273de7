"""Text as people read it: without the marks of templates, consolidations and Markdown, and names of data as words.

Taught by GOV.UK's rules-of-origin templates (`{{ Article 4 }}`), EUR-Lex consolidations (`►M5`, `▼B`), front matter and
JSON files kept in Git.
"""

import re
from collections.abc import Sequence

from pipeline.classify.sentences import is_abbreviation

_MARKUP = re.compile(
    r"\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|\$(?:End)?[A-Z][A-Za-z]{3,40}\b|[►▼◄]\s?[MBCA]?\d{0,3}\b(?:\s*—{3,})?(?:\s*\|)?"
    r"|\[\^[^\]\s]{1,60}\]:?|\]\((?:https?:|#|/)[^)\s]{0,500}\)|(?<!\w)[-=_*]{4,}(?!\w)|</?[a-zA-Z][^<>]{0,80}>"
)
_MARKS = ("{", "$", "►", "▼", "◄", "[", "]", "<", "--", "==", "**", "__", "-=", "=-", "-*", "*-", "-_", "_-")
_MARK_LETTERS = tuple("{$►▼◄[]<-=*")
_OPEN_LINK = re.compile(r"!?\[(?=[^\[\]]{1,200}$|[^\[\]]{1,200}[ .,;])")
_FIELD = re.compile(r"([a-z][\w-]{0,40}): ?(.+)")
_SIGNS, _OPENED = frozenset("§ §§ № #".split()), 25
LINE, SENTENCE = 160, 320
"""Characters of a headline, and of a sentence of a summary."""
_FIGURE_SIGNS = (*"%％٪€$£¥₩₹円元원", "EUR", "USD", "GBP", "CNY", "JPY")
_CODE = re.compile(r"[EUGCJ](?:(?<=\bE)UR|(?<=\bU)SD|(?<=\bG)BP|(?<=\bC)NY|(?<=\bJ)PY)\b")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|[0-9a-f]{24,}|0000-\d\d-\d\d")
_CELL = " | "
EMPTY = frozenset({"", "|", "-", "–", "—", "NA", "N/A", "n/a", "null", "None"})
"""What a cell holds that holds nothing."""
_CONTAINERS = frozenset("items entries data rows records results list values elements objects".split())


def readable(text: str) -> str:
    """One line without marks of markup; lines of data (`reduced_rate: 9`) as a list of names and values."""
    if ":" in text and (told := _fields_told(text)) is not None:
        return told
    plain = _plain(text)
    if _has_any(_MARK_LETTERS, text):
        plain = (_plain(_MARKUP.sub(" ", text)) if _has_any(_MARKS, text) else plain).strip(" |")
    return _CELL.join(cell for cell in plain.split(_CELL) if cell not in EMPTY) if _CELL in plain else plain


def _fields_told(text: str) -> str | None:
    """Lines of data as a list; None where not every line is a field."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fields: list[re.Match[str]] = []
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is None:
            return None
        fields.append(field)
    if not fields or (len(lines) == 1 and "_" not in fields[0][1]):
        return None
    told = [f"{name_as_words(field[1])}: {field[2]}" for field in fields if not _ID.fullmatch(field[2])]
    return _plain(", ".join(told))


def labels(path: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a path that say where something stands: no ids, addresses, or words of data for a list."""
    words = [name_as_words(_plain(_MARKUP.sub(" ", label))) for label in path]
    kept = [word for word in words if word and not (word in _CONTAINERS or _ID.fullmatch(word) or "://" in word)]
    return tuple(word for at, word in enumerate(kept) if at == 0 or word != kept[at - 1])


def name_as_words(name: str) -> str:
    """`effective_from` as `effective from`; anything else as it is."""
    return name.replace("_", " ") if name.isascii() and " " not in name and "://" not in name else name


def figure_signs(text: str) -> tuple[str, ...]:
    """The signs and codes of percentages and money that a text has."""
    return tuple([sign for sign in _FIGURE_SIGNS if sign in text])


def names_figures(text: str, signs: Sequence[str] = _FIGURE_SIGNS) -> bool:
    """Whether a sentence states a percentage or money; `signs` are those that its text has at all."""
    for sign in signs:
        if sign in text:
            return len(sign) == 1 or _CODE.search(text) is not None
    return False


def short(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with a sign that there is more."""
    return cut_to(_plain(text), most)


def cut_to(text: str, most: int) -> str:
    """As `short`, of a text whose blanks are single ones."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ")
    return _whole(cut[:at] if at > most // 2 else cut) + "…"


def _whole(cut: str) -> str:
    """A cut line without what it only begins at its end: an abbreviation (`(§ 12 Abs.`), a bracket of a few words."""
    opened = cut.rfind("(")
    if opened > max(len(cut) - _OPENED, len(cut) // 2) and ")" not in cut[opened:]:
        cut = cut[:opened]
    head, _, last = cut.rpartition(" ")
    if len(head) > len(cut) // 2 and (last in _SIGNS or is_abbreviation(last)):
        cut = head
    return cut.rstrip(" ,;:(")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _has_any(signs: Sequence[str], text: str) -> bool:
    """A loop, since a set of letters in a pattern is sought three times as slowly as one letter after the other."""
    return any(sign in text for sign in signs)
