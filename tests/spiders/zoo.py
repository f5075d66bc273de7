"""A hostile zoo: real HTTP servers on loopback, one a hazard, each with what it was asked."""

import gzip
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import brotli
import zstandard

Handler = BaseHTTPRequestHandler
Behaviour = Callable[["Visit"], None]


@dataclass
class Visit:
    """One request, and the means to answer it well or badly."""

    handler: Handler
    path: str
    site: "Site"

    def answer(
        self, body: str | bytes = "", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.handler.send_response(status)
        self.handler.send_header("Content-Length", str(len(data)))
        if kind:
            self.handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()
        self.handler.wfile.write(data)

    def raw(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def reset(self) -> None:
        """Ends the connection with RST."""
        self.handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.handler.close_connection = True
        os.close(self.handler.connection.detach())

    def header(self, name: str) -> str | None:
        return self.handler.headers.get(name)


@dataclass
class Asked:
    """What a site was asked for, and when."""

    path: str
    headers: dict[str, str]
    when: float
    method: str
    body: bytes


@dataclass
class Site:
    """A server on its own port: its own host to the crawl."""

    behaviour: Behaviour
    host: str = "127.0.0.1"
    asked: list[Asked] = field(default_factory=list)
    robots: str | None = None
    port: int = 0
    gone: threading.Event = field(default_factory=threading.Event)

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.place}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


def handler(site: Site) -> type[Handler]:
    class Served(Handler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            site.asked.append(Asked(self.path, dict(self.headers), time.monotonic(), self.command, body))
            visit = Visit(self, self.path, site)
            try:
                if urlsplit(self.path).path == "/robots.txt" and site.robots is not None:
                    visit.answer(site.robots, kind="text/plain")
                else:
                    site.behaviour(visit)
            except (ConnectionError, OSError, ValueError):
                self.close_connection = True

        do_GET = do_POST = _serve  # noqa: N815, the names of http.server

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    return Served


class Server(ThreadingHTTPServer):
    """Quiet about what the hazards do to their own connections."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Expected."""


@contextmanager
def serve(*sites: Site) -> Iterator[None]:
    """Serves them on free ports until the end of the block."""
    with ExitStack() as stack:
        for site in sites:
            server = Server((site.host, site.port), handler(site))
            site.port = server.server_address[1]
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
        yield


def no_robots(behaviour: Behaviour) -> Behaviour:
    """The behaviour, with 404 for robots.txt."""

    def served(visit: Visit) -> None:
        if visit.path == "/robots.txt":
            visit.answer("none", 404)
        else:
            behaviour(visit)

    return served


def page(visit: Visit) -> None:
    visit.answer("<html><title>Duty</title><body><p>The duty is 5 %.</p></body></html>")


def by_etag(visit: Visit) -> None:
    """Both validators; 304 to whoever brings the entity tag."""
    if visit.header("If-None-Match") == '"v1"':
        visit.answer("", 304, kind="", ETag='"v1"')
    else:
        visit.answer("<p>Rates</p>", ETag='"v1"', Last_Modified="Tue, 10 Nov 2026 08:00:00 GMT")


def hang(visit: Visit) -> None:
    """Never answers; notes when the other side has gone."""
    visit.handler.connection.settimeout(30)
    try:
        if visit.handler.connection.recv(1) == b"":
            visit.site.gone.set()
    except OSError:
        visit.site.gone.set()


def drip(visit: Visit) -> None:
    """A byte at a time, so that no idle time is ever long."""
    visit.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(200):
        visit.raw(b"x")
        time.sleep(0.1)


def short(visit: Visit) -> None:
    visit.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\nonly this")
    visit.handler.close_connection = True


def bomb(visit: Visit) -> None:
    """20 MB of spaces in 20 kB."""
    visit.answer(gzip.compress(b" " * 20_000_000), Content_Encoding="gzip")


def zstd_bomb(visit: Visit) -> None:
    visit.answer(zstandard.compress(b" " * 20_000_000), Content_Encoding="zstd")


def brotli_bomb(visit: Visit) -> None:
    visit.answer(brotli.compress(b" " * 20_000_000, quality=5), Content_Encoding="br")


def entity_bomb(visit: Visit) -> None:
    """A billion laughs, and a file of the reader's, in a feed."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    items = "<item><title>Notice &l9; &x;</title><link>/a</link></item>"
    visit.answer(
        f'<!DOCTYPE rss [<!ENTITY l0 "duty">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f'<rss version="2.0"><channel>{items}</channel></rss>',
        kind="application/rss+xml",
    )


def login_wall(visit: Visit) -> None:
    """200, and a form for a password in place of the notice."""
    visit.answer(
        "<html><title>Sign in</title><body><h1>Sign in to continue</h1><form method=post action=/login>"
        "<label>User <input name=user></label><label>Password <input type=password name=password></label>"
        "<button>Log in</button></form></body></html>"
    )


def challenge(visit: Visit) -> None:
    """403, and the page of a wall against robots, in the manner of the big ones."""
    visit.answer(
        "<html><head><title>Just a moment...</title></head><body><h1>www.customs.example</h1><p>Verify you are human by "
        "completing the action below.</p><noscript>Enable JavaScript and cookies to continue</noscript>"
        '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>',
        403,
    )


def nested_bomb(visit: Visit) -> None:
    """A bomb in a bomb: 20 MB in a few hundred bytes."""
    visit.answer(gzip.compress(gzip.compress(b" " * 20_000_000)), Content_Encoding="gzip, gzip")


def corrupt(visit: Visit) -> None:
    """Says gzip and is none."""
    visit.answer(b"\x1f\x8b\x08\x00 this was never compressed", Content_Encoding="gzip")


def endless_body(visit: Visit) -> None:
    """No length, no end."""
    visit.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(2000):
        visit.raw(b"y" * 65536)


def loop(visit: Visit) -> None:
    number = int(visit.path.rpartition("/")[2] or 0)
    visit.answer("", 302, Location=f"/loop/{1 - number}")


def endless_listing(visit: Visit) -> None:
    """Each page links to a next one; the notices exist."""
    if visit.path.startswith("/notice"):
        page(visit)
        return
    number = int(visit.path.rpartition("=")[2]) if "=" in visit.path else 1
    visit.answer(
        f'<ul><li><a class="n" href="/notice/{number}">Notice {number}</a></ul><a rel="next" href="/?page={number + 1}">more</a>'
    )
