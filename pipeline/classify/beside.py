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
_FAINT, _CLEAR = 1.0, 2.0


class Standstill(NamedTuple):
    """The topic that it is news on, its terms as `a & b`, and where they begin in the normal form."""

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
            words = " & ".join(hit.term for hit in sorted(pair, key=lambda hit: hit.start))
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


def may_bind(text: str, language: str, _: frozenset[str]) -> bool:
    """Whether a text of which no word is known to be of trade may all the same bind somebody, or tell of what carries goods."""
    plain = searchable(text, language)
    of_carriage = signal_matcher("standstills", language).hits(plain)
    return bool(_musts(plain, language)) or any(
        sense.topic in ("carriage", "papers") for hit in of_carriage for sense in hit.senses
    )


def binds(text: str, language: str, quiet: frozenset[str]) -> bool:
    """Whether a sentence of a text (parted) says what must be done, is forbidden or changes, and names what a topic is
    about; `quiet` are the topics that are none."""
    return _in_one_sentence(text, language, quiet, dated=False)


def holds_from_a_day(text: str, language: str, quiet: frozenset[str]) -> bool:
    """Whether a sentence that binds says also from which day."""
    return _in_one_sentence(text, language, quiet, dated=True)


def _in_one_sentence(text: str, language: str, quiet: frozenset[str], *, dated: bool) -> bool:
    plain = searchable(text, language)
    musts = _musts(plain, language)
    days = [
        hit.start
        for hit in signal_matcher("binding", language).hits(plain)
        if any(sense.topic == "from" for sense in hit.senses)
    ]
    if not musts or (dated and not days):
        return False
    # A day and a duty in one sentence say a rule even by the faintest word of a topic.
    least = _FAINT if dated else _CLEAR
    about = [
        hit.start
        for hit in topic_matcher(language).hits(plain)
        if any(sense.topic not in quiet and sense.weight >= least for sense in hit.senses)
    ]
    return any(
        all(any(begin <= start < end for start in starts) for starts in (musts, about, *((days,) if dated else ())))
        and (not dated or any(map(str.isdigit, plain[begin:end])))
        for begin, end in pairwise(_bounds(plain))
    )


def _musts(plain: str, language: str) -> list[int]:
    """Where words stand that bind somebody, or say that what bound is changed."""
    said = [
        hit.start
        for hit in signal_matcher("binding", language).hits(plain)
        if any(sense.topic == "must" for sense in hit.senses)
    ]
    changed = signal_matcher("severity", language).hits(plain)
    return said + [hit.start for hit in changed if any(sense.topic.startswith("verb-") for sense in hit.senses)]


def _bounds(plain: str) -> Iterator[int]:
    """Where the sentences of a normal form begin, and where the last one ends."""
    between = f" {BETWEEN} "
    at = 0
    while at >= 0:
        yield at
        at = plain.find(between, at + 1)
    yield len(plain)
