"""Dotted paths into an answer: `data.items.title`; `*` is the first list of objects in it."""

from collections import deque
from collections.abc import Iterator
from typing import Any


def walk(data: Any, path: str) -> Iterator[Any]:
    """All values at a dotted path; lists on the way are walked through, an object counts as a list of one."""
    head, _, rest = path.partition(".")
    if head == "*":
        yield from walk(_first_list(data), rest)
    elif isinstance(data, list):
        for part in data:
            yield from walk(part, path)
    elif not path:
        yield data
    elif isinstance(data, dict) and head in data:
        yield from walk(data[head], rest)


def scalar(row: Any, path: str) -> str | None:
    """The first text or number at a path, as text; None where there is none."""
    for found in walk(row, path):
        if isinstance(found, str | int | float) and not isinstance(found, bool) and str(found).strip():
            return str(found).strip()
    return None


def leads(data: Any, path: str) -> bool:
    """Whether the path leads anywhere, be it to an empty list."""
    head, _, rest = path.partition(".")
    if head == "*":
        return _first_list(data) is not None
    if isinstance(data, list):
        return not path or not data or any(leads(part, path) for part in data)
    return not path or (isinstance(data, dict) and head in data and leads(data[head], rest))


def _first_list(data: Any) -> list[Any] | None:
    """The outermost list that holds objects, in the order of the answer."""
    waiting = deque([data])
    while waiting:
        part = waiting.popleft()
        if isinstance(part, list) and any(isinstance(one, dict) for one in part):
            return part
        if isinstance(part, dict):
            waiting.extend(part.values())
    return None
