"""How the notices of changes hang together with others, from both ends."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.tables import ChangeRow, LinkRow, MoveRow, ResourceRow
from pipeline.model.change import Change
from pipeline.model.ties import Link, Tie

_T = TypeVar("_T")
_AT_ONCE = 400  # values in one statement; SQLite's old limit is 999
_MOST = 12  # links of one notice; a much corrected act has a handful
_OTHER_END = {Tie.CORRECTS: Tie.CORRECTED_BY, Tie.REPEATS: Tie.REPEATED_BY}


@dataclass(frozen=True, slots=True)
class _End:
    """A notice at the other end of a link."""

    title: str
    url: str
    source: str
    change: str | None


def with_links(session: Session, found: Sequence[Change]) -> tuple[Change, ...]:
    """The changes with what their notices correct, repeat, or are corrected and repeated by, and where they were."""
    of_change: dict[str, int] = {}
    for some in _chunks([change.id for change in found]):
        rows = session.execute(select(ChangeRow.public_id, ChangeRow.resource_id).where(ChangeRow.public_id.in_(some)))
        of_change.update((public_id, resource) for public_id, resource in rows)
    links = links_of(session, of_change.values())
    return tuple(replace(one, links=links.get(of_change.get(one.id, 0), ())) for one in found)


def links_of(session: Session, resources: Iterable[int]) -> dict[int, tuple[Link, ...]]:
    """The links of these resources, oldest first, where they have any."""
    asked = sorted(set(resources))
    rows: list[tuple[int, LinkRow, bool]] = []
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for some in _chunks(asked):
        forth = session.scalars(select(LinkRow).where(LinkRow.resource_id.in_(some)).order_by(LinkRow.id))
        rows.extend((row.resource_id, row, False) for row in forth)
        back = session.scalars(select(LinkRow).where(LinkRow.other_id.in_(some)).order_by(LinkRow.id))
        rows.extend((row.other_id or 0, row, True) for row in back)
        for move in session.scalars(select(MoveRow).where(MoveRow.resource_id.in_(some)).order_by(MoveRow.id)):
            found[move.resource_id].append(Link(Tie.MOVED, url=move.before, found=move.found))
    ends = _ends(session, {row.resource_id if from_other else row.other_id for _, row, from_other in rows})
    for resource, row, from_other in rows:
        end = ends.get((row.resource_id if from_other else row.other_id) or 0)
        found[resource].append(_link(row, _OTHER_END[row.tie] if from_other else row.tie, end))
    return {resource: tuple(sorted(some, key=_order)[:_MOST]) for resource, some in found.items()}


def _link(row: LinkRow, tie: Tie, end: _End | None) -> Link:
    reference = row.reference or None
    if end is None:
        return Link(tie, reference=reference, once=row.once, found=row.found)
    return Link(tie, end.title, end.url, end.change, end.source, reference, row.once, row.found)


def _order(link: Link) -> tuple[str, str]:
    return link.tie.value, link.found.isoformat() if link.found else ""


def _ends(session: Session, resources: "set[int | None]") -> dict[int, _End]:
    """What a link shows of each: its title, its address, and the last change that is on record of it."""
    found: dict[int, _End] = {}
    for some in _chunks(sorted(one for one in resources if one is not None)):
        rank = func.row_number().over(partition_by=ChangeRow.resource_id, order_by=ChangeRow.captured.desc())
        last = (
            select(ChangeRow.resource_id, ChangeRow.public_id, rank.label("rank"))
            .where(ChangeRow.resource_id.in_(some))
            .subquery()
        )
        rows = session.execute(
            select(ResourceRow.id, ResourceRow.title, ResourceRow.url, ResourceRow.source_id, last.c.public_id)
            .outerjoin(last, (last.c.resource_id == ResourceRow.id) & (last.c.rank == 1))
            .where(ResourceRow.id.in_(some))
        )
        found.update((number, _End(title, url, source, change)) for number, title, url, source, change in rows)
    return found


def _chunks(values: Sequence[_T]) -> Iterable[Sequence[_T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
