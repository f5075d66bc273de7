"""One crawl of one source: fetch, read, follow, and report."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from pipeline.model.address import canonical_address
from pipeline.model.capture import Capture, Listed, Role, SourceReport
from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.entry import Entry, Request
from spiders.fetch import Fetcher, Wish
from spiders.kinds import Page, follows, is_index, read_index
from spiders.kinds.index import Index, Item
from spiders.placeholders import fill, first_day
from spiders.plan import Known, Plan
from spiders.spool import Writer

FOLLOW_AT_MOST = 200  # documents behind links, a crawl
CUT_OUT_AT_MOST = 2000  # rows of one answer, a crawl
_PLAINLY = Request()
_WELL = (Verdict.OK, Verdict.NOT_MODIFIED)
Finding = tuple[Verdict, str | None]


@dataclass
class Crawl:
    """The crawl of one source while it goes on: what it needs, and what it has found so far."""

    entry: Entry
    plan: Plan
    fetcher: Fetcher
    writer: Writer
    clock: Callable[[], datetime]
    known: dict[str, Known] = field(default_factory=dict)
    listed: dict[str, Listed] = field(default_factory=dict)
    captures: int = 0
    complete: bool = False

    def keep(self, capture: Capture) -> None:
        """Writes a capture down."""
        self.writer.capture(capture)
        self.captures += 1


async def watch(crawl: Crawl) -> None:
    """Crawls the source and writes its report, whatever happens."""
    started = crawl.clock()
    crawl.known.update((known.key, known) for known in crawl.plan.known.get(crawl.entry.id, ()))
    try:
        verdict, why = await (_index(crawl) if is_index(crawl.entry) else _document(crawl))
    except asyncio.CancelledError:
        verdict, why = Verdict.TRUNCATED, "the time for this run was used up; the rest is for the next"
    except Exception as error:
        # A fault of ours in one source must not end the others; the log has it in full.
        _log_fault(crawl.entry, error)
        verdict, why = Verdict.GARBLED, f"its answer could not be read ({type(error).__name__})"
    crawl.writer.report(
        SourceReport(
            source=crawl.entry.id,
            started=started,
            finished=crawl.clock(),
            verdict=verdict,
            why=why,
            listed=tuple(crawl.listed.values()),
            complete=crawl.complete and verdict is Verdict.OK,
            captures=crawl.captures,
        )
    )


def _log_fault(entry: Entry, error: Exception) -> None:
    import logging

    logging.getLogger(__name__).error("source %s", entry.id, exc_info=error)


def _address(crawl: Crawl) -> str:
    last_good = crawl.plan.since.get(crawl.entry.id)
    since = first_day(crawl.plan.now, crawl.entry.window_days, last_good)
    return fill(crawl.entry.url, crawl.plan.now.astimezone(UTC), since)


def _key(crawl: Crawl) -> str:
    """The key of the source's own address: placeholders unfilled, since it is the same resource every day."""
    return canonical_address(crawl.entry.url)


async def _ask(crawl: Crawl, key: str | None, url: str, request: Request = _PLAINLY) -> Answer:
    """Fetches; with our validators where a key is given and they were given for this very address."""
    known = crawl.known.get(key) if key else None
    known = known if known is not None and known.url == url else None
    return await crawl.fetcher.get(Wish(url, request, known, crawl.entry.delay_seconds or 0.0))


async def _document(crawl: Crawl) -> Finding:
    """A page, a PDF, a table, an answer that is one document."""
    key, url = _key(crawl), _address(crawl)
    answer = await _ask(crawl, key, url, crawl.entry.request)
    crawl.keep(_capture(crawl, key, answer))
    if answer.verdict is not Verdict.OK:
        return _finding(answer)
    missing = _without_marker(crawl.entry, answer)
    return (Verdict.EMPTY, missing) if missing else (Verdict.OK, None)


def _finding(answer: Answer) -> Finding:
    return (Verdict.OK if answer.verdict in _WELL else answer.verdict), answer.why


async def _index(crawl: Crawl) -> Finding:
    """All pages of an index; then the items, cut out or followed; the index's own captures last.

    Last, because their validators would otherwise hide items that a killed crawl had not yet kept.
    """
    pages, items, finding, whole = await _read_pages(crawl)
    crawl.listed.update((item.listed.key, item.listed) for item in items)
    if finding[0] is Verdict.OK and pages and pages[0].verdict is not Verdict.NOT_MODIFIED:
        finding = _alive(crawl.entry, pages, items)
    if items and follows(crawl.entry):
        finding = await _follow(crawl, items) if finding[0] is Verdict.OK else finding
    elif items:
        for item in _newest(items, crawl.entry.max_items or CUT_OUT_AT_MOST):
            crawl.keep(_cut_out(crawl, item))
    for number, answer in enumerate(pages, start=1):
        crawl.keep(_capture(crawl, _page_key(crawl, number), answer, Role.INDEX))
    crawl.complete = crawl.entry.complete and whole
    return finding


async def _read_pages(crawl: Crawl) -> tuple[list[Answer], tuple[Item, ...], Finding, bool]:
    """The answers, the items in order, what the first bad page was, and whether all pages were read."""
    waiting, asked = [_address(crawl)], set[str]()
    answers: list[Answer] = []
    items: dict[str, Item] = {}
    while waiting and len(answers) < crawl.entry.max_pages:
        url = waiting.pop(0)
        asked.add(url)
        # An unchanged index would hide which documents behind it are due, so it is asked for whole where links are followed.
        key = None if answers or follows(crawl.entry) else _key(crawl)
        answer = await _ask(crawl, key, url, crawl.entry.request)
        answers.append(answer)
        if _says_nothing_found(crawl.entry, answer):
            break
        if answer.verdict is not Verdict.OK:
            return answers, tuple(items.values()), _finding(answer), False
        index = _read(crawl, answer, len(answers))
        if index.fault is not None and not (index.absent and _may_be_left_out(crawl.entry, answer)):
            return answers, tuple(items.values()), (Verdict.GARBLED, index.fault), False
        new = {item.listed.key: item for item in index.items if item.listed.key not in items}
        items.update(new)
        # A page without anything new ends the walk: some listings repeat their last page for ever.
        if new or not answers[1:] or not index.items:
            waiting.extend(link for link in index.more if link not in asked)
    return answers, tuple(items.values()), (Verdict.OK, None), not waiting


def _read(crawl: Crawl, answer: Answer, number: int) -> Index:
    page = Page(answer.body or b"", answer.final_url, answer.header("Content-Type"), crawl.entry.language, number)
    return read_index(crawl.entry, page)


def _may_be_left_out(entry: Entry, answer: Answer) -> bool:
    """Whether a missing list is an empty one: only where nothing is allowed and the marker shows the right answer."""
    return entry.proof.empty_ok and entry.proof.marker is not None and _without_marker(entry, answer) is None


def _says_nothing_found(entry: Entry, answer: Answer) -> bool:
    return entry.proof.empty_status is not None and answer.status == entry.proof.empty_status


def _alive(entry: Entry, pages: list[Answer], items: tuple[Item, ...]) -> Finding:
    """The proof of life: a 200 is not an answer."""
    if _says_nothing_found(entry, pages[0]):
        return Verdict.OK, None
    missing = _without_marker(entry, pages[0])
    if missing:
        return Verdict.EMPTY, missing
    if len(items) >= entry.proof.min_items or (not items and entry.proof.empty_ok):
        return Verdict.OK, None
    found = "no entry" if not items else f"only {len(items)} of at least {entry.proof.min_items} entries"
    return Verdict.EMPTY, f"its index names {found}; the site may have changed its shape"


def _without_marker(entry: Entry, answer: Answer) -> str | None:
    marker = entry.proof.marker
    if marker is None or marker.casefold() in (answer.body or b"").decode("utf-8", "replace").casefold():
        return None
    return f"it does not have the words that prove it right ({marker!r})"


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
            answer = await _ask(crawl, item.listed.key, item.listed.url)
            if answer.verdict is Verdict.THROTTLED:
                stop.append(answer)
                return
            if answer.verdict not in _WELL:
                failed.append(answer)
            crawl.keep(_capture(crawl, item.listed.key, answer, listed=item.listed))

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


def _cut_out(crawl: Crawl, item: Item) -> Capture:
    return Capture(
        source=crawl.entry.id,
        key=item.listed.key,
        url=item.listed.url,
        fetched=crawl.clock(),
        verdict=Verdict.OK,
        content_type=item.content_type,
        body=crawl.writer.body(item.body or b""),
        title=item.listed.title,
        published=item.listed.published,
        part_of=_key(crawl),
    )


def _capture(
    crawl: Crawl, key: str, answer: Answer, role: Role = Role.DOCUMENT, listed: Listed | None = None
) -> Capture:
    good = answer.verdict is Verdict.OK
    return Capture(
        source=crawl.entry.id,
        key=key,
        url=answer.url,
        fetched=answer.fetched,
        verdict=answer.verdict,
        role=role,
        why=answer.why,
        status=answer.status,
        final_url=answer.final_url,
        headers=answer.headers,
        content_type=answer.header("Content-Type"),
        body=crawl.writer.body(answer.body) if answer.body else None,
        etag=answer.header("ETag") if good else None,
        last_modified=answer.header("Last-Modified") if good else None,
        title=listed.title if listed else None,
        published=listed.published if listed else None,
    )


def _page_key(crawl: Crawl, number: int) -> str:
    return _key(crawl) if number == 1 else f"{_key(crawl)}#page={number}"
