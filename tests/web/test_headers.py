"""W1, W6: what every answer says to a browser, and to whom we answer at all."""

from collections.abc import Iterator, Sequence

import httpx
import pytest
from sqlalchemy import Engine
from starlette.routing import Mount, Route

from tests.web.conftest import Filled, open_site

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "strict-transport-security": "max-age=63072000",
}


def _addresses(site: Filled) -> list[str]:
    """An address for every route that the application has, and some that it has not."""
    change = site.changes[0]
    values = {
        "change_id": change.id, "given": "de", "sha256": change.new_body, "token": "none", "digest": "none",
    }  # fmt: skip
    found = [_filled(path, values) for path in _paths(site.app.routes)]
    return [*found, "/topics/de-minimis", "/nowhere", "/changes/", "/static/none", "/api/v1/none", "/changes?none=1"]


def _paths(routes: Sequence[object]) -> Iterator[str]:
    for route in routes:
        if isinstance(route, Mount):
            yield f"{route.path}/dutywatch.css"
        elif isinstance(route, Route):
            yield route.path
        else:
            yield from _paths(route.original_router.routes)


def _filled(address: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        address = address.replace("{" + name + "}", value)
    assert "{" not in address, f"no value for {address}"
    return address


def test_W1_every_route_has_the_security_headers(site: Filled) -> None:
    addresses = _addresses(site)
    assert len(addresses) > 18
    for address in addresses:
        for method in ("GET", "HEAD", "POST", "TRACE"):
            answer = site.client.request(method, address)
            for name, value in ALWAYS.items():
                assert answer.headers.get(name) == value, (method, address, name)
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy, (method, address)
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert "base-uri 'none'" in policy
            assert "geolocation=()" in answer.headers["permissions-policy"]


def test_W1_an_error_of_ours_has_them_too_and_tells_nothing(own_site: Filled) -> None:
    def broken() -> None:
        raise RuntimeError("secret inside")

    for address in ("/broken", "/api/v1/broken"):
        own_site.app.add_api_route(address, broken)
        # The server ends a connection on which something of ours failed.
        answer = own_site.client.get(address, headers={"connection": "close"})
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_HSTS_only_where_we_are_reached_by_https(sqlite_engine: Engine, tmp_path) -> None:
    with open_site(sqlite_engine, tmp_path, base_url=None) as site:
        answer = site.client.get("/")
    assert answer.status_code == 200
    assert "strict-transport-security" not in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "watch.example.evil.example", "watch.example@evil.example", "[::1", ""]
)
def test_W6_a_foreign_host_gets_no_page(site: Filled, host: str) -> None:
    answer = site.client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "What changed" not in answer.text


@pytest.mark.parametrize(
    "host", ["watch.example", "WATCH.example:443", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"]
)
def test_W6_own_names_and_addresses_do(site: Filled, host: str) -> None:
    assert site.client.get("/", headers={"host": host}).status_code == 200


def test_W6_links_come_from_the_settings_and_nothing_redirects(site: Filled) -> None:
    answer = site.client.get("/api/v1/changes", headers={"host": "127.0.0.1", "x-forwarded-host": "evil.example"})
    assert all(change["link"].startswith("https://watch.example/changes/chg_") for change in answer.json()["changes"])
    for address in ("/changes/", "//evil.example", "/\\evil.example", "/%2f%2fevil.example"):
        answer = site.client.get(httpx.URL(str(site.client.base_url).rstrip("/") + address))
        assert answer.status_code == 404, address
        assert "location" not in answer.headers


def test_HEAD_answers_as_GET_without_content(site: Filled) -> None:
    for address in ("/", "/changes", "/api/v1/changes", "/static/dutywatch.css", "/nowhere"):
        got, head = site.client.get(address), site.client.head(address)
        assert head.status_code == got.status_code
        assert head.content == b""
        assert head.headers["content-type"] == got.headers["content-type"]
