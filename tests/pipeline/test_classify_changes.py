"""What a reader is told of an amended page: no slid rows, no marks of markup, names of data as words, and how grave."""

from datetime import date

import pytest

from pipeline.classify import classify
from pipeline.classify.readable import labels, readable
from pipeline.classify.slides import settled
from pipeline.model.change import Event
from pipeline.model.classification import Classification, Passage, Severity, Standing, Subject
from pipeline.model.document import Document
from pipeline.model.edits import Comparison, Edit, Op
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Outcome
from pipeline.steps import explain

ADDED, REMOVED = Standing.ADDED, Standing.REMOVED


def amended(*passages: Passage, title: str = "", language: str = "en", **told: object) -> Classification:
    return classify(Subject(passages, title=title, language=language, event="amended", **told))  # type: ignore[arg-type]


def reworded(before: str, after: str, *path: str) -> tuple[Passage, Passage]:
    return Passage(before, REMOVED, path), Passage(after, ADDED, path)


def cell(before: str, after: str, *path: str) -> tuple[Passage, Passage]:
    return Passage(before, REMOVED, path, path[-1]), Passage(after, ADDED, path, path[-1])


def explained(*edits: Edit, title: str) -> Classification:
    source = Source("x", "EU", "The authority", title, "https://customs.example/", Kind.PAGE, "en")
    document = Document((), title=title, language="en")
    return explain(Event.AMENDED, Comparison(Outcome.CHANGED, edits, substantive=True), document, source, title, None)


def because(answer: Classification) -> str:
    return "; ".join(reason.because for reason in answer.reasons if reason.for_ == "severity")


# Rows that slid


def slid_list() -> tuple[Passage, ...]:
    old = ["Albania", "Chad", "Ghana", "Iraq", "Togo"]
    new = ["Albania", "Belize", "Chad", "Ghana", "Iraq"]
    rows = [
        cell(was, now, "Annex", str(row), "Country") for row, (was, now) in enumerate(zip(old, new, strict=True), 1)
    ]
    return tuple(passage for was, now in rows if was.text != now.text for passage in (was, now))


def test_a_country_put_into_a_numbered_list_replaces_no_other() -> None:
    answer = amended(*slid_list(), title="Countries under watch")
    assert answer.headline == "Annex · Country: + Belize"
    assert "Togo → –" in answer.summary
    assert "→ Belize" not in answer.headline + answer.summary


def test_a_new_last_row_of_a_list_that_slid_is_no_news() -> None:
    told = settled(Subject((*slid_list(), Passage("6 | Togo", ADDED, ("Annex", "6"))), event="amended"))
    assert [(one.text, one.standing) for one in told.passages] == [("Belize", ADDED)]


def test_cells_that_each_changed_are_told_one_by_one() -> None:
    swapped = *cell("open", "closed", "A", "1", "Port"), *cell("closed", "open", "A", "2", "Port")
    rates = *cell("5 %", "10 %", "A", "8517", "Duty"), *cell("10 %", "5 %", "A", "8518", "Duty")
    for passages in (swapped, rates):
        subject = Subject(passages, event="amended")
        assert settled(subject) is subject


# Headlines from data and markup


def test_a_field_of_data_is_named_in_words_and_only_once() -> None:
    change = Edit(
        Op.ROW_CHANGED, path=("items", "LU", "rates"), key="items / LU / rates / super_reduced", before="13", after="14"
    )
    assert explained(change, title="VAT rates").headline == "LU · rates · super reduced: 13 → 14"


def test_a_record_of_data_is_a_list_of_names_and_values() -> None:
    row = Edit(
        Op.ROW_ADDED, path=("items", "EE"), key="items / EE / 2025-01-01",
        after="effective_from: 2025-01-01\nreduced_rate: 13\nstandard_rate: 22",
    )  # fmt: skip
    answer = explained(row, title="VAT rates")
    assert answer.headline == "EE · 2025-01-01: effective from: 2025-01-01, reduced rate: 13, standard rate: 22"
    assert {rate.value for rate in answer.facts.rates} == {"13", "22"}


def test_the_titles_of_columns_are_not_the_change() -> None:
    answer = amended(
        *reworded("revision | date", "revision | date | event"),
        *cell("", "Surcharge on castings (+12%)", "rev_9", "event"),
        title="Tariff revisions",
    )
    assert answer.headline == "rev 9 · event: + Surcharge on castings (+12%)"


def test_of_new_cells_the_one_with_a_rate_leads() -> None:
    answer = amended(
        *cell("", "Baseline", "rev_1", "event"), *cell("", "Castings (+12%)", "rev_2", "event"), title="Tariffs"
    )
    assert answer.headline == "rev 2 · event: + Castings (+12%)"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{{ Article 7 }} Goods wholly obtained", "Goods wholly obtained"),
        ("►M12 | REGULATION 2027/1", "REGULATION 2027/1"),
        ("▼M4 ———— |", ""),
        ("[^note_1] The levy ends", "The levy ends"),
        ("rev_9 | 2027-01-04 | NA | – | Castings (+12%) | NA", "rev_9 | 2027-01-04 | Castings (+12%)"),
        ("Fees ----------", "Fees"),
        ("valid until 3 < 4 years", "valid until 3 < 4 years"),
        ("rate: see annex", "rate: see annex"),
    ],
)
def test_marks_of_markup_are_not_read_out(written: str, read: str) -> None:
    assert readable(written) == read


def test_labels_leave_out_ids_addresses_and_words_for_lists() -> None:
    path = ("items", "LU", "0000-01-01", "9f3c2a10-1111-2222-3333-444455556666", "https://a.example/b", "super_reduced")
    assert labels(path) == ("LU", "super reduced")


def test_an_address_alone_is_not_the_news() -> None:
    answer = amended(
        *reworded("https://old.example/form", "https://new.example/form"),
        *reworded("Parcels need form 1.", "Parcels need forms 1 and 2."),
    )
    assert answer.headline == "Parcels need form 1. → Parcels need forms 1 and 2."


@pytest.mark.parametrize(
    "history",
    [
        "7.中華民國一百十四年三月四日財政部台財關字第 1140001234 號令修正發布第 2、9 條條文",
        "（未施行）",
        "平成三十年三月一日法律第一二号 | （未施行）",
        "Sept. 3, 2024, D.C. Law 25-900, § 3, 71 DCR 1234; Oct. 1, 2024, D.C. Law 25-901, § 4, 71 DCR 4321",
    ],
)
def test_an_acts_list_of_its_amendments_does_not_lead(history: str) -> None:
    answer = amended(
        Passage(history, ADDED), *reworded("第二條 旅客得申報。", "第二條 貨主應申報。", "第 2 條"), language="zh-Hant"
    )
    assert "貨主應申報" in answer.headline


# Headings are no citations


def test_a_heading_above_what_changed_is_no_citation_and_no_code() -> None:
    answer = amended(
        *reworded("Die Frist beträgt 30 Tage.", "Die Frist beträgt 60 Tage.", "§ 12 Fristen", "Kapitel 85"),
        language="de",
    )
    assert answer.facts.references == ()
    assert answer.facts.hs_codes == ()


def test_a_section_of_a_named_law_is_a_citation_and_a_heading_is_not() -> None:
    answer = amended(Passage("§ 4 Begriffe\nEs gilt § 7 Abs. 2 AWG und § 9 des Zollgesetzes.", ADDED), language="de")
    assert answer.facts.references == ("§ 7 Abs. 2 AWG", "§ 9 des Zollgesetzes")


def test_a_code_in_brackets_behind_another_is_one_too() -> None:
    japanese = amended(
        Passage("蓄電池(統計品目番号8507.60)及び直流電源装置(8504.40)が対象です。", ADDED), language="ja"
    )
    english = amended(Passage("Power banks (HS 8507.60) and phone chargers (8504.40) are covered.", ADDED))
    assert japanese.facts.hs_codes == english.facts.hs_codes == ("850760", "850440")


# How grave

STOPPED = {
    "en": "Consignments without the certificate of conformity will not be released.",
    "de": "Sendungen ohne Konformitätsbescheinigung werden zurückgewiesen.",
    "fr": "Les envois sans certificat de conformité seront saisis.",
    "es": "Las mercancías sin certificado de conformidad serán rechazadas.",
    "pt": "As mercadorias sem certificado de conformidade serão apreendidas.",
    "it": "Le merci prive del certificato di conformità saranno respinte alla frontiera.",
    "nl": "Zendingen zonder conformiteitscertificaat worden geweigerd.",
    "pl": "Przesyłki bez certyfikatu zgodności zostaną zatrzymane.",
    "sv": "Varor utan intyg om överensstämmelse nekas införsel.",
    "zh": "未附合格证书的货物，海关不予放行。",
    "ja": "適合証明書のない貨物は輸入できない。",
    "ko": "적합성 증명서가 없는 물품은 통관이 보류됩니다.",
    "ar": "ولن تفسح الإرساليات التي لا ترفق بها شهادة المطابقة.",
    "tr": "Uygunluk belgesi bulunmayan eşya geri gönderilir.",
    "ru": "Товары без сертификата соответствия не подлежат выпуску.",
    "uk": "Товари без сертифіката відповідності не підлягають випуску.",
    "vi": "Hàng hóa không có giấy chứng nhận hợp quy không được thông quan.",
    "th": "สินค้าที่ไม่มีใบรับรองจะไม่อนุญาตให้นำเข้า",
    "id": "Barang tanpa sertifikat kesesuaian tidak dapat diimpor.",
}
STRICTER = {
    "en": ("Sellers may state the importer’s name on the parcel.", "Sellers must state the importer’s name on the parcel."),
    "de": ("Der Einführer kann eine Erklärung abgeben.", "Der Einführer muss eine Erklärung abgeben."),
    "fr": ("L’importateur peut joindre une déclaration.", "L’importateur doit joindre une déclaration."),
    "es": ("El importador podrá adjuntar una declaración.", "El importador deberá adjuntar una declaración."),
    "pt": ("O importador pode apresentar declaração.", "O importador deve apresentar declaração."),
    "it": ("L’importatore può allegare una dichiarazione.", "L’importatore deve allegare una dichiarazione."),
    "nl": ("De importeur kan een verklaring bijvoegen.", "De importeur moet een verklaring bijvoegen."),
    "pl": ("Importer może dołączyć oświadczenie.", "Importer musi dołączyć oświadczenie."),
    "sv": ("Importören kan bifoga en deklaration.", "Importören måste bifoga en deklaration."),
    "da": ("Importøren kan vedlægge en erklæring.", "Importøren skal vedlægge en erklæring."),
    "cs": ("Dovozce může přiložit prohlášení.", "Dovozce musí přiložit prohlášení."),
    "el": ("Ο εισαγωγέας μπορεί να επισυνάψει δήλωση.", "Ο εισαγωγέας πρέπει να επισυνάψει δήλωση."),
    "fi": ("Maahantuoja voi liittää ilmoituksen.", "Maahantuojan täytyy liittää ilmoitus."),
    "ro": ("Importatorul poate anexa o declarație.", "Importatorul trebuie să anexeze o declarație."),
    "hu": ("Nyilatkozatot lehet csatolni.", "Nyilatkozatot kell csatolni."),
    "zh": ("进口商可以提交声明。", "进口商应当提交声明。"),
    "ja": ("輸入者は申告書を添付することができる。", "輸入者は申告書を添付しなければならない。"),
    "ko": ("수입자는 신고서를 첨부할 수 있다.", "수입자는 신고서를 첨부하여야 한다."),
    "ar": ("يجوز للمستورد إرفاق إقرار.", "يجب على المستورد إرفاق إقرار."),
    "tr": ("İthalatçı beyanname sunmayı tercih edebilir.", "İthalatçı beyanname sunmak zorundadır."),
    "ru": ("Импортёр может приложить декларацию.", "Импортёр должен приложить декларацию."),
    "uk": ("Імпортер може додати декларацію.", "Імпортер повинен додати декларацію."),
    "vi": ("Nhà nhập khẩu có thể nộp tờ khai.", "Nhà nhập khẩu phải nộp tờ khai."),
    "th": ("ผู้นำเข้าอาจแนบใบขนสินค้า", "ผู้นำเข้าต้องแนบใบขนสินค้า"),
    "id": ("Importir dapat melampirkan dokumen.", "Importir wajib melampirkan dokumen."),
    "hi": ("आयातक घोषणा दे सकता है।", "आयातक के लिए घोषणा अनिवार्य है।"),
}  # fmt: skip


@pytest.mark.parametrize("language", STOPPED)
def test_goods_stopped_without_a_paper_are_at_least_medium(language: str) -> None:
    answer = amended(Passage(STOPPED[language], ADDED), language=language, expected=("product-safety",))
    assert answer.severity >= Severity.MEDIUM, because(answer)
    assert "goods are stopped" in because(answer)


@pytest.mark.parametrize("language", STRICTER)
def test_a_verb_of_permission_that_becomes_one_of_duty_is_at_least_medium(language: str) -> None:
    answer = amended(*reworded(*STRICTER[language]), language=language, title="Import declaration, customs declaration")
    assert answer.severity >= Severity.MEDIUM, because(answer)
    assert "what was possible becomes a duty" in because(answer)


@pytest.mark.parametrize("language", STRICTER)
def test_a_duty_that_becomes_a_permission_is_never_told_as_a_new_duty(language: str) -> None:
    before, after = STRICTER[language]
    answer = amended(*reworded(after, before), language=language, title="Import declaration")
    assert "becomes a duty" not in because(answer)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Section 232 castings (+12%)", "rate raised by 12 %"),
        ("Reciprocal tariff: 20% -> 35%", "rate raised from 20 % to 35 %"),
        ("The duty rate rises from 5 to 15 per cent.", "rate raised from 5 % to 15 %"),
        ("Tariff on tin: 3% -> 4%; tariff on lead: 4% -> 40%", "rate raised from 4 % to 40 %"),
        ("The duty rate on bicycles is 48.5%.", "a rate of 48.5 % is set"),
    ],
)
def test_a_rate_of_duty_in_the_changed_words_is_at_least_medium(text: str, told: str) -> None:
    answer = amended(Passage(text, ADDED), title="Tariff actions")
    assert answer.primary == "tariff-rates"
    assert answer.severity >= Severity.MEDIUM, because(answer)
    assert told in because(answer)


def test_a_day_that_was_moved_is_told() -> None:
    answer = amended(
        *reworded("The import declaration form applies from 1 March 2027.", "The import declaration form applies from 1 May 2027."),
        seen=date(2027, 2, 1),
    )  # fmt: skip
    assert "day moved from 2027-03-01 to 2027-05-01" in because(answer)


def test_without_a_day_of_publication_the_day_of_the_capture_says_how_soon() -> None:
    answer = amended(Passage("The customs duty exemption ends on 1 March 2027.", ADDED), seen=date(2027, 2, 1))
    assert "in 28 days" in because(answer)
    assert answer.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sold by Mart SA, a company with a share capital of €684,500.", "Sold by Mart SA, a company with a share capital of €684,300."),
        ("An advert on the marketplace costs €6.90 a month.", "An advert on the marketplace costs €8.90 a month."),
        ("2. Importers must keep the “certificate” of origin.", "3. Importers must keep the 'certificate' of origin."),
        ("4. Import of ivory is prohibited", "5 Import of ivory is prohibited."),
        ("Credit for online purchases: 43.09 % a year.", "Credit for online purchases: 37.95 % a year."),
    ],
)  # fmt: skip
def test_company_data_prices_and_typography_are_low(before: str, after: str) -> None:
    answer = amended(*reworded(before, after), title="Terms of use of the online marketplace")
    assert answer.severity is Severity.LOW, because(answer)


def test_a_rule_not_yet_in_force_is_not_high() -> None:
    answer = amended(
        Passage("NOT IN FORCE — import of these goods is prohibited immediately.", ADDED), title="Import prohibitions"
    )
    assert answer.severity is Severity.MEDIUM
    assert "not yet in force" in because(answer)


def test_a_new_document_for_every_shipment_is_high_when_it_is_due_soon() -> None:
    answer = amended(
        Passage("From 1 March 2027 importers surrender emission certificates for each tonne.", ADDED),
        title="Carbon border adjustment", seen=date(2026, 12, 15),
    )  # fmt: skip
    assert answer.severity is Severity.HIGH, because(answer)


def test_a_change_in_a_tariff_table_that_names_no_topic_is_about_the_table() -> None:
    answer = amended(
        *cell("2026-02-25", "2026-02-24", "rev_4", "effective_date"), title="Customs tariff rates, revisions"
    )
    assert answer.primary == "tariff-rates"
