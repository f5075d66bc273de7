"""A notice that has another address now: which one on the listing it is, and whether it is the same in truth.

Pairs are found from the listing alone (what is listed now and was not known; what was known and is not listed any more);
each is held to its text when it comes.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from pipeline.identity.fold import folded, same_figures, weight, words
from pipeline.model.capture import Listed
from pipeline.model.document import Document
from pipeline.model.edits import Comparison
from pipeline.model.notice import Kind, Name
from pipeline.model.verdict import Outcome

_LEAST_TITLE = 16
_MANY, _SHARE = 3, 0.5  # pairs, and of what left the listing: then the site has moved, and not a notice
_KEPT = 0.5  # of the words, where a site moved and its template changed with it
_NEARLY_ALL = 0.9  # of the words, where one notice moved


class Evidence(StrEnum):
    """Why a listed notice may be one that we know."""

    NUMBER = "number"  # the source's own number of it
    ADDRESS = "address"  # where the old one led, or the same but for https, www, a slash at the end, index.html
    TITLE = "title"  # title and day, each once
    SOURCE = "source"  # the one page of its source, whose address the catalogue has changed


@dataclass(frozen=True, slots=True)
class Known:
    """A notice as the record has it. `published` is the day that its listing gave, `leads` where its address redirects."""

    key: str
    title: str = ""
    published: date | None = None
    number: str | None = None
    leads: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The notice `new`, listed now, may be `old`, listed no more. `site`: so many have moved that the site has.

    `dated`: both have a day, and the same.
    """

    old: str
    new: str
    evidence: Evidence
    site: bool = False
    dated: bool = False


def pairs(known: Sequence[Known], listed: Sequence[Listed], elsewhere: Collection[str] = ()) -> tuple[Pair, ...]:
    """Who may have moved where. `elsewhere` are further keys under which known notices are found: not new either."""
    now = {one.key for one in listed}
    mine = {one.key for one in known} | set(elsewhere)
    gone = [one for one in known if one.key not in now]
    new = [Known(one.key, one.title or "", one.published, one.number) for one in listed if one.key not in mine]
    found: dict[str, Pair] = {}
    for evidence in (Evidence.NUMBER, Evidence.ADDRESS, Evidence.TITLE):
        taken = {pair.old for pair in found.values()}
        before = _single((one for one in gone if one.key not in taken), evidence, [*known])
        after = _single((one for one in new if one.key not in found), evidence, [*new, *_staying(known, now)])
        for mark in before.keys() & after.keys():
            old, one = before[mark], after[mark]
            dated = old.published is not None and old.published == one.published
            found[one.key] = Pair(old.key, one.key, evidence, dated=dated)
    site = len(found) >= _MANY and len(found) >= _SHARE * min(len(gone), len(new))
    return tuple(replace(one, site=site) for one in found.values())


def moved(
    pair: Pair, comparison: Comparison, old: Document, new: Document, numbers: tuple[set[Name], set[Name]]
) -> bool:
    """Whether the pair is one notice, by what both say.

    `numbers` are the names of each. Without a number the words must be the same, and each figure: two recalls of one
    day have one title and nearly one text; with one, nearly all words. Where a whole site moved, its template may have changed the words around.
    """
    if comparison.verdict is Outcome.SUSPECT or _numbers_differ(*numbers):
        return False
    if comparison.verdict in (Outcome.UNCHANGED, Outcome.NOISE):
        return same_figures(old, new) or pair.evidence in (Evidence.ADDRESS, Evidence.SOURCE, Evidence.NUMBER)
    match pair.evidence:
        case Evidence.SOURCE:
            return True
        case Evidence.ADDRESS if _plain_address(pair.old) == _plain_address(pair.new):
            return True
        case Evidence.NUMBER | Evidence.ADDRESS:
            return _kept(old, new) >= _KEPT
        case Evidence.TITLE if pair.site and pair.dated:
            return _kept(old, new) >= _KEPT
        case Evidence.TITLE:
            # The title's number is no more than the title: the effects of one act stand under one, each its own entry.
            same = {name.kind for name in _of(numbers[0]) & _of(numbers[1])}
            nearly = same_figures(old, new) and _kept(old, new) >= _NEARLY_ALL
            return Kind.ID in same or (Kind.NUMBER in same and nearly)


def _numbers_differ(before: set[Name], after: set[Name]) -> bool:
    """Whether both have a number, and not the same."""
    old, new = _of(before), _of(after)
    return bool(old and new) and not old & new


def _of(names: set[Name]) -> set[Name]:
    return {name for name in names if name.kind in (Kind.ID, Kind.NUMBER)}


def _kept(old: Document, new: Document) -> float:
    before, after = words(old.text), words(new.text)
    least = min(len(before), len(after))
    return len(before & after) / least if least else 0.0


def _staying(known: Iterable[Known], now: Collection[str]) -> list[Known]:
    return [one for one in known if one.key in now]


def _single(candidates: Iterable[Known], evidence: Evidence, beside: Sequence[Known]) -> Mapping[str, Known]:
    """Those of whom only one has that mark: two notices of one title and day cannot be told apart by these."""
    marks = Counter(mark for one in beside if (mark := _mark(one, evidence)))
    return {mark: one for one in candidates if (mark := _mark(one, evidence)) and marks[mark] == 1}


def _mark(one: Known, evidence: Evidence) -> str | None:
    match evidence:
        case Evidence.NUMBER:
            return one.number
        case Evidence.ADDRESS:
            return _plain_address(one.leads or one.key)
        case Evidence.TITLE:
            if not one.key.startswith(("http://", "https://")):
                return None  # known by the authority's own number: another number is another notice
            title = folded(one.title)
            day = one.published.isoformat() if one.published else ""
            return f"{day} {title}" if weight(title) >= _LEAST_TITLE else None
        case Evidence.SOURCE:
            return None


def _plain_address(key: str) -> str | None:
    """An address without what servers add and take away; None of what is none."""
    try:
        parts = urlsplit(key)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    path = parts.path.removesuffix("/index.html").removesuffix("/index.htm").rstrip("/")
    return f"{parts.hostname.removeprefix('www.')}{path}?{parts.query}"
