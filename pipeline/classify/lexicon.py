"""The lexicons as read from TOML.

A lexicon has a table a topic (besides: `none`, what is not of the subject; `general`, of the subject but of no topic)
with lists by strength. A term is a word or a phrase; `*` at an end lets the word go on; `a & b` asks for both within
a sentence's length. A `mute` phrase says nothing and hides the words in it ("postal address" is no postal service).
"""

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.classify.stems import TRUNCATED

STRENGTHS = {"certain": 12.0, "sure": 6.0, "strong": 4.0, "clear": 2.0, "faint": 1.0, "mute": 0.0, "against": -3.0}
SISTERS = {"zh": ("zh-hant",), "nb": ("da",), "ms": ("id",), "sr": ("hr",)}
"""Lexicons read together: both kinds of characters occur in one Chinese text; Danish and Norwegian share one file, Malay
and Indonesian, Serbian and Croatian most words of trade."""
_LONG = 7


class Sense(NamedTuple):
    """What a term speaks for, and how strongly."""

    topic: str
    weight: float


@cache
def signals(table: str) -> dict[str, dict[str, list[str]]]:
    """A table of signals: by what they signal, then by language."""
    return tomllib.loads(_text(f"signals/{table}.toml"))


def fingerprint() -> str:
    """A short hash over all lexicons: another lexicon is another version of the rules."""
    folder = files("pipeline.classify").joinpath("lexicon")
    names = [entry.name for entry in folder.iterdir()]
    names += [f"signals/{entry.name}" for entry in folder.joinpath("signals").iterdir()]
    whole = "\x00".join(_text(name) for name in sorted(names) if name.endswith(".toml"))
    return hashlib.blake2b(whole.encode(), digest_size=4).hexdigest()


def _text(name: str) -> str:
    return files("pipeline.classify").joinpath("lexicon", name).read_text("utf-8")


@cache
def has_lexicon(language: str) -> bool:
    """Whether we know the trade words of a language."""
    return any(_is_there(tongue) for tongue in (language, *SISTERS.get(language, ())))


def _is_there(tongue: str) -> bool:
    return files("pipeline.classify").joinpath("lexicon", f"{tongue}.toml").is_file()


PEOPLE, _OF_PEOPLE = "people", 3.0
"""Who acts in a story: counted apart, as none only where nothing binds anybody."""


def topic_terms(language: str) -> Iterator[tuple[str, Sense]]:
    """The terms that speak for topics in texts of a language, the English ones among them."""
    for tongue in dict.fromkeys((language, *SISTERS.get(language, ()), "any", "en")):
        yield from _occasion_terms(tongue, language)
        if not _is_there(tongue):
            continue
        for topic, strengths in tomllib.loads(_text(f"{tongue}.toml")).items():
            for strength, terms in strengths.items():
                for term in terms:
                    if tongue != "en" or language == "en" or _travels(term, language):
                        yield term, Sense(topic, STRENGTHS[strength])


def _occasion_terms(tongue: str, language: str) -> Iterator[tuple[str, Sense]]:
    """What an authority does for itself, as surely quiet as the `certain` words under `none`."""
    travelling = language != "en" and tongue == "en"
    for by_language in signals("occasions").values():
        for term in by_language.get(tongue, ()):
            if not travelling or _travels(term, language):
                yield term, Sense("none", STRENGTHS["certain"])
    if not travelling:
        for term in signals("people")["people"].get(tongue, ()):
            yield term, Sense(PEOPLE, _OF_PEOPLE)


def _travels(term: str, language: str) -> bool:
    """Whether an English term is safe in a foreign text: short single words are other words elsewhere ("bis", "oss"), as
    are all of which only the beginning is kept ("interview" and "internet")."""
    return " " in term or (len(term.strip("*")) >= _LONG and language not in TRUNCATED)


def native_terms(table: str, language: str) -> Iterator[tuple[str, Sense]]:
    """The terms of a table of signals in a language alone: English `lose`, `cut` and `can` are other words elsewhere.

    English ones where the table has none of the language.
    """
    by_signal = signals(table)
    known = {spoken for by_language in by_signal.values() for spoken in by_language}
    tongue = next((one for one in (language, *SISTERS.get(language, ())) if one in known), "en")
    return ((term, Sense(name, 1.0)) for name, by_language in by_signal.items() for term in by_language.get(tongue, ()))


def signal_terms(table: str, language: str) -> Iterator[tuple[str, Sense]]:
    """The terms of a table of signals in a language and in English."""
    for signal, by_language in signals(table).items():
        for tongue in dict.fromkeys((language, "en")):
            for term in by_language.get(tongue, ()):
                yield term, Sense(signal, 1.0)
