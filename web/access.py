"""One line a request for the operator: escaped, so that no address can forge another line, and without tokens."""

import logging
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("dutywatch.web")

_CONTROLS = re.compile(r"[^\x20-\x7e]")


class AccessLines:
    """ASGI middleware that logs method, address, status and milliseconds; never a reader's address or token.

    `secret` are beginnings of paths after which a token stands.
    """

    def __init__(self, app: ASGIApp, secret: tuple[str, ...]) -> None:
        self.app = app
        self.secret = secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            took = round((time.perf_counter() - started) * 1000)
            LOG.info("%s %s %d %d ms", one_line(scope["method"]), self._address(scope), status, took)

    def _address(self, scope: Scope) -> str:
        path: str = scope["path"]
        for start in self.secret:
            if path.startswith(start):
                return f"{start}…"
        query = scope["query_string"].decode("ascii", "replace")
        return one_line(path) + (f"?{one_line(query)}" if query else "")


def one_line(text: str) -> str:
    """Text as it may stand in a log line: what is not printable ASCII is escaped."""
    return _CONTROLS.sub(lambda match: match[0].encode("unicode_escape", "backslashreplace").decode("ascii"), text)
