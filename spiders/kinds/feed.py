"""RSS 2.0 and 1.0 (RDF), Atom (RFC 4287), JSON Feed 1.1: entries with link, title and day."""

import json
import re
from collections import Counter
from dataclasses import replace
from html import unescape
from typing import Any

from pipeline.model.capture import Listed
from spiders.entry import Feed
from spiders.kinds import xml
from spiders.kinds.index import Index, Item, Page, distinct, listed

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NUMBER_LENGTH = 500
_ROOTS = ("rss", "RDF", "feed")


def read(section: Feed, page: Page) -> Index:
    """The entries of a feed. Each is also cut out as a document of its own, for sources that follow no link."""
    if page.body.lstrip()[:1] == b"{":
        return _json_feed(section, page)
    root = xml.parse(page.body)
    if root is None or xml.name(root) not in _ROOTS:
        return Index(fault="the answer is not a feed")
    kind = "application/atom+xml" if xml.name(root) == "feed" else "application/rss+xml"
    entries = (node for node in root.iter() if xml.name(node) in ("item", "entry"))
    return Index(items=_numbered(distinct(item for node in entries if (item := _item(section, page, node, kind)))))


def _numbered(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Without numbers that several entries bear: a feed that calls all of them by one name numbers none."""
    often = Counter(item.listed.number for item in items)
    return tuple(
        item if often[item.listed.number] == 1 else replace(item, listed=replace(item.listed, number=None))
        for item in items
    )


def _with_number(found: Listed, link: str | None, number: str | None) -> Listed:
    """The entry with its guid or id (RSS 2.0; RFC 4287, 4.2.6), which outlives its address; a link says no more."""
    own = None if number is None or number == link else number[:_NUMBER_LENGTH]
    return replace(found, number=own)


def _item(section: Feed, page: Page, node: Any, kind: str) -> Item | None:
    number = xml.child_text(node, "guid", "id")
    link = _link(node) or (number if number and number.startswith(("http://", "https://")) else None)
    day = xml.child_text(node, "pubDate", "published", "date", "issued", "updated", "modified")
    found = listed(section, page, link, _plain(xml.child_text(node, "title")), day, None if link else number)
    return Item(_with_number(found, link, number), xml.cut(node), kind) if found else None


def _plain(title: str | None) -> str | None:
    """Without markup: Atom says `type="html"`, RSS does not say, both send it."""
    return unescape(_TAG.sub("", title)) if title else None


def _link(node: Any) -> str | None:
    """The link for people: RSS has it as text, Atom as an attribute, `alternate` before the others."""
    links = [child for child in node if xml.name(child) == "link"]
    ranked = sorted(links, key=lambda link: link.get("rel", "alternate") != "alternate")
    return next((found for link in ranked if (found := link.get("href") or xml.text(link))), None)


def _json_feed(section: Feed, page: Page) -> Index:
    try:
        rows = json.loads(page.body).get("items")
    except (ValueError, AttributeError, RecursionError):
        return Index(fault="the answer is not a feed")
    if not isinstance(rows, list):
        return Index(fault="the answer is not a feed")
    found = (item for row in rows if isinstance(row, dict) and (item := _row(section, page, row)))
    return Index(items=_numbered(distinct(found)))


def _row(section: Feed, page: Page, row: dict[str, Any]) -> Item | None:
    def words(field: str) -> str | None:
        return str(row[field]) if row.get(field) else None

    link = words("url") or words("external_url")
    day = words("date_published") or words("date_modified")
    found = listed(section, page, link, words("title"), day, None if link else words("id"))
    body = json.dumps(row, ensure_ascii=False, indent=1).encode()
    return Item(_with_number(found, link, words("id")), body, "application/json") if found else None
