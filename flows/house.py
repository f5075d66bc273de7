"""What a flow works with, opened once at the edge and closed over: never a parameter, since the engine would store it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from archive.bodies import Bodies, open_bodies
from archive.database import open_database
from dutywatch.clock import Clock
from dutywatch.settings import Settings
from pipeline.model.source import Source
from spiders.api_keys import missing
from spiders.catalogue import Catalogue, Entry, load_catalogue
from spiders.plan import Limits

if TYPE_CHECKING:
    from sqlalchemy import Engine

# Two children keep two cores busy while most of a crawl is waiting for slow authorities.
CHILDREN = 2


@dataclass(frozen=True)
class House:
    """The rooms at work: the record, the catalogue, the time, and where the crawl's spools lie."""

    settings: Settings
    engine: "Engine"
    bodies: Bodies
    catalogue: Catalogue
    clock: Clock
    limits: Limits = Limits()
    children: int = CHILDREN

    @property
    def watched(self) -> tuple[Entry, ...]:
        """What is crawled: the enabled entries, but for those that wait for a key."""
        return tuple(entry for entry in self.catalogue.enabled if missing(entry, self.settings.api_keys) is None)

    @property
    def waiting(self) -> dict[str, str]:
        """The enabled entries that wait for a key, by id, with a sentence that says which and where to get it."""
        keys = self.settings.api_keys
        return {entry.id: why for entry in self.catalogue.enabled if (why := missing(entry, keys)) is not None}

    def sources(self) -> tuple[Source, ...]:
        """All sources as the record has them: one that waits for a key is not watched."""
        waiting = self.waiting
        return tuple(replace(one, enabled=one.enabled and one.id not in waiting) for one in self.catalogue.sources())

    @property
    def spools(self) -> Path:
        """Each plan has a folder of its own in here until all of it is in the archive."""
        return self.settings.data_dir / "spool"


def open_house(settings: Settings, clock: Clock, limits: Limits | None = None) -> House:
    """Opens record and catalogue. Raises DatabaseUnusable, BodiesUnusable, CatalogueError."""
    return House(
        settings=settings,
        engine=open_database(settings.database),
        bodies=open_bodies(settings.captures),
        catalogue=load_catalogue(settings.catalogue_dir),
        clock=clock,
        limits=limits or Limits(),
    )
