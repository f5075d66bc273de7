"""`dutywatch db`: the database."""

from typing import Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line, say

app = typer.Typer(help="Bring the database to this version, and check that it is whole.", no_args_is_help=True)


@app.command()
def upgrade(as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False) -> None:
    """Bring the database to this program's version; done twice, it changes nothing.

    \b
    Examples:
      dutywatch db upgrade
    """
    from archive.database import DatabaseUnusable
    from archive.database import upgrade as bring_up
    from dutywatch.house import settings

    try:
        before, after = bring_up(settings().database)
    except DatabaseUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None
    if as_json:
        print_json({"schema": 1, "before": before, "after": after})
    else:
        print_line(
            f"the database is of version {after}" + (f" (it was {before or 'empty'})" if before != after else "")
        )


@app.command()
def verify(as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False) -> None:
    """Check every key, every stored body against its hash, every document. Ends with exit code 1 where one is amiss.

    \b
    Examples:
      dutywatch db verify
      dutywatch db verify --json
    """
    from archive.bodies import BodiesUnusable, open_bodies
    from archive.verify import verify as look_at
    from dutywatch.house import read_session, settings
    from dutywatch.progress import progress

    faults, seen = [], 0
    try:
        bodies = open_bodies(settings().captures, writing=False)
    except BodiesUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None
    kind, number = "", 0
    with read_session() as session, progress("verify") as advance:
        for checked in look_at(session, bodies):
            seen += 1
            number = number + 1 if checked.kind == kind else 1
            kind = checked.kind
            advance(number, checked.total, kind)
            if checked.fault:
                faults.append({"kind": kind, "fault": checked.fault})
    if as_json:
        print_json({"schema": 1, "checked": seen, "faults": faults})
    else:
        print_line(f"{seen} things looked at, {len(faults)} amiss")
    for fault in faults:
        say(f"{fault['kind']}: {fault['fault']}")
    if faults:
        raise Failure(Exit.IN_PART, "the record is not whole; restore what is named above from a backup")
