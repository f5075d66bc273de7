"""Which Host headers are ours (W6): a page under a foreign name could be read by that name's owner (rebinding)."""

import ipaddress
import platform
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


def own_names(base_url: str | None) -> frozenset[str]:
    """The names that we answer to: of the outside address, of this machine, and `localhost`."""
    outside = urlsplit(base_url).hostname if base_url else None
    return frozenset({"localhost", platform.node().lower(), *([outside] if outside else [])})


class OwnHosts:
    """ASGI middleware that refuses other hosts. Address literals pass: no name can be bound to them anew."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._ours(Headers(scope=scope).get("host", "localhost")):
            response = PlainTextResponse("This server does not answer for that host.\n", status_code=421)
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _ours(self, given: str) -> bool:
        try:
            name = urlsplit(f"//{given}").hostname or ""
        except ValueError:
            return False
        return name in self.names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
