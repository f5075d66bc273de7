"""What a reader relies on of amounts that a text tells from and to, and of corrections: the figures say what moved."""

from datetime import date

import pytest

from pipeline.classify import classify
from pipeline.model.classification import Classification, Passage, Severity, Subject

PUBLISHED = date(2026, 11, 20)


def told(text: str, language: str = "en", jurisdiction: str = "GB", title: str = "") -> Classification:
    return classify(
        Subject((Passage(text),), title=title, jurisdiction=jurisdiction, language=language, published=PUBLISHED)
    )


def because(answer: Classification) -> str:
    return "; ".join(reason.because for reason in answer.reasons if reason.for_ == "severity")


# A relief falls, told with a verb that says nothing of itself.
RELIEF_FALLS = {
    "en": ("GB", "The duty-free threshold for imports goes from £135 to £100."),
    "de": ("DE", "Die Freigrenze für Sendungen geht von 150 auf 100 Euro zurück."),
    "fr": ("FR", "Le seuil de franchise des colis passe de 150 euros à 100 euros."),
    "es": ("ES", "La franquicia de los envíos pasa de 150 euros a 100 euros."),
    "it": ("IT", "La franchigia per le spedizioni passa da 150 euro a 100 euro."),
    "pt": ("BR", "O limite de isenção das remessas passa de US$ 50 para US$ 30."),
    "nl": ("NL", "De vrijstelling voor zendingen gaat van 150 euro naar 100 euro."),
    "pl": ("PL", "Próg zwolnienia przesyłek wyniesie z 150 euro do 100 euro."),
    "sv": ("SE", "Gränsen för tullfrihet går från 150 euro till 100 euro."),
    "da": ("DK", "Grænsen for toldfritagelse går fra 150 euro til 100 euro."),
    "cs": ("CZ", "Hranice osvobození zásilek se mění ze 150 eur na 100 eur."),
    "el": ("GR", "Το όριο απαλλαγής πηγαίνει από 150 ευρώ σε 100 ευρώ."),
    "ru": ("RU", "Порог беспошлинного ввоза станет с 200 евро до 100 евро."),
    "uk": ("UA", "Поріг безмитного ввезення стане з 150 євро до 100 євро."),
    "tr": ("TR", "Gönderilerde muafiyet sınırı 150 avrodan 30 avroya çekilmiştir."),
    "ar": ("SA", "يصبح حد الإعفاء للطرود من 1000 ريال إلى 500 ريال."),
    "zh": ("CN", "跨境零售进口商品的单次交易限值由人民币5000元改为人民币3000元。"),
    "ja": ("JP", "少額貨物の免税の上限が1万円から5,000円になる。"),
    "ko": ("KR", "해외직구 물품의 면세 한도가 미화 150달러에서 100달러로 낮아집니다."),
    "vi": ("VN", "Ngưỡng miễn thuế hàng nhập khẩu từ 1.000.000 đồng xuống 500.000 đồng."),
    "th": ("TH", "เกณฑ์ยกเว้นอากรจาก 1,500 บาท เป็น 1,000 บาท"),
    "id": ("ID", "Ambang batas pembebasan barang kiriman dari USD 75 menjadi USD 3."),
}


@pytest.mark.parametrize("language", RELIEF_FALLS)
def test_a_relief_that_falls_is_high_whatever_the_verb(language: str) -> None:
    jurisdiction, text = RELIEF_FALLS[language]
    answer = told(text, language, jurisdiction)
    assert answer.severity is Severity.HIGH, (answer.primary, because(answer))
    assert "amount lowered from" in because(answer)


def test_a_fee_that_rises_is_as_urgent_as_a_rate_that_does() -> None:
    answer = told("The customs clearance fee goes from £2 to £5 for each parcel.")
    assert answer.severity >= Severity.MEDIUM
    assert "amount raised from 2 GBP to 5 GBP" in because(answer)


def test_the_two_ends_of_a_range_are_no_step() -> None:
    for text in ("Customs fees from £2 to £5 are due.", "Goods valued from £135 to £900 need a customs declaration."):
        assert "amount" not in because(told(text)), text
    assert "amount" not in because(told("Zollgebühren von 2 Euro bis 5 Euro fallen an.", "de", "DE"))
