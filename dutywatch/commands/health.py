"""`dutywatch health`: which sources are well."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line, print_table

if TYPE_CHECKING:
    from archive.history import SourceState


def health(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Show how each source is: when it was last read well, what it answered last, and since when it fails.

    Ends with exit code 1 where a source fails.

    \b
    Examples:
      dutywatch health
      dutywatch health --json
    """
    from archive.history import sources
    from dutywatch.house import read_session

    with read_session() as session:
        states = [state for state in sources(session) if state.health is not None]
    if as_json:
        print_json({"schema": 1, "sources": [_json(state) for state in states]})
    elif not states:
        print_line("no source was crawled yet; try: dutywatch run")
    else:
        _print(states)
    failing = [state for state in states if state.health and state.health.failures]
    if failing:
        raise Failure(Exit.IN_PART, f"{len(failing)} of {len(states)} sources fail")


def _json(state: "SourceState") -> dict[str, object]:
    from web.shapes import time_json

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
    }


def _print(states: "list[SourceState]") -> None:
    rows = []
    for state in states:
        found = state.health
        assert found is not None
        good = f"{found.last_good:%Y-%m-%d %H:%M}" if found.last_good else "never"
        said = "well" if not found.failures else f"{found.verdict.value}, {found.failures} in a row: {found.why or ''}"
        rows.append((state.source.id, state.source.jurisdiction, good, f"{found.fit_captures}/{found.captures}", said))
    print_table(("source", "country", "last good (UTC)", "fit captures", "state"), rows)
