"""Our own words in the reader's language, from `labels/*.toml`; what a language lacks is said in English.

Countries, languages and dates come from CLDR (Babel), topics and everything else from those files. Adding a language
is adding a file: a test holds every file to the keys of `en.toml`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.model.classification import UNCLASSIFIED, Severity
from pipeline.model.languages import normal_language
from pipeline.model.places import place_name

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language. `direction` is that of its script, for the page as a whole."""

    language: str
    direction: str
    tables: Mapping[str, Mapping[str, str]]

    def say(self, phrase: str, **said: object) -> str:
        """A phrase, with what it leaves open filled in."""
        return self.tables["phrases"][phrase].format(**said)

    def name(self, table: str, word: str) -> str:
        """The name of an event, need, frequency or filter word."""
        return self.tables[table].get(word, word)

    def topic(self, topic: str) -> str:
        """The name of a topic."""
        return self.tables["phrases"][UNCLASSIFIED] if topic == UNCLASSIFIED else self.name("topics", topic)

    def severity(self, severity: Severity) -> str:
        """The severity as a phrase that stands alone."""
        return self.name("severity", severity.word)

    def changes(self, number: int) -> str:
        """So many changes, in the plural form that the number asks for (CLDR plural rules)."""
        forms = self.tables["changes"]
        form = str(self._locale.plural_form(number))
        return forms.get(form, forms["other"]).format(n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with the language's separators."""
        from babel.numbers import format_decimal

        return str(format_decimal(number, locale=self._locale))

    def day(self, day: date) -> str:
        """A day written out."""
        from babel.dates import format_date

        # Day before month, as the world outside the United States writes it.
        locale = "en_001" if self.language == FALLBACK else self._locale
        return str(format_date(day, format="long", locale=locale))

    def moment(self, when: datetime) -> str:
        """A day with the time, and the IANA zone by whose clock it is."""
        return self.say("comma").join((self.day(when.date()), f"{when:%H:%M} {when.tzinfo}"))

    def place(self, code: str) -> str:
        """The name of a country or union."""
        return place_name(code, self.language)

    def tongue(self, language: str) -> str:
        """The name of a language."""
        return str(self._locale.languages.get(language.replace("-", "_"), language))

    @property
    def edits(self) -> Mapping[str, str]:
        """The words for `pipeline.show`."""
        return self.tables["edits"]

    @property
    def _locale(self) -> Any:
        from babel import Locale

        return Locale.parse(self.language.replace("-", "_"))


@cache
def wording(language: str) -> Wording:
    """The words for a language tag in any usual form; English for one that we do not speak."""
    spoken = normal_language(language)
    if spoken not in languages():
        spoken = FALLBACK
    tables, english = _read(spoken), _read(FALLBACK)
    whole = {name: {**english[name], **tables.get(name, {})} for name in english if name != "direction"}
    if spoken != FALLBACK and "changes" in tables:
        whole["changes"] = tables["changes"]  # plural forms of two languages do not mix
    return Wording(spoken, str(tables.get("direction", "ltr")), whole)


@cache
def languages() -> frozenset[str]:
    """The languages that there is a file for."""
    folder = files("alerts").joinpath("labels")
    return frozenset(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


def _read(language: str) -> dict[str, Any]:
    return tomllib.loads(files("alerts").joinpath(f"labels/{language}.toml").read_text("utf-8"))
