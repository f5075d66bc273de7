"""What a reader relies on of severity: grave, soon and binding is high; a mere proposal never; reasons in words."""

import time
from datetime import date
from pathlib import Path

import pytest

from pipeline.classify import classify
from pipeline.classify.facts.stated import facts_of
from pipeline.classify.severity import Urgency, find_severity
from pipeline.model.classification import NONE, Passage, Severity, Standing, Subject

PUBLISHED = date(2026, 11, 20)


def urgency(*passages: Passage, language: str = "en", **told: object) -> Urgency:
    subject = Subject(passages, language=language, **({"published": PUBLISHED} | told))  # type: ignore[arg-type]
    return find_severity(subject, language, facts_of(subject, language), "tariff-rates")


def of(text: str, language: str = "en", **told: object) -> Severity:
    return urgency(Passage(text), language=language, **told).severity


def because(answer: Urgency) -> str:
    return "; ".join(reason.because for reason in answer.reasons)


# A relief that ends on a day soon; goods banned at once; a raise of duties that is only proposed.
RELIEF_ENDS = {
    "en": "The exemption for low value goods is abolished from 1 February 2027.",
    "de": "Die Freigrenze für Sendungen aus Drittländern wird ab dem 1. Februar 2027 aufgehoben.",
    "fr": "À compter du 1er février 2027, la franchise pour les envois de faible valeur est supprimée.",
    "es": "A partir del 1 de febrero de 2027 se elimina la exención para envíos de bajo valor.",
    "pt": "A partir de 1º de fevereiro de 2027 a isenção para remessas é revogada.",
    "it": "A decorrere dal 1° febbraio 2027 la franchigia per le spedizioni è soppressa.",
    "nl": "Met ingang van 1 februari 2027 wordt de vrijstelling voor zendingen afgeschaft.",
    "pl": "Od dnia 1 lutego 2027 r. zwolnienie dla przesyłek zostaje zniesione.",
    "sv": "Från och med den 1 februari 2027 avskaffas tullfriheten för försändelser.",
    "zh": "自2027年2月1日起，取消跨境小额包裹的免税待遇。",
    "ja": "令和9年2月1日から、少額貨物の免税制度を廃止する。",
    "ko": "2027년 2월 1일부터 소액물품 면세 제도를 폐지한다.",
    "ar": "اعتباراً من 1 فبراير 2027 يتم إلغاء الإعفاء للشحنات منخفضة القيمة.",
    "tr": "1 Şubat 2027 tarihinden itibaren düşük değerli gönderilerde muafiyet kaldırılmıştır.",
    "ru": "С 1 февраля 2027 года льгота для посылок отменяется.",
    "uk": "З 1 лютого 2027 року пільга для посилок скасовується.",
    "vi": "Từ ngày 01/02/2027, bãi bỏ quy định miễn thuế đối với hàng giá trị thấp.",
    "th": "ตั้งแต่วันที่ 1 กุมภาพันธ์ 2570 ยกเลิกการยกเว้นอากรสำหรับของมูลค่าต่ำ",
    "id": "Mulai tanggal 1 Februari 2027 pembebasan bea masuk untuk barang kiriman dihapus.",
}
BANNED = {
    "en": "The import of these products is prohibited with immediate effect.",
    "de": "Die Einfuhr dieser Waren ist ab sofort verboten.",
    "fr": "L'importation de ces produits est interdite avec effet immédiat.",
    "es": "Se prohíbe con efecto inmediato la importación de estos productos.",
    "pt": "Fica proibida, com efeito imediato, a importação destes produtos.",
    "it": "È vietata con effetto immediato l'importazione di questi prodotti.",
    "nl": "De invoer van deze producten is met onmiddellijke ingang verboden.",
    "pl": "Zakazuje się ze skutkiem natychmiastowym przywozu tych towarów.",
    "sv": "Import av dessa varor förbjuds med omedelbar verkan.",
    "zh": "自发布之日起，禁止该类产品进口。",
    "ja": "当該貨物の輸入を直ちに禁止する。",
    "ko": "해당 제품의 수입을 즉시 금지한다.",
    "ar": "يحظر استيراد هذه المنتجات فوراً.",
    "tr": "Bu ürünlerin ithalatı derhal yasaklanmıştır.",
    "ru": "Ввоз этих товаров немедленно запрещён.",
    "uk": "Ввезення цих товарів негайно забороняється.",
    "vi": "Cấm nhập khẩu sản phẩm này ngay lập tức.",
    "th": "ห้ามนำเข้าสินค้าดังกล่าว มีผลทันที",
    "id": "Impor barang ini dilarang dan berlaku segera.",
}
PROPOSED = {
    "en": "The Commission proposes to raise the duty; comments are invited in a public consultation.",
    "de": "Der Entwurf sieht eine Erhöhung des Zollsatzes vor; Stellungnahmen sind willkommen.",
    "fr": "Le projet de règlement prévoit une augmentation du droit de douane; consultation publique.",
    "es": "El proyecto de decreto propone aumentar el arancel; consulta pública.",
    "pt": "A proposta de resolução prevê aumento da alíquota; consulta pública.",
    "it": "La proposta di regolamento prevede un aumento del dazio; consultazione pubblica.",
    "nl": "Het voorstel voorziet in een verhoging van het invoerrecht; consultatie.",
    "pl": "Projekt rozporządzenia przewiduje podwyższenie cła; konsultacje publiczne.",
    "sv": "Förslaget innebär att tullsatsen höjs; remiss.",
    "zh": "关于提高关税税率的草案公开征求意见。",
    "ja": "関税率を引き上げる改正案について意見募集を行う。",
    "ko": "관세율을 인상하는 개정안을 입법예고하고 의견을 제출받는다.",
    "ar": "مشروع قرار بشأن زيادة الرسوم الجمركية، استطلاع مرئيات العموم.",
    "tr": "Gümrük vergisi oranının artırılmasına ilişkin taslak görüşe açılmıştır.",
    "ru": "Проект решения о повышении ставки пошлины вынесен на общественное обсуждение.",
    "uk": "Проєкт постанови про підвищення ставки мита винесено на громадське обговорення.",
    "vi": "Dự thảo nghị định tăng thuế suất nhập khẩu đang được lấy ý kiến.",
    "th": "ร่างประกาศเพิ่มอัตราอากร อยู่ระหว่างรับฟังความคิดเห็น",
    "id": "Rancangan peraturan tentang kenaikan tarif bea masuk dalam konsultasi publik.",
}


@pytest.mark.parametrize("language", RELIEF_ENDS)
def test_a_relief_that_ends_soon_is_high(language: str) -> None:
    answer = urgency(Passage(RELIEF_ENDS[language]), language=language)
    assert answer.severity is Severity.HIGH, because(answer)
    assert "a relief or threshold ends" in because(answer)
    assert "takes effect in 73 days (2027-02-01)" in because(answer)


@pytest.mark.parametrize("language", BANNED)
def test_a_ban_at_once_is_high(language: str) -> None:
    answer = urgency(Passage(BANNED[language]), language=language)
    assert answer.severity is Severity.HIGH, because(answer)
    assert "goods are banned" in because(answer)


@pytest.mark.parametrize("language", PROPOSED)
def test_what_is_only_proposed_is_not_high(language: str) -> None:
    answer = urgency(Passage(PROPOSED[language]), language=language)
    assert answer.severity < Severity.HIGH, because(answer)
    assert "only proposed" in because(answer) or "a consultation" in because(answer)


def pair(before: str, after: str, *path: str) -> tuple[Passage, Passage]:
    return Passage(before, Standing.REMOVED, path), Passage(after, Standing.ADDED, path)


def test_a_raised_rate_of_a_row_says_from_what_to_what() -> None:
    answer = urgency(*pair("0.00%", "3.50%", "8517 62 00 90", "Duty rate"), event="amended", published=None)
    assert answer.severity >= Severity.MEDIUM
    assert "rate raised from 0.00 % to 3.50 %" in because(answer)


def test_a_leap_of_a_rate_is_high_and_a_cut_is_medium() -> None:
    assert urgency(*pair("5 %", "25 %", "8517", "Duty"), event="amended").severity is Severity.HIGH
    assert urgency(*pair("25 %", "5 %", "8517", "Duty"), event="amended").severity is Severity.MEDIUM


def test_free_of_duty_is_a_rate_of_nought() -> None:
    assert "rate raised from Free to 12 %" in because(urgency(*pair("Free", "12%", "8517", "Duty"), event="amended"))


def test_a_lowered_amount_is_told() -> None:
    answer = urgency(*pair("Goods up to $800 are exempt.", "Goods up to $100 are exempt."), event="amended")
    assert answer.severity >= Severity.MEDIUM
    assert "amount lowered from 800 USD to 100 USD" in because(answer)


def test_of_many_changed_rates_the_greatest_step_speaks() -> None:
    rows = [passage for number in range(300) for passage in pair("1 %", "2 %", f"85{number:02d}", "Duty")]
    answer = urgency(*pair("3 %", "30 %", "8501", "Duty"), *rows, event="amended")
    assert "rate raised from 3 % to 30 %" in because(answer)


def test_a_correction_is_low_and_a_withdrawal_medium() -> None:
    assert of("Correction: a typographical error in the duty rate; imports are prohibited.") is Severity.LOW
    assert of("Goods are exempt.", event="withdrawn") is Severity.MEDIUM


def test_what_is_not_of_the_subject_is_low() -> None:
    subject = Subject((Passage("The import is prohibited immediately."),))
    answer = find_severity(subject, "en", facts_of(subject, "en"), NONE)
    assert answer.severity is Severity.LOW
    assert because(answer) == "not of the subject"


def test_a_negated_verb_says_nothing() -> None:
    assert of("The exemption is not abolished.") is Severity.LOW
    assert of("The import of such goods is not prohibited.", published=None) < Severity.HIGH


def test_nearer_is_graver() -> None:
    near, far = (f"From {day} the duty is increased." for day in ("1 January 2027", "1 January 2030"))
    assert of(near) > of(far)


def test_words_that_stood_before_the_change_say_nothing() -> None:
    old, new = "Import of ivory is prohibited. See office 4.", "Import of ivory is prohibited. See office 5."
    assert urgency(*pair(old, new), event="amended").severity is Severity.LOW


def test_a_document_now_required_is_at_least_medium() -> None:
    answer = urgency(Passage("From 1 January 2027 each shipment must be accompanied by a certificate of origin."))
    assert answer.severity is Severity.HIGH
    assert "a paper is required" in because(answer)


@pytest.mark.parametrize("unit", ["import prohibited ", "9", "a", "禁止", "1 % ", "not "])
def test_hostile_text_is_fast(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    subject = Subject((Passage(text, Standing.REMOVED), Passage(text + " 5 %", Standing.ADDED)), event="amended")
    started = time.process_time()
    find_severity(subject, "en", facts_of(subject, "en"), "tariff-rates")
    assert time.process_time() - started < 6


def test_a_proposal_of_a_new_paper_is_medium_and_a_mere_proposal_low() -> None:
    assert of("The agency proposes to require a certificate for each shipment.", published=None) is Severity.MEDIUM
    assert of("The agency proposes amendments.", published=None) is Severity.LOW


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Import restrictions are imposed on ceramics of this period."),
        ("de", "Für diese Waren gelten Einfuhrbeschränkungen."),
        ("es", "Se establecen restricciones a la importación de estos bienes."),
        ("zh", "对上述物项实施出口管制。"),
        ("ja", "当該貨物の輸入を制限する。"),
        ("ru", "Вводятся ограничения на вывоз отдельных товаров."),
    ],
)
def test_a_restriction_of_goods_is_at_least_medium(language: str, text: str) -> None:
    answer = urgency(Passage(text), language=language, published=None)
    assert answer.severity >= Severity.MEDIUM, because(answer)
    assert "goods are restricted" in because(answer)


def judged(name: str) -> list[list[str]]:
    """The rows of a file of judged cases, their first field split."""
    lines = (Path(__file__).parent / "gold" / name).read_text("utf-8").splitlines()
    return [[*line.split(" | ")[0].split(), *line.split(" | ")[1:]] for line in lines if not line.startswith("#")]


def given(passages: tuple[Passage, ...], **told: object) -> str:
    return classify(Subject(passages, **told)).severity.word  # type: ignore[arg-type]


def test_notices_are_as_urgent_as_a_seller_found_them() -> None:
    both = [
        (
            wanted,
            given(
                (Passage(text),), title=title, jurisdiction=place, language=language, published=day, event="published"
            ),
        )
        for wanted, language, place, written, title, text in judged("severity.txt")
        for day in (date.fromisoformat(written),)
    ]
    assert len(both) >= 140
    assert sum(wanted == ours for wanted, ours in both) / len(both) >= 0.9
    assert ("low", "high") not in both


def test_changes_are_as_urgent_as_a_seller_found_them() -> None:
    both = [
        (
            wanted,
            given(
                (Passage(old, Standing.REMOVED), Passage(new)),
                title=title,
                jurisdiction=place,
                language=language,
                seen=date(2026, 5, 20),
                event="amended",
            ),
        )
        for wanted, language, place, title, old, new in judged("severity_changes.txt")
    ]
    assert len(both) >= 30
    assert sum(wanted == ours for wanted, ours in both) / len(both) >= 0.85
    assert not {("low", "high"), ("high", "low")} & set(both)
