"""`dutywatch backfill`: captures at hand through the same pipeline."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line, print_table, say

if TYPE_CHECKING:
    from flows.backfill import Versions
    from flows.taken import Summary


def backfill(
    paths: Annotated[
        list[Path], typer.Argument(help="Folders of versions with meta.json, WARC or WACZ files, or folders of such.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Take stored versions through the same pipeline, oldest first. Done twice it adds nothing; it never tells anybody.

    \b
    Examples:
      dutywatch backfill histories/
      dutywatch backfill histories/de-zollv histories/jp-customs-law
      dutywatch backfill crawl.warc.gz collection.wacz
    """
    from dutywatch.house import house, run_flow, settings

    missing = [path for path in paths if not path.exists()]
    if missing:
        raise Failure(Exit.NOT_FOUND, f"no file or folder {str(missing[0])!r}")
    opened = house(settings())
    from dutywatch.progress import progress
    from flows.backfill import SOURCE, find_folders, nothing_new
    from flows.backfill import backfill as take_all
    from flows.recorded import find_recorded, is_archive

    folders, failed = find_folders([path for path in paths if not is_archive(path)])
    with find_recorded(paths, SOURCE) as (addresses, unusable):
        documents: list[Versions] = [*folders, *addresses]
        if not documents and not failed and not unusable:
            words = "no folder of versions (each has a meta.json, see docs/contract.md) and no WARC or WACZ there"
            raise Failure(Exit.NOT_FOUND, words)
        summary = nothing_new(opened, documents)
        if summary is None:
            with progress("backfill") as advance:
                summary = run_flow(take_all, opened, documents, advance)
    summary.failed += failed + unusable
    _print(summary, len(documents), as_json)
    for fault in summary.failed:
        say(f"{fault.source}: {fault.why}")
    if summary.failed:
        raise Failure(Exit.IN_PART, f"{len(summary.failed)} could not be taken in; each is named above")


def _print(summary: "Summary", documents: int, as_json: bool) -> None:
    counts = summary.counts()
    if as_json:
        suspects = [{"document": one.url, "why": one.why} for one in summary.taken if one.what.value == "suspect"]
        print_json({"schema": 1, "documents": documents, "versions": len(summary.taken), "captures": counts,
                    "changes": len(summary.changes), "suspects": suspects})  # fmt: skip
        return
    new = len(summary.taken) - counts.get("known", 0)
    said = f"{_some(documents, 'document')}, "
    if summary.failed and not summary.taken:
        print_line("nothing was read")
        return
    if not new:
        print_line(f"{said}{_some(len(summary.taken), 'version')}: all known already, nothing added")
        return
    print_table(("captures", "ended as"), [(str(number), word) for word, number in sorted(counts.items())])
    changes = _some(len(summary.changes), "change")
    print_line(f"{said}{_some(new, 'version')} taken in, {changes}; nobody is told of them")
    if summary.changes:
        print_line(f"next: dutywatch changes --country {summary.changes[0].country}")


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
