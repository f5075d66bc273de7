"""What the archive holds is read as it was written, in the form of today and of before."""

import json

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.blocks import pack
from archive.packing import StoredEdits, pack_edits, unpack_blocks
from pipeline.model.document import Block, BlockType
from pipeline.model.edits import Edit, Noise, Op

EDITS = (
    Edit(
        Op.ROW_CHANGED,
        None,
        ("Rates",),
        None,
        "0901",
        "Duty",
        "5 %",
        "6 %",
        (("same", ""), ("removed", "5"), ("added", "6"), ("same", " %")),
    ),
    Edit(Op.MOVED, Noise.REORDER, ("Notes",), ("Scope",), before="税\ud800", after="税\ud800"),
)


def test_edits_are_read_as_they_were_written() -> None:
    assert tuple(StoredEdits(pack_edits(EDITS), 2)) == EDITS


def test_edits_written_before_each_had_its_fields_in_order_are_read_too() -> None:
    named = json.dumps([edit._asdict() for edit in EDITS]).encode("ascii")
    assert tuple(StoredEdits(zstandard.compress(named), 2)) == EDITS


COLUMNS = ("Code", "Rate")
BLOCKS = (
    Block(BlockType.HEADING, "Rates", (), level=2),
    Block(BlockType.ROW, "0901 | 5 %", ("Rates",), "0901", tuple(zip(COLUMNS, ("0901", "5 %"), strict=True))),
    Block(BlockType.ROW, "0902 | 6 %", ("Rates",), "0902 / 6 %", tuple(zip(COLUMNS, ("0902", "6 %"), strict=True))),
    Block(BlockType.ROW, "0903 | ", ("Rates",), None, tuple(zip(COLUMNS, ("0903", ""), strict=True))),
    Block(BlockType.ROW, "joined otherwise", ("Rates",), "", tuple(zip(COLUMNS, ("joined", "oth|er"), strict=True))),
    Block(BlockType.ROW, "", ("Rates",), None, ()),
    Block(BlockType.FIELD, "19", ("rates", "DE"), "rates / DE / standard"),
    Block(BlockType.PARAGRAPH, "", ("Rates",)),
    Block(BlockType.PARAGRAPH, "signs \x1d\x1e\x1f \0 \ud800 税", ("\x1d", "a\x1fb")),
)
_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\x1d\x1e\x1f| \ud800")), max_size=6)
_ANY_BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockType),
        _TEXT,
        st.lists(_TEXT, max_size=2).map(tuple),
        st.none() | _TEXT,
        st.none() | st.lists(st.tuples(_TEXT, _TEXT), max_size=3).map(tuple),
        st.integers(0, 6),
    ),
    max_size=5,
).map(tuple)


def test_blocks_are_read_as_they_were_written() -> None:
    assert unpack_blocks(pack(BLOCKS, BLOCKS[:2], {"faults": ["torn"]})) == (BLOCKS, BLOCKS[:2], {"faults": ["torn"]})
    assert unpack_blocks(pack((), (), {})) == ((), (), {})


@settings(max_examples=50)
@given(_ANY_BLOCKS, _ANY_BLOCKS)
def test_any_blocks_are_read_as_they_were_written(blocks: tuple[Block, ...], chrome: tuple[Block, ...]) -> None:
    assert unpack_blocks(pack(blocks, chrome, {})) == (blocks, chrome, {})


def test_blocks_written_as_json_alone_are_read_too() -> None:
    before = json.dumps({"blocks": BLOCKS, "chrome": BLOCKS[:1], "encoding_sure": True, "faults": []}).encode("ascii")
    more = {"encoding_sure": True, "faults": []}
    assert unpack_blocks(zstandard.compress(before)) == (BLOCKS, BLOCKS[:1], more)


@pytest.mark.parametrize("at", [0, 3, 5, 30, -1])
def test_damaged_blocks_are_told(at: int) -> None:
    packed = bytearray(pack(BLOCKS, (), {}))
    packed[at] ^= 0xFF
    with pytest.raises(ValueError, match="cannot be unpacked"):
        unpack_blocks(bytes(packed))
