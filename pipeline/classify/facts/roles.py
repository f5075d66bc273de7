"""Which role a figure or a day has, by the cues of `lexicon/signals/` around it in its sentence.

A cue is a word or a phrase; `*` at its end lets the word go on. Only the cues of the text's language are looked for
(English ones where it has none): small words mean other things elsewhere. In scripts that part no words they are
found inside runs of letters.
"""

import re
from functools import cache
from itertools import groupby
from typing import NamedTuple

from pipeline.classify.lexicon import SISTERS, signals
from pipeline.classify.words import UNSPACED, is_unspaced

_BEFORE, _AFTER = 110, 60
_STOP = re.compile(
    r"[;。；!?\n.:](?:(?<=[;。；!?\n])|(?<!\b\d[.:])(?<!\b\d\d[.:])(?<!\b[ap]\.m\.)(?<!\b[Nn][or]\.)(?<!\bart\.)(?<!\bArt\.)(?<!\bAbs\.)(?<!\bSt\.)(?<!\b[A-Z]\.[A-Z]\.)\s(?=[^\W\d_])(?![a-zа-я]))"
)
"""Where a sentence ends; `1. Januar` does not end one."""
_IN_WORD = rf"[^\W{UNSPACED}]"


class Cue(NamedTuple):
    """A cue found beside a stretch: what it signals, and how many characters lie between."""

    signal: str
    distance: int


def cues_around(table: str, language: str, text: str, start: int, end: int) -> tuple[list[Cue], list[Cue]]:
    """The cues before and behind a stretch, within its sentence, the nearest first."""
    finder, signals_of = _finder(table, language)
    before = _before(text, start)
    length = len(before)
    leading = [Cue(signals_of[found.lastindex or 0], length - found.end()) for found in finder.finditer(before)]
    leading.reverse()
    following = cues_behind(table, language, text, end)
    # In Arabic `and` is the first letter of the next clause, which tells of another day.
    if language == "ar" and table == "days":
        clause = text.find("، و", end, end + _AFTER)
        following = [
            cue for cue in following if text[end + cue.distance] != "و" and (clause < 0 or end + cue.distance < clause)
        ]
    return leading, following


def cues_behind(table: str, language: str, text: str, end: int) -> list[Cue]:
    """The cues behind a stretch, within its sentence, the nearest first."""
    finder, signals_of = _finder(table, language)
    behind = finder.finditer(_behind(text, end))
    return [Cue(signals_of[found.lastindex or 0], found.start()) for found in behind]


def _before(text: str, start: int) -> str:
    """The rest of the sentence before a stretch, in lower case, as far as a cue may stand."""
    before = text[max(0, start - _BEFORE) : start]
    cut = [match.end() for match in _STOP.finditer(before)]
    return before.lower()[cut[-1] :] if cut else before.lower()


def _behind(text: str, end: int) -> str:
    after = text[end : end + _AFTER]
    stop = _STOP.search(after)
    return (after[: stop.start()] if stop else after).lower()


@cache
def _finder(table: str, language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern of all cues of a table in a language, and which signal each of its groups stands for."""
    by_cue: dict[str, str] = {}
    known = {spoken for by_language in signals(table).values() for spoken in by_language}
    tongue = next((one for one in (language, *SISTERS.get(language, ())) if one in known), "en")
    for signal, by_language in signals(table).items():
        for cue in by_language.get(tongue, ()):
            by_cue.setdefault(cue, signal)
    words = _in_order({cue: signal for cue, signal in by_cue.items() if not _open_left(cue)})
    runs = _in_order({cue: signal for cue, signal in by_cue.items() if _open_left(cue)})
    kinds = [f"(?<!{_IN_WORD})(?:{_alternatives(words)})"] if words else []
    kinds += [_alternatives(runs)] if runs else []
    return re.compile("|".join(kinds) or "(?!)"), ("", *(by_cue[cue] for cue in (*words, *runs)))


def _alternatives(cues: list[str]) -> str:
    """The cues in their order. The empty group stands behind a cue: what begins with letters fails at the first of them;
    that a word ends is asked once for all that stand together, since such a set of letters takes long to compile."""
    together = []
    for closed, group in groupby(cues, key=_is_closed):
        written = "|".join(f"{_written(cue)}()" for cue in group)
        together.append(f"(?:{written})(?!{_IN_WORD})" if closed else written)
    return "|".join(together)


def _in_order(by_cue: dict[str, str]) -> list[str]:
    """By signal, in the order of the table, of each the longer cues first."""
    ordered = sorted(by_cue, key=len, reverse=True)
    return [cue for signal in dict.fromkeys(by_cue.values()) for cue in ordered if by_cue[cue] == signal]


def _open_left(cue: str) -> bool:
    """Whether a cue may begin within a run of letters."""
    return cue.startswith("*") or is_unspaced(cue[0])


def _is_closed(cue: str) -> bool:
    """Whether a word must end where the cue ends."""
    return not (cue.endswith("*") or is_unspaced(cue.strip("*")[-1]))


def _written(cue: str) -> str:
    bare = cue.strip("*").lower()
    # Arabic writes `and`, `so`, `with`, `for`, `as` at the head of the next word.
    left = "[وفبلك]?" if "\u0621" <= bare[0] <= "\u064a" else ""
    return left + re.escape(bare).replace(r"\*", r"\w{0,12}")
