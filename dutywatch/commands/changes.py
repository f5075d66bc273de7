"""`dutywatch changes`: the history."""

import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch import asked
from dutywatch.journal import print_changes
from dutywatch.output import Exit, Failure, print_json, print_json_line, print_line, say

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from archive.history import Query, Sort
    from pipeline.model.change import Change

_USUAL = 50


class Form(Enum):
    """How the answer is written."""

    TABLE = "a table"
    JSON = "--json"
    JSON_LINES = "--jsonl"
    CSV = "--csv"
    HTML = "--html"


@asked.filtered
def changes(
    words: asked.Words,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many; 50, with --jsonl and --csv all.")] = None,
    cursor: Annotated[str | None, typer.Option(help="Go on after a page: its `next`.")] = None,
    sort: Annotated[str, typer.Option(help="newest, oldest or severity.")] = "newest",
    substantive: Annotated[
        bool, typer.Option("--substantive", help="Only what a seller or a lawyer would want to know.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines, a change a line.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV; a cell like a formula gets an apostrophe.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="A page to open in a browser.")] = False,
) -> None:
    """Show what changed. A word given several times: any of them; different words: all of them.

    Changes of no substance, such as a telephone number or a moved paragraph, are called minor; --substantive leaves
    them out.

    \b
    Examples:
      dutywatch changes --country DE --since 2026-01-01
      dutywatch changes --country US --country MX --topic de-minimis --severity high
      dutywatch changes --hs 8517 --effective-since 2026-07-01 --json
      dutywatch changes --csv > changes.csv
    """
    form = _form(as_json, as_jsonl, as_csv, as_html)
    wanted = asked.read_filter(words)
    from archive.history import Query
    from dutywatch.house import read_session

    some = limit is None and form not in (Form.JSON_LINES, Form.CSV)
    query = Query(wanted, _USUAL if some else limit, cursor, _sort(sort), substantive)
    with read_session() as session:
        asked.check_sources(session, wanted.source)
        _answer(session, query, form)


def _answer(session: "Session", query: "Query", form: Form) -> None:
    from archive import history
    from dutywatch.house import settings

    try:
        if form in (Form.JSON_LINES, Form.CSV):
            _print_each(history.each_change(session, query), form, settings().base_url)
            return
        found = history.changes(session, query)
    except history.BadCursor as error:
        raise Failure(Exit.USAGE, str(error)) from None
    if not found.changes:
        asked.say_why_empty(session)
    match form:
        case Form.JSON:
            from web.shapes import SCHEMA, change_json

            listed = [change_json(change, settings().base_url) for change in found.changes]
            print_json({"schema": SCHEMA, "changes": listed, "next": found.next})
        case Form.HTML:
            from web.standalone import changes_page

            print_line(changes_page(found.changes, settings().base_url))
        case _:
            _print_for_people(found.changes, found.next)


def _print_each(found: "Iterator[Change]", form: Form, base_url: str | None) -> None:
    from web.shapes import change_json
    from web.sheet import csv_header, csv_line

    if form is Form.CSV:
        sys.stdout.write(csv_header())
    for change in found:
        if form is Form.CSV:
            sys.stdout.write(csv_line(change, base_url))
        else:
            print_json_line(change_json(change, base_url))


def _print_for_people(found: "Sequence[Change]", following: str | None) -> None:
    from pipeline.model.classification import NONE
    from pipeline.show import visible

    print_changes(found)
    minor = sum(not change.substantive for change in found)
    if minor:
        say(f"{minor} of these {'is' if minor == 1 else 'are'} minor; --substantive leaves them out")
    beside = sum(change.classification.primary == NONE for change in found)
    if beside:
        say(
            f"{beside} of these {'is' if beside == 1 else 'are'} not about trade rules (topic none); nobody is told of them"
        )
    holds = {change.held for change in found if change.held}
    for hold in sorted(holds, key=lambda hold: hold.host):
        say(visible(hold.why) + (f"; let them go: {visible(hold.command)}" if hold.command else ""))
    if following:
        say(f"more: --cursor {following}")


def _form(as_json: bool, as_jsonl: bool, as_csv: bool, as_html: bool) -> Form:
    given = (as_json, Form.JSON), (as_jsonl, Form.JSON_LINES), (as_csv, Form.CSV), (as_html, Form.HTML)
    forms = [form for is_given, form in given if is_given]
    if len(forms) > 1:
        raise Failure(Exit.USAGE, f"give one of {', '.join(form.value for form in forms)}")
    return forms[0] if forms else Form.TABLE


def _sort(given: str) -> "Sort":
    from archive.history import Sort
    from dutywatch.nearest import nearest

    if given not in tuple(Sort):
        meant = nearest(given, Sort)
        raise Failure(Exit.USAGE, f"unknown sort {given!r}" + (f"; did you mean {meant!r}?" if meant else ""))
    return Sort(given)
