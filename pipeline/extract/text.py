"""Plain text to blocks: paragraphs by blank lines, headings by the labels that laws carry."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract import limits
from pipeline.extract.articles import label
from pipeline.extract.content import Content, Sections, clean, first_heading
from pipeline.model.document import Block, BlockType

_ITEM = re.compile(r"(?:[-*•·–—]|\(?[a-z0-9ivx]{1,4}[.)]|[（(][一二三四五六七八九十0-9０-９]{1,3}[）)])\s")
_EAST = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WRAPPED = 100  # a line no longer than this may be one that an editor broke
_WIDEST = 200
_SENTENCE_ENDS = tuple(".!?:;。！？")


def read_plain(text: str) -> Content:
    """Paragraphs, items and headings of a text without markup. Hard-wrapped lines are joined."""
    sections = Sections()
    blocks: list[Block] = []
    faults: list[str] = []
    for paragraph in _paragraphs(text):
        if len(blocks) >= limits.BLOCKS:
            faults.append(f"cut after {limits.BLOCKS:,} blocks")
            break
        blocks += labelled(paragraph, sections)
    first = blocks[0].text if blocks else ""
    title = first_heading(blocks) if blocks and blocks[0].type is BlockType.HEADING else first[:200]
    return Content(blocks, title=title, faults=tuple(faults))


def labelled(text: str, sections: Sections, kind: BlockType = BlockType.PARAGRAPH) -> list[Block]:
    """One paragraph as blocks: a section label becomes the heading that it is, what follows it the paragraph below."""
    found = label(text) if kind is BlockType.PARAGRAPH else None
    if found is None:
        return [Block(kind, text, sections.path)]
    path = sections.enter(found.level, found.heading)
    heading = Block(BlockType.HEADING, found.heading, path, None, None, found.level)
    return [heading, Block(BlockType.PARAGRAPH, found.rest, sections.path)] if found.rest else [heading]


def join_lines(lines: list[str]) -> str:
    """Lines of one paragraph as one: without a space where Chinese or Japanese runs on."""
    joined = ""
    for line in map(clean, lines):
        if not line:
            continue
        glue = "" if not joined or (_EAST.match(line) and _EAST.match(joined[-1])) else " "
        joined += glue + line
    return joined


def _paragraphs(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip():
            lines.append(line)
        elif lines:
            yield from _split(lines)
            lines = []
    if lines:
        yield from _split(lines)


def _split(lines: list[str]) -> Iterator[str]:
    """The paragraphs in lines without a blank one between: one where they are wrapped, else a line each."""
    long = any(len(line) > _WRAPPED for line in lines) and not _is_wrapped(lines)
    if long or any(label(clean(line)) for line in lines[:3]):
        yield from filter(None, map(clean, lines))
        return
    part: list[str] = []
    for line in lines:
        if part and _ITEM.match(line.lstrip()):
            yield join_lines(part)
            part = []
        part.append(line)
    if joined := join_lines(part):
        yield joined


def _is_wrapped(lines: list[str]) -> bool:
    """Whether an editor broke the lines at a width: the next word had no room on any, and some end within a sentence."""
    plain = [line.strip() for line in lines]
    width = max(map(len, plain))
    if width > _WIDEST or all(line.endswith(_SENTENCE_ENDS) for line in plain[:-1]):
        return False
    return all(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(plain))
