"""`dutywatch change`: one change."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, instant, on_terminal, print_json, print_line

_EDITS = 12  # differences in a terminal before the reader is asked

if TYPE_CHECKING:
    from archive.captures import StoredCapture
    from archive.history import Evidence
    from pipeline.model.change import Change
    from pipeline.model.ties import Link


def change(
    id_: Annotated[str, typer.Argument(metavar="ID", help="As `dutywatch changes` shows it.")],
    whole: Annotated[bool, typer.Option("--all", help="Every difference, where there are many.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="A page to open in a browser.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Show one change: what it means and why, before and after, evidence.

    \b
    Examples:
      dutywatch change chg_gzgra4n7vbhhancwk2em
      dutywatch change chg_gzgra4n7vbhhancwk2em --all
      dutywatch change chg_gzgra4n7vbhhancwk2em --html > change.html
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
    elif as_html:
        from web.standalone import change_page

        print_line(change_page(kept.change, settings().base_url))
    else:
        _print_for_people(kept, whole)


def _print_for_people(kept: "Evidence", whole: bool) -> None:
    """What it means and why before what changed, which may be long."""
    from pipeline.show import tame, visible

    found = kept.change
    said = found.classification
    event = "" if found.event == "amended" else f"{found.event.value}: "
    print_line(event + tame(said.headline or found.title))
    if said.further:
        print_line(tame(said.further))
    print_line("")
    for name, value in _facts(found):
        print_line(f"{name:<13}{tame(value)}")
    print_line(f"{'official':<13}{_address(found.url)}")
    for link in found.links:
        print_line(f"{link.tie.words}: {_other(link)}")
    if found.held:
        print_line(f"\n{visible(found.held.why)}")
        if found.held.command:
            print_line(f"let it go: {visible(found.held.command)}")
    print_line("\nWhy")
    for reason in said.reasons:
        print_line(f"  {tame(reason.for_)}: {tame(reason.because)} ({reason.weight:.3g})")
    print_line("\nWhat changed")
    _print_edits(found, whole)
    print_line("\nEvidence")
    for name, stored in (("before", kept.old), ("after", kept.new)):
        if stored is not None:
            _print_capture(name, stored)


def _print_edits(found: "Change", whole: bool) -> None:
    from pipeline.show import ENGLISH, show_terminal

    more = ENGLISH["more"] + ": --all shows them, --html makes a page of them"
    said = show_terminal(found.edits, on_terminal(), {"more": more}, None if whole else _EDITS)
    print_line(said or f"  ({found.event.value} whole: the last text is the evidence)")


def _facts(found: "Change") -> list[tuple[str, str]]:
    from dutywatch.told import told_facts, told_first

    said = found.classification
    rows = [
        ("urgency", said.severity.word),
        ("country", found.country + (f" ({found.region})" if found.region else "")),
        *told_first(said),
        ("event", found.event.value + ("" if found.substantive else ", not substantive")),
        ("published", found.published.isoformat() if found.published else ""),
        ("seen", instant(found.captured)),
        ("recorded", instant(found.recorded) + (", from a backfill" if found.backfilled else "")),
        *told_facts(said),
        ("authority", found.authority),
        ("source", found.source),
        ("title", found.title),
    ]
    return [(name, value) for name, value in rows if value]


def _other(link: "Link") -> str:
    """The other notice: its title, or how it is cited, its address, and its change with us."""
    from pipeline.show import tame

    said = tame(link.title or link.reference or "")
    where = _address(link.url) if link.url else ""
    return "  ".join(part for part in (said, where, link.change or "") if part)


def _address(url: str | None) -> str:
    """An address to be opened is shown whole where it is an honest one, else so that nothing opens it."""
    from alerts.links import official
    from pipeline.show import tame, visible

    page = official(url)
    if page is not None:
        return page.href
    # A path in a folder of versions is no address, so nothing in it can become a link.
    return tame(url or "(none)") if url and ":" in url else visible(url or "(none)")


def _print_capture(name: str, stored: "StoredCapture") -> None:
    capture = stored.capture
    print_line(
        f"  {name:<7} {instant(capture.fetched)}  status {capture.status or '-'}  {_address(capture.final_url or capture.url)}"
    )
    print_line(f"  {'':<7} sha256 {capture.body or '(no bytes)'}")
