"""What a flow works with, opened once at the edge and closed over: never a parameter, since the engine would store it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archive.bodies import Bodies, open_bodies
from archive.database import open_database
from dutywatch.clock import Clock
from dutywatch.settings import Settings
from spiders.catalogue import Catalogue, load_catalogue
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
