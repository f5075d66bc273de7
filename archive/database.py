"""The one way to the database: open it, read or write in a transaction, bring it to this version."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from archive.engines import DatabaseUnusable, connect, shown

__all__ = ["REVISIONS", "DatabaseUnusable", "open_database", "reading", "transaction", "upgrade"]

# Oldest first; a test holds it equal to archive/migrations. Kept here so that reading needs no import of Alembic.
REVISIONS = ("0001", "0002", "0003")
_MIGRATION_LOCK = 0x64757479  # any number of our own: PostgreSQL lets one holder of it migrate at a time


def open_database(url: str, create: bool = True, writing: bool = True) -> Engine:
    """The database at `url`, of this code's version. With `create`, an empty or absent one is made and set up.

    Without `writing`, one that stands and cannot be written may still be read.

    Raises DatabaseUnusable where it is absent (and not to be created), of an older or newer version, not ours,
    unreadable, not writable or unreachable.
    """
    engine = connect(url, create, writing)
    try:
        revision = _revision(engine)
        if revision is None and create:
            _migrate(engine)
        elif revision != REVISIONS[-1]:
            raise DatabaseUnusable(_why_not(engine, revision))
    except DBAPIError as error:
        engine.dispose()
        raise DatabaseUnusable(_in_words(engine, error)) from error
    except DatabaseUnusable:
        engine.dispose()
        raise
    return engine


def upgrade(url: str) -> tuple[str | None, str]:
    """Brings the database at `url` to this code's version, in one transaction; gives the versions before and after.

    Raises DatabaseUnusable as `open_database` does, save where the version is an older one.
    """
    engine = connect(url, create=True)
    try:
        before = _revision(engine)
        if before is not None and before not in REVISIONS:
            raise DatabaseUnusable(_why_not(engine, before))
        if before != REVISIONS[-1]:
            _migrate(engine)
        return before, REVISIONS[-1]
    except DBAPIError as error:
        raise DatabaseUnusable(_in_words(engine, error)) from error
    finally:
        engine.dispose()


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """A session to write with: all of it is kept at the end, or nothing where an exception leaves it."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database, holds up no writer and cannot write on PostgreSQL."""
    calm = engine.execution_options(postgresql_readonly=True, **_SNAPSHOT.get(engine.dialect.name, {}))
    with Session(calm, expire_on_commit=False) as session, session.begin():
        yield session


_SNAPSHOT = {"postgresql": {"isolation_level": "REPEATABLE READ"}}


def _revision(engine: Engine) -> str | None:
    """The stored version; None where the database is empty. Raises DatabaseUnusable where it is not ours."""
    with reading(engine) as session:
        tables = inspect(session.connection()).get_table_names()
        if not tables:
            return None
        if "alembic_version" in tables:
            found = session.scalar(text("SELECT version_num FROM alembic_version"))
            return None if found is None else str(found)
    raise DatabaseUnusable(f"{shown(engine)} holds tables that are not Dutywatch's. Name another database.")


def _why_not(engine: Engine, revision: str | None) -> str:
    if revision is None:
        return f"The database {shown(engine)} is empty. Run `dutywatch db upgrade`."
    if revision in REVISIONS:
        return f"The database {shown(engine)} is of an older version ({revision}). Run `dutywatch db upgrade`."
    return (
        f"The database {shown(engine)} is of a newer version ({revision}) than this program ({REVISIONS[-1]}). "
        "Install the newer Dutywatch."
    )


def _in_words(engine: Engine, error: DBAPIError) -> str:
    said = " ".join(str(error.orig).split())
    if engine.dialect.name == "postgresql":
        return f"The database {shown(engine)} does not answer: {said}. Check DUTYWATCH_DATABASE_URL and the server."
    match said:
        case "file is not a database":
            return f"{shown(engine)} is not a database. Name another file or put a backup in its place."
        case "database is locked":
            return f"The database {shown(engine)} is in use by another program. Wait for it to end, then try again."
        case _:
            return f"The database {shown(engine)} cannot be used: {said}. Check the file, its folder and the disk."


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "archive:migrations")
    with engine.begin() as connection:
        _lock(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _lock(connection: Connection) -> None:
    """One migrates at a time; whoever waited finds the work done. On SQLite, beginning the transaction was the lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
