"""A JSON or XML answer, read by the catalogue's mapping into rows with number, title, day and address."""

import json
import re
from codecs import BOM_UTF8
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pipeline.extract.encoding import decode
from spiders.entry import Api, Cap, Paging
from spiders.kinds import html, xml
from spiders.kinds.index import Index, Item, Page, absolute, distinct, listed
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
    return Index(items=items, more=_more(section, page, data, len(rows)), halve=halve)


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


def _more(section: Api, page: Page, data: Any, rows: int) -> tuple[str, ...]:
    further = absolute(page.url, found) if section.next and (found := scalar(data, section.next)) else None
    if further is None and section.page is not None and rows:
        further = _paged(page, section.page)
    return (further,) if further else ()


def _paged(page: Page, paging: Paging) -> str:
    """The address of the page after this one, other parameters left as they are."""
    parts = urlsplit(page.url)
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != paging.param]
    query = urlencode([*pairs, (paging.param, str(paging.start + page.number * paging.step))])
    return urlunsplit(parts._replace(query=query))
