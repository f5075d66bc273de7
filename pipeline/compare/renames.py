"""Records of data that only got another name: what lies below keeps its place and value.

The European VAT rates as JSON called their top "rates", then "items": three hundred values under other paths, none of
them changed. British guidance as YAML names its actions by their titles, and a title is reworded now and then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.document import Block, BlockType

SLASH = " / "

Path = tuple[str, ...]
Rename = tuple[Path, Path]

_LEAST_BELOW_TOP = 10  # values that a collection must hold for its new name to be believed
_ALIKE_BELOW_TOP = 0.9
_ALIKE_RECORD = 0.5
_COMMON = 20  # records that share a value, above which it tells nothing


def renamed(old: Sequence[Block], new: Sequence[Block]) -> tuple[Sequence[Block], list[Rename]]:
    """The old blocks as if they had their new names, and which names those were."""
    if not (old and new) or old[-1].type is not BlockType.FIELD or new[-1].type is not BlockType.FIELD:
        return old, []
    top = _renamed_top(old, new)
    if top:
        old = [_under(block, {top[0]: top[1]}) for block in old]
    records = dict(_renamed_records(old, new))
    if records:
        old = [_under(block, records) for block in old]
    return old, [*([top] if top else []), *_outermost(records)]


def _under(block: Block, renames: dict[Path, Path]) -> Block:
    if block.type is not BlockType.FIELD or block.key is None:
        return block
    at = next((k for k in range(len(block.path), 0, -1) if block.path[:k] in renames), 0)
    if at == 0:
        return block
    path = (*renames[block.path[:at]], *block.path[at:])
    name = block.key.removeprefix(SLASH.join(block.path) + SLASH)
    return block._replace(path=path, key=SLASH.join((*path, name)))


def _renamed_top(old: Sequence[Block], new: Sequence[Block]) -> Rename | None:
    """Where just one name at the top of all paths went and just one came, with the same below."""
    below_old, below_new = _values(old, 1), _values(new, 1)
    gone, come = below_old.keys() - below_new.keys(), below_new.keys() - below_old.keys()
    if len(gone) != 1 or len(come) != 1:
        return None
    was, now = gone.pop(), come.pop()
    most = max(below_old[was].total(), below_new[now].total())
    alike = (below_old[was] & below_new[now]).total() >= _ALIKE_BELOW_TOP * most
    return (was, now) if was and now and most >= _LEAST_BELOW_TOP and alike else None


def _renamed_records(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Rename]:
    records_old, records_new = _values(old, None), _values(new, None)
    come = [path for path in records_new if path and path not in records_old]
    holders: defaultdict[str, list[Path]] = defaultdict(list)
    for path in come:
        for value in records_new[path]:
            holders[value].append(path)
    lone_old, lone_new = _alone(records_old, records_new), _alone(records_new, records_old)
    taken: set[Path] = set()
    for was, values in records_old.items():
        if not was or was in records_new:
            continue
        votes = Counter(
            path for value in values if len(holders.get(value, ())) <= _COMMON for path in holders.get(value, ())
        )
        for now, _ in votes.most_common(3):
            shared, most = (values & records_new[now]).total(), max(values.total(), records_new[now].total())
            sure = shared >= 2 or (shared == most and was in lone_old and now in lone_new and was[:-1] == now[:-1])
            if now not in taken and len(now) == len(was) and sure and shared >= _ALIKE_RECORD * most:
                taken.add(now)
                yield was, now
                break


def _alone(records: dict[Path, Counter[str]], others: dict[Path, Counter[str]]) -> set[Path]:
    """The records of one side only that have no such neighbour: a rate that begins on another day."""
    ours = [path for path in records if path and path not in others]
    beside = Counter(path[:-1] for path in ours)
    return {path for path in ours if beside[path[:-1]] == 1}


def _outermost(renames: dict[Path, Path]) -> Iterator[Rename]:
    """Each new name once: what lies below a renamed record is renamed with it."""
    told: set[Rename] = set()
    for was, now in renames.items():
        at = next((k for k, (a, b) in enumerate(zip(was, now, strict=True)) if a != b), None)
        if at is not None and (rename := (was[: at + 1], now[: at + 1])) not in told:
            told.add(rename)
            yield rename


def _values(blocks: Sequence[Block], depth: int | None) -> dict[Path, Counter[str]]:
    """Names and values below each path, cut at `depth`."""
    values: defaultdict[Path, Counter[str]] = defaultdict(Counter)
    for block in blocks:
        if block.type is BlockType.FIELD and block.key:
            path = block.path[:depth]
            name = block.key.removeprefix(SLASH.join(path) + SLASH)
            values[path][f"{name}\x1f{block.text}"] += 1
    return values
