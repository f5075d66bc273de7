"""Telling: from hunks to edits in the order of the new document; what was removed stands where it stood."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.compare.fold import fold
from pipeline.compare.hunks import Hunks, hunks_of
from pipeline.compare.labels import label_of
from pipeline.compare.moves import Move
from pipeline.compare.noise import judged, only_marks, stamped_everywhere
from pipeline.compare.renames import SLASH, renamed
from pipeline.compare.serials import without_serials
from pipeline.compare.splits import Reflow
from pipeline.compare.tables import cell_edits, column_edits
from pipeline.compare.words import spans_between
from pipeline.model.document import Block, BlockType
from pipeline.model.edits import Edit, Noise, Op

_CELLS = itemgetter(4)  # of a block
_ROWS = (Op.ROW_ADDED, Op.ROW_REMOVED)
_CAME_OR_WENT = (Op.ADDED, Op.REMOVED)
_GROUPABLE = (*_CAME_OR_WENT, *_ROWS)
_LISTED = (BlockType.ITEM, BlockType.ROW, BlockType.FIELD)


class Told(NamedTuple):
    """An edit with its place: where in the new document, and how far behind that in the old one."""

    new: int
    old: int
    edit: Edit


def edits_between(old: Sequence[Block], new: Sequence[Block]) -> list[Edit]:
    """All differences of two runs of blocks, noise judged and named."""
    old, new = without_serials(old), without_serials(new)
    old, renames = renamed(old, new)
    hunks = hunks_of(old, new)
    told = _columns_once(sorted(_told(old, new, hunks), key=itemgetter(0, 1)))
    noted = stamped_everywhere(list(_judged(one.edit for one in told)))
    stayed = _stayed(old, new) if any(edit.op in _ROWS and len(edit.path) == 1 for edit in noted) else set()
    grouped = _grouped([Told(one.new, one.old, edit) for one, edit in zip(told, noted, strict=True)], stayed)
    edits = [only_marks(edit) for edit in grouped]
    if not renames:
        return edits
    said = {(edit.before, edit.after) for edit in edits}
    return [*(judged(_renaming(*one)) for one in renames if (one[0][-1], one[1][-1]) not in said), *edits]


def _judged(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Each edit judged; the same words that came or went a thousand times are judged once."""
    known: dict[tuple[object, ...], Noise | None] = {}
    for edit in edits:
        if edit.op in _CAME_OR_WENT and edit.key is None:
            said = (edit.path, edit.after if edit.before is None else edit.before)
            if said not in known:
                known[said] = judged(edit).noise
            yield edit if known[said] is edit.noise else edit._replace(noise=known[said])
        else:
            yield judged(edit)


def _renaming(was: tuple[str, ...], now: tuple[str, ...]) -> Edit:
    # The name of the whole collection ("rates", then "items") is structure; the name of a record may be a country.
    noise = Noise.FORMATTING if len(now) == 1 else None
    spans = spans_between(was[-1], now[-1])
    return Edit(Op.ROW_CHANGED, noise, now[:-1], None, SLASH.join(now), None, was[-1], now[-1], spans)


def _told(old: Sequence[Block], new: Sequence[Block], hunks: Hunks) -> Iterator[Told]:
    for move in hunks.moves:
        yield Told(move.gap.b0, 0, _move(old, new, move))
    for reflow in hunks.reflows:
        yield Told(reflow.new[0], 0, _reflow(old, new, reflow))
    for i, j in hunks.pairs:
        for edit in _pair(old[i], new[j]):
            yield Told(j, 0, edit)
    for i, j in hunks.far:
        for edit in _pair(old[i], new[j]):
            yield Told(j, 0, _from_afar(edit, old[i]))
    for j in hunks.added:
        yield Told(j, 0, _added(new[j]))
    place = _Places(hunks)
    for i in hunks.removed:
        yield Told(place.of(i), i + 1, _removed(old[i]))
    cells_old, cells_new = list(map(_CELLS, old)), list(map(_CELLS, new))
    for run in hunks.same:
        ours, theirs = slice(run.old, run.old + run.size), slice(run.new, run.new + run.size)
        if cells_old[ours] != cells_new[theirs]:
            for at, edit in column_edits(zip(old[ours], new[theirs], strict=True)):
                yield Told(run.new + at, 0, edit)


def _columns_once(told: Sequence[Told]) -> list[Told]:
    """A column that got another name is told once a table, at its head, though each row below has it too."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for one in told:
        if one.edit.op is Op.REWORDED and one.edit.column is not None:
            name = (one.edit.path, one.edit.before, one.edit.after)
            if name in seen:
                continue
            seen.add(name)
        kept.append(one)
    return kept


class _Places:
    """Where in the new document something removed from the old one stood: after the last block before it that stayed."""

    def __init__(self, hunks: Hunks) -> None:
        self._old = [run.old for run in hunks.same]
        self._new = [run.new + run.size - 1 for run in hunks.same]

    def of(self, i: int) -> int:
        at = bisect_right(self._old, i) - 1
        return self._new[at] if at >= 0 else -1


def _added(block: Block) -> Edit:
    op = Op.ROW_ADDED if block.type in (BlockType.ROW, BlockType.FIELD) else Op.ADDED
    return Edit(op, None, block.path, None, block.key, None, None, block.text, (("added", block.text),))


def _removed(block: Block) -> Edit:
    op = Op.ROW_REMOVED if block.type in (BlockType.ROW, BlockType.FIELD) else Op.REMOVED
    return Edit(op, None, block.path, None, block.key, None, block.text, None, (("removed", block.text),))


def _pair(old: Block, new: Block) -> Iterator[Edit]:
    if old.type is new.type is BlockType.ROW:
        yield from cell_edits(old, new)
        return
    if old.type is new.type is BlockType.FIELD:
        op = Op.ROW_CHANGED
    else:
        op = Op.RENUMBERED if _renumbered(old, new) else Op.REWORDED
    spans = spans_between(old.text, new.text)
    yield Edit(op, None, new.path, None, new.key, None, old.text, new.text, spans)


def _renumbered(old: Block, new: Block) -> bool:
    """Another number or letter in front of the same words."""
    was, now = label_of(old.text), label_of(new.text)
    return fold(was) != fold(now) and fold(old.text[len(was) :]) == fold(new.text[len(now) :])


def _from_afar(edit: Edit, old: Block) -> Edit:
    if edit.op is Op.ROW_CHANGED:  # a cell is named by its row, wherever that stands
        return edit
    return Edit(Op.MOVED, edit.noise, edit.path, old.path, edit.key, edit.column, edit.before, edit.after, edit.spans)


def _move(old: Sequence[Block], new: Sequence[Block], move: Move) -> Edit:
    first_old, first = old[move.gap.a0], new[move.gap.b0]
    text = "\n".join(block.text for run in move.runs for block in new[run.new : run.new + run.size])
    # The order of a list's entries says nothing where they stay in the same list; of sections it may.
    noise = Noise.REORDER if first.type in _LISTED and first.path == first_old.path else None
    return Edit(Op.MOVED, noise, first.path, first_old.path, first.key, None, text, text, (("same", text),))


def _reflow(old: Sequence[Block], new: Sequence[Block], reflow: Reflow) -> Edit:
    before = "\n".join(old[i].text for i in reflow.old)
    after = "\n".join(new[j].text for j in reflow.new)
    op = Op.SPLIT if len(reflow.old) < len(reflow.new) else Op.MERGED
    noise = Noise.FORMATTING if fold(before) == fold(after) else None
    path = new[reflow.new[0]].path
    return Edit(op, noise, path, None, None, None, before, after, spans_between(before, after))


def _grouped(told: list[Told], stayed: set[tuple[str, ...]]) -> list[Edit]:
    """Neighbours that came or went together told as one: a new section is one difference, not forty."""
    groups: list[list[Told]] = []
    for one in told:
        if one.edit.op in _GROUPABLE and groups and _together(groups[-1], one, stayed):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_as_one([one.edit for one in group]) if len(group) > 1 else group[0].edit for group in groups]


def _stayed(old: Sequence[Block], new: Sequence[Block]) -> set[tuple[str, ...]]:
    """The outermost names that both documents have."""
    return {block.path[:1] for block in old} & {block.path[:1] for block in new}


def _together(group: list[Told], one: Told, stayed: set[tuple[str, ...]]) -> bool:
    """Whether `one` follows the group directly and lies in the section, or is of the record, that it began in."""
    last, path = group[-1], group[0].edit.path
    a, b = last.edit, one.edit
    if a.op is not b.op or a.noise is not b.noise:
        return False
    if a.op in _ROWS:
        whole = a.path == b.path and a.path not in stayed  # a record at the top that came or went as a whole
        if not (_in_record(a) and _in_record(b) and (whole or min(len(a.path), len(b.path)) > 1)):
            return False
    next_to = one.new == last.new + 1 if a.before is None else (one.new, one.old) == (last.new, last.old + 1)
    return next_to and b.path[: len(path)] == path


def _in_record(edit: Edit) -> bool:
    """Whether this is a value of a record, named by the path to it."""
    return bool(edit.path) and (edit.key or "").startswith(SLASH.join(edit.path) + SLASH)


def _as_one(edits: list[Edit]) -> Edit:
    first = edits[0]
    text = "\n".join(map(_line, edits))
    key = SLASH.join(first.path) if _in_record(first) else first.key
    if first.before is None:
        return Edit(first.op, first.noise, first.path, None, key, None, None, text, (("added", text),))
    return Edit(first.op, first.noise, first.path, None, key, None, text, None, (("removed", text),))


def _line(edit: Edit) -> str:
    """The words of one edit in a group; a value of a record stands there with its name."""
    text = (edit.after if edit.before is None else edit.before) or ""
    if not _in_record(edit):
        return text
    name = (edit.key or "").rpartition(SLASH)[2]
    return text if name == text else f"{name}: {text}"
