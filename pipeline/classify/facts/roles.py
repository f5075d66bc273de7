"""Which role a figure or a day has, by the cues of `lexicon/signals/` around it in its sentence.

A cue is a word or a phrase; `*` at its end lets the word go on. Only the cues of the text's language are looked for
(English ones where it has none): small words mean other things elsewhere. In scripts that part no words they are
found inside runs of letters.
"""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.classify.lexicon import SISTERS, signals
from pipeline.classify.words import UNSPACED, is_unspaced

_BEFORE, _AFTER = 110, 60
_STOP = re.compile(
    r"[;。；!?\n.:](?:(?<=[;。；!?\n])|(?<!\b\d[.:])(?<!\b\d\d[.:])(?<!\b[ap]\.m\.)(?<!\b[Nn][or]\.)(?<!\bart\.)(?<!\bArt\.)(?<!\bAbs\.)(?<!\bSt\.)\s(?=[^\W\d_])(?![a-zа-я]))"
)
"""Where a sentence ends; `1. Januar` does not end one."""
_IN_WORD = rf"[^\W{UNSPACED}]"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found beside a stretch: what it signals, and how many characters lie between."""

    signal: str
    distance: int


def cues_around(table: str, language: str, text: str, start: int, end: int) -> tuple[list[Cue], list[Cue]]:
    """The cues before and behind a stretch, within its sentence, the nearest first."""
    before, after = _around(text, start, end)
    finder = _finder(table, language)
    leading = [Cue(m.lastgroup or "", len(before) - m.end()) for m in finder.finditer(before)]
    following = [Cue(m.lastgroup or "", m.start()) for m in finder.finditer(after)]
    return [_plain(cue) for cue in reversed(leading)], [_plain(cue) for cue in following]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence before and behind a stretch, in lower case, as far as a cue may stand."""
    before = text[max(0, start - _BEFORE) : start].lower()
    cut = [match.end() for match in _STOP.finditer(text[max(0, start - _BEFORE) : start])]
    after = text[end : end + _AFTER]
    stop = _STOP.search(after)
    return before[cut[-1] :] if cut else before, (after[: stop.start()] if stop else after).lower()


def _plain(cue: Cue) -> Cue:
    return Cue(cue.signal[:-2], cue.distance)


@cache
def _finder(table: str, language: str) -> re.Pattern[str]:
    """One pattern of all cues of a table in a language."""
    by_cue: dict[str, str] = {}
    known = {spoken for by_language in signals(table).values() for spoken in by_language}
    tongue = next((one for one in (language, *SISTERS.get(language, ())) if one in known), "en")
    for signal, by_language in signals(table).items():
        for cue in by_language.get(tongue, ()):
            by_cue.setdefault(cue, signal)
    if not by_cue:
        return re.compile(r"(?!)")
    words = {cue: signal for cue, signal in by_cue.items() if not _open_left(cue)}
    runs = {cue: signal for cue, signal in by_cue.items() if _open_left(cue)}
    kinds = [rf"(?<!{_IN_WORD})(?:{_grouped(words, 'w')})"] if words else []
    kinds += [f"(?:{_grouped(runs, 'r')})"] if runs else []
    return re.compile("|".join(kinds))


def _open_left(cue: str) -> bool:
    """Whether a cue may begin within a run of letters."""
    return cue.startswith("*") or is_unspaced(cue[0])


def _grouped(by_cue: dict[str, str], kind: str) -> str:
    """A named group a signal, longer cues first; the boundary on the left is looked at once for all."""
    ordered = sorted(by_cue, key=len, reverse=True)
    groups = {signal: [_written(cue) for cue in ordered if by_cue[cue] == signal] for signal in by_cue.values()}
    return "|".join(f"(?P<{signal}_{kind}>{'|'.join(cues)})" for signal, cues in groups.items())


def _written(cue: str) -> str:
    bare = cue.strip("*").lower()
    # Arabic writes `and`, `so`, `with`, `for`, `as` at the head of the next word.
    left = "[وفبلك]?" if "\u0621" <= bare[0] <= "\u064a" else ""
    right = "" if cue.endswith("*") or is_unspaced(bare[-1]) else rf"(?!{_IN_WORD})"
    return left + re.escape(bare).replace(r"\*", r"\w{0,12}") + right
