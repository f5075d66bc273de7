"""How urgent a change is: what is affected, how soon, how binding; each with its reason.

The gravest effect counts in full, others a little; an early day and a rule in force add, a mere proposal, consultation,
guidance or correction takes away and holds the severity down whatever it would do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.classify.figures import figure_reasons
from pipeline.classify.headline import split_sentences
from pipeline.classify.lexicon import Matcher, Sense, signals
from pipeline.classify.soon import how_soon
from pipeline.classify.words import searchable
from pipeline.model.classification import NONE, Facts, Reason, Severity, Standing, Subject

_READ = 20_000
_NEAR = 110
_NEGATED = 14
_HEAD = 700
_HIGH, _MEDIUM = 3.5, 2.0
_OTHERS = 0.25
"""What each effect beside the gravest adds."""
_EFFECTS = {
    "ban": (3.0, "goods are banned"),
    "duty-imposed": (3.0, "a duty is imposed"),
    "relief-ended": (3.0, "a relief or threshold ends"),
    "threshold-lowered": (3.0, "a relief or threshold is lowered"),
    "rate-up": (2.75, "a rate rises"),
    "suspension": (2.75, "a service or permission stops"),
    "new-document": (2.5, "a paper is required"),
    "new-mark": (2.5, "a label or mark is required"),
    "new-duty-of-seller": (2.5, "sellers must do something"),
    "recall": (2.0, "products are recalled"),
    "rate-down": (2.0, "a rate falls"),
    "eased": (1.0, "rules are eased"),
}
_BINDING = {
    "in-force": (0.5, "in force or adopted"),
    "test-or-renewal": (-1.0, "a test or renewal"),
    "guidance": (-1.5, "guidance only"),
    "proposed": (-1.5, "only proposed"),
    "consultation": (-1.5, "a consultation"),
    "correction": (-2.0, "a correction"),
}
_CEILINGS = {
    "proposed": Severity.MEDIUM,
    "consultation": Severity.MEDIUM,
    "guidance": Severity.MEDIUM,
    "correction": Severity.LOW,
}
# What a noun and a verb of one sentence say together.
_TOGETHER = {
    ("noun-relief", "verb-end"): "relief-ended",
    ("noun-relief", "verb-lower"): "threshold-lowered",
    ("noun-relief", "verb-raise"): "eased",
    ("noun-rate", "verb-raise"): "rate-up",
    ("noun-rate", "verb-lower"): "rate-down",
    ("noun-rate", "verb-end"): "rate-down",
    ("noun-trade", "verb-ban"): "ban",
    ("noun-paper", "verb-require"): "new-document",
    ("noun-mark", "verb-require"): "new-mark",
}


@dataclass(frozen=True, slots=True)
class Urgency:
    """The severity with its reasons."""

    severity: Severity
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Signal:
    """What a sentence signals, with the words that did."""

    name: str
    words: str
    start: int


def find_severity(subject: Subject, language: str, facts: Facts, primary: str) -> Urgency:
    """Weigh effect, day and force; nothing that is not of the subject is urgent."""
    if primary == NONE:
        return Urgency(Severity.LOW, (Reason("severity", "not of the subject", 0.0),))
    if subject.event == "withdrawn":
        return Urgency(Severity.MEDIUM, (Reason("severity", "the notice is withdrawn", _MEDIUM),))
    signalled = _signals(subject, language)
    effects = [*figure_reasons(subject, language), *_effects(signalled)]
    weighed = sorted(effects, key=lambda reason: -reason.weight)
    weighed[1:] = [Reason("severity", reason.because, _OTHERS) for reason in weighed[1:]]
    reasons = [*weighed, *how_soon(facts, subject.published, affects=bool(weighed))]
    reasons += _binding(signalled, dated=any(reason.because.startswith("takes effect") for reason in reasons))
    ceiling = min((_CEILINGS[name] for name in signalled if name in _CEILINGS), default=Severity.HIGH)
    return Urgency(min(_level(sum(reason.weight for reason in reasons)), ceiling), tuple(reasons))


def _level(score: float) -> Severity:
    return Severity.HIGH if score >= _HIGH else Severity.MEDIUM if score >= _MEDIUM else Severity.LOW


def _effects(signals: dict[str, str]) -> Iterator[Reason]:
    for name, words in signals.items():
        if name in _EFFECTS:
            weight, meaning = _EFFECTS[name]
            yield Reason("severity", f"{meaning}: “{words}”", weight)


def _binding(signals: dict[str, str], *, dated: bool) -> Iterator[Reason]:
    for name, words in signals.items():
        if name == "immediate":
            yield Reason("severity", f"at once: “{words}”", 1.0)
        elif name in _BINDING and not (name == "in-force" and dated):
            weight, meaning = _BINDING[name]
            yield Reason("severity", f"{meaning}: “{words}”", weight)


def _signals(subject: Subject, language: str) -> dict[str, str]:
    """What title and added text signal and the removed text did not, with the words; binding ones stand at the head."""
    title = "" if subject.event == "amended" else subject.title
    added = _of(subject, Standing.ADDED)
    before = {(one.name, one.words) for one in _in_text(_of(subject, Standing.REMOVED), language)}
    found: dict[str, str] = {}
    for one in _in_text(f"{title}\n{added}", language):
        if (one.name, one.words) not in before and (one.name not in _CEILINGS or one.start < _HEAD):
            found.setdefault(one.name, one.words)
    return found


def _of(subject: Subject, standing: Standing) -> str:
    return "\n".join(passage.text for passage in subject.passages if passage.standing is standing)[:_READ]


def _in_text(text: str, language: str) -> Iterator[_Signal]:
    at = 0
    for sentence in split_sentences(text):
        for one in _in_sentence(searchable(sentence, language), language):
            yield _Signal(one.name, one.words, at + one.start)
        at += len(sentence)


def _in_sentence(plain: str, language: str) -> Iterator[_Signal]:
    parts: list[_Signal] = []
    for hit in sorted(_matcher(language).hits(plain), key=lambda hit: hit.start):
        for sense in hit.senses:
            signal = _Signal(sense.topic, hit.term.strip("*"), hit.start)
            if sense.topic.startswith(("noun-", "verb-", "not")):
                parts.append(signal)
            else:
                yield signal
    yield from _together(parts)


@cache
def _matcher(language: str) -> Matcher:
    """The signals of a language alone: English `lose` and `cut` are other words in Spanish and French."""
    table = signals("severity")
    known = {spoken for by_language in table.values() for spoken in by_language}
    tongue = language if language in known else "en"
    return Matcher(
        ((term, Sense(name, 1.0)) for name, by_language in table.items() for term in by_language.get(tongue, ())),
        language,
    )


def _together(parts: list[_Signal]) -> Iterator[_Signal]:
    """A verb with the nearest noun that it may go with, unless a `not` stands before it."""
    for at, verb in enumerate(parts):
        if not verb.name.startswith("verb-") or _negated(parts, at):
            continue
        near = [one for one in parts if (one.name, verb.name) in _TOGETHER and abs(one.start - verb.start) <= _NEAR]
        if near:
            # "Exemption from duty ends" is about the exemption.
            ends = verb.name == "verb-end"
            noun = min(near, key=lambda one: (ends and one.name != "noun-relief", abs(one.start - verb.start)))
            yield _Signal(_TOGETHER[noun.name, verb.name], f"{noun.words} … {verb.words}", min(noun.start, verb.start))


def _negated(parts: list[_Signal], at: int) -> bool:
    before = parts[at - 1] if at else None
    return before is not None and before.name == "not" and parts[at].start - before.start <= _NEGATED
