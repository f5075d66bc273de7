"""The next page of an index, where no link leads to it: by number, by offset or by cursor, in the address or in the body."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from spiders.entry import Paging
from spiders.kinds.index import Page
from spiders.kinds.path import scalar

Asking = tuple[str, str | None]  # an address, and the body that goes with it


def next_page(paging: Paging, page: Page, data: Any = None) -> Asking | None:
    """How to ask for the page after `page`, whose answer read as `data`; None where its cursor says that it is the last."""
    value: int | str | None = paging.start + page.number * paging.step
    if paging.cursor is not None:
        value = scalar(data, paging.cursor)
    if value is None:
        return None
    if paging.body is not None:
        return page.url, _with_field(page.asked or "", paging.body, value)
    return _with_parameter(page.url, paging.param or "", str(value)), page.asked


def has_field(body: str, path: str) -> bool:
    """Whether a page can be asked for by that field of the body."""
    fields = _json(body)
    if fields is None:
        return any(name == path for name, _ in parse_qsl(body, keep_blank_values=True))
    *way, last = path.split(".")
    for part in way:
        fields = fields.get(part)
        if not isinstance(fields, dict):
            return False
    return last in fields


def _with_field(body: str, path: str, value: int | str) -> str:
    fields = _json(body)
    if fields is None:
        pairs = [(name, str(value) if name == path else old) for name, old in parse_qsl(body, keep_blank_values=True)]
        return urlencode(pairs)
    *way, last = path.split(".")
    inner = fields
    for part in way:
        inner = inner[part]
    inner[last] = value
    return json.dumps(fields, ensure_ascii=False)


def _with_parameter(url: str, name: str, value: str) -> str:
    """Other parameters are left as they are."""
    parts = urlsplit(url)
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name]
    return urlunsplit(parts._replace(query=urlencode([*pairs, (name, value)])))


def _json(body: str) -> dict[str, Any] | None:
    """A JSON body's object; None where it is a form."""
    try:
        fields = json.loads(body)
    except ValueError:
        return None
    return fields if isinstance(fields, dict) else None
