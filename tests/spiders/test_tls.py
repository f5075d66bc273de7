"""Certificates are verified, and the settings that Scrapy has otherwise are ours."""

import ssl
import threading
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipeline.model.verdict import Verdict
from spiders.crawl import Plan
from spiders.settings import scrapy_settings, user_agent
from tests.spiders import zoo
from tests.spiders.support import crawled, entry, ports_of_children


def _self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "customs.example.org")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "both.pem"
    form = serialization.PrivateFormat.PKCS8
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_S11_a_certificate_that_nobody_vouches_for_is_tls_invalid(tmp_path: Path) -> None:
    site = zoo.Site(zoo.no_robots(zoo.page))
    server = zoo.Server(("127.0.0.1", 0), zoo.handler(site))
    server.socket = _self_signed(tmp_path).wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        left = crawled(tmp_path / "spool", [entry("tls", f"https://{site.place}/")], [site.place])
    finally:
        server.shutdown()
        server.server_close()
    assert left.report("tls").verdict is Verdict.TLS_INVALID
    assert left.report("tls").why == "its certificate cannot be trusted"
    assert site.asked == []


def test_S7_a_redirect_from_https_to_http_is_refused() -> None:
    """No certificate of ours is trusted here, so the rule is asked directly."""
    import asyncio

    from spiders.fetch import Fetcher, Wish
    from spiders.guard import Guard
    from spiders.plan import Limits
    from spiders.resolver import GuardedResolver

    class Response:
        status, headers, body = 302, {b"Location": [b"http://www.example.org/plain"]}, b""

    asked: list[str] = []

    async def download(request):
        asked.append(request.url)
        return Response()

    async def run():
        fetcher = Fetcher(
            download,
            Guard(),
            GuardedResolver(SimpleNamespace(nameResolver=None), Guard()),
            Limits(),
            lambda: datetime.now(UTC),
        )
        return await fetcher.get(Wish("https://www.example.org/", robots=False))

    answer = asyncio.run(run())
    assert (answer.verdict, answer.why) == (Verdict.REFUSED, "it redirects from https to plain http")
    assert asked == ["https://www.example.org/"]


@pytest.fixture
def settings(tmp_path: Path) -> dict:
    return scrapy_settings(Plan(spool=tmp_path, now=datetime.now(UTC), entries=(), contact="me@example.org"))


def test_the_dangerous_defaults_are_set_right(settings: dict) -> None:
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert settings["TELNETCONSOLE_ENABLED"] is settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["COOKIES_ENABLED"] is settings["HTTPPROXY_ENABLED"] is False
    assert settings["DOWNLOAD_MAXSIZE"] == 32 * 1024 * 1024
    assert settings["DOWNLOAD_TIMEOUT"] == 60
    assert settings["DOWNLOAD_DELAY"] == settings["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1
    assert settings["AUTOTHROTTLE_ENABLED"] is True


def test_nothing_of_scrapy_runs_but_what_is_named(settings: dict) -> None:
    """Its lists are replaced: no console, no remote control, no cookies, no proxy, no file or ftp, whatever comes new."""
    from scrapy.settings import Settings

    whole = Settings(settings)
    assert set(whole.getwithbase("DOWNLOAD_HANDLERS")) == {"http", "https"}
    names = {
        name: {path.rpartition(".")[2] for path in whole.getwithbase(name)}
        for name in ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "EXTENSIONS")
    }
    assert names == {
        "DOWNLOADER_MIDDLEWARES": {"DownloadTimeoutMiddleware", "DefaultHeadersMiddleware", "UserAgentMiddleware"},
        "SPIDER_MIDDLEWARES": set(),
        "EXTENSIONS": {"AutoThrottle"},
    }


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="this system does not tell who listens")
def test_a_crawl_listens_on_no_port(tmp_path: Path) -> None:
    """Scrapy's console and remote control would, for whoever is on this machine."""
    heard: list[set[str]] = []

    def look(visit: zoo.Visit) -> None:
        heard.append(ports_of_children())
        zoo.page(visit)

    site = zoo.Site(zoo.no_robots(look))
    of_other_tests = ports_of_children()
    with zoo.serve(site):
        crawled(tmp_path, [entry("page", site.url())], [site.place])
    assert [ports - of_other_tests for ports in heard] == [set()]


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ("me@example.org", "Dutywatch/0.1 (+mailto:me@example.org; watches customs and trade notices)"),
        ("https://example.org/bot", "Dutywatch/0.1 (+https://example.org/bot; watches customs and trade notices)"),
        ("a\r\nX-Evil: 1", "Dutywatch/0.1 (+mailto:aX-Evil: 1; watches customs and trade notices)"),
    ],
)
def test_T2_the_contact_cannot_add_a_header(contact: str, agent: str) -> None:
    assert user_agent(contact) == agent
