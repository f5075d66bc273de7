"""`dutywatch extract`: what the comparison sees of a file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from dutywatch.output import Exit, Failure, print_json, print_line


def extract(
    file: Annotated[Path | None, typer.Argument(help="The file to read.")] = None,
    batch: Annotated[Path | None, typer.Option(help="JSON Lines of {id, path, …}; one line out for each in.")] = None,
    content_type: Annotated[str | None, typer.Option(help="As a server would send it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the file is from.")] = None,
    status: Annotated[int | None, typer.Option(help="The HTTP status it came with.")] = None,
    language: Annotated[str | None, typer.Option(help="The language it should be in.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Show what the comparison sees of a file: its verdict and its blocks. Uses no database.

    \b
    Examples:
      dutywatch extract page.html
      dutywatch extract tariff.xlsx --json
      dutywatch extract --batch files.jsonl
    """
    from dutywatch.batch import run_batch
    from dutywatch.files import read_file

    if (file is None) == (batch is None):
        raise Failure(Exit.USAGE, "name one FILE, or a --batch file")
    if batch is not None:
        run_batch(batch, _answer_line)
        return
    assert file is not None
    raw = read_file(file, content_type=content_type, url=url, status=status, language=language)
    answer = _answer(raw)
    if as_json:
        print_json({"id": str(file), **answer})
        return
    _print_for_people(answer)


def _answer(raw: Any) -> dict[str, Any]:
    from pipeline.bounded import read
    from web.shapes import reading_json

    return reading_json(read(raw))


def _answer_line(line: dict[str, Any], beside: Path) -> dict[str, Any]:
    from dutywatch.batch import field, path_field
    from dutywatch.files import read_file

    return _answer(
        read_file(
            path_field(line, "path", beside),
            content_type=field(line, "content_type", str),
            url=field(line, "url", str),
            status=field(line, "status", int),
            language=field(line, "language", str),
        )
    )


def _print_for_people(answer: dict[str, Any]) -> None:
    from pipeline.model.verdict import Verdict

    why = f" ({answer['why']})" if answer["why"] else ""
    print_line(f"{answer['verdict']}{why} · {answer['format']} · {answer['encoding']} · {answer['language']}")
    if answer["verdict"] == Verdict.GARBLED and answer["blocks"]:
        print_line("what stands in it is hardly text and not shown; --json has it")
        return
    if answer["title"]:
        print_line(answer["title"])
    path: list[str] = []
    for block in answer["blocks"]:
        if block["path"] != path:
            path = block["path"]
            print_line("\n" + (" › ".join(path) or "(no section)"))
        cells = block["cells"]
        text = " | ".join(f"{column}: {value}" if column else value for column, value in cells) if cells else None
        print_line(f"  {block['type']:<9} {text or block['text']}")
