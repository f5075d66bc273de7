"""The names of places as texts write them: CLDR's in the text's language and English, with what CLDR lacks (short forms,
people's adjectives) in `lexicon/signals/countries.toml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from babel import Locale

from pipeline.classify.lexicon import signals
from pipeline.classify.words import pattern, searchable, written_words
from pipeline.model.places import codes, normal_place

NOBODY = "-"
"""What a name stands for that is no country's (`Georgia` of the United States)."""
_INFLECTED, _STEM = 4, 3
_NAMES_READ = {"zh": ("zh", "zh_Hant")}
_GROUPS = {
    "EU": ("European Union", "EU", "Europäische Union", "Union européenne", "Unión Europea", "União Europeia", "Unione europea", "Europese Unie", "Unia Europejska", "Europeiska unionen", "欧盟", "歐盟", "欧州連合", "유럽연합", "الاتحاد الأوروبي", "Avrupa Birliği", "Европейский союз", "ЕС", "Європейський Союз", "ЄС", "Liên minh châu Âu", "EU", "สหภาพยุโรป", "Uni Eropa"),
    "GCC": ("Gulf Cooperation Council", "مجلس التعاون"),
    "ASEAN": ("ASEAN", "东盟", "東盟", "東協", "アセアン", "아세안", "อาเซียน"),
    "MERCOSUR": ("MERCOSUR", "Mercosur", "Mercosul"),
    "CPTPP": ("CPTPP",), "EFTA": ("EFTA",), "RCEP": ("RCEP",), "USMCA": ("USMCA",), "SACU": ("SACU",),
    "LDC": ("least developed countries", "Least Developed Countries", "LDCs", "最不发达国家", "后发开发国", "後発開発途上国"),
    "EAEU": ("Eurasian Economic Union", "EAEU", "ЕАЭС", "欧亚经济联盟", "Евразийский экономический союз"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a country or group as the lexicon writes it, and which of its words have a capital letter."""

    code: str
    written: str
    capitals: tuple[bool, ...]


def names_of_places(language: str) -> dict[str, PlaceName]:
    """The names, by the form in which they are found in normal text; `*` at an end lets the word go on."""
    named: dict[str, PlaceName] = {}
    inflected: list[tuple[str, str, str]] = []
    for written, code in _names(language):
        if not searchable(written.strip("*"), language).strip():
            continue
        form = pattern(written.removeprefix("*"), language)
        if form not in named or code == NOBODY:
            named[form] = _place_name(code, written, written, language)
        inflected.extend((case, written, code) for case in _cases(written, language))
    for case, written, code in inflected:
        named.setdefault(pattern(case, language), _place_name(code, written, case, language))
    return named


def _place_name(code: str, written: str, as_found: str, language: str) -> PlaceName:
    capitals = tuple(word[0].isupper() for word in written_words(as_found, language))
    return PlaceName(code, written.strip("*"), capitals)


def _cases(written: str, language: str) -> Iterator[str]:
    """The other cases of a name of one word, by the endings of the language; none of a name of three letters but in Hebrew."""
    table: dict[str, Any] = signals("cases").get(language, {})
    if not table or not written[0].isalpha() or len(written_words(written, language)) != 1:
        return
    yield from (letter + written for letter in table.get("before", ()))
    if len(written) < _INFLECTED:
        return
    yield from (written + end for end in table["keeps"])
    stem = written.rstrip(table["cut"]) if table["cut"] else written
    if len(stem) >= _STEM and stem != written:
        yield from (stem + end for end in table["ends"])


def _names(language: str) -> Iterator[tuple[str, str]]:
    table = signals("countries")
    for tongue in dict.fromkeys((language, "en")):
        for code, terms in table.get(tongue, {}).items():
            for term in terms:
                yield term, code.replace("NOBODY", NOBODY)
    for group, names in _GROUPS.items():
        for name in names:
            yield name, group
    for tongue in dict.fromkeys((language, "en")):
        for locale in _NAMES_READ.get(tongue, (tongue,)):
            yield from _territories(locale)


def _territories(locale: str) -> Iterator[tuple[str, str]]:
    """CLDR's names, also without what they say in brackets (`Hongkong (Sonderverwaltungsregion)`)."""
    for code, name in Locale.parse(locale).territories.items():
        if str(code) in codes() and normal_place(str(code)).code == str(code):
            bare = re.sub(r"\s*[(（].*?[)）]", "", str(name)).strip()
            for form in {str(name), bare}:
                if len(form) > 1:
                    yield form, str(code)
