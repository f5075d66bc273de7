"""How well facts are found: `python benchmarks/facts.py [--errors] [--rates-roles]`.

Two sets: the sentences of the corpus, copied from real notices and read by another (40 % of them, chosen by a fixed hash
of their ids, stand aside and their errors are never shown), and our own gold sentences under tests/. Compared are codes,
rates (value), amounts (value and currency), dates (day and role), days (without role) and references.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.classify.facts import find_facts  # noqa: E402
from pipeline.classify.language import lexicon_language  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "notices" / "facts.jsonl"
GOLD = ROOT / "tests" / "pipeline" / "gold"

Row = dict[str, Any]
Found = dict[str, set[Any]]


@dataclass(slots=True)
class Count:
    """Answers that were right, that were given, and that should have been."""

    hit: int = 0
    said: int = 0
    there: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was to be found and nothing was said."""
        return 2 * self.hit / (self.said + self.there) if self.said + self.there else 1.0

    def line(self) -> str:
        """For people."""
        precision = self.hit / self.said if self.said else 1.0
        recall = self.hit / self.there if self.there else 1.0
        return f"precision {precision:.3f} recall {recall:.3f} F1 {self.f1:.3f} ({self.there} labelled)"


def read(paths: Iterable[Path]) -> list[Row]:
    """The rows of these files."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def aside(item: str) -> bool:
    """Whether an item stands aside; fixed for ever by its id."""
    return int(hashlib.sha256(item.encode()).hexdigest(), 16) % 100 < 40


def found_in(row: Row) -> Found:
    """What we find, in the form of the labels."""
    language = lexicon_language(row["language"], row["sentence"])
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    facts = find_facts(row["sentence"], language, row.get("jurisdiction"), published)
    return {
        "hs_codes": set(facts.hs_codes),
        "rates": {Decimal(rate.value) for rate in facts.rates},
        "roles of rates": {(Decimal(rate.value), rate.role.value) for rate in facts.rates},
        "amounts": {(Decimal(one.value), one.currency) for one in facts.amounts},
        "dates": {(one.date.isoformat(), one.role.value) for one in facts.dates},
        "days": {one.date.isoformat() for one in facts.dates},
        "references": {" ".join(one.split()) for one in facts.references},
    }


def labelled(row: Row) -> Found:
    """What a reader found."""
    days = [(one.get("date") or one["iso"], one["role"]) for one in row["dates"]]
    return {
        "hs_codes": set(row["hs_codes"]),
        "rates": {Decimal(str(rate["value"])) for rate in row["rates"]},
        "roles of rates": {(Decimal(str(rate["value"])), rate.get("role", "")) for rate in row["rates"]},
        "amounts": {(Decimal(str(one["value"])), one["currency"]) for one in row["amounts"]},
        "dates": set(days),
        "days": {day for day, _ in days},
        "references": {" ".join(one.split()) for one in row["references"]},
    }


def score(rows: list[Row]) -> dict[str, Count]:
    """Counts a kind of fact."""
    counts: dict[str, Count] = defaultdict(Count)
    for row in rows:
        found, wanted = found_in(row), labelled(row)
        for kind in found:
            counts[kind].hit += len(found[kind] & wanted[kind])
            counts[kind].said += len(found[kind])
            counts[kind].there += len(wanted[kind])
    return counts


def show_errors(rows: list[Row], kinds: set[str]) -> None:
    """What was missed and invented."""
    for row in rows:
        found, wanted = found_in(row), labelled(row)
        for kind in sorted(kinds & {kind for kind in found if found[kind] != wanted[kind]}):
            print(f"{row['id']} {kind}: missed {wanted[kind] - found[kind]} invented {found[kind] - wanted[kind]}")
            print(f"    {row['sentence'][:300]}")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show what is wrong, but for what stands aside")
    parser.add_argument("--languages", action="store_true", help="the gold sentences by language")
    given = parser.parse_args()
    gold = read(sorted(GOLD.glob("*.jsonl")))
    sets = {f"gold, {len(gold)} sentences": gold}
    if CORPUS.is_file():
        real = read([CORPUS])
        sets["corpus, seen"] = [row for row in real if not aside(row["id"])]
        sets["corpus, aside"] = [row for row in real if aside(row["id"])]
        sets["corpus, all"] = real
    for name, rows in sets.items():
        print(name)
        for kind, count in score(rows).items():
            if kind != "roles of rates" or name.startswith("gold"):
                print(f"  {kind:14} {count.line()}")
        if given.errors and name.startswith(("gold", "corpus, seen")):
            show_errors(rows, {*found_in(rows[0])} - {"days"} - (set() if rows is gold else {"roles of rates"}))
    if given.languages:
        for language in sorted({row["language"] for row in gold}):
            part = score([row for row in gold if row["language"] == language])
            print(language, {kind: round(count.f1, 3) for kind, count in part.items()})


if __name__ == "__main__":
    main()
