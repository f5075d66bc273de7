"""Legal references, kept as written; how each kind looks is in `citations.py`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from pipeline.classify.facts.citations import KINDS, Cited
from pipeline.classify.facts.plain import Span, matches

_BEFORE, _BEHIND = 12, 24
"""Characters around the beginning of a telling word within which a citation's number begins."""
_DIGIT_NEAR = re.compile(r"[\d〇一二三四五六七八九十百千元]")
_REACH = 220
"""How far behind its word a citation may reach."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of citation: its pattern, the words that tell of it, and how far before one it may begin (None: at it)."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    before: int | None = None

    def found(self, text: str, places: list[int]) -> Iterator[re.Match[str]]:
        """The citations of this kind, in the order of the text. `places` are those of its words."""
        if not self.words:
            return self.pattern.finditer(text)
        return matches(self.pattern, text, places) if self.before is None else self._near(text, places, self.before)

    def _near(self, text: str, places: list[int], before: int) -> Iterator[re.Match[str]]:
        reach = 0
        for place in places:
            if not _DIGIT_NEAR.search(text, max(0, place - _BEFORE), place + _BEHIND):
                continue
            begin = place - before if place < before else max(place - before, text.rfind("\n", place - before, place))
            while place >= reach:
                match = self.pattern.search(text, max(reach, begin), place + _REACH)
                if match is None:
                    break
                reach = match.end()
                yield match


@cache
def _kinds(language: str) -> tuple[tuple[_Kind, ...], ahocorasick.Automaton]:
    """The kinds that a language writes, and the automaton of their words, each with the kinds that it tells of."""
    kinds = tuple(_kind(kind) for kind in KINDS if kind.languages == "*" or language in kind.languages.split())
    automaton = ahocorasick.Automaton()
    for word in sorted({word for kind in kinds for word in kind.words}):
        automaton.add_word(word, (len(word), [at for at, kind in enumerate(kinds) if word in kind.words]))
    automaton.make_automaton()
    return kinds, automaton


def _kind(cited: Cited) -> _Kind:
    first, *words = cited.told.split() or [""]
    before = int(first[:-1]) if first.endswith("<") else None
    return _Kind(re.compile(cited.pattern), tuple(word.replace("_", " ") for word in words), before)


_ISSUERS = tuple("部署局委会院行办厅")
"""How the names of Chinese authorities end: of `文件、公告〔2007〕16号` the first word issues nothing."""
_LEADING = re.compile(
    r".*(?:对|對|根据|根據|按照|按|依据|依據|依照|执行|废止|修订|见|详见|关于|關於|的|和|与|及|由|将|经|在|自|为|以|同时|本|属于|符合|了|发布|公布|印发|实施|﹐)",
    re.DOTALL,
)
"""What may stand before a Chinese issuer's name in the run of characters: verbs and small words of the sentence."""


def find_references(text: str, language: str) -> list[Span]:
    """Where acts are cited, in the order of the text; of two that overlap the longer."""
    spans: list[Span] = []
    kinds, automaton = _kinds(language)
    places: list[list[int]] = [[] for _ in kinds]
    for end, (length, told) in automaton.iter(text):
        for number in told:
            places[number].append(end - length + 1)
    for kind, at in zip(kinds, places, strict=True):
        if not at and kind.words:
            continue
        for match in kind.found(text, sorted(at)):
            skip = _small_words(match[0]) if language == "zh" else 0
            spans.append((match.start() + skip, match.end()))
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return kept


def _small_words(written: str) -> int:
    """How much of a Chinese run before the act's kind and number is not the issuer's name."""
    head, mark, rest = written.partition("、")
    if mark and not head.endswith(_ISSUERS) and "第" not in head:
        return len(head) + 1 + _small_words(rest)
    act = re.search(r"(?:公告|令|通知|函)?(?:\d{4}年)?(?:第|[〔\[（(]\d{4})", written)
    lead = _LEADING.match(written[: act.start()]) if act else None
    return lead.end() if lead else 0
