"""What a reader relies on of amounts that a text tells from and to, and of corrections: the figures say what moved."""

from datetime import date

import pytest

from pipeline.classify import classify
from pipeline.model.classification import Classification, DateRole, Passage, Severity, Subject

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


# The rate was printed too low.
CORRECTED = {
    "en": 'Corrigendum. In Article 1, for "18.5 %" read "48.5 %".',
    "de": "Berichtigung. In Artikel 1: Anstatt: 18,5 % muss es heißen: 48,5 %",
    "fr": "Rectificatif. À l’article 1er, au lieu de : « 18,5 % », lire : « 48,5 % ».",
    "es": "Corrección de errores. En el artículo 1, donde dice: «18,5 %», debe decir: «48,5 %».",
    "pt": "Retificação. No artigo 1.º, onde se lê: «18,5 %», deve ler-se: «48,5 %».",
    "it": "Rettifica. All’articolo 1, anziché «18,5 %» leggasi «48,5 %».",
    "nl": "Rectificatie. In artikel 1: in plaats van: „18,5 %” te lezen: „48,5 %”.",
    "pl": "Sprostowanie. W art. 1 zamiast: „18,5 %” powinno być: „48,5 %”.",
    "sv": "Rättelse. I artikel 1 i stället för: ”18,5 %” ska det stå: ”48,5 %”.",
    "da": "Berigtigelse. I artikel 1, i stedet for: »18,5 %« læses: »48,5 %«.",
    "fi": "Oikaisu. 1 artiklassa on: ”18,5 %” pitää olla: ”48,5 %”.",
    "cs": "Oprava. V článku 1 místo: „18,5 %“ má být: „48,5 %“.",
    "ro": "Rectificare. La articolul 1, în loc de: „18,5 %” se va citi: „48,5 %”.",
    "el": "Διορθωτικό. Στο άρθρο 1, αντί: «18,5 %» διάβαζε: «48,5 %».",
    "bg": "Поправка. В член 1 вместо: „18,5 %“ да се чете: „48,5 %“.",
    "ru": "Исправление. В статье 1 вместо «18,5 %» следует читать «48,5 %».",
    "uk": "Виправлення. У статті 1 замість «18,5 %» слід читати «48,5 %».",
    "tr": "Düzeltme. Madde 1’deki “%18,5” ibaresi “%48,5” olarak düzeltilmiştir.",
    "zh": "更正：第一条中“18.5%”应为“48.5%”。",
    "ja": "正誤　第1条中「18.5%」とあるのは「48.5%」の誤り。",
    "ko": "정정. 제1조 중 “18.5%”를 “48.5%”로 정정한다.",
    "ar": "استدراك: في المادة 1 بدلا من «18.5%» يقرأ «48.5%».",
    "vi": "Đính chính: tại Điều 1, “18,5%” được đính chính thành “48,5%”.",
    "id": "Ralat. Pasal 1 tertulis “18,5%” seharusnya “48,5%”.",
    "th": "แก้คำผิด ข้อ 1 คำว่า “18.5%” ให้แก้เป็น “48.5%”",
}


@pytest.mark.parametrize("language", CORRECTED)
def test_a_rate_raised_by_a_correction_is_at_least_medium(language: str) -> None:
    answer = told(CORRECTED[language], language, "EU", "Anti-dumping duty")
    assert answer.severity >= Severity.MEDIUM, because(answer)
    assert "rate raised from" in because(answer)
    assert "a correction: for “" in because(answer)


def test_a_day_of_effect_that_a_correction_moved_is_the_rules_day() -> None:
    answer = told('Corrigendum: in Article 2, for "1 March 2027" read "1 June 2027".', title="Labels for toys")
    assert "day moved from 2027-03-01 to 2027-06-01" in because(answer)
    assert answer.severity is Severity.MEDIUM
    assert answer.facts.days(DateRole.EFFECTIVE) == (date(2027, 6, 1),)


def test_a_correction_of_words_stays_low() -> None:
    answer = told('Corrigendum: in Article 2, for "importer" read "declarant".', title="Import duty on toys")
    assert answer.severity is Severity.LOW
