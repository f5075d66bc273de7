"""`dutywatch held`: what is held back from mails, since a host looks redesigned."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, not_found, print_json, print_line, print_table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from archive.redesigns import Redesigned


def held(
    tell: Annotated[
        str | None, typer.Option(metavar="HOST", help="Tell this host's changes with the next digests.")
    ] = None,
    dismiss: Annotated[
        str | None, typer.Option(metavar="HOST", help="Tell nobody; the changes stay in the history.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Show the changes held back from mails, since many pages of one host changed at once as by a new template.

    They are in the history like all others. Nothing of them is mailed until you say so.

    \b
    Examples:
      dutywatch held
      dutywatch held --tell www.customs.example
      dutywatch held --dismiss www.customs.example
    """
    from archive.database import transaction
    from dutywatch.clock import utc_now
    from dutywatch.house import database, read_session, settings

    if tell and dismiss:
        raise Failure(Exit.USAGE, "either --tell or --dismiss")
    host = tell or dismiss
    if host is None:
        with read_session() as session:
            _show(session, as_json)
        return
    engine = database(settings())
    try:
        with transaction(engine) as session:
            from archive.redesigns import end_redesign, redesigns
            from archive.tables import Ended

            hosts = [one.host for one in redesigns(session)]
            if host not in hosts:
                raise not_found("redesign of", host, hosts)
            number = end_redesign(session, host, Ended.TOLD if tell else Ended.DISMISSED, utc_now())
    finally:
        engine.dispose()
    if as_json:
        print_json({"schema": 1, "host": host, "ended": "told" if tell else "dismissed", "changes": number})
    else:
        print_line(f"{host}: {number} changes " + ("go out with the next digests" if tell else "are told to nobody"))


def _show(session: "Session", as_json: bool) -> None:
    from archive.redesigns import redesigns

    found = redesigns(session)
    if as_json:
        print_json({"schema": 1, "held": [_json(session, one) for one in found]})
    elif not found:
        print_line("nothing is held back")
    else:
        for one in found:
            _print(session, one)


def _json(session: "Session", one: "Redesigned") -> dict[str, object]:
    from archive.redesigns import held_changes
    from web.shapes import time_json

    ids = [change.id for change in held_changes(session, one.host)]
    return {
        "host": one.host,
        "found": time_json(one.found),
        "pages": one.fetched,
        "lines": list(one.lines),
        "changes": ids,
    }


def _print(session: "Session", one: "Redesigned") -> None:
    from archive.redesigns import held_changes
    from pipeline.show import visible

    print_line(f"{one.host}: {one.changes} of {one.fetched} pages changed at once, {one.found:%Y-%m-%d %H:%M} UTC")
    for text in one.lines:
        print_line(f"  on most of them: {' '.join(visible(text).split())[:160]}")
    print_table(("change", "title"), [(change.id, change.title) for change in held_changes(session, one.host)])
    print_line(f"tell them: dutywatch held --tell {one.host}; tell nobody: dutywatch held --dismiss {one.host}")
