"""A new row of data beside the one that held before it: which figures it sets anew (`standard: 19 → 16`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.classification import Passage, Standing, Subject

_FIELD = re.compile(r"([^\W\d_][\w -]{0,40}): ?(\d{1,3}(?:[.,]\d{1,3})?) ?%?")
NO_RATE = re.compile(
    r"(?i)(?:^|[\W_])(?:version|revision|rev|ids?|nr|numbers?|count|total|page|years?|months?|days?|post ?code|plz|zip|phone|code|chapter|order|index|position|line|row|schema|precision|priority|level|age|quantity|qty)(?:[\W_]|$)"
)
"""Names of fields whose figures are no percentages, whatever the table is called."""


@dataclass(frozen=True, slots=True)
class Set:
    """A figure that a field has now and another that it had before."""

    name: str
    old: str
    new: str


def successions(subject: Subject) -> Iterator[tuple[Passage, Passage]]:
    """Each added row that stands behind the row it follows on, which is context of it."""
    for one, other in pairwise(subject.passages):
        if one.standing is Standing.CONTEXT and other.standing is Standing.ADDED and one.path == other.path:
            yield one, other


def figures_set(earlier: str, added: str) -> list[Set]:
    """The fields of both rows whose figures differ, the first of each name."""
    old, new = _fields(earlier), _fields(added)
    return [Set(name, old[name], value) for name, value in new.items() if old.get(name, value) != value]


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines():
        if (field := _FIELD.fullmatch(line.strip())) and not NO_RATE.search(field[1]):
            found.setdefault(field[1], field[2])
    return found
