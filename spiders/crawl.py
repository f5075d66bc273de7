"""The one way into a crawl: a plan in, a filled spool out, a child process of its own in between.

The child comes from a fork server that has Scrapy already imported (a third of a second a start), never from a fork
of this process: its threads and the engine's loop would come along. `crawl` may be called from several threads at
once; a few children run at a time, the others wait their turn.
"""

import multiprocessing
import signal
import threading
from datetime import UTC, datetime
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerProcess

from spiders.plan import Known, Limits, Plan

__all__ = ["CHILDREN", "CrawlDied", "Known", "Limits", "Plan", "crawl"]

CHILDREN = 4
_GRACE = 60.0  # seconds beyond the plan's own time, after which a child hangs
_turns = threading.BoundedSemaphore(CHILDREN)
_server = threading.Lock()


class CrawlDied(Exception):
    """The child process ended before its crawl did. What it had fetched is in the spool, and can be used."""


def crawl(plan: Plan) -> None:
    """Crawls the sources of the plan into `plan.spool`; returns when done. Thread-safe.

    Every failure of a site is a capture and a report in the spool. Raises CrawlDied where the child died, was
    interrupted, or hung; ValueError where `allow_private` is not host:port.
    """
    from spiders.guard import Guard

    Guard.of(plan.allow_private, plan.ports)
    offset = (plan.now - datetime.now(UTC)).total_seconds()
    with _turns:
        child = _started(plan, offset)
        try:
            wait([child.sentinel], timeout=plan.limits.seconds + _GRACE)
        except BaseException:
            _stop(child)
            raise
        _check(child)


def _started(plan: Plan, offset: float) -> ForkServerProcess:
    # multiprocessing looks after all its children whenever one is started; two threads at it at once would take a
    # living child for a dead one, hence the lock here and in `_check`.
    with _server:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["spiders.warm"])
        from spiders.entrance import run_child

        child = context.Process(target=run_child, args=(plan.model_dump_json(), offset), daemon=True)
        # Held back until the child is ready for it: a Ctrl-C that meets the fork server's imports would show as its
        # traceback.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            child.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return child


def _check(child: ForkServerProcess) -> None:
    with _server:
        code = child.exitcode
    if code is None:
        _stop(child)
        raise CrawlDied("the crawl did not end in time and was stopped; what it fetched is kept")
    if code != 0:
        ended = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        raise CrawlDied(f"the crawl's process {ended}; what it fetched is kept")


def _stop(child: ForkServerProcess) -> None:
    with _server:
        child.terminate()
    if not wait([child.sentinel], timeout=5.0):
        with _server:
            child.kill()
