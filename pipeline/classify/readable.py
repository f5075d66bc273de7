"""Text as people read it: without the marks of templates, consolidations and Markdown, and names of data as words.

Taught by GOV.UK's rules-of-origin templates (`{{ Article 4 }}`), EUR-Lex consolidations (`►M5`, `▼B`), front matter and
JSON files kept in Git.
"""

import re

from pipeline.classify.sentences import is_abbreviation

_MARKUP = re.compile(
    r"\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|\$(?:End)?[A-Z][A-Za-z]{3,40}\b|[►▼◄]\s?[MBCA]?\d{0,3}\b(?:\s*—{3,})?(?:\s*\|)?"
    r"|\[\^[^\]\s]{1,60}\]:?|\]\((?:https?:|#|/)[^)\s]{0,500}\)|(?<!\w)[-=_*]{4,}(?!\w)|</?[a-zA-Z][^<>]{0,80}>"
)
_MARKS = ("{", "$", "►", "▼", "◄", "[", "]", "<", "--", "==", "**", "__", "-=", "=-", "-*", "*-", "-_", "_-")
_OPEN_LINK = re.compile(r"!?\[(?=[^\[\]]{1,200}$|[^\[\]]{1,200}[ .,;])")
_FIELD = re.compile(r"([a-z][\w-]{0,40}): ?(.+)")
_SIGNS, _OPENED = frozenset("§ §§ № #".split()), 25
LINE, SENTENCE = 160, 320
"""Characters of a headline, and of a sentence of a summary."""
_MONEY = tuple("%％٪€$£¥₩₹円元원")
_CODES = ("EUR", "USD", "GBP", "CNY", "JPY")
_CODE = re.compile(r"[EUGCJ](?:(?<=\bE)UR|(?<=\bU)SD|(?<=\bG)BP|(?<=\bC)NY|(?<=\bJ)PY)\b")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|[0-9a-f]{24,}|0000-\d\d-\d\d")
_CELL = " | "
EMPTY = frozenset({"", "|", "-", "–", "—", "NA", "N/A", "n/a", "null", "None"})
"""What a cell holds that holds nothing."""
_CONTAINERS = frozenset("items entries data rows records results list values elements objects".split())


def readable(text: str) -> str:
    """One line without marks of markup; lines of data (`reduced_rate: 9`) as a list of names and values."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fields = [match for line in lines if (match := _FIELD.fullmatch(line))]
    if fields and len(fields) == len(lines) and (len(lines) > 1 or "_" in fields[0][1]):
        told = [f"{name_as_words(field[1])}: {field[2]}" for field in fields if not _ID.fullmatch(field[2])]
        return _plain(", ".join(told))
    plain = _plain(_MARKUP.sub(" ", text) if _has_markup(text) else text)
    plain = plain.strip(" |") if _may_have_markup(text) else plain
    return _CELL.join(cell for cell in plain.split(_CELL) if cell not in EMPTY) if _CELL in plain else plain


def labels(path: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a path that say where something stands: no ids, addresses, or words of data for a list."""
    words = [name_as_words(_plain(_MARKUP.sub(" ", label))) for label in path]
    kept = [word for word in words if word and not (word in _CONTAINERS or _ID.fullmatch(word) or "://" in word)]
    return tuple(word for at, word in enumerate(kept) if at == 0 or word != kept[at - 1])


def name_as_words(name: str) -> str:
    """`effective_from` as `effective from`; anything else as it is."""
    return name.replace("_", " ") if name.isascii() and " " not in name and "://" not in name else name


def names_figures(text: str) -> bool:
    """Whether a sentence states a percentage or money."""
    for sign in _MONEY:
        if sign in text:
            return True
    return any(code in text for code in _CODES) and _CODE.search(text) is not None


def short(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with a sign that there is more."""
    text = _plain(text)
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


def _has_markup(text: str) -> bool:
    """Whether a pattern of markup may be found; a mere hyphen begins none."""
    return any(sign in text for sign in _MARKS)


def _may_have_markup(text: str) -> bool:
    return any(sign in text for sign in "{$►▼◄[]<-=*")
