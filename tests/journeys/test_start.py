"""`dutywatch start`: crawls, digests and pages on schedule; killed and started again it goes on where it was."""

import json
import os
import signal
import time
import urllib.request

from tests.journeys.test_killed import CATALOGUE, NOTICES, count, kill, publish


def _address(process) -> str:
    return json.loads(process.stdout.readline())["address"]


def _until(what, seconds: float = 90.0) -> None:
    """Looks into the record itself: a command a look would cost more than what is waited for."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.2)


def _due_again(mine) -> None:
    """What a day later would be: the last crawl was a day ago."""
    import sqlite3

    with sqlite3.connect(mine.folder / "dutywatch.db", timeout=10) as connection:
        connection.execute("UPDATE sources SET last_crawled = datetime(last_crawled, '-2 days') || '.000000'")


def test_killed_and_started_again(home, site, catalogue):
    publish(site, "2.5")
    mine = home(CATALOGUE_DIR=str(catalogue(CATALOGUE.format(base=site.address))), ALLOW_PRIVATE=site.netloc)
    mine.run("subscribe", "seller@example.org", "--country", "US", "--frequency", "instant")
    first = mine.start("start", "--port", "0", "--every", "1", "--json")
    address = _address(first)
    assert b"Dutywatch" in urllib.request.urlopen(address + "/").read()
    database = mine.folder / "dutywatch.db"
    _until(lambda: count(database, "source_health"))
    assert mine.json("health")["sources"]
    kill(first)

    publish(site, "10")
    _due_again(mine)
    second = mine.start("start", "--port", "0", "--every", "1", "--json")
    _address(second)
    _until(lambda: count(database, "changes") >= NOTICES)
    _until(lambda: list((mine.folder / "mail").glob("*.eml")), 30)
    changes = mine.json("changes", "--limit", "100")["changes"]
    assert len(changes) == NOTICES
    assert {change["event"] for change in changes} == {"amended"}
    os.kill(second.pid, signal.SIGTERM)
    assert second.wait(30) == 0
    assert "stopped" in second.stderr.read()
    second.stdout.close()
    second.stderr.close()
    assert len(list((mine.folder / "mail").glob("*.eml"))) >= 1
    assert mine.json("db", "verify")["faults"] == []
