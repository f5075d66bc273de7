"""Quiet: job offers, office hours, seizures and tenders of an authority are `none`, in each language."""

import tomllib
from pathlib import Path

import pytest

from pipeline.classify import classify
from pipeline.model.classification import NONE, UNCLASSIFIED, Passage, Severity, Standing, Subject

QUIET = [
    (language, sentence)
    for language, sentences in tomllib.loads((Path(__file__).parent / "gold" / "quiet.toml").read_text("utf-8")).items()
    for sentence in sentences
]


@pytest.mark.parametrize(("language", "sentence"), QUIET)
def test_what_no_seller_wants_to_be_told_is_none(language: str, sentence: str) -> None:
    answer = classify(Subject((Passage(sentence),), language=language, event="published", expected=("tariff-rates",)))
    assert answer.primary == NONE, [(r.for_, r.because, r.weight) for r in answer.reasons]
    assert answer.secondary == ()
    assert answer.severity is Severity.LOW


def test_one_loose_word_silences_no_rule() -> None:
    sentence = "The committee amends the list of goods that may be imported."
    assert classify(Subject((Passage(sentence),), language="en", event="amended")).primary != NONE


def test_a_seizure_does_not_hide_a_rule_beside_it() -> None:
    sentence = "Counterfeit toys: new rules on the recordation of trademarks and patents; officers seized goods."
    answer = classify(Subject((Passage(sentence, Standing.ADDED),), language="en", event="amended"))
    assert answer.primary == "intellectual-property"


KINDS = [
    (language, *notice.split(" | "))
    for language, notices in tomllib.loads(
        (Path(__file__).parent / "gold" / "quiet_kinds.toml").read_text("utf-8")
    ).items()
    for notice in notices
]


@pytest.mark.parametrize(("language", "title", "text"), KINDS)
def test_what_an_authority_does_for_itself_is_none_whatever_trade_words_it_uses(
    language: str, title: str, text: str
) -> None:
    subject = Subject((Passage(text),), title=title, language=language, event="published", expected=("tariff-rates",))
    answer = classify(subject)
    assert answer.primary == NONE, [(r.for_, r.because, r.weight) for r in answer.reasons]


RULES_BESIDE = [
    (language, topic, *notice.split(" | "))
    for language, by_topic in tomllib.loads(
        (Path(__file__).parent / "gold" / "rules_beside.toml").read_text("utf-8")
    ).items()
    for topic, notices in by_topic.items()
    for notice in notices
]


@pytest.mark.parametrize(("language", "topic", "title", "text"), RULES_BESIDE)
def test_an_occasion_beside_which_goods_stand_still_or_a_rule_is_told_is_told(
    language: str, topic: str, title: str, text: str
) -> None:
    answer = classify(Subject((Passage(text),), title=title, language=language, event="published"))
    assert topic in answer.topics, [(r.for_, r.because, r.weight) for r in answer.reasons]


@pytest.mark.parametrize(
    "text",
    [
        "La exportaciÃ³n e importaciÃ³n de mercancÃ­as segÃºn la legislaciÃ³n aduanera",
        "Òàìîæåííàÿ äåêëàðàöèÿ è òàìîæåííàÿ ïîøëèíà ïîâûøàåòñÿ",
        "锟斤拷锟斤拷税率锟斤拷锟斤拷",
        "??????????? ?????? ?? ???????? 2026",
        "L\ufffdimportation de viande est soumise \ufffd d\ufffdclaration pr\ufffdalable",
    ],
)
def test_a_garbled_text_is_unclassified_and_says_so(text: str) -> None:
    answer = classify(Subject((Passage(text),), title="Import duty", language="und"))
    assert answer.primary == UNCLASSIFIED
    assert "garbled" in answer.reasons[0].because


@pytest.mark.parametrize(
    ("text", "language"),
    [("CAFÉ–THÉ–ÉTÉ : droits de douane relevés à l’importation", "fr"), ("Thuế nhập khẩu được nâng lên 10 %.", "vi")],
)
def test_accents_are_not_garbled(text: str, language: str) -> None:
    assert classify(Subject((Passage(text),), language=language)).primary == "tariff-rates"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Home | Customs"), ("en", "404 Not Found"), ("en", "Page not found - Border Force"), ("de", "Startseite - Zoll"),
        ("fr", "Accueil | Douane"), ("ru", "Главная | Таможня"), ("zh", "首页-海关总署"), ("ja", "検索結果 | 税関"),
    ],
)  # fmt: skip
def test_the_title_of_a_sites_frame_is_none(language: str, title: str) -> None:
    assert classify(Subject((), title=title, language=language)).primary == NONE


def test_a_title_alone_that_names_a_rule_is_told() -> None:
    assert classify(Subject((), title="News: new tariff on steel", language="en")).primary == "tariff-rates"


RULES = [
    (language, *notice.split(" | ", 2))
    for language, notices in tomllib.loads(
        (Path(__file__).parent / "gold" / "rule_kinds.toml").read_text("utf-8")
    ).items()
    for notice in notices
]


@pytest.mark.parametrize(("language", "topic", "title", "text"), RULES)
def test_a_rule_is_never_silenced(language: str, topic: str, title: str, text: str) -> None:
    answer = classify(Subject((Passage(text),), title=title, language=language, event="published"))
    assert answer.primary != NONE, [(r.for_, r.because, r.weight) for r in answer.reasons]
    assert topic in ("-", *answer.topics), [(r.for_, r.because, r.weight) for r in answer.reasons]


NEWS = [
    line.split(" | ")
    for line in (Path(__file__).parent / "gold" / "news.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "topic", "title", "text"), NEWS)
def test_an_item_of_news_is_quiet_unless_it_tells_a_rule(language: str, topic: str, title: str, text: str) -> None:
    answer = classify(Subject((Passage(text),), title=title, language=language, event="published"))
    assert topic in answer.topics or topic == answer.primary, [(r.for_, r.because, r.weight) for r in answer.reasons]
    assert (answer.primary == NONE) == (topic == NONE)
