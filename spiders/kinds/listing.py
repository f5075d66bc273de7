"""An HTML index: rows with links to notices, their titles and days, and the link to the next page."""

from bs4 import BeautifulSoup, Tag
from soupsieve.util import SelectorSyntaxError

from spiders.entry import Listing
from spiders.kinds.html import parse
from spiders.kinds.index import Index, Item, Page, absolute, distinct, listed

READ_AT_MOST = 4 * 1024 * 1024  # a tree is built while all other sources wait
_ROWS = ("li", "tr", "article", "dd", "dt", "p", "div")


def read(section: Listing, page: Page) -> Index:
    """The entries of one page of a listing."""
    if len(page.body) > READ_AT_MOST:
        return Index(fault="the index is too large to be one")
    soup = parse(page)
    base = soup.find("base", href=True)
    here = (absolute(page.url, str(base["href"])) if isinstance(base, Tag) else None) or page.url
    based = Page(page.body, here, page.content_type, page.language, page.number)
    try:
        items = distinct(item for row, link in _links(section, soup) if (item := _item(section, based, row, link)))
        further = _next(section, based, soup)
    except SelectorSyntaxError as error:
        return Index(fault=f"the catalogue's selector is wrong: {error}")
    return Index(items=items, more=(further,) if further else ())


def _links(section: Listing, soup: BeautifulSoup) -> list[tuple[Tag, Tag]]:
    """Each link with the row that it stands in."""
    if section.item is None:
        return [(_row(link), link) for link in soup.select(section.link)]
    pairs = ((row, row if row.name == "a" else row.select_one(section.link)) for row in soup.select(section.item))
    return [(row, link) for row, link in pairs if link is not None]


def _row(link: Tag) -> Tag:
    found = link.find_parent(_ROWS)
    return found if isinstance(found, Tag) else link


def _item(section: Listing, page: Page, row: Tag, link: Tag) -> Item | None:
    title = _text(row.select_one(section.title)) if section.title else _text(link) or _attribute(link, "title")
    day = _day_text(row.select_one(section.date)) if section.date else _row_text(row, link)
    found = listed(section, page, _attribute(link, "href"), title, day)
    return Item(found) if found else None


def _row_text(row: Tag, link: Tag) -> str:
    """The row's words without the title's, since a title may name another day (of entry into force)."""
    stamp = row.select_one("time[datetime]")
    if stamp is not None:
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
