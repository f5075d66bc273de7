"""What every page and answer of one server shares: the database, the captures, the outside address, the time."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from archive.bodies import Bodies
from archive.database import reading, transaction
from dutywatch.clock import Clock


@dataclass(frozen=True, slots=True)
class Site:
    """Handed to the endpoints; links are built from `base_url`, never from what a request says of itself.

    Without a `signing_key` no link for stopping was ever made here, so none is understood.
    """

    engine: Engine
    bodies: Bodies
    clock: Clock
    base_url: str | None
    signing_key: bytes | None

    def reading(self) -> AbstractContextManager[Session]:
        """A short session to read with."""
        return reading(self.engine)

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction."""
        return transaction(self.engine)


async def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


Here = Annotated[Site, Depends(_site)]
