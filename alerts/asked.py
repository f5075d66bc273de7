"""What a subscription asks for, in the reader's words."""

from collections.abc import Iterator
from dataclasses import fields, replace

from alerts.wording import Wording
from pipeline.model.change import Change
from pipeline.model.classification import Severity
from pipeline.model.filters import Filter, filter_words, via, why_matched
from pipeline.model.reader import Subscription


def asked_words(subscription: Subscription, words: Wording, change: Change | None = None) -> str:
    """The subscription as a phrase ("Japan; Duty rates; medium urgency or higher").

    With a change, of several alternatives only those are named that the change meets.
    """
    asked = subscription.filter if change is None else _met(subscription.filter, change)
    parts = list(_parts(asked, words, change))
    if subscription.least > Severity.LOW:
        parts.append(words.say("least", severity=words.severity(subscription.least)))
    return "; ".join(parts) or words.say("every")


def _met(asked: Filter, change: Change) -> Filter:
    """The filter with only those alternatives that the change meets; a word that none meets stays whole."""
    for field in fields(asked):
        value = getattr(asked, field.name)
        if isinstance(value, tuple) and len(value) > 1:
            met = tuple(one for one in value if why_matched(Filter(**{field.name: (one,)}), change) is not None)
            asked = replace(asked, **{field.name: met or value})
    return asked


def _parts(asked: Filter, words: Wording, change: Change | None) -> Iterator[str]:
    for word, values in filter_words(asked).items():
        said = ", ".join(_value(word, value, words, change) for value in values)
        match word:
            case "country" | "topic" | "need" | "event":
                yield said
            case "severity" if asked.severity is Severity.LOW:
                pass
            case "severity":
                yield words.say("least", severity=said)
            case _:
                yield f"{words.name('filter', word)} {said}"


def _value(word: str, value: str, words: Wording, change: Change | None) -> str:
    match word:
        case "country":
            union = via(value, change.country, change.captured.date()) if change else None
            return f"{words.place(value)} ({words.place(union)})" if union else words.place(value)
        case "origin":
            return words.place(value)
        case "topic":
            return words.topic(value)
        case "need" | "event" | "severity":
            return words.name(word, value)
        case "lang":
            return words.tongue(value)
        case "text":
            return f"“{value}”"
        case _:
            return value
