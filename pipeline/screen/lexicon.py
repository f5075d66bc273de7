"""The words of `signs.toml` and `brief.toml`, found in a text."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    tables = (files("pipeline.screen").joinpath(name) for name in ("signs.toml", "brief.toml"))
    return {kind: words for table in tables for kind, words in tomllib.loads(table.read_text("utf-8")).items()}


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    # Word borders where the script has them, so that "login" is not found in "logins" nor "вход" in "входной".
    return re.compile("|".join(_bordered(phrase) for phrase in sorted(phrases(kind), key=len, reverse=True)))


@cache
def phrases(kind: str) -> frozenset[str]:
    """All phrases of that kind, in all languages."""
    return frozenset(phrase for words in _table()[kind].values() for phrase in words)


def _bordered(phrase: str) -> str:
    spaced = unicodedata.normalize("NFC", phrase.removesuffix("*"))
    before = r"(?<!\w)" if _has_borders(spaced[0]) else ""
    after = r"(?!\w)" if _has_borders(spaced[-1]) and not phrase.endswith("*") else ""
    return before + re.escape(spaced).replace(r"\*", r"\w*") + after


def _has_borders(char: str) -> bool:
    return char.isalnum() and not "\u0e00" <= char <= "\u0eff" and char < "\u1000"


def said(kind: str, text: str) -> str | None:
    """The first phrase of that kind in the text, in any of the languages; None where there is none."""
    match = _pattern(kind).search(folded(text))
    return match.group(0) if match else None


def all_said(kind: str, text: str) -> set[str]:
    """All phrases of that kind in the text."""
    return set(_pattern(kind).findall(folded(text)))


def only(kind: str, text: str) -> bool:
    """Whether the text is such a phrase and nothing else."""
    return folded(text).strip(" .!:…-–") in phrases(kind)


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
