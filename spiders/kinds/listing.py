"""An HTML index: rows with links to notices, their titles and days, and the link to the next page."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag
from soupsieve.util import SelectorSyntaxError

from spiders.entry import Listing
from spiders.kinds.html import parse
from spiders.kinds.index import Index, Item, Page, absolute, distinct, listed
from spiders.kinds.notices import among, day_beside, notices
from spiders.kinds.paging import next_page
from spiders.kinds.path import scalar

READ_AT_MOST = 4 * 1024 * 1024  # a tree is built while all other sources wait
_ROWS = ("li", "tr", "article", "dd", "dt", "p", "div")


def read(section: Listing, page: Page) -> Index:
    """The entries of one page of a listing."""
    if len(page.body) > READ_AT_MOST:
        return Index(fault="the index is too large to be one")
    inner = _inside(section, page)
    if inner is None:
        return Index(fault="the answer has no list where the catalogue says that it is")
    soup = parse(inner)
    base = soup.find("base", href=True)
    here = (absolute(page.url, str(base["href"])) if isinstance(base, Tag) else None) or page.url
    based = replace(inner, url=here)
    try:
        items = distinct(_items(section, based, soup))
        link = _next(section, based, soup)
    except SelectorSyntaxError as error:
        return Index(fault=f"the catalogue's selector is wrong: {error}")
    if link is None and section.page and items:
        more, body = next_page(section.page, page) or (None, None)
        return Index(items=items, more=(more,) if more else (), body=body)
    return Index(items=items, more=(link,) if link else ())


def _inside(section: Listing, page: Page) -> Page | None:
    """The page, or the HTML that a JSON answer carries in a field (the publishing system of China's ministries)."""
    if section.inside is None:
        return page
    try:
        held = scalar(json.loads(page.body), section.inside)
    except (ValueError, RecursionError):
        return None
    return None if held is None else replace(page, body=held.encode(), content_type="text/html; charset=utf-8")


def _items(section: Listing, page: Page, soup: BeautifulSoup) -> Iterator[Item]:
    wanted = _wanted(section, page)
    if section.link or section.item:
        found = [
            _item(section, page, row, link) for row, link in _links(section, soup) if wanted(str(link.get("href")))
        ]
    else:
        told = among(soup, wanted) if section.match else notices(soup, page.language)
        found = [_listed(section, page, one.link, one.title, day_beside(one, page.language)) for one in told]
    return (item for item in found if item)


def _wanted(section: Listing, page: Page) -> Callable[[str], bool]:
    """Whether the address that a link has is a notice's; any is where the catalogue does not say."""
    if section.match is None:
        return lambda href: True
    pattern = re.compile(section.match)
    return lambda href: (found := absolute(page.url, href)) is not None and pattern.search(found) is not None


def _links(section: Listing, soup: BeautifulSoup) -> list[tuple[Tag, Tag]]:
    """Each link with the row that it stands in."""
    wanted = section.link or "a[href]"
    if section.item is None:
        return [(_row(link), link) for link in soup.select(wanted)]
    pairs = ((row, row if row.name == "a" else row.select_one(wanted)) for row in soup.select(section.item))
    return [(row, link) for row, link in pairs if link is not None]


def _row(link: Tag) -> Tag:
    found = link.find_parent(_ROWS)
    return found if isinstance(found, Tag) else link


def _item(section: Listing, page: Page, row: Tag, link: Tag) -> Item | None:
    title = _text(row.select_one(section.title)) if section.title else _text(link) or _attribute(link, "title")
    day = _day_text(row.select_one(section.date)) if section.date else _row_text(row, link)
    return _listed(section, page, link, title, day)


def _listed(section: Listing, page: Page, link: Tag, title: str | None, day: str | None) -> Item | None:
    found = listed(section, page, _attribute(link, "href"), title, day)
    return Item(found) if found else None


def _row_text(row: Tag, link: Tag) -> str:
    """The row's words without the title's, since a title may name another day (of entry into force)."""
    stamp = row.find("time", datetime=True)
    if isinstance(stamp, Tag):
        return _attribute(stamp, "datetime") or ""
    words = _text(row) or ""
    return words.replace(_text(link) or "\0", " ", 1)


def _day_text(element: Tag | None) -> str | None:
    return None if element is None else _attribute(element, "datetime") or _text(element)


def _next(section: Listing, page: Page, soup: BeautifulSoup) -> str | None:
    link = soup.select_one(section.next) if section.next else None
    href = _attribute(link, "href") if link is not None else None
    return absolute(page.url, href) if href else None


def _text(element: Tag | None) -> str | None:
    return None if element is None else " ".join(element.get_text(" ").split()) or None


def _attribute(element: Tag, name: str) -> str | None:
    value = element.get(name)
    return value if isinstance(value, str) and value.strip() else None
