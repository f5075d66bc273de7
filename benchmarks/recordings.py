"""How each recording of a real answer is read, as the table that docs/recordings.md is: `python -m benchmarks.recordings`.

Needs the corpus of recordings beside the project. Names, counts and verdicts only: none of their words is kept here.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType, Document
from pipeline.screen import fit
from tests.spiders.recorded import READ, TABLES, TWICE, UNREAD, read, rows
from tests.spiders.support import CORPUS

HEAD = """# Recordings

Written by `python -m benchmarks.recordings` from {number} real answers of authorities and others, which are not part of
this project. Counted is what a person counted in each; read is what we read. A document counts as one.
"""


class Line(NamedTuple):
    """One recording: how it is read, what was counted and what was read, and whether both agree."""

    name: str
    way: str
    counted: str
    found: str
    said: str


def main() -> None:
    """Prints the table."""
    lines = list(_lines())
    faulty = [line for line in lines if line.name.startswith("faulty-")]
    sound = [line for line in lines if not line.name.startswith("faulty-")]
    print(HEAD.format(number=len(lines)))
    agree = sum(line.said.startswith(("as counted", "as many")) for line in sound)
    print(f"{agree} of {len(sound)} good answers are read as a person counted them; of the others each says why.")
    named = sum(line.counted == line.found for line in faulty)
    caught = sum(line.found != "ok" for line in faulty)
    print(
        f"{caught} of {len(faulty)} faulty answers are caught, {named} with the very verdict that a person gave them.\n"
    )
    print("Ways: " + ", ".join(f"{way} {n}" for way, n in Counter(line.way for line in lines).most_common()) + ".\n")
    for title, part in (("Good answers", sound), ("Faulty answers: the verdict", faulty)):
        print(f"## {title}\n\n| recording | read as | counted | read | note |\n| --- | --- | --- | --- | --- |")
        for line in part:
            print(f"| {' | '.join(line)} |")
        print()


def _lines() -> Iterator[Line]:
    for name, row in sorted(rows().items()):
        if row["kind"] == "faulty":
            yield _faulty(name, row)
        elif name in READ:
            yield _indexed(name, row["expected"])
        elif row["kind"] == "robots":
            yield Line(name, "robots", "", "", "as counted: read as rules")
        else:
            yield _document(name, row)


def _raw(name: str, row: dict[str, Any]) -> Raw:
    return Raw((CORPUS / name).read_bytes(), row.get("content_type"), row["url"], row.get("http_status"), filename=name)


def _faulty(name: str, row: dict[str, Any]) -> Line:
    raw = _raw(name, row)
    found = fit(raw, extract(raw)).verdict.value
    return Line(name, "answer", row["verdict"], found, "" if found == row["verdict"] else "named otherwise")


def _indexed(name: str, expected: dict[str, Any]) -> Line:
    index = read(READ[name], name)
    counted, found = expected["items"], len(index.items)
    twice = TWICE.get(name, 0)
    said = "as counted" if counted == found + twice else "not as counted"
    if twice:
        said += f", {twice} of them twice under one number"
    title = expected.get("first_title")
    first = unquote(index.items[0].listed.title or "") if index.items else ""
    if title and said.startswith("as counted") and not first.startswith(" ".join(title.split())[:60]):
        said = said.replace("as counted", "as many; no title declared", 1)
    return Line(name, type(READ[name]).__name__.lower(), str(counted), str(found), said)


def _document(name: str, row: dict[str, Any]) -> Line:
    raw = _raw(name, row)
    document, expected = extract(raw), row.get("expected") or {"items": 1}
    if name in UNREAD:
        return Line(name, row["kind"], str(expected["items"]), f"{len(document.blocks)} blocks", UNREAD[name])
    if name in TABLES:
        found = sum(block.type is BlockType.ROW for block in document.blocks)
        head = found - expected["items"]
        said = {0: "as counted", 1: "as counted, and the row of names"}.get(head, "not as counted")
        return Line(name, "table", str(expected["items"]), str(found), said)
    said = "as counted: one document" if document.blocks and fit(raw, document).verdict.fit else "not read"
    if not _has_title(document, expected.get("first_title")):
        said = "its first title is not found"
    return Line(name, row["kind"], str(expected["items"]), f"{len(document.blocks)} blocks", said)


def _has_title(document: Document, title: str | None) -> bool:
    plain = "".join((title or "").split())[:40]
    return any(plain in "".join(block.text.split()) or plain in (block.key or "") for block in document.blocks)


if __name__ == "__main__":
    if not CORPUS.is_dir():
        raise SystemExit(f"the recordings are not at {json.dumps(str(CORPUS.name))} beside the project")
    main()
