"""Topics: a sentence of a notice in each language finds the topic that a reader would name."""

import tomllib
from pathlib import Path

import pytest

from pipeline.classify import classify
from pipeline.model.classification import NONE, UNCLASSIFIED, Classification, Passage, Standing, Subject

GOLD = Path(__file__).parent / "gold"
SENTENCES = [
    (language, topic, sentence)
    for language, by_topic in tomllib.loads((GOLD / "topics.toml").read_text("utf-8")).items()
    for topic, sentence in by_topic.items()
]


def published(text: str, language: str, title: str = "", expected: tuple[str, ...] = ()) -> Classification:
    return classify(Subject((Passage(text),), title=title, language=language, event="published", expected=expected))


@pytest.mark.parametrize(("language", "topic", "sentence"), SENTENCES, ids=[f"{s[0]}-{s[1]}" for s in SENTENCES])
def test_a_notice_has_the_topic_that_a_reader_would_name(language: str, topic: str, sentence: str) -> None:
    answer = published(sentence, language)
    assert answer.primary == topic, [(r.for_, r.because, r.weight) for r in answer.reasons]


@pytest.mark.parametrize(("language", "topic", "sentence"), SENTENCES, ids=[f"{s[0]}-{s[1]}" for s in SENTENCES])
def test_each_topic_comes_with_the_words_that_speak_for_it(language: str, topic: str, sentence: str) -> None:
    reasons = [reason for reason in published(sentence, language).reasons if reason.for_ == f"topic:{topic}"]
    assert reasons
    assert all(reason.weight > 0 and "“" in reason.because for reason in reasons)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "State the name and the postal address, postal code and e-mail address of the manufacturer."),
        ("fr", "Indiquer le nom, l'adresse postale et électronique et le code postal du fabricant."),
        ("de", "Anzugeben sind Name, Postanschrift, Postleitzahl und Postfach des Herstellers."),
        ("es", "Indique el nombre, la dirección postal, el código postal y el correo electrónico."),
        ("pt", "Indique o nome, o endereço postal, o código postal e o correio eletrônico."),
        ("it", "Indicare il nome, l'indirizzo postale, il codice postale e la posta elettronica certificata."),
        ("nl", "Vermeld de naam, het postadres, de postcode en de postbus van de fabrikant."),
        ("pl", "Należy podać nazwę, adres pocztowy, kod pocztowy i adres poczty elektronicznej."),
        ("sv", "Ange namn, postadress, postnummer och e-post."),
        ("ru", "Укажите почтовый адрес, почтовый индекс и адрес электронной почты."),
        ("uk", "Вкажіть поштову адресу, поштовий індекс та електронну пошту."),
        ("ar", "يذكر الاسم والعنوان البريدي والرمز البريدي والبريد الإلكتروني."),
        ("ko", "우편 주소와 우편번호, 전자우편을 적는다."),
        ("tr", "Posta adresi, posta kodu ve elektronik posta bilgileri yazılır."),
        ("id", "Cantumkan alamat pos, kode pos dan surat elektronik."),
        ("th", "ระบุที่อยู่ทางไปรษณีย์และรหัสไปรษณีย์"),
        ("vi", "Ghi rõ địa chỉ bưu chính và thư điện tử."),
    ],
)
def test_a_postal_address_is_no_postal_service(language: str, sentence: str) -> None:
    assert "postal-logistics" not in published(sentence, language).topics


def test_what_the_source_usually_publishes_breaks_a_near_tie() -> None:
    text = "The notice is on machinery and on warehouses."
    assert published(text, "en", expected=("product-safety",)).primary == "product-safety"
    assert published(text, "en", expected=("customs-procedures",)).primary == "customs-procedures"


def test_what_the_source_usually_publishes_never_wins_against_clear_words() -> None:
    text = "A definitive anti-dumping duty is imposed on candles."
    assert published(text, "en", expected=("food-plant-animal",)).primary == "trade-remedies"


def test_trade_without_a_topic_is_unclassified_rather_than_none() -> None:
    assert published("Some words on goods at the border.", "en").primary == UNCLASSIFIED


def test_no_known_word_from_a_source_on_trade_is_unclassified_rather_than_none() -> None:
    assert published("Lorem ipsum dolor sit amet.", "en", expected=("tariff-rates",)).primary == UNCLASSIFIED


def test_a_language_without_a_lexicon_is_unclassified_rather_than_none() -> None:
    assert published("Tá fógra nua ann faoi na rialacha.", "ga").primary == UNCLASSIFIED


def test_no_word_of_trade_in_a_known_language_is_none() -> None:
    assert published("The choir sang in the garden.", "en").primary == NONE


def test_the_changed_words_count_more_than_what_stands_around_them() -> None:
    passages = (
        Passage("The anti-dumping duty is 12 %.", Standing.ADDED),
        Passage(
            "Certificates of origin, phytosanitary certificates and excise are dealt with elsewhere.", Standing.CONTEXT
        ),
    )
    assert classify(Subject(passages, language="en", event="amended")).primary == "trade-remedies"


def test_a_text_in_another_script_than_its_source_says_is_read_in_its_own() -> None:
    assert published("海关总署公布进口水果植物检疫要求。", "en").primary == "food-plant-animal"


def test_a_text_without_a_named_language_is_read_in_the_likeliest() -> None:
    sentence = "Auf die Einfuhr von Kerzen aus China wird ein endgültiger Antidumpingzoll eingeführt."
    assert published(sentence, "und").primary == "trade-remedies"


def test_the_same_subject_gives_the_same_answer() -> None:
    sentence = "Low-value consignments lose their relief from customs duty."
    assert published(sentence, "en") == published(sentence, "en")


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("Food labels", "The label on food must state the allergens; labelling of meat and milk products.", "labelling-packaging"),
        ("Parcels", "The de minimis exemption: small consignments by courier under the duty free threshold.", "de-minimis"),
        ("Parcels", "Parcels by courier and mail need a tracked service.", "postal-logistics"),
    ],
)  # fmt: skip
def test_what_must_be_done_leads_before_the_goods_it_is_done_to(title: str, text: str, topic: str) -> None:
    assert classify(Subject((Passage(text),), title=title, language="en")).primary == topic
