"""JSON, JSON Lines and YAML to fields: one block a leaf, keyed by its path in the data.

The members of a list are named by their natural id (a code, a number, a name) where all have one and no two the same,
so that a member put in at the top does not rename all below it; else by their place.
"""

import json
import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from pipeline.extract import limits
from pipeline.extract.content import Content, clean
from pipeline.model.document import Block, BlockType

_IDS = (
    "id", "uuid", "uid", "guid", "loc", "@id", "key", "code", "number", "no", "slug", "identifier", "document_number", "name", "title",
    "url", "href", "link", "path", "date", "effective_from", "effective_date", "valid_from", "start_date", "date_from", "gueltig_ab", "label", "text", "locale", "type",
)  # fmt: skip
_ID_ENDS = ("_id", "_code", "code", "_number", "-id", "_key", "id", "_sid", "number", "ad", "kod", "title", "name")
_MARKUP = re.compile(r"<(?:p|h[1-6]|li|ul|ol|div|table|section|article)\b[^<>]{0,2000}>", re.IGNORECASE)
_TITLES = ("title", "name", "titel", "titre", "titulo", "título", "baslik", "nazev", "nazov", "nazva", "headline")
_DEPTH = 200  # of JSON and YAML; what is deeper is kept as text
_NODES = 1_000_000
_MENDS = 5
_BRACKETS = re.compile(r"[\[\]{}]")
_BEGINS = re.compile(r"(?:[ ]|[-?](?=\s|$))*")


def read_json(text: str) -> Content:
    """The fields of a JSON document; JSON Lines are a list. What is no JSON is kept as lines, with a fault."""
    try:
        return read_data(json.loads(text, parse_float=str, parse_constant=str))
    except (ValueError, RecursionError) as error:
        members = _json_lines(text)
        if members is not None:
            return read_data(members)
        mended = _mended(text)
        if mended is None:
            return _as_text(text, f"not JSON: {_why(error)}")
        content = read_data(mended)
        return replace(content, faults=(f"not JSON: {_why(error)} (mended)", *content.faults))


def read_yaml(text: str) -> Content:
    """The fields of a YAML document. Aliases are not followed into copies of copies: their number is capped."""
    if len(text) > limits.YAML:
        return _as_text(text, f"YAML of more than {limits.YAML >> 20} MiB")
    if text.count("*") > 1_000 and text.count("&") > 10:
        return _as_text(text, "YAML with too many aliases")
    if _too_deep(text):
        return _as_text(text, f"YAML nested deeper than {_DEPTH}")
    try:
        return read_data(yaml.load(text, Loader=_Loader))  # noqa: S506 - a safe loader with scalars left as text
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        return _as_text(text, f"not YAML: {_why(error)}")


def _too_deep(text: str) -> bool:
    """Whether the YAML may nest deeper than is read: its parser in C calls itself, and takes the process down with it."""
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        if depth > _DEPTH:
            return True
    columns: list[int] = []
    for line in text.splitlines():
        begins = _BEGINS.match(line)
        if begins is None or begins.end() == len(line):
            continue
        marks = [at for at in range(*begins.span()) if line[at] in "-?"]
        first = marks[0] if marks else begins.end()
        while columns and columns[-1] >= first:
            columns.pop()
        columns += [*marks, begins.end()]
        if len(columns) > _DEPTH:
            return True
    return False


def read_data(data: Any) -> Content:
    """The fields of nested mappings and lists."""
    blocks: list[Block] = []
    faults: list[str] = []
    for at, value in _leaves(data, faults):
        if len(blocks) >= limits.BLOCKS:
            faults.append(f"cut after {limits.BLOCKS:,} blocks")
            break
        blocks += _field(at, value, faults)
    return Content(blocks, title=_title(data), language=_language(data), faults=tuple(dict.fromkeys(faults)))


def _field(at: tuple[str, ...], value: str, faults: list[str]) -> list[Block]:
    key = " / ".join(at)
    if len(value) > 20 and "<" in value and _MARKUP.search(value):
        from pipeline.extract.html import read_html

        inner = read_html(value)
        faults += inner.faults
        return [block._replace(path=at + block.path) for block in (*inner.blocks, *inner.chrome)]
    text = clean(value)
    return [Block(BlockType.FIELD, text, at[:-1], key)] if text else []


def _leaves(data: Any, faults: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Walks without recursion; a YAML alias that leads back to where it stands ends at the depth limit."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), data)]
    seen = 0
    while waiting:
        at, value = waiting.pop()
        seen += 1
        if seen > _NODES:
            faults.append(f"cut after {_NODES:,} values")
            return
        if isinstance(value, dict | list) and len(at) >= _DEPTH:
            faults.append(f"nested deeper than {_DEPTH}")
            yield at, str(value)[:10_000] if len(at) < 2 * _DEPTH else "…"
        elif isinstance(value, dict):
            waiting += [((*at, clean(str(name))), inner) for name, inner in reversed(value.items())]
        elif isinstance(value, list):
            names = _names(value)
            waiting += [((*at, name), inner) for name, inner in zip(reversed(names), reversed(value), strict=True)]
        elif value is not None:
            yield at, _spelled(value)


def _spelled(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case bytes():
            return value.decode("utf-8", "replace")
        case _:
            return str(value)


def _names(members: list[Any]) -> list[str]:
    """What to call the members of a list: by their id, a scalar by itself where unique, else by place."""
    if not members:
        return []
    if all(isinstance(member, dict) for member in members):
        for field in _id_fields(members):
            names = [member.get(field) for member in members]
            if all(isinstance(name, str | int) and name != "" and len(str(name)) < 200 for name in names):
                spelled = [clean(str(name)) for name in names]
                if len(set(spelled)) == len(spelled):
                    return spelled
    elif all(isinstance(member, str | int | float) for member in members):
        spelled = [clean(_spelled(member))[:80] for member in members]
        if len(set(spelled)) == len(spelled):
            return spelled
    return [str(place) for place in range(1, len(members) + 1)]


def _id_fields(members: list[dict[Hashable, Any]]) -> list[Hashable]:
    have = [name for name in members[0] if isinstance(name, str)]
    known = [name for wanted in _IDS for name in have if name.lower() == wanted]
    ending = [name for name in have if name.lower().endswith(_ID_ENDS) and name not in known]
    return [*known, *ending]


def _title(data: Any) -> str:
    for _ in range(3):
        if isinstance(data, list):
            data = data[0] if data else None
        if not isinstance(data, dict):
            return ""
        for wanted in _TITLES:
            for name, value in data.items():
                if isinstance(name, str) and name.lower() == wanted and isinstance(value, str) and value.strip():
                    return clean(value)[:300]
        data = next((value for value in data.values() if isinstance(value, dict | list) and value), None)
    return ""


def _language(data: Any) -> str | None:
    if isinstance(data, dict):
        for name in ("locale", "language", "lang", "@language", "@lang"):
            if isinstance(value := data.get(name), str) and len(value) < 12:
                return value
    return None


def _json_lines(text: str) -> list[Any] | None:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].lstrip().startswith(("{", "[")):
        return None
    try:
        return [json.loads(line, parse_float=str, parse_constant=str) for line in lines]
    except (ValueError, RecursionError):
        return None


def _mended(text: str) -> Any:
    """A document with a comma forgotten or too many (a table of VAT rates kept by hand); None where more is broken."""
    for _ in range(_MENDS):
        try:
            return json.loads(text, parse_float=str, parse_constant=str)
        except json.JSONDecodeError as error:
            at = error.pos
            if error.msg.startswith("Expecting ',' delimiter") and text[at : at + 1] in ("{", "[", '"'):
                text = f"{text[:at]},{text[at:]}"
            elif text[at : at + 1] in ("}", "]") and text[:at].rstrip().endswith(","):
                cut = text[:at].rstrip()[:-1]
                text = cut + text[at:]
            else:
                return None
        except (ValueError, RecursionError):
            return None
    return None


def _as_text(text: str, fault: str) -> Content:
    from pipeline.extract.text import read_plain

    content = read_plain(text)
    return Content(content.blocks, title="", faults=(fault, *content.faults))


def _why(error: Exception) -> str:
    return clean(str(error))[:200] or type(error).__name__


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Scalars as written: a date stays the text that it is, NO stays Norway, 0101 keeps its zero."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")
    ]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
