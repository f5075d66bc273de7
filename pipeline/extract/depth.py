"""Whether a page is built to choke a parser: told from the tags alone, before any tree is grown.

Two things cost more than they weigh: elements nested in elements (each new one asks all its ancestors what it may
close), and unclosed formatting elements (each new paragraph opens all of them anew, by the rules of HTML).
"""

import re

from pipeline.extract import limits

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FEW = 400  # as many unclosed elements cost nothing
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)")
# Closed by their own kind, or without content: they cannot pile up without something else that does.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option optgroup tbody "
    "thead tfoot rp rt body html head title script style".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_CELLS = frozenset("td th caption table".split())
_ATTRIBUTES = 2_000
_STRETCH = 4_000  # characters
_LONG = 200_000


def too_complex(text: str) -> str | None:
    """Why this page must not be parsed, or None."""
    tags = text.count("<")
    if tags > 2 * limits.TAGS:
        return f"more than {limits.TAGS:,} tags"
    if tags > _LONG or (tags > _FEW and _unclosed(text, tags) > _FEW) or _fat_tag(text):
        return _counted(text, tags)
    return None


def _unclosed(text: str, tags: int) -> int:
    """About how many elements stay open; counted no further than needed to say that they are few."""
    left = tags - 2 * text.count("</")
    for alone in ("<br", "<img", "<p>", "<li>", "<input", "<meta", "<!--"):
        if left <= _FEW:
            break
        left -= text.count(alone)
    return left


def _fat_tag(text: str) -> bool:
    """Whether some tag may carry so many attributes that checking them for doubles takes long (each with each).

    Looks for a stretch without the end of a tag. One that hides such ends in quoted values is not found: against that
    stands the time limit of the process that reads captures.
    """
    return any(text.find(">", at, at + _STRETCH) < 0 for at in range(0, len(text) - _STRETCH, _STRETCH))


def _counted(text: str, tags: int) -> str | None:
    depth = deepest = most = 0
    formatting = _Formatting()
    for match in _NAME.finditer(text):
        closing, name, rest = match.groups()
        name = name.lower()
        if len(rest) > 2 * _ATTRIBUTES and len(_QUOTED.sub("", rest).split()) > _ATTRIBUTES:
            return f"a tag with more than {_ATTRIBUTES:,} attributes"
        if name in _CELLS:
            formatting.cell(opens=not closing and name != "table", closes=bool(closing))
        elif name in _FORMATTING:
            most = max(most, formatting.take(name + rest, closes=bool(closing)))
        if name not in _FLAT:
            depth = max(0, depth + (-1 if closing else 1))
            deepest = max(deepest, depth)
    if deepest > limits.DEPTH:
        return f"nested deeper than {limits.DEPTH:,}"
    if most > 20 and most * tags > limits.NODES:
        return f"unclosed formatting would grow to more than {limits.NODES:,} elements"
    return None


class _Formatting:
    """The formatting elements open at a place. A table's cell begins afresh (Belgian listings leave them open by
    hundreds, a few a cell); of equal ones HTML opens no more than three anew.
    """

    def __init__(self) -> None:
        self._cells: list[list[str]] = [[]]

    def cell(self, *, opens: bool, closes: bool) -> None:
        """A cell opens or closes; a table that closes closes the cell in it."""
        if closes and len(self._cells) > 1:
            self._cells.pop()
        if opens:
            self._cells.append([])

    def take(self, tag: str, *, closes: bool) -> int:
        """An element opens or closes; returns how many are open."""
        here = self._cells[-1]
        if closes:
            if here:
                here.pop()
        elif here[-3:].count(tag) < 3:
            here.append(tag)
        return len(here)
