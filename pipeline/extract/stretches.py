"""What was read of a page serves again when its next version is read: stretches that stayed are taken over.

Exact, not a guess: what a stretch adds to the walk depends on nothing but its own characters and what is open and said
above it. Where both are the same, so is what comes of them; only the boxes around have other numbers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.extract import limits
from pipeline.extract.boilerplate import Mark
from pipeline.extract.walk import Spot, Walk
from pipeline.model.document import Block

Open = tuple[tuple[str, Spot, int], ...]  # element, spot and box around


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one stretch added to the walk, and where it left it. Boxes from `base` on are its own."""

    base: int
    around: tuple[int, ...]  # the boxes of what was open
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    boxes: tuple[int, ...]
    forms: frozenset[int]
    open: Open
    spot: Spot
    box: int
    above: tuple[tuple[int, str], ...]
    cells: int


@dataclass(slots=True)
class Memory:
    """What was read of the last two versions of one page; to be handed to `extract` with each version in turn."""

    earlier: dict[object, Stretch] = field(default_factory=dict)
    latest: dict[object, Stretch] = field(default_factory=dict)

    def turn(self) -> None:
        """A version begins: the one before the last is forgotten."""
        self.earlier, self.latest = self.latest, {}


def read_stretch(walk: Walk, html: str, memory: Memory | None, read: Callable[[], bool]) -> bool:
    """Read a stretch at whose start no text waits and no table is open; or take it over where it was read before.

    `read` says whether it read the stretch at all; where not, nothing is kept.
    """
    if memory is None or walk.tables or "<title" in html:
        return read()
    key = html, walk.spot, tuple([each[:2] for each in walk.open]), walk.sections.above, walk.selectors.key_columns
    found = memory.latest.get(key) or memory.earlier.get(key)
    room = len(walk.blocks) + len(html) < limits.BLOCKS and walk.cells + len(html) < limits.CELLS
    if found is not None and room:
        memory.latest[key] = found
        _take_over(walk, found)
        return True
    blocks, boxes, cells, around = len(walk.blocks), len(walk.boxes), walk.cells, _around(walk)
    if not read():
        return False
    if room and not walk.tables and not walk.raw:
        memory.latest[key] = Stretch(
            base=boxes,
            around=around,
            blocks=tuple(walk.blocks[blocks:]),
            marks=tuple(walk.marks[blocks:]),
            boxes=tuple(walk.boxes[boxes:]),
            forms=frozenset(form for form in walk.forms if form >= boxes) if walk.forms else frozenset(),
            open=tuple(walk.open),
            spot=walk.spot,
            box=walk.box,
            above=walk.sections.above,
            cells=walk.cells - cells,
        )
    return True


def _around(walk: Walk) -> tuple[int, ...]:
    return (*(box for _, _, box in walk.open), walk.box)


def _take_over(walk: Walk, read: Stretch) -> None:
    """Add what the stretch added when it was read, its boxes renumbered."""
    around = _around(walk)
    moved = len(walk.boxes) - read.base
    walk.blocks += read.blocks
    walk.cells += read.cells
    walk.spot = read.spot
    walk.sections.go_to(read.above)
    if not moved and around == read.around:
        walk.marks += read.marks
        walk.boxes += read.boxes
        walk.forms |= read.forms
        walk.open[:] = read.open
        walk.box = read.box
        return
    number = dict(zip(read.around, around, strict=True))
    number.update((box, box + moved) for box in range(read.base, read.base + len(read.boxes)))
    walk.marks += _renumbered(read.marks, number)
    walk.boxes += [number[box] for box in read.boxes]
    walk.forms |= {number[box] for box in read.forms}
    walk.open[:] = [(name, spot, number[box]) for name, spot, box in read.open]
    walk.box = number[read.box]


def _renumbered(marks: Iterable[Mark], number: dict[int, int]) -> list[Mark]:
    known = {mark: Mark(mark.zone, mark.linked, number[mark.box]) for mark in set(marks)}
    return [known[mark] for mark in marks]
