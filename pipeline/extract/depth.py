"""Whether a page is built to choke a parser: told from the tags alone, before any tree is grown.

Three things cost more than they weigh: attributes by thousands on one tag (each is checked against all before it),
elements nested in elements (each new one asks all its ancestors what it may
close), and unclosed formatting elements (each new paragraph opens all of them anew, by the rules of HTML).
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, islice

from pipeline.extract import limits

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)")
# Closed by their own kind, or without content: they cannot pile up without something else that does.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option optgroup tbody "
    "thead tfoot rp rt body html head title script style".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_CELLS = frozenset("td th caption table".split())
_ATTRIBUTES = 1_000
_STRETCH = 4_000  # characters
_HIDES_END = re.compile(r"""=\s*(?:"[^">]*>|'[^'>]*>)""")  # a value that seems to end its tag
_SUSPECT = 20  # such values, from which tags are read attribute by attribute
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_FAT_TAG = re.compile(rf"<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{{_ATTRIBUTES}}}")
_LINES = 8  # as many formatting elements stand around a text in earnest
_SMALL = 2_500  # tags: fewer can pile up to nothing that takes time
_FEW = 400  # as many unclosed elements cost nothing
_WINDOW = 8_192  # characters
_TAGS = re.compile(r"<(/?[a-zA-Z]\w*)")
# What opens without closing, and what closes it after all.
_ALONE = {"<br": "", "<p>": "</p>", "<li>": "</li>", "<img": "", "<input": "", "<meta": "", "<!--": "", "<td>": "</td>",
          "<tr>": "</tr>"}  # fmt: skip
_STYLED = re.compile(
    r"<[bBiIuUsSeEtTcCfF](?:[\s/>]|[mMtT][\s/>]|[iI][gG]|[oO][dD][eE]|[oO][nN][tT]|[mM][aA][lL]{2}|[tT][rR])[^>]*"
)


def too_complex(text: str) -> str | None:
    """Why this page must not be parsed, or None."""
    tags = text.count("<")
    if tags > 2 * limits.TAGS:
        return f"more than {limits.TAGS:,} tags"
    if fat := fat_tag(text):
        return fat
    if tags > _SMALL and (_may_grow(text, tags) or _may_pile(text)):
        return _counted(text, tags)
    return None


def fat_tag(text: str) -> str | None:
    """Whether a tag, of HTML or XML, carries so many attributes that reading them takes more than they weigh."""
    if _fat_tag(text) and _FAT_TAG.search(_without_scripts(text)):
        return f"a tag with more than {_ATTRIBUTES:,} attributes"
    return None


def _may_grow(text: str, tags: int) -> bool:
    """Whether formatting may be opened anew so often as to count: of equal ones HTML opens no more than three, of links one."""
    return _grows(3 * len(set(_STYLED.findall(text))) + 1, tags)


def _grows(most: int, tags: int) -> bool:
    return most > _LINES and most * tags > limits.NODES


def _may_pile(text: str) -> bool:
    """Whether many elements may be open somewhere, looked at window by window; end tags of nothing close nothing."""
    tags = Counter(_TAGS.findall(text))
    if sum(max(0, n - tags[name[1:]]) for name, n in tags.items() if name.startswith("/")) > _FEW:
        return True
    starts = range(0, len(text), _WINDOW)
    opened = [text.count("<", at, at + _WINDOW) - 2 * text.count("</", at, at + _WINDOW) for at in starts]
    for tag, end in _ALONE.items():
        if _highest(opened) <= _FEW:
            return False
        for n, at in enumerate(starts):
            closed = text.count(end, at, at + _WINDOW) if end else 0
            opened[n] -= max(0, text.count(tag, at, at + _WINDOW) - closed)
    return _highest(opened) > _FEW


def _highest(steps: Iterable[int]) -> int:
    return max(accumulate(steps, lambda height, step: max(0, height + step), initial=0))


def _fat_tag(text: str) -> bool:
    """Whether some tag may carry thousands of attributes: a long stretch shows no end of a tag, or many values hide it."""
    if any(text.find(">", at, at + _STRETCH) < 0 for at in range(0, len(text) - _STRETCH, _STRETCH)):
        return True
    return len(text) > _STRETCH and sum(1 for _ in islice(_HIDES_END.finditer(text), _SUSPECT)) == _SUSPECT


def _without_scripts(text: str) -> str:
    """The page in lower case without the code in it, where signs mean something else."""
    text = text.lower()
    for name in ("script", "style"):
        pieces: list[str] = []
        at = 0
        while (start := text.find(f"<{name}", at)) >= 0 and (end := text.find(f"</{name}", start)) >= 0:
            pieces.append(text[at:start])
            at = end
        text = "".join((*pieces, text[at:]))
    return text


def _counted(text: str, tags: int) -> str | None:
    depth = deepest = most = 0
    formatting = _Formatting()
    opened: Counter[str] = Counter()
    for match in _NAME.finditer(text):
        closing, name, rest = match.groups()
        name = name.lower()
        if name in _CELLS:
            formatting.cell(opens=not closing and name != "table", closes=bool(closing))
        elif name in _FORMATTING:
            most = max(most, formatting.take(name + rest, closes=bool(closing)))
        if name not in _FLAT and (not closing or opened[name]):
            opened[name] += -1 if closing else 1
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    if deepest > limits.DEPTH:
        return f"nested deeper than {limits.DEPTH:,}"
    if _grows(most, tags):
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
