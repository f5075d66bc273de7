"""Whether a page is built to choke a parser: told from the tags alone, before any tree is grown.

Two things cost more than they weigh: elements nested in elements (each new one asks all its ancestors what it may
close), and unclosed formatting elements (each new paragraph opens all of them anew, by the rules of HTML).
"""

import re

from pipeline.extract import limits

_FEW = 400  # as many unclosed elements cost nothing
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)")
# Closed by their own kind, or without content: they cannot pile up without something else that does.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option optgroup tbody "
    "thead tfoot rp rt body html head title script style".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_ATTRIBUTES = 2_000
_LONG = 200_000


def too_complex(text: str) -> str | None:
    """Why this page must not be parsed, or None."""
    tags = text.count("<")
    unclosed = (
        tags - 2 * text.count("</") - sum(map(text.count, ("<br", "<img", "<p>", "<li>", "<input", "<meta", "<!--")))
    )
    if tags > _LONG or (tags > _FEW and unclosed > _FEW) or _fat_tag(text):
        return _counted(text, tags)
    return None


def _fat_tag(text: str) -> bool:
    """Whether some tag may carry so many attributes that checking them for doubles takes long."""
    return len(text) > 100 * _ATTRIBUTES and text.count("=") + text.count(" ") > len(text) // 3


def _counted(text: str, tags: int) -> str | None:
    depth = formatting = deepest = most = 0
    for match in _NAME.finditer(text):
        closing, name, rest = match.groups()
        name = name.lower()
        if len(rest) > 4 * _ATTRIBUTES and len(rest.split()) > _ATTRIBUTES:
            return f"a tag with more than {_ATTRIBUTES:,} attributes"
        if name in _FLAT:
            continue
        step = -1 if closing else 1
        depth = max(0, depth + step)
        deepest = max(deepest, depth)
        if name in _FORMATTING:
            formatting = max(0, formatting + step)
            most = max(most, formatting)
    if deepest > limits.DEPTH:
        return f"nested deeper than {limits.DEPTH:,}"
    if most > 50 and most * tags > limits.NODES:
        return f"unclosed formatting would grow to more than {limits.NODES:,} elements"
    return None
