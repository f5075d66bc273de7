"""What nobody cares about is named and kept apart; what is part of a rule never is."""

import pytest

from pipeline.compare import compare
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Noise, Op
from pipeline.model.verdict import Outcome

RULE = "Goods whose value does not exceed 150 euro are relieved of customs duty."


def one(text, kind=BlockType.PARAGRAPH, key=None, path=()):
    return Document([Block(BlockType.PARAGRAPH, RULE), Block(kind, text, path, key)])


def verdict(before, after, **block):
    return compare(one(before, **block), one(after, **block))


@pytest.mark.parametrize(
    ("before", "after", "noise"),
    [
        ("Last updated: 3 March 2026", "Last updated: 17 November 2026", Noise.UPDATE_STAMP),
        ("Date modified: 2026-03-03", "Date modified: 2026-11-17", Noise.UPDATE_STAMP),
        ("Stand: 3. März 2026", "Stand: 17. November 2026", Noise.UPDATE_STAMP),
        ("Dernière mise à jour : 3 mars 2026", "Dernière mise à jour : 17 novembre 2026", Noise.UPDATE_STAMP),
        ("Última actualización: 3 de marzo de 2026", "Última actualización: 17 de noviembre de 2026", Noise.UPDATE_STAMP),
        ("Ostatnia aktualizacja: 3 marca 2026", "Ostatnia aktualizacja: 17 listopada 2026", Noise.UPDATE_STAMP),
        ("Son güncelleme: 3 Mart 2026", "Son güncelleme: 17 Kasım 2026", Noise.UPDATE_STAMP),
        ("Дата обновления: 03.03.2026", "Дата обновления: 17.11.2026", Noise.UPDATE_STAMP),
        ("更新日期：2026年3月3日", "更新日期：2026年11月17日", Noise.UPDATE_STAMP),
        ("最終更新日：2026年3月3日", "最終更新日：2026年11月17日", Noise.UPDATE_STAMP),
        ("آخر تحديث: 3 مارس 2026", "آخر تحديث: 17 نوفمبر 2026", Noise.UPDATE_STAMP),
        ("Page views: 1,204,377", "Page views: 1,209,815", Noise.COUNTER),
        ("浏览次数：1045", "浏览次数：1101", Noise.COUNTER),
        ("Besucher: 12.345", "Besucher: 12.399", Noise.COUNTER),
        ("Última modificação: 12/11/2026 10h14", "Última modificação: 13/11/2026 09h03", Noise.UPDATE_STAMP),
        ("publicado 1/2/2026 10h14 última modificação 1/2/2026 10h14", "publicado 1/2/2026 10h14 última modificação 3/2/2026 9h01", Noise.UPDATE_STAMP),
        ("发布时间：2026-03-03 10:22", "发布时间：2026-11-17 09:14", Noise.UPDATE_STAMP),
        ("Publié le 3 mars 2026", "Publié le 4 mars 2026", Noise.UPDATE_STAMP),
        ("Veröffentlicht am 3. März 2026", "Veröffentlicht am 4. März 2026", Noise.UPDATE_STAMP),
        ("公開日: 2026/01/01", "公開日: 2026/01/02", Noise.UPDATE_STAMP),
        ("تاريخ النشر: 3 مارس 2026", "تاريخ النشر: 5 مارس 2026", Noise.UPDATE_STAMP),
        ("Seitenaufrufe: 91877", "Seitenaufrufe: 91999", Noise.COUNTER),
        ("Número de acessos: 123", "Número de acessos: 567", Noise.COUNTER),
        ("Accessi: 1.045", "Accessi: 1.101", Noise.COUNTER),
        ("Liczba wyświetleń: 1045", "Liczba wyświetleń: 1101", Noise.COUNTER),
        ("Počet přístupů: 1045", "Počet přístupů: 1101", Noise.COUNTER),
        ("Прочитано 1045 раз", "Прочитано 1101 раз", Noise.COUNTER),
        ("Lượt xem: 1045", "Lượt xem: 1101", Noise.COUNTER),
        ("بازدید: 1045", "بازدید: 1101", Noise.COUNTER),
        ("Form id 9f8e7d6c5b4a39281706", "Form id 0a1b2c3d4e5f60718293", Noise.TOKEN),
        ("See https://example.org/a?utm_source=x", "See https://example.org/a?utm_source=y", Noise.TRACKING),
        ("See http://www.example.org/a", "See https://example.org/a", Noise.TRACKING),
        ("© 2025 Customs Service", "© 2026 Customs Service", Noise.COPYRIGHT_YEAR),
        ("the “free” rate", "the \"free\" rate", Noise.FORMATTING),
        ("进口 货物应当申报", "进口货物应当申报", Noise.FORMATTING),
        ("（一）货物", "(一)货物", Noise.FORMATTING),
        ("see [the form](https://a.example/1)", "see [the form](https://a.example/2)", Noise.FORMATTING),
        ("**Zoll** auf Waren", "Zoll auf Waren", Noise.FORMATTING),
        ("non\u00adbreaking\u200b text", "nonbreaking text", Noise.FORMATTING),
    ],
)  # fmt: skip
def test_noise_is_named(before, after, noise):
    comparison = verdict(before, after)
    assert [edit.noise for edit in comparison.edits] == [noise]
    assert comparison.verdict is Outcome.NOISE
    assert not comparison.substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("These rules enter into force on 1 March 2026.", "These rules enter into force on 1 May 2026."),
        ("Updated rates in force from 1 March 2026", "Updated rates in force from 1 May 2026"),
        ("Diese Verordnung tritt am 1. März 2026 in Kraft.", "Diese Verordnung tritt am 1. Mai 2026 in Kraft."),
        ("本办法自2026年3月1日起施行。", "本办法自2026年5月1日起施行。"),
        ("この省令は令和8年3月1日から施行する。", "この省令は令和8年5月1日から施行する。"),
        ("يبدأ سريان القرار في 1 مارس 2026", "يبدأ سريان القرار في 1 مايو 2026"),
        (
            "No more than 1,000 views of goods by visitors per year",
            "No more than 2,000 views of goods by visitors per year",
        ),
        (
            "The decision was published on 3 March 2026 and applies",
            "The decision was published on 4 March 2026 and applies",
        ),
        ("50 accesos por año", "90 accesos por año"),
        ("The rate of duty is 2.5 %.", "The rate of duty is 25 %."),
        ("The rate of duty is 2.5 %", "The rate of duty is 2,5 % and a levy of 10 %"),
        ("Importers may lodge a declaration.", "Importers must lodge a declaration."),
        ("Relief is granted to gifts.", "Relief is not granted to gifts."),
        ("进口货物可以申报。", "进口货物应当申报。"),
    ],
)
def test_a_date_or_number_of_a_rule_is_never_noise(before, after):
    comparison = verdict(before, after)
    assert comparison.verdict is Outcome.CHANGED
    assert comparison.substantive


@pytest.mark.parametrize(
    "key", ["ms.date", "record / last_updated", "items / 7 / content_hash", "author", "sort_order"]
)
def test_values_that_only_machines_read_are_noise(key):
    assert verdict("12", "13", kind=BlockType.FIELD, key=key).verdict is Outcome.NOISE


@pytest.mark.parametrize("key", ["rate", "items / 8517.13 / standard", "valid_from", "countries / CA"])
def test_values_of_a_rule_are_substantive(key):
    assert verdict("12", "13", kind=BlockType.FIELD, key=key).substantive


def test_boxes_that_show_other_items_each_time_are_teasers():
    comparison = verdict("Fair in Lyon opens", "New head of office named", path=("Latest news",))
    assert {edit.noise for edit in comparison.edits} == {Noise.TEASER}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Questions? Call us: phone +49 221 9999 06", "Questions? Call us: phone +49 221 9999 77"),
        ("Write to e-mail jana@example.org for help", "Write to e-mail info@example.org for help"),
        ("the sale of acestor goods and parcels", "the sale of acestora goods and parcels"),
        ("the the importer keeps records", "the importer keeps records"),
        ("5. The importer keeps records", "6. The importer keeps records"),
        ("selon le nouveau code de procédure civile", "selon le code de procédure civile"),
    ],
)
def test_contact_lines_grammar_and_numbers_of_paragraphs_are_not_substantive(before, after):
    assert not verdict(before, after).substantive


def both(before, after):
    """Two documents of paragraphs."""
    old, new = (Document([Block(BlockType.PARAGRAPH, line) for line in (RULE, *lines)]) for lines in (before, after))
    return compare(old, new)


def records(name, dates):
    """A law as data: each article with its text and the named date."""
    blocks = []
    for n, date in enumerate(dates):
        path = ("articles", f"art. {n}")
        for field, value in (("text", f"Article {n} tells what matter {n * 7} costs."), (name, date)):
            blocks.append(Block(BlockType.FIELD, value, path, " / ".join((*path, field))))
    return Document(blocks)


def test_one_new_date_for_every_record_tells_of_the_files_making():
    was, now = ["2026-01-10"] * 12, ["2026-02-11"] * 12
    comparison = compare(records("belge_tarihi", was), records("belge_tarihi", now))
    assert {edit.noise for edit in comparison.edits} == {Noise.UPDATE_STAMP}


@pytest.mark.parametrize("name", ["gültig_ab", "yürürlük_tarihi", "valid_from", "datum_ingang", "plazo", "geldigheid"])
def test_one_new_date_of_force_for_every_record_is_a_change(name):
    comparison = compare(records(name, ["2026-01-10"] * 12), records(name, ["2026-02-11"] * 12))
    assert comparison.substantive


def test_different_dates_of_records_are_changes():
    now = [f"2026-02-{n:02}" for n in range(1, 13)]
    assert compare(records("belge_tarihi", ["2026-01-10"] * 12), records("belge_tarihi", now)).substantive


def test_the_kind_of_a_record_is_technical_when_it_comes_and_a_change_when_it_becomes_another():
    def records(**values):
        return Document(
            [Block(BlockType.FIELD, value, ("goods", "tea"), f"goods / tea / {name}") for name, value in values.items()]
        )

    assert compare(records(rate="5"), records(rate="5", measure_type="ban")).verdict is Outcome.NOISE
    assert compare(records(rate="5", tür=""), records(rate="5", tür="yasak")).verdict is Outcome.NOISE
    assert compare(records(rate="5", measure_type="ban"), records(rate="5", measure_type="quota")).substantive


@pytest.mark.parametrize("key", ["sort_order", "güncelleme_tarihi", "guncelleme_tarihi", "mise_à_jour", "mise-a-jour"])
def test_keys_are_known_with_and_without_accents(key):
    assert verdict("3", "4", kind=BlockType.FIELD, key=f"items / {key}").verdict is Outcome.NOISE


def test_a_generators_markers_are_formatting_but_a_value_in_braces_is_not():
    assert verdict("{{ include note }} The duty is 5 %.", "The duty is 5 %.").verdict is Outcome.NOISE
    assert both((), ("$EndRates",)).verdict is Outcome.NOISE
    assert verdict("The duty is {{ 5 % }}.", "The duty is {{ 12 % }}.").substantive
    assert verdict("The duty is $5 a kilogram.", "The duty is $7 a kilogram.").substantive


@pytest.mark.parametrize("line", ["Yes · No", "Ja Nein", "Oui / Non", "Waren diese Informationen hilfreich für Sie?"])
def test_a_help_pages_question_to_its_reader_is_furniture(line):
    assert both((), (line,)).verdict is Outcome.NOISE


def test_the_line_of_a_pages_scope_in_another_language_is_nothing_new_but_another_scope_is():
    english, german = "This policy applies to sales in: Malta", "Dieser Artikel gilt für Verkäufe in: Malta"
    assert not both((english,), (german,)).substantive
    assert both((english,), (german.replace("Malta", "Malta, Zypern"),)).substantive


def test_points_that_turn_from_numbers_to_letters_are_cited_anew_and_not_rewritten():
    cited = "Goods under {} of this list are wholly obtained there."
    assert not both((cited.format("(3)"),), (cited.format("(c)"),)).substantive
    assert both((cited.format("(3)"),), (cited.format("(d)"),)).substantive


def test_a_reference_in_another_line_is_not_new_but_an_exception_in_another_rule_and_swapped_rates_are():
    assert not both(("Annex 4", "(to section 12)", "The list:"), ("Annex 4 (to section 12)", "The list:")).substantive
    keeps = "The importer keeps the records of each consignment for the office"
    shows = "The carrier lodges the papers of each consignment with the office"
    spare = " unless the goods are spare parts"
    assert both((f"{keeps}{spare}.", f"{shows}."), (f"{keeps}.", f"{shows}{spare}.")).substantive
    tea, coffee = "The duty on tea is {} of the value.", "The duty on coffee is {} of the value."
    swapped = both((tea.format("5 %"), coffee.format("9 %")), (tea.format("9 %"), coffee.format("5 %")))
    assert swapped.substantive


def test_a_footnotes_mark_and_a_laws_short_name_are_no_news():
    long = "Gesetz über die Sicherheit von Spielwaren"
    assert not both(("Ein Satz.", f"[^2] {long}"), (f"{long} (SpielG 2026)", "Ein Satz.")).substantive


def test_another_manner_of_speech_is_no_news_in_korean():
    assert not verdict("수입 신고서를 제출하세요.", "수입 신고서를 제출하십시오.").substantive
    assert verdict("수입 신고서를 제출하세요.", "수입 허가서를 제출하십시오.").substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2.5 % of the customs value", "3.5 % of the customs value"),
        ("1.5 kg of tobacco", "2.5 kg of tobacco"),
        ("1.200 Euro je Sendung", "1.500 Euro je Sendung"),
        ("2.5 Millionen Euro Umsatz", "7.5 Millionen Euro Umsatz"),
        ("12.5 points of the penalty scale", "17.5 points of the penalty scale"),
        ("12. Dezember 2026: die Frist endet", "15. Dezember 2026: die Frist endet"),
        ("12.03.2026 is the last day", "15.03.2026 is the last day"),
        ("十 公斤以下", "二十 公斤以下"),
    ],
)
def test_an_amount_or_a_day_at_the_start_of_a_line_is_no_number_of_a_paragraph(before, after):
    comparison = verdict(before, after)
    assert [edit.op for edit in comparison.edits] == [Op.REWORDED]
    assert comparison.substantive


@pytest.mark.parametrize(("before", "after"), [("10.3 %", "45.6 %"), ("2.5", "3.5"), ("5.", "6."), ("(a)", "(b)")])
def test_a_cell_or_a_value_is_all_it_says(before, after):
    def row(rate):
        return Document([Block(BlockType.ROW, f"0101 | {rate}", (), "0101", (("Code", "0101"), ("Rate", rate)))])

    assert compare(row(before), row(after)).substantive
    assert verdict(before, after, kind=BlockType.FIELD, key="tea / rate").substantive


def test_marks_of_who_amended_are_furniture_and_what_they_stand_before_is_not():
    assert both((), ("▼M4",)).verdict is Outcome.NOISE
    assert both(("►M1 —————",), ("►M2 —————",)).verdict is Outcome.NOISE
    assert both((), ("▼M4 The duty on tea is 5 %.",)).substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The importer lodges the declaration.", "The exporter lodges the declaration."),
        ("an authorised operator stores them", "an unauthorised operator stores them"),
        ("the legal import of plants", "the illegal import of plants"),
        ("the duty will increase in spring", "the duty will decrease in spring"),
        ("licences for goods from Iran", "licences for goods from Iraq"),
        ("licences for Austria are free", "licences for Australia are free"),
        ("within ten days of arrival", "within six days of arrival"),
        ("dans un délai de six mois", "dans un délai de dix mois"),
        ("goods imported from the EU", "goods imported from the UK"),
        ("a sum of 150 EUR is due", "a sum of 150 USD is due"),
        ("the tax is due at the border", "the fee is due at the border"),
        ("invoices and packing lists are shown", "invoices or packing lists are shown"),
        ("ввоз товаров запрещён", "вывоз товаров запрещён"),
        ("进口货物应当申报", "出口货物应当申报"),
        ("수입 물품을 신고한다", "수출 물품을 신고한다"),
        ("the measure is optional", "the measure is mandatory"),
        ("autorisé à la vente", "non autorisé à la vente"),
        ("Section 5 applies to toys", "Section 6 applies to toys"),
    ],
)
def test_another_word_is_another_rule_however_alike_or_short(before, after):
    assert verdict(before, after).substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the importer keep records", "the importer keeps records"),
        ("the organisation of goods", "the organization of goods"),
        ("they recieve the goods", "they receive the goods"),
        ("write an e-mail to us", "write an email to us"),
        ("records of a importer", "records of an importer"),
    ],
)
def test_another_form_of_a_word_is_not(before, after):
    assert not verdict(before, after).substantive


@pytest.mark.parametrize("line", ["Borduria", "Repealed.", "Toys", "中国"])
def test_one_word_that_came_or_went_in_a_list_may_be_a_country_or_a_ban(line):
    assert both(("Prohibited:",), ("Prohibited:", line)).substantive
    assert both(("Prohibited:", line), ("Prohibited:",)).substantive


def test_what_a_line_break_left_of_a_link_says_nothing():
    assert not both(("Listen:", "](#video)"), ("Listen:",)).substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Updated fee: 12 euro", "Updated fee: 14 euro"),
        ("Posted parcels up to 45 euro", "Posted parcels up to 22 euro"),
        ("Visitors may bring 200 cigarettes", "Visitors may bring 100 cigarettes"),
        ("Results: 12 goods banned", "Results: 14 goods banned"),
        ("Comments are due 5 May 2026", "Comments are due 9 May 2026"),
        ("EORI DE123456789012345", "EORI DE123456789012346"),
        ("Yes", "No"),
    ],
)
def test_a_figure_in_a_sentence_is_no_stamp_no_counter_and_no_token(before, after):
    assert verdict(before, after, path=("Rates",)).substantive
