"""What a notice of an occasion tells beside it: that goods stand still, or a rule that holds from a day.

A strike, a holiday or a seminar is an authority's own affair until ports stop, declarations cannot be lodged, or the
invitation says from when which certificate is asked for. Taught by notices of Beitbridge, Torkham and Medyka, of
PostNL, and by invitations of food authorities.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.classify.matching import NEAR, Hit, signal_matcher, topic_matcher
from pipeline.classify.sentences import BETWEEN
from pipeline.classify.words import searchable

_TOGETHER = (
    ("stopped", "carriage", "postal-logistics"),
    ("closed", "gates", "postal-logistics"),
    ("stopped", "papers", "customs-procedures"),
    ("outage", "papers", "customs-procedures"),
)
_FAINT = 1.0


class Standstill(NamedTuple):
    """The topic that it is news on, its words, and where they begin in the normal form."""

    topic: str
    words: str
    start: int


def standstills(text: str, language: str) -> Iterator[Standstill]:
    """Of each kind the first: something that moves goods, and near it a word that it does not move."""
    found: dict[str, list[Hit]] = {}
    for hit in signal_matcher("standstills", language).hits(searchable(text, language)):
        for sense in hit.senses:
            found.setdefault(sense.topic, []).append(hit)
    for how, what, topic in _TOGETHER:
        if what == "gates" and "passengers" in found:
            continue
        pair = _near(found.get(how, []), found.get(what, []))
        if pair is not None:
            words = " … ".join(hit.term.strip("*") for hit in sorted(pair, key=lambda hit: hit.start))
            yield Standstill(topic, words, min(hit.start for hit in pair))


def _near(ones: list[Hit], others: list[Hit]) -> tuple[Hit, Hit] | None:
    """The first two that stand near each other; both in the order of the text."""
    at = 0
    for one in ones:
        while at < len(others) and others[at].start < one.start - NEAR:
            at += 1
        for other in others[at : at + 2]:
            if other.start != one.start and other.start <= one.start + NEAR:
                return one, other
    return None


def holds_from_a_day(text: str, language: str, quiet: frozenset[str]) -> bool:
    """Whether a sentence of a text (parted) says that something must be done or is forbidden from a day, and names what a
    topic is about; `quiet` are the topics that are none."""
    plain = searchable(text, language)
    binding = [
        (hit.start, sense.topic) for hit in signal_matcher("binding", language).hits(plain) for sense in hit.senses
    ]
    if {"from", "must"} - {kind for _, kind in binding}:
        return False
    about = [
        hit.start
        for hit in topic_matcher(language).hits(plain)
        if any(sense.topic not in quiet and sense.weight > _FAINT for sense in hit.senses)
    ]
    return any(
        {"from", "must"} <= {kind for start, kind in binding if begin <= start < end}
        and any(begin <= start < end for start in about)
        and any(map(str.isdigit, plain[begin:end]))
        for begin, end in pairwise(_bounds(plain))
    )


def _bounds(plain: str) -> Iterator[int]:
    """Where the sentences of a normal form begin, and where the last one ends."""
    between = f" {BETWEEN} "
    at = 0
    while at >= 0:
        yield at
        at = plain.find(between, at + 1)
    yield len(plain)
