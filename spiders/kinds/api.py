"""A JSON or XML answer, read by the catalogue's mapping into rows with number, title, day and address."""

import json
import re
from codecs import BOM_UTF8
from typing import Any

from pipeline.extract.encoding import decode
from spiders.entry import Api, Cap
from spiders.kinds import html, xml
from spiders.kinds.index import Index, Item, Page, absolute, distinct, listed
from spiders.kinds.paging import Asking, next_page
from spiders.kinds.path import leads, scalar, walk

_FIELD = re.compile(r"\{([^{}]+)\}")


def read(section: Api, page: Page) -> Index:
    """The rows of one answer; each is also cut out as a JSON document of its own."""
    data = _data(section, page)
    if data is None:
        return Index(fault="the answer is neither JSON nor XML")
    paths = section.list or ("",)
    if not any(leads(data, path) for path in paths):
        return Index(fault="the answer has no list where the catalogue says that it is", absent=True)
    rows = [row for path in paths for row in walk(data, path) if row is not None and _asked_for(section, row)]
    items = distinct(item for row in rows if (item := _item(section, page, row)))
    halve = section.cap is not None and _overfull(section.cap, data)
    further = _further(section, page, data) if rows else None
    more, body = further or (None, None)
    return Index(items=items, more=(more,) if more else (), body=body, halve=halve)


def _data(section: Api, page: Page) -> Any:
    body = page.body
    if section.embedded:
        script = html.parse(page).select_one(section.embedded)
        body = script.get_text().encode() if script is not None else b""
    try:
        # Uruguay's gazette sends Latin-1 and does not say so, which RFC 8259 forbids.
        return json.loads(decode(body, page.content_type, page.language).text)
    except (ValueError, RecursionError):
        pass
    body = body.removeprefix(BOM_UTF8)  # Canada's laws begin with one
    root = xml.parse(body) if body.lstrip()[:1] == b"<" else None
    # A shell of a page that came in place of the answer is XML of sorts too (CBP's rulings: html with 200).
    return None if root is None or xml.name(root).lower() == "html" else xml.as_table(root)


def is_data(section: Api, page: Page) -> bool:
    """Whether an answer that is one document is JSON or XML at all, and not a page in its place."""
    return _data(section, page) is not None


def _asked_for(section: Api, row: Any) -> bool:
    wanted = all(_has(row, path, pattern) for path, pattern in section.where.items())
    return wanted and not any(_has(row, path, pattern) for path, pattern in section.unless.items())


def _has(row: Any, path: str, pattern: str) -> bool:
    return any(re.fullmatch(pattern, str(found)) for found in walk(row, path))


def _overfull(cap: Cap, data: Any) -> bool:
    try:
        return float(scalar(data, cap.total) or 0) > cap.most
    except ValueError:
        return False


def value(row: Any, spec: str | None) -> str | None:
    """A field of a row: by dotted path, by a template with paths in braces, or the first of several that has a value.

    An address stands for itself. None where a part is missing.
    """
    if spec is None:
        return None
    if "|" in spec:
        return next((found for one in spec.split("|") if (found := value(row, one)) is not None), None)
    if "{" not in spec and not spec.startswith(("https://", "http://")):
        return scalar(row, spec)
    parts = {path: scalar(row, path) for path in _FIELD.findall(spec)}
    if any(part is None for part in parts.values()):
        return None
    return _FIELD.sub(lambda match: parts[match.group(1)] or "", spec)


def _item(section: Api, page: Page, row: Any) -> Item | None:
    day = value(row, section.date)
    found = listed(section, page, value(row, section.url), value(row, section.title), day, value(row, section.id))
    return Item(found, _cut(section, row), "application/json") if found else None


def _cut(section: Api, row: Any) -> bytes:
    """The row, or the declared fields of it, as JSON in the order of its fields."""
    if section.body:
        row = {path: _single(list(walk(row, path))) for path in section.body}
    return json.dumps(row, ensure_ascii=False, indent=1).encode()


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values or None


def _further(section: Api, page: Page, data: Any) -> Asking | None:
    """The next page by the address that the answer names, else by number or cursor."""
    link = absolute(page.url, found) if section.next and (found := scalar(data, section.next)) else None
    if link is not None:
        return link, None
    return next_page(section.page, page, data) if section.page else None
