"""A trial of sources: what each answers now, and whether that is what its entry promises. Nothing of it is kept."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dutywatch.clock import utc_now
from dutywatch.settings import Settings

if TYPE_CHECKING:
    from pipeline.model.capture import Capture, SourceReport
    from pipeline.steps import Reading
    from spiders.entry import Entry
    from spiders.plan import Limits

AT_ONCE = 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one source's trial.

    `answer` is the form of what came (html, feed, json, pdf …); None where nothing came. `entries` is how many an
    index names, `first` the title of the first and `newest` the latest of their days. `document` says how the first
    document reads. `why` says what is wrong, `remedy` what can be done about it, `notes` what the catalogue knows of the
    source's whims.
    """

    id: str
    jurisdiction: str
    kind: str
    good: bool
    reachable: bool
    verdict: str
    why: str | None = None
    status: int | None = None
    answer: str | None = None
    entries: int | None = None
    first: str | None = None
    newest: date | None = None
    document: str | None = None
    remedy: str | None = None
    notes: str | None = None


def try_sources(
    entries: Sequence["Entry"],
    settings: Settings,
    advance: Callable[[int, int, str], None],
    limits: "Limits | None" = None,
) -> list[Tried]:
    """Asks each source once, one document of each index; a few jurisdictions at a time. In the order of `entries`."""
    found = _without_key(entries, settings)
    places = list(dict.fromkeys(entry.jurisdiction for entry in entries if entry.id not in found))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        tasks = {pool.submit(_try, _of(place, entries, found), settings, limits): place for place in places}
        for done, task in enumerate(as_completed(tasks), start=1):
            found.update((one.id, one) for one in task.result())
            advance(done, len(places), tasks[task])
    return [found[entry.id] for entry in entries]


def _of(place: str, entries: Sequence["Entry"], found: "dict[str, Tried]") -> list["Entry"]:
    return [entry for entry in entries if entry.jurisdiction == place and entry.id not in found]


def _without_key(entries: Sequence["Entry"], settings: Settings) -> dict[str, Tried]:
    """Those that cannot be asked, for want of a key."""
    from spiders.api_keys import missing

    return {
        entry.id: Tried(entry.id, entry.jurisdiction, entry.kind.value, False, False, "needs-key", why)
        for entry in entries
        if (why := missing(entry, settings.api_keys)) is not None
    }


def _try(entries: list["Entry"], settings: Settings, limits: "Limits | None") -> list[Tried]:
    with tempfile.TemporaryDirectory(prefix="dutywatch-trial-") as folder:
        spool = crawl_once([_little(entry) for entry in entries], settings, Path(folder) / "spool", limits)
        return [_tried(entry, spool) for entry in entries]


def crawl_once(entries: Iterable["Entry"], settings: Settings, folder: Path, limits: "Limits | None" = None) -> "Spool":
    """Crawls into a passing folder, as a run would: robots.txt, patience, address guard and all."""
    from spiders.api_keys import needed_keys
    from spiders.crawl import CrawlDied, Limits, Plan, crawl

    asked = tuple(entries)
    private = tuple(part for one in settings.allow_private.split(",") if (part := one.strip()))
    plan = Plan(
        spool=folder,
        now=utc_now(),
        entries=asked,
        contact=settings.contact,
        api_keys=needed_keys(asked, settings.api_keys),
        allow_private=private,
        limits=limits or Limits(),
    )
    with suppress(CrawlDied):  # what is missing in the spool says so of its source
        crawl(plan)
    return Spool(folder)


def _little(entry: "Entry") -> "Entry":
    """Its first page and one document; of a gazette that is asked for by days, the issues of a week."""
    from spiders.placeholders import by_day

    pages = {"max_pages": _WEEK, "window_days": _WEEK - 1} if by_day(entry.url) else {"max_pages": 1}
    return entry.model_copy(update={"max_items": 1, "complete": False, "enabled": True, **pages})


class Spool:
    """What a crawl left, by source."""

    def __init__(self, folder: Path) -> None:
        from pipeline.model.capture import Capture
        from spiders import spool

        self._folder = folder
        self._captures: dict[str, list[Capture]] = {}
        self._reports: dict[str, SourceReport] = {}
        for line in spool.lines(folder):
            if isinstance(line, Capture):
                self._captures.setdefault(line.source, []).append(line)
            else:
                self._reports[line.source] = line

    def captures(self, source: str) -> "list[Capture]":
        """Its captures in the order of their coming."""
        return self._captures.get(source, [])

    def report(self, source: str) -> "SourceReport | None":
        """Its report; None where the crawl died before it."""
        return self._reports.get(source)

    def body(self, capture: "Capture") -> bytes:
        """The bytes of a capture; empty where none arrived."""
        from spiders import spool

        return spool.read_body(self._folder, capture.body) if capture.body else b""


def _tried(entry: "Entry", spool: Spool) -> Tried:
    from pipeline.model.capture import Role
    from pipeline.model.verdict import Verdict
    from spiders.remedies import remedy

    report, captures = spool.report(entry.id), spool.captures(entry.id)
    whole = next((one for one in captures if one.role is Role.INDEX), None)
    document = next((one for one in captures if one.role is Role.DOCUMENT and one.body), None)
    reading = _read(entry, document, spool) if document else None
    fit = reading is None or reading.fit.verdict.fit
    asked = whole or (captures[0] if captures else None)
    verdict = report.verdict if report else Verdict.UNREACHABLE
    why = report.why if report else "the crawl ended before it"
    if verdict is Verdict.OK and reading is not None and not fit:
        verdict, why = reading.fit.verdict, reading.fit.why
    listed = report.listed if report else ()
    return Tried(
        id=entry.id,
        jurisdiction=entry.jurisdiction,
        kind=entry.kind.value,
        good=verdict is Verdict.OK,
        reachable=asked is not None and asked.status is not None,
        verdict=verdict.value,
        why=why,
        status=asked.status if asked else None,
        answer=_form(entry, whole or document, spool),
        entries=len(listed) if whole and whole.body else None,
        first=next((one.title for one in listed if one.title), None),
        newest=max((one.published for one in listed if one.published), default=None),
        document=_words(reading) if reading else None,
        remedy=None if verdict is Verdict.OK else remedy(verdict, why),
        notes=entry.notes,
    )


def _read(entry: "Entry", capture: "Capture", spool: Spool) -> "Reading":
    from pipeline.model.capture import Raw
    from pipeline.steps import read

    return read(
        Raw(spool.body(capture), capture.content_type, capture.final_url or capture.url, capture.status, entry.language,
            selectors=entry.source().selectors)
    )  # fmt: skip


def _form(entry: "Entry", capture: "Capture | None", spool: Spool) -> str | None:
    return _read(entry, capture, spool).document.format if capture is not None and capture.body else None


def _words(reading: "Reading") -> str:
    return f"{len(reading.document.blocks)} blocks, {len(reading.document.text)} characters"
