"""A change: what happened to a resource between two captures."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.model.classification import NONE, Classification
from pipeline.model.edits import Edit
from pipeline.model.hold import Hold
from pipeline.model.ties import Link

NO_CAPTURE = "none"


class Event(StrEnum):
    """What happened."""

    PUBLISHED = "published"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Change:
    """A change with all that a reader, a page or a subscription may ask of it.

    The four dates are kept apart: `published` (by the authority), `captured` (seen by us), effective and ending
    dates (in the classification's facts); `recorded` is when we wrote it down. `old_body` and `new_body` name the
    evidence by SHA-256. `links` tell how its notice hangs together with others, as the record knows today;
    `held` says why nobody is mailed of it.
    """

    id: str
    event: Event
    country: str
    source: str
    authority: str
    title: str
    url: str | None
    language: str
    captured: datetime
    recorded: datetime
    published: date | None
    substantive: bool
    classification: Classification
    edits: Sequence[Edit] = ()
    region: str | None = None
    backfilled: bool = False
    old_captured: datetime | None = None
    old_body: str | None = None
    new_body: str | None = None
    via: str | None = None
    links: tuple[Link, ...] = ()
    held: Hold | None = None

    @property
    def of_weight(self) -> bool:
        """Whether it stands out in a list: substantive, and of the subject."""
        return self.substantive and self.classification.primary != NONE

    @property
    def told(self) -> bool:
        """Whether readers may hear of it at all: substantive, of the subject, and not from a backfill."""
        return self.of_weight and not self.backfilled


def change_id(event: Event, source: str, first_key: str, old: datetime | None, new: datetime) -> str:
    """The public id of a change, fixed for ever.

    Made of the event, the resource's first key and the times of both captures, never of row numbers, so that a
    database rebuilt from the same captures gives the same ids. 100 bits of BLAKE2b in lower-case base32.
    """
    old_time = NO_CAPTURE if old is None else old.isoformat()
    plain = "\x1f".join((event.value, source, first_key, old_time, new.isoformat()))
    digest = hashlib.blake2b(plain.encode(), digest_size=13).digest()
    return "chg_" + base64.b32encode(digest).decode().lower().rstrip("=")[:20]
