"""Connections to SQLite and PostgreSQL, set up so that no update is lost and no reader waits."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

BUSY_SECONDS = 30


class DatabaseUnusable(Exception):
    """The database cannot be used; the message is one sentence on why and one on what to do."""


def connect(url: str, create: bool, writing: bool = True) -> Engine:
    """An engine for `url`; with `create`, a SQLite file and its folder are made. Raises DatabaseUnusable.

    Without `writing`, a SQLite file that stands and cannot be written is opened to be read alone.
    """
    place = _place(url)
    if place.get_backend_name() == "sqlite":
        if not writing and _is_read_only(place):
            return _reading_engine(place)
        _prepare_file(place, create)
        engine = create_engine(place)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(place, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise DatabaseUnusable(
            "The PostgreSQL driver is not installed. Install it: pip install 'dutywatch[postgres]', "
            "or in a checkout: .venv/bin/pip install '.[postgres]'."
        ) from error


def shown(engine: Engine) -> str:
    """The address of the database for people, without its password."""
    return engine.url.database or ":memory:" if engine.dialect.name == "sqlite" else engine.url.render_as_string()


def _place(url: str) -> URL:
    try:
        place = make_url(url)
        backend = place.get_backend_name()
        if place.drivername in ("postgres", "postgresql"):
            return place.set(drivername="postgresql+psycopg")
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise DatabaseUnusable(
            "The database address cannot be read. Write sqlite:////path/file.db or postgresql://user@host/name."
        ) from error
    if backend not in ("sqlite", "postgresql"):
        raise DatabaseUnusable(f"Databases of kind {backend!r} are not supported. Use SQLite or PostgreSQL.")
    return place


def _is_read_only(place: URL) -> bool:
    path = Path(place.database or "")
    return path.is_file() and os.access(path, os.R_OK) and not _writable(path)


def _writable(path: Path) -> bool:
    """Both, since SQLite keeps its write-ahead log beside the file."""
    return all(os.access(needed, os.R_OK | os.W_OK) for needed in (path, path.parent))


def _reading_engine(place: URL) -> Engine:
    """Every session looks anew how to open the file, since somebody else may have begun to write meanwhile."""
    path = Path(place.database or "").absolute()
    engine = create_engine(place, poolclass=NullPool, creator=lambda: _open_to_read(path))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _open_to_read(path: Path) -> sqlite3.Connection:
    """Where no write-ahead log stands beside the file, nobody writes: `immutable` spares SQLite making one.

    See https://www.sqlite.org/wal.html, "Read-Only Databases".
    """
    log = path.with_name(f"{path.name}-wal")
    untouched = not log.exists() or log.stat().st_size == 0
    how = "immutable=1" if untouched else "mode=ro"
    connection = sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, check_same_thread=False)
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    return connection


def _prepare_file(place: URL, create: bool) -> None:
    """Sees that file and folder can be written: with a write-ahead log, SQLite needs that for reading too."""
    if not place.database or place.database == ":memory:":
        return
    path = Path(place.database)
    if not create and not path.exists():
        raise DatabaseUnusable(f"There is no database at {path}. The first `dutywatch run` or `db upgrade` makes it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # Readers' addresses live here: for the owner alone, as are SQLite's side files after it.
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise DatabaseUnusable(
            f"No database can be made at {path}: {error.strerror}. Make the folder writable or set DUTYWATCH_DATA_DIR."
        ) from error
    for needed in (path, path.parent):
        if not os.access(needed, os.R_OK | os.W_OK):
            raise DatabaseUnusable(f"{needed} cannot be written. Make it writable or set DUTYWATCH_DATA_DIR.")


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own way of beginning loses updates: its SELECT opens no transaction (187 of 400 in our measurement).
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once with "database is locked", whatever the timeout.
    reading = connection.get_execution_options().get("postgresql_readonly", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
