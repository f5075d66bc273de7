"""`dutywatch export`: the evidence out, in the format of web archives."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.asked import Words, check_sources, filtered, read_filter
from dutywatch.output import Exit, Failure, print_json, print_line, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from archive.captures import StoredCapture
    from archive.warc.write import Written
    from pipeline.model.filters import Filter


@filtered
def export(
    warc: Annotated[Path, typer.Option("--warc", metavar="FILE", help="The file to write, such as evidence.warc.gz.")],
    words: Words,
    every: Annotated[
        bool, typer.Option("--every", help="Every capture, not only those of changes (--source, --since, --until).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on what was written.")] = False,
) -> None:
    """Write the captures on which changes rest as a WARC file that tools of web archives read: answer, headers, time.

    Changes themselves come out of `dutywatch changes` with --csv, --jsonl or --json.

    \b
    Examples:
      dutywatch export --warc evidence.warc.gz
      dutywatch export --warc de.warc.gz --country DE --topic de-minimis --since 2026-07-01
      dutywatch export --warc whole.warc.gz --every --source us-federal-register-cbp
    """
    from dutywatch.house import read_session

    if every and (other := set(words) - {"source", "since", "until"}):
        raise Failure(
            Exit.USAGE, f"--every knows no --{min(other).replace('_', '-')}: it is about captures, not changes"
        )
    wanted = read_filter(words)
    with read_session() as session:
        check_sources(session, wanted.source)
        written = _write(warc, _all(session, wanted) if every else _of_changes(session, wanted))
    for fault in written.faults:
        say(f"left out: {fault}")
    if as_json:
        print_json({"schema": 1, "file": str(warc), "captures": written.captures, "left_out": len(written.faults)})
    else:
        print_line(f"{written.captures} captures in {warc}")
    if written.faults:
        raise Failure(
            Exit.IN_PART, f"the bytes of {len(written.faults)} captures could not be had; each is named above"
        )


def _of_changes(session: "Session", wanted: "Filter") -> "Iterator[StoredCapture]":
    from archive.history import Query, each_change
    from archive.warc.select import evidence_of

    return evidence_of(session, [change.id for change in each_change(session, Query(wanted, limit=None))])


def _all(session: "Session", wanted: "Filter") -> "Iterator[StoredCapture]":
    from archive.warc.select import captures_of

    return captures_of(session, wanted.source, wanted.since, wanted.until)


def _write(file: Path, captures: "Iterator[StoredCapture]") -> "Written":
    """The file is whole or absent."""
    from archive.bodies import open_bodies
    from archive.warc.write import write_warc
    from dutywatch import __version__
    from dutywatch.house import settings

    passing = file.with_name(f".{file.name}.part")
    try:
        with passing.open("wb") as out:
            written = write_warc(
                out, captures, open_bodies(settings().captures, writing=False), f"dutywatch {__version__}"
            )
        passing.replace(file)
    except OSError as error:
        raise Failure(Exit.IN_PART, f"{file} cannot be written: {error.strerror}") from None
    finally:
        passing.unlink(missing_ok=True)
    return written
