"""A page that changes and changes back within one period has told nobody anything: A-B-A."""

from collections import Counter
from collections.abc import Sequence

from pipeline.model.change import Change, Event

_Net = Counter[tuple[object, ...]]


def lasting(chain: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of one resource, oldest first, without each stretch that ends where it began."""
    kept: list[Change] = []
    at = 0
    while at < len(chain):
        back = _longest_return(chain[at:])
        if not back:
            kept.append(chain[at])
        at += back or 1
    return tuple(kept)


def _longest_return(chain: Sequence[Change]) -> int:
    """How many of the first changes together come to nothing; 0 for none."""
    net: _Net = Counter()
    longest = 0
    for count, change in enumerate(chain, 1):
        _add(net, change)
        if count > 1 and _is_back(chain[0], change, net):
            longest = count
    return longest


def _is_back(first: Change, last: Change, net: _Net) -> bool:
    absent = first.event in (Event.PUBLISHED, Event.RESTORED), last.event is Event.WITHDRAWN
    if any(absent):
        return all(absent)
    if first.old_body is not None and first.old_body == last.new_body:
        return True
    # Bytes rarely return (stamps, counters): what the edits took away and what they gave back is the surer sign.
    return first.event is last.event is Event.AMENDED and not any(net.values()) and _says_something(first)


def _says_something(change: Change) -> bool:
    alone: _Net = Counter()
    _add(alone, change)
    return any(alone.values())


def _add(net: _Net, change: Change) -> None:
    """Adds what the change gave and takes off what it took, by place."""
    for edit in change.edits:
        if edit.noise is not None:
            continue
        if edit.after is not None:
            net[(edit.path, edit.key, edit.column, edit.after)] += 1
        if edit.before is not None:
            net[(edit.from_path or edit.path, edit.key, edit.column, edit.before)] -= 1
