"""The automaton that finds the terms of all lexicons and the names of all places in one pass over a normal form.

What each table makes of what was found is told by its `Matcher`; the pass itself is made once a text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from pipeline.classify.lexicon import Sense, native_terms, signal_terms, topic_terms
from pipeline.classify.place_names import PlaceName, names_of_places
from pipeline.classify.search import automaton, found
from pipeline.classify.words import pattern

NEAR = 90
"""Characters of normal form within which both halves of `a & b` must stand: about a sentence."""
_NATIVE = ("severity", "relief", "modals", "standstills", "binding")
"""Tables of signals whose English words are other words elsewhere."""


class Hit(NamedTuple):
    """A term found: as it stands in the lexicon, where it began in the normal form, and its senses.

    A tuple and not a dataclass, since a text has hundreds of them.
    """

    term: str
    start: int
    senses: Sequence[Sense]


_made = tuple.__new__
"""Makes a named tuple in half the time of its own call, of which each text has hundreds."""
Found = tuple[int, int, int]
"""Where a form begins, its end with a minus, so that the longer comes first, and its number."""


class Matcher:
    """The terms of one table; `forms` numbers the forms of all tables of a language."""

    def __init__(self, terms: Iterable[tuple[str, Sense]], language: str, forms: dict[str, int]) -> None:
        self._language = language
        self._entries: dict[int, tuple[str, list[Sense]]] = {}
        self._halves: dict[int, list[int]] = {}
        self._pairs: list[tuple[str, int, int, tuple[Sense, ...]]] = []
        for term, sense in terms:
            halves = [self._entry(half, forms) for half in term.split(" & ")]
            if len(halves) == 1:
                _add_sense(self._entries[halves[0]][1], sense)
            else:
                self._pairs.append((term, halves[0], halves[1], (sense,)))
        for number, (_, one, other, _) in enumerate(self._pairs):
            self._halves.setdefault(one, []).append(number)
            self._halves.setdefault(other, []).append(number)

    def _entry(self, term: str, forms: dict[str, int]) -> int:
        number = forms.setdefault(pattern(term, self._language), len(forms))
        if number not in self._entries:
            self._entries[number] = (term, [])
        return number

    def hits(self, text: str) -> list[Hit]:
        """All terms found in a text in normal form; a term inside a longer one is only part of that."""
        entries = self._entries
        found = [one for one in _scanned(text, self._language) if one[2] in entries]
        if not found:
            return []
        hits = self._pair_hits(found) if self._pairs else []
        reach = 0
        for start, minus_end, number in found:
            if minus_end < reach:
                term, senses = entries[number]
                if senses:
                    reach = minus_end
                    hits.append(_made(Hit, (term, start, senses)))
        return hits

    def _pair_hits(self, found: list[Found]) -> list[Hit]:
        halves = self._halves
        where: dict[int, list[int]] = {}
        for start, _, number in found:
            if number in halves:
                where.setdefault(number, []).append(start)
        if len(where) < 2:
            return []
        hits: list[Hit] = []
        wanted = {number for half in where for number in halves[half]}
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


def _nearest(ones: list[int], others: list[int]) -> int | None:
    """Where two sorted lists of places first come near each other; linear in their length."""
    at = 0
    for one in ones:
        while at < len(others) and others[at] < one - NEAR:
            at += 1
        if at < len(others) and others[at] <= one + NEAR:
            return min(one, others[at])
    return None


def topic_matcher(language: str) -> Matcher:
    """The terms that speak for topics in texts of a language, the English ones among them."""
    return _finder(language).matchers["topics"]


def signal_matcher(table: str, language: str) -> Matcher:
    """The terms of a table of signals: `documents` in a language and in English, all others in the language alone."""
    return _finder(language).matchers[table]


def place_names(text: str, language: str) -> Iterator[tuple[int, int, PlaceName]]:
    """The names of places in a text in normal form, with where they begin and end; they may overlap."""
    places = _finder(language).places
    for start, minus_end, number in _scanned(text, language):
        if number in places:
            yield start, -minus_end, places[number]


@dataclass(frozen=True, slots=True)
class _Finder:
    automaton: AhoCorasick
    matchers: dict[str, Matcher]
    places: dict[int, PlaceName]


@cache
def _finder(language: str) -> _Finder:
    forms: dict[str, int] = {}
    matchers = {"topics": Matcher(topic_terms(language), language, forms)}
    matchers["documents"] = Matcher(signal_terms("documents", language), language, forms)
    for table in _NATIVE:
        matchers[table] = Matcher(native_terms(table, language), language, forms)
    places = {forms.setdefault(form, len(forms)): name for form, name in names_of_places(language).items()}
    return _Finder(automaton(forms), matchers, places)


@lru_cache(maxsize=16)
def _scanned(text: str, language: str) -> list[Found]:
    """All forms in a text, in its order, of those that begin together the longest first."""
    found_here = [(start, -end, number) for number, start, end in found(_finder(language).automaton, text)]
    found_here.sort()
    return found_here
