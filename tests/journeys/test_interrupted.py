"""Ctrl-C and a service manager's stop, at any moment: over at once, in one line, nobody left behind."""

import fcntl
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.flows.site import Site, running_site
from tests.journeys.command import Home
from tests.journeys.test_killed import CATALOGUE, publish

AT_ONCE = 5.0  # seconds, on a machine that is busy with other tests
LINE = "dutywatch: interrupted; nothing is lost, run the same command again"


@pytest.fixture(scope="module")
def slow() -> Iterator[Site]:
    """An authority whose first notice never comes."""
    with running_site() as site:
        publish(site, "2.5")
        site.gates["/n0"] = threading.Event()
        yield site
        site.gates["/n0"].set()


@pytest.fixture(scope="module")
def home(slow: Site, tmp_path_factory: pytest.TempPathFactory) -> Home:
    place = tmp_path_factory.mktemp("interrupted")
    (place / "catalogue").mkdir()
    (place / "catalogue" / "us.toml").write_text(CATALOGUE.format(base=slow.address))
    return Home(place / "data", {"CATALOGUE_DIR": str(place / "catalogue"), "ALLOW_PRIVATE": slow.netloc})


def _members(group: int) -> list[str]:
    """The command lines of the processes of a group that still live."""
    lines = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = stat.read_text().rpartition(")")[2].split()
            if int(after[2]) == group and after[0] != "Z":
                lines.append((stat.parent / "cmdline").read_text().replace("\0", " "))
        except (OSError, IndexError):
            continue
    return lines


def _struck(process: subprocess.Popen[str], *blows: signal.Signals) -> tuple[int, str]:
    """Each blow goes to the whole group, as a terminal's does; the exit code and all that was said."""
    began = time.monotonic()
    for blow in blows:
        os.killpg(process.pid, blow)
    out, err = process.communicate(timeout=60)
    assert time.monotonic() - began < AT_ONCE
    end = time.monotonic() + AT_ONCE
    while left := _members(process.pid):
        assert time.monotonic() < end, left
        time.sleep(0.01)
    return process.returncode, out + err


def _wait_for(moment: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while not moment():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "the moment never came"
        time.sleep(0.01)


def _over_in_one_line(said: str) -> None:
    assert said.splitlines()[-1] == LINE
    assert said.count(LINE) == 1
    assert "Traceback" not in said
    assert "Crash detected" not in said


@pytest.mark.parametrize(("blow", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_while_the_engine_starts(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blow: signal.Signals, code: int
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    starting = tmp_path / "starting"
    with starting.open("wb") as held:  # as if another command were making the engine's home
        fcntl.flock(held, fcntl.LOCK_EX)
        process = home.start("run")
        _wait_for(lambda: _opened(process, starting), process)
        ended, said = _struck(process, blow)
    assert ended == code
    _over_in_one_line(said)


@pytest.mark.parametrize("blows", [1, 2], ids=["once", "twice in a row"])
def test_in_the_middle_of_a_crawl(home: Home, slow: Site, blows: int) -> None:
    slow.asked.clear()
    process = home.start("run")
    _wait_for(lambda: ("/list", 200) in slow.asked, process)
    ended, said = _struck(process, *[signal.SIGINT] * blows)
    assert ended == 130
    _over_in_one_line(said)
    assert home.json("db", "verify")["faults"] == []


def _opened(process: subprocess.Popen[str], file: Path) -> bool:
    def target(link: Path) -> str:
        try:
            return os.readlink(link)
        except OSError:
            return ""

    return any(target(link) == str(file) for link in Path(f"/proc/{process.pid}/fd").iterdir())
