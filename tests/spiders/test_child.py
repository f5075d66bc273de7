"""The child process: several at a time, killed, interrupted, orphaned."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.model.verdict import Verdict
from spiders.crawl import CrawlDied, Known, Limits, Plan, crawl
from tests.spiders import zoo
from tests.spiders.support import crawled, entry


def test_a_plan_travels_as_json() -> None:
    plan = Plan(
        spool=Path("/tmp/x"),
        now=datetime(2026, 11, 24, tzinfo=UTC),
        entries=(entry("a", "https://example.org/", "listing", listing={"link": "a", "key": "(N-\\d+)"}),),
        known={"a": (Known(key="k", url="u", fetched=datetime(2026, 11, 1, tzinfo=UTC)),)},
    )
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


def test_plans_run_at_the_same_time_in_threads(tmp_path: Path) -> None:
    site = zoo.Site(zoo.no_robots(zoo.page))
    with zoo.serve(site), ThreadPoolExecutor(6) as pool:
        runs = [pool.submit(crawled, tmp_path / str(n), [entry(f"s{n}", site.url())], [site.place]) for n in range(6)]
        assert [run.result().report(f"s{n}").verdict for n, run in enumerate(runs)] == [Verdict.OK] * 6


def test_Z9_children_that_ask_one_host_take_turns_and_the_next_run_knows_that_it_wants_rest(tmp_path: Path) -> None:
    under_way, most = [0], [0]
    gate = threading.Lock()

    def slow(visit: zoo.Visit) -> None:
        with gate:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        time.sleep(0.05)
        with gate:
            under_way[0] -= 1
        visit.answer("slow down", 429, Retry_After="3600") if visit.path == "/rest" else zoo.page(visit)

    site = zoo.Site(slow, robots="User-agent: *\nDisallow:\n")
    shared = {"hosts": tmp_path / "hosts", "limits": {"delay": 0.25}}

    def ask(name: str, *paths: str) -> Verdict:
        sources = [entry(f"{name}{path.strip('/')}", site.url(path)) for path in paths]
        left = crawled(tmp_path / name, sources, [site.place], **{**shared, "limits": dict(shared["limits"])})
        return left.report(sources[-1].id).verdict

    with zoo.serve(site), ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(ask, "gb", "/a", "/b"), pool.submit(ask, "xi", "/c", "/d")]
        assert [run.result() for run in runs] == [Verdict.OK, Verdict.OK]
        whens = sorted(asked.when for asked in site.asked)
        assert ask("ie", "/rest") is Verdict.THROTTLED
        asked_so_far = len(site.asked)
        assert ask("fr", "/e") is Verdict.THROTTLED
    assert most == [1]
    assert min(later - earlier for earlier, later in pairwise(whens)) > 0.24
    assert len(site.asked) == asked_so_far


def test_capture_times_follow_the_time_that_was_passed_in(tmp_path: Path) -> None:
    site = zoo.Site(zoo.no_robots(zoo.page))
    now = datetime(2026, 7, 1, 9, tzinfo=UTC)
    with zoo.serve(site):
        left = crawled(tmp_path, [entry("then", site.url("/{today}"))], [site.place], now=now)
    capture = left.capture("then")
    assert timedelta() <= capture.fetched - now < timedelta(seconds=30)
    assert site.paths() == ["/2026-07-01"]
    assert capture.key.endswith("/{today}")


def test_documents_behind_an_index_are_left_alone_until_they_are_due(tmp_path: Path) -> None:
    def notices(visit: zoo.Visit) -> None:
        visit.answer('<li><a href="/old">Old</a><li><a href="/new">New</a><li><a href="/due">Due</a>')

    site = zoo.Site(zoo.no_robots(notices))
    now = datetime.now(UTC)
    with zoo.serve(site):
        known = [
            Known(key=site.url(f"/{name}"), url=site.url(f"/{name}"), fetched=now - timedelta(hours=hours))
            for name, hours in (("old", 1), ("due", 25))
        ]
        source = entry("n", site.url(), "listing", listing={"link": "a"})
        left = crawled(tmp_path, [source], [site.place], now=now, known={"n": tuple(known)})
    assert site.paths() == ["/", "/new", "/due"]
    assert len(left.report("n").listed) == 3


def _crawl_that_hangs(folder: Path, site: zoo.Site) -> threading.Thread:
    plan = Plan(
        spool=folder,
        now=datetime.now(UTC),
        entries=(entry("good", site.url("/good")), entry("hangs", site.url("/hangs"))),
        allow_private=(site.place,),
        limits=Limits(delay=0, timeout=60),
    )
    return threading.Thread(target=_caught, args=(plan,), name=str(folder))


died: dict[Path, CrawlDied] = {}


def _caught(plan: Plan) -> None:
    try:
        crawl(plan)
    except CrawlDied as error:
        died[plan.spool] = error


def _good_then_hanging() -> zoo.Site:
    def behaviour(visit: zoo.Visit) -> None:
        zoo.page(visit) if visit.path == "/good" else zoo.hang(visit)

    return zoo.Site(zoo.no_robots(behaviour))


def _wait_for(condition: object, seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "did not come about in time"
        time.sleep(0.02)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_child_that_dies_is_a_named_error_and_its_spool_can_be_read(tmp_path: Path, blow: signal.Signals) -> None:
    site = _good_then_hanging()
    before = {child.pid for child in multiprocessing.active_children()}
    with zoo.serve(site):
        thread = _crawl_that_hangs(tmp_path, site)
        thread.start()
        _wait_for(lambda: "/hangs" in site.paths())
        (child,) = (child for child in multiprocessing.active_children() if child.pid not in before)
        assert child.pid is not None
        os.kill(child.pid, blow)
        thread.join(15)
        assert not thread.is_alive()
    assert f"signal {int(blow)}" in str(died[tmp_path])
    from tests.spiders.support import Crawled

    assert Crawled(tmp_path).report("good").verdict is Verdict.OK


SCRIPT = """
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from spiders.crawl import Limits, Plan, crawl
from tests.spiders.support import entry

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job begins with SIGINT ignored
    place = sys.argv[2]
    plan = Plan(spool=Path(sys.argv[1]), now=datetime.now(UTC), entries=(entry("hangs", f"http://{place}/"),),
                allow_private=(place,), limits=Limits(delay=0, timeout=60))
    crawl(plan)
"""


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_no_child_outlives_its_parent(tmp_path: Path, blow: signal.Signals) -> None:
    """SIGINT is Ctrl-C: the parent ends at once with KeyboardInterrupt and leaves nobody behind."""
    site = zoo.Site(zoo.no_robots(zoo.hang))
    script = tmp_path / "parent.py"
    script.write_text(SCRIPT)
    root = Path(__file__).parents[2]
    with zoo.serve(site):
        parent = subprocess.Popen(
            [sys.executable, str(script), str(tmp_path / "spool"), site.place],
            env={**os.environ, "PYTHONPATH": str(root)}, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        _wait_for(lambda: site.paths() == ["/"])
        parent.send_signal(blow)
        _, said = parent.communicate(timeout=15)
        assert site.gone.wait(10), "the child still holds its connection"
    assert parent.returncode != 0
    if blow is signal.SIGINT:
        assert b"KeyboardInterrupt" in said
        assert said.count(b"Traceback") == 1


def test_a_plan_ends_when_its_time_is_up_and_every_source_has_a_report(tmp_path: Path) -> None:
    site = zoo.Site(zoo.no_robots(zoo.hang))
    began = time.monotonic()
    with zoo.serve(site):
        sources = [entry("a", site.url("/a")), entry("b", site.url("/b"))]
        left = crawled(tmp_path, sources, [site.place], limits={"seconds": 1.0, "timeout": 30.0})
    assert time.monotonic() - began < 8
    assert [left.report(name).verdict for name in "ab"] == [Verdict.TRUNCATED] * 2
    assert "time for this run" in str(left.report("a").why)


def test_a_wrong_allowance_is_a_value_error_before_any_child_is_started(tmp_path: Path) -> None:
    plan = Plan(spool=tmp_path, now=datetime.now(UTC), entries=(), allow_private=("nonsense",))
    with pytest.raises(ValueError, match="not host:port"):
        crawl(plan)


def test_the_parent_imports_no_scrapy() -> None:
    """`dutywatch --help` and every command but the crawl's child stay light."""
    code = "import sys, spiders.crawl, spiders.spool, spiders.catalogue; print('scrapy' in sys.modules, 'bs4' in sys.modules)"
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True).stdout
    assert said.split() == ["False", "False"]
