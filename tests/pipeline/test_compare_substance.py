"""What a seller or a lawyer would want to know, and what not, in the kinds of change that pages see."""

import pytest

from pipeline.compare import compare
from pipeline.model.document import Block, BlockType, Document

RULE = "Goods whose value does not exceed 150 euro are relieved of customs duty."


def substantive(before, after, language="en", path=()):
    old, new = (
        Document([Block(BlockType.PARAGRAPH, RULE), Block(BlockType.PARAGRAPH, text, path)], language=language)
        for text in (before, after)
    )
    return compare(old, new).substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The seller pays the buyer for the return.", "The buyer pays the seller for the return."),
        ("Le vendeur rembourse l'acheteur.", "L'acheteur rembourse le vendeur."),
        ("Продавец возмещает покупателю расходы.", "Покупатель возмещает продавцу расходы."),
        ("卖方向买方支付违约金。", "买方向卖方支付违约金。"),
        ("売主は買主に費用を償還する。", "買主は売主に費用を償還する。"),
        ("يدفع البائع للمشتري قيمة الرسوم.", "يدفع المشتري للبائع قيمة الرسوم."),
        ("Goods sent from Turkey to Serbia", "Goods sent from Serbia to Turkey"),
        ("The duty is 4 % for tea and 9 % for coffee.", "The duty is 9 % for tea and 4 % for coffee."),
        ("The holder is not required to export them.", "The holder is required not to export them."),
    ],
)
def test_an_exchange_of_roles_or_rates_matters_though_no_word_came_or_went(before, after):
    assert substantive(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Relief for tea, coffee and cocoa", "Relief for cocoa, coffee and tea"),
        ("Import and export of goods", "Export and import of goods"),
        ("Goods must also be declared", "Goods also must be declared"),
    ],
)
def test_the_order_of_a_list_or_of_small_words_is_no_exchange(before, after):
    assert not substantive(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You do not need to register.", "You don't need to register."),
        ("Goods cannot be returned, e.g. food.", "Goods can't be returned, for example food."),
        ("The rate is 5 per cent.", "The rate is 5%."),
        ("Fines of up to 10000 euro", "Fines of up to €10,000"),
        ("The declaration has to be lodged.", "The declarations have to be lodged."),
        ("Contact: Mary Smith, telephone 020 7946 0123", "Contact: John Brown, telephone 020 7946 0456"),
        ("See the guide (PDF, 210 KB).", "See the guide (PDF, 245 KB)."),
        ("tool-install @10.9.0", "tool-install @11.0.0"),
        ("Page 1 of 12", "Page 1 of 13"),
        ("Your IP address: 10.2.3.4", "Your IP address: 10.9.1.77"),
        ("Follow us on Twitter", "Follow us on X"),
        ("3 min read", "4 min read"),
        ("Current as at 3 March 2026", "Current as at 17 September 2026"),
        ("Материал обновлён 3 марта 2026", "Материал обновлён 17 июня 2026"),
        ("최근 업데이트: 2026.03.03", "최근 업데이트: 2026.09.17"),
        ("ປັບປຸງຫຼ້າສຸດ: 03/03/2026", "ປັບປຸງຫຼ້າສຸດ: 17/09/2026"),
        ("จำนวนผู้เข้าชม 1,532", "จำนวนผู้เข้าชม 1,601"),
        ("Redaktion: A. Berg | Stand: 03.03.2026", "Redaktion: B. Tal | Stand: 17.09.2026"),
        ("Adopted on the 1 May 2020.", "Adopted on the 1st May 2020."),
        ("Content reviewed by J. Okoro on 4/5/2026", "Content reviewed by A. Mensah on 9/9/2026"),
        ("Zmodyfikowano: 4.03.2026 przez Jan Kowalski", "Zmodyfikowano: 9.06.2026 przez Anna Nowak"),
        ("Telephone lines are open 9 am to 5 pm.", "Telephone lines are open 8 am to 6 pm."),
        ("お問い合わせ先：業務課 電話 03-3581-4111", "お問い合わせ先：業務課 電話 03-3581-5380"),
    ],
)
def test_another_wording_of_the_same_does_not_matter(before, after):
    assert not substantive(before, after)


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("Products of Annex II are prohibited.", "Products of Annex III are prohibited.", "en"),
        ("Products of Annex I are prohibited.", "Products of Annex V are prohibited.", "en"),
        ("Notify the office by telephone before 5 pm.", "Notify the office by telephone before 3 pm.", "en"),
        ("Contact: importers may call, tel. 020 7946 0123", "Contact: exporters may call, tel. 020 7946 0123", "en"),
        ("Opens 1 March 2027 and closes 1 May 2027.", "Opens 1 May 2027 and closes 1 March 2027.", "en"),
        ("Rate: 4.2 (18 countries)", "Rate: 4.8 (18 countries)", "en"),
        ("The gate closes at 5 pm.", "The gate closes at 3 pm.", "en"),
        ("A value of 1,500 kg", "A value of 1500 kg", "de"),
        ("Files of up to 10 MB are taken.", "Files of up to 20 MB are taken.", "en"),
        ("Contact fee: 12 euro, telephone 020 7946 0123", "Contact fee: 15 euro, telephone 020 7946 0123", "en"),
        ("The rate is 5.5 per cent.", "The rate is 55%.", "en"),
    ],
)
def test_a_figure_that_only_looks_like_another_spelling_matters(before, after, language):
    assert substantive(before, after, language)


def test_who_wrote_a_page_does_not_matter():
    assert not substantive("Ann Smith", "Tom Brown", path=("Guide", "Contributors"))
    assert substantive("Norway", "Sweden", path=("Guide", "Countries"))


def field(key, text):
    return Block(BlockType.FIELD, text, tuple(key.split(" / ")[:-1]), key)


def test_the_day_or_code_under_which_data_keep_a_rate_is_part_of_it():
    def of(day):
        return Document([field(f"values / {day} / value", "0.03"), field("unit", "share of the customs value")])

    assert compare(of("2004-08-01"), of("1999-04-01")).substantive


def test_which_text_data_were_taken_from_does_not_matter():
    old = Document([field("value", "0.03"), field("reference / title", "Act 12 of 2004")])
    new = Document([field("value", "0.03"), field("reference / title", "Act 12 of 2004, section 3")])
    assert not compare(old, new).substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Claims are made within fourteen days.", "Claims are made within forty days."),
        ("Le délai est de quatre mois.", "Le délai est de quatorze mois."),
        ("Срок составляет тридцать дней.", "Срок составляет тринадцать дней."),
        ("El plazo es de sesenta días.", "El plazo es de setenta días."),
        ("The consignor pays the charges.", "The consignee pays the charges."),
        ("Der Auftraggeber haftet.", "Der Auftragnehmer haftet."),
        ("Die Ausfuhr ist genehmigungsfrei.", "Die Ausfuhr ist genehmigungspflichtig."),
        ("Vergi iadesi uygulanacaktır.", "Vergi iadesi uygulanmayacaktır."),
        ("Zwolnienie dla przesyłek do 150 euro.", "Zwolnienie dla przesyłek od 150 euro."),
        ("Режимът е за пратки до 22 евро.", "Режимът е за пратки от 22 евро."),
        ("Poikkeus koskee heinäkuuhun tulevia eriä.", "Poikkeus koskee heinäkuusta tulevia eriä."),
        ("Der Antrag wird bis Juli gestellt.", "Der Antrag wird ab Juli gestellt."),
    ],
)
def test_a_word_that_looks_alike_and_turns_the_rule_round_matters(before, after):
    assert substantive(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("If you have any questions, contact our team.", "Got any questions? Get in touch."),
        ("Sur cette page, vous trouverez nos conseils.", "Tout ce qu'il faut savoir, en savoir plus."),
        ("Millions of buyers visit us.", "Grow your brand with us: join our community."),
        ("Address: 4 Quay Street, Dover", "Address: Harbour House, 12 Marine Parade, Dover"),
        ("Head of office: Mary Smith", "Head of office: John Brown"),
        ("You'll need the number when goods arrive.", "You will need the number when goods arrive."),
        ("申告書は窓口に提出して下さい。", "申告書は窓口にご提出ください。"),
        ("신고서를 받을 수 있습니다.", "신고서를 받으실 수 있습니다."),
        ("(SOR/2019-140, s. 2.)", "(SOR/2019-140, s. 2; SOR/2024-11, s. 4(F).)"),
    ],
)
def test_talk_around_the_rule_does_not_matter(before, after):
    assert not substantive(before, after)


@pytest.mark.parametrize(
    "sentence",
    [
        "If you have any questions, contact us within 14 days.",
        "Find out more: refunds are no longer paid.",
        "Millions of buyers pay a fee of 3 euro.",
        "Wenden Sie sich nicht an die Zollstelle.",
    ],
)
def test_a_rule_in_a_sentence_of_talk_matters(sentence):
    assert substantive("The office is open.", f"The office is open. {sentence}")


def test_telephones_in_a_list_of_offices_and_captions_of_records_do_not_matter():
    for name, was, now in (("telephone", "020 1", "020 2"), ("short_label", "Employee scale", "Employee")):
        key = f"offices / dover / {name}"
        old, new = (
            Document([Block(BlockType.FIELD, text, ("offices", "dover"), key)], language="en") for text in (was, now)
        )
        assert not compare(old, new).substantive
