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
    """A change, with every subscription of the reader that it matched."""

    change: Change
    subscriptions: tuple[Subscription, ...]

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
    items = [item for item in found if item.frequency is frequency and item.change.id not in gone]
    return tuple(sorted(items, key=_order))


def _order(item: Item) -> tuple[object, ...]:
    """Most urgent first, then what holds soonest, then by country; the id makes it the same every time."""
    change = item.change
    effective = item.effective or date.max
    return -change.classification.severity, effective, change.country, change.captured, change.id
