"""Words: what a block's text is cut into, and which of them differ.

A number stays whole with its sign, unit and separators, so that "25 %" to "17.5 %" is never shown as "2" to "17.".
Chinese, Japanese, Thai and their neighbours write no spaces: there a character, a run of katakana or a cluster of a
letter with its marks is the token, and one equal character between two changes is told as changed too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Levenshtein

from pipeline.compare.align import Gap, Run, align, between
from pipeline.model.edits import Span

_CJK = "\u3005-\u3007\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_SOUTH_EAST_MARKS = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0971-\u0dff\u200c\u200d"
_LETTER = rf"(?![{_CJK}{_KATAKANA}{_SOUTH_EAST}])(?:[^\W\d_]|[{_MARKS}])"
_NUMERALS = "〇零一二三四五六七八九十百千万億亿兆兩两"

_TOKEN = re.compile(
    rf"""(?:(?:(?<!\w)[+\-−±])?(?:[$€£¥₩₹]\s?)?
            \d+(?:[.,'’:/\-–]\d+|[ \u00a0\u202f]\d{{3}}(?!\d))*
            (?:[ \u00a0\u202f]?[%‰€£¥₩₹٪％]|[A-Za-zµ]{{1,4}}(?!\w))?)
      | (?:{_LETTER}(?:{_LETTER}|\d|['’‐\-](?={_LETTER}))*)
      | [{_NUMERALS}]+ | [{_CJK}] | [{_KATAKANA}]+
      | [{_SOUTH_EAST}][{_SOUTH_EAST_MARKS}]*
      | \s+ | .""",
    re.VERBOSE | re.DOTALL,
)
_UNSPACED = re.compile(rf"[{_CJK}{_SOUTH_EAST}]")
_ROUGH = re.compile(rf"[{_CJK}{_SOUTH_EAST}]|[^\W{_CJK}{_SOUTH_EAST}][^\s{_CJK}{_SOUTH_EAST}]*")
_WORDY = re.compile(r"\w")
_CHANCE = 0.15  # share of the tokens of two long texts that may be equal by chance; then one stands for the other
_MOST = 4_000_000  # pairs of tokens that one exact comparison may cost; about 60,000 steps of the bit-parallel loop


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[str, ...]:
    """All tokens of a text, white space among them; joined they are the text again."""
    return tuple(_TOKEN.findall(text))


def words(text: str) -> list[str]:
    """The tokens that carry meaning: no white space, no bare punctuation."""
    return [token for token in cut(text) if token[0].isalnum() or (not token.isspace() and _WORDY.search(token))]


def rough(text: str) -> list[str]:
    """Words for likeness and for counting, several times as fast as `words`: punctuation at their ends stays on."""
    return _ROUGH.findall(text)


def count_words(text: str) -> int:
    """How many words a reader would count; a Chinese character counts as one."""
    return len(_ROUGH.findall(text))


def spans_between(before: str, after: str) -> tuple[Span, ...]:
    """What stayed, went and came, in reading order.

    `same` and `removed` joined are `before`, `same` and `added` joined are `after`, to the character.
    """
    if before == after:
        return (("same", before),) if before else ()
    if not before or not after:
        whole: tuple[Span, ...] = (("removed", before), ("added", after))
        return tuple(span for span in whole if span[1])
    old, new = cut(before), cut(after)
    if len(old) == len(new) == 1 and old != new:
        return (("removed", before), ("added", after))
    return tuple(_merged(_spans(old, new, _whole_segments(_changes(old, new), old))))


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Gap]:
    whole = Gap(0, len(old), 0, len(new))
    if len(old) * len(new) <= _MOST:
        return _exact(old, new, whole)
    aligned = align(old, new)
    kept = sum(1 for run in aligned for token in old[run.old : run.old + run.size] if not token.isspace())
    if kept < _CHANCE * min(len(old), len(new)):
        return [whole]
    return [gap for rough in between(aligned, whole) for gap in _exact(old, new, rough)]


def _exact(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Gap]:
    a, b = old[gap.a0 : gap.a1], new[gap.b0 : gap.b1]
    if not a or not b or len(a) * len(b) > _MOST:
        return [gap]
    # Spaces all look alike: left in, they would be matched with each other across changed words.
    ka, kb = [k for k, t in enumerate(a) if not t.isspace()], [k for k, t in enumerate(b) if not t.isspace()]
    opcodes = Levenshtein.opcodes([a[k] for k in ka], [b[k] for k in kb])
    equal = [
        Run(ka[op.src_start + n], kb[op.dest_start + n], 1)
        for op in opcodes
        if op.tag == "equal"
        for n in range(op.src_end - op.src_start)
    ]
    inner = between(_with_spaces(equal, a, b), Gap(0, len(a), 0, len(b)))
    return [Gap(gap.a0 + g.a0, gap.a0 + g.a1, gap.b0 + g.b0, gap.b0 + g.b1) for g in inner]


def _with_spaces(equal: list[Run], a: Sequence[str], b: Sequence[str]) -> Iterator[Run]:
    """Equal words together with the equal spaces that follow or lead them."""
    at_a = at_b = 0
    for run in equal:
        lead = run.old > at_a and run.new > at_b and a[run.old - 1] == b[run.new - 1] and a[run.old - 1].isspace()
        size = 2 if lead else 1
        tail = run.old + 1 < len(a) and run.new + 1 < len(b) and a[run.old + 1] == b[run.new + 1]
        more = 1 if tail and a[run.old + 1].isspace() else 0
        at_a, at_b = run.old + 1 + more, run.new + 1 + more
        yield Run(run.old + 1 - size, run.new + 1 - size, size + more)


def _whole_segments(changes: list[Gap], old: Sequence[str]) -> Iterator[Gap]:
    """Changes that only one character of a script without spaces keeps apart are one change."""
    joined: list[Gap] = []
    for gap in changes:
        if joined:
            last = joined[-1]
            island = old[last.a1 : gap.a0]
            if len(island) == 0 or (len(island) == 1 and _UNSPACED.fullmatch(island[0])):
                joined[-1] = Gap(last.a0, gap.a1, last.b0, gap.b1)
                continue
        joined.append(gap)
    yield from joined


def _spans(old: Sequence[str], new: Sequence[str], changes: Iterable[Gap]) -> Iterator[Span]:
    edges = [Gap(0, 0, 0, 0), *changes, Gap(len(old), len(old), len(new), len(new))]
    for last, gap in pairwise(edges):
        yield "same", "".join(old[last.a1 : gap.a0])
        yield "removed", "".join(old[gap.a0 : gap.a1])
        yield "added", "".join(new[gap.b0 : gap.b1])


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    mark: Literal["same", "removed", "added"] | None = None
    text = ""
    for kind, part in spans:
        if not part:
            continue
        if kind == mark:
            text += part
            continue
        if mark is not None:
            yield mark, text
        mark, text = kind, part
    if mark is not None:
        yield mark, text
