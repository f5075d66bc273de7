"""On real answers of authorities: encodings, languages, titles and verdicts are those that their index states."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import Document
from pipeline.model.languages import SEVERAL, UNKNOWN, normal_language
from pipeline.screen import fit

RECORDINGS = Path(__file__).parents[2].parent / "shared" / "corpus" / "recordings"
pytestmark = pytest.mark.skipif(not RECORDINGS.is_dir(), reason="the corpus of recordings is not beside the project")
_SAME = {"iso-8859-1": "windows-1252"}  # the Encoding Standard knows one of the two


@pytest.fixture(scope="module")
def read() -> list[tuple[dict[str, Any], Raw, Document]]:
    return list(_read())


def _read() -> Iterator[tuple[dict[str, Any], Raw, Document]]:
    for line in (RECORDINGS / "recordings.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        raw = Raw(
            (RECORDINGS / entry["file"]).read_bytes(),
            content_type=entry.get("content_type"),
            status=entry.get("http_status"),
            filename=entry["file"],
        )
        yield entry, raw, extract(raw)


def test_faulty_answers_are_caught_and_named_and_fit_ones_pass(
    read: list[tuple[dict[str, Any], Raw, Document]],
) -> None:
    documents = [
        (entry, fit(raw, document)) for entry, raw, document in read if entry["kind"] not in ("robots", "sitemap")
    ]
    faulty = [(entry, found) for entry, found in documents if entry["kind"] == "faulty"]
    sound = [(entry, found) for entry, found in documents if entry["kind"] != "faulty"]
    caught = sum(not found.verdict.fit for _, found in faulty) / len(faulty)
    named = sum(found.verdict.value == entry["verdict"] for entry, found in faulty) / len(faulty)
    passed = sum(found.verdict.fit for _, found in sound) / len(sound)
    assert (caught >= 0.95, named >= 0.85, passed >= 0.98) == (True, True, True), (caught, named, passed)


def test_encodings_are_found(read: list[tuple[dict[str, Any], Raw, Document]]) -> None:
    told = [
        (entry["encoding"].partition(" ")[0], document.encoding) for entry, _, document in read if entry["encoding"]
    ]
    wrong = [(wanted, got) for wanted, got in told if _SAME.get(wanted, wanted) != got]
    assert wrong == []


def test_languages_of_documents_are_found(read: list[tuple[dict[str, Any], Raw, Document]]) -> None:
    told = [
        (normal_language(entry["language"]), document.language)
        for entry, _, document in read
        if entry["kind"] in ("page", "listing", "pdf", "feed") and entry["language"] not in (UNKNOWN, SEVERAL)
    ]
    assert sum(wanted == got for wanted, got in told) >= 0.95 * len(told)


def test_first_titles_stand_in_the_blocks(read: list[tuple[dict[str, Any], Raw, Document]]) -> None:
    missing = []
    for entry, _, document in read:
        title = (entry.get("expected") or {}).get("first_title")
        if title and "percent-encoded" not in entry["expected"].get("note", ""):
            plain = "".join(title.split())[:40]
            if not any(plain in "".join(block.text.split()) or plain in (block.key or "") for block in document.blocks):
                missing.append(entry["file"])
    assert missing == []


def test_no_fit_answer_is_read_without_blocks(read: list[tuple[dict[str, Any], Raw, Document]]) -> None:
    assert [entry["file"] for entry, _, document in read if entry["kind"] != "faulty" and not document.blocks] == []


def test_pages_cut_in_the_middle_are_mostly_seen_to_be(read: list[tuple[dict[str, Any], Raw, Document]]) -> None:
    """A floor: HTML lets authors leave elements open, so a page cut between two of its paragraphs may look whole."""
    pages = [raw.body for entry, raw, document in read if entry["kind"] == "page" and document.format == "html"]
    cut = [Raw(body[: len(body) * share // 100], content_type="text/html") for body in pages for share in (35, 60, 85)]
    caught = sum(not fit(raw, extract(raw)).verdict.fit for raw in cut)
    assert caught >= 0.9 * len(cut)
