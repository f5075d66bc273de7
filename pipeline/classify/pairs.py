"""Before and after: the removed and added passages of an edit, standing in pairs."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.classify.corrections import corrections
from pipeline.model.classification import Passage, Standing, Subject

_MOST_FIGURES = 3
_WORD = re.compile(r"[^\s\d]*\d{1,3}(?:\s\d{3})+(?!\d)\S*|\S+")
"""A word; thousands in groups are one (`3 300`)."""


def figures_changed(before: str, after: str) -> str | None:
    """The text with what gave way before each new figure (`of C$2,500 → C$3,300 or less`), where nothing else changed."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    at = [place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other]
    if len(old) != len(new) or not 0 < len(at) <= _MOST_FIGURES:
        return None
    if not all(any(map(str.isdigit, old[place])) and any(map(str.isdigit, new[place])) for place in at):
        return None
    for place in at:
        new[place] = f"{old[place].rstrip(',.;:')} → {new[place]}"
    return " ".join(new)


def changed_pairs(subject: Subject) -> Iterator[tuple[Passage, Passage]]:
    """Each removed passage that an added one of the same section follows at once; and what a correction tells."""
    for one, other in pairwise(subject.passages):
        if one.standing is Standing.REMOVED and other.standing is Standing.ADDED and one.path == other.path:
            yield one, other
    yield from ((one.before, one.after) for one in corrections(subject))
