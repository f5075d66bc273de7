"""A notice, and by what it can be found again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.model.document import Document


class Kind(StrEnum):
    """What names a notice.

    ID: it is made of it (address, key, filing line); NUMBER: its title begins with it; TITLE and TEXT: what it says;
    OWN: the number that a feed gives the entry, which means nothing beyond that source.
    """

    ID = "id"
    NUMBER = "number"
    TITLE = "title"
    TEXT = "text"
    OWN = "own"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name. Two notices of one jurisdiction that share one may be the same; that must then be looked into."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as identity looks at it: where it stands, who issued it, and what it says.

    `number` is the one that its index gives it besides its address.
    """

    source: str
    country: str
    authority: str
    key: str
    url: str
    title: str
    language: str
    published: date | None
    document: Document
    number: str | None = None
