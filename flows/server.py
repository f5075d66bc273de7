"""Running a flow: Prefect's API in a thread of this process, on a free port of loopback, for as long as it is needed.

Prefect's own way is a child process. That imports everything a second time, gets a terminal's Ctrl-C before we do (its
client then waits for a dead server until the start-up's limit), and outlives a parent that is killed. A thread does
none of it. Where the operator has set PREFECT_API_URL, their server is used and none is started.
"""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, TypeVarTuple

from flows.engine import EngineUnusable, load

if TYPE_CHECKING:
    import uvicorn

_BACKLOG = 512
Given = TypeVarTuple("Given")
Result = TypeVar("Result")


def run(work: Callable[[*Given], Coroutine[Any, Any, Result]], *given: *Given) -> Result:
    """Runs `work(*given)` with the engine up. Raises EngineUnusable, and what the work raises.

    Not in the main thread: that is left to the signals, which are answered at once whatever the work does, and which
    the engine would otherwise take for itself while a flow runs.
    """
    with serving(), ThreadPoolExecutor(1, "flows") as beside:
        return beside.submit(copy_context().run, asyncio.run, work(*given)).result()


@contextmanager
def serving() -> Iterator[None]:
    """The engine's API is up inside. Raises EngineUnusable where it does not come up."""
    load()
    if "PREFECT_API_URL" in os.environ:
        yield
        return
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with (
        _listening() as (listening, address),
        _started(listening),
        temporary_settings({PREFECT_API_URL: f"{address}/api"}),
    ):
        yield


@contextmanager
def _listening() -> Iterator[tuple[socket.socket, str]]:
    # TCP by name: asyncio switches Nagle's delay off (40 ms an answer) only for a socket that says so.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(_BACKLOG)
        yield listening, f"http://127.0.0.1:{listening.getsockname()[1]}"


@contextmanager
def _started(listening: socket.socket) -> Iterator[None]:
    server = _server()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="engine", daemon=True)
    home = Path(os.environ["PREFECT_HOME"])
    with (home / "starting").open("wb") as held:
        _lock(held)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
    if not server.started:
        raise EngineUnusable(f"the flow engine does not start; move its home {home} away, and a new one is made")
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def _server() -> "uvicorn.Server":
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=True, final=True)
    config = uvicorn.Config(
        app, log_config=None, log_level="critical", access_log=False, lifespan="on", timeout_graceful_shutdown=1
    )
    return uvicorn.Server(config)


def _lock(held: BinaryIO) -> None:
    """Two first starts at a time would meet in the migrations of the engine's database."""
    try:
        import fcntl
    except ImportError:  # not on Windows; there two first starts at once are the operator's to avoid
        return
    fcntl.flock(held, fcntl.LOCK_EX)


if __name__ == "__main__":
    # The `run` script's set-up: the migrations take some seconds, once.
    from flows.engine import prepare

    prepare(Path(os.environ["PREFECT_HOME"]).parent)
    with serving():
        pass
