"""`dutywatch sources`: the catalogue."""

from typing import Annotated

import typer

from dutywatch.asked import read_places
from dutywatch.output import Exit, Failure, print_json, print_line, print_table


def sources(
    country: Annotated[list[str] | None, typer.Option(help="Only sources of this country or union.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """List the sources of the catalogue: what is watched, how often, and how we know of it.

    \b
    Examples:
      dutywatch sources
      dutywatch sources --country US --json
    """
    from dutywatch.house import settings
    from spiders.catalogue import CatalogueError, load_catalogue

    try:
        entries = load_catalogue(settings().catalogue_dir).entries
    except CatalogueError as error:
        raise Failure(Exit.NOT_USABLE, f"the catalogue cannot be used:\n{error}") from None
    asked = read_places(country or ())
    entries = tuple(entry for entry in entries if not asked or entry.jurisdiction in asked)
    if as_json:
        print_json({"schema": 1, "sources": [entry.model_dump(mode="json", exclude_none=True) for entry in entries]})
        return
    rows = [
        (entry.id, entry.jurisdiction, entry.kind.value, entry.language, f"{entry.interval_hours} h",
         "yes" if entry.enabled else f"no: {entry.reason}", entry.title)
        for entry in entries
    ]  # fmt: skip
    print_table(("source", "country", "kind", "language", "every", "enabled", "title"), rows)
    places = len({entry.jurisdiction for entry in entries})
    print_line(f"{len(entries)} sources of {places} jurisdictions, {sum(e.enabled for e in entries)} enabled")
