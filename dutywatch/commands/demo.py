"""`dutywatch demo`: the whole way on sample sites."""

import time
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from dutywatch.output import print_json, print_line, print_table, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alerts.outbox import Sent
    from dutywatch.demo.play import Played
    from flows.taken import Taken


def demo(as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False) -> None:
    """Run the real pipeline over sample sites of thirteen authorities, published twice, and show what changed.

    \b
    Examples:
      dutywatch demo
      dutywatch demo --json
    """
    from dutywatch.house import engine, settings

    start = time.monotonic()
    say("dutywatch demo: the real pipeline over sample sites, about half a minute")
    asked = settings()
    # Before anything imports the engine, which reads its settings then.
    engine(asked)
    from dutywatch.demo.play import play

    played = play(asked.data_dir, say)
    say(f"6/6 done in {time.monotonic() - start:.0f} s\n")
    if as_json:
        _print_json(played)
    else:
        _print(played)


def _print_json(played: "Played") -> None:
    from web.shapes import change_json

    left = [
        {"source": one.source, "title": one.title, "url": one.url, "ended_as": one.what.value, "why": why_left(one)}
        for one in _left_alone(played)
    ]
    print_json(
        {
            "schema": 1,
            "folder": str(played.folder),
            "baseline": {"captures": len(played.first.taken), "changes": len(played.first.changes)},
            "changes": [change_json(change) for change in played.second.changes],
            "left_alone": left,
            "failed": [{"source": one.source, "why": one.why} for one in played.second.failed],
            "told": [{"address": one.recipient, "file": str(one.file), "html": _page(one)} for one in played.told.sent],
        }
    )


def _print(played: "Played") -> None:
    from dutywatch.commands.run import most_urgent_first
    from dutywatch.journal import print_changes

    print_line("WHAT CHANGED")
    print_changes(most_urgent_first(played.second.changes))
    print_line("\nWHAT WAS LEFT ALONE, AND WHY")
    print_table(("source", "what", "why"), _grouped(_left_alone(played)))
    still = sum(one.what.value in ("unchanged", "index") for one in played.second.taken)
    print_line(f"and {still} captures without any difference\n")
    print_line("THE DIGESTS (to open in a browser; the .eml beside each is the mail itself)")
    subjects = {one.id: one.subject for one in played.told.built.digests}
    for sent in played.told.sent:
        print_line(f"  {sent.recipient}: {subjects.get(sent.digest, '')}\n    {_page(sent)}")
    print_line("\nWHAT TO TRY NEXT")
    for command, what in (
        (f"export DUTYWATCH_DATA_DIR={played.folder}", "ask this demo's record from here on"),
        ("./run changes --country GB", "the history, by country"),
        *(
            (f"./run change {one.id}", "what it means and why, before and after, evidence")
            for one in played.second.changes[:1]
        ),
        ("./run serve", "the same as pages, on http://127.0.0.1:8000; the mails' links lead there"),
        ("unset DUTYWATCH_DATA_DIR; ./run run", "the real catalogue, on the network"),
    ):
        print_line(f"  {command}\n      {what}")


def _page(sent: "Sent") -> str:
    """Where the digest lies as a page; the folder of mails writes both."""
    return str(sent.file.with_suffix(".html")) if sent.file else ""


def _left_alone(played: "Played") -> "list[Taken]":
    """Noise, suspects, unchanged answers, changes that no seller needs to hear of."""
    shown = ("noise", "suspect", "not-modified")
    untold = [one for one in played.second.taken if one.change is not None and not one.change.told]
    left = [one for one in played.second.taken if one.what.value in shown or (one.moved_from and not one.change)]
    return left + untold


def _grouped(left: "Iterable[Taken]") -> list[tuple[str, str, str]]:
    """Pages of one source that were left alone for one reason, as one row."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in left:
        groups.setdefault((one.source, why_left(one)), []).append(one.title)
    return [
        (source, titles[0] + (f" (and {len(titles) - 1} more)" if len(titles) > 1 else ""), why)
        for (source, why), titles in groups.items()
    ]


def why_left(one: "Taken") -> str:
    """The reason in words."""
    if one.moved_from:
        return f"the same notice at a new address; it was at {urlsplit(one.moved_from)._replace(query='').geturl()}"
    match one.what.value:
        case "noise":
            return "noise only: " + ", ".join(sorted(noise.value for noise in one.noise))
        case "suspect":
            return f"not fit to compare, {one.verdict.value}" + (f": {one.why}" if one.why else "")
        case "not-modified":
            return "the server answered 304, not modified"
    change = one.change
    if change is not None and change.classification.primary == "none":
        return "recorded, not told: no rule for sellers (topic none)"
    return "recorded, not told: nothing a seller would want to know (moved or reordered only)"
