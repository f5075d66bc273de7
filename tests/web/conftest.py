"""A site over a filled record, served on a real socket by the server of `dutywatch serve`."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from archive.bodies import Bodies, open_bodies
from archive.database import open_database
from dutywatch.settings import Settings
from pipeline.model.change import Change
from tests.web.samples import NOW, fill
from web.app import create_app
from web.server import address_of, listen, server

BASE = "https://watch.example"


@dataclass(frozen=True)
class Filled:
    """An application served on loopback, what it stands on, and what is in its record, newest first."""

    app: FastAPI
    client: httpx.Client
    settings: Settings
    engine: Engine
    bodies: Bodies
    changes: list[Change]


@contextmanager
def open_site(engine: Engine, data: Path, times: int = 1, base_url: str | None = BASE) -> Iterator[Filled]:
    """A filled site on that database."""
    settings = Settings(data_dir=data, base_url=base_url)
    bodies = open_bodies(settings.captures)
    changes = fill(engine, bodies, times)
    app = create_app(settings, engine, lambda: NOW)
    with served(app) as client:
        yield Filled(app, client, settings, engine, bodies, changes)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Filled]:
    """A filled site on SQLite for all tests that only read."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(sqlite_template, folder / "dutywatch.db")
    engine = open_database(f"sqlite:///{folder / 'dutywatch.db'}")
    with open_site(engine, folder / "data") as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def own_site(sqlite_engine: Engine, tmp_path: Path) -> Iterator[Filled]:
    """A filled site on SQLite for one test that alters it."""
    with open_site(sqlite_engine, tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def any_site(engine: Engine, tmp_path: Path) -> Iterator[Filled]:
    """A filled site, on SQLite and on PostgreSQL in turn."""
    with open_site(engine, tmp_path / "data") as opened:
        yield opened


@contextmanager
def served(app: FastAPI) -> Iterator[httpx.Client]:
    """The application on a loopback socket, behind the same server as `dutywatch serve`."""
    listening = listen("127.0.0.1", 0)
    running = server(app)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        with httpx.Client(
            base_url=address_of(listening), timeout=20, trust_env=False, follow_redirects=False
        ) as client:
            yield client
    finally:
        running.should_exit = True
        thread.join(15)
        listening.close()
