"""Content codings undone (RFC 9110, 8.4), bounded while they grow: a bomb is stopped before it is whole.

Our own in place of Scrapy's, which takes half a gzip stream for a page.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli
import zstandard

ACCEPTED = "gzip, deflate, br, zstd"
MIB = 1024 * 1024
RATIO = 200  # of decoded to coded bytes, after the first MiB; HTML tables reach about 50
_STEP = 256 * 1024
_AS_IT_IS = frozenset({"", "identity", "none", "utf-8", "utf8", "binary"})


class Undecodable(Exception):
    """The coding is not one that we know, or the bytes are not of it."""


class BrokenOff(Exception):
    """The coded bytes end before their end."""


class TooMuch(Exception):
    """More comes out than is taken in."""


def decode(body: bytes, codings: str | None, at_most: int) -> bytes:
    """The body as it was before its codings, given as in Content-Encoding.

    Raises Undecodable, BrokenOff, or TooMuch above `at_most` bytes, or above 200 bytes for one after the first MiB.
    """
    for coding in reversed((codings or "").lower().split(",")):
        if coding.strip() not in _AS_IT_IS:
            pieces = _decoder(coding.strip())(body)
            body = _gathered(pieces, at_most, max(MIB, len(body) * RATIO))
    return body


def _decoder(coding: str) -> Callable[[bytes], Iterator[bytes]]:
    match coding:
        case "gzip" | "x-gzip":
            return _gunzip
        case "deflate":
            return _inflate
        case "br":
            return _unbrotli
        case "zstd":
            return _unzstd
        case _:
            raise Undecodable(coding)


def _gathered(pieces: Iterable[bytes], *limits: int) -> bytes:
    whole = bytearray()
    try:
        for piece in pieces:
            whole += piece
            if len(whole) > min(limits):
                raise TooMuch
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise Undecodable(str(error)) from None
    return bytes(whole)


def _gunzip(body: bytes) -> Iterator[bytes]:
    """Member after member; zeros or rubbish after the last are passed over, as by gzip itself."""
    if body[:2] != b"\x1f\x8b":
        yield body  # said to be coded and was not: servers that undo it and leave the header
        return
    while body[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(wbits=31)
        yield from _stepwise(member, body)
        body = member.unused_data


def _inflate(body: bytes) -> Iterator[bytes]:
    """With the zlib frame or, as some servers send it, without."""
    framed = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    yield from _stepwise(zlib.decompressobj(wbits=15 if framed else -15), body)


def _stepwise(member: "zlib._Decompress", body: bytes) -> Iterator[bytes]:
    while body and not member.eof:
        yield member.decompress(body, _STEP)
        body = member.unconsumed_tail
    yield from iter(lambda: b"" if member.eof else member.decompress(b"", _STEP), b"")
    if not member.eof:
        raise BrokenOff


def _unbrotli(body: bytes) -> Iterator[bytes]:
    """RFC 7932. Given step by step: the library's own output limit needs the rest of the output to be asked for."""
    stream = brotli.Decompressor()
    yield stream.process(body, output_buffer_limit=_STEP)
    while not stream.is_finished():
        piece = stream.process(b"", output_buffer_limit=_STEP)
        if not piece:
            raise BrokenOff
        yield piece


def _unzstd(body: bytes) -> Iterator[bytes]:
    frame = zstandard.ZstdDecompressor(max_window_size=8 * MIB).decompressobj()
    # In small bites: twelve bytes may hold a block of 128 KiB, and what one call gives cannot be bounded.
    for start in range(0, len(body), 64):
        if frame.eof:
            return
        yield frame.decompress(body[start : start + 64])
    if not frame.eof:
        raise BrokenOff
