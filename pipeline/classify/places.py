"""Whose goods a text concerns: countries named in it, as origins or as destinations.

Names count only with a capital letter where the script has one, so that turkey,
china and chad are no countries; neither the issuer nor its union or members are told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from pipeline.classify.lexicon import signals
from pipeline.classify.matching import place_names
from pipeline.classify.place_names import NOBODY, PlaceName
from pipeline.classify.search import automaton, found
from pipeline.classify.words import UNSPACED, searchable, word_at, written_words
from pipeline.model.classification import Countries, Reason
from pipeline.model.places import groupings, members

_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_CHAIN = 40
_READ = 60_000
_MADE, _NOT_MADE = ("产", "產", "産"), tuple("品业業权權能地")
"""中国产: made in China; but 产品, 产业, 原产地: product, industry, origin."""
_REACH, _REACH_UNSPACED = 16, 4
"""Characters of normal form between a word that says a way and the name."""
_BEFORE, _BEHIND, _TOUCHING = 50, 24, 3
_HEAD, _SHORT, _OFTEN = 300, 500, 3
"""A country of which no word says a way counts in the title, at the head, in a short text, or where it is named often:
laws name others in passing (the city of a treaty, a strain of a disease)."""
_DEEP, _AGAIN = 1_500, 2
"""What stands deep in a long text and is said once is an example, whichever way it goes."""
_LINES_BEFORE, _LINES_BEHIND = 60, 24
_STREETS = (
    "  street ",
    "  avenue ",
    "  p  o  box ",
    "  rue ",
    "  strasse ",
    "  calle ",
    "  avenida ",
    "  via ",
    "  floor ",
)
_NUMBERS = ("  tel ", "  telephone ", "  phone ", "  fax ", "  e  mail ", "  email ", "  telefon", "  telef", "  电话 ")
"""Before a name and behind it, in the normal form: that it is the last line of an address."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named, where (in the normal form), and which way its goods go: `origin`, `destination` or None."""

    code: str
    start: int
    end: int
    name: str
    way: str | None


def find_places(
    texts: tuple[str, ...], language: str, issuer: str | None, *, outward: bool, of_goods: bool = True
) -> tuple[Countries, tuple[Reason, ...]]:
    """The countries concerned; the first of the texts is the title.

    Where no words near a name say a way, `outward` tells that the subject is about exports, and `of_goods` that it is
    about where goods come from or go to at all: in a law on taxes or consumers a country is named for other reasons.
    """
    ways: dict[str, dict[str, str]] = {"origin": {}, "destination": {}}
    by_default = "destination" if outward else "origin"
    for number, text in enumerate(texts):
        bare: dict[str, list[Mention]] = {}
        sure: dict[tuple[str, str], list[Mention]] = {}
        for mention in _mentions(text[:_READ], language):
            if mention.way:
                sure.setdefault((mention.way, mention.code), []).append(mention)
            else:
                bare.setdefault(mention.code, []).append(mention)
        for (way, code), mentions in sure.items():
            deep = mentions[0].start >= _DEEP and len(mentions) < _AGAIN
            if not deep and (code not in groupings() or _is_prominent(mentions, text, number)):
                _tell(ways[way], mentions[0], issuer)
        for mentions in bare.values():
            if number == 0 or (of_goods and _is_prominent(mentions, text, number)):
                _tell(ways[by_default], mentions[0], issuer)
    origins, destinations = tuple(ways["origin"]), tuple(ways["destination"])
    reasons = [
        Reason(f"country:{code}", f"“{name}” as {way}") for way, named in ways.items() for code, name in named.items()
    ]
    return Countries(issuer, origins, destinations), tuple(reasons)


def _is_prominent(mentions: list[Mention], text: str, number: int) -> bool:
    return number == 0 or len(text) < _SHORT or len(mentions) >= _OFTEN or mentions[0].start < _HEAD


def _tell(named: dict[str, str], mention: Mention, issuer: str | None) -> None:
    for code in _concerned(mention, issuer):
        named.setdefault(code, mention.name)


def _concerned(mention: Mention, issuer: str | None) -> tuple[str, ...]:
    home = {issuer} | (members_today(issuer) if issuer else frozenset())
    if mention.code in groupings():
        # A group stands for its members only where goods are said to come from it or go to it.
        return tuple(code for code in groupings()[mention.code] if code not in home) if mention.way else ()
    if issuer and mention.code in ("EU", "EAEU", "GCC") and issuer in members_today(mention.code):
        return ()
    return () if mention.code in home else (mention.code,)


@cache
def members_today(union: str) -> frozenset[str]:
    """Who belongs to a union now; empty for what is none."""
    from datetime import date

    return members(union, date(2026, 1, 1))


def _mentions(text: str, language: str) -> Iterator[Mention]:
    plain = searchable(text, language)
    reach, last_end, last_way = 0, -_CHAIN - 1, None
    for start, end, name in place_names(plain, language):
        if start < reach or _inside_katakana(plain, start, end - 1):
            continue
        if not _is_capital(text, language, plain, start, name):
            continue
        reach = end
        if name.code == NOBODY or (name.code == "GE" and _is_american(plain, end)):
            continue
        if _is_office(plain, start, end, language):
            continue
        way = _way(plain, start, end, language)
        if way is None and _is_address(plain, start, end):
            continue
        if way is None and start - last_end <= _CHAIN and not _standing("treaty-after", language).match(plain, end):
            way = last_way
        last_end, last_way = end, way
        yield Mention(name.code, start, end, name.written, way)


def _is_capital(text: str, language: str, plain: str, start: int, name: PlaceName) -> bool:
    """Whether the words found have a capital letter where the name has one."""
    if not any(name.capitals):
        return True
    first = word_at(plain, start)
    found = written_words(text, language)[first : first + len(name.capitals)]
    return all(word[0].isupper() for word, capital in zip(found, name.capitals, strict=False) if capital)


def _is_office(plain: str, start: int, end: int, language: str) -> bool:
    """Whether a name says whose office it is."""
    before = plain[max(0, start - 40) : start].rstrip()
    return _standing("office-after", language).match(plain, end) is not None or before.endswith(
        _kind("office-before", language)
    )


def _is_address(plain: str, start: int, end: int) -> bool:
    """Whether a name says where an office is."""
    street, behind = plain[max(0, start - _LINES_BEFORE) : start], plain[end - 1 : end + _LINES_BEHIND]
    return any(word in street for word in _STREETS) or any(word in behind for word in _NUMBERS)


def _is_american(plain: str, end: int) -> bool:
    """Savannah, Georgia, United States: the state and not the country."""
    return plain.startswith((" united  state", "united  state", " usa ", " u  s ", "usa "), end)


def _inside_katakana(plain: str, start: int, end: int) -> bool:
    """タイ is Thailand, but not within ネクタイ or タイヤ."""
    if not _KATAKANA.match(plain, start) or not _KATAKANA.match(plain, end):
        return False
    return bool(_KATAKANA.match(plain, start - 1) or _KATAKANA.match(plain, end + 1))


def _way(plain: str, start: int, end: int, language: str) -> str | None:
    """By the words that touch the name; a cue further off says it of something else."""
    cues = _cues(language)
    after = plain[end : end + _BEHIND]
    for number, at, stop in sorted(found(cues.following, after)):
        if at <= _TOUCHING and not (after.endswith(_MADE, 0, stop) and after.startswith(_NOT_MADE, stop)):
            return cues.ways_behind[number]
    before = plain[max(0, start - _BEFORE) : start]
    nearest = min(((len(before) - stop, number) for number, _, stop in found(cues.leading, before)), default=None)
    if nearest is None or nearest[0] > (_REACH if before[-1:] == " " or not before else _REACH_UNSPACED):
        return None
    return cues.ways_before[nearest[1]]


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words before and behind a name, and which way each tells."""

    leading: AhoCorasick
    ways_before: tuple[str, ...]
    following: AhoCorasick
    ways_behind: tuple[str, ...]


@cache
def _kind(kind: str, language: str) -> tuple[str, ...]:
    """The words of a kind, of which the last blank is no part."""
    table = signals("ways")[kind]
    return tuple(
        searchable(term, language).rstrip()
        for tongue in dict.fromkeys((language, "en"))
        for term in table.get(tongue, ())
    )


@cache
def _standing(kind: str, language: str) -> re.Pattern[str]:
    """What begins with one of the words, whatever mark stands before it."""
    words = "|".join(re.escape(word.strip()) for word in _kind(kind, language))
    return re.compile(f".{{0,2}}(?:{words})" if words else "(?!)", re.DOTALL)


@cache
def _cues(language: str) -> _Cues:
    table = signals("ways")

    def forms(side: str) -> dict[str, str]:
        told: dict[str, str] = {}
        for way in ("origin", "destination"):
            for term in (
                term for tongue in dict.fromkeys((language, "en")) for term in table[f"{way}-{side}"].get(tongue, ())
            ):
                form = searchable(term, language)
                told.setdefault(form.strip() if re.search(f"[{UNSPACED}]", term) else form, way)
        return told

    before, behind = forms("before"), forms("after")
    return _Cues(automaton(before), tuple(before.values()), automaton(behind), tuple(behind.values()))
