"""Opens what a command works with, and turns what cannot be opened into one clear line."""

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from dutywatch.output import Exit, Failure, say
from dutywatch.settings import Settings, SettingsUnusable, load_settings

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from flows.house import House

Given = TypeVarTuple("Given")
Result = TypeVar("Result")


def settings() -> Settings:
    """The settings. Raises Failure (not usable)."""
    try:
        return load_settings()
    except SettingsUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None


def database(asked: Settings, writing: bool = True) -> "Engine":
    """The database, made and set up where there is none yet. Raises Failure (not usable).

    Without `writing`, one that may only be read will do.
    """
    from archive.database import DatabaseUnusable, open_database

    try:
        return open_database(asked.database, writing=writing)
    except DatabaseUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None


@contextmanager
def read_session() -> Iterator["Session"]:
    """One reading session on the database of the settings, for a command that only asks.

    Where there is no record yet the session is on an empty one in memory, and the folder that was looked in is named:
    it may be misspelt, and a question makes nothing.
    """
    from archive.database import open_database, reading

    asked = settings()
    if asked.has_record:
        engine = database(asked, writing=False)
    else:
        say(f"there is no record in {asked.data_dir} (DUTYWATCH_DATA_DIR)")
        engine = open_database("sqlite://")
    try:
        with reading(engine) as session:
            yield session
    finally:
        engine.dispose()


def engine(asked: Settings) -> None:
    """Prepares the flow engine; to be called before anything imports it. Raises Failure (not usable)."""
    from flows.engine import EngineUnusable, prepare

    try:
        prepare(asked.data_dir)
    except EngineUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None


def run_flow(work: Callable[[*Given], Coroutine[Any, Any, Result]], *given: *Given) -> Result:
    """Runs `work(*given)` with the prepared engine up. Raises Failure (not usable) where it does not come up."""
    from flows.engine import EngineUnusable
    from flows.server import run

    try:
        return run(work, *given)
    except EngineUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None


def house(asked: Settings) -> "House":
    """Record, catalogue and engine for the commands that run flows. Raises Failure (not usable)."""
    from archive.bodies import BodiesUnusable
    from archive.database import DatabaseUnusable
    from dutywatch.clock import utc_now
    from flows.house import open_house
    from spiders.catalogue import CatalogueError

    try:
        opened = open_house(asked, utc_now)
    except CatalogueError as error:
        raise Failure(Exit.NOT_USABLE, f"the catalogue cannot be used:\n{error}") from None
    except (DatabaseUnusable, BodiesUnusable) as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None
    engine(asked)
    return opened
