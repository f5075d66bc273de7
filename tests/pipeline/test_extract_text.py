"""Markdown and plain text: structure as written, words without their markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.extract.articles import label
from pipeline.extract.markdown import inline
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType, Document

NOTICE = """---
title: Customs notice
code: 0101
---

Customs notice
==============

Rates ## Not a heading
------

The *rate* of **duty** is [raised](https://example.org/a_(b)?x=1), see
the annex.

* first
* second,
  continued
1. numbered

> quoted

| Code | Rate |
|------|-----:|
| 0101 | 5\\|6 |

```
code * here
```

<table><tr><th>A<th>B</tr>
<tr><td>1<td>2</tr></table>
"""


def read(text: str, name: str = "x.md") -> Document:
    return extract(Raw(text.encode(), filename=name))


def test_markdown_is_read_as_its_reader_sees_it() -> None:
    document = read(NOTICE)
    assert [(block.type.value, block.text) for block in document.blocks] == [
        ("field", "Customs notice"),
        ("field", "0101"),
        ("heading", "Customs notice"),
        ("heading", "Rates ## Not a heading"),
        ("paragraph", "The rate of duty is raised, see the annex."),
        ("item", "first"),
        ("item", "second, continued"),
        ("item", "1. numbered"),
        ("quote", "quoted"),
        ("row", "Code | Rate"),
        ("row", "0101 | 5|6"),
        ("code", "code * here"),
        ("row", "A | B"),
        ("row", "1 | 2"),
    ]
    assert document.title == "Customs notice"
    assert document.blocks[0].key == "title"
    assert document.blocks[-1].path == ("Customs notice", "Rates ## Not a heading")


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("12**3** and *4*", "123 and 4"),
        ("**品目**は__税率__表", "品目は税率表"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("5 * 3 = 15", "5 * 3 = 15"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("![logo](a.png) [text][1] <https://x.org/a>", "logo text https://x.org/a"),
        ("a<br>b <!-- hidden --> <span>c</span> &amp; d", "a b c & d"),
    ],
)
def test_inline_markup_goes_and_words_stay(written: str, read_: str) -> None:
    assert inline(written) == read_


def test_headings_without_a_space_are_headings_too() -> None:
    assert read("##Regeling van 2008\n\nTekst.").blocks[0].type is BlockType.HEADING


def test_plain_text_gives_paragraphs_and_joins_wrapped_lines() -> None:
    document = read("NOTICE\n\nThe rate is\nraised to 5 %.\n\n- one\n- two\n", "x.txt")
    assert [block.text for block in document.blocks] == ["NOTICE", "The rate is raised to 5 %.", "- one", "- two"]


def test_wrapped_chinese_lines_join_without_a_space() -> None:
    assert (
        read("关税的征收管理，依照本\n法的规定执行。\n", "x.txt").blocks[0].text
        == "关税的征收管理，依照本法的规定执行。"
    )


def test_chinese_and_japanese_laws_have_the_structure_of_their_labels() -> None:
    document = read(
        "関税法\n\n第一章　総則\n\n（趣旨）\n第一条　この法律は、関税について定める。\n\n第二条の二　税率は、別表による。\n",
        "x.txt",
    )
    last = document.blocks[-1]
    assert (last.path, last.text) == (("第一章 総則", "第二条の二"), "税率は、別表による。")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Article 33", 6), ("Titre II : Organisation du service.", 3), ("Chapitre III : Immunités", 4), ("Άρθρο 5", 6),
        ("Стаття 1. Терміни", 6), ("§ 3 Aufgaben", None), ("第一章 总则", 3), ("Article 4 of the Act applies.", None),
        ("Part of the goods", None), ("Section 232 duties are raised by 5 points.", None), ("Rule 1 applies", None),
    ],
)  # fmt: skip
def test_a_label_is_a_heading_and_a_sentence_is_none(text: str, level: int | None) -> None:
    found = label(text)
    assert (found.level if found else None) == level


def test_an_article_with_its_text_on_one_line_is_heading_and_paragraph() -> None:
    found = label(
        "ARTÍCULO 1°.- Sustitúyese el artículo primero de la ley de impuesto a las ganancias, por el siguiente texto."
    )
    assert found is not None
    assert (found.heading, found.rest[:11]) == ("ARTÍCULO 1°.", "Sustitúyese")


@given(st.text("*_[]()`#|<>-\\ \nab1.:", max_size=300))
def test_any_markdown_is_read(text: str) -> None:
    assert read(text).format in ("markdown", "text", "html", "xml")


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=9), min_size=1, max_size=30))
def test_no_word_of_a_plain_text_is_lost(words: list[str]) -> None:
    import unicodedata

    found = read("\n".join(words) + "\n", "x.txt").text
    assert all(unicodedata.normalize("NFC", word) in found for word in words)


def test_a_text_that_was_broken_at_a_width_is_one_paragraph() -> None:
    wrapped = (
        "The Trade Remedies Board imposes a definitive anti-dumping duty of 24.8 percent on electric bicycles of heading 8711\n"
        "60 originating in China. The duty applies to goods entered on or after 1 February 2027. Importers must present one\n"
        "certificate of origin with the customs declaration.\n"
    )
    assert "of heading 8711 60 originating in China." in read(wrapped, "x.txt").text
    rules = "A licence must be held by each importer of toys from any country that is not in the list of Annex II.\n"
    assert read(rules + "Toys are free of duty.\n", "x.txt").text.count("\n") == 1
