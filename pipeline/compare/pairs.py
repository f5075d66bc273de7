"""Pairs: in a gap, which old block became which new one.

First the same by key, then those that are the same but for their formatting, then the same but for their number, at
last by likeness. Only blocks that share a rare word are held against each other, each with a few, so that a page that
was replaced altogether costs no more than its size.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pipeline.compare.fold import fold
from pipeline.compare.labels import label_of, without_label
from pipeline.compare.phrases import REPEALED
from pipeline.compare.words import rough
from pipeline.model.document import Block, BlockType

_ALIKE = 0.5  # share of words in common that makes a rewording out of a removal and an addition
_ALONE = 0.35  # the same, where one block stands against one
_RARE = 12  # rarest words of a block that are looked up
_COMMON = 24  # a word in more blocks of the gap than this tells nothing
_CANDIDATES = 6
_TINY = 36  # pairs in a gap up to which each is held against each
_SHORT = 3  # words, up to which letters are compared in place of words
_LINE = 160  # characters of a line that is known by its label
_LEAD = 40  # characters of such a label
_CODES = 0x110000
_LONGEST = 2_000  # words of a block that are held against another
_NOTICE = 120  # characters of "[Repealed by …]"
_BRACKETED = re.compile(r"[\[(（]([^\[\]()]{3,100})[\])）]")
_QUOTED = re.compile(r"\s*[\"“”„«»'‘’「]([^\"“”„«»'‘’「」]{2,60})[\"“”„«»'‘’」]")
_LETTERS = 8_000  # the same, of so few words
_NAMED = (BlockType.ROW, BlockType.FIELD)

Pair = tuple[int, int]


def pair_up(old: Sequence[Block], new: Sequence[Block], ours: list[int], theirs: list[int]) -> list[Pair]:
    """Pairs of positions out of `ours` (in old) and `theirs` (in new); each position at most once."""
    pairs: list[Pair] = []
    for signature in (_key, _like_key, _formatting, _unnumbered, _labelled):
        pairs += _by(signature, old, new, ours, theirs)
        ours, theirs = _unpaired(ours, theirs, pairs)
    pairs += _by_likeness(old, new, ours, theirs)
    ours, theirs = _unpaired(ours, theirs, pairs)
    pairs += _of_repeals(old, new, ours, theirs)
    return sorted(pairs)


def _of_repeals(old: Sequence[Block], new: Sequence[Block], ours: list[int], theirs: list[int]) -> Iterator[Pair]:
    """What says "[Repealed]" stands for what it repeals: of the same number or defined word, or alone in its place."""
    repeals = [j for j in theirs if _is_repeal(new[j])]
    named: defaultdict[str, list[int]] = defaultdict(list)
    for i in ours if repeals else ():
        named[_name(old[i].text)].append(i)
    free = set(ours)
    for j in repeals:
        name = _name(new[j].text)
        same = named[name] if name else list(free) if len(free) == 1 else []
        could = [i for i in same if i in free and _could(old[i], new[j])] if len(same) < _COMMON else []
        if len(could) == 1 and not _is_repeal(old[could[0]]):
            free.remove(could[0])
            yield could[0], j


def _is_repeal(block: Block) -> bool:
    if block.type in (BlockType.ROW, BlockType.FIELD) or len(block.text) > _NOTICE:
        return False
    bare = without_label(block.text)
    bracketed = _BRACKETED.search(bare)
    return bool(REPEALED.fullmatch(bare) or (bracketed and REPEALED.match(bracketed.group(1))))


def _name(text: str) -> str:
    """The number of a paragraph, or without one the word that it defines."""
    label, quoted = label_of(text), _QUOTED.match(text)
    return fold(label or (quoted.group(1) if quoted else ""))


def likeness(a: str, b: str) -> float:
    """0 to 1: the share of words in common, in order; of letters where there are hardly any words."""
    wa, wb = rough(a)[:_LONGEST], rough(b)[:_LONGEST]
    if min(len(wa), len(wb)) <= _SHORT:
        return fuzz.ratio(a[:_LETTERS], b[:_LETTERS]) / 100
    return float(Indel.normalized_similarity(wa, wb))


def _unpaired(ours: list[int], theirs: list[int], pairs: list[Pair]) -> tuple[list[int], list[int]]:
    done_old, done_new = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in ours if i not in done_old], [j for j in theirs if j not in done_new]


def _formatting(block: Block) -> str | None:
    # A row is the same under another key too: which of its columns name it is guessed from the whole table.
    return None if block.key and block.type is BlockType.FIELD else fold(block.text)


def _key(block: Block) -> str | None:
    return "\x1f".join((block.type, block.key)) if block.key else None


def _like_key(block: Block) -> str | None:
    return "\x1f".join((block.type, fold(block.key))) if block.key else None


def _unnumbered(block: Block) -> str | None:
    if block.type in _NAMED:
        return None
    bare = fold(without_label(block.text))
    return bare or None


def _labelled(block: Block) -> str | None:
    """What stands before the colon of a short line: "Director: …" is the line of the director, whoever that is."""
    if block.type in _NAMED or block.type is BlockType.HEADING or len(block.text) > _LINE:
        return None
    label, colon, value = block.text.partition(":" if ":" in block.text else "：")
    return fold(label) if colon and value.strip() and len(label) <= _LEAD else None


def _by(
    signature: Callable[[Block], str | None],
    old: Sequence[Block],
    new: Sequence[Block],
    ours: list[int],
    theirs: list[int],
) -> Iterator[Pair]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j in reversed(theirs):
        if (sign := signature(new[j])) is not None:
            places[sign].append(j)
    for i in ours:
        sign = signature(old[i])
        if sign is not None and places.get(sign):
            yield i, places[sign].pop()


def _by_likeness(old: Sequence[Block], new: Sequence[Block], ours: list[int], theirs: list[int]) -> list[Pair]:
    # What has a name of its own was looked up by it; another name is another thing.
    ours, theirs = [i for i in ours if not old[i].key], [j for j in theirs if not new[j].key]
    if not ours or not theirs:
        return []
    least = _ALONE if len(ours) == len(theirs) == 1 else _ALIKE
    coded = Coding()
    a, b = [coded.of(old[i]) for i in ours], [coded.of(new[j]) for j in theirs]
    scored = []
    for at, place in _candidates(a, b):
        was, now = old[ours[at]], new[theirs[place]]
        if _could(was, now) and (score := _likeness(was.text, a[at], now.text, b[place], least)) >= least:
            scored.append((score, -abs(at - place), ours[at], theirs[place]))
    pairs: list[Pair] = []
    done_old: set[int] = set()
    done_new: set[int] = set()
    for _, _, i, j in sorted(scored, reverse=True):
        if i not in done_old and j not in done_new:
            done_old.add(i)
            done_new.add(j)
            pairs.append((i, j))
    return pairs


class Coding(dict[str, str]):
    """A character for each word, so that texts are compared at the speed of letters."""

    def __missing__(self, word: str) -> str:
        code = self[word] = chr(len(self) % _CODES)
        return code

    def of(self, block: Block) -> str:
        """The block's words, a character each."""
        return "".join(map(self.__getitem__, rough(block.text)[:_LONGEST]))


def _likeness(a: str, words_a: str, b: str, words_b: str, least: float) -> float:
    if min(len(words_a), len(words_b)) <= _SHORT:
        return fuzz.ratio(a[:_LETTERS], b[:_LETTERS], score_cutoff=least * 100) / 100
    return float(Indel.normalized_similarity(words_a, words_b, score_cutoff=least))


def _could(old: Block, new: Block) -> bool:
    """Whether a reader could take the one for a new version of the other at all."""
    if old.type is new.type:
        return True
    if old.type in _NAMED or new.type in _NAMED:
        return False
    return (old.type is BlockType.HEADING) == (new.type is BlockType.HEADING)


def _candidates(ours: list[str], theirs: list[str]) -> Iterator[Pair]:
    """Which of ours to hold against which of theirs, both as strings of words."""
    if len(ours) * len(theirs) <= _TINY:
        yield from ((at, place) for at in range(len(ours)) for place in range(len(theirs)))
        return
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(theirs):
        for word in set(words):
            holders[word].append(place)
    telling = {word: len(places) for word, places in holders.items() if len(places) <= _COMMON}
    for at, words in enumerate(ours):
        rare = sorted([(telling[word], word) for word in set(words) if word in telling])[:_RARE]
        places = [place for _, word in rare for place in holders[word]]
        votes = Counter(places).most_common(_CANDIDATES) if len(places) > _CANDIDATES else dict.fromkeys(places).items()
        for place, _ in votes:
            yield at, place
