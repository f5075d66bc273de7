"""Pairs of documents made to be slow to compare, by a seed; and what comparing each costs.

    python -m benchmarks.hostile [--sizes 250000 1000000] [--cases …]

CPU seconds a megabyte of text, both documents counted as UTF-8 with a byte a block, and the growth exponent from the size
before. The aim is a second a megabyte at most, and no growth beyond that of the size. All text is invented.
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.compare import compare
from pipeline.model.document import Block, BlockType, Document

SIZES = (250_000, 1_000_000)  # characters of one document
MOST = 2.0  # CPU seconds a megabyte above which the measurement fails

_WORDS = (
    "duty rate import licence parcel value exceeds office origin quota notice declares within days importer carrier goods "
    "customs release invoice proof section heading paragraph order schedule lodges presents keeps returns signs stores a the "
    "of in on to for with by from under where as"
).split()
_FRESH = "promptly jointly electronically lawfully separately verbally".split()
_HAN = "关税进口商品货物申报海关税率规定办法条款国家公布执行日期之的及其他有关部门应当按照本法"


@dataclass(frozen=True, slots=True)
class Cost:
    """What comparing one pair cost: CPU seconds, and the exponent from the size before."""

    case: str
    length: int  # of both documents in bytes
    seconds: float
    growth: float | None

    @property
    def per_megabyte(self) -> float:
        """CPU seconds a million bytes."""
        return self.seconds / self.length * 1e6


def pair(case: str, size: int, seed: int = 7) -> tuple[Document, Document]:
    """The two documents of a case, of about `size` characters each; the same seed gives the same."""
    return CASES[case](random.Random(seed), size)


def _lines(chance: random.Random, size: int, least: int, most: int) -> list[str]:
    lines, total = [], 0
    while total < size:
        lines.append(" ".join(chance.choices(_WORDS, k=chance.randint(least, most))))
        total += len(lines[-1])
    return lines


def _reworded(chance: random.Random, text: str) -> str:
    said = text.split(" ")
    for at in range(chance.randrange(9), len(said), 9):
        said[at] = chance.choice(_FRESH)
    return " ".join(said)


def _page(lines: Sequence[str]) -> Document:
    return Document([Block(BlockType.PARAGRAPH, line, ("Notice",)) for line in lines])


def _table(rows: Sequence[Sequence[str]], keys: Sequence[str | None]) -> Document:
    columns = ("Code", "Goods", "Rate", "Origin")
    return Document(
        [
            Block(BlockType.ROW, " | ".join(row), ("Rates",), key, tuple(zip(columns, row, strict=True)))
            for row, key in zip(rows, keys, strict=True)
        ]
    )


def _all_reworded(chance: random.Random, size: int) -> tuple[Document, Document]:
    old = _lines(chance, size, 40, 90)
    return _page(old), _page([_reworded(chance, line) for line in old])


def _shuffled_reworded(chance: random.Random, size: int) -> tuple[Document, Document]:
    old = _lines(chance, size, 40, 90)
    new = [_reworded(chance, line) for line in old]
    chance.shuffle(new)
    return _page(old), _page(new)


def _sentences_reworded(chance: random.Random, size: int) -> tuple[Document, Document]:
    old = _lines(chance, size, 8, 14)
    new = [_reworded(chance, line) for line in old]
    chance.shuffle(new)
    return _page(old), _page(new)


def _tiny_random(chance: random.Random, size: int) -> tuple[Document, Document]:
    return _page(_lines(chance, size, 1, 3)), _page(_lines(chance, size, 1, 3))


def _numbers(chance: random.Random, size: int) -> tuple[Document, Document]:
    old, new = ([f"{chance.randint(1, 999)}.{chance.randint(0, 9)} %" for _ in range(size // 7)] for _ in range(2))
    return _page(old), _page(new)


def _few_kinds(chance: random.Random, size: int) -> tuple[Document, Document]:
    kinds = [f"line {n % 7} of {n % 11}" for n in range(77)]
    return _page(chance.choices(kinds, k=size // 12)), _page(chance.choices(kinds, k=size // 12))


def _rows(chance: random.Random, size: int) -> list[tuple[str, ...]]:
    return [
        (str(chance.randint(1, 40)), chance.choice(_WORDS), f"{chance.randint(1, 99)} %", chance.choice(_WORDS[:9]))
        for _ in range(size // 24)
    ]


def _keyless_rows(chance: random.Random, size: int) -> tuple[Document, Document]:
    old, new = _rows(chance, size), _rows(chance, size)
    return _table(old, [None] * len(old)), _table(new, [None] * len(new))


def _twin_keys(chance: random.Random, size: int) -> tuple[Document, Document]:
    old, new = _rows(chance, size), _rows(chance, size)
    return _table(old, [row[0] for row in old]), _table(new, [row[0] for row in new])


def _giant(chance: random.Random, size: int) -> tuple[Document, Document]:
    text = " ".join(chance.choices(_WORDS, k=size // 7))
    return _page([text]), _page([_reworded(chance, text)])


def _unbroken(chance: random.Random, size: int) -> tuple[Document, Document]:
    old, new = ("".join(chance.choices("abcdefgh0123456789", k=size)) for _ in range(2))
    return _page([old]), _page([new])


def _han(chance: random.Random, size: int) -> tuple[Document, Document]:
    old = chance.choices(_HAN, k=size)
    new = [chance.choice(_HAN) if at % 9 == 0 else sign for at, sign in enumerate(old)]
    return _page(["".join(old)]), _page(["".join(new)])


def _han_paragraphs(chance: random.Random, size: int) -> tuple[Document, Document]:
    old = ["".join(chance.choices(_HAN, k=120)) for _ in range(size // 120)]
    new = ["".join(chance.choice(_HAN) if chance.random() < 0.1 else sign for sign in line) for line in old]
    return _page(old), _page(new)


def _fields(chance: random.Random, size: int) -> tuple[Document, Document]:
    def document() -> Document:
        blocks = []
        for n in range(size // 30):
            path = ("rates", f"record {n // 5}")
            key = " / ".join((*path, _WORDS[n % 5]))
            blocks.append(Block(BlockType.FIELD, str(chance.randint(0, 10_000)), path, key))
        return Document(blocks)

    return document(), document()


def _renamed_fields(chance: random.Random, size: int) -> tuple[Document, Document]:
    def document(name: str) -> Document:
        blocks = []
        for n in range(size // 30):
            path = ("rates", f"{name} {n // 5}")
            key = " / ".join((*path, _WORDS[n % 5]))
            blocks.append(Block(BlockType.FIELD, str(n * 7919 % 1009), path, key))
        return Document(blocks)

    return document("record"), document("entry")


def _alternating(chance: random.Random, size: int) -> tuple[Document, Document]:
    lines = ["left hand", "right hand"] * (size // 20)
    return _page(lines), _page(lines[1:] + lines[:1])


def _periodic(chance: random.Random, size: int) -> tuple[Document, Document]:
    period = [f"step {n} of the round" for n in range(50)]
    other = [*period[7:], *period[:6], "a step that is new"]
    return _page(period * (size // 950)), _page(other * (size // 950))


def _reversed(chance: random.Random, size: int) -> tuple[Document, Document]:
    lines = _lines(chance, size, 6, 12)
    return _page(lines), _page(lines[::-1])


def _short_reversed(chance: random.Random, size: int) -> tuple[Document, Document]:
    lines = [f"paragraph {n}" for n in range(size // 14)]
    return _page(lines), _page(lines[::-1])


def _halved(chance: random.Random, size: int) -> tuple[Document, Document]:
    lines = _lines(chance, size, 30, 60)
    halves = [" ".join(part) for line in lines for said in [line.split(" ")] for part in (said[:15], said[15:])]
    return _page(lines), _page([_reworded(chance, half) if at % 3 else half for at, half in enumerate(halves)])


def _half_repealed(chance: random.Random, size: int) -> tuple[Document, Document]:
    lines = [f"({n}) {line}" for n, line in zip(count(1), _lines(chance, size, 6, 12), strict=False)]
    half = len(lines) // 2
    return _page(lines), _page(
        [*lines[:half], *(f"({n + 1}) [Repealed by Act {n % 40}]" for n in range(half, len(lines)))]
    )


def _one_gone_each(chance: random.Random, size: int) -> tuple[Document, Document]:
    lines = [f"{n} {line}" for n, line in zip(count(), _lines(chance, size, 4, 8), strict=False)]
    return _page(lines), _page([line for at, line in enumerate(lines) if at % 3])


CASES: dict[str, Callable[[random.Random, int], tuple[Document, Document]]] = {
    "all paragraphs reworded": _all_reworded,
    "all shuffled and reworded": _shuffled_reworded,
    "all sentences shuffled and reworded": _sentences_reworded,
    "tiny random lines": _tiny_random,
    "numbers only": _numbers,
    "few kinds of lines": _few_kinds,
    "rows without keys": _keyless_rows,
    "rows with keys that come again": _twin_keys,
    "one giant paragraph": _giant,
    "one word of a megabyte": _unbroken,
    "Chinese without spaces": _han,
    "Chinese paragraphs": _han_paragraphs,
    "values of data": _fields,
    "records renamed": _renamed_fields,
    "alternating": _alternating,
    "periodic": _periodic,
    "reversed": _reversed,
    "short lines reversed": _short_reversed,
    "every paragraph halved": _halved,
    "the second half repealed": _half_repealed,
    "every third line gone": _one_gone_each,
}


def costs(sizes: Sequence[int], cases: Sequence[str], runs: int = 1) -> Iterator[Cost]:
    """Each case at each size, the best of some runs."""
    for case in cases:
        last: Cost | None = None
        for size in sizes:
            old, new = pair(case, size)
            seconds = math.inf
            for _ in range(runs):
                start = time.process_time()
                compare(old, new)
                seconds = min(seconds, time.process_time() - start)
            length = sum(
                len(f"{block.key or ''}{block.text}\n".encode()) for side in (old, new) for block in side.blocks
            )
            growth = math.log(seconds / last.seconds) / math.log(length / last.length) if last else None
            last = Cost(case, length, seconds, growth)
            yield last


def main(arguments: Sequence[str] | None = None) -> int:
    """A table, a line a case and size; exit code 1 where one costs too much."""
    parser = argparse.ArgumentParser(description="What comparing costs at its worst.")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--runs", type=int, default=1)
    given = parser.parse_args(arguments)
    print("| case | bytes | CPU s | s per MB | growth |\n|---|---|---|---|---|")
    over = 0
    for cost in costs(given.sizes, given.cases, given.runs):
        growth = "" if cost.growth is None else f"{cost.growth:.2f}"
        print(
            f"| {cost.case} | {cost.length:,} | {cost.seconds:.2f} | {cost.per_megabyte:.2f} | {growth} |", flush=True
        )
        over += cost.per_megabyte > MOST
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
