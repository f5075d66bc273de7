"""Words that tell which facts a text may state, all found in one pass over it: patterns are dear, and tried beside them
only."""

from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from pipeline.classify.facts.calendars import months
from pipeline.classify.facts.citations import cited_in
from pipeline.classify.facts.numbered import SIGNS
from pipeline.classify.search import automaton, found

MONTH, PERCENT, CHAPTER, NUMBERED = "month", "percent", "chapter", "numbered"
PERCENT_WORDS = (
    "cent", "pct", "p.c.", "proz", "v. h.", "v. H.", "v.h.", "cient", "procent", "proc.", "процент", "відсотк", "phần trăm", "persen", "퍼센트", "프로",
    "パーセント", "เปอร์เซ็นต์", "प्रतिशत", "prosent", "százalék", "la sută", "τοις εκατό", "אחוז", "درصد", "بالم", "في الم", "yüzde", "%", "％",
)  # fmt: skip
"""One of these stands behind the figure of a percentage."""
CHAPTER_WORDS = tuple(
    "chapter kapitel chapitre capítul capitul capitol hoofdstuk dzia груп глав fas chương bab ตอนที่ فصل अध्याय 章 류 類 类".split()
)
"""One of these stands beside the number of a chapter of the nomenclature."""


@lru_cache(maxsize=8)
def told(text: str, language: str) -> dict[str | int, list[int]]:
    """Where the words stand that tell of each kind of fact, in the order of the text; citations by their number among
    the kinds of the language."""
    sought, kinds_of = _automaton(language)
    telling: dict[str | int, list[int]] = {}
    for number, start, _ in found(sought, text):
        for kind in kinds_of[number]:
            telling.setdefault(kind, []).append(start)
    for places in telling.values():
        places.sort()
    return telling


@cache
def _automaton(language: str) -> tuple[AhoCorasick, tuple[list[str | int], ...]]:
    """The words, and by the number of each what it tells of."""
    words: dict[str, list[str | int]] = {}
    for number, cited in enumerate(cited_in(language)):
        for word in dict.fromkeys(cited.words):
            words.setdefault(word, []).append(number)
    for kind, told_by in ((MONTH, months(language)), (PERCENT, PERCENT_WORDS), (CHAPTER, CHAPTER_WORDS)):
        for form in {form for word in told_by for form in _as_written(word)}:
            words.setdefault(form, []).append(kind)
    for sign in dict.fromkeys(SIGNS):
        words.setdefault(sign, []).append(NUMBERED)
    return automaton(words), tuple(words.values())


def _as_written(word: str) -> set[str]:
    return {word, word.upper(), word.capitalize(), word.title()}
