"""The address guard: every vector ends as `refused`, and no connection is ever made."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address, IPv6Address

from pipeline.model.capture import Role
from pipeline.model.verdict import Verdict
from spiders.guard import Guard, is_public
from spiders.plan import Limits, Plan
from spiders.resolver import GuardedResolver
from tests.spiders import zoo
from tests.spiders.support import Crawled, crawled, entry
from tests.spiders.vectors import FORBIDDEN, PUBLIC

GUARD = Guard.of((), (80, 443, 8000))


@pytest.mark.parametrize("url", FORBIDDEN)
def test_S5_no_spelling_of_a_forbidden_address_passes(url: str) -> None:
    assert GUARD.refuse_url(url.replace("{port}", "8000")) is not None


@pytest.mark.parametrize("url", PUBLIC)
def test_public_addresses_pass(url: str) -> None:
    assert Guard().refuse_url(url) is None


# As the target of a redirect these are references to the same site, or mean example.org; none means 127.0.0.1.
HARMLESS_REDIRECTS = {
    "h\tttp://127.0.0.1:{port}/", "http:/127.0.0.1:{port}/", "http:127.0.0.1:{port}", "http:///127.0.0.1:{port}/", "http://",
    "http://example.org#@127.0.0.1:{port}/",
}  # fmt: skip


def _number(url: str) -> int:
    return int(url.rpartition("/")[2])


@contextmanager
def listening() -> Iterator[tuple[int, list[Any]]]:
    """A port on all addresses of this machine, old and new, with all connections that came."""
    met: list[Any] = []
    with socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True) as server:
        server.settimeout(0.05)
        over = threading.Event()

        def accept() -> None:
            while not over.is_set():
                try:
                    connection, peer = server.accept()
                except TimeoutError:
                    continue
                met.append(peer)
                connection.close()

        thread = threading.Thread(target=accept)
        thread.start()
        yield server.getsockname()[1], met
        over.set()
        thread.join()


def test_S4_S7_a_crawl_makes_no_connection_for_any_vector(tmp_path: Path) -> None:
    """Each vector twice: as a link of a listing, and as the target of a redirect."""
    with listening() as (port, met):
        vectors = [vector.replace("{port}", str(port)) for vector in FORBIDDEN]

        def site(visit: zoo.Visit) -> None:
            if visit.path == "/":
                direct = "".join(f'<li><a href="{escape(vector)}">direct</a>' for vector in vectors)
                visit.answer("<ul>" + direct + "".join(f'<li><a href="/to/{n}">to</a>' for n in range(len(vectors))))
            elif visit.path.startswith("/to/"):
                target = vectors[_number(visit.path)]
                visit.answer("", 302, Location=target.encode("utf-8").decode("latin-1").replace("\t", "%09"))
            else:
                visit.answer("a relative reference after all", 404)

        zoo_site = zoo.Site(zoo.no_robots(site), host="127.0.0.3")
        with zoo.serve(zoo_site):
            source = entry("vectors", zoo_site.url(), "listing", listing={"link": "a"}, max_items=1000)
            left = crawled(tmp_path, [source], [zoo_site.place], ports=(80, 443, port), limits={"per_host": 8})
    documents = [capture for capture in left.captures("vectors") if capture.role is Role.DOCUMENT]
    redirected = [capture for capture in documents if capture.url.startswith(zoo_site.url("/to/"))]
    assert len(redirected) == len(vectors)
    elsewhere = [
        capture
        for capture in documents
        if not str(capture.final_url).startswith((zoo_site.url(), "http://example.org"))
    ]
    wrong = [(capture.url, capture.verdict) for capture in elsewhere if capture.verdict is not Verdict.REFUSED]
    assert wrong == []
    harmless = {FORBIDDEN[_number(capture.url)] for capture in redirected if capture.verdict is not Verdict.REFUSED}
    assert harmless == HARMLESS_REDIRECTS
    assert met == []


# A child whose look-up answers from a list, name by name and time by time: what a hostile name server does.
RESOLVING = """
import json, socket, sys
answers = json.loads(sys.argv[2])

def getaddrinfo(host, port, *_, **__):
    told = answers[host]
    given = told.pop(0) if len(told) > 1 else told[0]
    return [(socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in given]

socket.getaddrinfo = getaddrinfo
from spiders.child import run
run(sys.argv[1], 0.0)
"""


def test_S4_no_connection_is_made_to_what_a_name_resolves_to_inside(tmp_path: Path) -> None:
    """Names that pass as written: one of loopback, one both outside and inside, one that is rebound after robots.txt."""
    outside = zoo.Site(lambda visit: visit.answer("none", 404, Connection="close"), "127.0.0.3")
    with zoo.serve(outside):
        port = outside.port
        inside = zoo.Site(zoo.page, "127.0.0.1", port=port)
        answers = {
            "inner": [["127.0.0.1"]],
            "mixed": [["127.0.0.3", "127.0.0.1"]],
            "mapped": [["::ffff:127.0.0.1"]],
            "rebound": [["127.0.0.3"], ["127.0.0.1"]],
        }
        with zoo.serve(inside):
            entries = tuple(entry(name, f"http://{name}.example.org:{port}/") for name in answers)
            plan = Plan(
                spool=tmp_path, now=datetime.now(UTC), entries=entries, ports=(80, 443, port), limits=Limits(delay=0),
                allow_private=(outside.place,),
            )  # fmt: skip
            told = {f"{name}.example.org": answer for name, answer in answers.items()}
            words = [sys.executable, "-c", RESOLVING, plan.model_dump_json(), json.dumps(told)]
            subprocess.run(words, cwd=Path(__file__).parents[2], check=True, timeout=60)
    assert {name: Crawled(tmp_path).capture(name).verdict for name in answers} == dict.fromkeys(
        answers, Verdict.REFUSED
    )
    assert inside.asked == []
    assert [asked.path for asked in outside.asked] == ["/robots.txt"]


class LookUp:
    """A look-up that answers as told, one list after the other: a rebinding name server."""

    def __init__(self, *answers: list[str]) -> None:
        self.nameResolver = self
        self._answers = list(answers)
        self.asked = 0

    def resolveHostName(self, receiver: Any, name: str, port: int = 0, *_: Any) -> None:
        self.asked += 1
        receiver.resolutionBegan(None)
        for answer in self._answers.pop(0):
            kind = IPv6Address if ":" in answer else IPv4Address
            receiver.addressResolved(kind("TCP", answer, port))
        receiver.resolutionComplete()


class Receiver:
    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.complete = False

    def resolutionBegan(self, _: Any) -> None:
        pass

    def addressResolved(self, address: Any) -> None:
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:
        self.complete = True


def _ask(resolver: GuardedResolver, host: str = "rates.example.org", port: int = 443) -> list[str]:
    receiver = Receiver()
    resolver.resolveHostName(receiver, host, port)
    assert receiver.complete
    return receiver.addresses


def test_S4_rebinding_gains_nothing_each_connection_goes_to_what_was_checked() -> None:
    lookup = LookUp(["8.8.8.8"], ["127.0.0.1"], ["8.8.4.4"])
    resolver = GuardedResolver(lookup, Guard())
    assert _ask(resolver) == ["8.8.8.8"]
    assert _ask(resolver) == []
    assert ("rates.example.org", 443) in resolver.refused
    assert _ask(resolver) == ["8.8.4.4"]
    assert resolver.refused == {}
    assert lookup.asked == 3  # once a connection: nothing is looked up again after the check


@pytest.mark.parametrize(
    "answers",
    [
        ["8.8.8.8", "10.0.0.1"], ["10.0.0.1", "8.8.8.8"], ["8.8.8.8", "::1"], ["2606:4700::1", "fd00::1"],
        ["8.8.8.8", "169.254.169.254"], ["::ffff:10.0.0.1"], ["2606:4700::1", "2002:a00:1::"],
    ],
)  # fmt: skip
def test_S4_one_inner_answer_condemns_them_all(answers: list[str]) -> None:
    assert _ask(GuardedResolver(LookUp(answers), Guard())) == []


def test_allow_private_opens_that_host_and_port_alone() -> None:
    guard = Guard.of(["127.0.0.1:8001", "intranet.local:8080", "[::1]:8002"])
    assert guard.refuse_url("http://127.0.0.1:8001/") is None
    assert guard.refuse_url("http://[::1]:8002/") is None
    assert guard.refuse_url("http://127.0.0.1:8002/") is not None
    assert guard.refuse_url("http://127.0.0.2:8001/") is not None
    assert guard.refuse_url("http://intranet.local:8080/") is None
    assert guard.refuse_addresses("intranet.local", ["10.1.1.1"], 8080) is None
    assert guard.refuse_addresses("elsewhere.example.org", ["10.1.1.1"], 8080) is not None
    assert guard.refuse_addresses("elsewhere.example.org", ["127.0.0.1"], 8001) is None


@pytest.mark.parametrize("pair", ["127.0.0.1", "127.0.0.1:", ":80", "host:0", "host:70000", "host:8o"])
def test_a_pair_that_is_no_host_and_port_is_named(pair: str) -> None:
    with pytest.raises(ValueError, match="not host:port"):
        Guard.of([pair])


@given(st.ip_addresses(v=4))
def test_S6_no_address_that_python_calls_inner_is_public(address: Any) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback:
        assert not is_public(str(address)) or str(address).startswith("192.0.0.")


@given(st.text(max_size=60))
def test_S3_any_text_is_judged_without_an_exception(text: str) -> None:
    GUARD.refuse_url(text)
    GUARD.refuse_url("http://" + text)
