"""What a new notice is to those on record: a correction of one, or one published again. No engine in here."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive import links, notices
from archive.database import reading
from flows.house import House
from pipeline.identity import Correction, correction, names_of, raised, repeat
from pipeline.model.address import canonical_address
from pipeline.model.capture import Capture, Role
from pipeline.model.change import Change
from pipeline.model.classification import Severity
from pipeline.model.document import Document
from pipeline.model.languages import UNKNOWN
from pipeline.model.notice import Kind, Name, Notice
from pipeline.model.source import Kind as SourceKind
from pipeline.model.source import Source
from pipeline.model.ties import Tie

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_INDEXES = (SourceKind.LISTING, SourceKind.FEED, SourceKind.API, SourceKind.SITEMAP)
_TELLING = (Kind.ID, Kind.NUMBER, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Found:
    """A tie to keep. `other` is a resource's number; None where the corrected notice is not on record. `meaning` is how
    urgent that is which is corrected, and its topic.
    """

    tie: Tie
    other: int | None
    reference: str = ""
    once: bool = False
    target: str | None = None
    meaning: tuple[Severity, str] | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """The names under which a notice is filed, and its tie to another, if it has one."""

    names: tuple[Name, ...] = ()
    found: Found | None = None


def is_notice(source: Source, capture: Capture) -> bool:
    """Whether it is one entry of an index; a page watched for itself is what it is by its address."""
    if source.kind not in _INDEXES or capture.role is not Role.DOCUMENT:
        return False
    try:
        return capture.key != canonical_address(source.url)
    except ValueError:
        return True


def notice_of(source: Source, capture: Capture, document: Document) -> Notice:
    """The notice as identity looks at it."""
    return Notice(
        source=source.id,
        country=source.jurisdiction,
        authority=source.authority,
        key=capture.key,
        url=capture.url,
        title=capture.title or document.title,
        language=document.language if document.language != UNKNOWN else source.language,
        published=capture.published,
        document=document,
        number=capture.number,
    )


def ties_of(house: House, source: Source, capture: Capture, document: Document, own: int | None, new: bool) -> Ties:
    """Its names, and of a `new` one its tie to another notice. `own` is its resource, where it has one already."""
    notice = notice_of(source, capture, document)
    names = names_of(notice)
    if not new:
        return Ties(names)
    with reading(house.engine) as session:
        corrects = correction(notice)
        found = _corrects(session, notice, corrects, own) if corrects else _repeats(session, notice, names, own)
    return Ties(names, found)


def keep(session: "Session", house: House, source: Source, resource: int, ties: Ties) -> None:
    """Files the notice under its names, with its tie."""
    notices.keep_names(session, resource, source.jurisdiction, ties.names)
    one = ties.found
    if one is not None and one.other != resource:
        links.keep_link(session, resource, one.tie, one.other, one.reference, house.clock(), one.once, one.target)


def as_urgent(change: Change | None, ties: Ties) -> Change | None:
    """A correction as urgent as what it corrects, where it states figures."""
    one = ties.found
    if change is None or one is None or one.meaning is None:
        return change
    return replace(change, classification=raised(change.classification, *one.meaning, one.reference))


def _corrects(session: "Session", notice: Notice, said: Correction, own: int | None) -> Found | None:
    for name in said.names:
        sharing = notices.sharing(session, notice.country, (name,), own)
        first = next(iter(sharing), None)
        if first is None or (name.kind is Kind.TITLE and not _one_of_them(session, sharing)):
            continue  # of several notices with one title nobody can say which is meant
        return Found(Tie.CORRECTS, first, said.reference, meaning=links.meaning_of(session, first))
    if not said.certain:
        return None
    return Found(Tie.CORRECTS, None, said.reference, target=said.names[0].value)


def _one_of_them(session: "Session", sharing: tuple[int, ...]) -> bool:
    first, *others = sharing
    return all(links.repeated(session, one) == first for one in others)


def _repeats(session: "Session", notice: Notice, names: tuple[Name, ...], own: int | None) -> Found | None:
    best: Found | None = None
    for number in notices.sharing(session, notice.country, [name for name in names if name.kind in _TELLING], own):
        before = notices.filed(session, number)
        same = repeat(before, notice) if before else None
        if same is None or (best is not None and (best.once or not same.once)):
            continue
        best = Found(Tie.REPEATS, links.repeated(session, number) or number, once=same.once)
    return best
