"""What a subscription asks for, in the reader's words."""

from alerts.wording import Wording
from pipeline.model.change import Change
from pipeline.model.classification import Severity
from pipeline.model.filters import filter_words, parse_filter, via, why_matched
from pipeline.model.reader import Subscription


def asked_words(subscription: Subscription, words: Wording, change: Change | None = None) -> str:
    """The subscription as a phrase ("Japan; Duty rates; Medium urgency or higher").

    With a change, of several alternatives only those are named that the change meets.
    """
    asked = filter_words(subscription.filter)
    if change is not None:
        asked = {word: _met(word, values, change) for word, values in asked.items()}
    parts = [part for word, values in asked.items() if (part := _part(word, values, words, change))]
    if subscription.least > Severity.LOW:
        parts.append(words.say("least", severity=words.severity(subscription.least)))
    return "; ".join(parts) or words.say("every")


def _met(word: str, values: list[str], change: Change) -> list[str]:
    """Those of the alternatives that the change meets; all, where it meets none any more."""
    if len(values) == 1:
        return values
    return [one for one in values if why_matched(parse_filter({word: [one]}), change) is not None] or values


def _part(word: str, values: list[str], words: Wording, change: Change | None) -> str:
    said = words.say("comma").join(_value(word, value, words, change) for value in values)
    match word:
        case "country" | "topic" | "need" | "event":
            return said
        case "severity":
            return "" if values == [Severity.LOW.word] else words.say("least", severity=said)
        case _:
            return f"{words.name('filter', word)} {said}"


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
