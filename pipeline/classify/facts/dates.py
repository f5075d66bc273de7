"""Days that a text names, and what happens on them."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.classify.facts.date_roles import role_of
from pipeline.classify.facts.days import written_days
from pipeline.classify.facts.plain import Span, small_letters
from pipeline.classify.facts.relative import relative_days
from pipeline.classify.facts.roles import cues_around, cues_behind
from pipeline.classify.facts.yearless import yearless_days
from pipeline.model.classification import DatedFact, DateRole

_OF = r"(?:of|dated|vom|du|de|del|dell['’]|de fecha|di|van|z dnia|av den|af|ze dne|zo dňa|din|od|от|від|της|ngày|tanggal|ลงวันที่|بتاريخ|لسنة|مورخ|दिनांक)"
_OF_WORDS = frozenset("of dated vom du de del fecha di van dnia den от від ngày tanggal ลงวันที่ بتاريخ لسنة".split())
_OF_ACT = re.compile(rf"[\s«“\"）)]*(?:на [А-Я]{{2,5}} )?(?:[,(][\s,]*(?:{_OF})?|{_OF})[\s,]*", re.IGNORECASE)
"""What stands between an act and its date (`Regulation (EU) 2026/382 of 11 February 2026`)."""
_OF_ISSUER = re.compile(
    r"(?:[ ’'](?:of|the|and|des?|du|del|della|dell|do|da|dos|et|y|e|van|het|und|der|die|af|og|av|och|a|i|en|на|и|і|та|la|los|las|le|les|[A-ZÀ-ÞĀ-ŽА-ЯΑ-ΩЁІЇЄ][\w.-]{0,30}|europ[ée]\w{0,3}|european|ustawy))"
    rf"{{1,12}}(?:(?<= )|,? ){_OF} ?"
)
"""Who issued it stands between a number and its day: `Directive 2008/118/EC of the Council of 16 December 2008`."""
_GAZETTE = re.compile(
    r"(?i)gazett|(?:la )?gaceta|gazzetta|m[ée]morial|di[áa]rio|m\.of|جريدة|registro oficial|journal officiel|j\.?o\.?|b\.?o\.?(?=[ \dn])|bolet[ií]n|monitor|bgbl|banz|dz\. ?u|дв|вестник|glasnik|uradni list|narodn\w{1,3} novin|nn |staatsblad|stcrt|stb|žin|vēstnes|riigi teataja|rt i|الجريدة|الوقائع|công báo|lembaran|berita negara|warta|φεκ|fr doc|official journal|lovtidend|resm[iî] gazete|s\. ?o\.|g\. ?s\. ?r"
)
_TOLD_PUBLISHED = 40
"""Characters before a gazette within which it is said that something was published there."""
_UNNUMBERED = re.compile(
    small_letters(
        rf"(?<!\w)(?:[\w-]{{0,30}}(?:schreiben|urteils?|erlass(?:es)?|gesetz(?:es)?|verordnung|beschluss(?:es)?|verfügung|richtlinie)|arrest|vonnis|arrêt|jugement|sentencia|sentenza|acórdão|wyroku?|judgment|ruling|dom(?:en)?|koninklijk besluit|ministerieel besluit|arrêté|loi|décret|ordonnance|règlement|directive|décision|avis|Gesetz(?:es)?|Verordnung|Beschluss(?:es)?|circulaire|Reglement|Règlement|Rundschreiben|Erlass(?:es)?|Bekanntmachung|Allgemeinverfügung|Regulation|Act|Order|Notice|Circular|Decision|Directive|Proclamation|ley|decreto|resolución|orden"
        rf"|circular|acuerdo|aviso|lei|portaria|despacho|circolare|decreto|determina|resolução|legge|regolamento|decisione|wet|besluit|regeling|verordening|ustaw[aąy]|rozporządzeni\w{{1,3}}|lag(?:en)?|förordning(?:en)?|закон\w{{0,3}}|приказ\w{{0,3}}|решени\w{{1,3}}|постановлени\w{{1,3}}|наказ\w{{0,3}}|bekendtgørelse|forskrift)(?: (?:royal|grand-ducal|ministériel|interministériel|real|ministerial|supremo))?\s+{_OF}\s+$"
    )
)
"""An act that is known by its day alone (`l’arrêté du 12 mai 2026`)."""
_NAMED_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,12}第\d{1,12}[号號]")
"""令和8年2月27日財務省告示第45号: the day of the act that follows."""
_TO = re.compile(
    r"\s*起?(?:-|–|—|~|to|through|until|au|al|ao|bis(?: zum)?|tot(?: en met)?|do|till(?: och med)?|a|à|по|до|đến|ถึง|至|到|til(?: og med)?|asti|până la|έως(?: την| τις)?|עד|تا)\s*(?:the|den|el|le|il|dia|dnia|ngày|วันที่)?\s*",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?i)(?<!\w)(?:vom|du|del|dal|od|с|з|fra|från|van|de)\s\Z")
_CLEAR = frozenset({DateRole.EFFECTIVE, DateRole.EXPIRY, DateRole.COMMENT})
"""Roles that a day without its year may have; without one it may be of any year."""
_ISSUED = 90
_MOST = 2_000
"""Days read of one text; more are a calendar, not a notice."""


def find_dates(
    text: str, language: str, jurisdiction: str | None, published: date | None, cited: list[Span]
) -> tuple[tuple[DatedFact, ...], list[Span]]:
    """The days with their roles, each once, and where they stand. A page's own update stamp is no fact of the rule."""
    found: dict[DatedFact, None] = {}
    spans: list[Span] = []
    acts = _Acts(cited)
    last_end, last_role = 0, None
    written = sorted(written_days(text, language, jurisdiction))[:_MOST]
    starts = {start for start, _, _ in written}
    for start, end, when in written:
        if start < last_end:
            continue
        role = acts.role(text, start, end, language) or role_of(text, start, end, language)
        if role is DateRole.OTHER and _opens_range(text, start, end, starts):
            role = DateRole.EFFECTIVE
        if last_role is DateRole.EFFECTIVE and start - last_end <= 20 and _TO.fullmatch(text, last_end, start):
            role = DateRole.EXPIRY
        last_end, last_role = end, role
        spans.append((start, end))
        if role is not None:
            found[DatedFact(when, role)] = None
    if published is not None:
        found |= {DatedFact(when, role): None for when, role in relative_days(text, language, published)}
        last_end, last_role = 0, None
        for start, end, when in yearless_days(text, language, published, [*spans, *cited]):
            role = role_of(text, start, end, language)
            if last_role is DateRole.EFFECTIVE and _TO.fullmatch(text, last_end, start):
                role = DateRole.EXPIRY
            last_end, last_role = end, role
            if role is not None and role in _CLEAR and not acts.dated(text, start):
                found[DatedFact(when, role)] = None
    return tuple(_one_role_each(found)), spans


def _opens_range(text: str, start: int, end: int, starts: set[int]) -> bool:
    """Whether a small word leads to a day and another ties the next to it: `vom 15. Juni bis 14. Dezember 2026`."""
    tie = _TO.match(text, end) if _FROM.search(text, max(0, start - 8), start) else None
    return tie is not None and tie.end() in starts


def _unnumbered(text: str, start: int) -> bool:
    """Whether the name of an act and a small word lead to a day."""
    before = text[max(0, start - 40) : start]
    last = before.rstrip().rpartition(" ")[2].lower()
    return last in _OF_WORDS and _UNNUMBERED.search(small_letters(before)) is not None


class _Acts:
    """Where acts are cited, walked once along the text."""

    def __init__(self, cited: list[Span]) -> None:
        self._cited = sorted(cited)
        self._at = 0

    def dated(self, text: str, start: int) -> bool:
        """Whether a day without its year is that of an act before it: `Real Decreto 3/2026, de 3 de febrero`."""
        near = (stop for _, stop in self._cited if 0 < start - stop <= 16)
        return _unnumbered(text, start) or any(_OF_ACT.fullmatch(text, stop, start) for stop in near)

    def role(self, text: str, start: int, end: int, language: str) -> DateRole | None:
        """The role of a day that belongs to a citation: stands in it, or directly behind it; None where it belongs to none.
        Asked in the order of the text."""
        while self._at + 1 < len(self._cited) and self._cited[self._at + 1][0] <= start:
            self._at += 1
        if _unnumbered(text, start) or _NAMED_BEHIND.match(text, end):
            return DateRole.OTHER
        if language in _DAY_FIRST and self._leads_to(text, end):
            return DateRole.OTHER
        if not self._cited or self._cited[self._at][0] > start:
            return None
        begin, stop = self._cited[self._at]
        # In Vietnamese `ngày` is the day's own first word.
        behind = (
            (start - stop <= 16 and _OF_ACT.fullmatch(text, stop, start) is not None)
            or (text.startswith("ngày", start) and text[stop:start] in (" ", ", "))
            or (start - stop <= _ISSUED and _OF_ISSUER.fullmatch(text, stop, start) is not None)
        )
        if not behind and end > stop:
            return None
        if behind and _GAZETTE.match(text, begin) and _is_published(text, begin, stop, language):
            return DateRole.PUBLICATION
        closing = next(iter(cues_behind("days_behind", language, text, end)), None)
        told = closing is not None and closing.signal == "publication" and closing.distance <= 2
        return DateRole.PUBLICATION if told and end > stop else DateRole.OTHER

    def _leads_to(self, text: str, end: int) -> bool:
        """Whether a citation begins right behind a day."""
        coming = self._cited[self._at : self._at + 2]
        return any(0 <= begin - end <= 6 and not text[end:begin].strip(" .a") for begin, _ in coming)


_DAY_FIRST = frozenset({"lt", "lv", "et"})
"""Languages that write an act's day before its name: `2002 m. birželio 4 d. nutarimas Nr. 821`."""


def _is_published(text: str, begin: int, stop: int, language: str) -> bool:
    """Whether it is said before a gazette that something was published there."""
    leading, _ = cues_around("days", language, text, begin, stop)
    return any(cue.signal == "publication" and cue.distance <= _TOLD_PUBLISHED for cue in leading)


def _one_role_each(found: dict[DatedFact, None]) -> Iterator[DatedFact]:
    """A day that has a role somewhere is not told again without one."""
    told = {fact.date for fact in found if fact.role is not DateRole.OTHER}
    return (fact for fact in found if fact.role is not DateRole.OTHER or fact.date not in told)
