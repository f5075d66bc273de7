"""The words of `signs.toml`, found in a text."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("pipeline.screen").joinpath("signs.toml").read_text("utf-8"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    phrases = sorted({phrase for words in _table()[kind].values() for phrase in words}, key=len, reverse=True)
    # Word borders where the script has them, so that "login" is not found in "logins" nor "вход" in "входной".
    return re.compile("|".join(_bordered(phrase) for phrase in phrases))


def _bordered(phrase: str) -> str:
    spaced = unicodedata.normalize("NFC", phrase.removesuffix("*"))
    before = r"(?<!\w)" if _has_borders(spaced[0]) else ""
    after = r"(?!\w)" if _has_borders(spaced[-1]) and not phrase.endswith("*") else ""
    return before + re.escape(spaced) + after


def _has_borders(char: str) -> bool:
    return char.isalnum() and not "\u0e00" <= char <= "\u0eff" and char < "\u1000"


def said(kind: str, text: str) -> str | None:
    """The first phrase of that kind in the text, in any of the languages; None where there is none."""
    match = _pattern(kind).search(folded(text))
    return match.group(0) if match else None


def times(kind: str, text: str) -> int:
    """How often phrases of that kind stand in the text."""
    return len(_pattern(kind).findall(folded(text)))


def marks(kind: str, body: bytes) -> str | None:
    """The first mark of that kind in a page's source."""
    low = body.lower()
    return next((mark for mark in _table()["marks"][kind] if mark.encode() in low), None)


def folded(text: str) -> str:
    """Lower case, with plain apostrophes; Turkish dotted capitals give a plain i."""
    return text.replace("İ", "i").lower().replace("’", "'")
