"""Of the real notices at hand none is taken for another."""

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from pipeline.identity import names_of, repeat
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.notice import Kind, Name, Notice

NOTICES = Path(__file__).parents[3] / "shared" / "corpus" / "notices" / "notices.jsonl"
pytestmark = pytest.mark.skipif(not NOTICES.exists(), reason="../shared/corpus is not beside this checkout")


def test_no_two_real_notices_are_taken_for_one() -> None:
    by_name: defaultdict[tuple[str, Name], list[Notice]] = defaultdict(list)
    for row in map(json.loads, NOTICES.read_text("utf-8").splitlines()):
        lines = tuple(Block(BlockType.PARAGRAPH, line) for line in row["text"].splitlines() if line.strip())
        document = Document(lines, title=row["title"], language=row["language"])
        # As if one authority a country had published them all in one list on one day.
        one = Notice("a", row["jurisdiction"], "A", row["id"], row["id"], row["title"], row["language"], None, document)
        for name in names_of(one):
            by_name[row["jurisdiction"], name].append(one)
    pairs = [pair for sharing in by_name.values() for pair in combinations(sharing, 2)]
    assert [(old.key, new.key) for old, new in pairs if repeat(old, new)] == []
    assert any(name.kind is Kind.NUMBER for _, name in by_name), "their numbers are found"
