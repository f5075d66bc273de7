"""`dutywatch countries`: how much changed, by country."""

from typing import Annotated

import typer

from dutywatch import asked
from dutywatch.output import minute, print_json, print_table


@asked.filtered
def countries(
    words: asked.Words,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Count the changes by country, with the last one's time. Takes the filters of `changes`.

    \b
    Examples:
      dutywatch countries
      dutywatch countries --topic de-minimis
      dutywatch countries --since 2026-01-01 --json
    """
    from archive import history
    from web.states import countries_json

    answer = countries_json(asked.answer(words, history.countries))
    if as_json:
        print_json(answer)
        return
    rows = [(one["code"], one["name"], str(one["changes"]), minute(one["last"])) for one in answer["countries"]]
    if rows:
        print_table(("code", "country", "changes", "last (UTC)"), rows)
