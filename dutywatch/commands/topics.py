"""`dutywatch topics`: how much changed, by topic."""

from typing import Annotated

import typer

from dutywatch import asked
from dutywatch.output import minute, print_json, print_table


@asked.filtered
def topics(
    words: asked.Words,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Count the changes by topic, with the last one's time. Takes the filters of `changes`.

    \b
    Examples:
      dutywatch topics
      dutywatch topics --country DE
      dutywatch topics --since 2026-01-01 --json
    """
    from archive import history
    from web.states import topics_json

    answer = topics_json(asked.answer(words, history.topics))
    if as_json:
        print_json(answer)
        return
    rows = [
        (one["id"], one["need"] or "", one["name"], str(one["changes"]), minute(one["last"]))
        for one in answer["topics"]
    ]
    print_table(("id", "need", "topic", "changes", "last (UTC)"), rows)
