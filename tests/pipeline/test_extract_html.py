"""Pages as their reader sees them: blocks in order under their headings, furniture apart, nothing lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract, extractor_version
from pipeline.model.capture import Raw, Selectors
from pipeline.model.document import BlockType, Document


def read(page: str, selectors: Selectors = Selectors()) -> Document:
    return extract(Raw(page.encode(), content_type="text/html; charset=utf-8", selectors=selectors))


def texts(page: str) -> list[str]:
    return [block.text for block in read(page).blocks]


def test_blocks_stand_under_their_headings() -> None:
    document = read(
        "<h1>Tariff</h1><h2>Part 2</h2><h3>Section 7</h3><p>Rate</p><ul><li>First</ul><h2>Part 3</h2><p>End</p>"
    )
    assert [(block.type, block.path, block.text) for block in document.blocks] == [
        (BlockType.HEADING, (), "Tariff"),
        (BlockType.HEADING, ("Tariff",), "Part 2"),
        (BlockType.HEADING, ("Tariff", "Part 2"), "Section 7"),
        (BlockType.PARAGRAPH, ("Tariff", "Part 2", "Section 7"), "Rate"),
        (BlockType.ITEM, ("Tariff", "Part 2", "Section 7"), "First"),
        (BlockType.HEADING, ("Tariff",), "Part 3"),
        (BlockType.PARAGRAPH, ("Tariff", "Part 3"), "End"),
    ]


def test_inline_tags_neither_glue_nor_split_words() -> None:
    assert texts("<p>12<b>3</b> items, <i>in</i><i>land</i> only<!-- note -->.</p>") == ["123 items, inland only."]


def test_text_outside_any_paragraph_is_kept_in_its_place() -> None:
    assert texts("<div>Before<p>Inside</p>After<div>Deeper</div></div>") == ["Before", "Inside", "After", "Deeper"]


def test_an_item_with_paragraphs_and_an_inner_list_is_read_once() -> None:
    assert texts("<ul><li>One<ul><li>Two</li></ul>Three</li></ul>") == ["One", "Two", "Three"]


def test_line_breaks_part_paragraphs_where_sentences_end_or_lines_are_skipped() -> None:
    assert texts("<div>First line<br>goes on.<br>Second.<br><br>Third</div>") == [
        "First line goes on.",
        "Second.",
        "Third",
    ]


def test_entities_and_hidden_characters_are_read_as_a_reader_sees_them() -> None:
    assert texts("<p>Duty&nbsp;&lt;5&#160;%&gt;, Zoll&shy;tarif&#8203; &amp;amp;</p>") == [
        "Duty <5 %>, Zolltarif &amp;"
    ]


def test_scripts_and_styles_are_no_text() -> None:
    assert texts("<p>A</p><script>var x='<p>B</p>'</script><style>p{}</style><p>C</p>") == ["A", "C"]


FURNISHED = """<html><head><title>Rates | Customs</title></head><body>
<a class="skip-link" href="#m">Skip to content</a>
<div class="cookie-banner"><p>We use cookies.</p></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav><h1>Duty rates</h1></header>
<div class="breadcrumb">Home &gt; Rates</div>
<main><p>The rate is 5 %.</p><div class="share-buttons">Share this</div></main>
<aside class="related"><a href="/a">See also</a></aside>
<footer>© Customs 2026</footer></body></html>"""


def test_furniture_goes_to_the_chrome_and_the_page_keeps_its_heading() -> None:
    document = read(FURNISHED)
    assert [block.text for block in document.blocks] == ["Duty rates", "The rate is 5 %."]
    chrome = " ".join(block.text for block in document.chrome)
    for words in (
        "Skip to content",
        "We use cookies.",
        "Home",
        "News",
        "Home > Rates",
        "Share this",
        "See also",
        "© Customs 2026",
    ):
        assert words in chrome
    assert document.title == "Duty rates"


def test_real_prose_in_a_box_named_like_furniture_stays_content() -> None:
    rule = "The importer shall pay the duty at the rate in force on the day of the declaration. " * 10
    document = read(f'<body><div class="sidebar"><p>{rule}</p></div></body>')
    assert [block.text for block in document.blocks] == [rule.strip()]


def test_names_of_layouts_are_not_names_of_furniture() -> None:
    assert texts('<div class="no-sidebar"><p>Rule</p></div><p>End</p>') == ["Rule", "End"]


def test_a_page_that_is_all_furniture_is_still_read() -> None:
    assert "Sign" in read("<header><p>Sign</p></header>").text


def test_selectors_drop_and_keep_by_what_the_source_knows_better() -> None:
    page = (
        "<p>A</p><div class=ad><p>B</p></div><p>Views <span class=n>1,234</span></p><section id=rule><p>C</p></section>"
    )
    dropped = read(page, Selectors(drop=(".ad", ".n")))
    assert [block.text for block in dropped.blocks] == ["A", "Views", "C"]
    assert {"B", "1,234"} <= {block.text for block in dropped.chrome}
    kept = read(page, Selectors(keep=("#rule",)))
    assert [block.text for block in kept.blocks] == ["C"]
    assert {"A", "B"} <= {block.text for block in kept.chrome}


def test_a_selector_that_finds_nothing_or_is_broken_loses_nothing_and_is_named() -> None:
    document = read("<p>A</p>", Selectors(keep=("#gone",), drop=("p[[",)))
    assert [block.text for block in document.blocks] == ["A"]
    assert any("#gone" in fault for fault in document.faults)
    assert any("p[[" in fault for fault in document.faults)


def test_selectors_are_part_of_the_extractor_version() -> None:
    versions = {extractor_version(Selectors(*each)) for each in ((), (("a",),), ((), ("a",)), ((), (), ("a",)))}
    assert len(versions) == 4


def test_articles_are_headings_though_written_as_paragraphs() -> None:
    document = read(
        "<p>Article 1</p><p>Scope.</p><p>MADDE 2- (1) Bu Tebliğ uygulanır.</p><p>第三条　税率は、別表による。</p>"
    )
    assert [(block.path, block.text) for block in document.blocks if block.type is BlockType.PARAGRAPH] == [
        (("Article 1",), "Scope."),
        (("MADDE 2",), "(1) Bu Tebliğ uygulanır."),
        (("第三条",), "税率は、別表による。"),
    ]


def test_a_preformatted_notice_is_read_as_the_plain_text_that_it_is() -> None:
    document = read("<h1>Notice</h1><pre>SUMMARY: The rate\nis raised.\n\nDATES: Effective\nin May.</pre>")
    assert [block.text for block in document.blocks[1:]] == ["SUMMARY: The rate is raised.", "DATES: Effective in May."]


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=8)
TAGS = st.sampled_from("p div li h2 td span b a section nav footer blockquote dt pre article header".split())


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    words: list[str] = []

    def element(depth: int) -> str:
        tag = draw(TAGS)
        inner = []
        for _ in range(draw(st.integers(1, 3))):
            if depth < 3 and draw(st.booleans()):
                inner.append(element(depth + 1))
            else:
                words.append(draw(WORDS))
                inner.append(f" {words[-1]} ")
        return f"<{tag}>{''.join(inner)}</{tag}>"

    return "".join(element(0) for _ in range(draw(st.integers(1, 4)))), words


@given(pages())
def test_every_word_of_a_page_is_found_in_blocks_or_chrome(made: tuple[str, list[str]]) -> None:
    page, words = made
    document = read(page)
    found = " ".join(block.text for block in (*document.blocks, *document.chrome))
    import unicodedata

    for word in words:
        assert unicodedata.normalize("NFC", word) in found


@given(pages())
def test_white_space_between_tags_changes_no_block(made: tuple[str, list[str]]) -> None:
    page, _ = made
    if "<pre" not in page:
        assert texts(page) == texts(re.sub(r"(</(?:p|div|li|h2|td|section|dt)>)", r"\1\n  ", page))


def test_headings_in_the_main_part_are_the_path_of_what_follows() -> None:
    document = read("<main><h1>Tariff</h1><article><h2>Part 1</h2><p>Rate</p></article></main>")
    assert document.blocks[-1].path == ("Tariff", "Part 1")


def test_what_is_commented_out_is_no_text() -> None:
    assert texts("<p>A</p><!-- <p>B</p><table><tr><td>C</td></tr></table> --><p>D<!-- <br> --> E</p>") == ["A", "D E"]


def test_a_table_of_contents_and_skip_links_are_furniture_but_its_sections_are_not() -> None:
    document = read(
        "<ul><li><a href='#a'>Scope</a></li></ul><h2 id=a>Scope</h2><p>Text</p><ul><li><a href='/n/1'>Notice 1</a></li></ul>"
    )
    assert [block.text for block in document.blocks] == ["Scope", "Text", "Notice 1"]
    assert [block.text for block in document.chrome] == ["Scope"]


TEXT = "<p>The importer pays the duty at the rate in force on the day of the declaration.</p>" * 3
LAID_OUT = f"""<title>税率の改正について : 税関</title>
<table><tr><td class=menu><div class=menu><ul><li><a href=/1>輸入</a><li><a href=/2>輸出</a><li><a href=/3>税率</a></ul></div>
<p class=notice>当サイトではクッキーを使用しています。</p></td>
<td><div class=pankuzu><a href=/>ホーム</a> &gt; <a href=/1>お知らせ</a> &gt; 税率の改正について</div>
<div><h1>税率の改正について</h1>{TEXT}<p>最終更新日: 令和8年11月12日</p></div>
<p><a href="#top">先頭へ</a> | <a href="?print=1">印刷</a></p></td></tr></table>
<div id=siteInfo><ul><li><a href=/f1>サイトマップ</a></li><li><a href=/f2>関連リンク</a></li></ul><p>アクセス数: 4410216</p>
<p>© 税関 2026.</p></div>"""


def test_what_leads_up_to_the_title_and_the_box_of_the_copyright_line_are_furniture_and_the_stamp_is_not() -> None:
    document = read(LAID_OUT)
    assert document.blocks[0].text == "税率の改正について"
    assert document.blocks[-1].text == "最終更新日: 令和8年11月12日"
    chrome = " ".join(block.text for block in document.chrome)
    for words in ("クッキー", "ホーム > お知らせ >", "先頭へ | 印刷", "サイトマップ", "アクセス数", "© 税関"):
        assert words in chrome


def test_the_footer_of_a_short_page_is_furniture_too() -> None:
    links = "".join(
        f"<li><a href=/f{n}>{name}</a></li>" for n, name in enumerate(("Mapa do site", "Privacidade", "Contato"))
    )
    page = f"<title>Portaria</title><div><h1>Portaria</h1><p>{'A licença é válida por noventa dias. ' * 4}</p></div>"
    assert len(texts(f"{page}<div id=siteInfo><ul>{links}</ul><p>Visitas: 91.877</p><p>© Receita 2026.</p></div>")) == 2


def test_a_list_of_links_is_content_though_a_copyright_line_follows_it() -> None:
    notices = "".join(f"<li><a href='/n/{n}'>Notice of duty {n}</a></li>" for n in range(20))
    listed = texts(f"<div><h1>Notices</h1></div><div><ul>{notices}</ul><p>© Customs 2026</p></div>")
    assert len(listed) == 21
    assert listed[-1] == "Notice of duty 19"


def test_what_stands_before_the_title_and_is_no_link_stays_content() -> None:
    assert texts(f"<title>Act 5</title><div>Repealed</div><p>2 May 2026</p><h1>Act 5</h1>{TEXT}")[:2] == [
        "Repealed",
        "2 May 2026",
    ]


def test_a_page_about_cookies_keeps_its_sentences() -> None:
    rule = "Consent to cookies is asked before they are set, and may be taken back at any time."
    page = f"<title>Cookies</title><div><h1>Cookies</h1><p>{rule}</p>{TEXT}<p>{rule} Again.</p></div>"
    assert [text for text in texts(page) if "asked" in text] == [rule, f"{rule} Again."]


def test_conditional_comments_leave_nothing_on_the_page() -> None:
    assert texts("<p>A</p><!--[if gt IE 8]><!--><p>B</p><!--<![endif]--><p>C</p>") == ["A", "B", "C"]


def test_labels_of_a_search_form_are_furniture_and_a_form_around_the_page_is_not() -> None:
    form = "<form><div>Your search</div><input name=q><div>Sort by</div></form>"
    page = f"<title>Rates</title>{form}<div><h1>Rates</h1><p>Valid</p>{TEXT}</div><form><p>Email address</p></form>"
    assert texts(page)[:2] == ["Rates", "Valid"]
    assert "Email address" not in texts(page)
    assert texts(f"<title>Rates</title><form id=aspnetForm><h1>Rates</h1><p>Valid</p>{TEXT}</form>")[:2] == [
        "Rates",
        "Valid",
    ]


def test_the_title_of_a_page_pasted_into_the_page_is_kept_apart() -> None:
    document = read(f"<title>Rates</title><h1>Rates</h1><div><title>Untitled</title>{TEXT}</div>")
    assert "Untitled" in [block.text for block in document.chrome]


def test_a_heading_that_links_back_to_the_contents_is_still_the_heading():
    page = b"""<main><h1>Guide</h1><ul><li><a href="#id1">Rates</a></li></ul>
        <h2><a class="toc-backref" href="#toc-1">Rates</a></h2><p>The rate is 5 percent of the value.</p></main>"""
    document = extract(Raw(page, content_type="text/html"))
    assert [block.path for block in document.blocks if "5 percent" in block.text] == [("Guide", "Rates")]
