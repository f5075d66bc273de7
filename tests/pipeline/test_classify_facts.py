"""What a reader relies on of facts: found as written in twenty languages, and never slow."""

import json
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.classify.facts import find_facts
from pipeline.classify.facts.numbers import decimal, han_number, shifted
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.facts.stated import facts_of
from pipeline.model.classification import DateRole, Facts, Passage, Rate, RateRole, Standing, Subject

GOLD = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "gold").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
LANGUAGES = sorted({row["language"] for row in GOLD})
KINDS = ("hs_codes", "rates", "amounts", "dates", "references")


def found_in(row: dict[str, Any]) -> dict[str, set[Any]]:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    facts = find_facts(row["sentence"], row["language"], row["jurisdiction"], published)
    return {
        "hs_codes": set(facts.hs_codes),
        "rates": {(Decimal(one.value), one.role.value) for one in facts.rates},
        "amounts": {(Decimal(one.value), one.currency) for one in facts.amounts},
        "dates": {(one.date.isoformat(), one.role.value) for one in facts.dates},
        "references": set(facts.references),
    }


def wanted_in(row: dict[str, Any]) -> dict[str, set[Any]]:
    return {
        "hs_codes": set(row["hs_codes"]),
        "rates": {(Decimal(one["value"]), one["role"]) for one in row["rates"]},
        "amounts": {(Decimal(one["value"]), one["currency"]) for one in row["amounts"]},
        "dates": {(one["date"], one["role"]) for one in row["dates"]},
        "references": set(row["references"]),
    }


def facts(text: str, language: str = "en", jurisdiction: str | None = None, published: date | None = None) -> Facts:
    return find_facts(text, language, jurisdiction, published)


def test_the_gold_sentences_are_many_and_in_many_languages() -> None:
    assert len(GOLD) >= 300
    assert len({row["language"] for row in GOLD}) >= 12
    assert len({row["id"] for row in GOLD}) == len(GOLD)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_fact_is_found_in_the_gold_sentences(kind: str) -> None:
    count: Counter[str] = Counter()
    for row in GOLD:
        found, wanted = found_in(row)[kind], wanted_in(row)[kind]
        count.update(hit=len(found & wanted), said=len(found), there=len(wanted))
    assert 2 * count["hit"] / (count["said"] + count["there"]) >= 0.95


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_are_found_in_each_language(language: str) -> None:
    count: Counter[str] = Counter()
    for row in GOLD:
        if row["language"] == language:
            found, wanted = found_in(row), wanted_in(row)
            for kind in KINDS:
                count.update(hit=len(found[kind] & wanted[kind]), both=len(found[kind]) + len(wanted[kind]))
    assert 2 * count["hit"] / count["both"] >= 0.9


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Goods of heading 8517.13.00.00", "en", ("8517130000",)),
        ("subheadings 8517.13 and 8517.14", "en", ("851713", "851714")),
        ("headings 8501 to 8504", "en", ("8501", "8502", "8503", "8504")),
        ("Chapters 84 and 90 of the tariff", "en", ("84", "90")),
        ("Chapters 61 to 63 of the tariff", "en", ("61", "62", "63")),
        ("KN-Code ex 8517 62 00", "de", ("85176200",)),
        ("統計品目番号8507.60", "ja", ("850760",)),
        ("商品编号3801100030", "zh", ("3801100030",)),
        ("код 8517 62 000 9 ТН ВЭД ЕАЭС", "ru", ("8517620009",)),
        ("第85章的关税", "zh", ("85",)),
    ],
)
def test_codes_are_digits_whatever_their_spelling(text: str, language: str, codes: tuple[str, ...]) -> None:
    assert facts(text, language).hs_codes == codes


@pytest.mark.parametrize(
    "text",
    [
        "The tariff year 2024 began.",
        "Customs office, tel. 8517 62 00 90",
        "A price of 85.17 dollars",
        "Order 2024-1234 of customs",
        "heading 9999 of 1995 and 2031: see the tariff of 2031",
    ],
)
def test_years_telephones_and_prices_are_no_codes(text: str) -> None:
    assert not {code for code in facts(text).hs_codes if code != "9999"}


@pytest.mark.parametrize(
    ("text", "language", "place", "amount"),
    [
        ("1 600 $ CA", "fr", "CA", ("1600", "CAD")),
        ("$800", "en", "US", ("800", "USD")),
        ("$20", "en", "CA", ("20", "CAD")),
        ("150,50 EUR", "de", "DE", ("150.5", "EUR")),
        ("€ 1.000", "nl", "NL", ("1000", "EUR")),
        ("16,666円", "ja", "JP", ("16666", "JPY")),
        ("1億5,000万円", "ja", "JP", ("150000000", "JPY")),
        ("20만원", "ko", "KR", ("200000", "KRW")),
        ("五万元", "zh", "CN", ("50000", "CNY")),
        ("5 lakh rupees", "en", "IN", ("500000", "INR")),
        ("1,5 Mio. EUR", "de", "DE", ("1500000", "EUR")),
        ("٣٠٠٠ ريال", "ar", "SA", ("3000", "SAR")),
        ("4.4¢ per kg", "en", "US", ("0.044", "USD")),
        ("kr 350", "nb", "NO", ("350", "NOK")),
    ],
)
def test_money_has_its_currency_by_place(text: str, language: str, place: str, amount: tuple[str, str]) -> None:
    assert [(one.value, one.currency) for one in facts(text, language, place).amounts] == [amount]


def test_american_pounds_are_a_weight() -> None:
    assert facts("not exceeding 135 pounds", "en", "US").amounts == ()
    assert facts("not exceeding 135 pounds", "en", "GB").amounts != ()


@pytest.mark.parametrize(
    ("text", "language", "place", "day"),
    [
        ("effective 03/04/2026", "en", "US", date(2026, 3, 4)),
        ("effective 03/04/2026", "en", "GB", date(2026, 4, 3)),
        ("gilt ab 3.4.2026", "de", "DE", date(2026, 4, 3)),
        ("令和9年4月1日から施行する", "ja", "JP", date(2027, 4, 1)),
        ("令和元年5月1日から施行する", "ja", "JP", date(2019, 5, 1)),
        ("平成二十九年四月一日から施行する", "ja", "JP", date(2017, 4, 1)),
        ("R9.4.1から施行", "ja", "JP", date(2027, 4, 1)),
        ("自民國115年4月1日起", "zh", "TW", date(2026, 4, 1)),
        ("自115年4月1日起", "zh", "TW", date(2026, 4, 1)),
        ("自二〇二六年七月一日起施行", "zh", "CN", date(2026, 7, 1)),
        ("ตั้งแต่วันที่ ๑ มกราคม พ.ศ. ๒๕๗๐", "th", "TH", date(2027, 1, 1)),
        ("ตั้งแต่วันที่ 1 ม.ค. 70", "th", "TH", date(2027, 1, 1)),
        ("اعتباراً من ١ يوليو ٢٠٢٦", "ar", "SA", date(2026, 7, 1)),
        ("اعتباراً من الأول من تموز 2026", "ar", "SY", date(2026, 7, 1)),
        ("２０２６年７月１日から適用", "ja", "JP", date(2026, 7, 1)),
        ("'26. 7. 1.부터 시행", "ko", "KR", date(2026, 7, 1)),
    ],
)
def test_days_are_read_in_the_calendar_and_order_of_the_place(text: str, language: str, place: str, day: date) -> None:
    assert facts(text, language, place).days(DateRole.EFFECTIVE) == (day,)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("It enters into force 30 days after publication.", "en", date(2026, 4, 9)),
        ("Sie tritt am zwanzigsten Tag nach ihrer Veröffentlichung in Kraft.", "de", date(2026, 3, 30)),
        ("Il entre en vigueur le lendemain de sa publication.", "fr", date(2026, 3, 11)),
        ("Entrará en vigor al día siguiente de su publicación.", "es", date(2026, 3, 11)),
        ("Entra em vigor 90 dias após a data de sua publicação.", "pt", date(2026, 6, 8)),
        ("自公布之日起施行", "zh", date(2026, 3, 10)),
        ("公布の日から施行する", "ja", date(2026, 3, 10)),
        ("공포 후 6개월이 경과한 날부터 시행한다", "ko", date(2026, 9, 10)),
        ("Bu Tebliğ yayımı tarihinde yürürlüğe girer.", "tr", date(2026, 3, 10)),
        ("вступает в силу через 10 дней после официального опубликования", "ru", date(2026, 3, 20)),
        ("Peraturan ini berlaku setelah 60 hari sejak tanggal diundangkan.", "id", date(2026, 5, 9)),
    ],
)
def test_days_counted_from_publication_are_resolved(text: str, language: str, day: date) -> None:
    assert facts(text, language, None, date(2026, 3, 10)).days(DateRole.EFFECTIVE) == (day,)
    assert facts(text, language).dates == ()


def test_a_pages_own_stamp_is_no_fact_of_the_rule() -> None:
    found = facts("The rule applies from 1 May 2026. Page last updated: 3 May 2026.", "en", "GB")
    assert [fact.date for fact in found.dates] == [date(2026, 5, 1)]


def test_a_changed_cell_tells_its_rows_code_and_both_rates() -> None:
    path = ("Table 2", "8517 62 00 90", "Duty rate")
    subject = Subject(
        (Passage("0.00%", Standing.REMOVED, path), Passage("3.50%", Standing.ADDED, path)),
        jurisdiction="GB",
        event="amended",
    )
    found = facts_of(subject, "en")
    assert found.hs_codes == ("8517620090",)
    assert found.rates == (Rate("0", "%", RateRole.DUTY), Rate("3.5", "%", RateRole.DUTY))


def test_a_bare_figure_in_a_column_of_percentages_is_a_rate() -> None:
    path = ("8703.80.10", "General rate (%)")
    subject = Subject((Passage("12.5", Standing.ADDED, path),), event="amended")
    assert facts_of(subject, "en").rates == (Rate("12.5", "%", RateRole.DUTY),)


def test_the_role_of_a_rate_tells_what_it_is_a_share_of() -> None:
    text = "Customs duty of 10 %; VAT at 21 %; interest of 4 % per annum; alcohol content above 1.2 %; a fine of 30 %."
    assert [rate.role for rate in facts(text).rates] == [
        RateRole.DUTY, RateRole.TAX, RateRole.INTEREST, RateRole.SHARE, RateRole.LIMIT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "point", "value"),
    [
        ("1.234.567,89", False, "1234567.89"), ("1,234,567.89", True, "1234567.89"), ("1 600", False, "1600"),
        ("1'000.50", True, "1000.5"), ("0,125", False, "0.125"), ("1.5", False, "1.5"), ("007", True, "7"),
    ],
)  # fmt: skip
def test_numbers_as_decimal_strings(written: str, point: bool, value: str) -> None:
    assert decimal(written, point=point) == value


@given(st.integers(0, 10**12), st.integers(-3, 9))
def test_moving_the_point_multiplies(number: int, power: int) -> None:
    assert Decimal(shifted(str(number), power)) == Decimal(number) * Decimal(10) ** power


@pytest.mark.parametrize(("written", "value"), [("十三", "13"), ("一百二十", "120"), ("五万", "50000"), ("二〇二六", "2026"), ("二点五", "2.5"), ("一亿二千万", "120000000")])  # fmt: skip
def test_han_numbers(written: str, value: str) -> None:
    assert han_number(written) == value


@given(st.text(max_size=300))
def test_the_plain_form_is_as_long_as_the_text(text: str) -> None:
    assert len(plain_digits(text)) == len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400), st.sampled_from(LANGUAGES))
def test_no_text_makes_it_fail(text: str, language: str) -> None:
    find_facts(text, language, "US", date(2026, 1, 1))


HOSTILE = {
    "digits": "7", "zeros": "0", "letter": "a", "blank": " ", "point": ".", "han": "年", "percent": "%", "comma": ",",
    "spaced thousands": "111 ", "dotted": "1.", "commas and digits": "1,", "dates": "1.1.2026 ", "codes": "8517.13 ",
    "amounts": "EUR 5 ", "days from": "1 day ", "act names": "Решени", "quotes": "「법", "dollars": "1долл", "percent words": "1процент",
    "han digits": "一", "publication": "30 days after ", "decree": "Decreto Supremo ", "law": "artikel 1 van de Wet op de ", "notice": "公告第1号",
}  # fmt: skip


_SPOKEN = {"han": "zh", "han digits": "zh", "notice": "zh", "act names": "ru", "dollars": "ru", "percent words": "ru", "quotes": "ko", "decree": "es", "law": "nl"}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_costs_what_its_length_costs(kind: str) -> None:
    text = (HOSTILE[kind] * 1_000_000)[:1_000_000]
    started = time.process_time()
    find_facts(text, _SPOKEN.get(kind, "en"), "CN", date(2026, 1, 1))
    assert time.process_time() - started < 6


def test_a_chapter_above_a_row_is_no_code_of_the_change() -> None:
    """Else a seller who follows 8504 would be mailed a change of 8517."""
    path = ("Chapter 85: electrical machinery and equipment", "8517 62 00 90", "Duty rate")
    subject = Subject(
        (Passage("0.00%", Standing.REMOVED, path), Passage("3.50%", Standing.ADDED, path)),
        event="amended",
        jurisdiction="GB",
    )
    assert facts_of(subject, "en").hs_codes == ("8517620090",)


@pytest.mark.parametrize(
    ("language", "sentence", "cited"),
    [
        ("en", "under 19 U.S.C. 1321(a)(2)(C) and section 321 of the Tariff Act of 1930", ("19 U.S.C. 1321(a)(2)(C)", "section 321 of the Tariff Act of 1930")),
        ("nl", "Verordening (EEG) nr. 918/83 en artikel 4, derde lid, onderdeel a, sub 2°; Richtlijn 92/83/EEG", ("Verordening (EEG) nr. 918/83", "artikel 4, derde lid, onderdeel a, sub 2°", "Richtlijn 92/83/EEG")),
        ("zh", "署监发〔2005〕12号文件、公告〔2007〕16号和海关总署第176号令", ("署监发〔2005〕12号", "公告〔2007〕16号", "海关总署第176号令")),
        ("ko", "관세법 제94조제4호 및 같은 법 시행규칙 제45조제2항에 따라", ("관세법 제94조제4호", "같은 법 시행규칙 제45조제2항")),
        ("ru", "Федеральный закон от 3 августа 2018 г. № 289-ФЗ", ("Федеральный закон от 3 августа 2018 г. № 289-ФЗ",)),
        ("pt", "Lei nº 9.019, de 1995, e Resolução-RDC nº 81, de 5 de novembro de 2008", ("Lei nº 9.019, de 1995", "Resolução-RDC nº 81, de 5 de novembro de 2008")),
        ("ja", "国税庁告示第十二号による。", ("国税庁告示第十二号",)),
        ("es", "R.I.N. N° 000ADT/2000-000750 y Decisión 571 de la Comunidad Andina", ("R.I.N. N° 000ADT/2000-000750", "Decisión 571")),
    ],
)  # fmt: skip
def test_a_citation_is_told_as_far_as_it_goes(language: str, sentence: str, cited: tuple[str, ...]) -> None:
    assert find_facts(sentence, language).references == cited
