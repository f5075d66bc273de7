"""How much a page says, in any script."""

import re

from pipeline.model.document import BlockType, Document

_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LOST_LETTER = re.compile(r"(?<![\w/.=&?:-])[^\W\d_]+(?:\?[^\W\d_]+)+(?![=\w/])")
LETTERS = 200_000  # characters in which lost letters are looked for
_SENTENCE = 60  # weight from which a block is more than a label


def weight(text: str) -> int:
    """Length as of Latin letters; a Chinese, Japanese or Korean character says as much as three."""
    if text.isascii() or _is_latin(text):
        return len(text)
    return len(text) + 2 * len(_EAST.findall(text))


def _is_latin(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def beginning(document: Document, length: int) -> str:
    """The first so many characters of a document's text, without putting the rest together."""
    lines: list[str] = []
    left = length
    for block in document.blocks:
        lines.append(block.text)
        left -= len(block.text) + 1
        if left < 0:
            break
    return "\n".join(lines)[:length]


def prose_of(document: Document) -> int:
    """The weight of what is more than labels, menu words and buttons: sentences, and the rows of tables."""
    total = 0
    for block in document.blocks:
        length = weight(block.text)
        if length >= _SENTENCE or block.type in (BlockType.ROW, BlockType.FIELD):
            total += length
            if total > 100_000:
                break
    return total


def lost_letters(text: str) -> list[str]:
    """Words with a ? for a letter, where hardly a letter beyond ASCII is left ("Be?indiging" in a Dutch shop's terms)."""
    text = text[:LETTERS]
    if "?" not in text:
        return []
    broken = _LOST_LETTER.findall(text)
    beyond = sum(1 for char in text if char > "\x7f" and char.isalpha()) if len(broken) >= 3 else 0
    return broken if len(broken) >= 3 and len(broken) > beyond else []
