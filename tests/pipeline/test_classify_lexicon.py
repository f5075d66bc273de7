"""Lexicons: well formed, complete, and read in time linear in the text."""

import time
import tomllib
from pathlib import Path

import pytest

import pipeline.classify
from pipeline.classify import RULES_VERSION, classify
from pipeline.classify.lexicon import STRENGTHS, fingerprint, has_lexicon
from pipeline.classify.matching import topic_matcher
from pipeline.classify.words import searchable
from pipeline.model.classification import NONE, Passage, Subject
from pipeline.model.topics import topics

FOLDER = Path(pipeline.classify.__file__).parent / "lexicon"
FILES = sorted(FOLDER.glob("*.toml"))
PROMISED = "en de fr es pt it nl pl sv zh zh-hant ja ko ar tr ru uk vi th id hi da fi cs el ro hu".split()


@pytest.mark.parametrize("language", PROMISED)
def test_each_promised_language_has_words_for_each_topic_and_for_quiet(language: str) -> None:
    lexicon = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    assert {*topics(), NONE, "general"} <= lexicon.keys()
    assert all(any(terms for strength, terms in lexicon[topic].items() if strength != "against") for topic in topics())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_lexicon_uses_only_known_topics_and_strengths(file: Path) -> None:
    for topic, strengths in tomllib.loads(file.read_text("utf-8")).items():
        assert topic in {*topics(), NONE, "general"}
        assert strengths.keys() <= STRENGTHS.keys()
        assert all(
            searchable(half, file.stem).strip()
            for terms in strengths.values()
            for term in terms
            for half in term.split(" & ")
        )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_term_stands_twice_in_a_topic(file: Path) -> None:
    for topic, strengths in tomllib.loads(file.read_text("utf-8")).items():
        terms = [term for terms in strengths.values() for term in terms]
        assert sorted(terms) == sorted(set(terms)), topic


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_star_stands_only_at_an_end_and_a_pair_has_two_halves(file: Path) -> None:
    for topic, strengths in tomllib.loads(file.read_text("utf-8")).items():
        for term in (term for terms in strengths.values() for term in terms):
            halves = term.split(" & ")
            assert len(halves) <= 2, (topic, term)
            assert not any("*" in half.removeprefix("*").removesuffix("*") for half in halves), (topic, term)


def test_the_rules_version_names_the_lexicons() -> None:
    assert RULES_VERSION.endswith(fingerprint())


def test_a_language_that_nobody_wrote_has_no_lexicon() -> None:
    assert not has_lexicon("xx")


@pytest.mark.parametrize("language", ["de", "fr", "tr", "sv"])
def test_short_english_words_are_not_read_in_foreign_texts(language: str) -> None:
    found = {hit.term for hit in topic_matcher(language).hits(searchable("bis ear chief ace", language))}
    assert not found & {"bis", "ear", "chief", "ace"}


@pytest.mark.parametrize("letter", ["a", " ", ".", "9", "关", "%", "(", "\n", "ا", "A. "])
def test_a_megabyte_of_one_character_is_read_in_linear_time(letter: str) -> None:
    started = time.process_time()
    classify(Subject((Passage(letter * (1_000_000 // len(letter))),), title="", language="en", event="published"))
    assert time.process_time() - started < 5


def test_a_text_of_nothing_but_terms_is_read_in_linear_time() -> None:
    text = "customs duty antidumping parcels & import ban " * 20_000
    started = time.process_time()
    classify(Subject((Passage(text),), language="en", event="published"))
    assert time.process_time() - started < 5


COMMON = tomllib.loads((Path(__file__).parent / "gold" / "common_words.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", COMMON)
def test_a_common_word_is_no_evidence_for_anything(language: str) -> None:
    taken = {word: topic_matcher(language).hits(searchable(word, language)) for word in COMMON[language]}
    assert {word: hits[0].term for word, hits in taken.items() if hits} == {}
