"""Serving: the port is taken first, so that what hinders is said in one line; then uvicorn, quiet."""

import errno
import logging
import socket
from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    import uvicorn

BACKLOG = 512


class CannotListen(Exception):
    """Host and port cannot be listened on; the message says why and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises CannotListen."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError):
        raise CannotListen(f"the host {host!r} is not known here; give an address or name of this machine") from None
    taken = socket.socket(family, kind, protocol)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        taken.listen(BACKLOG)
    except OSError as error:
        taken.close()
        raise CannotListen(_why(host, port, error)) from None
    return taken


def address_of(listening: socket.socket) -> str:
    """Where a browser on this machine finds it."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - told, not bound
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(app: FastAPI, listening: socket.socket) -> None:
    """Serves until SIGINT or SIGTERM, which are raised again once the answers under way are given."""
    server(app).run(sockets=[listening])


def server(app: FastAPI) -> "uvicorn.Server":
    """A uvicorn server that says only what went wrong; our own lines tell the requests."""
    import uvicorn

    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_graceful_shutdown=10,
        limit_concurrency=200,
        lifespan="off",
        ws="none",
    )
    return uvicorn.Server(config)


def _why(host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"port {port} on {host} is in use; stop what uses it, or give another: --port {min(port + 1, 65535)}"
        case errno.EADDRNOTAVAIL:
            return f"{host} is no address of this machine; try --host 127.0.0.1"
        case errno.EACCES | errno.EPERM:
            return f"port {port} may not be used without privileges; give one above 1023: --port 8000"
        case _:
            return f"{host}:{port} cannot be listened on: {error.strerror}"
