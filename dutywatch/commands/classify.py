"""`dutywatch classify`: country, topic, facts and urgency of a text."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dutywatch.asked import read_places
from dutywatch.output import Exit, Failure, print_json, print_line, say

if TYPE_CHECKING:
    from pipeline.model.classification import Classification


def classify(
    file: Annotated[Path | None, typer.Argument(help="A text or a page.")] = None,
    batch: Annotated[Path | None, typer.Option(help="JSON Lines of {id, title, text, …}; one line out each.")] = None,
    title: Annotated[str, typer.Option(help="The notice's title.")] = "",
    jurisdiction: Annotated[str | None, typer.Option(help="Who issued it, as a country code.")] = None,
    language: Annotated[str | None, typer.Option(help="The language it is in.")] = None,
    published: Annotated[str | None, typer.Option(help="The day it was published, YYYY-MM-DD.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Say which topic, which countries, what facts and how urgent, and why. Uses no database.

    \b
    Examples:
      dutywatch classify notice.txt --jurisdiction US --published 2026-11-20
      dutywatch classify notice.html --json
      dutywatch classify --batch notices.jsonl
    """
    from dutywatch.batch import BadLine, run_batch

    if (file is None) == (batch is None):
        raise Failure(Exit.USAGE, "name one FILE, or a --batch file")
    if batch is not None:
        run_batch(batch, _answer_line)
        return
    assert file is not None
    issuer = next(iter(read_places([jurisdiction])), None) if jurisdiction else None
    try:
        found = _classify(_text_of(file, language), title, issuer, language, published)
    except BadLine as error:
        raise Failure(Exit.USAGE, str(error)) from None
    if as_json:
        from web.shapes import classification_json

        print_json({"id": str(file), **classification_json(found)})
    else:
        _print_for_people(found)


def _text_of(file: Path, language: str | None) -> str:
    """What the file says. Raises Failure where that is nothing; a page that stands for another is pointed out."""
    from dutywatch.files import read_file
    from pipeline.model.verdict import Verdict
    from pipeline.steps import read

    reading = read(read_file(file, language=language))
    text, verdict = reading.document.text, reading.fit.verdict
    if not text.strip() or verdict in (Verdict.GARBLED, Verdict.TRUNCATED):
        why = f" ({reading.fit.why})" if reading.fit.why else ""
        raise Failure(Exit.USAGE, f"{str(file)!r} holds no text to classify: {verdict.value}{why}")
    if verdict is not Verdict.OK:
        say(f"note: {str(file)!r} looks like {verdict.value} ({reading.fit.why}); classified as it stands")
    return text


def _classify(
    text: str, title: str, jurisdiction: str | None, language: str | None, published: str | None
) -> "Classification":
    from pipeline.classify import classify
    from pipeline.model.classification import Passage, Subject
    from pipeline.model.languages import normal_language

    subject = Subject(
        passages=(Passage(text),),
        title=title,
        jurisdiction=_place(jurisdiction),
        language=normal_language(language),
        published=_day(published),
    )
    return classify(subject)


def _answer_line(line: dict[str, Any], _beside: Path) -> dict[str, Any]:
    from dutywatch.batch import BadLine, field
    from web.shapes import classification_json

    text = field(line, "text", str)
    if text is None:
        raise BadLine("bad-input", "the line has no 'text'")
    title, published = field(line, "title", str) or "", field(line, "published", str)
    jurisdiction, language = field(line, "jurisdiction", str), field(line, "language", str)
    return classification_json(_classify(text, title, jurisdiction, language, published))


def _place(given: str | None) -> str | None:
    from dutywatch.batch import BadLine
    from pipeline.model.places import UnknownPlace, normal_place

    try:
        return normal_place(given).code if given else None
    except UnknownPlace as error:
        raise BadLine("bad-input", str(error)) from None


def _day(given: str | None) -> date | None:
    from dutywatch.batch import BadLine

    try:
        return date.fromisoformat(given[:10]) if given else None
    except ValueError:
        raise BadLine("bad-input", f"'published' is not a date in ISO 8601: {given!r}") from None


def _print_for_people(found: "Classification") -> None:
    from dutywatch.told import told_facts, told_first
    from pipeline.show import tame

    print_line(tame(found.headline))
    if found.further:
        print_line(tame(found.further))
    print_line("")
    issuer = ("country", found.countries.issuer or "")
    for name, value in (("urgency", found.severity.word), issuer, *told_first(found), *told_facts(found)):
        if value:
            print_line(f"{name:<13}{tame(value)}")
    print_line("\nWhy")
    for reason in found.reasons:
        print_line(f"  {reason.for_:<28} {reason.weight:>5.1f}  {tame(reason.because)}")
