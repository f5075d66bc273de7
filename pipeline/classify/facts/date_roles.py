"""What happens on a day: by the words that close upon it, then by the cues of its sentence."""

import re
from collections.abc import Iterable

from pipeline.classify.facts.roles import Cue, cues_around, cues_behind
from pipeline.model.classification import DateRole

_FIGURE, _REACH = re.compile(r"\d"), 120
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?!\d)|\d{1,2} ?(?:Uhr|heures|horas|ore|uur|ч|時|时|點|点|시|a\.m|p\.m|[ap]m\b)")
_BEHIND = 18
_STAMP_REACH = 30
_STRONG = {
    "effective": DateRole.EFFECTIVE,
    "comment": DateRole.COMMENT,
    "publication": DateRole.PUBLICATION,
    "act": DateRole.OTHER,
}
_CLOSING = _STRONG | {"expiry": DateRole.EXPIRY}
_SAID, _SENTENCE = 25, 110
_GAZETTE = re.compile(r"\((?:BS|B\.S\.|MB|M\.B\.|DOF|DOU|BOE|D\.O\.|GU|Stcrt\.)(?: du| de| del| van)?,? $")
"""`(BS 22.01.2026)`: a gazette of that day."""
_LEADS_ON = re.compile(r"(?:[^\W\d_]+[ .]+){1,7}\d{1,2}[^\d\n]{1,16}\d{4}(?!\d)")
_LAST_VERB = re.compile(
    r"[^。\n]{0,100}?(?:(?P<effective>施行|適用|発効|開始|改定|引き?上げ|引き?下げ|一本化|改正|追加|拡大|縮小|変更|導入|義務化|移行)|(?P<expiry>廃止|終了|失効|締め?切|〆切)|(?P<publication>公布|公表|公示))"
    r"(?:る|ら)?(?:する|される|された|した|します|されます|となる|となります|を行う|を予定している|予定である|予定|することとする|こととする|ことになる)?(?:[。\n]|\Z)"
)
_DATED, _OPENS = 6, 12
"""How near a word must stand that says whose day it is (`dated`), and that its day begins a term of comments."""
_ADJACENT = 1
_FOLLOWED = 2
"""A cue behind a day counts as this many times as far as one that leads to it."""


def role_of(text: str, start: int, end: int, language: str) -> DateRole | None:
    """The role of the day that stands at a stretch of the text; None for a page's own update stamp."""
    leading, following = cues_around("days", language, text, start, end)
    following = [cue for cue in following if not _is_of_next(text, end + cue.distance, leading)]
    said = {cue.signal for cue in leading}
    if "stamp" in said and any(cue.signal == "stamp" and cue.distance <= _STAMP_REACH for cue in leading):
        return None
    if language == "fi" and "päivään" in text[start:end]:
        return DateRole.EXPIRY
    if _GAZETTE.search(text, max(0, start - 12), start):
        return DateRole.PUBLICATION
    if "period" in said:
        return DateRole.OTHER
    commented = "comment" in said or any(cue.signal == "comment" for cue in following)
    dated = "act" in said and any(cue.signal == "act" and cue.distance <= _DATED for cue in leading)
    for cue in () if dated else cues_behind("days_behind", language, text, end):
        if cue.distance <= _BEHIND and cue.signal in _CLOSING:
            closing = _CLOSING[cue.signal]
            if _is_of_next(text, end + cue.distance, leading):
                continue
            if closing is DateRole.EFFECTIVE and any(
                cue.signal == "comment" and cue.distance <= _OPENS for cue in leading
            ):
                return DateRole.COMMENT
            return DateRole.COMMENT if closing is DateRole.EXPIRY and commented else closing
    if language == "ja" and text.startswith("に", end) and (last := _by_last_verb(text, end, said)) is not None:
        return last
    if not leading and not following:
        return DateRole.OTHER
    return _by_nearest(leading, following, _free(text, start) if "until" in said else _REACH)


def _by_last_verb(text: str, end: int, said: set[str]) -> DateRole | None:
    """In Japanese, what the verb that closes the sentence says of a day with に, however far it stands."""
    verb = _LAST_VERB.match(text, end + 1, end + _SENTENCE)
    if verb is None:
        return None
    role = DateRole(verb.lastgroup or "")
    asked = "comment" in said or "意見" in text[max(0, end - _SENTENCE) : end]
    return DateRole.COMMENT if role is DateRole.EXPIRY and asked else role


def _is_of_next(text: str, place: int, leading: list[Cue]) -> bool:
    """Whether a verb behind a day leads to another, while a nearer word has said whose the first is:
    `publicado el 9 de enero de 2026 entra en vigor el 1 de febrero de 2026`."""
    if not any(cue.signal in ("publication", "act") and cue.distance <= _SAID for cue in leading):
        return False
    return _LEADS_ON.match(text, place) is not None


def _free(text: str, start: int) -> int:
    """How many characters before a place have no figure but of a clock."""
    figure = _FIGURE.search(_CLOCK.sub(" ", text[max(0, start - _REACH) : start])[::-1])
    return figure.start() if figure else _REACH


def _by_nearest(leading: list[Cue], following: list[Cue], free: int) -> DateRole:
    """The nearest plain cue; `until` where it is nearer still; `from` and `by` where they touch the day.

    `free` characters before the day have no figure: `from 5 to 10 kronor on 1 January` ends nothing then.
    """
    strong = min(_strong(leading, following), key=lambda one: one[0], default=None)
    if strong is not None and strong[1] is DateRole.COMMENT:
        return DateRole.COMMENT
    touching = next((cue.signal for cue in leading if cue.distance <= _ADJACENT), None)
    if touching == "from":
        return DateRole.EFFECTIVE
    if touching == "by" and any(cue.signal == "comment" for cue in leading):
        return DateRole.COMMENT
    until = next((cue for cue in leading if cue.signal == "until" and cue.distance <= free), None)
    if touching == "by" or (until and (strong is None or until.distance < strong[0])):
        return DateRole.EXPIRY
    return strong[1] if strong is not None else DateRole.OTHER


def _strong(leading: list[Cue], following: list[Cue]) -> Iterable[tuple[int, DateRole]]:
    for cue in leading:
        if cue.signal in _STRONG:
            yield cue.distance, _STRONG[cue.signal]
    for cue in following:
        if cue.signal in _STRONG:
            yield _FOLLOWED * cue.distance + 4, _STRONG[cue.signal]
