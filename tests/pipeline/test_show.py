"""Edits as people see them: the same facts in terminal, text and HTML, readable without colour and styles, and safe."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.edits import Edit, Noise, Op
from pipeline.show import brief_html, brief_text, show_html, show_terminal, show_text, tame

REWORDED = Edit(
    Op.REWORDED,
    path=("Part 2", "Section 7"),
    before="removed within 24 hours of notice",
    after="removed within 48 hours of notice",
    spans=(("same", "removed within "), ("removed", "24"), ("added", "48"), ("same", " hours of notice")),
)
CELL = Edit(
    Op.ROW_CHANGED,
    path=("Chapter 85",),
    key="8517.13",
    column="Duty rate",
    before="2.5 %",
    after="10 %",
    spans=(("removed", "2.5 %"), ("added", "10 %")),
)
ADDED = Edit(Op.ADDED, path=("Relief",), after="A new limit holds.", spans=(("added", "A new limit holds."),))
STAMP = Edit(Op.REWORDED, noise=Noise.UPDATE_STAMP, before="Updated 1", after="Updated 2")
ALL = [REWORDED, CELL, ADDED, STAMP]


def words_of(markup):
    """What is left where a mail client drops every tag."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def quoting(text):
    return Edit(Op.ADDED, after=text, spans=(("added", text),))


def test_a_cell_is_told_by_key_and_column():
    assert "8517.13 · Duty rate: 2.5 % → 10 %" in "\n".join(show_text(ALL))
    assert "8517.13 · Duty rate: 2.5 % → 10 %" in words_of(show_html(ALL))
    assert "8517.13 · Duty rate: 2.5 % → 10 %" in show_terminal(ALL)


def test_of_a_long_cell_only_the_changed_words_are_shown():
    rule = "The seller registers before the first sale and keeps the records for five years. " * 3
    cell = Edit(
        Op.ROW_CHANGED, path=("Act",), key="Act / text", before=rule + "Fine: 100 €.", after=rule + "Fine: 500 €.",
        spans=(("same", rule + "Fine: "), ("removed", "100"), ("added", "500"), ("same", " €.")),
    )  # fmt: skip
    head, said = show_text([cell])
    assert head == "Row changed · Act › text"
    assert said.endswith("[-100-]{+500+} €.")
    assert len(said) < 100
    assert brief_text([cell])[-1].endswith("Fine: 500 €.")


def test_the_short_form_says_was_and_now_without_colour_or_tags():
    lines = brief_text([REWORDED])
    assert lines == [
        "Reworded · Part 2 › Section 7",
        "  was: removed within 24 hours of notice",
        "  now: removed within 48 hours of notice",
    ]
    assert "was: removed within 24 hours" in words_of(brief_html([REWORDED]))


def test_M12_the_full_form_says_added_and_removed_where_ins_and_del_are_dropped():
    words = words_of(show_html([REWORDED]))
    assert "[removed: 24]" in words
    assert "[added: 48]" in words


def test_labels_come_from_the_caller_in_the_readers_language():
    german = {"was": "bisher", "now": "jetzt", "reworded": "umformuliert"}
    assert brief_text([REWORDED], german)[0].startswith("Umformuliert")
    assert "  bisher: removed within 24 hours of notice" in brief_text([REWORDED], german)
    assert "Umformuliert" in brief_html([REWORDED], german)


def test_noise_is_counted_in_one_line_and_left_out_of_the_short_form():
    assert show_text([STAMP, STAMP])[-1] == "Left alone: update stamp (2)"
    assert brief_text([STAMP]) == []


def test_a_limit_says_how_many_more_there_are():
    assert brief_text([ADDED] * 5, limit=2)[-1].strip() == "and 3 more"
    assert show_html([ADDED] * 5, limit=2).count("<li>") == 3


def test_long_unchanged_text_is_folded():
    same = "lorem ipsum dolor sit amet " * 40
    edit = Edit(
        Op.REWORDED, before=same + "x", after=same + "y", spans=(("same", same), ("removed", "x"), ("added", "y"))
    )
    assert len("\n".join(show_text([edit]))) < 200
    assert "…" in show_text([edit])[1]


def test_M12_quotes_carry_language_and_direction():
    assert 'lang="ar" dir="auto"' in show_html([quoting("تسري الرسوم")], language="ar")
    assert "onload" not in show_html([ADDED], language='x" onload="1')


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>', "&lt;script&gt;", "</li></ul><h1>"],
)
def test_foreign_text_is_text(hostile):
    edit = Edit(
        Op.REWORDED, path=(hostile,), key=hostile, column=hostile, before=hostile, after=hostile + "!",
        spans=(("same", hostile), ("added", "!")),
    )  # fmt: skip
    for op in Op:
        made = Edit(op, None, edit.path, (hostile,), hostile, hostile, hostile, hostile + "!", edit.spans)
        for markup in (show_html([made]), brief_html([made])):
            tags = set(re.findall(r"</?([a-z0-9]+)", markup))
            assert tags <= {"ul", "li", "p", "strong", "span", "blockquote", "del", "ins", "b", "br"}
            assert "onerror" not in " ".join(re.findall(r"<[^>]*>", markup))


def test_a_terminal_obeys_no_foreign_escape_sequence():
    shown = show_terminal([quoting("\x1b[2J\x1b]0;owned\x07 text \x9b31m")])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


def test_T4_direction_and_invisible_characters_are_taken_out():
    assert tame("abc\u202egpj.exe\u200b\u2066x\ufeff\U000e0041") == "abcgpj[.]exex"
    assert tame("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    "address",
    [
        "http://evil.example/login",
        "HTTPS://evil.example",
        "www.evil.example",
        "evil.example/path",
        "a.person@evil.example",
        "javascript:alert(1)",
        "http://evil。example/",
        "ftp://evil.example",
        "mailto:someone@evil.example",
        "http://127.0.0.1/x",
        "http:// evil.example",
    ],
)
def test_T6_no_address_in_foreign_text_can_become_a_link(address):
    for shown in ("\n".join(show_text([quoting(f"go to {address} now")])), show_html([quoting(address)])):
        words = words_of(shown)
        assert not re.search(r"\w+:\s?//", words)
        assert not re.search(r"[a-z]+[.。][a-z]{2,}", words, re.IGNORECASE)
        assert not re.search(r"(?:javascript|mailto):", words)
    assert "href" not in show_html([quoting(address)])


def test_T6_an_address_that_runs_over_two_spans_is_broken_too():
    edit = Edit(
        Op.REWORDED, before="http:", after="http://evil.example/x",
        spans=(("same", "http:"), ("added", "//evil"), ("same", "."), ("added", "example/x")),
    )  # fmt: skip
    for words in (words_of(show_html([edit])), "\n".join(brief_text([edit])), show_terminal([edit])):
        assert "http[:]" in words
        assert "[.]" in words


def test_a_files_ending_hides_no_address():
    assert tame("evil.pdf.example") == "evil[.]pdf[.]example"
    assert tame("evil.jsonx") == "evil[.]jsonx"


@pytest.mark.parametrize(
    "text",
    [
        "17.5 % of 1.000,50 €",
        "8517.13.00",
        "Art. 5 Abs. 2",
        "z.B. § 3",
        "at 10:30",
        "No. 7.",
        "3.1.2",
        "§ 3.1.b",
        "4.A.12",
        "rules/schemes_uk.json",
        "see annex.pdf, table 2",
        "form.xlsx.",
    ],
)
def test_figures_and_abbreviations_stay_as_they_are(text):
    assert tame(text) == text


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_shown(before, after):
    edit = Edit(Op.REWORDED, before=before, after=after, spans=(("removed", before), ("added", after)))
    assert "\x1b" not in show_terminal([edit])
    assert show_html([edit]).count("<li>") == 1
    assert all("\n" not in line and "\r" not in line for line in (*show_text([edit]), *brief_text([edit])))


def test_a_sentence_that_follows_a_removed_one_is_no_address():
    edit = Edit(
        Op.REWORDED, before="It may stop.", after="If so", spans=(("removed", "It may stop."), ("added", "If so"))
    )
    assert "[.]" not in "\n".join(show_text([edit]))


def test_T6_chinese_sentences_are_no_addresses():
    assert (
        tame("依海關進口稅則徵收之。海關進口稅則，另經立法程序制定公布之。")
        == "依海關進口稅則徵收之。海關進口稅則，另經立法程序制定公布之。"
    )


def test_a_value_of_data_is_shown_with_its_own_name_and_not_its_whole_path():
    edit = Edit(Op.ROW_ADDED, path=("items", "ES"), key="items / ES / standard", after="21", spans=(("added", "21"),))
    assert show_text([edit]) == ["Row added · items › ES", "  standard: 21"]


@pytest.mark.parametrize("mark", [".", ",", ";", ")", "。", "，"])
def test_no_space_comes_between_a_changed_word_and_the_mark_behind_it(mark):
    edit = Edit(
        Op.REWORDED, before=f"until 2025{mark}", after=f"until 2026{mark}",
        spans=(("same", "until "), ("removed", "2025"), ("added", "2026"), ("same", mark)),
    )  # fmt: skip
    assert words_of(show_html([edit])).endswith(f"[removed: 2025] [added: 2026]{mark}")


def test_a_space_at_the_end_of_a_changed_stretch_is_not_coloured():
    spans = (("same", "goods sent from abroad"), ("removed", " whose value is small"), ("same", " are free"))
    markup = show_html([Edit(Op.REWORDED, before="x", after="y", spans=spans)])
    assert "abroad <del>" in markup
    assert words_of(markup).endswith("goods sent from abroad [removed: whose value is small]  are free")


def test_T6_a_chinese_full_stop_is_a_dot_of_a_domain_only_beside_latin_letters():
    assert tame("商品编码。申报") == "商品编码。申报"
    assert tame("evil。example") == "evil[。]example"


def test_a_long_quote_ends_where_a_sentence_does():
    first = "All shipments regardless of value, country of origin or mode of transport, for which an entry under Art. 5 was open, are subject to all applicable duties. "
    said = brief_text([quoting(first * 2 + "The carrier collects them before delivery. " * 8)])[1]
    assert 240 < len(said) < 470
    assert said.endswith("before delivery. …")


@pytest.mark.parametrize("over", range(0, 60, 7))
def test_no_quote_is_cut_a_few_words_before_its_end(over):
    text = ("The duty holds for all goods whatever they are worth and whoever sends them " * 9)[: 400 + over].rstrip()
    assert brief_text([quoting(text)])[1].strip() == text


def test_what_follows_the_last_change_is_quoted_to_its_sentences_end():
    spans: list = [("removed", "Few"), ("added", "All"), ("same", (
        " shipments, regardless of their value, country of origin or mode of transport, are subject to all applicable"
        " duties, taxes, fees and charges. The office publishes a form for them and explains on this page how it is"
        " filled in, who may sign it and where it is handed in."
    ))]  # fmt: skip
    edit = Edit(Op.REWORDED, before="Few", after="All", spans=tuple(spans))
    assert brief_text([edit])[-1].endswith("all applicable duties, taxes, fees and charges. …")


def test_a_renamed_column_shows_both_names():
    edit = Edit(
        Op.REWORDED, None, ("Rates",), None, None, "Rate per 100 kg", "Rate per kg", "Rate per 100 kg",
        (("same", "Rate per "), ("added", "100 "), ("same", "kg")),
    )  # fmt: skip
    assert show_text([edit]) == ["Column renamed · Rates", "  Rate per kg → Rate per 100 kg"]
    assert "<del>Rate per kg</del> → <ins>Rate per 100 kg</ins>" in show_html([edit])
