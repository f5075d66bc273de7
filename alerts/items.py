"""One change as a mail shows it: every foreign word made harmless here, whatever the templates do with it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alerts.asked import asked_words
from alerts.digest import Item
from alerts.lead import lead_of
from alerts.links import Official, change_path, official
from alerts.sender import Sender
from alerts.wording import Wording
from pipeline.model.change import Change, Event
from pipeline.model.classification import DateRole, Severity
from pipeline.model.edits import Edit
from pipeline.model.ties import Tie
from pipeline.show import brief_html, brief_text, tame
from pipeline.show.lengths import SHORT

_TITLE = 240  # characters; a longer title is cut, the whole one is on the page
_HEADLINE = 320  # a sentence said whole, with its section in front
_SENTENCES = 600
_EDITS = 6
_CHARACTERS = 2_000  # of all quotes together
_NAME = 120
_DEPTH = 4  # headings above an edit, the innermost
_TIES = 4
_ADDED_EDITS = 3  # of a new notice the beginning says what it is


@dataclass(frozen=True, slots=True)
class Shown:
    """What the templates lay out. All plain text but `edits_html`, which `pipeline.show` has escaped."""

    id: str
    language: str
    country: str
    authority: str
    headline: str
    document: str
    summary: str
    dates: tuple[str, ...]
    severity: Severity
    urgency: str
    event: str
    topics: str
    edits_text: tuple[str, ...]
    edits_html: str
    why: tuple[str, ...]
    official: Official | None
    permanent: str | None
    ties: tuple[str, ...] = ()


def shown(item: Item, words: Wording, sender: Sender) -> Shown:
    """The item in the reader's words: led by what changed. The differences are whole, though the headline quotes some: half of one says nothing."""
    change, meaning = item.change, item.change.classification
    lead = lead_of(change, change.edits)
    whole_text = change.event in (Event.PUBLISHED, Event.RESTORED)
    summary = line(meaning.further, _SENTENCES) if whole_text or not change.edits else ""
    edits = [] if whole_text and summary else [_short(edit, change) for edit in change.edits if edit.noise is None]
    limit = _fitting(edits, _ADDED_EDITS if whole_text else _EDITS)
    said = brief_text(edits, words.edits, limit)
    headline, title = line(lead, _HEADLINE), line(change.title, _TITLE)
    return Shown(
        id=change.id,
        language=change.language if re.fullmatch(r"[A-Za-z-]{2,12}", change.language) else "und",
        country=words.place(change.country),
        authority=line(change.authority, _TITLE),
        headline=headline,
        document="" if headline.startswith(title) else title,
        summary="" if summary in (title, headline) else summary,
        dates=tuple(_dates(change, words)),
        severity=meaning.severity,
        urgency=words.severity(meaning.severity),
        event=words.name("event", change.event),
        topics=words.say("comma").join(words.topic(topic) for topic in meaning.topics) or words.topic(meaning.primary),
        edits_text=tuple(said),
        edits_html=brief_html(edits, words.edits, limit, change.language) if said else "",
        why=tuple(line(asked_words(one, words, change), _TITLE) for one in item.subscriptions),
        official=official(change.url),
        permanent=sender.url(change_path(change.id)),
        ties=tuple(_ties(change, words)),
    )


def _short(edit: Edit, change: Change) -> Edit:
    """The edit with its names at most a line long, without the document's, which stands above; quotes are cut by
    `pipeline.show`."""
    path = edit.path[1:] if edit.path[:1] == (change.title,) else edit.path
    return edit._replace(
        path=tuple(cut(name, _NAME) for name in path[-_DEPTH:]),
        from_path=None if edit.from_path is None else tuple(cut(name, _NAME) for name in edit.from_path[-_DEPTH:]),
        key=edit.key and cut(edit.key, _NAME),
        column=edit.column and cut(edit.column, _NAME),
    )


def _fitting(edits: Sequence[Edit], most: int) -> int:
    """How many of the first edits are short enough together to be read on a phone; at least one."""
    room = _CHARACTERS
    for number, edit in enumerate(edits[:most]):
        room -= sum(min(len(side), SHORT) for side in (edit.before, edit.after) if side)
        if room < 0:
            return max(number, 1)
    return most


def line(text: str, most: int) -> str:
    """Foreign text as one harmless line of at most so many characters, cut between graphemes."""
    return cut(" ".join(tame(text).split()), most)


def cut(text: str, most: int) -> str:
    """`text`, or its beginning with an ellipsis; never between a letter and its marks or joiners (UAX 29)."""
    if len(text) <= most:
        return text
    end = most - 1
    while end > 0 and _belongs_to_the_one_before(text, end):
        end -= 1
    return text[:end].rstrip() + "…"


def _belongs_to_the_one_before(text: str, at: int) -> bool:
    joined = text[at] == "\u200d" or text[at - 1] == "\u200d" or "\U0001f3fb" <= text[at] <= "\U0001f3ff"
    return joined or unicodedata.category(text[at]).startswith("M")


def _ties(change: Change, words: Wording) -> Iterator[str]:
    """What the notice corrects, and where else it was published: a moved address is no news for a seller."""
    told = [link for link in change.links if link.tie is not Tie.MOVED]
    for link in told[:_TIES]:
        host = official(link.url)
        what = line(link.title or link.reference or "", _TITLE)
        yield words.say(link.tie.value, what=f"{what} ({host.host})" if host else what)


def _dates(change: Change, words: Wording) -> Iterator[str]:
    """What a seller has to do by when; of each kind the first three days."""
    facts = change.classification.facts
    for phrase, role in (("effective", DateRole.EFFECTIVE), ("ends", DateRole.EXPIRY), ("comment", DateRole.COMMENT)):
        for day in facts.days(role)[:3]:
            yield words.say(phrase, date=words.day(day))
