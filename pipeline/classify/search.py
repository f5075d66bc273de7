"""Many words sought in a text at once, by the automaton of Aho and Corasick ("Efficient string matching", 1975)."""

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a letter, as JSON may name one; nothing that is sought has any."""


def automaton(words: Iterable[str]) -> AhoCorasick:
    """What finds these words; each is told by its number among them."""
    return AhoCorasick(words, implementation=Implementation.ContiguousNFA)


def found(sought: AhoCorasick, text: str) -> list[tuple[int, int, int]]:
    """Number, begin and end of each word in a text, also of words within words."""
    try:
        return sought.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:
        return sought.find_matches_as_indexes(_LONE_SURROGATE.sub("?", text), overlapping=True)
