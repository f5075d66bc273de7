"""What the readers share: a page of an index, the entries on it, and the keys of these."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urljoin

from pipeline.model.address import canonical_address
from pipeline.model.capture import Listed
from spiders.entry import Keyed
from spiders.kinds.dates import parse_day

_OUTSIDE_ASCII = re.compile(r"[^!-~]+")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_TITLE_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an index as it came. `number` counts from 1; `asked` is the body of the request, where it had one.

    `month_first`: its country writes 11/3 for the third of November.
    """

    body: bytes
    url: str
    content_type: str | None = None
    language: str = "und"
    number: int = 1
    asked: str | None = None
    month_first: bool = False

    @property
    def charset(self) -> str | None:
        """As the header declares it."""
        match = _CHARSET.search(self.content_type or "")
        return match.group(1) if match else None


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of an index; with its bytes where it was cut out of the whole."""

    listed: Listed
    body: bytes | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """What a page names: its entries, and further pages; `body` is what these are asked with in place of its own.

    `halve`: the query has more rows than it can page, and is to be asked again in two halves of its days.
    `fault` says why it is no index at all. `absent`: the only fault is that the list is left out, which some
    authorities do instead of sending an empty one (Federal Register: `count` 0 and no `results`).
    """

    items: tuple[Item, ...] = ()
    more: tuple[str, ...] = ()
    body: str | None = None
    fault: str | None = None
    absent: bool = False
    halve: bool = False


def absolute(base: str, link: str) -> str | None:
    """The web address that `link` means on the page `base`; None where it is none (mailto, javascript)."""
    try:
        joined = urljoin(base, link.strip())
        canonical_address(joined)
    except ValueError:
        return None
    return ascii_address(joined.partition("#")[0])


def ascii_address(url: str) -> str:
    """With everything percent-encoded that may not stand in an address bare (RFC 3986), the rest as it was."""
    return _OUTSIDE_ASCII.sub(lambda match: quote(match.group()), url)


def listed(
    section: Keyed, page: Page, url: str | None, title: str | None, day: str | None, number: str | None = None
) -> Listed | None:
    """The entry, or None where neither an address nor a number tells what it is.

    A number of the authority's own goes before the address, since addresses move.
    """
    address = None if url is None else absolute(page.url, url)
    words = " ".join((title or "").split())[:_TITLE_LENGTH] or None
    key = _declared(section, address, words) if section.key else number or (address and canonical_address(address))
    if not key:
        return None
    published = parse_day(day, section.date_format, page.language, page.month_first) if day else None
    return Listed(key=key, url=address or page.url, title=words, published=published)


def _declared(section: Keyed, *places: str | None) -> str | None:
    for place in places:
        match = re.search(section.key or "", place or "")
        if match:
            return match.group(1)
    return None


def distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    """One item a key, in order. A link around a picture and one around the title name one entry: words are kept.

    Of two days of one key the later is its own: a file's editions stand side by side (CBP's withhold release orders).
    """
    found: dict[str, Item] = {}
    for item in items:
        before = found.setdefault(item.listed.key, item)
        if (item.listed.published or date.min) > (before.listed.published or date.max):
            found[item.listed.key] = item
        elif before is not item and before.listed.title is None and item.listed.title is not None:
            found[item.listed.key] = replace(before, listed=replace(before.listed, title=item.listed.title))
    return tuple(found.values())
