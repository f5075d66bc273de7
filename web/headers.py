"""The security headers of every answer, in one place.

Nothing is loaded but our own style sheet and images; no page may be framed; no address leaks to where a link leads
(CSP 3, OWASP Secure Headers). An answer that brings its own policy (raw evidence) keeps it.
"""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EVIDENCE_POLICY = "sandbox; default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

_ALWAYS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TWO_YEARS = "max-age=63072000"


def security_headers(base_url: str | None) -> Mapping[str, str]:
    """The headers by name; HSTS (RFC 6797) only where we are reached by https, since elsewhere it means nothing."""
    https = base_url is not None and base_url.startswith("https://")
    return _ALWAYS | ({"Strict-Transport-Security": _TWO_YEARS} if https else {})


class SecurityHeaders:
    """ASGI middleware that sets what an answer does not set itself."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    given.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
