"""Tables of rates kept as data: a new row is compared with the one it follows on; names of fields say what a figure is."""

import json
from datetime import date

from pipeline.classify import classify
from pipeline.model.capture import Raw
from pipeline.model.change import Event
from pipeline.model.classification import Classification, DateRole, Passage, RateRole, Severity, Standing, Subject
from pipeline.model.source import Kind, Source
from pipeline.steps import explain, hold_together, read

REMOVED, ADDED = Standing.REMOVED, Standing.ADDED
SEEN = date(2026, 11, 20)


def amended(*passages: Passage, language: str = "en", title: str = "") -> Classification:
    return classify(Subject(passages, title=title, language=language, event="amended", seen=SEEN))


def rows(*rates: tuple[str, int], version: int = 1) -> bytes:
    listed = [{"valid_from": day, "rates": {"standard": rate, "reduced": 8}} for day, rate in rates]
    return json.dumps({"version": version, "rates": {"NO": listed, "SE": listed[-1:]}}).encode()


def explained(old: bytes, new: bytes) -> Classification:
    before, after = (read(Raw(body, "application/json", language="en")).document for body in (old, new))
    source = Source("rates", "EU", "Somebody", "VAT rates", "https://example.org/", Kind.TABLE, "en")
    return explain(Event.AMENDED, hold_together(before, after), after, source, "VAT rates", None, SEEN)


def test_a_new_row_of_a_key_tells_the_rate_it_sets_against_the_row_before() -> None:
    answer = explained(rows(("2011-01-01", 20)), rows(("2026-12-01", 23), ("2011-01-01", 20), version=2))
    assert (answer.primary, answer.severity) == ("vat-sales-tax", Severity.HIGH)
    assert "standard 20 → 23" in answer.headline
    assert any("rate raised from 20 % to 23 % (standard)" in reason.because for reason in answer.reasons)
    assert date(2026, 12, 1) in answer.facts.days(DateRole.EFFECTIVE)
    assert {rate.role for rate in answer.facts.rates} == {RateRole.TAX}


def test_a_version_or_a_postcode_is_no_rate() -> None:
    path = ("version",)
    answer = amended(Passage("1", REMOVED, path), Passage("2", ADDED, path), title="Customs duty rates")
    assert answer.facts.rates == ()
    assert not any("rate" in reason.because for reason in answer.reasons if reason.for_ == "severity")


def test_letters_coded_in_an_address_are_no_rates() -> None:
    text = "VAT refunds: see https://example.org/act/2014#:~:text=Right%20to,%20the%20refund of VAT."
    assert amended(Passage(text)).facts.rates == ()


def test_rates_of_several_lists_behind_each_other_are_all_read() -> None:
    answer = amended(Passage("Section 232, annex II: duties of 40/20/0 %"))
    assert [rate.value for rate in answer.facts.rates] == ["40", "20", "0"]


def test_days_come_from_what_changed_not_from_what_stood_there() -> None:
    old = "The list was set up on 3 May 1987 and in force since 1 June 1987. It names 12 ports."
    new = "The list was set up on 3 May 1987 and in force since 1 June 1987. From 1 March 2027 it names 14 ports."
    answer = amended(Passage(old, REMOVED), Passage(new, ADDED), title="Customs ports")
    assert [fact.date for fact in answer.facts.dates] == [date(2027, 3, 1)]


def test_of_a_long_list_of_amendments_only_the_new_day_is_told() -> None:
    acts = [f"amended on {day} April {1980 + day} as to article {day}" for day in range(1, 20)]
    old, new = "Customs act, " + ", ".join(acts) + ".", "Customs act, " + ", ".join([*acts, "on 5 May 2026"]) + "."
    assert [fact.date for fact in amended(Passage(old, REMOVED), Passage(new, ADDED)).facts.dates] == [date(2026, 5, 5)]


def test_missing_quotation_marks_make_no_duty() -> None:
    old = "Importers ‘may’ use form 4. Traders must keep it. In this act “ship” may be a boat."
    new = "Importers may use form 4. Traders must keep it. In this act ship may be a boat, which must float."
    assert not any(
        "becomes a duty" in r.because
        for r in amended(Passage(old, REMOVED), Passage(old.replace("‘", ""), ADDED)).reasons
    )
    assert amended(Passage(old, REMOVED), Passage(new, ADDED)).severity < Severity.HIGH


def test_what_has_held_for_decades_is_not_urgent() -> None:
    answer = amended(Passage("The import of these lamps is prohibited with effect from 1 July 1994."))
    assert answer.severity < Severity.HIGH


def test_a_table_that_gets_a_column_has_not_raised_its_rates() -> None:
    cells = [Passage(f"From {n}0% -> {n}5%", ADDED, (f"row {n}", "event"), "event") for n in range(1, 6)]
    head = Passage("row | date", REMOVED), Passage("row | date | event", ADDED)
    answer = amended(*head, *cells, title="Customs duty by revision")
    assert answer.severity is Severity.LOW
    assert not any("raised" in reason.because for reason in answer.reasons)


def test_a_value_that_moves_to_another_column_is_no_change_of_rates() -> None:
    moved = [
        Passage("12 % duty", REMOVED, ("6109.10", "old name"), "old name"),
        Passage("12 % duty", ADDED, ("6109.10", "new name"), "new name"),
    ]
    assert amended(*moved, title="Customs duty by heading").severity is Severity.LOW


def test_where_only_a_figure_of_a_text_changed_its_words_say_the_topic_and_both_figures_lead() -> None:
    text = "Goods of an estimated value for duty of C$1,{}00 or less need no full entry, whatever their tariff classification."
    answer = amended(Passage(text.format(2), REMOVED), Passage(text.format(9), ADDED), title="Memorandum")
    assert answer.primary == "de-minimis"
    assert "C$1,200 → C$1,900" in answer.headline


def test_tariffs_laid_on_several_lists_at_once_are_high_and_duties() -> None:
    answer = amended(Passage("Section 232, annex III: 40/20/10 %, retroactive to 2 November 2026"))
    assert (answer.primary, answer.severity) == ("tariff-rates", Severity.HIGH)
    assert {rate.role for rate in answer.facts.rates} == {RateRole.DUTY}


def test_products_that_may_not_be_sold_without_a_responsible_person_are_of_product_safety_too() -> None:
    answer = amended(
        Passage("From 1 March 2027 no toys may be placed here; they may not be sold without a responsible person.")
    )
    assert "product-safety" in (answer.primary, *answer.secondary)
    assert answer.severity is Severity.HIGH


def test_a_day_written_without_signs_is_told_as_a_day() -> None:
    place = ("scheme 4", "validity_end")
    answer = amended(
        Passage("99991231", REMOVED, place, "validity_end"), Passage("20270630", ADDED, place, "validity_end")
    )
    assert answer.headline.endswith("9999-12-31 → 2027-06-30")


def test_clauses_that_stood_there_before_signal_nothing_of_a_long_sentence() -> None:
    old = (
        "The export of works of art is for the minister to decide; owners shall tell the museum {}of each loan, however "
        "short, and of the carrier that was chosen for it; the use of naked flames in rooms is prohibited and fined."
    )
    answer = amended(
        Passage(old.format(""), REMOVED), Passage(old.format("and the town "), ADDED), title="Works of art"
    )
    assert not any("banned" in reason.because for reason in answer.reasons)
