"""Quiet: job offers, office hours, seizures and tenders of an authority are `none`, in each language."""

import tomllib
from pathlib import Path

import pytest

from pipeline.classify import classify
from pipeline.model.classification import NONE, Passage, Severity, Standing, Subject

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
