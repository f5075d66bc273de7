"""The sample sites, rendered: `sites/<name>/site.toml` says which pages a site has, the files beside it what is on them.

Every text file there is a Jinja template in which `edition` is 1 or 2 and `either(first, second)` picks one of two
texts: that is all the substance in which the editions differ. `token`, `counter` and `stamp` are what real sites
renew with every visit; they follow `churn`, so that a test can hold still the noise and see the substance alone.
"""

import csv
import hashlib
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from dutywatch.demo.pdf import pdf
from dutywatch.demo.xlsx import xlsx

EDITIONS = (1, 2)
EDITION_DAYS = {1: date(2026, 11, 12), 2: date(2026, 11, 23)}

_FOLDER = Path(__file__).parent / "sites"
_MEDIA_TYPES = {
    ".html": "text/html",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers in an edition. `dynamic`: rendered anew for each visitor, so without validators."""

    status: int
    body: bytes
    content_type: str
    headers: tuple[tuple[str, str], ...] = ()
    dynamic: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    template: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    steady: bool = False
    item: "_Item | None" = None
    shelf: "_Shelf | None" = None


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    day: date
    title: str
    body: str
    number: str = ""
    type: str = ""
    effective: date | None = None
    editions: tuple[int, ...] = EDITIONS

    @property
    def paragraphs(self) -> list[str]:
        return [" ".join(part.split("\n")) for part in self.body.strip().split("\n\n")]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A list of notices: its own page (index, feed or API) and a page a notice."""

    title: str
    intro: str
    items: str
    index: str
    template: str
    item: str

    def listed(self, edition: int) -> list[_Item]:
        table = tomllib.loads((_FOLDER / self.items).read_text("utf-8"))
        return [item for item in (_Item(**entry) for entry in table["item"]) if edition in item.editions]

    def address(self, item: _Item) -> str:
        return self.item.format(id=item.id)


def site_names() -> tuple[str, ...]:
    """The sites, one a jurisdiction, by its code in lower case."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/site.toml")))


def answers(name: str, edition: int, base: str, churn: int | None = None) -> dict[str, Answer]:
    """All that a site answers in an edition, by path. `base` is its address, for links that must be absolute.

    The same arguments give the same bytes. `churn` (the edition, unless told) is the edition of the noise.
    """
    site = _site(name)
    noise = edition if churn is None else churn
    return {page.path: _answer(name, site, page, edition, base, noise) for page in _pages(site, edition)}


@cache
def _site(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name / "site.toml").read_text("utf-8"))


def _pages(site: dict[str, Any], edition: int) -> Iterator[_Page]:
    for given in site.get("page", ()):
        entry = dict(given)
        later = entry.pop("later", {})
        page = _Page(**entry)
        if edition == 2 and later:
            headers = tuple(later.get("headers", {}).items())
            page = replace(page, **(later | {"headers": headers}))
        yield page
    for entry in site.get("shelf", ()):
        shelf = _Shelf(**entry)
        yield _Page(shelf.index, shelf.template, shelf=shelf)
        for item in shelf.listed(edition):
            yield _Page(shelf.address(item), "layouts/notice.html", shelf=shelf, item=item)


def _answer(name: str, site: dict[str, Any], page: _Page, edition: int, base: str, churn: int) -> Answer:
    noise = 1 if page.steady else churn
    text = _rendered(name, site, page, edition, base, noise)
    charset = site["charset"]
    match PurePosixPath(page.path).suffix, PurePosixPath(page.template).suffix:
        case ".xlsx", _:
            body, media = xlsx(list(csv.reader(io.StringIO(text))), "Schedule"), _MEDIA_TYPES[".xlsx"]
        case ".pdf", _:
            body, media = pdf(text.strip().split("\n\n")), _MEDIA_TYPES[".pdf"]
        case _, suffix:
            # What a charset lacks ("©" in Shift_JIS) stands as a character reference, as real pages write it.
            body, media = text.encode(charset, "xmlcharrefreplace"), _media_type(page.path, suffix)
            if site.get("charset_in_header", True):
                media = f"{media}; charset={charset}"
    dynamic = page.template.endswith(".html") or (page.shelf is not None and page.path == page.shelf.index)
    return Answer(page.status, body, media, page.headers, dynamic=dynamic and not page.steady)


def _media_type(path: str, template_suffix: str) -> str:
    if path.startswith("/rss/"):
        return "application/rss+xml"
    return _MEDIA_TYPES.get(PurePosixPath(path).suffix, _MEDIA_TYPES.get(template_suffix, "text/html"))


def _rendered(name: str, site: dict[str, Any], page: _Page, edition: int, base: str, churn: int) -> str:
    def digest(word: str) -> str:
        return hashlib.sha256(f"{name} {page.path} {churn} {word}".encode()).hexdigest()

    def either(first: str, second: str) -> str:
        return first if edition == 1 else second

    def rows(file: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(_environment().get_template(file).render(either=either))))

    later = [site["menu_later"]] if churn == 2 and "menu_later" in site else []
    return (
        _environment()
        .get_template(page.template)
        .render(
            site=site | {"language": page.language or site["language"]},
            menu=[*site.get("menu", ()), *later],
            stamp=site["stamps"][churn - 1] if "stamps" in site else "",
            built=EDITION_DAYS[churn],
            base=base,
            path=page.path,
            shelf=page.shelf,
            item=page.item,
            listed=page.shelf.listed(edition) if page.shelf else (),
            edition=edition,
            either=either,
            rows=rows,
            token=lambda word, length: digest(word)[:length],
            counter=lambda word, start: start + (churn - 1) * (3 + int(digest(word)[:4], 16) % 800),
        )
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters["rfc822"] = lambda day: format_datetime(datetime.combine(day, time(8), UTC))
    return made
