"""Legal references, kept as written; how each kind looks is in `citations.py`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.classify.facts.citations import cited_in
from pipeline.classify.facts.cited import Cited
from pipeline.classify.facts.numbered import find_numbered
from pipeline.classify.facts.plain import Span, matches
from pipeline.classify.facts.telling import NUMBERED, told

_BEFORE, _BEHIND = 12, 24
"""Characters around the beginning of a telling word within which a citation's number begins."""
_DIGIT_NEAR = re.compile(r"[\d〇一二三四五六七八九十百千元]")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of citation, made ready to be looked for."""

    pattern: re.Pattern[str]
    without: re.Pattern[str] | None
    told: bool
    before: int | None
    reach: int

    def found(self, text: str, places: list[int]) -> Iterator[re.Match[str]]:
        """The citations of this kind, in the order of the text. `places` are those of its words."""
        if not self.told:
            return self.pattern.finditer(text)
        return matches(self.pattern, text, places) if self.before is None else self._near(text, places, self.before)

    def _near(self, text: str, places: list[int], before: int) -> Iterator[re.Match[str]]:
        done = 0
        for place in places:
            if not _DIGIT_NEAR.search(text, max(0, place - _BEFORE), place + _BEHIND):
                continue
            begin = place - before if place < before else max(place - before, text.rfind("\n", place - before, place))
            if self.without is not None:
                for apart in self.without.finditer(text, max(begin, 0), place):
                    begin = apart.end()
            while place >= done:
                match = self.pattern.search(text, max(done, begin), place + self.reach)
                if match is None:
                    break
                done = match.end()
                yield match


@cache
def _kinds(language: str) -> tuple[_Kind, ...]:
    return tuple(map(_ready, cited_in(language)))


def _ready(cited: Cited) -> _Kind:
    without = re.compile(cited.without) if cited.without else None
    return _Kind(re.compile(cited.pattern), without, bool(cited.told), cited.before, cited.reach)


_ISSUERS = tuple("部署局委会院行办厅")
"""How the names of Chinese authorities end: of `文件、公告〔2007〕16号` the first word issues nothing."""
_ARTICLE = re.compile("第.{1,6}[条條款项項]$")
_LEADING = re.compile(
    r".*(?:对|對|根据|根據|按照|按|依据|依據|依照|执行|废止|修订|见|详见|关于|關於|的|(?<!共)和|与|及|由|将|经|在|自|为|以|同时|本|属于|符合|了|发布|公布|吸收|修改|落实|印发|实施|﹐)",
    re.DOTALL,
)
"""What may stand before a Chinese issuer's name in the run of characters: verbs and small words of the sentence."""


def find_references(text: str, language: str) -> list[Span]:
    """Where acts are cited, in the order of the text; of two that overlap the longer."""
    spans: list[Span] = []
    places = told(text, language)
    for number, kind in enumerate(_kinds(language)):
        at = places.get(number)
        if at is None and kind.told:
            continue
        for match in kind.found(text, at or []):
            skip = _small_words(match[0]) if language == "zh" else 0
            spans.append((match.start() + skip, match.end()))
    spans += find_numbered(text, language, places.get(NUMBERED, ()))
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
    if mark and (_ARTICLE.search(head) or (not head.endswith(_ISSUERS) and "第" not in head)):
        return len(head) + 1 + _small_words(rest)
    act = re.search(r"(?:公告|令|通知|函)?(?:\d{4}年)?(?:第(?=\d)|[〔\[（(]\d{4})", written)
    lead = _LEADING.match(written[: act.start()]) if act else None
    return lead.end() if lead else 0
