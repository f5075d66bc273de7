"""The demo: the true flow over the sample sites, edition one and then edition two, and what came of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from alerts.consent import subscribe
from archive.database import transaction
from dutywatch.clock import utc_now
from dutywatch.demo.readers import READERS
from dutywatch.demo.server import SampleSites, serve
from dutywatch.demo.sources import demo_catalogue
from dutywatch.house import run_flow
from dutywatch.settings import Settings
from flows.house import House, open_house
from flows.taken import Summary
from flows.tell import Told
from spiders.plan import Limits

Tell = Callable[[str], None]

# The sites are our own and on loopback: nobody is to be spared there.
_LIMITS = Limits(delay=0.0, per_host=4, timeout=10.0, patience=0.0, seconds=60.0)
_CONSENT = "the demo's own sample readers"


@dataclass(frozen=True)
class Played:
    """What the demo ends with."""

    folder: Path
    settings: Settings
    first: Summary
    second: Summary
    requests: Mapping[int, int]
    told: Told


def play(root: Path, tell: Tell) -> Played:
    """Plays the demo in a fresh folder below `root`, telling each step."""
    folder = fresh_folder(root)
    with serve(edition=1) as sites, _house(folder, sites) as house:
        tell(f"1/6 {len(sites.addresses)} sample authorities publish on loopback; data in {folder}")
        if earlier := _demos(folder.parent)[:-1]:
            tell(f"earlier demos are kept, to remove when done with them: {', '.join(map(str, earlier))}")
        _subscribe(house)
        tell(f"2/6 {len(READERS)} sellers have subscribed; starting the flow engine")
        first, second, told = run_flow(_editions, house, sites, tell)
        answered = {status: sum(one.status == status for one in sites.requests) for status in (200, 304, 404)}
    return Played(folder, house.settings, first, second, answered, told)


async def _editions(house: House, sites: SampleSites, tell: Tell) -> tuple[Summary, Summary, Told]:
    from flows.digests import tell_readers
    from flows.watch import watch

    entries = house.catalogue.enabled
    first = await watch(house, entries, _silent)
    tell(f"3/6 edition one crawled: {len(first.taken)} captures, the baseline; {len(first.changes)} changes")
    sites.edition = 2
    second = await watch(house, entries, _silent)
    tell(f"4/6 edition two crawled: {len(second.taken)} captures, {len(second.changes)} changes")
    # Daily digests are due tomorrow at each seller's own hour, for these by 07:00 UTC; the demo does not wait for it.
    morning = (utc_now() + timedelta(days=1)).replace(hour=7, minute=5)
    told = await tell_readers(replace(house, clock=lambda: morning), _silent)
    tell(f"5/6 {len(told.sent)} digests written, as tomorrow morning would send them")
    return first, second, told


def fresh_folder(root: Path) -> Path:
    """`demo-N` with the next free number below `root`, beside it where `root` is itself a demo's. No other is touched:
    a demo invites to go on working in its folder, so none knows what an earlier one has come to hold.
    """
    if _number(root):
        root = root.parent
    root.mkdir(parents=True, exist_ok=True)
    folder = root / f"demo-{max(map(_number, _demos(root)), default=0) + 1}"
    folder.mkdir()
    return folder


def _demos(root: Path) -> list[Path]:
    """The demos' folders below `root`, oldest first."""
    return sorted(filter(_number, root.glob("demo-*")), key=_number)


def _number(folder: Path) -> int:
    """N of `demo-N`; 0 where it is no demo's folder."""
    found = re.fullmatch(r"demo-([0-9]+)", folder.name)
    return int(found[1]) if found else 0


@contextmanager
def _house(folder: Path, sites: SampleSites) -> Iterator[House]:
    settings = Settings(
        data_dir=folder,
        catalogue_dir=demo_catalogue(sites.addresses, folder / "catalogue"),
        allow_private=sites.allow_private,
        # The demo stays by itself, whatever the operator's own settings are.
        database_url=None,
        captures_url=None,
        smtp_url=None,
        base_url="http://127.0.0.1:8000",
        sending=True,
    )
    house = open_house(settings, utc_now, _LIMITS)
    try:
        yield house
    finally:
        house.engine.dispose()


def _subscribe(house: House) -> None:
    with transaction(house.engine) as session:
        for reader in READERS:
            for one in reader.subscriptions:
                subscribe(
                    session,
                    reader.address,
                    {word: list(values) for word, values in one.words.items()},
                    one.least,
                    one.frequency,
                    reader.language,
                    reader.zone,
                    reader.hour,
                    _CONSENT,
                    house.clock(),
                )


def _silent(_line: str) -> None:
    """The demo tells its own steps."""
