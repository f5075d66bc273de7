"""An entry as a person would write it in TOML (1.0): one line a field, in the catalogue's order."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def entry_text(fields: Mapping[str, Any], notes: Iterable[str] = ()) -> str:
    """A `[[source]]` with its fields; `notes` stand above it as comments. Reads back as the same fields."""
    comments = [f"# {' '.join(_tame(note).split())}\n" for note in notes]
    lines = [f"{_key(name)} = {_value(value)}\n" for name, value in fields.items()]
    return "".join([*comments, "[[source]]\n", *lines])


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float() | date():
            return str(value)
        case str():
            return _text(value)
        case Mapping():
            inner = ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case _:
            return f"[{', '.join(_value(one) for one in value)}]"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    """A literal string where there are backslashes (regular expressions), else a basic one, whose escapes JSON shares."""
    tame = _tame(text)
    if "\\" in tame and "'" not in tame:
        return f"'{tame}'"
    return json.dumps(tame, ensure_ascii=False)


def _tame(text: str) -> str:
    """Without control characters and lone surrogates, which TOML forbids and a site may send."""
    return "".join(
        sign for sign in text.replace("\n", " ").replace("\t", " ")
        if sign >= " " and sign != "\x7f" and not "\ud800" <= sign <= "\udfff"
    )  # fmt: skip
