"""Precision and recall of `substantive` on hand-judged pairs of versions.

    python -m benchmarks.labels ../shared/corpus/histories [--errors]

The flow of a pair is that of `diff`: read both, are both fit, are they the same thing, then compare; a suspect pair is
never substantive. Documents are parted into two halves by a hash of their name: rules were developed looking at the
`developed` half only, `held` was set aside. Figures are given by pair, and by document (each document weighs one, so
that flips of one page do not count many times).
"""

import argparse
import json
import sys
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import steps
from pipeline.model.capture import Raw
from pipeline.model.edits import Comparison


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair, what we said of it, and how long that took (seconds, both sides read)."""

    slug: str
    old: str
    new: str
    wanted: bool
    got: bool
    verdict: str
    why: str
    seconds: float

    @property
    def half(self) -> str:
        """`developed` or `held`, by document."""
        return "held" if zlib.crc32(self.slug.encode()) % 2 else "developed"


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1; 1 where there is nothing to divide."""

    pairs: float
    precision: float
    recall: float


def raw_of(path: Path) -> Raw:
    """A version out of a folder of versions, with the language that its `meta.json` declares."""
    meta = json.loads((path.parent / "meta.json").read_text("utf-8"))
    return Raw(path.read_bytes(), filename=path.name, language=meta.get("language"))


def compared(folder: Path, old: str, new: str) -> Comparison:
    """Two versions of one folder, held against each other as `diff` does."""
    return steps.diff(raw_of(folder / old), raw_of(folder / new))


def judged(histories: Path) -> Iterator[Judged]:
    """All pairs of `labels.jsonl`, in its order."""
    for line in (histories / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        begin = time.perf_counter()
        comparison = compared(histories / label["slug"], label["old"], label["new"])
        yield Judged(
            label["slug"],
            label["old"],
            label["new"],
            label["substantive"],
            comparison.substantive,
            comparison.verdict.value,
            f"{label['kind']}: {label['why']}",
            time.perf_counter() - begin,
        )


def score(pairs: Sequence[Judged], *, by_document: bool = False) -> Score:
    """Precision and recall; by document each pair weighs one by the number of its document's pairs."""
    count: defaultdict[str, int] = defaultdict(int)
    for pair in pairs:
        count[pair.slug] += 1
    weights: defaultdict[tuple[bool, bool], float] = defaultdict(float)
    for pair in pairs:
        weights[pair.wanted, pair.got] += 1 / count[pair.slug] if by_document else 1
    hit, false, missed = weights[True, True], weights[False, True], weights[True, False]
    return Score(sum(weights.values()), _share(hit, false), _share(hit, missed))


def _share(hit: float, other: float) -> float:
    return hit / (hit + other) if hit + other else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """The table on standard output; with `--errors` each pair that was judged otherwise."""
    parser = argparse.ArgumentParser(description="Precision and recall of `substantive` on hand-judged pairs.")
    parser.add_argument("histories", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the pairs judged otherwise")
    given = parser.parse_args(arguments)
    if not (given.histories / "labels.jsonl").is_file():
        print(f"no labels.jsonl in {given.histories}", file=sys.stderr)
        return 4
    pairs = list(judged(given.histories))
    print(f"{'':12}{'by':>10}{'pairs':>8}{'precision':>11}{'recall':>8}")
    for half in ("developed", "held", "all"):
        chosen = [pair for pair in pairs if half in (pair.half, "all")]
        for by in ("pair", "document"):
            got = score(chosen, by_document=by == "document")
            print(f"{half:12}{by:>10}{got.pairs:8.0f}{got.precision:11.3f}{got.recall:8.3f}")
    print(f"slowest pair {max(pair.seconds for pair in pairs):.2f} s, all {sum(pair.seconds for pair in pairs):.1f} s")
    for pair in pairs if given.errors else ():
        if pair.wanted is not pair.got:
            kind = "missed" if pair.wanted else "false"
            print(f"{kind} {pair.half} {pair.slug} {pair.old} {pair.new} {pair.verdict} {pair.why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
