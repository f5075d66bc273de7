"""The members of a union that rows of its tables are kept for: a row "Germany | 19 %" of an EU table concerns Germany.

Taught by the Commission's tables of VAT rates, thresholds of one-stop shops and national contact points, and by files of
rates keyed by ISO codes (`rates / LU / parking`).
"""

from collections.abc import Iterator

from pipeline.classify.matching import place_names
from pipeline.classify.places import members_today
from pipeline.classify.words import searchable
from pipeline.model.classification import Passage, Standing, Subject

_CELL = " | "
_LONGEST = 60


def members_of_rows(subject: Subject, language: str) -> dict[str, str]:
    """By code, as the key names it, the members of the issuing union whose rows changed; empty for any other issuer."""
    members = members_today(subject.jurisdiction) if subject.jurisdiction else frozenset[str]()
    told: dict[str, str] = {}
    if not members:
        return told
    for passage in subject.passages:
        if passage.standing is Standing.CONTEXT:
            continue
        for key in _keys(passage):
            code = _code(key, language)
            if code in members:
                told.setdefault(code, key)
    return told


def _keys(passage: Passage) -> Iterator[str]:
    yield from (part for part in passage.path if len(part) <= _LONGEST)
    first, cell, _ = passage.text.partition(_CELL)
    if cell and len(first) <= _LONGEST:
        yield first.strip()


def _code(key: str, language: str) -> str:
    """The code of a key that is a country's name or code and nothing else; an empty one of any other."""
    if len(key) == 2 and key.isascii() and key.isupper():
        return key
    plain = searchable(key, language)
    whole = (name.code for start, end, name in place_names(plain, language) if (start, end) == (0, len(plain)))
    return next(whole, "")
