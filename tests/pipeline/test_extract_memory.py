"""What is taken over from the version of a page read before is what reading it anew would give, whatever changed around it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import Memory, extract
from pipeline.model.capture import Raw
from pipeline.model.document import Document
from tests.pipeline.test_extract_reference import a_part

HISTORIES = Path(__file__).parents[2].parent / "shared" / "corpus" / "histories"
WRAPPERS = st.sampled_from(
    ["{}", "<div>{}</div>", "<nav>{}</nav>", "<div class=sidebar>{}</div>", "<form>{}</form>", "<table><tr><td>{}</td></tr></table>",
     "<ul><li>{}</ul>", "<pre>{}</pre>", "<h2>Part</h2>{}", "<b>{}", "<main>{}</main>", "<title>T</title>{}", "{}<table>"]
)  # fmt: skip


@st.composite
def versions(draw: st.DrawFn) -> list[str]:
    """Versions of a page that share most of their parts, under headings and in wrappers that come and go."""
    parts = draw(st.lists(st.one_of(a_part(), st.just("<h3>Rates</h3>")), min_size=1, max_size=5))
    made = []
    for _ in range(3):
        chosen = draw(st.lists(st.sampled_from(parts), min_size=1, max_size=6))
        made.append("<html><body>" + "".join(draw(WRAPPERS).format(part) for part in chosen))
    return made


def read(page: str, memory: Memory | None = None) -> Document:
    return extract(Raw(page.encode(), content_type="text/html; charset=utf-8"), memory)


@settings(max_examples=60, deadline=None)
@given(versions())
def test_a_version_is_read_alike_with_and_without_the_one_before(pages: list[str]) -> None:
    memory = Memory()
    for page in pages:
        assert read(page, memory) == read(page)


def test_the_same_characters_under_another_heading_or_in_a_menu_are_not_the_same() -> None:
    rates = "<h3>Rates</h3><table><tr><th>Code<th>Duty<tr><td>8517.13<td>2.5 %<tr><td>8517.14<td>3 %</table>"
    memory = Memory()
    for around in (
        "<h2>Imports</h2>{}",
        "<h2>Exports</h2>{}",
        "<p>Rule of the day.</p><nav>{}</nav>",
        "<h2>Imports</h2>{}",
    ):
        page = around.format(rates)
        assert read(page, memory) == read(page)


def test_what_stayed_is_taken_over_and_only_two_versions_are_kept() -> None:
    memory = Memory()
    stayed = "<h2>A</h2><p>One.</p>"
    first = read(stayed + "<h2>B</h2><p>Two.</p>", memory)
    second = read(stayed + "<h2>C</h2><p>Three.</p>", memory)
    assert second.blocks[1] is first.blocks[1]
    read("<p>Another page.</p>", memory)
    assert not any("One." in str(key) for key in memory.latest)
    read("<p>Another page.</p>", memory)
    assert not any("One." in str(key) for key in memory.earlier)


@pytest.mark.slow
@pytest.mark.skipif(not HISTORIES.is_dir(), reason="the corpus of histories is not beside the project")
def test_all_pages_of_the_histories_are_read_alike_with_and_without_the_one_before() -> None:
    for folder in sorted({path.parent for path in HISTORIES.glob("*/*.htm*")}):
        memory = Memory()
        for path in sorted(folder.glob("0*")):
            raw = Raw(path.read_bytes(), filename=path.name)
            assert extract(raw, memory) == extract(raw), path
