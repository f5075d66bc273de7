"""`dutywatch run`: crawl, compare, classify, match, tell: once."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.asked import read_places
from dutywatch.journal import print_changes
from dutywatch.output import Exit, Failure, not_found, print_json, print_line, print_table, say

# So many that fail for one reason (no network, say) are one line, which names them all.
_TOGETHER = 10

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.house import House
    from flows.taken import Summary
    from flows.tell import Told
    from pipeline.model.change import Change
    from spiders.entry import Entry

_SEVERAL, _NEARLY_ALL = 3, 0.9


def run(
    country: Annotated[list[str] | None, typer.Option(help="Only sources of this country or union.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only this source.")] = None,
    due: Annotated[bool, typer.Option("--due", help="Only sources whose interval has passed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Crawl the sources once, compare, classify, match and tell. A source that fails stops no other.

    \b
    Examples:
      dutywatch run
      dutywatch run --country JP --country KR
      dutywatch run --source us-federal-register-cbp
      dutywatch run --due
    """
    from dutywatch.house import house, settings

    opened = house(settings())
    entries = _asked(opened, country or [], source or [], due)
    summary, told = _done(opened, entries)
    _print(opened, entries, summary, told, as_json)
    if opened.waiting and not (country or source or due):
        say(waiting_words(len(opened.waiting)))
    if summary.failed:
        raise Failure(Exit.IN_PART, f"{len(summary.failed)} sources could not be read; see above")


def _asked(opened: "House", countries: list[str], ids: list[str], due: bool) -> "list[Entry]":
    from flows.due import due as are_due
    from spiders.api_keys import missing

    entries = list(opened.watched)
    if ids:
        for asked in ids:
            if asked not in opened.catalogue.by_id:
                raise not_found("source", asked, opened.catalogue.by_id)
            if why := missing(opened.catalogue.by_id[asked], opened.settings.api_keys):
                raise Failure(Exit.NOT_USABLE, f"{asked} cannot be crawled: {why}")
        entries = [opened.catalogue.by_id[one] for one in dict.fromkeys(ids)]
    if countries:
        asked_codes = read_places(countries)
        entries = [entry for entry in entries if entry.jurisdiction in asked_codes]
    return are_due(opened, entries, opened.clock()) if due else entries


def _done(opened: "House", entries: "list[Entry]") -> "tuple[Summary, Told]":
    """With nothing to crawl the readers are told without the engine, whose start is most of what that would cost."""
    from dutywatch.house import run_flow
    from flows.due import left_spools
    from flows.taken import Summary
    from flows.tell import lines, tell_due

    if entries or left_spools(opened):
        return run_flow(_run, opened, entries)
    told = tell_due(opened.settings, opened.engine, opened.clock)
    for line in lines(told):
        say(line)
    return Summary(), told


async def _run(opened: "House", entries: "list[Entry]") -> "tuple[Summary, Told]":
    import asyncio

    from dutywatch.progress import bar
    from flows.digests import tell_readers
    from flows.operator import tell_operator
    from flows.watch import watch

    with bar("crawl") as advance:
        summary = await watch(opened, entries, say if advance is None else _unsaid, advance)
    await asyncio.to_thread(tell_operator, opened, say)
    return summary, await tell_readers(opened, say)


def _unsaid(line: str) -> None:
    """Where a bar shows how far it is, the table at the end says how it went."""


def _print(opened: "House", entries: "list[Entry]", summary: "Summary", told: "Told", as_json: bool) -> None:
    from flows.taken import by_reason
    from spiders.faults import UNRESOLVED
    from web.shapes import change_json

    if as_json:
        failed = [{"source": one.source, "why": one.why} for one in summary.failed]
        changed = [change_json(one, opened.settings.base_url) for one in summary.changes]
        print_json({"schema": 1, "sources_good": summary.good, "captures": summary.counts(), "changes": changed,
                    "failed": failed, "digests": len(told.built.digests),
                    "held": [{"host": one.host, "changes": one.changes} for one in summary.held]})  # fmt: skip
        return
    if summary.changes:
        print_changes(most_urgent_first(summary.changes))
    offline = no_name_resolves(len(entries), summary)
    if offline:
        say(f"{'not one' if summary.good == 0 else 'hardly a'} name resolves: is there a network?")
    for why, who in by_reason(summary.failed).items():
        if offline and why.endswith(UNRESOLVED):
            say(f"{why} ({len(who)} sources); `dutywatch health` names them")
        elif len(who) < _TOGETHER:
            for one in who:
                say(f"{one}: {why}")
        else:
            say(f"{why} ({len(who)} sources): {', '.join(who)}")
    if summary.good or not offline:
        _print_countries(entries, summary)
    print_line(f"{summary.good} sources read, {len(summary.failed)} failed, {len(summary.changes)} changes")


def waiting_words(number: int) -> str:
    """That so many sources are not crawled, for want of a key."""
    return f"{number} source{' waits' if number == 1 else 's wait'} for a key of yours; see: dutywatch doctor"


def no_name_resolves(asked: int, summary: "Summary") -> bool:
    """Whether the fault is rather ours than theirs: of several sources nearly all have a name that nobody knows."""
    from spiders.faults import UNRESOLVED

    return nearly_all(len({one.source for one in summary.failed if one.why.endswith(UNRESOLVED)}), asked)


def nearly_all(some: int, asked: int) -> bool:
    """Whether what befell so many befell them for one reason of our own."""
    return some >= _SEVERAL and some >= _NEARLY_ALL * asked


def _print_countries(entries: "list[Entry]", summary: "Summary") -> None:
    """How many sources of each jurisdiction were read, and what came of them; nothing where there is only one."""
    from collections import Counter

    from flows.taken import What

    place = {entry.id: entry.jurisdiction for entry in entries}
    asked = Counter(place.values())
    if len(asked) < 2:
        return
    failed = Counter(place[source] for source in {one.source for one in summary.failed} if source in place)
    captures = Counter(
        place[one.source] for one in summary.taken if one.source in place and one.what is not What.SUSPECT
    )
    changes = Counter(place[one.source] for one in summary.changes if one.source in place)
    rows = (
        (code, str(number), str(number - failed[code]), str(captures[code]), str(changes[code]))
        for code, number in sorted(asked.items())
    )
    print_table(("country", "sources", "read", "captures", "changes"), rows)


def most_urgent_first(changes: "Iterable[Change]") -> "list[Change]":
    """As a person wants to read them."""
    return sorted(changes, key=lambda change: (-change.classification.severity, change.country, change.id))
