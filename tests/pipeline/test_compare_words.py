"""What a reader relies on: the words shown as changed are the changed ones, whole, in any script."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.words import count_words, cut, spans_between

_TEXTS = st.text(
    alphabet=st.sampled_from(list("ab cé.,%-–()  1234\n税関は第五条เกี่ยวข้องความاللغةहिन्दी€$カタ\u200d")), max_size=60
)


def _side(spans, other):
    return "".join(text for mark, text in spans if mark != other)


@given(_TEXTS, _TEXTS)
def test_spans_give_both_texts_back_to_the_character(before, after):
    spans = spans_between(before, after)
    assert _side(spans, "added") == before
    assert _side(spans, "removed") == after
    assert all(text for _, text in spans)
    assert all(left[0] != right[0] for left, right in pairwise(spans))


@given(st.text(max_size=200))
def test_tokens_are_the_text_cut_and_nothing_else(text):
    assert "".join(cut(text)) == text


@given(_TEXTS)
def test_equal_texts_have_only_same_spans(text):
    assert all(mark == "same" for mark, _ in spans_between(text, text))


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("at 25% ad valorem", "at 17.5% ad valorem", ["25%"], ["17.5%"]),
        ("Zoll 2,5 % vom Wert", "Zoll 10 % vom Wert", ["2,5 %"], ["10 %"]),
        ("exceeds USD 1,000 or", "exceeds USD 12,000 or", ["1,000"], ["12,000"]),
        ("jusqu'à 10 000 euros", "jusqu'à 12 500 euros", ["10 000"], ["12 500"]),
        ("heading 8517.13.00 only", "heading 8517.14.00 only", ["8517.13.00"], ["8517.14.00"]),
        ("kept below -18 degrees", "kept below -20 degrees", ["-18"], ["-20"]),
        ("on 2026-07-01 at noon", "on 2026-08-01 at noon", ["2026-07-01"], ["2026-08-01"]),
    ],
)
def test_a_number_is_shown_whole_with_sign_unit_and_separators(before, after, removed, added):
    spans = spans_between(before, after)
    assert [text for mark, text in spans if mark == "removed"] == removed
    assert [text for mark, text in spans if mark == "added"] == added


def test_chinese_words_are_not_cut_by_one_character_that_happens_to_stay():
    spans = spans_between("进口货物应当缴纳关税", "进口货物可以免缴关税")
    assert [text for mark, text in spans if mark == "removed"] == ["应当缴纳"]
    assert [text for mark, text in spans if mark == "added"] == ["可以免缴"]


def test_thai_letters_keep_their_marks():
    assert cut("น้ำมัน")[0] == "น้ำ"


def test_japanese_katakana_words_stay_whole():
    spans = spans_between("この省令はタバコに適用する", "この省令はライターに適用する")
    assert [text for mark, text in spans if mark == "removed"] == ["タバコ"]


@pytest.mark.parametrize(("text", "count"), [("one two, three.", 3), ("关税税率", 4), ("— · …", 0), ("10 % of it", 3)])
def test_words_are_counted_as_a_reader_counts_them(text, count):
    assert count_words(text) == count


def test_a_very_long_paragraph_is_compared_in_bounded_time():
    before = " ".join(f"word{n}" for n in range(30_000))
    after = before.replace("word15000 ", "changed ")
    spans = spans_between(before, after)
    assert [text.strip() for mark, text in spans if mark == "added"] == ["changed"]
