"""`dutywatch export`: the evidence out in the format of web archives, the changes in that of analysts."""

from contextlib import contextmanager
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
    words: Words,
    warc: Annotated[
        Path | None, typer.Option("--warc", metavar="FILE", help="The evidence, into a file such as evidence.warc.gz.")
    ] = None,
    parquet: Annotated[
        Path | None, typer.Option("--parquet", metavar="FILE", help="The changes, into a file such as changes.parquet.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--every", help="Every capture, not only those of changes (--source, --since, --until).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on what was written.")] = False,
) -> None:
    """Write the captures on which changes rest as a WARC file that tools of web archives read: answer, headers, time.

    Changes themselves come out as Parquet (needs the extra dutywatch[parquet]), or out of `dutywatch changes` with
    --csv, --jsonl or --json.

    \b
    Examples:
      dutywatch export --warc evidence.warc.gz
      dutywatch export --warc de.warc.gz --country DE --topic de-minimis --since 2026-07-01
      dutywatch export --warc whole.warc.gz --every --source us-federal-register-cbp
      dutywatch export --parquet changes.parquet --since 2026-01-01
    """
    from dutywatch.house import read_session

    if (warc is None) == (parquet is None) or (parquet and every):
        raise Failure(Exit.USAGE, "give --warc FILE (with --every: of all captures) or --parquet FILE")
    if every and (other := set(words) - {"source", "since", "until"}):
        raise Failure(
            Exit.USAGE, f"--every knows no --{min(other).replace('_', '-')}: it is about captures, not changes"
        )
    wanted = read_filter(words)
    with read_session() as session:
        check_sources(session, wanted.source)
        if parquet is not None:
            _say_changes(parquet, _write_changes(parquet, session, wanted), as_json)
            return
        assert warc is not None
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


def _write_changes(file: Path, session: "Session", wanted: "Filter") -> int:
    from archive.history import Query, each_change
    from dutywatch.house import settings
    from dutywatch.parquet import ParquetMissing, write_parquet

    with _whole(file) as passing:
        try:
            return write_parquet(passing, each_change(session, Query(wanted, limit=None)), settings().base_url)
        except ParquetMissing as error:
            raise Failure(Exit.NOT_USABLE, str(error)) from None


def _say_changes(file: Path, number: int, as_json: bool) -> None:
    if as_json:
        print_json({"schema": 1, "file": str(file), "changes": number})
    else:
        print_line(f"{number} changes in {file}")


@contextmanager
def _whole(file: Path) -> "Iterator[Path]":
    """A passing name for the time of the writing: the file is whole or absent."""
    passing = file.with_name(f".{file.name}.part")
    try:
        yield passing
        passing.replace(file)
    except OSError as error:
        raise Failure(Exit.IN_PART, f"{file} cannot be written: {error.strerror}") from None
    finally:
        passing.unlink(missing_ok=True)


def _of_changes(session: "Session", wanted: "Filter") -> "Iterator[StoredCapture]":
    from archive.history import Query, each_change
    from archive.warc.select import evidence_of

    return evidence_of(session, [change.id for change in each_change(session, Query(wanted, limit=None))])


def _all(session: "Session", wanted: "Filter") -> "Iterator[StoredCapture]":
    from archive.warc.select import captures_of

    return captures_of(session, wanted.source, wanted.since, wanted.until)


def _write(file: Path, captures: "Iterator[StoredCapture]") -> "Written":
    from archive.bodies import open_bodies
    from archive.warc.write import write_warc
    from dutywatch import __version__
    from dutywatch.house import settings

    with _whole(file) as passing, passing.open("wb") as out:
        return write_warc(out, captures, open_bodies(settings().captures, writing=False), f"dutywatch {__version__}")
