"""`dutywatch health`: which sources are well."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line, print_table

if TYPE_CHECKING:
    from datetime import datetime

    from archive.history import SourceState
    from archive.staying import Staying

_NAMED = 5


def health(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Show how each source is: when it was last read well, the share of its captures that were fit, what is wrong.

    Those in trouble come first: failing, silent (not read well for more than three of its intervals), changed-shape
    (it answers, but nothing that is looked for is in it). Ends with exit code 1 where there is one.

    \b
    Examples:
      dutywatch health
      dutywatch health --json
    """
    from archive.history import sources
    from archive.redesigns import redesigns
    from archive.staying import staying
    from dutywatch.clock import utc_now
    from dutywatch.house import read_session

    now = utc_now()
    with read_session() as session:
        states = [state for state in sources(session) if state.health is not None]
        held = redesigns(session)
        stay = staying(session, now)
    if as_json:
        print_json(
            {
                "schema": 1,
                "sources": [_json(state, now) for state in states],
                "held": [{"host": one.host, "changes": one.changes} for one in held],
                "staying": [_staying_json(one) for one in stay],
            }
        )
    elif not states:
        print_line("no source was crawled yet; try: dutywatch run")
    else:
        _print(states, now)
    for one in () if as_json else held:
        print_line(f"{one.host} looks redesigned: {one.changes} changes are held back from mails; see: dutywatch held")
    for page in () if as_json else stay:
        print_line(f"{page.source}: {page.url} is a suspect ({page.verdict.value}) since {page.since:%Y-%m-%d}")
    ill = [state.source.id for state in states if state.trouble(now) is not None]
    if ill:
        raise Failure(Exit.IN_PART, f"{len(ill)} of {len(states)} sources fail: {_few(ill)}")


def _staying_json(one: "Staying") -> dict[str, object]:
    from web.shapes import time_json

    return {
        "source": one.source,
        "url": one.url,
        "verdict": one.verdict.value,
        "why": one.why,
        "looks": one.looks,
        "since": time_json(one.since),
    }


def _few(ids: list[str]) -> str:
    """All of them stand first in the table above; in the one line at the end the first few do."""
    more = len(ids) - _NAMED
    return ", ".join(ids[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _json(state: "SourceState", now: "datetime") -> dict[str, object]:
    from web.shapes import time_json
    from web.states import standing_json

    found = state.health
    assert found is not None
    return {
        "id": state.source.id,
        "jurisdiction": state.source.jurisdiction,
        "verdict": found.verdict.value,
        "why": found.why,
        "last_crawl": time_json(found.last_crawl),
        "last_good": time_json(found.last_good) if found.last_good else None,
        "failing_since": time_json(found.failing_since) if found.failing_since else None,
        "failures": found.failures,
        "captures": found.captures,
        "fit_captures": found.fit_captures,
        **standing_json(state, now),
    }


def _print(states: "list[SourceState]", now: "datetime") -> None:
    rows = []
    for state in sorted(states, key=lambda state: state.trouble(now) is None):
        found = state.health
        assert found is not None
        good = f"{found.last_good:%Y-%m-%d %H:%M}" if found.last_good else "never"
        share = state.recent.fit_share if state.recent else None
        fit = "" if share is None else f"{int(share * 100)} %"
        rows.append((state.source.id, state.source.jurisdiction, good, fit, _said(state, now)))
    print_table(("source", "country", "last good (UTC)", "fit captures", "state"), rows)


def _said(state: "SourceState", now: "datetime") -> str:
    found, trouble = state.health, state.trouble(now)
    assert found is not None
    if trouble is None:
        return "well"
    answered = f", {found.verdict.value} {found.failures} in a row: {found.why or ''}" if found.failures else ""
    return f"{trouble.value}{answered}"
