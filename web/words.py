"""How pages say things: names for codes, days and times written out."""

from datetime import UTC, date, datetime

from pipeline.model.change import Event
from pipeline.model.classification import NONE, UNCLASSIFIED, RateRole
from pipeline.model.languages import SEVERAL, UNKNOWN
from pipeline.model.places import place_name
from pipeline.model.topics import topics

_EVENTS = {
    Event.PUBLISHED: "New",
    Event.AMENDED: "Amended",
    Event.WITHDRAWN: "Withdrawn",
    Event.RESTORED: "Back again",
}
_BEYOND_TOPICS = {NONE: "Not about trade rules", UNCLASSIFIED: "Topic not told"}
_RATE_ROLES = {
    RateRole.DUTY: "duty",
    RateRole.TAX: "tax",
    RateRole.SHARE: "share",
    RateRole.LIMIT: "limit",
    RateRole.INTEREST: "interest",
    RateRole.OTHER: "",
}


def day(when: date) -> str:
    """1 July 2026."""
    return f"{when.day} {when:%B %Y}"


def moment(when: datetime) -> str:
    """1 July 2026, 08:30 UTC."""
    return f"{day(when.astimezone(UTC))}, {when.astimezone(UTC):%H:%M} UTC"


def event_word(event: Event) -> str:
    """What happened, in a word for people."""
    return _EVENTS[event]


def topic_name(topic: str) -> str:
    """The topic's name, or that there is none."""
    return topics()[topic].name if topic in topics() else _BEYOND_TOPICS.get(topic, topic)


def rate_role(role: RateRole) -> str:
    """What the percentage is of; empty where that is not known."""
    return _RATE_ROLES[role]


def reason_for(purpose: str) -> str:
    """What a reason speaks for: `topic:de-minimis` as `Topic: Low-value thresholds and relief`."""
    kind, _, of = purpose.partition(":")
    match kind:
        case "topic":
            name = topic_name(of)
        case "country" | "origin" | "destination" | "issuer":
            name = place_name(of)
        case _:
            name = of
    said = kind.replace("-", " ").capitalize()
    return f"{said}: {name}" if name else said


def dotted(code: str) -> str:
    """An HS or national code as people write it: 8517130000 as 8517.13.00.00 (WCO, four digits, then pairs)."""
    return ".".join([code[:4], *(code[at : at + 2] for at in range(4, len(code), 2))])


def html_language(tag: str) -> str:
    """For the attribute `lang`: empty where we do not know, which says so (HTML 3.2.6.2)."""
    return "" if tag in (UNKNOWN, SEVERAL) else tag
