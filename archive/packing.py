"""Edits, blocks and classifications as JSON and back, without loss; long ones compressed."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, overload

import zstandard

from archive.blocks import MAGIC, unpack
from pipeline.model.classification import Classification
from pipeline.model.document import Block
from pipeline.model.edits import Edit

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Blocks = tuple[Block, ...]


class StoredEdits(Sequence[Edit]):
    """Edits as stored: counted at once, unpacked when first looked into, since a list of changes shows their number."""

    def __init__(self, packed: bytes, count: int) -> None:
        self._packed = packed
        self._count = count
        self._edits: tuple[Edit, ...] | None = None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Edit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Edit, ...]: ...
    def __getitem__(self, index: int | slice) -> Edit | tuple[Edit, ...]:
        return self._unpacked[index]

    def __iter__(self) -> Iterator[Edit]:
        return iter(self._unpacked)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._unpacked == tuple(other)

    def __hash__(self) -> int:
        return hash(self._unpacked)

    def __repr__(self) -> str:
        return f"<{self._count} stored edits>"

    @property
    def _unpacked(self) -> tuple[Edit, ...]:
        if self._edits is None:
            self._edits = _edits().validate_python(_unpack(self._packed))
        return self._edits


def pack_edits(edits: Sequence[Edit]) -> bytes:
    """Edits as compressed JSON; `StoredEdits` reads it."""
    return _pack(_edits().dump_python(tuple(edits)))


def unpack_blocks(packed: bytes) -> tuple[Blocks, Blocks, dict[str, Any]]:
    """What `archive.blocks.pack` was given, or wrote as JSON before. Raises ValueError where the bytes are damaged."""
    if packed.startswith(MAGIC):
        return unpack(packed)
    whole = _unpack(packed)
    return _blocks().validate_python(whole.pop("blocks")), _blocks().validate_python(whole.pop("chrome")), whole


def pack_classification(classification: Classification) -> dict[str, Any]:
    """A classification as a JSON column holds it."""
    packed: dict[str, Any] = _classification().dump_python(classification, mode="json")
    return packed


def unpack_classification(packed: dict[str, Any]) -> Classification:
    """What `pack_classification` was given."""
    return _classification().validate_python(packed)


def _pack(value: Any) -> bytes:
    # ASCII with escapes, so that lone surrogates out of broken pages survive too.
    return zstandard.ZstdCompressor(level=6, write_checksum=True).compress(json.dumps(value).encode("ascii"))


def _unpack(packed: bytes) -> Any:
    try:
        return json.loads(zstandard.ZstdDecompressor().decompress(packed))
    except zstandard.ZstdError as error:
        raise ValueError(f"cannot be unpacked: {error}") from None


# Built, and pydantic imported, when first needed: a command that only counts changes does not wait for them.


@cache
def _edits() -> "TypeAdapter[tuple[Edit, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Edit, ...])


@cache
def _blocks() -> "TypeAdapter[Blocks]":
    from pydantic import TypeAdapter

    return TypeAdapter(Blocks)


@cache
def _classification() -> "TypeAdapter[Classification]":
    from pydantic import TypeAdapter

    return TypeAdapter(Classification)
