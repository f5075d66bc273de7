"""The catalogue: TOML files, one a jurisdiction, checked as a whole when loaded."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.model.source import Source
from spiders.entry import Entry

__all__ = ["Catalogue", "CatalogueError", "Entry", "load_catalogue"]


class CatalogueError(Exception):
    """The catalogue cannot be used; `faults` has one line for each fault: file, entry, field, what is wrong."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Catalogue:
    """All entries, in the order of their files."""

    entries: tuple[Entry, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by their slug."""
        return {entry.id: entry for entry in self.entries}

    @property
    def enabled(self) -> tuple[Entry, ...]:
        """Those that are crawled."""
        return tuple(entry for entry in self.entries if entry.enabled)

    def sources(self) -> tuple[Source, ...]:
        """What the other rooms may know of them, disabled ones included."""
        return tuple(entry.source() for entry in self.entries)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue in `folder`, or the built-in one. Raises CatalogueError naming every fault, not just the first."""
    found, faults = [], []
    for name, text in _texts(folder):
        for entry in _entries(name, text):
            if isinstance(entry, Entry):
                found.append((name, entry))
            else:
                faults.append(entry)
    faults += _doubles(found)
    if not found and not faults:
        faults.append(f"{folder or 'the built-in catalogue'}: no source in it (looked for *.toml)")
    if faults:
        raise CatalogueError(tuple(faults))
    return Catalogue(tuple(entry for _, entry in found))


def _texts(folder: Path | None) -> Iterator[tuple[str, str | Exception]]:
    root: Traversable = folder if folder is not None else files("spiders").joinpath("sources")
    if not root.is_dir():
        raise CatalogueError((f"{root}: no such folder",))
    for file in sorted(root.iterdir(), key=lambda found: found.name):
        if file.name.endswith(".toml"):
            try:
                yield file.name, file.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                yield file.name, error


def _entries(name: str, text: str | Exception) -> Iterator[Entry | str]:
    """Entries, and a line for each fault."""
    if isinstance(text, Exception):
        yield f"{name}: cannot be read: {text}"
        return
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield f"{name}: not TOML: {error}"
        return
    yield from (
        f"{name}: unknown field {field!r}" for field in table if field not in ("jurisdiction", "like", "source")
    )
    rows = table.get("source", [])
    for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
        yield from _entry(name, number, row, table)


def _entry(name: str, number: int, row: Any, table: dict[str, Any]) -> Iterator[Entry | str]:
    label = row.get("id", f"source {number}") if isinstance(row, dict) else f"source {number}"
    try:
        yield Entry.model_validate(_whole(row, table))
    except LookupError as error:
        yield f"{name}: {label}: like: unknown pattern {error.args[0]!r}"
    except ValidationError as error:
        for fault in error.errors():
            field = ".".join(str(part) for part in fault["loc"]) or "entry"
            yield f"{name}: {label}: {field}: {fault['msg'].removeprefix('Value error, ')}"


def _whole(row: Any, table: dict[str, Any]) -> Any:
    """The row over the pattern that it names (`like = "…"`, from `[like.…]`) over the file's jurisdiction.

    A section of the row is laid over the pattern's section of that name, field by field.
    """
    if not isinstance(row, dict):
        return row
    own = {key: value for key, value in row.items() if key != "like"}
    pattern = table.get("like", {})[row["like"]] if "like" in row else {}
    place = {"jurisdiction": table["jurisdiction"]} if "jurisdiction" in table else {}
    both = {key for key in own if isinstance(own[key], dict) and isinstance(pattern.get(key), dict)}
    return {**place, **pattern, **own, **{key: {**pattern[key], **own[key]} for key in both}}


def _doubles(found: list[tuple[str, Entry]]) -> Iterator[str]:
    first: dict[str, str] = {}
    for name, entry in found:
        if entry.id in first:
            yield f"{name}: {entry.id}: id: already taken in {first[entry.id]}"
        first.setdefault(entry.id, name)
