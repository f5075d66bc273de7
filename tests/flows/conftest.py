"""A house on each database, a site, and a clock that a test moves."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.bodies import open_bodies
from dutywatch.settings import Settings
from flows.engine import prepare, settle
from flows.house import House
from flows.server import serving
from spiders.catalogue import Catalogue
from spiders.entry import Entry
from spiders.plan import Limits
from tests.flows.site import Site, running_site

# Before a test module imports a flow: the engine reads its settings when it is imported.
settle(Path(tempfile.gettempdir()) / "dutywatch-tests")

QUICK = Limits(delay=0.0, per_host=4, timeout=5.0, patience=0.0, seconds=30.0)


@dataclass
class Time:
    """A clock that stands until it is moved."""

    now: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        yield found


@pytest.fixture(scope="session")
def engine_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The engine's API, up once for all; where `./run` has made its home already, that is used."""
    prepare(tmp_path_factory.mktemp("engine"))
    with serving():
        yield


def entry(id_: str, url: str, kind: str = "page", jurisdiction: str = "US", **more: Any) -> Entry:
    """An entry of the catalogue with what does not matter to the test filled in."""
    base = {
        "id": id_,
        "jurisdiction": jurisdiction,
        "authority": "Customs of the test",
        "title": f"Source {id_}",
        "url": url,
        "kind": kind,
        "language": "en",
        "verification": {"grade": "own", "what": "written for a test", "when": date(2026, 11, 24)},
        "revisit_hours": 0,
    }
    return Entry.model_validate({**base, **more})


@pytest.fixture
def house_of(engine: Any, time: Time, tmp_path: Path, engine_up: None) -> Callable[..., House]:
    """Makes a house with these entries, on SQLite and on PostgreSQL in turn."""

    def make(*entries: Entry, allow: str = "") -> House:
        settings = Settings(data_dir=tmp_path / "data", allow_private=allow, mail_from="d@example.org")
        return House(settings, engine, open_bodies(settings.captures), Catalogue(entries), time, QUICK)

    return make
