"""Tables that were only given another column, or whose column was renamed: their values are no change of the rules.

Taught by tables of tariff actions kept as CSV, whose new column tells of years of steps ("34% -> 84%") at once.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.classify.pairs import changed_pairs
from pipeline.model.classification import Passage, Standing, Subject

_BAR = " | "
_SEVERAL = 3
"""A column that came with a single value came to say it."""


def without_new_columns(subject: Subject) -> Subject:
    """The subject with what stands in new columns, or only moved to another column of its row, as context."""
    if subject.event != "amended" or not any(passage.column for passage in subject.passages):
        return subject
    cells = Counter(one.column for one in subject.passages if one.column and one.standing is Standing.ADDED)
    fresh = {name for name in _new_names(subject) if cells[name] >= _SEVERAL}
    moved = _moved(subject)
    if not fresh and not moved:
        return subject
    return replace(subject, passages=tuple(_as_context(one, fresh, moved) for one in subject.passages))


def _new_names(subject: Subject) -> Iterator[str]:
    """The names that a table's head has now and had not before."""
    for removed, added in changed_pairs(subject):
        if removed.column is None and _BAR in removed.text and _BAR in added.text:
            old, new = removed.text.split(_BAR), added.text.split(_BAR)
            if old[0] == new[0]:
                yield from set(new) - set(old)


Value = tuple[tuple[str, ...], str]
"""A row, and what stands in it."""


def _moved(subject: Subject) -> set[Value]:
    """The values that left one column of a row and stand in another now."""
    counts: Counter[tuple[Value, Standing]] = Counter(
        ((one.path[:-1], one.text), one.standing) for one in subject.passages if one.column and one.text.strip()
    )
    return {value for value, standing in counts if standing is Standing.ADDED and counts[value, Standing.REMOVED]}


def _as_context(passage: Passage, fresh: set[str], moved: set[Value]) -> Passage:
    if passage.column and (passage.column in fresh or (passage.path[:-1], passage.text) in moved):
        return replace(passage, standing=Standing.CONTEXT)
    return passage
