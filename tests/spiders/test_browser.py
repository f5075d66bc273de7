"""Pages that only their scripts make, opened in a real Chromium that has no way out but the guarded gate."""

import asyncio
import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import which

import pytest

from pipeline.model.verdict import Verdict
from spiders.browser import NoPage, chromium, rendered
from spiders.gate import Gate, gate
from spiders.guard import Guard
from spiders.plan import Limits
from tests.spiders import zoo
from tests.spiders.support import crawled, descendants, entry

SHELL = """<!doctype html><title>Rates</title><div id=app></div><img src="/picture.png"><script>
const inner = ["http://127.0.0.1:{inner}/secret", "http://169.254.169.254/latest/", "http://localhost:{inner}/secret"];
for (const url of inner) fetch(url, {{mode: "no-cors"}}).catch(() => 0);
fetch("/rates.json").then(answer => answer.json()).then(rates => {{
  app.innerHTML = "<h1>Rates</h1>" + rates.map(rate => `<p>Heading ${{rate[0]}}: the duty is ${{rate[1]}} %.</p>`).join("");
}});
</script><iframe src="http://127.0.0.1:{inner}/frame"></iframe>"""


@pytest.mark.slow
@pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")
def test_S9_a_page_made_by_scripts_is_read_and_what_it_asks_for_inside_is_refused(tmp_path: Path) -> None:
    inner = zoo.Site(zoo.page)

    def rates(visit: zoo.Visit) -> None:
        match visit.path:
            case "/rates.json":
                visit.answer('[["8517", "2.5"], ["6109", "12"]]', kind="application/json")
            case "/":
                visit.answer(SHELL.format(inner=inner.port))
            case _:
                zoo.page(visit)

    site = zoo.Site(zoo.no_robots(rates))
    with zoo.serve(inner, site):
        sources = [entry("made", site.url("/"), browser=True), entry("bare", site.url("/"))]
        left = crawled(tmp_path, sources, [site.place], limits={"timeout": 30.0})
    made = left.capture("made")
    assert made.verdict is Verdict.OK
    assert "Heading 6109: the duty is 12 %." in left.body(made).decode()
    assert b"the duty is 12" not in left.body(left.capture("bare"))
    refused = int(dict(made.headers)["X-Dutywatch-Rendered"].split()[3])
    assert refused == 4, "three of its script, one of its frame"
    assert inner.asked == []
    assert "/picture.png" not in site.paths()
    assert {asked.headers["User-Agent"].partition("/")[0] for asked in site.asked} == {"Dutywatch"}


@pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")
def test_Z2_a_page_that_does_not_come_to_rest_is_given_up_and_its_browser_ended() -> None:
    site = zoo.Site(zoo.hang)
    with zoo.serve(site), pytest.raises(NoPage, match="did not come to rest within the time limit"):
        asyncio.run(rendered(site.url(), Guard.of([site.place]), Limits(timeout=1.5), "Dutywatch/0"))
    # Killed, and gone as soon as the system has time for it.
    _until(lambda: not [pid for pid in descendants(os.getpid()) if "chrom" in _program(pid)])


KILLED = """
import asyncio, sys
from spiders.browser import rendered
from spiders.guard import Guard
from spiders.plan import Limits
asyncio.run(rendered(f"http://{sys.argv[1]}/", Guard.of([sys.argv[1]]), Limits(timeout=60), "Dutywatch/0"))
"""


@pytest.mark.slow
@pytest.mark.skipif(chromium() is None or which("setpriv") is None, reason="no Chromium or no setpriv on this machine")
def test_no_browser_outlives_a_crawl_that_was_killed() -> None:
    site = zoo.Site(lambda visit: visit.answer("<script>for (;;) {}</script>"))
    with zoo.serve(site):
        crawl = subprocess.Popen([sys.executable, "-c", KILLED, site.place], cwd=Path(__file__).parents[2])
        _until(lambda: site.asked)
        browsers = [pid for pid in descendants(crawl.pid) if "chrom" in _program(pid)]
        crawl.kill()
        crawl.wait()
    assert browsers
    _until(lambda: not any("chrom" in _program(pid) for pid in browsers))


def _until(condition: Callable[[], object]) -> None:
    for _ in range(200):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("did not come about in time")


def _program(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text()
    return ""


def test_a_source_that_needs_a_browser_says_so_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spiders import browser

    monkeypatch.setattr(browser, "_NAMES", ("no-such-browser",))
    browser.chromium.cache_clear()
    try:
        with pytest.raises(browser.NoPage, match="there is no Chromium on this machine"):
            asyncio.run(browser.rendered("https://example.org/", Guard(), Limits(), "x"))
    finally:
        browser.chromium.cache_clear()


async def _asked(opened: Gate, port: int, *requests: bytes) -> list[bytes]:
    answers = []
    for request in requests:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        writer.write_eof()
        answers.append(await reader.read(4096))
        writer.close()
    return answers


def test_S8_the_gate_lets_nothing_out_but_what_the_guard_allows() -> None:
    inner = zoo.Site(zoo.page)
    site = zoo.Site(zoo.page)
    with zoo.serve(inner, site):
        place = inner.place
        refused = [
            f"GET http://{place}/ HTTP/1.1\r\n\r\n", f"CONNECT {place} HTTP/1.1\r\n\r\n", "CONNECT localhost:22 HTTP/1.1\r\n\r\n",
            f"POST http://{site.place}/ HTTP/1.1\r\n\r\n", "GET /etc/passwd HTTP/1.1\r\n\r\n", "GET file:///etc/passwd HTTP/1.1\r\n\r\n",
            "CONNECT accounts.google.com:443 HTTP/1.1\r\n\r\n", f"GET http://{site.place}@{place}/ HTTP/1.1\r\n\r\n", f"CONNECT [::ffff:127.0.0.1]:{inner.port} HTTP/1.1\r\n\r\n",
        ]  # fmt: skip
        good = f"GET http://{site.place}/a?b HTTP/1.1\r\nHost: {site.place}\r\nProxy-Connection: x\r\n\r\n"

        async def ask() -> tuple[list[bytes], list[bytes], Gate]:
            async with gate(Guard.of([site.place], (80, 443, inner.port)), 1000) as (opened, port):
                no = await _asked(opened, port, *(request.encode() for request in refused))
                return no, await _asked(opened, port, good.encode(), b"rubbish\r\n\r\n", b"\xff" * 100), opened

        no, (yes, *rubbish), opened = asyncio.run(ask())
    assert {answer.partition(b"\r\n")[0] for answer in no} == {b"HTTP/1.1 403 Forbidden"}
    assert len(opened.refused) == len(refused) - 1, "what Chromium asks of its maker is no page's doing"
    assert yes.startswith(b"HTTP/1.1 200")
    assert [asked.path for asked in site.asked] == ["/a?b"]
    assert "Proxy-Connection" not in site.asked[0].headers
    assert rubbish == [b"", b""]
    assert inner.asked == []


def test_a_connection_whose_one_side_has_said_all_is_served_to_its_end() -> None:
    def slowly(visit: zoo.Visit) -> None:
        time.sleep(0.2)
        zoo.page(visit)

    site = zoo.Site(slowly)
    with zoo.serve(site):

        async def ask() -> bytes:
            async with gate(Guard.of([site.place]), 1000) as (_, port):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(f"GET http://{site.place}/ HTTP/1.1\r\n\r\n".encode())
                writer.write_eof()
                await asyncio.sleep(0.1)
                gc.collect()
                answer = await reader.read(4096)
                writer.close()
                return answer

        assert asyncio.run(ask()).startswith(b"HTTP/1.1 200")


def test_Z1_the_gate_ends_a_page_that_takes_in_too_much() -> None:
    site = zoo.Site(zoo.endless_body)
    with zoo.serve(site):

        async def ask() -> int:
            async with gate(Guard.of([site.place]), 100_000) as (_, port):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(f"GET http://{site.place}/ HTTP/1.1\r\n\r\n".encode())
                taken = 0
                while piece := await reader.read(65536):
                    taken += len(piece)
                writer.close()
                return taken

        assert asyncio.run(ask()) <= 100_000
