"""The watch: crawl what is asked for, a task a jurisdiction, and take in what the crawls left."""

import asyncio
import logging
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from prefect import flow, task

from archive import health, resources, sources
from archive.database import reading, transaction
from flows.due import SET_ASIDE, left_spools
from flows.house import House
from flows.moved import Pairs, paired
from flows.redesigns import hold_redesigns, words_of
from flows.take_in import SAID_BY_STATUS, take_in, withdraw_missing
from flows.taken import Failed, Summary, Taken, What
from flows.under_way import Advance, UnderWay
from pipeline.identity import Pair
from pipeline.model.capture import Capture, SourceReport
from pipeline.model.source import Source
from pipeline.model.verdict import Verdict
from spiders import spool
from spiders.api_keys import needed_keys
from spiders.crawl import CrawlDied, crawl
from spiders.entry import Entry
from spiders.plan import Known, Plan

Tell = Callable[[str], None]


async def watch(house: House, entries: Sequence[Entry], tell: Tell, advance: Advance | None = None) -> Summary:
    """Crawls these entries once and takes in what comes. What a killed run left is taken in first.

    A jurisdiction that fails is told and set aside; the others go on. `advance` hears of each source that has ended.
    """
    summary = Summary()
    _store_sources(house)
    by_jurisdiction: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_jurisdiction[entry.jurisdiction].append(entry)
    turns, archive = asyncio.Semaphore(house.children), asyncio.Lock()
    under_way = UnderWay(len(entries))

    @task(name="crawl", task_run_name="crawl-{jurisdiction}")
    async def crawl_one(jurisdiction: str) -> None:
        async with turns:
            plan = await asyncio.to_thread(_plan, house, jurisdiction, by_jurisdiction[jurisdiction])
            under_way.spools[jurisdiction] = plan.spool
            died = await asyncio.to_thread(_crawled, plan)
        async with archive:  # one writer: what a crawl left is taken in as a whole
            part = await asyncio.to_thread(empty_spool, house, plan.spool)
        del under_way.spools[jurisdiction]
        under_way.taken_in += len(plan.entries)
        if died:
            part.failed.append(Failed(jurisdiction, died))
        summary.add(part)
        tell(_line(jurisdiction, part))

    @flow(name="watch", flow_run_name="watch-{day}")
    async def whole(day: str, jurisdictions: list[str]) -> None:
        for left in left_spools(house):
            summary.add(await asyncio.to_thread(empty_spool, house, left))
        ended = await asyncio.gather(*(crawl_one(code) for code in jurisdictions), return_exceptions=True)
        for code, end in zip(jurisdictions, ended, strict=True):
            if isinstance(end, Exception):
                logging.getLogger("dutywatch").error("crawling %s", code, exc_info=end)
                summary.failed.append(Failed(code, f"{type(end).__name__}: {end}"))
                tell(f"{code}: set aside, {type(end).__name__}: {end}")
            elif isinstance(end, BaseException):
                raise end

    following = asyncio.create_task(under_way.follow(advance)) if advance else None
    try:
        await whole(house.clock().date().isoformat(), list(by_jurisdiction))
    finally:
        if following:
            following.cancel()
    summary.held += await asyncio.to_thread(hold_redesigns, house.engine, house.clock())
    for one in summary.held:
        tell(words_of(one))
    return summary


def _store_sources(house: House) -> None:
    with transaction(house.engine) as session:
        for source in house.sources():
            sources.store_source(session, source)


def _plan(house: House, jurisdiction: str, entries: Sequence[Entry]) -> Plan:
    now = house.clock()
    known: dict[str, tuple[Known, ...]] = {}
    with reading(house.engine) as session:
        good = {one.source: one.last_good for one in health.health(session)}
        for entry in entries:
            known[entry.id] = tuple(
                Known(key=one.key, url=one.url, etag=one.etag, last_modified=one.last_modified, fetched=one.fetched)
                for one in resources.known_resources(session, entry.id)
            )
    private = (part.strip() for part in house.settings.allow_private.split(","))
    return Plan(
        spool=house.spools / f"{now:%Y%m%dT%H%M%S%f}-{jurisdiction}",
        hosts=house.settings.data_dir / "hosts",
        robots=house.settings.data_dir / "robots",
        now=now,
        entries=tuple(entries),
        known=known,
        since={one: at.date() for one, at in good.items() if at is not None},
        contact=house.settings.contact,
        api_keys=needed_keys(entries, house.settings.api_keys),
        allow_private=tuple(part for part in private if part),
        limits=house.limits,
    )


def _crawled(plan: Plan) -> str | None:
    try:
        crawl(plan)
    except CrawlDied as error:
        return str(error)
    return None


def empty_spool(house: House, folder: Path) -> Summary:
    """Takes in all that a crawl left, then removes its spool. Killed in between, it is simply done again."""
    summary = Summary()
    known = {source.id: source for source in house.catalogue.sources()}
    # What is listed no more is told by the report, which comes after the captures.
    reports = {line.source: line for line in spool.lines(folder) if isinstance(line, SourceReport)}
    pairs: dict[str, Pairs] = {}
    fit: dict[str, int] = defaultdict(int)
    unfit: dict[str, Taken] = {}
    for line in spool.lines(folder):
        source = known.get(line.source)
        if source is None:
            continue  # the entry left the catalogue between the crawl and now
        if source.id not in pairs:
            pairs[source.id] = paired(house, source, reports.get(source.id))
        match line:
            case Capture():
                pair = pairs[source.id].get(line.key)
                taken = _take_in_or_set_aside(house, source, line, folder, summary, pair)
                if taken is None:
                    continue
                fit[source.id] += taken.what is not What.SUSPECT
                if taken.what is What.SUSPECT:
                    unfit[source.id] = taken
                summary.taken.append(taken)
            case SourceReport():
                report = _screened(line, fit[source.id], unfit.get(source.id))
                summary.add(_end_source(house, source, report, fit[source.id], pairs[source.id]))
    _clear(house, folder, summary)
    return summary


def _take_in_or_set_aside(
    house: House, source: Source, capture: Capture, folder: Path, summary: Summary, pair: Pair | None
) -> Taken | None:
    try:
        return take_in(house, source, capture, _body(folder, capture), pair=pair)
    except Exception as error:  # one document that we cannot handle must not stop the hundreds behind it
        logging.getLogger("dutywatch").exception("taking in %s", capture.url)
        summary.failed.append(Failed(source.id, f"{capture.url} set aside: {type(error).__name__}: {error}"))
        return None


def _clear(house: House, folder: Path, summary: Summary) -> None:
    """Removes an emptied spool; one with something set aside is kept under another name, for the operator to report."""
    if summary.failed and any("set aside" in fault.why for fault in summary.failed):
        folder.rename(house.spools / f"{SET_ASIDE}{folder.name}")
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _body(folder: Path, capture: Capture) -> bytes | None:
    return spool.read_body(folder, capture.body) if capture.body else None


def _screened(report: SourceReport, fit: int, unfit: Taken | None) -> SourceReport:
    """A crawl that only brought pages which the screen found unfit was not a good one, though all of it arrived.

    One that failed by its status is named as its page was: the one refusal is not refused here and a challenge there.
    """
    if fit or unfit is None or report.verdict not in (Verdict.OK, *SAID_BY_STATUS):
        return report
    return replace(report, verdict=unfit.verdict, why=unfit.why, complete=False)


def _end_source(house: House, source: Source, report: SourceReport, fit: int, pairs: Pairs) -> Summary:
    part = Summary()
    if report.verdict in (Verdict.OK, Verdict.NOT_MODIFIED):
        part.good = 1
        part.taken += withdraw_missing(house, source, report, pairs)
    else:
        part.failed.append(Failed(source.id, _why(report)))
    with transaction(house.engine) as session:
        if report.verdict is Verdict.OK and sources.baseline_at(session, source.id) is None:
            resources.join_baseline(session, source.id, report.listed, report.finished)
            sources.set_baseline(session, source.id, report.finished)
        health.record_crawl(session, report, fit)
    return part


def _why(report: SourceReport) -> str:
    return f"{report.verdict.value}: {report.why}" if report.why else report.verdict.value


def _line(jurisdiction: str, part: Summary) -> str:
    told = [f"{part.good} of {part.good + len(part.failed)} sources answered"]
    if fresh := sum(one.what not in (What.KNOWN, What.SUSPECT) for one in part.taken):
        told.append(f"{fresh} captures")
    if part.changes:
        told.append(f"{len(part.changes)} changes")
    if moved := sum(one.moved_from is not None for one in part.taken):
        told.append(f"{moved} notices at new addresses")
    return f"{jurisdiction}: " + ", ".join(told)
