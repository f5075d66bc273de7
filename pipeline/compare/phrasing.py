"""Many phrases in one pattern, quick to be found missing.

Most lines hold none of a hundred phrases in thirty languages, and that must be cheap to see. So the text is lowered once
and the pattern looks at exact letters (an expression that ignores case tries every phrase in full at every letter), the
phrases that begin a word are looked for at the beginnings of words only, and each alternative begins with its first letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BORDER = r"\b"
# Letters beyond ASCII that an expression cannot do without; where it has groups, sets or choices, that is not looked into.
_FOREIGN = re.compile(r"\A(?=.*[^\x00-\x7f])[^()\[\]?*{}|]*\Z")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Like a compiled pattern that ignores case; what it gives back is in small letters.

    `plain` holds the phrases that a text of ASCII may hold.
    """

    pattern: re.Pattern[str]
    plain: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in the text."""
        return (self.plain if text.isascii() else self.pattern).search(text.lower())

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that the text begins with."""
        return self.pattern.match(text.lower())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that the text is."""
        return self.pattern.fullmatch(text.lower())

    def sub(self, replacement: str, text: str) -> str:
        """The text, in small letters, with each phrase replaced."""
        return self.pattern.sub(replacement, text.lower())


def phrases(text: str) -> Phrases:
    """Out of expressions on lines, written in small letters; letters of unspaced scripts need no word border."""
    found = [part for line in text.split("\n") if line.strip() for part in _alternatives(line.strip())]
    words = [flat for part in found if part.startswith(_BORDER) for flat in _flat(part.removeprefix(_BORDER))]
    others = [part for part in found if not part.startswith(_BORDER)]
    plain = (
        [part for part in words if not _FOREIGN.search(part)],
        [part for part in others if not _FOREIGN.search(part)],
    )
    return Phrases(_pattern(words, others), _pattern(*plain))


def _pattern(words: list[str], others: list[str]) -> re.Pattern[str]:
    first = [rf"{_BORDER}(?:{'|'.join(words)})"] if words else []
    return re.compile("|".join([*first, *others]) or r"(?!)")


def _flat(part: str) -> Iterator[str]:
    """A group at the top with its end written behind each of its members."""
    tail = _BORDER if part.endswith(_BORDER) else ""
    inner = part.removesuffix(_BORDER) if tail else part
    if inner.startswith("(?:") and _closing(inner) == len(inner) - 1:
        for member in _alternatives(inner[3:-1]):
            yield member + tail
    else:
        yield part


def _closing(part: str) -> int:
    """Where the group that opens at the start closes."""
    depth = at = 0
    while at < len(part):
        if part[at] == "\\":
            at += 1
        elif part[at] == "[":
            at = part.index("]", at + 2)
        elif part[at] in "()":
            depth += 1 if part[at] == "(" else -1
            if depth == 0:
                return at
        at += 1
    return -1


def _alternatives(text: str) -> Iterator[str]:
    """What stands between the bars that are in no group."""
    start = depth = at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            at = text.index("]", at + 2)
        elif text[at] in "()":
            depth += 1 if text[at] == "(" else -1
        elif text[at] == "|" and depth == 0:
            yield text[start:at]
            start = at + 1
        at += 1
    yield text[start:]
