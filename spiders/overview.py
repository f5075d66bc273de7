"""The overview of the catalogue as Markdown: `docs/sources.md`."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from pipeline.model.places import place_name
from pipeline.model.source import Kind
from spiders.api_keys import setting
from spiders.entry import Entry

_GRADES = {
    "seen": "a stored page or stored public code shows this very address",
    "documented": "the interface is documented or coded, and this address is composed in its form",
    "memory": "only remembered: declared, and not crawled until somebody confirms it",
    "own": "a site of our own",
}


def overview(entries: Sequence[Entry]) -> str:
    """Counts by kind, evidence and jurisdiction, and each source that is declared but not crawled, with the reason."""
    enabled = sum(entry.enabled for entry in entries)
    places = len({entry.jurisdiction for entry in entries})
    keyed = [(entry.id, setting(key.name), key.source) for entry in entries if entry.enabled and (key := entry.api_key)]
    watched = len({entry.jurisdiction for entry in entries if entry.enabled})
    return "\n".join(
        [
            "# Sources",
            "",
            "Written by `dutywatch sources --markdown`; a test holds it to the catalogue. None of these addresses was",
            "asked while the catalogue was written: `dutywatch sources check` does that from where you are.",
            "",
            f"{len(entries)} sources of {places} jurisdictions are declared, {enabled} of {watched} jurisdictions crawled,",
            f"{len(keyed)} of these as soon as a key of the operator's own is set.",
            "",
            *_section("By kind", entries, [kind.value for kind in Kind], lambda entry: entry.kind.value, str),
            *_section("By evidence", entries, list(_GRADES), lambda entry: entry.verification.grade, _grade),
            *_section("By jurisdiction", entries, _places(entries), lambda entry: entry.jurisdiction, _place),
            "## Crawled with a key of your own",
            "",
            *_table(("source", "setting", "to be had at"), keyed),
            "",
            "## Declared, not crawled",
            "",
            *_table(("source", "reason"), ((entry.id, entry.reason or "") for entry in entries if not entry.enabled)),
            "",
        ]
    )  # fmt: skip


def _section(
    title: str, entries: Sequence[Entry], keys: Iterable[str], of: Callable[[Entry], str], name: Callable[[str], str]
) -> list[str]:
    declared = Counter(of(entry) for entry in entries)
    crawled = Counter(of(entry) for entry in entries if entry.enabled)
    rows = ((name(key), str(declared[key]), str(crawled[key])) for key in keys if declared[key])
    return [f"## {title}", "", *_table(("", "declared", "crawled"), rows), ""]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [heads, ["---"] * len(heads), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines]


def _places(entries: Sequence[Entry]) -> list[str]:
    return sorted({entry.jurisdiction for entry in entries}, key=place_name)


def _place(code: str) -> str:
    return f"{place_name(code)} ({code})"


def _grade(grade: str) -> str:
    return f"{grade}: {_GRADES[grade]}"
