"""kill -9 at three points of a run: the next run resumes, nothing is lost, nothing comes twice."""

import os
import shutil
import signal
import sqlite3
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.flows.site import running_site
from tests.journeys.command import Home

NOTICES = 6  # the default politeness is a second a page

CATALOGUE = """
jurisdiction = "US"

[[source]]
id = "notices"
authority = "Customs of the test"
title = "Notices"
url = "{base}/list"
kind = "listing"
language = "en"
revisit_hours = 0
verification = {{ grade = "own", what = "written for a test", when = 2026-11-24 }}
[source.listing]
link = "main li a"
follow = true
"""


def _notice(site, n: int, rate: str) -> str:
    text = "".join(
        f"<p>Paragraph {p} of notice {n} explains how goods are declared at the office.</p>" for p in range(30)
    )
    return site.notice(f"Notice {n}", f"{text}<p>The import duty on goods of heading 85{n:02} is {rate} %.</p>")


def publish(site, rate: str) -> None:
    site.pages.update({f"/n{n}": _notice(site, n, rate) for n in range(NOTICES)})
    site.pages["/list"] = site.listing(*(f"/n{n}" for n in range(NOTICES)))


def kill(process) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    process.stderr.close()


def _until(what, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "the moment to kill never came"
        time.sleep(0.005)


def count(database: Path, table: str) -> int:
    if not database.exists():
        return 0
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.fixture(scope="module")
def published():
    with running_site() as site:
        publish(site, "2.5")
        yield site


@pytest.fixture(scope="module")
def baseline(published, tmp_path_factory, engine_server) -> Home:
    """A record with the baseline of the site in it and one seller; made once, since politeness takes its time."""
    place = tmp_path_factory.mktemp("baseline")
    (place / "catalogue").mkdir()
    (place / "catalogue" / "us.toml").write_text(CATALOGUE.format(base=published.address))
    settings = {"CATALOGUE_DIR": str(place / "catalogue"), "ALLOW_PRIVATE": published.netloc}
    mine = Home(place / "data", settings, engine_server)
    mine.run("subscribe", "seller@example.org", "--country", "US", "--frequency", "instant")
    mine.run("run")
    publish(published, "10")
    return mine


@pytest.fixture
def at_home(baseline, published, tmp_path) -> Home:
    shutil.copytree(baseline.folder, tmp_path / "data")
    published.asked.clear()
    return replace(baseline, folder=tmp_path / "data")


def all_told_once(mine) -> None:
    changes = mine.json("changes", "--limit", "100")["changes"]
    assert len(changes) == NOTICES
    assert len({change["resource"]["url"] for change in changes}) == NOTICES
    database = mine.folder / "dutywatch.db"
    assert count(database, "told") == NOTICES
    assert mine.json("db", "verify")["faults"] == []
    assert not list((mine.folder / "spool").glob("*"))
    states = sqlite3.connect(database).execute("SELECT state FROM deliveries").fetchall()
    assert {state for (state,) in states} == {"sent"}
    mails = list((mine.folder / "mail").glob("*.eml"))
    assert len(mails) == len(states)


def test_killed_while_crawling(at_home, published):
    published.gates["/n4"] = threading.Event()
    process = at_home.start("run")
    _until(lambda: sum(path.startswith("/n") for path, _ in published.asked) > 2)
    kill(process)
    published.gates.pop("/n4").set()
    at_home.run("run")
    all_told_once(at_home)


def test_killed_while_taking_in(at_home):
    database = at_home.folder / "dutywatch.db"
    process = at_home.start("run")
    _until(lambda: count(database, "changes") >= 1)
    kill(process)
    assert 1 <= count(database, "changes") <= NOTICES
    at_home.run("run")
    all_told_once(at_home)


def test_killed_between_the_record_and_the_digest(at_home):
    database = at_home.folder / "dutywatch.db"
    process = at_home.start("run")
    _until(lambda: count(database, "changes") == NOTICES)
    kill(process)
    assert count(database, "deliveries") in (0, 1)
    at_home.run("run")
    all_told_once(at_home)
