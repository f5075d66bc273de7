"""Changes as a list for people: two lines a change on a terminal, where nothing may be cut short; elsewhere a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dutywatch.output import on_terminal, print_table

if TYPE_CHECKING:
    from pipeline.model.change import Change

_TIE = 100  # characters of a tie in a list
_STYLES = {"high": "bold red", "medium": "yellow", "low": "dim"}


def print_changes(found: "Sequence[Change]") -> None:
    """The changes in their order."""
    if on_terminal():
        _print_journal(found)
    elif found:
        print_table(("seen", "country", "event", "urgency", "in force", "topic", "what", "id"), map(_row, found))


def _print_journal(found: "Sequence[Change]") -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    for change in found:
        seen, country, event, urgency, in_force, topic, what, id_ = _row(change)
        whole = "" if change.of_weight else "dim"
        style = _STYLES[change.classification.severity.word] if change.of_weight else "dim"
        line = Text.assemble(
            seen, "  ", (f"{country:<9}", "bold"), (f"{urgency:<11}", style), f"{topic:<23} ", (id_, "dim"), style=whole
        )
        console.print(line, soft_wrap=True)
        since = f" (in force {in_force})" if in_force else ""
        console.print(Padding(Text.assemble((f"{event}: ", "italic"), what, since, style=whole), (0, 0, 1, 12)))


def _row(change: "Change") -> tuple[str, ...]:
    from dutywatch.told import first_day
    from pipeline.show import tame

    said = change.classification
    return (
        f"{change.captured:%Y-%m-%d}",
        change.country + (" (via)" if change.via else ""),
        "new" if change.event == "published" else change.event.value,
        said.severity.word + ("" if change.substantive else ", minor"),
        first_day(said),
        said.primary,
        tame(said.headline or change.title) + "".join(f" [{tame(one)}]" for one in (*_held(change), *_ties(change))),
        change.id,
    )


def _held(change: "Change") -> list[str]:
    """That nobody is mailed of it, in a word."""
    if change.held is None:
        return []
    return ["told to nobody" if change.held.dismissed else "held back"]


def _ties(change: "Change") -> list[str]:
    """What the notice corrects or repeats, in a word: the page of the change says more."""
    from pipeline.model.ties import Tie

    return [
        f"{link.tie.words[0].lower()}{link.tie.words[1:]} {link.reference or link.title}"[:_TIE]
        for link in change.links
        if link.tie in (Tie.CORRECTS, Tie.CORRECTED_BY, Tie.REPEATS)
    ][:1]
