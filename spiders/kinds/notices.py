"""Which links of an index lead to notices, told by their shape, for indexes whose markup nobody has described.

Notices stand in rows that are built alike, mostly with a day beside them, and have titles of several words; a menu
has short words and no days. Lists of Drupal, SharePoint, WordPress, Joomla and hand-written tables taught the rules.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag

from spiders.kinds.dates import parse_day

_ROWS = ("li", "tr", "article", "dd", "dt")
_MENUS = ("nav", "header", "footer", "aside")
_MENU_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar"})
_MENU_WORDS = frozenset(
    "nav navbar navigation menu menubar submenu breadcrumb breadcrumbs pagination pager footer sidebar social share "
    "cookie cookies lang language languages".split()
)
_FRAMES = frozenset({"html", "body", "form", "main", "article"})
_WORDS = re.compile(r"[-_\s]+")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|ods|csv|zip|hwpx?)(?:$|[?#])", re.IGNORECASE)
_DATE_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_MOST = 0.75  # of the links: an element with more is the page's frame
_LINKS = 4000  # looked at; a tree is read while all other sources wait, and a hostile page has no end of them
_DEEP = 60  # elements around a link that are looked at
_PARTS = 40  # of a row, in search of its title
_SHARED = 4  # addresses in one row: title, file, annex, another language
_TITLE = 12  # weight of the shortest title
_FEWEST = 3  # alike rows without days that make a list
_LONG = 20  # mean weight of titles in a list without days


@dataclass(frozen=True, slots=True)
class Notice:
    """A link with the row that it stands in, and what to call it."""

    row: Tag
    link: Tag
    title: str


def notices(soup: BeautifulSoup, language: str) -> list[Notice]:
    """The links that lead to notices, in the page's order; none where no list can be told from the menus."""
    candidates = _one_a_row(_candidates(soup))
    alike: dict[tuple[str, ...], list[Notice]] = defaultdict(list)
    for notice in candidates:
        alike[_shape(notice.link)].append(notice)
    dated = [group for group in alike.values() if _dated(group, language)]
    chosen = dated or ([] if _asks_for_a_password(soup) else _longest(alike.values()))
    kept = {id(notice.link) for group in chosen for notice in group}
    return [notice for notice in candidates if id(notice.link) in kept]


def day_beside(notice: Notice, language: str) -> str | None:
    """The words that name the notice's own day: its row's, else its address's. The title may name another day."""
    stamp = notice.row.find("time", datetime=True)
    if isinstance(stamp, Tag):
        return str(stamp["datetime"])
    words = _text(notice.row).replace(notice.title, " ", 1)
    if parse_day(words, None, language) is not None:
        return words
    found = _DATE_IN_ADDRESS.search(str(notice.link.get("href")))
    return "-".join(found.groups()) if found else None


def among(soup: BeautifulSoup, wanted: Callable[[str], bool]) -> list[Notice]:
    """All links whose address is `wanted`, in the page's order: where notices are told by their addresses."""
    return list(_notices([link for link in soup.select("a[href]", limit=_LINKS) if wanted(str(link["href"]))], 1))


def _candidates(soup: BeautifulSoup) -> Iterator[Notice]:
    """Links outside menus."""
    every = [link for link in soup.select("a[href]", limit=_LINKS) if _leads_somewhere(link)]
    held = Counter(id(outer) for link in every for outer in _around(link))
    links = [
        link for link in every if not any(_is_menu(outer, held[id(outer)] / len(every)) for outer in _around(link))
    ]
    return _notices(links, _TITLE)


def _notices(links: list[Tag], shortest: float) -> Iterator[Notice]:
    """With the row of each: the nearest row element, else the widest block for it alone."""
    addresses: dict[int, set[str]] = defaultdict(set)
    for link in links:
        for outer in _around(link):
            addresses[id(outer)].add(str(link["href"]))
    for link in links:
        row = _row(link, addresses)
        title = _title(link, row)
        if _weight(title) >= shortest:
            yield Notice(row, link, title)


def _around(link: Tag) -> Iterator[Tag]:
    """The elements around it, the nearest first."""
    return islice(link.parents, _DEEP)


def _leads_somewhere(link: Tag) -> bool:
    href = str(link["href"]).strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:", "mailto:", "tel:", "data:"))


def _is_menu(element: Tag, share: float) -> bool:
    """`share`: of all the page's links. A frame around nearly all of them only says which menus the page has."""
    if element.name in _MENUS or element.get("role") in _MENU_ROLES:
        return True
    if element.name in _FRAMES or share > _MOST:
        return False
    names = [*(element.get("class") or ()), str(element.get("id") or "")]
    return any(word in _MENU_WORDS for name in names for word in _WORDS.split(str(name).lower()))


def _row(link: Tag, addresses: dict[int, set[str]]) -> Tag:
    nearest = next((outer for outer in _around(link) if outer.name in _ROWS), None)
    if nearest is not None and len(addresses[id(nearest)]) <= _SHARED:
        return nearest
    widest = link
    for outer in _around(link):
        if len(addresses[id(outer)]) > 1 or outer.name in _FRAMES:
            break
        widest = outer
    return widest


def _title(link: Tag, row: Tag) -> str:
    """The link's words; the row's longest cell where the link only says "PDF" or "more"."""
    own = max(_text(link), str(link.get("title") or "").strip(), key=_weight)
    if _weight(own) >= _TITLE:
        return own
    parts = [_text(part) for part in row.find_all(("td", "h2", "h3", "h4", "p", "span", "div"), limit=_PARTS)]
    longest = max(parts, key=_weight, default="")
    return longest if _weight(longest) >= _TITLE else own


def _weight(text: str) -> float:
    """How much a text says: a Chinese, Japanese, Korean or Thai sign counts for more than a Latin letter."""
    return len(text) + 1.5 * len(_WIDE.findall(text))


def _one_a_row(candidates: Iterable[Notice]) -> list[Notice]:
    """Of a row's links the one with the longest words: the title, not the icon or the annex."""
    best: dict[int, Notice] = {}
    for notice in candidates:
        before = best.get(id(notice.row))
        if before is None or len(_text(notice.link)) > len(_text(before.link)):
            best[id(notice.row)] = notice
    return list(best.values())


def _shape(link: Tag) -> tuple[str, ...]:
    """The names of the elements around it: alike for the rows of a list, even where it is cut up by months."""
    return tuple(outer.name for outer in _around(link))


def _dated(group: list[Notice], language: str) -> bool:
    days = sum(_has_day(notice, language) for notice in group)
    return 2 * days >= len(group) and days >= 1


def _has_day(notice: Notice, language: str) -> bool:
    words = day_beside(notice, language)
    return words is not None and parse_day(words, None, language) is not None


def _asks_for_a_password(soup: BeautifulSoup) -> bool:
    """A sign-in page has a menu of help pages, and no days (Mons, Torino)."""
    return soup.find("input", type="password") is not None


def _longest(groups: Iterable[list[Notice]]) -> list[list[Notice]]:
    """The one list that says most, where no list has days; files alone may have short names."""
    lists = [group for group in groups if len(group) >= _FEWEST and (_mean(group) >= _LONG or _files(group))]
    return [max(lists, key=lambda group: _mean(group) * min(len(group), 50))] if lists else []


def _mean(group: list[Notice]) -> float:
    return sum(min(_weight(notice.title), 120) for notice in group) / len(group)


def _files(group: list[Notice]) -> bool:
    return all(_FILE.search(str(notice.link["href"])) for notice in group)


def _text(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())
