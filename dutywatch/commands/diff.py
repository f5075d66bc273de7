"""`dutywatch diff`: what really changed between two files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dutywatch.output import Exit, Failure, on_terminal, print_json, print_line

if TYPE_CHECKING:
    from pipeline.model.edits import Comparison


def diff(
    old: Annotated[Path | None, typer.Argument(help="The earlier file.")] = None,
    new: Annotated[Path | None, typer.Argument(help="The later file.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help="JSON Lines of {id, old, new, …}; one line out for each in.")
    ] = None,
    as_html: Annotated[bool, typer.Option("--html", help="A page to open in a browser.")] = False,
    content_type: Annotated[str | None, typer.Option(help="As a server would send both.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the files are from.")] = None,
    language: Annotated[str | None, typer.Option(help="The language they should be in.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Compare two files, or a batch of pairs, and show what a reader would name as changed. Uses no database.

    \b
    Examples:
      dutywatch diff monday.html tuesday.html
      dutywatch diff old.xlsx new.xlsx --json
      dutywatch diff old.html new.html --html > changed.html
      dutywatch diff --batch pairs.jsonl
    """
    from dutywatch.batch import run_batch
    from dutywatch.files import read_file

    if batch is not None and old is None and new is None:
        run_batch(batch, _answer_line)
        return
    if batch is not None or old is None or new is None:
        raise Failure(Exit.USAGE, "name OLD and NEW, or a --batch file")
    from pipeline import bounded

    hints = {"content_type": content_type, "url": url, "language": language}
    comparison = bounded.diff(read_file(old, **hints), read_file(new, **hints))
    if as_json:
        from web.shapes import comparison_json

        print_json({"id": str(new), **comparison_json(comparison)})
    elif as_html:
        from web.standalone import comparison_page

        print_line(comparison_page(comparison, title=f"{old.name} → {new.name}"))
    else:
        _print_for_people(comparison)


def _answer_line(line: dict[str, Any], beside: Path) -> dict[str, Any]:
    from dutywatch.batch import field, path_field
    from dutywatch.files import read_file
    from pipeline import bounded
    from web.shapes import comparison_json

    hints = {name: field(line, name, str) for name in ("content_type", "url", "language")}
    old = read_file(path_field(line, "old", beside), status=field(line, "old_status", int), **hints)
    new = read_file(path_field(line, "new", beside), status=field(line, "new_status", int), **hints)
    return comparison_json(bounded.diff(old, new))


def _print_for_people(comparison: "Comparison") -> None:
    from pipeline.show import show_terminal

    substance = ", substantive" if comparison.substantive else ""
    words = f"+{comparison.added_words} −{comparison.removed_words} words"
    print_line(f"{comparison.verdict.value}{substance} · {len(comparison.edits)} edits · {words}")
    if comparison.replaced:
        print_line("the page was replaced: another text stands where the old one stood")
    if comparison.suspect:
        because = f": {comparison.suspect.because}" if comparison.suspect.because else ""
        print_line(f"the {comparison.suspect.side} side is {comparison.suspect.why.value}{because}")
    if comparison.edits:
        print_line(show_terminal(comparison.edits, colour=on_terminal()))
