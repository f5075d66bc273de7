"""Exchanged: two names or figures that took each other's place, so that no word came or went and all is turned round.

"The seller pays the buyer" became "the buyer pays the seller", "4 % for tea and 9 % for coffee" the reverse. Entries of
a list that stand in another order are none: "tea, coffee and cocoa".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.compare.opposites import another_bound
from pipeline.compare.phrases import MONTHS_AND_DAYS
from pipeline.compare.phrasing import phrases
from pipeline.compare.sameword import same_word, says_something
from pipeline.compare.words import words
from pipeline.model.edits import Span

_FEW = 6  # words on each side of an exchange; longer ones are sentences that changed their order
_LONG = 12  # words of one place that may have turned round
_ITEM = 3  # words of an entry in a list
_MOST = 40  # places; a block with more is another text
_SEPARATOR = re.compile(
    r"[,;、，；/]|\b(?:and|or|und|oder|et|ou|y|e|o|en|of|i|oraz|lub|a|nebo|alebo|és|vagy|și|sau|og|och|eller|ja|tai|и|или|та|і|або|"
    r"ve|veya|và|hoặc|dan|atau|και|ή)\b|[和与與及或]|または|及び|又は|والا?|أو|\bו",
    re.IGNORECASE,
)
_NEGATIONS = phrases(
    r"not|never|nicht|kein\w*|ne|pas|no|não|non|niet|geen|nie|nem|nu|inte|ikke|ei|не|δεν|değil|[不未無无非]|لا|لم|لن|ליס"
)


class _Place(NamedTuple):
    at: int  # of the spans
    gone: list[str]
    come: list[str]
    text: str  # that went


def exchanged(spans: Sequence[Span]) -> bool:
    """Whether two of the changed places say each other's words, one says until where it said from, or a negation now
    stands by another word."""
    places = list(_places(spans))
    if any(another_bound(place.gone, place.come) for place in places):
        return True
    if any(_turned_round(place) and not _is_list(place.text) for place in places):
        return True
    if len(places) <= _MOST and any(
        _swapped(one, other) and not _listed(spans, one, other)
        for k, one in enumerate(places)
        for other in places[k + 1 :]
    ):
        return True
    return bool(places) and _negated(_side(spans, "removed")) != _negated(_side(spans, "added"))


def _side(spans: Sequence[Span], side: str) -> str:
    return "".join(text for mark, text in spans if mark in ("same", side))


def _places(spans: Sequence[Span]) -> Iterator[_Place]:
    at = 0
    while at < len(spans):
        if spans[at][0] == "same":
            at += 1
            continue
        begin, gone, come, text = at, list[str](), list[str](), ""
        while at < len(spans) and spans[at][0] != "same":
            (gone if spans[at][0] == "removed" else come).extend(map(str.casefold, words(spans[at][1])))
            text += spans[at][1] if spans[at][0] == "removed" else ""
            at += 1
        yield _Place(begin, gone, come, text)


def _turned_round(place: _Place) -> bool:
    """Whether one place says the same words the other way round, about a word in the midst that stayed there."""
    gone, come = _telling(place.gone), _telling(place.come)
    if not 3 <= len(gone) == len(come) <= _LONG:
        return False
    order: list[int] = []
    for word in gone:
        at = next((k for k, other in enumerate(come) if k not in order and same_word(word, other)), None)
        if at is None:
            return False
        order.append(at)
    return any(
        first > middle > last for k, middle in enumerate(order) for first in order[:k] for last in order[k + 1 :]
    )


def _is_list(text: str) -> bool:
    pieces = _SEPARATOR.split(text)
    return len(pieces) > 1 and all(len(words(piece)) <= _ITEM for piece in pieces)


def _swapped(one: _Place, other: _Place) -> bool:
    there, back = (_telling(one.gone), _telling(other.come)), (_telling(other.gone), _telling(one.come))
    return _alike(*there) and _alike(*back) and not _alike(there[0], back[0])


def _telling(said: Sequence[str]) -> list[str]:
    return [
        word
        for word in said
        if any(map(str.isdigit, word)) or says_something(word) or (len(word) > 2 and MONTHS_AND_DAYS.fullmatch(word))
    ]


def _alike(some: Sequence[str], others: Sequence[str]) -> bool:
    return 0 < len(some) == len(others) <= _FEW and all(map(same_word, some, others))


def _listed(spans: Sequence[Span], one: _Place, other: _Place) -> bool:
    """Whether both are entries of one list: nothing but short entries and what parts them lies between."""
    between = "".join(text for mark, text in spans[one.at : other.at] if mark == "same")
    pieces = _SEPARATOR.split(between)
    return (
        len(pieces) > 1
        and not pieces[0].strip()
        and not pieces[-1].strip()
        and all(len(words(p)) <= _ITEM for p in pieces)
    )


def _negated(text: str) -> Counter[str]:
    """The words that a negation stands before. "Is not required to" became "is required not to": it forbids now."""
    said = [word.casefold() for word in words(text)]
    found: Counter[str] = Counter()
    for at, word in enumerate(said):
        if _NEGATIONS.fullmatch(word):
            found[next((later for later in said[at + 1 :] if len(later) > 3 and says_something(later)), "")] += 1
    return found
