"""`dutywatch change`: one change."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, on_terminal, print_json, print_line

if TYPE_CHECKING:
    from archive.captures import StoredCapture
    from archive.history import Evidence
    from pipeline.model.change import Change


def change(
    id_: Annotated[str, typer.Argument(metavar="ID", help="As `dutywatch changes` shows it.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Show one change: before and after, reasons, facts, evidence.

    \b
    Examples:
      dutywatch change chg_gzgra4n7vbhhancwk2em
      dutywatch change chg_gzgra4n7vbhhancwk2em --json
    """
    from archive.history import evidence
    from dutywatch.house import read_session, settings

    with read_session() as session:
        kept = evidence(session, id_)
    if kept is None:
        raise Failure(Exit.NOT_FOUND, f"no change {id_!r}; `dutywatch changes` shows the ids")
    if as_json:
        from web.states import evidence_json

        print_json(evidence_json(kept, settings().base_url))
        return
    _print_for_people(kept)


def _print_for_people(kept: "Evidence") -> None:
    from pipeline.show import show_terminal, tame

    found = kept.change
    said = found.classification
    print_line(tame(said.headline or found.title))
    if said.summary and said.summary != said.headline:
        print_line(tame(said.summary))
    print_line("")
    for name, value in _facts(found):
        print_line(f"{name:<13}{tame(value)}")
    print_line(f"{'official':<13}{_address(found.url)}")
    print_line("\nWhat changed")
    print_line(show_terminal(found.edits, colour=on_terminal()) or "  (nothing: the last text is the evidence)")
    print_line("\nWhy")
    for reason in said.reasons:
        print_line(f"  {tame(reason.for_)}: {tame(reason.because)} ({reason.weight:g})")
    print_line("\nEvidence")
    for name, stored in (("before", kept.old), ("after", kept.new)):
        if stored is not None:
            _print_capture(name, stored)


def _facts(found: "Change") -> list[tuple[str, str]]:
    from pipeline.model.classification import DateRole
    from web.shapes import time_json

    said, facts = found.classification, found.classification.facts
    rows = [
        ("urgency", said.severity.word),
        ("country", found.country + (f" ({found.region})" if found.region else "")),
        ("topic", ", ".join((said.primary, *said.secondary)) + f" ({said.confidence:.0%} sure)"),
        ("in force", ", ".join(day.isoformat() for day in facts.days(DateRole.EFFECTIVE))),
        ("ends", ", ".join(day.isoformat() for day in facts.days(DateRole.EXPIRY))),
        ("event", found.event.value + ("" if found.substantive else ", not substantive")),
        ("published", found.published.isoformat() if found.published else ""),
        ("seen", time_json(found.captured)),
        ("recorded", time_json(found.recorded) + (", from a backfill" if found.backfilled else "")),
        ("rates", ", ".join(f"{rate.value} {rate.unit} ({rate.role.value})" for rate in facts.rates)),
        ("amounts", ", ".join(f"{amount.currency} {amount.value}" for amount in facts.amounts)),
        ("HS codes", ", ".join(facts.hs_codes)),
        ("goods from", ", ".join(said.countries.origins)),
        ("documents", ", ".join(facts.documents)),
        ("references", ", ".join(facts.references)),
        ("authority", found.authority),
        ("source", found.source),
        ("title", found.title),
    ]
    return [(name, value) for name, value in rows if value]


def _address(url: str | None) -> str:
    """An address to be opened is shown whole where it is an honest one, else so that nothing opens it."""
    from alerts.links import official
    from pipeline.show import tame

    page = official(url)
    return tame(url or "(none)") if page is None else page.href


def _print_capture(name: str, stored: "StoredCapture") -> None:
    from web.shapes import time_json

    capture = stored.capture
    print_line(
        f"  {name:<7} {time_json(capture.fetched)}  status {capture.status or '-'}  {_address(capture.final_url or capture.url)}"
    )
    print_line(f"  {'':<7} sha256 {capture.body or '(no bytes)'}")
