"""A small authority on loopback whose pages a test sets and changes."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """Paths to bodies; `status` overrides 200; `gates` hold an answer back until they are set."""

    pages: dict[str, str] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    address: str = ""

    @property
    def netloc(self) -> str:
        return self.address.removeprefix("http://")

    def notice(self, title: str, text: str) -> str:
        return f"<!DOCTYPE html><html lang='en'><title>{title}</title><main><h1>{title}</h1>{text}</main></html>"

    def listing(self, *paths: str) -> str:
        rows = "".join(f"<li><a href='{path}'>Notice {path.strip('/')}</a></li>" for path in paths)
        return (
            f"<!DOCTYPE html><html lang='en'><title>Notices</title><main><h1>Notices</h1><ul>{rows}</ul></main></html>"
        )


@contextmanager
def running_site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            gate = site.gates.get(self.path)
            if gate is not None:
                gate.wait(20)
            body = site.pages.get(self.path, "not here").encode()
            status = site.status.get(self.path, 200 if self.path in site.pages else 404)
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            if status == 200 and self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
            site.asked.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    site.pages["/robots.txt"] = "User-agent: *\nAllow: /\n"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
