"""Headline and summary: what changed, in the source's words, and never the page's frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.furniture import is_furniture
from pipeline.classify.headline import headline_of, summary_of
from pipeline.classify.readable import short
from pipeline.classify.sentences import split_sentences
from pipeline.model.classification import Facts, Passage, Standing, Subject

ADDED, REMOVED = Standing.ADDED, Standing.REMOVED


def amended(*passages: Passage, title: str = "Tariff of Customs") -> Subject:
    return Subject(passages, title=title, language="en", event="amended")


def cell(before: str, after: str, *path: str) -> tuple[Passage, Passage]:
    return Passage(before, REMOVED, path), Passage(after, ADDED, path)


@pytest.mark.parametrize("event", ["published", "withdrawn", "restored"])
def test_a_notice_is_led_by_its_title(event: str) -> None:
    subject = Subject((Passage("Text of the notice."),), title="New duty on candles", event=event)
    assert headline_of(subject) == "New duty on candles"


def test_a_cell_says_its_row_its_column_and_both_values() -> None:
    assert headline_of(amended(*cell("2.5 %", "10 %", "8517.13", "Duty rate"))) == "8517.13 · Duty rate: 2.5 % → 10 %"


def test_a_paragraph_says_its_section_and_the_sentence_that_changed() -> None:
    subject = amended(
        *cell(
            "Parcels need a form. They may be worth 800 dollars at most, whoever sends them to whom.",
            "Parcels need a form. They may be worth 200 dollars at most, whoever sends them to whom.",
            "Part 2",
            "§ 5 Relief",
        )
    )
    assert (
        headline_of(subject) == "§ 5 Relief: They may be worth 800 → 200 dollars at most, whoever sends them to whom."
    )


def test_a_change_far_behind_in_a_long_sentence_is_in_the_headline() -> None:
    start = "The holder of an authorisation that was granted before the entry into force of this order " * 3
    subject = amended(*cell(f"{start} pays forty euro.", f"{start} pays ninety euro.", "Article 9"))
    assert "ninety" in headline_of(subject)
    assert headline_of(subject).startswith("Article 9: The holder of an authorisation that was granted … ")


def test_a_no_at_the_head_of_a_long_sentence_is_in_the_headline() -> None:
    rest = "certificate of origin is required for commercial consignments of toys whose value is below"
    where = "Proof required when the declaration is made"
    subject = amended(*cell(f"No {rest} 3 300 dollars.", f"No {rest} 1 600 dollars.", where))
    assert "No certificate" in headline_of(subject)
    longer = f"{rest}, after deduction of every discount that was granted and of all costs of carriage,"
    subject = amended(*cell(f"No {longer} 3 300 dollars.", f"No {longer} 1 600 dollars.", where))
    assert "No certificate" in headline_of(subject)
    assert "1 600 dollars" in headline_of(subject)


def test_a_long_sentence_is_cut_at_a_word() -> None:
    subject = amended(
        Passage("Importers of goods shall declare " + "each and every article " * 30, ADDED, ("Article 1",))
    )
    headline = headline_of(subject)
    assert len(headline) <= 160
    assert headline.endswith("…")
    assert headline.removesuffix("…").split()[-1] in {"each", "and", "every", "article"}


def test_a_removed_rule_is_shown_as_gone() -> None:
    assert headline_of(amended(Passage("Gifts up to 45 euro are free of duty.", REMOVED, ("§ 7",)))) == (
        "§ 7: Gifts up to 45 euro are free of duty. → –"
    )


@pytest.mark.parametrize(
    "stamp",
    [
        "Last updated: 3 March 2026", "Page last reviewed 12 May 2026", "Date modified: 2026-03-03", "Stand: 03.03.2026",
        "Zuletzt aktualisiert am 3. März 2026", "Mis à jour le 3 mars 2026", "Última actualización: 3 de marzo de 2026",
        "Atualizado em 03/03/2026 10h15", "Ultimo aggiornamento: 3 marzo 2026", "Laatst bijgewerkt op 3 maart 2026",
        "Senast uppdaterad: 3 mars 2026", "Ostatnia aktualizacja: 03.03.2026", "Дата обновления: 03.03.2026",
        "最終更新日：2026年3月3日", "更新时间：2026-03-03", "更新日期：115-03-03", "최종수정일: 2026.03.03", "آخر تحديث: 3 مارس 2026",
        "Cập nhật lần cuối: 03/03/2026", "ปรับปรุงล่าสุด 3 มีนาคม 2569", "Terakhir diperbarui: 3 Maret 2026", "Son güncelleme: 03.03.2026",
        "Skip to main content", "Print this page", "We use cookies to improve this site", "このページの先頭へ", "打印", "Partager", "Seite drucken",
    ],
)  # fmt: skip
def test_no_headline_is_led_by_a_stamp_or_the_frame_of_a_page(stamp: str) -> None:
    rule = cell("The fee is 20 euro.", "The fee is 25 euro.", "Fees")
    subject = amended(Passage(stamp.replace("3", "1"), REMOVED), Passage(stamp, ADDED), *rule)
    assert headline_of(subject) == "Fees: The fee is 20 euro. → The fee is 25 euro."
    assert stamp not in summary_of(subject, Facts())


@pytest.mark.parametrize(
    "sentence",
    [
        "This notice was last updated when the rate of duty on steel went from 10 to 25 percent.",
        "Printed matter is free of duty.",
        "Cookers and ovens need an energy label.",
        "Standards for toys are listed in the annex.",
    ],
)
def test_a_sentence_of_the_text_is_no_furniture(sentence: str) -> None:
    assert not is_furniture(sentence)


def test_the_amendment_history_of_a_law_does_not_lead() -> None:
    subject = amended(
        *cell("Art. 8 V v. 5.10.2009 I 3262", "Art. 26 G v. 21.12.2020 I 3096", "Zollverordnung"),
        Passage("Kleinbeträge werden nicht erhoben.", ADDED, ("§ 23",)),
    )
    assert headline_of(subject) == "§ 23: Kleinbeträge werden nicht erhoben."


def test_a_rate_leads_before_other_words() -> None:
    subject = amended(
        *cell("the said office", "the competent office", "§ 1"),
        *cell("10 %", "25 %", "7208", "Rate"),
    )
    assert headline_of(subject) == "7208 · Rate: 10 % → 25 %"


def test_the_summary_tells_up_to_three_other_changes() -> None:
    cells = [part for number in range(1, 7) for part in cell("0 %", f"{number} %", f"720{number}", "Rate")]
    summary = summary_of(amended(*cells), Facts())
    assert summary.count("→") == 3
    assert headline_of(amended(*cells)) not in summary


def test_an_abbreviation_ends_no_sentence() -> None:
    assert list(split_sentences("See Art. 5 of the act. It is in force.")) == [
        "See Art. 5 of the act.",
        "It is in force.",
    ]


def test_a_closing_bracket_begins_no_sentence() -> None:
    assert list(split_sentences("貨物（別表に掲げるものを除く。）を輸出する。次に掲げる。")) == [
        "貨物（別表に掲げるものを除く。）を輸出する。", "次に掲げる。",
    ]  # fmt: skip


def test_nothing_but_a_stamp_leaves_the_title() -> None:
    assert headline_of(amended(Passage("Last updated: 1 May 2026", ADDED), title="Import guide")) == "Import guide"


@given(st.lists(st.tuples(st.text(max_size=300), st.sampled_from(list(Standing))), max_size=6), st.text(max_size=300))
def test_every_word_of_a_headline_stands_in_the_source(parts: list[tuple[str, Standing]], title: str) -> None:
    subject = amended(*(Passage(text, standing) for text, standing in parts), title=title)
    source = " ".join([title, *(text for text, _ in parts)])
    for word in headline_of(subject).replace("→", " ").replace("…", " ").replace("–", " ").split():
        assert word.strip(":,;") in source or word in {":", "·"}


@pytest.mark.parametrize(
    ("opening", "rule"),
    [
        ("De Staatssecretaris van Financiën,", "De vrijstelling voor zendingen tot 22 euro vervalt."),
        (
            "Vu le code des douanes et notamment son article 285,",
            "La franchise des envois est supprimée le 1er juillet.",
        ),
        (
            "RESOLUCION DE SUPERINTENDENCIA Nº 000183-2020",
            "Los importadores presentan la declaración en forma electrónica.",
        ),
        (
            "Having regard to the Treaty, and in particular Article 207 thereof,",
            "The duty on bicycles is raised to 48 %.",
        ),
    ],
)
def test_the_opening_formula_of_an_act_is_no_summary(opening: str, rule: str) -> None:
    more = "\n".join([rule, f"{rule} Again.", f"{rule} And again, as was said."])
    subject = Subject((Passage(f"{opening}\n{more}"),), title="Act", event="published")
    assert opening not in summary_of(subject, Facts())
    assert rule in summary_of(subject, Facts())


def test_a_notice_whose_title_is_its_number_is_led_by_what_it_says() -> None:
    text = "2027年第12号\n自2027年3月1日起，调整部分商品的进口关税税率。现公告如下。"
    subject = Subject((Passage(text),), title="2027年第12号", language="zh", event="published")
    assert headline_of(subject) == "2027年第12号: 自2027年3月1日起，调整部分商品的进口关税税率。"
    alone = Subject((Passage("2027年第12号"),), title="2027年第12号", language="zh", event="published")
    assert headline_of(alone) == "2027年第12号"


def test_no_headline_is_cut_within_an_abbreviation_or_a_bracket_just_opened() -> None:
    text = "Der ermäßigte Steuersatz gilt nach dem Gesetz (§ 12 Abs. 2 Nr. 1 UStG) auch für Bücher"
    for most in range(49, 70):
        assert short(text, most) == "Der ermäßigte Steuersatz gilt nach dem Gesetz…", most
    assert not short("Der Satz gilt nach dem Gesetz laut § 12 Abs. 2 Nr. 1 und so weiter", 44).endswith("Abs.…")


@pytest.mark.parametrize(
    "line", ["Telephone: +44 300 200 3700", "Hotline der Zollstelle: 0228 303-26050", "電話：03-3581-4111"]
)
def test_whom_to_call_is_no_part_of_the_rule(line: str) -> None:
    assert is_furniture(line)
    assert not is_furniture("Importers call 0300 200 3700" + " and pay a duty of 5 % of the value on each parcel" * 2)


def test_a_japanese_heading_is_not_glued_to_its_sentence_nor_the_office_put_before_it() -> None:
    text = "令和8年11月10日財務省関税局 課税価格の決定方法が変わります。\n対象となる製品\n届出を行わずに輸入することはできません。"
    told = summary_of(Subject((Passage(text),), title="課税価格について", language="ja"), Facts())
    assert told.startswith("課税価格の決定方法が変わります。")
    assert "対象となる製品" not in told
