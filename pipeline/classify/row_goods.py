"""What the goods of a tariff's row are: a code and a rate say it only to those who know the code by heart.

Taught by the tariff schedules of the United Kingdom and the United States, kept as CSV.
"""

from collections.abc import Mapping

from pipeline.model.document import Block, BlockType, Document

Rows = Mapping[tuple[tuple[str, ...], str], str]
"""A row's section and key, and its description."""


def goods_of_rows(document: Document) -> Rows:
    """The descriptions of the rows whose key is a code; a key in words is a description itself."""
    rows = {}
    for block in document.blocks:
        if block.type is BlockType.ROW and block.key and block.cells and not any(map(str.isalpha, block.key)):
            rows[block.path, block.key] = _description(block)
    return rows


def _description(row: Block) -> str:
    """The longest cell in words; lists of country codes ("Free (A,AU,BH)") and days are none."""
    worded = [text for _, text in row.cells or () if sum(map(_is_of_words, text)) > len(text) / 2]
    return max(worded, key=len, default="")


def _is_of_words(sign: str) -> bool:
    return sign.isalpha() and not sign.isupper()
