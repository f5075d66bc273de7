"""What a seller of parcels relies on: that a relief for goods of small value ends is de-minimis, high, and the headline."""

from datetime import date

import pytest

from pipeline.classify import classify
from pipeline.model.classification import Amount, Classification, Passage, RateRole, Severity, Standing, Subject

REMOVED, ADDED = Standing.REMOVED, Standing.ADDED


def of(text: str, language: str, place: str, event: str = "amended") -> Classification:
    return classify(
        Subject((Passage(text),), jurisdiction=place, language=language, published=date(2026, 11, 20), event=event)
    )


ENDS = {
    "en": ("GB", "From 1 July 2029 items sent in that are worth £120 or less will not stay, and no longer be, free of duty."),
    "de": ("AT", "Die 25-Euro-Freigrenze gilt nicht mehr."),
    "fr": ("FR", "La franchise accordée jusqu'à 25 € est abrogée pour tous les envois."),
    "es": ("ES", "Se suprime la exención de la que gozaban los paquetes de hasta 25 euros."),
    "pt": ("PT", "É eliminada a isenção de que beneficiavam as encomendas até 25 euros."),
    "it": ("IT", "È soppressa l'esenzione per i pacchi fino a 25 euro."),
    "nl": ("NL", "De vrijstelling voor pakketten tot 25 euro vervalt."),
    "pl": ("PL", "Uchyla się zwolnienie dla paczek o wartości do 25 euro."),
    "sv": ("SE", "Tullfriheten för paket upp till 250 kronor avskaffas."),
    "tr": ("TR", "25 avroya kadar olan gönderilere tanınan gümrük vergisi muafiyeti kaldırılmıştır."),
    "ru": ("BY", "Освобождение от пошлин для посылок стоимостью до 25 евро отменяется."),
    "uk": ("UA", "Звільнення від мита для посилок вартістю до 25 євро скасовується."),
    "zh": ("CN", "取消价值不超过300元的包裹的免税待遇。"),
    "ja": ("JP", "課税価格8,000円以下の輸入貨物に対する免税を廃止する。"),
    "ko": ("KR", "120달러 이하 소포에 대한 면세를 폐지한다."),
    "vi": ("VN", "Bãi bỏ việc miễn thuế đối với bưu kiện trị giá dưới 900.000 đồng."),
    "id": ("ID", "Pembebasan bea masuk untuk barang kiriman sampai 4 dolar AS dihapus."),
    "th": ("TH", "ยกเลิกการยกเว้นอากรสำหรับพัสดุที่มีมูลค่าไม่เกิน 1,200 บาท"),
}  # fmt: skip


@pytest.mark.parametrize("language", ENDS)
def test_that_a_relief_up_to_an_amount_ends_is_of_small_value_and_high(language: str) -> None:
    place, text = ENDS[language]
    for event in ("amended", "published"):
        answer = of(text, language, place, event)
        assert "de-minimis" in (answer.primary, *answer.secondary), answer
        assert answer.severity is Severity.HIGH, answer
        assert len(answer.facts.amounts) == 1, answer.facts


@pytest.mark.parametrize("mark", ["", "(weggefallen)", "§ 4 (aufgehoben)", "§ 4a (weggefallen)"])
def test_a_relief_that_went_from_its_section_leads_whatever_else_changed(mark: str) -> None:
    section = ("Steuerbefreiungen", "§ 4 Sendungen von geringem Wert")
    passages = [
        Passage("Auf § 4 Absatz 1 wird verwiesen.", REMOVED, ("§ 2",)),
        Passage("Auf § 4a Absatz 2 wird verwiesen.", ADDED, ("§ 2",)),
        Passage("Einfuhrabgabenfrei sind Waren, deren Wert je Sendung 25 Euro nicht übersteigt.", REMOVED, section),
        *([Passage(mark, ADDED, section)] if mark else []),
    ]
    answer = classify(Subject(tuple(passages), title="Befreiungsverordnung", language="de", event="amended"))
    assert (answer.primary, answer.severity) == ("de-minimis", Severity.HIGH)
    assert answer.headline.startswith("§ 4 Sendungen von geringem Wert")
    assert "25 Euro" in answer.headline
    assert "→" in answer.headline
    assert Amount("25", "EUR") in answer.facts.amounts


STANDS = {
    "ar": ("AE", "تعفى من الرسوم الجمركية الطرود التي لا تتجاوز قيمتها 300 درهم."),
    "hi": ("IN", "5,000 रुपये तक के पार्सल पर शुल्क से छूट है।"),
    "el": ("GR", "Απαλλάσσονται από δασμούς τα δέματα αξίας έως 45 ευρώ."),
    "fi": ("FI", "Enintään 45 euron arvoiset lähetykset ovat tullittomia."),
    "cs": ("CZ", "Od cla jsou osvobozeny zásilky do hodnoty 45 eur."),
    "hu": ("HU", "A 45 euró értéket meg nem haladó küldemények vámmentesek."),
    "ro": ("RO", "Sunt scutite de taxe vamale coletele cu o valoare de până la 45 de euro."),
    "da": ("DK", "Forsendelser med en værdi på højst 80 kroner er fritaget for told."),
}


@pytest.mark.parametrize("language", STANDS)
def test_a_relief_up_to_an_amount_is_of_small_value_in_further_languages(language: str) -> None:
    place, text = STANDS[language]
    answer = of(text, language, place, "published")
    assert "de-minimis" in (answer.primary, *answer.secondary), answer
    assert len(answer.facts.amounts) == 1, answer.facts


def test_a_relief_that_only_moved_has_not_ended() -> None:
    sentence = "Goods in a consignment worth €45 or less are exempt from duty."
    passages = (
        Passage(sentence, REMOVED, ("4 Gifts",)),
        Passage("Consignments of goods whose worth does not exceed €45 are exempt.", ADDED, ("9 Presents",)),
    )
    answer = classify(Subject(passages, language="en", event="amended"))
    assert not [reason for reason in answer.reasons if "is removed" in reason.because]


def test_a_threshold_of_turnover_or_of_luggage_is_no_relief_for_parcels() -> None:
    for text in (
        "The threshold of £2,000 of turnover for registration applies to sellers of goods.",
        "Travellers may bring goods worth 430 euro free of duty in their luggage.",
    ):
        answer = of(text, "en", "GB")
        assert answer.primary != "de-minimis", answer


def test_an_amount_joined_by_a_hyphen_is_money() -> None:
    assert of("Die 45-Euro-Grenze für Geschenke bleibt.", "de", "DE").facts.amounts == (Amount("45", "EUR"),)


def test_a_surtax_is_a_duty_and_of_tariffs() -> None:
    answer = of("A surtax of 15% is payable on goods originating in Norway from 4 March 2027.", "en", "CA")
    assert (answer.primary, answer.severity) == ("tariff-rates", Severity.HIGH)
    assert [rate.role for rate in answer.facts.rates] == [RateRole.DUTY]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Post Nord suspends the acceptance of parcels for the United States."),
        ("de", "Die Post nimmt bis auf weiteres keine Pakete nach Kanada an."),
        ("de", "We stop accepting parcels to the United States until further notice."),
        ("fr", "La Poste suspend l'acheminement des colis vers les États-Unis."),
    ],
)
def test_that_parcels_are_not_taken_is_high(language: str, text: str) -> None:
    answer = of(text, language, "DE", "published")
    assert (answer.primary, answer.severity) == ("postal-logistics", Severity.HIGH), answer
