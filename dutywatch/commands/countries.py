"""`dutywatch countries`: how much changed, by country."""

from typing import Annotated

import typer

from dutywatch import asked
from dutywatch.output import print_json, print_table


def countries(
    country: asked.Country = None,
    origin: asked.Origin = None,
    topic: asked.Topic = None,
    need: asked.Need = None,
    hs: asked.Hs = None,
    text: asked.Text = None,
    since: asked.Since = None,
    until: asked.Until = None,
    effective_since: asked.EffectiveSince = None,
    effective_until: asked.EffectiveUntil = None,
    severity: asked.Severity = None,
    event: asked.Event = None,
    source: asked.Source = None,
    lang: asked.Lang = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Count the changes by country, with the last one's time. Takes the filters of `changes`.

    \b
    Examples:
      dutywatch countries
      dutywatch countries --topic de-minimis
      dutywatch countries --since 2026-01-01 --json
    """
    wanted = asked.read_filter(
        country=country, origin=origin, topic=topic, need=need, hs=hs, text=text, since=since, until=until,
        effective_since=effective_since, effective_until=effective_until, severity=severity, event=event,
        source=source, lang=lang,
    )  # fmt: skip
    from archive import history
    from dutywatch.house import read_session
    from web.states import countries_json

    with read_session() as session:
        asked.check_sources(session, wanted)
        counts = history.countries(session, wanted)
        if not counts:
            asked.say_why_empty(session)
    answer = countries_json(counts)
    if as_json:
        print_json(answer)
        return
    rows = [(one["code"], one["name"], str(one["changes"]), one["last"]) for one in answer["countries"]]
    if rows:
        print_table(("code", "country", "changes", "last"), rows)
