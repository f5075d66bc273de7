"""Numbered lists set as tables, in which one entry more makes all below it slide: only what came and went is told.

Taught by the consolidated annexes of EUR-Lex ("4 | Burkina Faso" becomes "4 | Bolivia", "5 | Cameroon", "5 | ...").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace

from pipeline.model.classification import Passage, Standing, Subject

_LEAST, _SHARE = 2, 0.4
"""A column slid where that many of its old values, and that share of them, stand in another row now."""
_DISTINCT = 0.8
_LONGEST = 200
_NUMBER = re.compile(r"[([]?\d{1,3}[.)\]]?")
"""Only rows that a mere number names slide; those of a tariff have codes, whose rates change places for a reason."""
_NAME = re.compile(r"[^\W\d_]{2}")
_NUMBERED = re.compile(r"\d{1,4}\.? \| [^|]+")


Column = tuple[tuple[str, ...], str]
"""The sections above a table, and the name of one of its columns."""


def settled(subject: Subject) -> Subject:
    """The subject without values that only slid to another row; those that came or went are told as such."""
    columns = {(passage.path[:-2], passage.column) for passage in subject.passages if passage.column}
    cells: defaultdict[Column, list[tuple[Standing, str]]] = defaultdict(list)
    for passage in subject.passages:
        if column := _column(passage, columns):
            cells[column].append((passage.standing, _value(passage)))
    slid = {column: sides for column, values in cells.items() if (sides := _came_and_went(values)) is not None}
    if not slid:
        return subject
    kept: list[Passage] = []
    told: set[Column] = set()
    for passage in subject.passages:
        column = _column(passage, columns)
        if column is None or column not in slid:
            kept.append(passage)
        elif column not in told:
            told.add(column)
            kept += _told(slid[column], column)
    return replace(subject, passages=tuple(kept))


def _column(passage: Passage, columns: Collection[Column]) -> Column | None:
    """The column in which a passage stands: a cell, or a row of a number and one value that came or went whole."""
    if len(passage.text) > _LONGEST:
        return None
    if passage.column:
        numbered = len(passage.path) > 1 and _NUMBER.fullmatch(passage.path[-2]) and _NAME.search(passage.text)
        return (passage.path[:-2], passage.column) if numbered else None
    if not _NUMBERED.fullmatch(passage.text):
        return None
    return next((column for column in columns if column[0] == passage.path[:-1]), None)


def _value(passage: Passage) -> str:
    return passage.text.strip() if passage.column else passage.text.partition(" | ")[2].strip()


Sides = tuple[list[str], list[str]]


def _came_and_went(values: list[tuple[Standing, str]]) -> Sides | None:
    old = Counter(value for standing, value in values if standing is Standing.REMOVED)
    new = Counter(value for standing, value in values if standing is Standing.ADDED)
    slid = (old & new).total()
    # A column of few values ("yes", "no") does not slide: its cells change.
    if slid < max(_LEAST, _SHARE * max(old.total(), new.total())) or len(old) < _DISTINCT * old.total():
        return None
    return (list(old - new), list(new - old)) if old != new else None


def _told(sides: Sides, column: Column) -> list[Passage]:
    """What came before what went: in the other order they would read as one that took the other's place."""
    path = (*column[0], column[1])
    standings = (Standing.ADDED, Standing.REMOVED)
    return [
        Passage(", ".join(side), to, path, column[1]) for side, to in zip(sides[::-1], standings, strict=True) if side
    ]
