"""The fast reading of HTML says what a slow and plain one says: block for block on pages made for it, word for word on
real ones.
"""

import json
import re
import unicodedata
from collections import Counter
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import Block
from tests.pipeline.reference import all_texts, reference

RECORDINGS = Path(__file__).parents[2].parent / "shared" / "corpus" / "recordings"
WORDS = st.lists(
    st.sampled_from("duty rate 税率 Zoll & <5% 12 goods «ex» naïve código".split()), min_size=1, max_size=5
)
SPACE = st.sampled_from(["", " ", "\n", "\n  ", "\t"])
TAGS = st.sampled_from("b i span em strong sub time mark".split())


@st.composite
def said(draw: st.DrawFn) -> str:
    """Words with some of them in inline elements, references and white space as pages have them."""
    parts = []
    for word in draw(WORDS):
        text = escape(word)
        if draw(st.integers(0, 4)) == 0:
            tag = draw(TAGS)
            text = f'<{tag} class="c">{text}</{tag}>'
        parts.append(text)
    return draw(st.sampled_from([" ", "\n ", "&nbsp;", "<!-- n --> "])).join(parts)


@st.composite
def a_table(draw: st.DrawFn) -> str:
    """A table of data: a head of plain names, then lines whose first cell is a code of their own."""
    width = draw(st.integers(2, 4))
    names = [f"Column {n}" for n in range(width)]
    attribute = draw(st.sampled_from(["", " class=num", ' style="text-align:right"']))
    space = draw(SPACE)
    head = f"<tr>{space.join(f'<th scope=col>{name}</th>' for name in names)}</tr>"
    lines = []
    for n in range(draw(st.integers(2, 4))):
        cells = [f"<td{attribute}>85{n:02}.{n}0</td>", *(f"<td{attribute}>{draw(said())}</td>" for _ in names[1:])]
        if width == 4 and draw(st.integers(0, 3)) == 0:
            cells[2:] = [f"<td colspan=2>{draw(said())}</td>"]
        lines.append(f"<tr class=r{n}>{space.join(cells)}</tr>")
    caption = draw(st.sampled_from(["", "<caption>Rates</caption>"]))
    return f"<table>{caption}<thead>{head}</thead><tbody>{space.join(lines)}</tbody></table>"


@st.composite
def a_part(draw: st.DrawFn) -> str:
    match draw(st.integers(0, 7)):
        case 0:
            return f"<h{draw(st.integers(2, 4))}>{draw(said())}</h>".replace("</h>", "</h2>")
        case 1:
            return "<ul>" + "".join(f"<li>{draw(said())}</li>" for _ in range(draw(st.integers(1, 3)))) + "</ul>"
        case 2:
            return f"<dl><dt>{draw(said())}<dd>{draw(said())}</dl>".replace("<dd>", "</dt><dd>").replace(
                "</dl>", "</dd></dl>"
            )
        case 3:
            return f"<blockquote>{draw(said())}</blockquote>"
        case 4:
            return f"<div>{draw(said())}<p>{draw(said())}</p>{draw(said())}</div>"
        case 5:
            return draw(a_table())
        case _:
            return f"<p id=x>{draw(said())}</p>"


@st.composite
def pages(draw: st.DrawFn) -> str:
    parts = draw(SPACE).join(draw(st.lists(a_part(), min_size=1, max_size=6)))
    parts = re.sub(r"<h([2-4])>(.*?)</h2>", r"<h\1>\2</h\1>", parts, flags=re.DOTALL)
    menu = "".join(f"<li><a href=/m{n}>Menu {n}</a></li>" for n in range(3))
    return (
        f"<html><head><title>Rules</title></head><body><nav><ul>{menu}</ul></nav><main><h1>Rules</h1>{parts}"
        "<p>The importer pays the duty at the rate in force on the day of the declaration, and keeps the documents.</p>"
        "</main><footer><p>Contact</p></footer></body></html>"
    )


def bare(block: Block) -> Block:
    return block._replace(key=None, cells=block.cells and tuple(block.cells))


@settings(max_examples=80, deadline=None)
@given(pages())
def test_blocks_sections_and_cells_are_those_of_the_slow_reading(page: str) -> None:
    document = extract(Raw(page.encode(), content_type="text/html; charset=utf-8"))
    slow = reference(page)
    assert [bare(block) for block in document.blocks] == slow.content
    assert sorted(block.text for block in document.chrome) == sorted(slow.furniture)


REAL = sorted(RECORDINGS.glob("*.htm*"), key=lambda path: path.stat().st_size) if RECORDINGS.is_dir() else []


@pytest.mark.slow
@pytest.mark.skipif(not REAL, reason="the corpus of recordings is not beside the project")
def test_no_word_of_a_real_page_is_lost() -> None:
    lost = {}
    for path in REAL:
        if path.name.startswith("faulty") or path.stat().st_size > 150_000:
            continue  # broken on purpose; large ones take Beautiful Soup seconds
        document = extract(Raw(path.read_bytes(), filename=path.name))
        fast = Counter(
            re.findall(
                r"\w+", " ".join([document.title, *(block.text for block in (*document.blocks, *document.chrome))])
            )
        )
        page = path.read_bytes().decode(document.encoding.replace("-sig", ""), "replace")
        words = Counter(
            re.findall(r"\w+", unicodedata.normalize("NFC", " ".join(all_texts(page)).replace("\u00ad", "")))
        )
        missing = words - fast
        if missing.total() > 0.01 * words.total():
            lost[path.name] = missing.most_common(8)
    assert json.dumps(lost, ensure_ascii=False) == "{}"
