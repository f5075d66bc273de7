"""Which changes a digest holds, and in which order. Pure: what is due and what was told is handed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from alerts.periods import Period
from alerts.returns import lasting
from pipeline.model.change import Change
from pipeline.model.classification import DateRole
from pipeline.model.reader import Frequency, Reader, Subscription


@dataclass(frozen=True, slots=True)
class Item:
    """A change, with every subscription of the reader that it matched.

    `first` is the same for notices that are one, published at several places.
    """

    change: Change
    subscriptions: tuple[Subscription, ...]
    first: int | None = None

    @property
    def frequency(self) -> Frequency:
        """At which it goes to the reader: the most frequent of those."""
        return min((one.frequency for one in self.subscriptions), key=lambda frequency: frequency.rank)

    @property
    def effective(self) -> date | None:
        """The first day from which something in it holds."""
        return next(iter(self.change.classification.facts.days(DateRole.EFFECTIVE)), None)


@dataclass(frozen=True, slots=True)
class Digest:
    """What one reader is told for one frequency and period. `id` is public and hard to guess."""

    id: str
    reader: Reader
    period: Period
    items: tuple[Item, ...]
    built: datetime

    @property
    def built_there(self) -> datetime:
        """When it was built, by the reader's clock."""
        return self.built.astimezone(ZoneInfo(self.reader.zone))


def chosen(found: Iterable[Item], chains: Mapping[str, Sequence[Change]], frequency: Frequency) -> tuple[Item, ...]:
    """The items of this frequency's digest, in its order.

    `chains` holds, by the id of a found change, the changes of its resource around it that the reader was not told of,
    oldest first, where there are several: what was changed and changed back within them is left out.
    """
    gone = {change.id for chain in chains.values() for change in chain}
    gone -= {change.id for chain in chains.values() for change in lasting(chain)}
    left = _each_once([item for item in found if item.change.id not in gone])
    return tuple(sorted((item for item in left if item.frequency is frequency), key=_order))


def _each_once(items: Sequence[Item]) -> list[Item]:
    """Of a notice published at several places the one of which the reader hears soonest, of these the first."""
    soonest: dict[int, Item] = {}
    for item in sorted(items, key=lambda item: (item.frequency.rank, item.change.captured, item.change.id)):
        if item.first is not None:
            soonest.setdefault(item.first, item)
    return [item for item in items if item.first is None or soonest[item.first] is item]


def _order(item: Item) -> tuple[object, ...]:
    """Most urgent first, then what holds soonest, then by country; the id makes it the same every time."""
    change = item.change
    effective = item.effective or date.max
    return -change.classification.severity, effective, change.country, change.captured, change.id
