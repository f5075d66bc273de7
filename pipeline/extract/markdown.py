"""Markdown to blocks: headings, items, quotes, pipe tables, code, front matter; what is HTML in it is read as HTML."""

import html
import re
from dataclasses import dataclass, field

from pipeline.extract import limits
from pipeline.extract.content import Content, Sections, clean, first_heading
from pipeline.extract.grid import rows_of
from pipeline.extract.text import join_lines, labelled
from pipeline.model.document import Block, BlockType

_ATX = re.compile(r" {0,3}(#{1,6})(?:\s+|(?<=##)(?=[^\s#]))(.*?)\s*#*\s*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})\s*$")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])(?:\s+(.*)|)$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_DELIMITERS = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_REFERENCE = re.compile(r" {0,3}\[[^\]]{1,200}\]:\s+\S+")
_DEFINITION = re.compile(r":\s{1,4}(.*)$")
_BLOCK_HTML = re.compile(r" {0,3}<(table|div|p|ul|ol|dl|section|details|blockquote|h[1-6]|center)\b", re.IGNORECASE)
_LINK = re.compile(
    r"!?\[([^\[\]]{0,4000})\](?:\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+[\"'(][^\"]{0,500}[\"')])?\)|\[[^\[\]]{0,200}\])"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(?<!\\)(?:\*\*+|__+(?=\w)|(?<=\w)__+)")
_EMPHASIS = re.compile(r"(?<![\\A-Za-z0-9])[*_](?=[^\s*_])|(?<=[^\s*_\\])[*_](?![A-Za-z0-9])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class _State:
    sections: Sections = field(default_factory=Sections)
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # of the paragraph or item being read
    kind: BlockType = BlockType.PARAGRAPH
    cells: int = 0
    faults: list[str] = field(default_factory=list)

    def flush(self) -> None:
        text = inline(join_lines(self.lines)) if self.lines else ""
        if text:
            self.blocks += labelled(text, self.sections, self.kind)
        self.lines, self.kind = [], BlockType.PARAGRAPH

    def heading(self, level: int, text: str) -> None:
        path = self.sections.enter(level, text)
        self.blocks.append(Block(BlockType.HEADING, text, path, None, None, level))


def read_markdown(text: str) -> Content:
    """The blocks of a Markdown page; its front matter becomes fields."""
    lines = text.splitlines()
    fields, at = _front_matter(lines)
    state = _State(blocks=fields)
    while at < len(lines):
        if len(state.blocks) >= limits.BLOCKS:
            state.faults.append(f"cut after {limits.BLOCKS:,} blocks")
            break
        at = _step(state, lines, at)
    state.flush()
    named = next((block.text for block in fields if (block.key or "").lower() in ("title", "titel", "titre")), "")
    title = first_heading(block for block in state.blocks if block.level) or named
    return Content(state.blocks, title=title, faults=tuple(dict.fromkeys(state.faults)))


def inline(text: str) -> str:
    """The words of a line: link texts without targets, no emphasis, no tags, no escapes."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
        if "](" in text:  # an image in a link
            text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = re.sub(r"<br\s*/?>", " ", text, flags=re.IGNORECASE)
        text = _TAG.sub("", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", _STRONG.sub("", text))
    if "`" in text:
        text = text.replace("`", "")
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return clean(html.unescape(text) if "&" in text else text)


def _step(state: _State, lines: list[str], at: int) -> int:
    """Read what begins at a line; returns the line after it."""
    line = lines[at]
    bare = line.strip()
    if not bare:
        state.flush()
        return at + 1
    first = bare[0]
    if first == "#" and (match := _ATX.match(line)):
        state.flush()
        if text := inline(match.group(2)):
            state.heading(len(match.group(1)), text)
        return at + 1
    if first in "=-" and len(state.lines) == 1 and state.kind is BlockType.PARAGRAPH and (match := _SETEXT.match(line)):
        text = inline(state.lines[0])
        state.lines = []
        if text:
            state.heading(1 if match.group(1)[0] == "=" else 2, text)
        return at + 1
    if first in "`~" and _FENCE.match(line):
        return _fenced(state, lines, at)
    if (first in "-*_" and _RULE.match(line)) or (first == "[" and _REFERENCE.match(line)):
        state.flush()
        return at + 1
    if "|" in line and at + 1 < len(lines) and "-" in lines[at + 1] and _DELIMITERS.match(lines[at + 1]):
        return _table(state, lines, at)
    if first == "<" and _BLOCK_HTML.match(line):
        return _html(state, lines, at)
    _text_line(state, line)
    return at + 1


def _text_line(state: _State, line: str) -> None:
    if match := _ITEM.match(line):
        state.flush()
        marker, text = match.group(2), match.group(3) or ""
        state.kind = BlockType.ITEM
        # The number is what a reader cites ("point 6"); a bullet says nothing.
        state.lines = [f"{marker} {text}" if marker[0].isdigit() else text]
    elif match := _DEFINITION.match(line):
        state.flush()
        state.kind, state.lines = BlockType.ITEM, [match.group(1)]
    elif line.lstrip().startswith(">"):
        if state.kind is not BlockType.QUOTE:
            state.flush()
            state.kind = BlockType.QUOTE
        quoted = line.lstrip().lstrip(">").strip()
        if quoted:
            state.lines.append(quoted)
        else:
            state.flush()
    else:
        state.lines.append(line)
        if line.endswith(("  ", "\\")) and line.strip() and len(line) < 80 and not line.startswith(" "):
            # Two spaces at the end break the line, as authors of short lines mean it.
            state.lines[-1] = line.rstrip(" \\")
            state.flush()


def _fenced(state: _State, lines: list[str], at: int) -> int:
    state.flush()
    mark = lines[at].strip()[:3]
    end = at + 1
    while end < len(lines) and not lines[end].lstrip().startswith(mark):
        end += 1
    code = "\n".join(line.rstrip() for line in lines[at + 1 : end]).strip("\n")
    if code.strip():
        state.blocks.append(Block(BlockType.CODE, code, state.sections.path))
    return end + 1


def _table(state: _State, lines: list[str], at: int) -> int:
    state.flush()
    rows = [_cells(lines[at])]
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        if state.cells < limits.CELLS:
            rows.append(_cells(lines[end]))
            state.cells += len(rows[-1])
        end += 1
    if state.cells >= limits.CELLS:
        state.faults.append(f"cut after {limits.CELLS:,} cells")
    path = state.sections.path
    state.blocks += [block._replace(path=path) for block in rows_of(rows, 1)]
    return end


def _cells(line: str) -> list[str]:
    line = line.strip()
    line = line.removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [inline(cell) for cell in _PIPE.split(line)]


def _html(state: _State, lines: list[str], at: int) -> int:
    from pipeline.extract.html import read_html

    state.flush()
    match = _BLOCK_HTML.match(lines[at])
    name = match.group(1).lower() if match else ""
    end = at
    if name == "table":
        while end < len(lines) and "</table" not in lines[end].lower():
            end += 1
        end += 1
    else:
        while end < len(lines) and lines[end].strip():
            end += 1
    inner = read_html("\n".join(lines[at:end]))
    above = state.sections.path
    state.blocks += [block._replace(path=above + block.path) for block in (*inner.blocks, *inner.chrome)]
    state.faults += inner.faults
    return end


def _front_matter(lines: list[str]) -> tuple[list[Block], int]:
    if not lines or lines[0].strip("\ufeff").rstrip() != "---":
        return [], 0
    end = next((n for n in range(1, min(len(lines), 400)) if lines[n].rstrip() in ("---", "...")), 0)
    if not end:
        return [], 0
    from pipeline.extract.data import read_yaml

    content = read_yaml("\n".join(lines[1:end]))
    if all(block.type is BlockType.FIELD for block in content.blocks):
        return list(content.blocks), end + 1
    return [], 0
