"""Before and after: the removed and added passages of an edit, standing in pairs."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.model.classification import Passage, Standing, Subject


def changed_pairs(subject: Subject) -> Iterator[tuple[Passage, Passage]]:
    """Each removed passage that an added one of the same section follows at once."""
    for one, other in pairwise(subject.passages):
        if one.standing is Standing.REMOVED and other.standing is Standing.ADDED and one.path == other.path:
            yield one, other
