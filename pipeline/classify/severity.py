"""How urgent a change is: what is affected, how soon, how binding; each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.classify.facts.rates import find_rates
from pipeline.classify.lexicon import signal_matcher
from pipeline.classify.pairs import changed_pairs
from pipeline.classify.words import searchable
from pipeline.model.classification import NONE, DateRole, Facts, Reason, Severity, Standing, Subject

_READ = 20_000
_SOON_DAYS = 45
_HIGH, _MEDIUM = 4.0, 2.0
# What a signal of `lexicon/signals/severity.toml` adds; the last three say how little it binds.
_WEIGHTS = {
    "ban": 3.0, "duty-imposed": 3.0, "relief-ended": 3.0, "suspension": 2.5, "new-document": 2.0, "new-duty-of-seller": 1.5, "recall": 2.0,
    "rate-up": 2.5, "rate-down": 1.5, "in-force": 1.0, "immediate": 1.0, "eased": -0.5,
    "proposed": -1.5, "consultation": -2.0, "guidance": -1.5, "correction": -2.0, "test-or-renewal": -1.0,
}  # fmt: skip
_WORDS = {
    "ban": "goods are banned", "duty-imposed": "a duty is imposed", "relief-ended": "a relief ends", "suspension": "a service or permission stops", "new-document": "a paper is now required",
    "new-duty-of-seller": "sellers must do something new", "recall": "products are recalled", "rate-up": "a rate rises", "rate-down": "a rate falls", "in-force": "in force or adopted",
    "immediate": "at once", "eased": "rules are eased", "proposed": "only proposed", "consultation": "a consultation", "guidance": "guidance only", "correction": "a correction", "test-or-renewal": "a test or renewal",
}  # fmt: skip
_BINDING_LESS = frozenset({"proposed", "consultation", "guidance", "correction"})


@dataclass(frozen=True, slots=True)
class Urgency:
    """The severity with its reasons."""

    severity: Severity
    reasons: tuple[Reason, ...]


def find_severity(subject: Subject, language: str, facts: Facts, primary: str) -> Urgency:
    """Add up the signals; nothing that is not of the subject is urgent."""
    if primary == NONE:
        return Urgency(Severity.LOW, (Reason("severity", "not of the subject", 0.0),))
    reasons = [*_by_words(subject, language), *_by_figures(subject, language), *_by_days(facts, subject.published)]
    score = sum(reason.weight for reason in reasons)
    level = Severity.HIGH if score >= _HIGH else Severity.MEDIUM if score >= _MEDIUM else Severity.LOW
    return Urgency(level, tuple(reasons))


def _by_words(subject: Subject, language: str) -> Iterator[Reason]:
    text = "\n".join(passage.text for passage in subject.passages if passage.standing is Standing.ADDED)
    title = "" if subject.event == "amended" else subject.title
    found: dict[str, str] = {}
    for hit in signal_matcher("severity", language).hits(searchable(f"{title}\n{text[:_READ]}", language)):
        for sense in hit.senses:
            if sense.topic not in _BINDING_LESS or hit.start < 600:
                found.setdefault(sense.topic, hit.term)
    for signal, term in found.items():
        yield Reason("severity", f"{_WORDS[signal]}: “{term}”", _WEIGHTS[signal])


def _by_figures(subject: Subject, language: str) -> Iterator[Reason]:
    for before, after in changed_pairs(subject):
        old, new = _only_rate(before.text, language), _only_rate(after.text, language)
        if old is not None and new is not None and old != new:
            signal = "rate-up" if new > old else "rate-down"
            yield Reason("severity", f"{_WORDS[signal]}: {old:g} % → {new:g} %", _WEIGHTS[signal])
            return


def _only_rate(text: str, language: str) -> float | None:
    values = {rate.value for rate in find_rates(text, language)[0]}
    return float(next(iter(values))) if len(values) == 1 else None


def _by_days(facts: Facts, published: date | None) -> Iterator[Reason]:
    if published is None:
        return
    for role, words in ((DateRole.EFFECTIVE, "takes effect"), (DateRole.EXPIRY, "ends"), (DateRole.COMMENT, "comments close")):
        ahead = [when for when in facts.days(role) if when >= published]
        if ahead:
            days = (ahead[0] - published).days
            weight = (1.0 if days <= _SOON_DAYS else 0.5) if role is not DateRole.COMMENT else 0.5
            yield Reason("severity", f"{words} in {days} days ({ahead[0].isoformat()})", weight)
