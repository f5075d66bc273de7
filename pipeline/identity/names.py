"""By what a notice can be found again: its number, its title, its words."""

import hashlib
from collections.abc import Iterator

from pipeline.identity.fold import folded, is_stamp, weight
from pipeline.identity.numbers import id_of_text, ids_of_address, number_of
from pipeline.model.document import Document
from pipeline.model.notice import Kind, Name, Notice

_LEAST_TITLE = 16  # weight under which a title ("Notice", "公告") says nothing
_LEAST_TEXT = 400  # and a text ("Please see the attached file")
_LONGEST = 300
_TAIL = 3_000


def names_of(notice: Notice) -> tuple[Name, ...]:
    """All its names, each once."""
    return tuple(dict.fromkeys(_names(notice)))


def _names(notice: Notice) -> Iterator[Name]:
    for own in ids_of_address(notice.url, notice.key, notice.number):
        yield Name(Kind.ID, own)
    filed = id_of_text(notice.document.text[-_TAIL:])
    if filed:
        yield Name(Kind.ID, filed)
    number = title_number(notice)
    if number:
        yield Name(Kind.NUMBER, number)
    title = title_name(notice.title)
    if title:
        yield title
    text = text_name(notice.document)
    if text:
        yield text
    if notice.number:
        yield own_name(notice.source, notice.number)


def own_name(source: str, number: str) -> Name:
    """The number that a feed gives an entry, which means nothing beyond the feed."""
    return Name(Kind.OWN, _short(f"{source}:{number}"))


def title_number(notice: Notice) -> str | None:
    """The number that a title begins with: further back it is another's."""
    from pipeline.classify.facts.references import find_references

    title = notice.title.lstrip(" \"'«“„[(《「【")[:_LONGEST]
    first = next(iter(find_references(title, notice.language.partition("-")[0])), None)
    if first is None or first[0] != 0:
        return None
    return _short(number_of(title[first[0] : first[1]], notice.country, notice.authority))


def title_name(title: str) -> Name | None:
    """The title, where it says something."""
    plain = folded(title)
    return Name(Kind.TITLE, _short(plain)) if weight(plain) >= _LEAST_TITLE else None


def text_name(document: Document) -> Name | None:
    """The words and figures of the content, without lines that are only a number or a day."""
    lines = [
        plain
        for block in document.blocks
        if not is_stamp(block.text, document.language) and (plain := folded(block.text))
    ]
    if sum(map(weight, lines)) < _LEAST_TEXT:
        return None
    return Name(Kind.TEXT, hashlib.sha256("\n".join(lines).encode()).hexdigest())


def _short(value: str) -> str:
    """A value that fits into an index, whatever a hostile title holds."""
    plain = value.encode("utf-8", "replace")
    if len(plain) <= _LONGEST:
        return plain.decode("utf-8", "replace")
    return plain[: _LONGEST - 65].decode("utf-8", "ignore") + "#" + hashlib.sha256(plain).hexdigest()
