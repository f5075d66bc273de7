"""The blocks of a document as one text in columns, so that a daily comparison has them back in the time that splitting takes.

Four texts with a sign a block (its form and type, its path, its level, its table) and one with what the blocks say, behind a
head of JSON that says what the signs stand for, and what else is kept. A row's text is not kept where it only joins its values, nor
its key where that is the first of them. Compressed by zstd with a checksum, behind `MAGIC`; what was written before that is
JSON alone, whose frame begins otherwise.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import zstandard

from pipeline.model.document import Block, BlockType
from pipeline.model.uncollected import uncollected

MAGIC = b"DWB1"

_GROUP, _RECORD, _UNIT = "\x1d", "\x1e", "\x1f"  # between the columns, the blocks, the parts of a block
_JOINED = " | "  # between the values in a row's text
_FIRST = 32  # the sign for 0

# What a block's part of the text holds.
_TEXT = 0
_TEXT_AND_KEY = 1
_VALUES = 2
_VALUES_BY_FIRST = 3  # their first is the key
_VALUES_AND_KEY = 4
_ODD = 5  # anything else: text, key and values as JSON

_LEVELS = range(1000)

T = TypeVar("T")
_Line = tuple[str, tuple[int, BlockType], tuple[str, ...], int]


class _Part(NamedTuple):
    form: int
    said: str


def pack(blocks: Sequence[Block], chrome: Sequence[Block], more: dict[str, Any]) -> bytes:
    """A document's blocks and chrome, and what no column of the database holds; `unpack` reads it."""
    forms: dict[tuple[int, BlockType], int] = {}
    paths: dict[tuple[str, ...], int] = {}
    columns: dict[tuple[str, ...], int] = {}
    every = (*blocks, *chrome)
    parts = [_part(block) for block in every]
    tables = (tuple(name for name, _ in block.cells) for block in every if block.cells is not None)
    signs = (
        _signs(forms.setdefault((part.form, block.type), len(forms)) for part, block in zip(parts, every, strict=True)),
        _signs(paths.setdefault(block.path, len(paths)) for block in every),
        _signs(block.level for block in every),
        _signs(columns.setdefault(names, len(columns)) for names in tables),
    )
    names = {"forms": list(forms), "paths": list(paths), "columns": list(columns)}
    head = json.dumps({"blocks": len(blocks), **names, "more": more})
    whole = _GROUP.join((head, *signs, _RECORD.join(part.said for part in parts)))
    compressor = zstandard.ZstdCompressor(level=3, write_checksum=True)
    return MAGIC + compressor.compress(whole.encode("utf-8", "surrogatepass"))


def unpack(packed: bytes) -> tuple[tuple[Block, ...], tuple[Block, ...], dict[str, Any]]:
    """What `pack` was given. Raises ValueError where the bytes are damaged."""
    try:
        whole = zstandard.ZstdDecompressor().decompress(packed.removeprefix(MAGIC)).decode("utf-8", "surrogatepass")
        head, forms, paths, levels, tables, said = whole.split(_GROUP)
        kept = json.loads(head)
        kinds = [(form, BlockType(kind)) for form, kind in kept["forms"]]
        above = [tuple(path) for path in kept["paths"]]
        names = [tuple(columns) for columns in kept["columns"]]
        with uncollected():
            bodies = said.split(_RECORD) if forms else []
            lines = zip(bodies, _of(kinds, forms), _of(above, paths), _of(_LEVELS, levels), strict=True)
            every = tuple(_blocks(lines, _of(names, tables)))
    except (zstandard.ZstdError, LookupError, TypeError, StopIteration, RuntimeError, ValueError) as error:
        raise ValueError(f"cannot be unpacked: {error}") from None
    return every[: kept["blocks"]], every[kept["blocks"] :], kept["more"]


def _part(block: Block) -> _Part:
    text, key = block.text, block.key
    values = None if block.cells is None else [value for _, value in block.cells]
    plain = not any(sign in part for part in (text, key or "", *(values or ())) for sign in (_GROUP, _RECORD, _UNIT))
    match values:
        case None if plain:
            return _Part(_TEXT, text) if key is None else _Part(_TEXT_AND_KEY, text + _UNIT + key)
        case [first, *_] if plain and text == _JOINED.join(values):
            if key is None:
                return _Part(_VALUES, _UNIT.join(values))
            if key == first:
                return _Part(_VALUES_BY_FIRST, _UNIT.join(values))
            return _Part(_VALUES_AND_KEY, _UNIT.join((key, *values)))
        case _:
            return _Part(_ODD, json.dumps((text, key, values)))


def _blocks(lines: Iterable[_Line], columns: Iterator[tuple[str, ...]]) -> Iterator[Block]:
    make: Callable[..., Block] = tuple.__new__  # at a third of what its names cost
    for said, (form, kind), path, level in lines:
        if form == _TEXT:
            yield make(Block, (kind, said, path, None, None, level))
        elif form == _VALUES_BY_FIRST:
            values = said.split(_UNIT)
            cells = tuple(zip(next(columns), values, strict=True))
            yield make(Block, (kind, said.replace(_UNIT, _JOINED), path, values[0], cells, level))
        elif form == _TEXT_AND_KEY:
            text, name = said.split(_UNIT)
            yield make(Block, (kind, text, path, name, None, level))
        elif form == _ODD:
            text, key, told = json.loads(said)
            odd = None if told is None else tuple(zip(next(columns), told, strict=True))
            yield make(Block, (kind, text, path, key, odd, level))
        else:
            values = said.split(_UNIT)
            key = values.pop(0) if form == _VALUES_AND_KEY else None
            cells = tuple(zip(next(columns), values, strict=True))
            yield make(Block, (kind, _JOINED.join(values), path, key, cells, level))


def _signs(numbers: Iterable[int]) -> str:
    return "".join(chr(number + _FIRST) for number in numbers)


def _of(values: Sequence[T], signs: str) -> Iterator[T]:
    """The values that signs stand for."""
    return map([*[values[0]] * _FIRST, *values].__getitem__, map(ord, signs)) if signs else iter(())
