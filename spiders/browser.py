"""Pages that are only made by their scripts: opened in the system's Chromium, for sources that declare `browser = true`.

A fresh profile for each page, Chromium's own sandbox (as `nobody` where we are root), no pictures, no extensions, no
way to the network but the gate. The page is what stands in it once it has loaded and come to rest.
"""

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
from functools import cache
from pathlib import Path

from spiders.gate import gate
from spiders.guard import Guard
from spiders.plan import Limits

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_REST = 5000  # milliseconds of the page's own clock after which it counts as come to rest
_BYTES_A_PAGE = 3  # times what one document may have: its scripts and data come along
_OPTIONS = (
    "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync",
    "--disable-client-side-phishing-detection", "--metrics-recording-only", "--no-pings", "--no-service-autorun",
    "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,DialMediaRouteProvider,Translate,"
    "AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions",
    "--disable-domain-reliability", "--disable-breakpad", "--disable-quic", "--disable-dev-shm-usage", "--mute-audio",
    "--blink-settings=imagesEnabled=false", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    # No name is looked up and nothing connected to but through the proxy, loopback included.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--proxy-bypass-list=<-loopback>",
    f"--virtual-time-budget={_REST}", "--dump-dom",
)  # fmt: skip


class NoPage(Exception):
    """The browser gave no page; the message is for people."""


@cache
def chromium() -> str | None:
    """The system's Chromium or Chrome; None where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@cache
def _dies_with_us() -> tuple[str, ...]:
    """What starts a program so that it is killed with us, were we killed in the middle of a page (Linux)."""
    program = shutil.which("setpriv")
    return (program, "--pdeathsig", "KILL") if program else ()


async def rendered(url: str, guard: Guard, limits: Limits, agent: str) -> tuple[bytes, tuple[str, ...]]:
    """The page as its scripts made it, UTF-8, and the addresses that it asked for and the guard refused.

    Raises NoPage.
    """
    program = chromium()
    if program is None:
        raise NoPage("it needs a browser, and there is no Chromium on this machine: install it, or disable the source")
    with tempfile.TemporaryDirectory(prefix="dutywatch-", ignore_cleanup_errors=True) as profile:
        async with gate(guard, limits.max_bytes * _BYTES_A_PAGE) as (opened, port):
            words = [
                *_dies_with_us(), program, *_OPTIONS, f"--proxy-server=http://127.0.0.1:{port}", f"--user-data-dir={profile}/profile",
                f"--user-agent={agent}", url,
            ]  # fmt: skip
            page = await _output(words, Path(profile), limits)
        if url in opened.refused:
            raise NoPage("the guard refused it to the browser")
        return page, tuple(opened.refused)


async def _output(words: list[str], profile: Path, limits: Limits) -> bytes:
    """What the program prints within its time and size; it and all its children are gone afterwards."""
    user = "nobody" if os.getuid() == 0 else None  # Chromium's sandbox refuses to be root's
    if user is not None:
        shutil.chown(profile, user)
    home = {"HOME": str(profile), "XDG_CONFIG_HOME": str(profile), "XDG_CACHE_HOME": str(profile)}
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True, cwd=profile, env={"PATH": os.environ.get("PATH", os.defpath), **home},
        user=user, extra_groups=() if user else None,
    )  # fmt: skip
    assert process.stdout is not None
    page = bytearray()
    try:
        async with asyncio.timeout(limits.timeout):
            while piece := await process.stdout.read(65536):
                page += piece
                if len(page) > limits.max_bytes:
                    raise NoPage("the page that its scripts make is larger than we take in")
            await process.wait()
    except TimeoutError:
        raise NoPage("the page did not come to rest within the time limit") from None
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
    if process.returncode or not page.strip():
        raise NoPage("the browser could not show it")
    return bytes(page)
