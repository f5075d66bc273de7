"""Pairs of captures of one page, made by a seed, with the true changes known. All text is invented.

    python -m benchmarks.pairs FOLDER [--sizes 10k 100k] [--seed 7]

Each case answers one question: are a few changes found among much that stayed, does time grow with the page and not
with its square, is a moved chapter a move, is a page in whose place another stands told plainly.
"""

import argparse
import html
import random
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000, "5m": 5_000_000}
COLUMNS = ("Code", "Goods", "General rate", "Special rate", "Origin", "In force from")
_NEW_RATE = "88.8 %"  # occurs on no page before

_WHO = "importer|carrier|consignee|declarant|warehouse keeper|postal operator|seller on a platform|authorised agent"
_WHAT = "invoice|origin proof|entry summary|import licence|valuation form|transit paper|test report|packing list"
_DOES = "keeps|lodges|corrects|withdraws|presents|certifies|translates|returns|signs|stores"
_WHEN = "before release|on arrival|within {n} days|for {n} months|on request|where the value exceeds {v} crowns"
_UNDER = "section {n} of the Order|heading {h}|note {n} to the chapter|the schedule on {g}|paragraph {n} below"
_GOODS = "lamps|wooden toys|leather shoes|cotton shirts|bicycle frames|glass jars|batteries|kitchen knives|solar panels"
_FROM = "Avaria|Borduria|Cordonia|Drusia|Elbonia|Florin|Grusinia|Hyrkania"
_FRESH = "promptly|jointly|electronically|lawfully|separately|verbally"
_TITLES = "Scope|Relief|Rates|Penalties|Valuation|Origin|Records|Transit|Quotas|Drawback"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section: heading, paragraphs, a list, a table."""

    title: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that is rendered."""

    parts: tuple[Part, ...]
    updated: str = "3 March 2026"
    views: str = "1,204,377"


@dataclass(frozen=True, slots=True)
class Truth:
    """What truly changed: characters (white space left out) that went or came, noise not counted; cells; moved parts."""

    characters: int = 0
    cells: frozenset[tuple[str, str, str, str]] = field(default_factory=frozenset)  # key, column, before, after
    moves: int = 0
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two captures as HTML, and what lies between them."""

    case: str
    size: str
    old: str
    new: str
    truth: Truth


def pairs(sizes: Sequence[str], cases: Sequence[str] = (), seed: int = 7) -> Iterator[Pair]:
    """Each case at each size; the same seed gives the same bytes."""
    for case in cases or CASES:
        for size in sizes:
            yield CASES[case](case, size, seed)


def _pick(chance: random.Random, words: str) -> str:
    said = chance.choice(words.split("|"))
    if "{" not in said:
        return said
    return said.format(
        n=chance.randint(2, 180), v=chance.randint(1, 90) * 250, h=_code(chance)[:7], g=_pick(chance, _GOODS)
    )


def _code(chance: random.Random) -> str:
    return f"{chance.randint(1, 97):02}{chance.randint(1, 99):02}.{chance.randint(10, 99)}.{chance.randint(0, 9999):04}"


def _sentence(chance: random.Random) -> str:
    tail = " and ".join(_pick(chance, _UNDER) for _ in range(chance.randint(1, 3)))
    said = f"the {_pick(chance, _WHO)} {_pick(chance, _DOES)} the {_pick(chance, _WHAT)} {_pick(chance, _WHEN)}"
    return f"{said} as {tail} provides.".capitalize()


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(2, 5)))


def _row(chance: random.Random) -> Row:
    general, special = (f"{chance.choice((2, 3, 5, 6, 10, 12, 25))}.{chance.randint(0, 9)} %" for _ in range(2))
    goods = f"{_pick(chance, _GOODS)}, {_pick(chance, _UNDER)}".capitalize()
    day = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.20{chance.randint(15, 26)}"
    return (_code(chance), goods, general, special, _pick(chance, _FROM), day)


def _part(chance: random.Random, number: int, *, small: bool) -> Part:
    rows = [_row(chance) for _ in range(chance.randint(*((2, 3) if small else (4, 28))))]
    return Part(
        f"{number}. {_pick(chance, _TITLES)} of {_pick(chance, _GOODS)}",
        tuple(_paragraph(chance) for _ in range(1 if small else chance.randint(2, 5))),
        tuple(_sentence(chance) for _ in range(2 if small else chance.randint(2, 6))),
        tuple({row[0]: row for row in rows}.values()),
    )


def page(size: int, seed: int) -> Page:
    """A page of about `size` bytes as HTML, of at least six parts."""
    chance = random.Random(seed)
    small = size <= 20_000
    parts: list[Part] = []
    total = 0
    while len(parts) < 6 or total < size - 1500:
        parts.append(_part(chance, len(parts) + 1, small=small))
        total += len(_part_html(parts[-1], "\n"))
    return Page(tuple(parts))


def rendered(shown: Page, newline: str = "\n", attribute: str = "") -> str:
    """The page as HTML; `attribute` goes into each paragraph and row."""
    menu = "".join(f'<li><a href="#s{n}">{part.title}</a></li>' for n, part in enumerate(shown.parts[:40]))
    text = newline.join(
        (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tariff notices</title></head><body>',
            f'<header><a href="/">Customs</a></header><nav><ul>{menu}</ul></nav><main><h1>Tariff notices</h1>',
            f"<p>Last updated: {shown.updated}</p>",
            *(_part_html(part, newline) for part in shown.parts),
            f"</main><footer><p>Page views: {shown.views}</p></footer></body></html>",
        )
    )
    return text.replace("<p>", f"<p {attribute}>").replace("<tr>", f"<tr {attribute}>") if attribute else text


def _part_html(part: Part, newline: str) -> str:
    head = "".join(f"<th>{name}</th>" for name in COLUMNS)
    body = newline.join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in part.rows
    )
    return newline.join(
        (
            f"<section><h2>{part.title}</h2>",
            *(f"<p>{html.escape(text)}</p>" for text in part.paragraphs),
            "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in part.items) + "</ul>",
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></section>",
        )
    )


def _length(*texts: str) -> int:
    return sum(len("".join(text.split())) for text in texts)


def _planted(case: str, size: str, seed: int) -> Pair:
    """A rate, two rewordings, a new paragraph, a moved part; besides a date and a counter that nobody counts."""
    old = page(SIZES[size], seed)
    chance = random.Random(seed + 1)
    parts = list(old.parts)
    middle = len(parts) // 2
    row = parts[middle].rows[0]
    cell = (row[0], COLUMNS[2], row[2], _NEW_RATE)
    changed = (row[0], row[1], _NEW_RATE, *row[3:])
    parts[middle] = replace(parts[middle], rows=(changed, *parts[middle].rows[1:]))
    characters = _length(*cell[2:])
    for at in (0, middle + 1):
        reworded, count = _reworded(chance, parts[at].paragraphs[-1])
        parts[at] = replace(parts[at], paragraphs=(*parts[at].paragraphs[:-1], reworded))
        characters += count
    fresh = _paragraph(chance)
    first, *others = parts[-1].paragraphs
    parts[-1] = replace(parts[-1], paragraphs=(first, fresh, *others))
    parts.insert(len(parts) - 2, parts.pop(1))
    new = Page(tuple(parts), "17 November 2026", "1,209,815")
    newline = "" if case == "one-line" else "\n"
    truth = Truth(characters + _length(fresh), frozenset([cell]), 1)
    return Pair(case, size, rendered(old, newline), rendered(new, newline), truth)


def _reworded(chance: random.Random, text: str) -> tuple[str, int]:
    """Four words that do not stand side by side become others; with the characters that went and came."""
    said = text.split(" ")
    places = [at for at in range(1, len(said) - 1, 3) if said[at].isalpha()]
    count = 0
    for at in sorted(chance.sample(places, min(4, len(places)))):
        word = _pick(chance, _FRESH)
        count += _length(said[at], word)
        said[at] = word
    return " ".join(said), count


def _attributes(case: str, size: str, seed: int) -> Pair:
    old = page(SIZES[size], seed)
    return Pair(case, size, rendered(old), rendered(old, attribute='data-build="8f3a"'), Truth())


def _rates(share: float) -> Callable[[str, str, int], Pair]:
    def made(case: str, size: str, seed: int) -> Pair:
        old = page(SIZES[size], seed)
        chance = random.Random(seed + 2)
        cells: list[tuple[str, str, str, str]] = []
        parts = []
        for part in old.parts:
            rows = []
            for row in part.rows:
                values = list(row)
                for at in (2, 3):
                    if chance.random() < share:
                        values[at] = f"{chance.randint(30, 99)}.{chance.randint(0, 9)} %"
                        cells.append((row[0], COLUMNS[at], row[at], values[at]))
                rows.append(tuple(values))
            parts.append(replace(part, rows=tuple(rows)))
        truth = Truth(sum(_length(before, after) for _, _, before, after in cells), frozenset(cells))
        return Pair(case, size, rendered(old), rendered(replace(old, parts=tuple(parts))), truth)

    return made


def _shuffled(case: str, size: str, seed: int) -> Pair:
    old = page(SIZES[size], seed)
    parts = list(old.parts)
    random.Random(seed + 3).shuffle(parts)
    return Pair(case, size, rendered(old), rendered(Page(tuple(parts))), Truth(moves=_fewest_moves(old.parts, parts)))


def _fewest_moves(old: Sequence[Part], new: Sequence[Part]) -> int:
    """How many parts must change places: all but the longest sequence that kept its order."""
    place = {part.title: at for at, part in enumerate(old)}
    ends: list[int] = []
    for part in new:
        at = bisect_left(ends, place[part.title])
        ends[at : at + 1] = [place[part.title]]
    return len(new) - len(ends)


def _another(case: str, size: str, seed: int) -> Pair:
    old, new = page(SIZES[size], seed), page(SIZES[size], seed + 1000)
    return Pair(case, size, rendered(old), rendered(new), Truth(replaced=True))


def _equal_blocks(case: str, size: str, seed: int) -> Pair:
    block = "<p>the very same words</p>"
    count = SIZES[size] // len(block)
    more = count // 10
    truth = Truth(more * _length("the very same words"))
    return Pair(case, size, block * count, block * (count + more), truth)


CASES: dict[str, Callable[[str, str, int], Pair]] = {
    "planted": _planted,
    "one-line": _planted,
    "attributes": _attributes,
    "rates-5": _rates(0.05),
    "rates-all": _rates(1.0),
    "shuffled": _shuffled,
    "another": _another,
    "equal-blocks": _equal_blocks,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes `CASE-SIZE-old.html` and `-new.html` into a folder."""
    parser = argparse.ArgumentParser(description="Pairs of pages with known changes.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["10k", "100k"])
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    for pair in pairs(given.sizes, seed=given.seed):
        for side, text in (("old", pair.old), ("new", pair.new)):
            (given.folder / f"{pair.case}-{pair.size}-{side}.html").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
