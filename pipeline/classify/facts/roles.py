"""Which role a figure or a day has: by the nearest cue in its sentence."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

RoleT = TypeVar("RoleT")

_BEFORE, _AFTER = 90, 45
_STOP = re.compile(r"[;。；!?\n]|\.\s(?=[^\W\d_])")


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence before and behind a stretch, in lower case, as far as a cue may stand."""
    before = text[max(0, start - _BEFORE) : start].lower()
    cut = [match.end() for match in _STOP.finditer(before)]
    after = text[end : end + _AFTER].lower()
    stop = _STOP.search(after)
    return before[cut[-1] :] if cut else before, after[: stop.start()] if stop else after


def nearest_role(text: str, start: int, end: int, cues: Mapping[RoleT, str], otherwise: RoleT) -> RoleT:
    """The role whose cue stands nearest; what follows a figure counts as twice as far as what leads to it."""
    before, after = around(text, start, end)
    best, role = 10_000, otherwise
    for name, words in cues.items():
        finder = _finder(words)
        for match in finder.finditer(before):
            if (distance := len(before) - match.end()) < best:
                best, role = distance, name
        if (match_after := finder.search(after)) and match_after.start() * 2 + 4 < best:
            best, role = match_after.start() * 2 + 4, name
    return role


@cache
def _finder(words: str) -> re.Pattern[str]:
    """Words part by spaces; `_` is a blank in a word. Where letters are spaced a cue begins a word."""
    cues = [re.escape(word.replace("_", " ")) for word in words.split()]
    return re.compile("|".join(rf"\b{cue}" if cue[0].isascii() or cue[0] < "\u0600" else cue for cue in cues))
