"""The lexicons as read from TOML, and the automaton that finds all their terms in one pass.

A lexicon has a table a topic (besides: `none`, what is not of the subject; `general`, of the subject but of no topic)
with lists by strength. A term is a word or a phrase; `*` at an end lets the word go on; `a & b` asks for both within
a sentence's length. A `mute` phrase says nothing and hides the words in it ("postal address" is no postal service).
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import ahocorasick

from pipeline.classify.words import pattern

STRENGTHS = {"certain": 12.0, "sure": 6.0, "strong": 4.0, "clear": 2.0, "faint": 1.0, "mute": 0.0, "against": -3.0}
SISTERS = {"zh": ("zh-hant",), "nb": ("da",), "ms": ("id",)}
"""Lexicons read together: both kinds of characters occur in one Chinese text; Danish and Norwegian share one file, Malay
and Indonesian most words of trade."""
_LONG = 7
NEAR = 90
"""Characters of normal form within which both halves of `a & b` must stand: about a sentence."""


class Sense(NamedTuple):
    """What a term speaks for, and how strongly."""

    topic: str
    weight: float


class Hit(NamedTuple):
    """A term found: as it stands in the lexicon, where it began in the normal form, and its senses.

    A tuple and not a dataclass, since a text has hundreds of them.
    """

    term: str
    start: int
    senses: Sequence[Sense]


@dataclass(slots=True)
class _Entry:
    term: str
    senses: list[Sense]
    pairs: list[int]


class Matcher:
    """Terms compiled for texts in a language; `hits` is its only use."""

    def __init__(self, terms: Iterable[tuple[str, Sense]], language: str) -> None:
        self._entries: list[_Entry] = []
        self._pairs: list[tuple[str, int, int, tuple[Sense, ...]]] = []
        by_pattern: dict[str, int] = {}
        for term, sense in terms:
            halves = [self._entry(half, language, by_pattern) for half in term.split(" & ")]
            if len(halves) == 1:
                _add_sense(self._entries[halves[0]].senses, sense)
            else:
                self._pairs.append((term, halves[0], halves[1], (sense,)))
        for number, (_, one, other, _) in enumerate(self._pairs):
            self._entries[one].pairs.append(number)
            self._entries[other].pairs.append(number)
        self._automaton = ahocorasick.Automaton()
        for form, entry in by_pattern.items():
            self._automaton.add_word(form, (len(form), entry))
        self._automaton.make_automaton()

    def _entry(self, term: str, language: str, by_pattern: dict[str, int]) -> int:
        form = pattern(term, language)
        if form not in by_pattern:
            by_pattern[form] = len(self._entries)
            self._entries.append(_Entry(term, [], []))
        return by_pattern[form]

    def hits(self, text: str) -> list[Hit]:
        """All terms found in a text in normal form; a term inside a longer one is only part of that."""
        entries = self._entries
        found = [(end - length + 1, -end, entry) for end, (length, entry) in self._automaton.iter(text)]
        if not found:
            return []
        hits = self._pair_hits(found) if self._pairs else []
        found.sort()
        reach = -1
        for start, minus_end, number in found:
            entry = entries[number]
            if -minus_end > reach and entry.senses:
                reach = -minus_end
                hits.append(Hit(entry.term, start, entry.senses))
        return hits

    def _pair_hits(self, found: list[tuple[int, int, int]]) -> list[Hit]:
        where: dict[int, list[int]] = {}
        for start, _, number in found:
            if self._entries[number].pairs:
                where.setdefault(number, []).append(start)
        if len(where) < 2:
            return []
        hits: list[Hit] = []
        wanted = {number for entry in where for number in self._entries[entry].pairs}
        for number in sorted(wanted):
            term, one_half, other_half, senses = self._pairs[number]
            if one_half in where and other_half in where:
                place = _nearest(where[one_half], where[other_half])
                if place is not None:
                    hits.append(Hit(term, place, senses))
        return hits


def _add_sense(senses: list[Sense], sense: Sense) -> None:
    """Two spellings with one normal form (`standard`, `standards`) speak once, with the stronger weight."""
    for at, known in enumerate(senses):
        if known.topic == sense.topic:
            senses[at] = max(known, sense, key=lambda one: abs(one.weight))
            return
    senses.append(sense)


def _nearest(ones: Any, others: Any) -> int | None:
    """Where two sorted lists of places first come near each other; linear in their length."""
    at = 0
    for one in ones:
        while at < len(others) and others[at] < one - NEAR:
            at += 1
        if at < len(others) and others[at] <= one + NEAR:
            return min(int(one), int(others[at]))
    return None


@cache
def topic_matcher(language: str) -> Matcher:
    """The terms that speak for topics in texts of a language, the English ones among them."""
    return Matcher(_topic_terms(language), language)


@cache
def signal_matcher(table: str, language: str) -> Matcher:
    """The terms of a table of signals (`documents`, `severity`) in a language and in English."""
    return Matcher(_signal_terms(table, language), language)


@cache
def native_matcher(table: str, language: str) -> Matcher:
    """The terms of a table of signals in a language alone: English `lose`, `cut` and `can` are other words elsewhere.

    English ones where the table has none of the language.
    """
    by_signal = signals(table)
    known = {spoken for by_language in by_signal.values() for spoken in by_language}
    tongue = next((one for one in (language, *SISTERS.get(language, ())) if one in known), "en")
    return Matcher(
        ((term, Sense(name, 1.0)) for name, by_language in by_signal.items() for term in by_language.get(tongue, ())),
        language,
    )


@cache
def signals(table: str) -> dict[str, dict[str, list[str]]]:
    """A table of signals: by what they signal, then by language."""
    return tomllib.loads(_text(f"signals/{table}.toml"))


def fingerprint() -> str:
    """A short hash over all lexicons: another lexicon is another version of the rules."""
    folder = files("pipeline.classify").joinpath("lexicon")
    names = [entry.name for entry in folder.iterdir()]
    names += [f"signals/{entry.name}" for entry in folder.joinpath("signals").iterdir()]
    whole = "\x00".join(_text(name) for name in sorted(names) if name.endswith(".toml"))
    return hashlib.blake2b(whole.encode(), digest_size=4).hexdigest()


def _text(name: str) -> str:
    return files("pipeline.classify").joinpath("lexicon", name).read_text("utf-8")


@cache
def has_lexicon(language: str) -> bool:
    """Whether we know the trade words of a language."""
    return any(_is_there(tongue) for tongue in (language, *SISTERS.get(language, ())))


def _is_there(tongue: str) -> bool:
    return files("pipeline.classify").joinpath("lexicon", f"{tongue}.toml").is_file()


def _topic_terms(language: str) -> Iterator[tuple[str, Sense]]:
    for tongue in dict.fromkeys((language, *SISTERS.get(language, ()), "any", "en")):
        yield from _occasion_terms(tongue, travelling=language != "en" and tongue == "en")
        if not _is_there(tongue):
            continue
        for topic, strengths in tomllib.loads(_text(f"{tongue}.toml")).items():
            for strength, terms in strengths.items():
                for term in terms:
                    if tongue != "en" or language == "en" or _travels(term):
                        yield term, Sense(topic, STRENGTHS[strength])


def _occasion_terms(tongue: str, *, travelling: bool) -> Iterator[tuple[str, Sense]]:
    """What an authority does for itself, as surely quiet as the `certain` words under `none`."""
    for by_language in signals("occasions").values():
        for term in by_language.get(tongue, ()):
            if not travelling or _travels(term):
                yield term, Sense("none", STRENGTHS["certain"])


def _travels(term: str) -> bool:
    """Whether an English term is safe in a foreign text: short single words are other words elsewhere ("bis", "oss")."""
    return " " in term or len(term.strip("*")) >= _LONG


def _signal_terms(table: str, language: str) -> Iterator[tuple[str, Sense]]:
    for signal, by_language in signals(table).items():
        for tongue in dict.fromkeys((language, "en")):
            for term in by_language.get(tongue, ()):
                yield term, Sense(signal, 1.0)
