"""What was probably meant by a word or value that means nothing, in the form in which it would be understood."""

import re
from collections.abc import Iterable
from functools import cache

from dutywatch.nearest import nearest
from pipeline.model.filters import FilterError
from pipeline.model.places import codes, place_name
from pipeline.model.topics import Topic, topics

_FEW = 8  # as many choices as fit into one line


def suggest(error: FilterError) -> str | None:
    """The nearest known value; a country's name gives its code, since codes are what is taken."""
    if error.word == "topic":
        return next(iter(suggest_topics(error.given)), None)
    if error.word == "lang":
        return next(iter(error.known), None)  # the tag of the language that was named
    found = nearest(error.given, error.known)
    return None if found is None else _codes_by_name().get(found, found)


def meant(error: FilterError) -> str:
    """The same as the end of a sentence for people; empty where nothing is near."""
    if error.word == "topic":
        near = suggest_topics(error.given)
        named = " or ".join(f"{topic!r} ({topics()[topic].name})" for topic in near)
        return f"; did you mean {named}?" if named else "; `dutywatch topics` lists them"
    found = suggest(error)
    name = f" ({place_name(found)})" if found in codes() else ""
    return f"; did you mean {found!r}{name}?" if found else ""


def choices(error: FilterError) -> str:
    """All that would have been understood, where it is few."""
    return f" (one of {', '.join(error.known)})" if 1 < len(error.known) <= _FEW else ""


def suggest_place(given: str) -> str | None:
    """The nearest code, found by code or name."""
    found = nearest(given, (*codes(), *_codes_by_name()))
    return None if found is None else _codes_by_name().get(found, found)


def suggest_topics(given: str) -> list[str]:
    """At most three topics, the likeliest first: by spelling, else by the words of their names and what they cover."""
    spelled = nearest(given, topics())
    if spelled is not None:
        return [spelled]
    weights = {topic: _weight(_stems(given), of) for topic, of in topics().items()}
    most = max(weights.values())
    return [topic for topic, weight in weights.items() if weight == most][:3] if most else []


def _weight(asked: frozenset[str], topic: Topic) -> int:
    """How many of the words are in the topic's id or name, which count more, or in what it covers."""
    named, covered = _stems(f"{topic.id} {topic.name}"), _stems(topic.covers)
    return sum(3 * _holds(named, stem) + _holds(covered, stem) for stem in asked)


def _holds(stems: Iterable[str], asked: str) -> bool:
    return any(stem.startswith(asked) for stem in stems)


def _stems(text: str) -> frozenset[str]:
    """Words without case and without the endings by which `batteries` and `battery` or `duty` and `duties` differ."""
    words = re.findall(r"[^\W_]{3,}", text.casefold().replace("anti-", "anti"))
    return frozenset(re.sub(r"(?:ies|es|s|y)$", "", word) if len(word) > 4 else word for word in words)


@cache
def _codes_by_name() -> dict[str, str]:
    return {place_name(code): code for code in codes()}
