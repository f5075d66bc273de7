"""Edits: the differences between two documents that a person would name."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from pipeline.model.verdict import Outcome, Suspect


class Op(StrEnum):
    """What happened to a block, or to a cell of a row."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    ROW_CHANGED = "row-changed"
    RENUMBERED = "renumbered"


class Noise(StrEnum):
    """Why nobody would care about an edit."""

    UPDATE_STAMP = "update-stamp"
    COUNTER = "counter"
    TOKEN = "token"  # noqa: S105 - the word of the contract, not a password
    CHROME = "chrome"
    FORMATTING = "formatting"
    TRACKING = "tracking"
    REORDER = "reorder"
    COPYRIGHT_YEAR = "copyright-year"
    TEASER = "teaser"


Span: TypeAlias = tuple[Literal["same", "removed", "added"], str]


class Edit(NamedTuple):
    """One difference. `path` is the section in the new document (of something removed: in the old one).

    A tuple and not a dataclass, as a block is: a table of rates that all changed gives many thousands.
    """

    op: Op
    noise: Noise | None = None
    path: tuple[str, ...] = ()
    from_path: tuple[str, ...] | None = None
    key: str | None = None
    column: str | None = None
    before: str | None = None
    after: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents held against each other.

    `substantive` (only ever of `changed`): a seller or a lawyer would want to know. `replaced`: another text stands in
    the place of the old one; its edits are all that came and all that went.
    """

    verdict: Outcome
    edits: Sequence[Edit] = ()
    substantive: bool = False
    suspect: Suspect | None = None
    added_words: int = 0
    removed_words: int = 0
    language: str = "und"
    replaced: bool = False

    @property
    def telling(self) -> tuple[Edit, ...]:
        """The edits that are not noise."""
        return tuple(edit for edit in self.edits if edit.noise is None)
