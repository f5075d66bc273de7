"""The sample sites on loopback: a port a site, two editions, with validators, robots.txt and a record of requests."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from dutywatch.demo.render import EDITION_DAYS, Answer, answers, site_names

_ROBOTS = b"User-agent: *\nDisallow: /search\nDisallow: /stats/\n"
_MISSING = b"<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as answered: of which site, under which edition, with which status."""

    site: str
    edition: int
    path: str
    status: int


class SampleSites:
    """The running sites. `edition` may be set while they run: what is asked from then on comes from that edition.

    `addresses` are the sites' roots without a trailing slash, `requests` what was answered so far.
    """

    def __init__(self, edition: int) -> None:
        self.edition = edition
        self.requests: list[Request] = []
        self._servers = {name: _listen(self, name, number) for number, name in enumerate(site_names())}
        self.addresses = {name: _address(server) for name, server in self._servers.items()}
        self._answers = {
            (name, number): answers(name, number, base)
            for name, base in self.addresses.items()
            for number in EDITION_DAYS
        }

    @property
    def allow_private(self) -> str:
        """For the setting ALLOW_PRIVATE: `host:port` of each site, with commas between."""
        return ",".join(urlsplit(address).netloc for address in self.addresses.values())

    def answer(self, site: str, edition: int, path: str) -> Answer:
        """What a site answers to a path in an edition; a 404 page where it has none."""
        if path == "/robots.txt":
            return Answer(200, _ROBOTS, "text/plain; charset=utf-8")
        missing = Answer(404, _MISSING, "text/html; charset=utf-8", dynamic=True)
        return self._answers[site, edition].get(path, missing)

    def modified(self, site: str, edition: int, path: str) -> datetime:
        """When the answer last changed: the day of the first edition that has these bytes."""
        same = self.answer(site, 1, path).body == self.answer(site, edition, path).body
        return datetime.combine(EDITION_DAYS[1 if same else edition], time(6), UTC)

    def start(self) -> None:
        """Serve from threads of their own, until `close`."""
        for name, server in self._servers.items():
            threading.Thread(target=server.serve_forever, args=(0.05,), name=f"sample-{name}", daemon=True).start()

    def close(self) -> None:
        """Stop, and free the ports."""
        for server in self._servers.values():
            server.shutdown()
            server.server_close()


@contextmanager
def serve(edition: int = 1) -> Iterator[SampleSites]:
    """The sample sites on free ports of loopback, for as long as the block runs."""
    sites = SampleSites(edition)
    sites.start()
    try:
        yield sites
    finally:
        sites.close()


def _listen(sites: SampleSites, name: str, number: int) -> ThreadingHTTPServer:
    handler = type("Handler", (_Handler,), {"sites": sites, "site": name})
    # An address a site where the system has them all (Linux, Windows), so that politeness towards one host does not
    # make the others wait; macOS has only 127.0.0.1, and there ports have to do.
    for host in (f"127.0.0.{11 + number}", "127.0.0.1"):
        try:
            return ThreadingHTTPServer((host, 0), handler)
        except OSError as error:
            refused = error
    raise refused


def _address(server: ThreadingHTTPServer) -> str:
    host, port = server.server_address[:2]
    return f"http://{host!s}:{port}"


class _Handler(BaseHTTPRequestHandler):
    sites: SampleSites
    site: str
    protocol_version = "HTTP/1.1"
    server_version = "SampleSites"
    sys_version = ""

    def do_GET(self) -> None:
        self._reply(with_body=True)

    def do_HEAD(self) -> None:
        self._reply(with_body=False)

    def _reply(self, *, with_body: bool) -> None:
        edition, path = self.sites.edition, urlsplit(self.path).path
        answer = self.sites.answer(self.site, edition, path)
        validators = {} if answer.dynamic else self._validators(answer, edition, path)
        known = answer.status == 200 and bool(validators) and self._is_known(validators)
        status = 304 if known else answer.status
        # Noted before it is sent, so that whoever has the answer also finds the note.
        self.sites.requests.append(Request(self.site, edition, path, status))
        self.send_response(status)
        for header, value in {**validators, **dict(answer.headers)}.items():
            self.send_header(header, value)
        if not known:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        if answer.dynamic:
            self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if with_body and not known:
            self.wfile.write(answer.body)

    def _validators(self, answer: Answer, edition: int, path: str) -> dict[str, str]:
        modified = self.sites.modified(self.site, edition, path)
        tag = hashlib.sha256(answer.body).hexdigest()[:20]
        return {"ETag": f'"{tag}"', "Last-Modified": format_datetime(modified, usegmt=True)}

    def _is_known(self, validators: dict[str, str]) -> bool:
        """RFC 9110, 13.2.2: If-None-Match decides where it is given, else If-Modified-Since."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return validators["ETag"] in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and parsedate_to_datetime(validators["Last-Modified"]) <= parsedate_to_datetime(
                since
            )
        except ValueError:
            return False

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the demo shows `requests` in its own words."""
