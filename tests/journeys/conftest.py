"""A home for a user's commands."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from flows.engine import prepare
from tests.flows.site import Site, running_site
from tests.journeys.command import Home


@pytest.fixture
def home(tmp_path: Path) -> Callable[..., Home]:
    return lambda **settings: Home(tmp_path / "data", settings)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        yield found


@pytest.fixture
def catalogue(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a catalogue folder of one file."""

    def write(text: str) -> Path:
        folder = tmp_path / "catalogue"
        folder.mkdir(exist_ok=True)
        (folder / "us.toml").write_text(text)
        return folder

    return write


@pytest.fixture(scope="session")
def engine_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the flow engine that runs by itself, as an operator may have one.

    For journeys of many runs: one that starts its own server costs seconds, which the demo and `start` show to work.
    """
    prepare(tmp_path_factory.mktemp("engine"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = ["--factory", "prefect.server.api.server:create_app", "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen([sys.executable, "-m", "uvicorn", *words], env=os.environ)
    address = f"http://127.0.0.1:{port}/api"
    try:
        _wait_for(f"{address}/health")
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(health: str, seconds: float = 90.0) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            if httpx.get(health, trust_env=False).is_success:
                return
        except httpx.TransportError:
            assert time.monotonic() < end, "the engine's server never came up"
        time.sleep(0.2)
