"""Days as indexes write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.kinds.dates import parse_day

DAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026-11-03", "en"), ("2026-11-03T10:00:00Z", "en"), ("2026/11/3", "ja"), ("2026.11.03", "ko"), ("[2026-11-03]", "zh-Hans"),
        ("2026年11月3日", "zh-Hans"), ("２０２６年１１月３日", "ja"), ("公布日 2026年11月03日", "zh-Hans"), ("115-11-03", "zh-Hant"),
        ("中華民國115年11月3日", "zh-Hant"), ("03/11/2569", "th"), ("3 พฤศจิกายน 2569", "th"), ("03.11.2026", "de"), ("3. November 2026", "de"),
        ("3 novembre 2026", "fr"), ("3 de noviembre de 2026", "es"), ("3 de novembro de 2026", "pt"), ("November 3, 2026", "en"),
        ("Nov. 3, 2026", "en"), ("3rd November 2026", "en"), ("3 ноября 2026", "ru"), ("3 listopada 2026", "pl"), ("3 Kasım 2026", "tr"),
        ("3 نوفمبر 2026", "ar"), ("20261103", "en"), ("03-Nov-2026", "en"), ("Tue, 03 Nov 2026 10:00:00 GMT", "en"),
        ("3/11/2026 - 09:14", "es"), ("Published: 3 November 2026 by CBSA", "en"), ("3 November 2026", "ja"),
        ("3 พ.ย. 2569", "th"), ("令和8年11月3日", "ja"), ("3 Nopember 2026", "id"), ("3. Nov. 2026", "de"),
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_form(text: str, language: str) -> None:
    assert parse_day(text, None, language) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "No. 2026-113",
        "31/02/2026",
        "2026-13-01",
        "12345678",
        "May I help",
        "8517.13",
        "03/05/1448",
        "1448/05/03",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text) is None


def test_a_pair_of_numbers_is_read_month_first_where_the_country_writes_it_so() -> None:
    assert parse_day("11/03/2026", month_first=True) == DAY
    assert parse_day("28/11/2026", month_first=True) == date(2026, 11, 28)
    assert parse_day("2026-11-03", month_first=True) == DAY


def test_the_first_year_of_a_japanese_era_is_written_with_a_word() -> None:
    assert parse_day("令和元年5月1日", None, "ja") == date(2019, 5, 1)
    assert parse_day("平成31年4月30日", None, "ja") == date(2019, 4, 30)


def test_a_declared_form_is_taken_alone_and_ignores_the_time_after_it() -> None:
    assert parse_day("11/03/2026 03:15 PM EST", "%m/%d/%Y") == DAY
    assert parse_day("2026-11-03", "%m/%d/%Y") is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    parse_day(text)
    parse_day(text, "%d %B %Y", "th")
