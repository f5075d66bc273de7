"""The one filter language: the same words for subscriptions, command line, API, pages and feeds.

A word given several times means any of them; different words mean all of them. `archive.history` asks the same of
the database; a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pipeline.model.change import Change, Event
from pipeline.model.classification import NONE, UNCLASSIFIED, DateRole, Severity
from pipeline.model.languages import UNKNOWN, normal_language, tag_of
from pipeline.model.places import UnknownPlace, binding, codes, normal_place, place_name
from pipeline.model.topics import NEEDS, needs_of, topics

WORDS = (
    "country", "origin", "topic", "need", "hs", "text", "since", "until", "effective_since", "effective_until",
    "severity", "event", "source", "lang",
)  # fmt: skip


# Words whose values name a thing: one that does not exist is not found, while another wrong value is wrong usage.
NAMING = ("country", "origin", "topic", "source")


class FilterError(ValueError):
    """A filter word or value that means nothing; `known` is what would have been understood, for a suggestion."""

    def __init__(self, word: str, given: str, message: str, known: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.given = given
        self.known = tuple(sorted(known))

    @property
    def names_a_thing(self) -> bool:
        """Whether the value should have been the name of something: a country, a topic, a source."""
        return self.word in NAMING


@dataclass(frozen=True, slots=True)
class Filter:
    """What a change must be like. An empty tuple or None asks nothing."""

    country: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    effective_since: date | None = None
    effective_until: date | None = None
    severity: Severity | None = None
    event: tuple[Event, ...] = ()
    source: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()


def parse_filter(words: Mapping[str, Sequence[str]]) -> Filter:
    """The filter that these words mean. Raises FilterError, naming word and value."""
    unknown = [word for word in words if word not in WORDS]
    if unknown:
        raise FilterError(unknown[0], unknown[0], f"unknown filter {unknown[0]!r}", WORDS)
    given = {word: tuple(value for value in values if value.strip()) for word, values in words.items()}
    return Filter(
        country=_each(given, "country", lambda v: _place("country", v)),
        origin=_each(given, "origin", lambda v: _place("origin", v)),
        topic=_each(given, "topic", lambda v: _one_of("topic", v, (*topics(), NONE, UNCLASSIFIED))),
        need=_each(given, "need", lambda v: _one_of("need", v, NEEDS)),
        hs=_each(given, "hs", _code),
        text=_each(given, "text", str.strip),
        since=_last(given, "since", _instant),
        until=_last(given, "until", _instant),
        effective_since=_last(given, "effective_since", _day),
        effective_until=_last(given, "effective_until", _day),
        severity=_last(given, "severity", _severity),
        event=_each(given, "event", lambda v: Event(_one_of("event", v, tuple(Event)))),
        source=_each(given, "source", str.strip),
        lang=_each(given, "lang", _language),
    )


def check_ranges(asked: Filter) -> Filter:
    """The filter as it is. Raises FilterError where a range ends before it begins, so that nothing can be in it.

    Apart from `parse_filter`, which must always give back what is stored.
    """
    for word, start, end in (
        ("until", asked.since, asked.until),
        ("effective_until", asked.effective_since, asked.effective_until),
    ):
        if start is not None and end is not None and end <= start:
            since = word.replace("until", "since")
            said = f"{word} ({_spell(end)}) must be after {since} ({_spell(start)}): nothing lies in between"
            if end == start:
                said += f"; for that day write {word} {(start + timedelta(days=1)).strftime('%Y-%m-%d')}"
            raise FilterError(word, _spell(end), said)
    return asked


def filter_words(asked: Filter) -> dict[str, list[str]]:
    """The words that mean this filter; `parse_filter` gives it back."""
    words: dict[str, list[str]] = {}
    for word, value in asdict(asked).items():
        values: Iterable[Any] = value if isinstance(value, tuple) else (() if value is None else (value,))
        spelled = [_spell(one) for one in values]
        if spelled:
            words[word] = spelled
    return words


def why_matched(asked: Filter, change: Change) -> tuple[str, ...] | None:
    """None where the change is not what was asked for; else a reason for people per word that asked something."""
    reasons: list[str] = []
    for found in (
        _country_reason(asked, change),
        _origin_reason(asked, change),
        _topic_reason(asked, change),
        _need_reason(asked, change),
        _code_reason(asked, change),
        _text_reason(asked, change),
        _time_reason(asked, change),
        _plain_reason(asked, change),
    ):
        if found is None:
            return None
        if found:
            reasons.append(found)
    return tuple(reasons)


def via(asked: str, change_country: str, on: date) -> str | None:
    """The code through which a rule of `change_country` holds in `asked`: None where it is its own or no rule there."""
    return change_country if asked != change_country and change_country in binding(asked, on) else None


def search_form(text: str) -> str:
    """Text as compared by the word `text`: NFKC, no case, white space folded (UAX 15)."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def searched_text(change: Change) -> str:
    """What the word `text` looks through: title, headline, summary, and the words before and after."""
    said = [change.title, change.classification.headline, change.classification.summary]
    said += [part for edit in change.edits for part in (edit.key, edit.before, edit.after) if part]
    return search_form("\n".join(said))


def codes_match(prefix: str, code: str) -> bool:
    """`code` begins with the prefix, or is itself a beginning of it (chapter 85 for 8517)."""
    return code.startswith(prefix) or prefix.startswith(code)


# Each `_…_reason` answers None (does not match), "" (nothing was asked) or the reason.


def _country_reason(asked: Filter, change: Change) -> str | None:
    if not asked.country:
        return ""
    if change.country in asked.country:
        return f"country {place_name(change.country)}"
    for code in asked.country:
        if via(code, change.country, change.captured.date()):
            return f"country {place_name(code)}, bound by rules of {place_name(change.country)}"
    return None


def _origin_reason(asked: Filter, change: Change) -> str | None:
    if not asked.origin:
        return ""
    origins = change.classification.countries.origins
    if not origins:
        return "names no origin, so any origin"
    shared = [code for code in asked.origin if code in origins]
    return f"origin {place_name(shared[0])}" if shared else None


def _topic_reason(asked: Filter, change: Change) -> str | None:
    if not asked.topic:
        return ""
    had = (change.classification.primary, *change.classification.secondary)
    shared = [topic for topic in asked.topic if topic in had]
    if not shared:
        return None
    return f"topic {topics()[shared[0]].name}" if shared[0] in topics() else f"topic {shared[0]}"


def _need_reason(asked: Filter, change: Change) -> str | None:
    if not asked.need:
        return ""
    shared = sorted(needs_of(change.classification.topics) & set(asked.need))
    return f"concerns {shared[0]}" if shared else None


def _code_reason(asked: Filter, change: Change) -> str | None:
    if not asked.hs:
        return ""
    for code in change.classification.facts.hs_codes:
        if any(codes_match(prefix, code) for prefix in asked.hs):
            return f"code {code}"
    return None


def _text_reason(asked: Filter, change: Change) -> str | None:
    if not asked.text:
        return ""
    text = searched_text(change)
    shared = [words for words in asked.text if search_form(words) in text]
    return f"contains “{shared[0]}”" if shared else None


def _time_reason(asked: Filter, change: Change) -> str | None:
    if asked.since and change.captured < asked.since:
        return None
    if asked.until and change.captured >= asked.until:
        return None
    if asked.effective_since is None and asked.effective_until is None:
        return ""
    for day in change.classification.facts.days(DateRole.EFFECTIVE):
        if (asked.effective_since or day) <= day and (asked.effective_until is None or day < asked.effective_until):
            return f"effective {day.isoformat()}"
    return None


def _plain_reason(asked: Filter, change: Change) -> str | None:
    if asked.severity is not None and change.classification.severity < asked.severity:
        return None
    if asked.event and change.event not in asked.event:
        return None
    if asked.source and change.source not in asked.source:
        return None
    if asked.lang and change.language not in asked.lang:
        return None
    return f"source {change.source}" if asked.source else ""


def _each(given: Mapping[str, Sequence[str]], word: str, read: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(read(value) for value in given.get(word, ())))


def _last(given: Mapping[str, Sequence[str]], word: str, read: Any) -> Any:
    values = given.get(word, ())
    return read(word, values[-1]) if values else None


def _place(word: str, value: str) -> str:
    try:
        return normal_place(value).code
    except UnknownPlace as error:
        raise FilterError(word, value, str(error), (*codes(), *map(place_name, codes()))) from None


def _one_of(word: str, value: str, known: Sequence[str]) -> str:
    if value.strip().lower() not in known:
        raise FilterError(word, value, f"unknown {word} {value!r}", known)
    return value.strip().lower()


def _code(value: str) -> str:
    digits = re.sub(r"[.\s]", "", unicodedata.normalize("NFKC", value))
    if not digits.isdecimal() or not 2 <= len(digits) <= 14:
        raise FilterError("hs", value, f"not an HS or national code of 2 to 14 digits: {value!r}")
    return digits


def _instant(word: str, value: str) -> datetime:
    try:
        instant = datetime.fromisoformat(value.strip())
    except ValueError:
        raise FilterError(word, value, f"not a date or time in ISO 8601, such as 2026-12-31: {value!r}") from None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def _day(word: str, value: str) -> date:
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise FilterError(word, value, f"not a date in ISO 8601, such as 2026-12-31: {value!r}") from None


def _severity(word: str, value: str) -> Severity:
    return Severity[_one_of(word, value, ("high", "medium", "low")).upper()]


def _language(value: str) -> str:
    language = normal_language(value)
    if language == UNKNOWN and value.strip().lower() != UNKNOWN:
        raise FilterError(
            "lang", value, f"not a language tag, such as de or zh-Hans: {value!r}", filter(None, [tag_of(value)])
        )
    return language


def _spell(value: Any) -> str:
    match value:
        case Severity():
            return value.word
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return str(value)
