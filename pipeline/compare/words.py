"""Words: what a block's text is cut into, and which of them differ.

A number stays whole with its sign, unit and separators, so that "25 %" to "17.5 %" is never shown as "2" to "17.".
Chinese, Japanese, Thai and their neighbours write no spaces: there a character, a run of katakana or a cluster of a
letter with its marks is the token, and one equal character between two changes is told as changed too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Levenshtein, Opcode

from pipeline.compare.align import Gap, Run, align, between, trimmed
from pipeline.compare.fold import LONG
from pipeline.model.edits import Span

_CJK = "\u3005-\u3007\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_SOUTH_EAST_MARKS = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0971-\u0dff\u200c\u200d"
_LETTER = rf"(?![{_CJK}{_KATAKANA}{_SOUTH_EAST}])(?:[^\W\d_]|[{_MARKS}])"
_NUMERALS = "〇零一二三四五六七八九十百千万億亿兆兩两"

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"

# What is met most comes first: a plain word, white space; both would be found by what follows too, only later.
_TOKEN = re.compile(
    rf"""[{_LATIN}]++(?![\w{_MARKS}'’‐\-]) | \s+
      | (?:(?:(?<!\w)[+\-−±])?(?:[$€£¥₩₹]\s?)?
            \d+(?:[.,'’:/\-–]\d+|[ \u00a0\u202f]\d{{3}}(?!\d))*
            (?:[ \u00a0\u202f]?[%‰€£¥₩₹٪％]|[A-Za-zµ]{{1,4}}(?!\w))?)
      | (?:{_LETTER}(?:{_LETTER}|\d|['’‐\-](?={_LETTER}))*)
      | [{_NUMERALS}]+ | [{_CJK}] | [{_KATAKANA}]+
      | [{_SOUTH_EAST}][{_SOUTH_EAST_MARKS}]*
      | .""",
    re.VERBOSE | re.DOTALL,
)
_UNSPACED = re.compile(rf"[{_CJK}{_SOUTH_EAST}]")
_ROUGH = re.compile(rf"[{_CJK}{_SOUTH_EAST}]|[^\W{_CJK}{_SOUTH_EAST}][^\s{_CJK}{_SOUTH_EAST}]*")
_ROUGH_ASCII = re.compile(r"\w\S*", re.ASCII)
_WORDY = re.compile(r"\w")
_MOST = 4_000_000  # pairs of tokens that one exact comparison may cost; about 60,000 steps of the bit-parallel loop
_ENDLESS = 400 * _MOST  # pairs of characters above which that many tokens are sure


def cut(text: str) -> tuple[str, ...]:
    """All tokens of a text, white space among them; joined they are the text again."""
    return _cut_before(text) if len(text) <= LONG else _cut(text)


@lru_cache(maxsize=4096)
def _cut_before(text: str) -> tuple[str, ...]:
    return _cut(text)


def _cut(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


def words(text: str) -> list[str]:
    """The tokens that carry meaning: no white space, no bare punctuation."""
    return [token for token in cut(text) if token[0].isalnum() or (not token.isspace() and _WORDY.search(token))]


def rough(text: str) -> list[str]:
    """Words for likeness and for counting, several times as fast as `words`: punctuation at their ends stays on."""
    return (_ROUGH_ASCII if text.isascii() else _ROUGH).findall(text)


def count_words(text: str) -> int:
    """How many words a reader would count; a Chinese character counts as one."""
    return len(rough(text))


def spans_between(before: str, after: str) -> tuple[Span, ...]:
    """What stayed, went and came, in reading order.

    `same` and `removed` joined are `before`, `same` and `added` joined are `after`, to the character.
    """
    if before == after:
        return (("same", before),) if before else ()
    if not before or not after:
        whole: tuple[Span, ...] = (("removed", before), ("added", after))
        return tuple(span for span in whole if span[1])
    if len(before) * len(after) > _ENDLESS:
        return tuple(_merged(_by_pieces(before, after)))
    old, new = cut(before), cut(after)
    if len(old) == len(new) == 1 and old != new:
        return (("removed", before), ("added", after))
    if len(old) * len(new) > _MOST:
        return tuple(_merged(_by_pieces(before, after)))
    return tuple(_merged(_by_tokens(old, new)))


def _by_tokens(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    changes = _exact(old, new, _with_first(trimmed(old, new), old))
    return _spans(old, new, _whole_segments(changes, old))


def _by_pieces(before: str, after: str) -> Iterator[Span]:
    """Of long texts: equal pieces are found first, and only what lies between them is cut into words.

    Where that is still too long, one stands for the other: nobody would look for what stayed in it.
    """
    old, new = pieces(before), pieces(after)
    last = Gap(0, 0, 0, 0)
    for gap in (*between(align(old, new), Gap(0, len(old), 0, len(new))), Gap(len(old), len(old), len(new), len(new))):
        yield "same", "".join(old[last.a1 : gap.a0])
        gone, come = "".join(old[gap.a0 : gap.a1]), "".join(new[gap.b0 : gap.b1])
        if len(gone) * len(come) <= _MOST:
            yield from _by_tokens(_cut(gone), _cut(come))
        else:
            yield "removed", gone
            yield "added", come
        last = gap


def pieces(text: str) -> list[str]:
    """The text in pieces of some words. Where one ends is told by what stands there and not by where it began, so that
    two texts fall into the same pieces again soon after a difference."""
    return _piece().findall(text)


@cache
def _piece() -> re.Pattern[str]:
    ends = "".join(chr(code) for code in range(0x4E00, 0xA000, 8) if chr(code) not in _NUMERALS)
    return re.compile(rf"[^\n]{{12,400}}?(?:[ \t](?!\d)|[{ends}。；](?!\d))|[^\n]{{1,400}}\n?|\n")


def _with_first(gap: Gap, old: Sequence[str]) -> Gap:
    """The gap with the first word of the equal end, where a space leads it: whose that is depends on what precedes."""
    more = min(2, len(old) - gap.a1) if gap.a1 < len(old) and old[gap.a1].isspace() else 0
    return gap._replace(a1=gap.a1 + more, b1=gap.b1 + more)


def _exact(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Gap]:
    a, b = old[gap.a0 : gap.a1], new[gap.b0 : gap.b1]
    if not a or not b:
        return [gap]
    # Spaces all look alike: left in, they would be matched with each other across changed words.
    ka, kb = [k for k, t in enumerate(a) if not t.isspace()], [k for k, t in enumerate(b) if not t.isspace()]
    opcodes = Levenshtein.opcodes([a[k] for k in ka], [b[k] for k in kb])
    equal = [run for op in opcodes if op.tag == "equal" for run in _equal(op, ka, kb, a, b)]
    inner = between(_with_spaces(equal, a, b), Gap(0, len(a), 0, len(b)))
    return [Gap(gap.a0 + g.a0, gap.a0 + g.a1, gap.b0 + g.b0, gap.b0 + g.b1) for g in inner]


def _equal(op: Opcode, ka: list[int], kb: list[int], a: Sequence[str], b: Sequence[str]) -> Iterator[Run]:
    """Equal words with the spaces between them, or one by one where those differ."""
    i, j = ka[op.src_start], kb[op.dest_start]
    size = ka[op.src_end - 1] + 1 - i
    if a[i : i + size] == b[j : kb[op.dest_end - 1] + 1]:
        yield Run(i, j, size)
        return
    for n in range(op.src_end - op.src_start):
        yield Run(ka[op.src_start + n], kb[op.dest_start + n], 1)


def _with_spaces(equal: list[Run], a: Sequence[str], b: Sequence[str]) -> Iterator[Run]:
    """Equal words together with the equal spaces that follow or lead them."""
    at_a = at_b = 0
    for run in equal:
        lead = run.old > at_a and run.new > at_b and a[run.old - 1] == b[run.new - 1] and a[run.old - 1].isspace()
        start, end_a, end_b = run.old - lead, run.old + run.size, run.new + run.size
        more = end_a < len(a) and end_b < len(b) and a[end_a] == b[end_b] and a[end_a].isspace()
        at_a, at_b = end_a + more, end_b + more
        yield Run(start, run.new - lead, at_a - start)


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
