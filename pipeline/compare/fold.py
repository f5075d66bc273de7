"""Folded text: what is left of a text when everything is gone that no reader would call a difference.

White space, invisible characters, the width and case of letters, quotes and dashes of all kinds, list bullets, the
marks of Markdown and a full stop at the end. Two texts that fold alike differ in formatting only.
"""

import re
import unicodedata
from functools import lru_cache

LONG = 4000  # characters of a text above which nothing about it is kept in memory for the next time
_LIKE = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟«»″＂「」『』〝〞", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－─", "-"),
    **dict.fromkeys("•·●○◦▪■□‣⁃∙", "-"),
    **dict.fromkeys("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e", ""),
    "…": "...",
    **dict.fromkeys("▼▲►◄", ""),  # of consolidated acts of the Union: whose words follow
}
_ALIKE = re.compile(f"[{''.join(_LIKE)}]")
# [words](address "title") and ![words](address): the address of a link is not read; OpenTermsArchive's captures
# flip between both forms, and gesetze-im-internet's serialiser adds and drops emphasis.
_LINK = re.compile(r"!?\[([^\[\]]*+)\]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)?(?:\s++\"[^\"]*+\")?\)")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
_MARKUP = re.compile(r"\\(?=[^\w\s])|\*+|_{2,}|(?<!\w)_+|_+(?!\w)|`+|~~|^\s*(?:#{1,6}|>)\s*|^\s*[-+]\s+", re.MULTILINE)
# "{{ Article 3 }}" and "$EndList": a generator's markers, as in British rules of origin in Markdown; they hold no value.
_TEMPLATE = re.compile(
    r"\{\{[\s/#>]*[^\W\d][^{}%€$£]{0,80}\}\}|\$(?:Begin|End|Start)[A-Z]\w+|^\$[A-Z][A-Za-z]+$", re.MULTILINE
)
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*+")
_MARKS = re.compile(r"[\\*_`~#>+-]")
_BETWEEN_FIGURES = re.compile(r"\d\s+\d")
_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """The text as compared where only words count; not for showing."""
    return _folded_before(text) if len(text) <= LONG else _folded(text)


@lru_cache(maxsize=16384)
def _folded_before(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text.replace(" ", "").lower()
    plain = _TEMPLATE.sub("", unlinked(text)) if "{{" in text or "$" in text else unlinked(text)
    if not plain.isascii():
        plain = _alike(unicodedata.normalize("NFKC", _alike(plain)))
    if _MARKS.search(plain):
        plain = _MARKUP.sub("", plain)
    plain = plain.replace('"', "'").replace("''", "'").casefold()
    # Between two figures a space may matter: "1 2" is not "12".
    if _BETWEEN_FIGURES.search(plain):
        return _SPACES.sub(" ", _SPACE.sub("", plain)).rstrip(".。")
    return "".join(plain.split()).rstrip(".。")


def _alike(text: str) -> str:
    return _ALIKE.sub(_one_alike, text) if _ALIKE.search(text) else text


def _one_alike(found: re.Match[str]) -> str:
    return _LIKE[found.group()]


def unlinked(text: str) -> str:
    """The words of Markdown links without their addresses; any other text as it is."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _AUTOLINK.sub(r"\1", text) if "<http" in text else text
