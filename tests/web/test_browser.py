"""In the system's Chromium: no violation of the policy, nothing fetched from elsewhere, nothing to scroll sideways.

Talks to the browser over Chrome's debugging pipe (file descriptors 3 and 4, messages ended by a zero byte).
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Filled

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-extensions", "--remote-debugging-pipe",
)  # fmt: skip

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.slow,
]


class Browser:
    """One tab. `events` are those since the last `open`."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM is not None
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        def hand_over() -> None:
            # Above 4 first, so that neither overwrites the other.
            read, write = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(read, 3)
            os.dup2(write, 4)

        self._process = subprocess.Popen(
            [CHROMIUM, *QUIET, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=hand_over,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._read = os.fdopen(ours_in, "rb")
        self._write = os.fdopen(ours_out, "wb")
        self._numbers = count(1)
        self._buffer = b""
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime", "Audits"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        self._write.write(json.dumps(message).encode() + b"\0")
        self._write.flush()
        while True:
            said = self._next()
            if said.get("id") == number:
                assert "error" not in said, said
                return dict(said["result"])
            self.events.append(said)

    def open(self, address: str, width: int) -> None:
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=True)
        self.events.clear()
        self.ask("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def value(self, expression: str) -> Any:
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def requested(self) -> list[str]:
        wanted = [event for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in wanted]

    def complaints(self) -> list[str]:
        found = [event["params"] for event in self.events if event.get("method") in _COMPLAINTS]
        return [json.dumps(one) for one in found]

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._read.close()
        self._write.close()

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            more = os.read(self._read.fileno(), 65536)
            assert more, "the browser went away"
            self._buffer += more
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))


_COMPLAINTS = ("Log.entryAdded", "Audits.issueAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = Browser(tmp_path_factory.mktemp("chromium"))
    yield opened
    opened.close()


def _addresses(site: Filled) -> list[str]:
    return [
        "/", "/changes", "/changes?country=DE&hs=8517", "/countries", "/countries/DE", "/topics",
        "/topics/de-minimis", "/sources", "/nowhere", *(f"/changes/{change.id}" for change in site.changes),
    ]  # fmt: skip


def test_W1_a_browser_sees_no_violation_and_asks_nobody_else(site: Filled, browser: Browser) -> None:
    base = str(site.client.base_url).rstrip("/")
    for address in _addresses(site):
        browser.open(base + address, 390)
        assert browser.value("document.title").endswith("Dutywatch"), address
        assert browser.value("getComputedStyle(document.body).marginTop") == "0px", f"{address}: our style is not on"
        # The browser's own date fields and search fields draw their icons from `data:`.
        elsewhere = [url for url in browser.requested() if not url.startswith((base, "data:"))]
        assert elsewhere == [], address
        told = [one for one in browser.complaints() if not (address == "/nowhere" and "404" in one)]
        assert told == [], address


def test_the_browser_would_tell_of_a_violation(site: Filled, browser: Browser) -> None:
    browser.open(str(site.client.base_url), 390)
    browser.value("document.head.append(Object.assign(document.createElement('style'), {textContent: 'b{}'}))")
    browser.value("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/'}))")
    browser.value("1")
    assert any("style-src" in one for one in browser.complaints())
    assert any("img-src" in one for one in browser.complaints())


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_W4_no_page_scrolls_sideways(site: Filled, browser: Browser, width: int) -> None:
    for address in _addresses(site):
        browser.open(str(site.client.base_url).rstrip("/") + address, width)
        assert browser.value("document.documentElement.scrollWidth") <= width, address


def test_W4_what_is_pressed_is_large_enough(site: Filled, browser: Browser) -> None:
    """2.5.8: 24 px, save links within a sentence."""
    browser.open(str(site.client.base_url).rstrip("/") + "/changes", 390)
    small = browser.value(
        "[...document.querySelectorAll('nav a, .chips a, button, summary, input:not([type=hidden]), select')]"
        ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
    )
    assert small == []


def test_the_capture_of_a_page_is_saved_and_never_shown(site: Filled, browser: Browser) -> None:
    base = str(site.client.base_url).rstrip("/")
    browser.open(base + "/", 390)
    answer = browser.ask("Page.navigate", url=f"{base}/captures/{site.changes[0].new_body}")
    assert answer.get("isDownload") or answer["errorText"] == "net::ERR_ABORTED"
    assert browser.value("location.pathname") == "/"
