"""A collection of data that only got another name: everything below it keeps its place and value.

The European VAT rates as JSON called their top "rates", then "items": three hundred values under other paths, none of
them changed.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.model.document import Block, BlockType

_LEAST = 10  # values below the name
_ALIKE = 0.9

_SLASH = " / "


def renamed_top(old: Sequence[Block], new: Sequence[Block]) -> tuple[str, str] | None:
    """The old and the new name at the top of all paths, where just one went and just one came with the same below."""
    if not (old and new) or old[-1].type is not BlockType.FIELD or new[-1].type is not BlockType.FIELD:
        return None
    below_old, below_new = _below(old), _below(new)
    gone, come = below_old.keys() - below_new.keys(), below_new.keys() - below_old.keys()
    if len(gone) != 1 or len(come) != 1:
        return None
    was, now = gone.pop(), come.pop()
    shared = (below_old[was] & below_new[now]).total()
    most = max(below_old[was].total(), below_new[now].total())
    return (was, now) if most >= _LEAST and shared >= _ALIKE * most else None


def under(block: Block, rename: tuple[str, str] | None) -> str | None:
    """The block's key as it would be under the new name."""
    if rename is None or block.key is None or block.type is not BlockType.FIELD:
        return block.key
    top, slash, rest = block.key.partition(_SLASH)
    return f"{rename[1]}{slash}{rest}" if top == rename[0] else block.key


def _below(blocks: Sequence[Block]) -> dict[str, Counter[str]]:
    below: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for block in blocks:
        if block.type is BlockType.FIELD and block.key:
            top, _, rest = block.key.partition(_SLASH)
            below[top][f"{rest}\x1f{block.text}"] += 1
    return below
