"""RSS, Atom and JSON Feed: an item is a heading with its paragraphs."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pipeline.extract import limits
from pipeline.extract.content import Content, clean
from pipeline.extract.xml import local, parse
from pipeline.model.document import Block, BlockType

_ITEMS = frozenset(("item", "entry"))
_TEXTS = ("description", "summary", "encoded", "content", "content_html", "content_text")
_MARKUP = re.compile(r"<[a-zA-Z!/]|&(?:lt|amp|#\d+|[a-z]+);")


def read_feed(text: str) -> Content:
    """The entries of an RSS or Atom feed. Stamps of the feed itself (lastBuildDate) are left to the chrome."""
    root, fault = parse(text)
    faults = [fault] if fault else []
    if root is None:
        return Content([], faults=tuple(faults))
    channel = next((child for child in root if local(child) == "channel"), root)
    title = clean(_child(channel, "title"))
    blocks = [Block(BlockType.HEADING, title, (), None, None, 1)] if title else []
    chrome: list[Block] = []
    above = (title,) if title else ()
    for child in (*channel, *(root if channel is not root else ())):
        name = local(child)
        if name in _ITEMS:
            blocks += _entry(_texts(child), above, faults)
        elif name and name != "title" and not len(child) and child.text and child.text.strip():
            chrome.append(Block(BlockType.FIELD, clean(child.text), (), name))
        if len(blocks) >= limits.BLOCKS:
            faults.append(f"cut after {limits.BLOCKS:,} blocks")
            break
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or _child(channel, "language") or None
    return Content(blocks, chrome, title, language, tuple(faults))


def read_json_feed(text: str) -> Content:
    """The items of a JSON Feed (jsonfeed.org 1.1). Raises ValueError where it is none."""
    feed: Any = json.loads(text)
    title = clean(str(feed.get("title", "")))
    blocks = [Block(BlockType.HEADING, title, (), None, None, 1)] if title else []
    faults: list[str] = []
    for item in feed.get("items", ()):
        texts = {str(name): str(value) for name, value in item.items() if isinstance(value, str | int)}
        blocks += _entry(texts, (title,) if title else (), faults)
    return Content(blocks, title=title, language=feed.get("language"), faults=tuple(faults))


def _entry(texts: dict[str, str], above: tuple[str, ...], faults: list[str]) -> Iterator[Block]:
    heading = _words(texts.get("title", "")) or texts.get("id") or texts.get("guid") or texts.get("link") or "untitled"
    yield Block(BlockType.HEADING, clean(heading), above, texts.get("guid") or texts.get("id"), None, 2)
    path = (*above, clean(heading))
    seen: set[str] = set()
    for name in _TEXTS:
        if name in texts and texts[name] not in seen:
            seen.add(texts[name])
            yield from _paragraphs(texts[name], path, faults)
    for name in ("pubdate", "published", "date_published", "date", "updated"):
        if name in texts:
            yield Block(BlockType.FIELD, clean(texts[name]), path, name)


def _paragraphs(text: str, path: tuple[str, ...], faults: list[str]) -> Iterator[Block]:
    if not _MARKUP.search(text):
        if words := clean(text):
            yield Block(BlockType.PARAGRAPH, words, path)
        return
    from pipeline.extract.html import read_html

    content = read_html(text)
    faults += content.faults
    for block in (*content.blocks, *content.chrome):
        yield block._replace(path=path + block.path)


def _words(text: str) -> str:
    return " ".join(block.text for block in _paragraphs(text, (), [])) if text else ""


def _texts(item: etree._Element) -> dict[str, str]:
    texts: dict[str, str] = {}
    for child in item:
        name = local(child)
        if not name or name in texts:
            continue
        if len(child):
            texts[name] = "".join(etree.tostring(inner, encoding="unicode") for inner in child)
        else:
            texts[name] = child.text or child.get("href") or ""
    return texts


def _child(parent: etree._Element, name: str) -> str:
    return next((child.text or "" for child in parent if local(child) == name), "")
