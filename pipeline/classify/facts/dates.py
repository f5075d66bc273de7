"""Days that a text names, and what happens on them."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.classify.facts.date_roles import role_of
from pipeline.classify.facts.days import written_days
from pipeline.classify.facts.plain import Span
from pipeline.classify.facts.relative import relative_days
from pipeline.model.classification import DatedFact, DateRole

_OF_ACT = re.compile(
    r"[\s,(«“\"）)]*(?:of|dated|vom|du|de|del|de fecha|di|van|z dnia|av den|от|від|ngày|tanggal|ลงวันที่|بتاريخ|لسنة)?[\s,]*",
    re.IGNORECASE,
)
"""What stands between an act and its date (`Regulation (EU) 2026/382 of 11 February 2026`)."""
_MOST = 2_000
"""Days read of one text; more are a calendar, not a notice."""


def find_dates(
    text: str, language: str, jurisdiction: str | None, published: date | None, cited: list[Span]
) -> tuple[tuple[DatedFact, ...], list[Span]]:
    """The days with their roles, each once, and where they stand. A page's own update stamp is no fact of the rule."""
    found: dict[DatedFact, None] = {}
    spans: list[Span] = []
    reach = 0
    acts = _Acts(cited)
    for start, end, when in sorted(written_days(text, language, jurisdiction))[:_MOST]:
        if start < reach:
            continue
        reach = end
        spans.append((start, end))
        role = DateRole.OTHER if acts.date(text, start, end) else role_of(text, start, end, language)
        if role is not None:
            found[DatedFact(when, role)] = None
    if published is not None:
        found |= {DatedFact(when, role): None for when, role in relative_days(text, language, published)}
    return tuple(_one_role_each(found)), spans


class _Acts:
    """Where acts are cited, walked once along the text."""

    def __init__(self, cited: list[Span]) -> None:
        self._cited = sorted(cited)
        self._at = 0

    def date(self, text: str, start: int, end: int) -> bool:
        """Whether a day belongs to a citation: stands in it, or directly behind it. Asked in the order of the text."""
        while self._at + 1 < len(self._cited) and self._cited[self._at + 1][0] <= start:
            self._at += 1
        if not self._cited or self._cited[self._at][0] > start:
            return False
        stop = self._cited[self._at][1]
        return end <= stop or (start - stop <= 16 and _OF_ACT.fullmatch(text, stop, start) is not None)


def _one_role_each(found: dict[DatedFact, None]) -> Iterator[DatedFact]:
    """A day that has a role somewhere is not told again without one."""
    told = {fact.date for fact in found if fact.role is not DateRole.OTHER}
    return (fact for fact in found if fact.role is not DateRole.OTHER or fact.date not in told)
