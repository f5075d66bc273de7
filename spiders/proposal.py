"""What an address could be in the catalogue, told from what came from it. No network: bytes in, sections out.

What a page cannot tell (topics, whose page it is) is left for the person who asked.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType
from pipeline.model.languages import UNKNOWN, normal_language
from pipeline.model.places import UnknownPlace, normal_place
from spiders.entry import Api, Feed, Listing, Sitemap
from spiders.kinds import api, feed, html, listing, sitemap
from spiders.kinds.dates import parse_day
from spiders.kinds.index import Index, Page, absolute

FEEDS_TRIED = 3
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_FEWEST = 3
_WORDS = re.compile(r"[^a-z0-9]+")
_NOT_PLACES = frozenset({"www", "eur", "ec"})
_ID_NAMES = re.compile(r"(?i)(^|_|\b)(id|number|no|code|reference|guid|key|slug)$")
_TITLE_NAMES = re.compile(r"(?i)title|subject|headline|titel|titre|t[ií]tulo|titolo|name|제목|件名|标题")
_URL = re.compile(r"(?:https?://|/)\S+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an answer: the kind, its section, its proof of life, and in words what was found."""

    kind: str
    sections: Mapping[str, Any]
    found: str


def feeds(page: Page) -> tuple[str, ...]:
    """The feeds that a page announces (`link rel=alternate`), nearest first."""
    links = html.parse(page).select("link[rel~=alternate][href]")
    kinds = [str(link["href"]) for link in links if str(link.get("type", "")).lower() in _FEED_TYPES]
    found = dict.fromkeys(address for href in kinds if (address := absolute(page.url, href)))
    return tuple(found)[:FEEDS_TRIED]


def reading(page: Page) -> Reading | None:
    """The best way to read what came; None where nothing in it can be told."""
    return _feed(page) or _sitemap(page) or _data(page) or _file(page) or _listing(page) or _page(page)


def _feed(page: Page) -> Reading | None:
    index = feed.read(Feed(), page)
    if index.fault or not index.items:
        return None
    return Reading("feed", {"proof": {"min_items": 1}, "feed": {"follow": True}}, f"a feed of {_told(index)}")


def _sitemap(page: Page) -> Reading | None:
    index = sitemap.read(Sitemap(), page)
    if index.fault:
        return None
    found = f"a sitemap of {_told(index)}" if index.items else f"an index of {len(index.more)} sitemaps"
    return Reading("sitemap", {"proof": {"min_items": 1}, "sitemap": {"match": "/"}}, found)


def _data(page: Page) -> Reading | None:
    try:
        data = json.loads(page.body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    rows, path = _rows(data)
    if not rows:
        return Reading("api", {"api": {}}, "JSON without a list of objects: one document")
    section = {"list": [path], **_fields(rows)}
    if not section.keys() & {"id", "url"}:
        return Reading("api", {"api": {}}, "JSON whose rows have nothing to be told apart by: one document")
    index = api.read(Api.model_validate(section), page)
    return Reading("api", {"proof": {"min_items": 1}, "api": section}, f"JSON of {_told(index)}")


def _rows(data: Any) -> tuple[list[dict[str, Any]], str]:
    """The outermost list of objects and its dotted path."""
    waiting: deque[tuple[Any, tuple[str, ...]]] = deque([(data, ())])
    while waiting:
        part, path = waiting.popleft()
        if isinstance(part, list):
            rows = [row for row in part if isinstance(row, dict)]
            if rows:
                return rows, ".".join(path)
        elif isinstance(part, dict):
            waiting.extend((value, (*path, name)) for name, value in part.items() if "." not in name)
    return [], ""


def _fields(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Number, title, day and address of a row, by the names and the values of its fields."""
    plain = [name for name in rows[0] if not isinstance(rows[0][name], dict | list) and not re.search(r"[.{}|]", name)]
    values = {name: [str(row[name]) for row in rows if row.get(name) is not None] for name in plain}
    tests: dict[str, Callable[[str], object]] = {
        "id": lambda name: _ID_NAMES.search(name) and len(set(values[name])) == len(rows),
        "title": _TITLE_NAMES.search,
        "date": lambda name: values[name] and all(re.match(r"\d{4}-\d\d-\d\d", one) and parse_day(one) for one in values[name]),
        "url": lambda name: values[name] and all(_URL.fullmatch(one) for one in values[name]),
    }  # fmt: skip
    chosen = {field: next((name for name in plain if fits(name)), None) for field, fits in tests.items()}
    return {field: name for field, name in chosen.items() if name}


def _file(page: Page) -> Reading | None:
    document = extract(Raw(page.body, page.content_type, page.url, language=page.language))
    rows = sum(block.type is BlockType.ROW for block in document.blocks)
    if document.format == "pdf":
        return Reading(
            "pdf", {"proof": {"min_length": len(document.text) // 2}}, f"a PDF of {len(document.text)} characters"
        )
    if document.format in ("csv", "tsv", "xlsx", "xls"):
        return Reading("table", {"proof": {"min_items": max(1, rows // 2)}}, f"a table of {rows} rows")
    return None


def _listing(page: Page) -> Reading | None:
    index = listing.read(Listing(), page)
    if index.fault or len(index.items) < _FEWEST:
        return None
    section: dict[str, Any] = {}
    shared = _shared([item.listed.url for item in index.items])
    if shared is not None and listing.read(Listing(match=shared), page).items == index.items:
        section["match"] = shared  # no other link of the page begins like it: the form of the notices' addresses
    return Reading(
        "listing", {"max_items": 40, "proof": {"min_items": _FEWEST}, "listing": section}, f"a list of {_told(index)}"
    )


def _shared(addresses: Sequence[str]) -> str | None:
    """The folder that all addresses share, as an expression; None where it is the root or on several hosts."""
    parts = [urlsplit(address) for address in addresses]
    if len({part.netloc for part in parts}) != 1:
        return None
    folders = [part.path.split("/")[1:-1] for part in parts]
    same = []
    for names in zip(*folders, strict=False):
        if len(set(names)) != 1:
            break
        same.append(names[0])
    return re.escape(f"/{'/'.join(same)}/").replace("\\-", "-") if same else None


def _page(page: Page) -> Reading | None:
    document = extract(Raw(page.body, page.content_type, page.url, language=page.language))
    if len(document.text) < 40:
        return None
    proof = {"min_length": len(document.text) // 2}
    return Reading("page", {"proof": proof}, f"a page of {len(document.text)} characters and no list of notices")


def _told(index: Index) -> str:
    days = [item.listed.published for item in index.items if item.listed.published]
    first = next((item.listed.title for item in index.items if item.listed.title), None)
    newest = f", the newest of {max(days)}" if days else ", without days"
    count = len(index.items)
    return f"{count} {'entry' if count == 1 else 'entries'}{newest}" + (f", the first “{first[:80]}”" if first else "")


def about(page: Page) -> dict[str, Any]:
    """What a page says of itself: id, jurisdiction, authority, title, language; the address tells what it leaves out."""
    soup = html.parse(page)
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    place = _place(host)
    site = _meta(soup, "og:site_name") or host
    title = _words(soup.select_one("channel > title, feed > title, title")) or _words(soup.select_one("h1")) or host
    root = soup.select_one("html[lang], feed[xml\\:lang]")
    language = normal_language(str(root.get("lang") or root.get("xml:lang")) if root else None)
    if language == UNKNOWN:
        language = extract(Raw(page.body, page.content_type, page.url)).language
    return {
        "id": _slug(place, host, urlsplit(page.url).path),
        "jurisdiction": place,
        "authority": site[:120],
        "title": title[:120],
        "language": language,
    }


def _place(host: str) -> str:
    """By the domain: a country's, the Union's, or the United States' own; INT where it says nothing."""
    if host == "europa.eu" or host.endswith(".europa.eu"):
        return "EU"
    end = host.rpartition(".")[2].upper()
    if end in ("GOV", "MIL"):
        return "US"
    try:
        return normal_place(end).code if len(end) == 2 else "INT"
    except UnknownPlace:
        return "INT"


def _slug(place: str, host: str, path: str) -> str:
    words = [
        word for word in _WORDS.split(f"{host.rpartition('.')[0]} {path.rpartition('.')[0] or path}".lower()) if word
    ]
    kept = [word for word in dict.fromkeys(words) if word not in _NOT_PLACES and word != place.lower()]
    return "-".join([place.lower(), *kept[:5]])[:80].strip("-")


def _meta(soup: BeautifulSoup, name: str) -> str | None:
    element = soup.select_one(f"meta[property='{name}'][content]")
    return str(element["content"]).strip() or None if isinstance(element, Tag) else None


def _words(element: Tag | None) -> str | None:
    return (" ".join(element.get_text(" ").split()) or None) if element is not None else None
