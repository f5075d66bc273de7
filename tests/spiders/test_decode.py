"""Content codings: undone whole or not at all, and never more than is taken in."""

import gzip
import tracemalloc
import zlib
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from spiders.decode import MIB, BrokenOff, TooMuch, Undecodable, decode

PAGE = b"<p>Zoll 5 %</p>" * 400


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


CODED = {
    "gzip": gzip.compress, "deflate": zlib.compress, "Deflate": raw_deflate, "zstd": zstandard.compress,
    "br": lambda body: brotli.compress(body, quality=5),
}  # fmt: skip


@given(body=st.binary(max_size=3000), coding=st.sampled_from(sorted(CODED)))
def test_each_coding_is_undone(body: bytes, coding: str) -> None:
    assert decode(CODED[coding](body), coding, MIB) == body


def test_codings_are_undone_in_their_order() -> None:
    assert decode(gzip.compress(zstandard.compress(PAGE)), "zstd, gzip", MIB) == PAGE


@pytest.mark.parametrize("coding", [None, "", "identity", "UTF-8", "none"])
def test_what_is_not_coded_stays_as_it_is(coding: str | None) -> None:
    assert decode(PAGE, coding, MIB) == PAGE


def test_several_members_and_rubbish_after_them() -> None:
    assert decode(gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0\0", "gzip", MIB) == b"ab"
    assert decode(PAGE, "gzip", MIB) == PAGE  # the header was left on by a server that undid the coding


@pytest.mark.parametrize("coding", sorted(CODED))
def test_half_a_stream_is_never_taken_for_a_page(coding: str) -> None:
    coded = CODED[coding](PAGE)
    for cut in (len(coded) // 2, len(coded) - 1):
        with pytest.raises((BrokenOff, Undecodable)):
            decode(coded[:cut], coding, MIB)


@pytest.mark.parametrize("coding", ["compress", "gzip, compress", "x" * 500])
def test_an_unknown_coding_is_named(coding: str) -> None:
    with pytest.raises(Undecodable):
        decode(PAGE, coding, MIB)


@pytest.mark.parametrize("coding", sorted(CODED))
def test_Z1_a_bomb_is_stopped_while_it_grows(coding: str) -> None:
    bomb = CODED[coding](b" " * (64 * MIB))
    tracemalloc.start()
    with pytest.raises(TooMuch):
        decode(bomb, coding, 4 * MIB)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * MIB


def test_Z1_a_bomb_below_the_cap_is_stopped_by_its_ratio() -> None:
    with pytest.raises(TooMuch):
        decode(gzip.compress(b" " * (8 * MIB)), "gzip", 32 * MIB)
    assert len(decode(gzip.compress(b" " * MIB), "gzip", 32 * MIB)) == MIB


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, zstd, deflate"]))
def test_rubbish_is_undecodable_and_nothing_else(body: bytes, coding: str) -> None:
    for start in (b"", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd"):
        with suppress(Undecodable, BrokenOff, TooMuch):
            decode(start + body, coding, MIB)
