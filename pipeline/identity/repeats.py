"""Is a notice one that was published before, at another place?"""

from dataclasses import dataclass
from datetime import timedelta

from pipeline.identity.fold import folded, same_figures, words
from pipeline.identity.names import names_of
from pipeline.model.notice import Kind, Name, Notice

_WITHIN = timedelta(days=6)  # less than a week, since weekly notices may say the same twice
_WITHIN_NUMBERED = timedelta(days=60)  # a gazette prints what an authority has posted weeks before
_ALIKE = 0.5  # of the shorter title's words


@dataclass(frozen=True, slots=True)
class Repeat:
    """Why it is a repeat. `once`: number, date and figures agree, so that a seller need hear of only one."""

    shared: Kind
    once: bool


def repeat(old: Notice, new: Notice) -> Repeat | None:
    """What `new` repeats of `old`, which stands at another address; None where they are two.

    By a number of a great register, or by the same words in the same order. It is told all the same where a figure, a
    number or a day differs (the weekly notice that this week says what it said last week is news), and where another
    list has the number and title with other words.
    """
    if old.country != new.country or _other_language(old, new):
        return None
    before, after = names_of(old), names_of(new)
    shared = set(before) & set(after)
    kinds = {name.kind for name in shared}
    if _kind(before, Kind.ID) and _kind(after, Kind.ID):
        # Two numbers of one register are two documents, whatever they say.
        if Kind.ID not in kinds or not _alike(old.title, new.title):
            return None
        return Repeat(Kind.ID, once=_near(old, new, _WITHIN_NUMBERED))
    numbered = Kind.NUMBER in kinds and Kind.TITLE in kinds
    if Kind.TEXT in kinds:
        same = folded(old.title) == folded(new.title) and same_figures(old.document, new.document)
        within = _WITHIN_NUMBERED if numbered else _WITHIN
        return Repeat(Kind.NUMBER if numbered else Kind.TEXT, once=same and _near(old, new, within))
    # One list that has a title twice has two entries: the effects of one act, each on another paragraph.
    return Repeat(Kind.NUMBER, once=False) if numbered and old.source != new.source else None


def _kind(names: tuple[Name, ...], kind: Kind) -> bool:
    return any(name.kind is kind for name in names)


def _near(old: Notice, new: Notice, within: timedelta) -> bool:
    """Whether both were published at about the same time; where that is not known, nothing speaks against it."""
    if old.published is None or new.published is None:
        return True
    return abs(new.published - old.published) <= within


def _alike(one: str, other: str) -> bool:
    """Whether two titles may be those of one document; a language's edition has other words."""
    before, after = words(one), words(other)
    least = min(len(before), len(after))
    return not least or len(before & after) >= _ALIKE * least


def _other_language(old: Notice, new: Notice) -> bool:
    return old.language != new.language and "und" not in (old.language, new.language)
