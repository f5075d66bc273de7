"""The walk through an index: its pages, the items on them, and what lies behind their links."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from pipeline.model.capture import Role
from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.entry import Entry
from spiders.kinds import follows, read_index
from spiders.kinds.index import Item
from spiders.kinds.paging import Asking
from spiders.proof import alive, may_be_left_out, says_nothing_found
from spiders.running import WELL, Crawl, Finding, Window, finding, page_of

FOLLOW_AT_MOST = 200  # documents behind links, a crawl
CUT_OUT_AT_MOST = 2000  # rows of one answer, a crawl


@dataclass(frozen=True, slots=True)
class _Step:
    """One page to ask for: how, the days that its query is for, and its number among that query's pages."""

    asking: Asking
    window: Window
    number: int = 1


async def walk(crawl: Crawl) -> Finding:
    """All pages of an index; then the items, cut out or followed; the index's own captures last.

    Last, because their validators would otherwise hide items that a killed crawl had not yet kept.
    """
    pages, items, broken_off = await _read_pages(crawl)
    crawl.listed.update((item.listed.key, item.listed) for item in items)
    failed = broken_off is not None and broken_off[0] is not Verdict.OK
    there = [page for page in pages if page.verdict is not Verdict.NOT_FOUND] or pages
    verdict, why = broken_off if broken_off and failed and not items else alive(crawl.entry, there, items)
    if verdict is Verdict.OK and items:
        verdict, why = await _keep_items(crawl, items, pages[0])
    for number, answer in enumerate(pages, start=1):
        crawl.keep(crawl.key(number), answer, Role.INDEX)
    crawl.complete = crawl.entry.complete and broken_off is None
    return broken_off if broken_off and failed and verdict is Verdict.OK else (verdict, why)


async def _keep_items(crawl: Crawl, items: tuple[Item, ...], first: Answer) -> Finding:
    if follows(crawl.entry):
        return await _follow(crawl, items)
    for item in _newest(items, crawl.entry.max_items or CUT_OUT_AT_MOST):
        crawl.keep_cut_out(item, first.fetched)
    return Verdict.OK, None


async def _read_pages(crawl: Crawl) -> tuple[list[Answer], tuple[Item, ...], Finding | None]:
    """The answers, the items in order, and what broke the walk off before the index's end, if anything did."""
    waiting = [_Step(crawl.asking(window), window) for window in crawl.windows()]
    by_day, missing = len(waiting) > 1, None
    whole = _conditional(crawl.entry) and not by_day
    asked = set[Asking]()
    answers: list[Answer] = []
    items: dict[str, Item] = {}
    while waiting and len(answers) < crawl.entry.max_pages:
        step = waiting.pop(0)
        asked.add(step.asking)
        answer = await crawl.ask_index(crawl.key() if whole else None, step.asking)
        answers.append(answer)
        if says_nothing_found(crawl.entry, answer):
            continue
        if by_day and answer.verdict is Verdict.NOT_FOUND:
            missing = finding(answer)  # of that day there is no issue, or not yet
            continue
        if answer.verdict is not Verdict.OK:
            return answers, tuple(items.values()), finding(answer)
        index = read_index(crawl.entry, page_of(crawl.entry, answer, step.number, step.asking[1]))
        if index.halve and step.window[0] < step.window[1]:
            waiting[:0] = [_Step(crawl.asking(half), half) for half in _halves(step.window)]
            continue
        if index.fault is not None and not (index.absent and may_be_left_out(crawl.entry, answer)):
            return answers, tuple(items.values()), (Verdict.GARBLED, index.fault)
        new = {item.listed.key: item for item in index.items if item.listed.key not in items}
        items.update(new)
        # A page without anything new ends the walk: some listings repeat their last page for ever.
        if new or not answers[1:] or not index.items:
            further = [(link, index.body or step.asking[1]) for link in index.more]
            waiting.extend(_Step(one, step.window, step.number + 1) for one in further if one not in asked)
    left: Finding | None = (Verdict.OK, None) if waiting else None
    if missing and all(answer.verdict is Verdict.NOT_FOUND for answer in answers):
        left = missing
    return answers, tuple(items.values()), left


def _halves(window: Window) -> tuple[Window, Window]:
    """The later days first, since what is newest matters most should the crawl be cut short."""
    first, last = window
    middle = first + (last - first) // 2
    return (middle + timedelta(days=1), last), (first, middle)


def _conditional(entry: Entry) -> bool:
    """Whether an unchanged first page tells all. Not where links are followed: it would hide which documents are due;
    not where there are further pages: these may have changed.
    """
    section = entry.api or entry.listing
    paged = section is not None and (section.next is not None or section.page is not None)
    return not follows(entry) and not paged


async def _follow(crawl: Crawl, items: tuple[Item, ...]) -> Finding:
    """Fetches what lies behind the index, a few at a time; one refusal to be asked more ends it."""
    due = _due(crawl, items)
    gate = asyncio.Semaphore(crawl.plan.limits.per_host)
    stop: list[Answer] = []
    failed: list[Answer] = []

    async def one(item: Item) -> None:
        async with gate:
            if stop:
                return
            answer = await crawl.ask(item.listed.key, item.listed.url)
            if answer.verdict is Verdict.THROTTLED:
                stop.append(answer)
                return
            if answer.verdict not in WELL:
                failed.append(answer)
            crawl.keep(item.listed.key, answer, listed=item.listed)

    async with asyncio.TaskGroup() as group:
        for item in due:
            group.create_task(one(item))
    if stop:
        return Verdict.THROTTLED, stop[0].why
    if failed and len(failed) == len(due):
        return failed[0].verdict, failed[0].why
    return Verdict.OK, f"{len(failed)} of {len(due)} documents could not be fetched" if failed else None


def _due(crawl: Crawl, items: Iterable[Item]) -> list[Item]:
    """What is new first, then what was left alone the longest; not what was fetched a short while ago."""
    rested = crawl.plan.now - timedelta(hours=crawl.entry.revisit_hours)
    never = datetime.min.replace(tzinfo=UTC)

    def last(item: Item) -> datetime:
        known = crawl.known.get(item.listed.key)
        return never if known is None or known.fetched is None else known.fetched

    due = sorted((item for item in items if last(item) <= rested), key=last)
    return due[: crawl.entry.max_items or FOLLOW_AT_MOST]


def _newest(items: tuple[Item, ...], at_most: int) -> tuple[Item, ...]:
    """The newest by day; those without a day count as new, since lists without days begin with the newest."""
    if len(items) <= at_most:
        return items
    ranked = sorted(items, key=lambda item: item.listed.published or date.max, reverse=True)[:at_most]
    kept = {item.listed.key for item in ranked}
    return tuple(item for item in items if item.listed.key in kept)
