"""Inside the child process: one reactor, one spider, all sources of the plan.

One spider and
one downloader for all sources, so that two sources of one host share its delay, its robots.txt and its patience.
"""

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from multiprocessing import parent_process
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from spiders.api_keys import api_key, keep_out_of_logs
from spiders.entry import Entry
from spiders.fetch import Fetcher
from spiders.guard import Guard
from spiders.plan import Plan
from spiders.running import Crawl
from spiders.settings import scrapy_settings, user_agent
from spiders.spool import Writer
from spiders.watch import watch


class SourcesSpider(scrapy.Spider):
    """Watches the sources of a plan."""

    name = "dutywatch"

    def __init__(self, plan: Plan, offset: timedelta, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plan = plan
        self.offset = offset

    async def start(self) -> AsyncIterator[Any]:
        """The whole crawl; nothing is left for the scheduler."""
        from twisted.internet import reactor

        assert self.crawler.engine is not None
        fetcher = Fetcher(
            self.crawler.engine.download_async,
            Guard.of(self.plan.allow_private, self.plan.ports),
            reactor.nameResolver,
            self.plan.limits,
            self._now,
            self.plan.hosts,
            user_agent(self.plan.contact),
            self.plan.robots,
        )
        writer = Writer(self.plan.spool)
        try:
            await self._watch_all(fetcher, writer)
        finally:
            writer.close()
        return
        yield

    async def _watch_all(self, fetcher: Fetcher, writer: Writer) -> None:
        """Sources of one host in turn, hosts side by side, until the plan's time is up."""
        gate = asyncio.Semaphore(self.plan.limits.hosts)

        async def host(entries: Iterable[Entry]) -> None:
            for entry in entries:
                async with gate:
                    await self._watch_one(Crawl(entry, self.plan, fetcher, writer, self._now), deadline)

        deadline = asyncio.get_running_loop().time() + self.plan.limits.seconds
        await asyncio.gather(*(host(entries) for entries in by_host(self.plan.entries)))

    async def _watch_one(self, crawl: Crawl, deadline: float) -> None:
        try:
            async with asyncio.timeout_at(deadline):
                await watch(crawl)
        except TimeoutError:
            pass  # the source's report says so

    def _now(self) -> datetime:
        return datetime.now(UTC) + self.offset


def by_host(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Entries that ask the same host, together."""

    def host(entry: Entry) -> str:
        return urlsplit(entry.url).netloc.lower()

    return [tuple(group) for _, group in groupby(sorted(entries, key=host), key=host)]


def run(plan_json: str, offset_seconds: float) -> None:
    """The child's main function."""
    # A crawl that is interrupted just dies: its spool is whole up to the last line, and the run can be run again.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_die_with_parent, daemon=True).start()
    plan = Plan.model_validate_json(plan_json)
    plan.spool.mkdir(parents=True, exist_ok=True)
    keep_out_of_logs(key for entry in plan.entries if (key := api_key(entry, plan.api_keys)))
    process = AsyncCrawlerProcess(scrapy_settings(plan))
    process.crawl(SourcesSpider, plan=plan, offset=timedelta(seconds=offset_seconds))
    process.start(install_signal_handlers=False)


def _die_with_parent() -> None:
    """A crawl whose parent was killed has nobody to read its spool."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
