"""The one way out of a browser: a proxy on loopback under the address guard.

The browser resolves no name and opens no connection of its own (`spiders.browser` sees to that), so every request of a
page, its scripts, frames and sockets comes here, is judged as written and as resolved, and goes to the very address
that was judged. Only `GET` of http and tunnels to https; so many connections and bytes a page, no more.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from spiders.guard import Guard

_log = logging.getLogger(__name__)

_HEAD = 64 * 1024
_CONNECTIONS = 300
_CONNECT_SECONDS = 10.0
_CHUNK = 64 * 1024
# What Chromium asks of its maker, whatever it is told; no page of an authority is made of it.
_OF_ITS_MAKER = frozenset(
    "clients1.google.com clients2.google.com accounts.google.com update.googleapis.com www.google.com "
    "optimizationguide-pa.googleapis.com safebrowsing.googleapis.com edgedl.me.gvt1.com".split()
)
_HOP_BY_HOP = ("proxy-", "connection:", "keep-alive:", "te:", "upgrade:")


@dataclass(slots=True)
class Gate:
    """One page's way out: what it may still take in, and what was refused, as the browser asked for it."""

    guard: Guard
    bytes_left: int
    connections_left: int = _CONNECTIONS
    refused: list[str] = field(default_factory=list)
    serving: set[asyncio.Task[None] | None] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser."""
        # Once one side has said all, nothing but this set holds the task, and a collection of garbage would end it.
        task = asyncio.current_task()
        self.serving.add(task)
        try:
            await self._serve(reader, writer)
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            pass  # the page sees a lost connection
        finally:
            self.serving.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line, _, fields = head.partition(b"\r\n")
        method, target, _ = line.decode("latin-1").split(" ", 2)
        url = f"https://{target}/" if method == "CONNECT" else target
        self.connections_left -= 1
        address = await self._address(url) if method in ("CONNECT", "GET") and self.connections_left >= 0 else None
        if address is None:
            if urlsplit(url).hostname not in _OF_ITS_MAKER:
                self.refused.append(url)
                _log.warning("the guard refused a page's request: %s %s", method, url[:200])
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
            return
        async with asyncio.timeout(_CONNECT_SECONDS):
            far_reader, far_writer = await asyncio.open_connection(*address)
        try:
            if method == "CONNECT":
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                far_writer.write(_as_origin(url, fields))
            await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer, counted=True))
        finally:
            far_writer.close()

    async def _address(self, url: str) -> tuple[str, int] | None:
        """Where to connect to: an address that was judged. None where the guard refuses."""
        if self.guard.refuse_url(url) is not None or urlsplit(url).hostname in _OF_ITS_MAKER:
            return None
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=1)  # SOCK_STREAM
        except OSError:
            return None
        addresses = [str(place[4][0]) for place in found]
        if not addresses or self.guard.refuse_addresses(host, addresses, port) is not None:
            return None
        return addresses[0], port

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, counted: bool = False) -> None:
        while piece := await reader.read(_CHUNK):
            if counted:
                self.bytes_left -= len(piece)
                if self.bytes_left < 0:
                    raise ValueError("more than a page may take in")
            writer.write(piece)
            await writer.drain()
        with contextlib.suppress(OSError):
            writer.write_eof()


def _as_origin(url: str, fields: bytes) -> bytes:
    """The request as the server wants it, not the proxy; one request a connection."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = [
        field
        for field in fields.split(b"\r\n")
        if field and not field.lower().decode("latin-1").startswith(_HOP_BY_HOP)
    ]
    return b"\r\n".join([f"GET {target} HTTP/1.1".encode("latin-1"), *kept, b"Connection: close", b"", b""])


@asynccontextmanager
async def gate(guard: Guard, at_most: int) -> AsyncIterator[tuple[Gate, int]]:
    """A gate for one page, and its port on loopback, for the time of the block."""
    opened = Gate(guard, at_most)
    server = await asyncio.start_server(opened.serve, "127.0.0.1", 0, limit=_HEAD)
    try:
        yield opened, server.sockets[0].getsockname()[1]
    finally:
        server.close()
