"""The edition for another country under the same address, shown by where the reader was thought to be."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.model.document import Block
from pipeline.model.places import codes, place_name

# "This article applies to selling in: United Kingdom" (a marketplace's help), "Deliver to France", "Country/region: …".
_FRAME = re.compile(
    r"applies to sell|selling in|deliver(?:ing|y)? to|ship(?:ping)? to|country\s*/\s*region|your (?:country|region|location|store)|"
    r"you are (?:viewing|in|on)|store\s*:|select(?:ed)? (?:country|region)|versandland|lieferland|votre pays|livrer (?:en|à)|"
    r"tu país|enviar a|paese di|il tuo paese|teslimat ülkesi|ваша страна|配送先|所在地区|所在地區",
    re.IGNORECASE,
)
_SHORT = 120


def other_region(old: Sequence[Block], new: Sequence[Block]) -> str | None:
    """Both countries where the only difference of two pages is the one that they say they are made for."""
    if len(old) != len(new) or not old:
        return None
    pairs = [(before.text, after.text) for before, after in zip(old, new, strict=True) if before.text != after.text]
    if not 1 <= len(pairs) <= 3:
        return None
    named = [_countries(before, after) for before, after in pairs]
    if not all(named) or len(set(named)) != 1:
        return None
    if not all(_FRAME.search(before) and _FRAME.search(after) for before, after in pairs):
        return None
    first = named[0]
    return f"{first[0]} before, {first[1]} now" if first else None


def _countries(before: str, after: str) -> tuple[str, str] | None:
    """The two names, where putting the one for the other makes the two texts the same."""
    if max(len(before), len(after)) > _SHORT:
        return None
    for name in _names():
        if name in before:
            head, _, tail = before.partition(name)
            if after.startswith(head) and after.endswith(tail):
                other = after[len(head) : len(after) - len(tail)]
                if other in _names() and other != name:
                    return name, other
    return None


@cache
def _names() -> frozenset[str]:
    return frozenset(place_name(code, language) for code in codes() for language in ("en", "de", "fr", "es"))
