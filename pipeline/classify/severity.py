"""How urgent a change is: what is affected, how soon, how binding; each with its reason.

The gravest effect counts in full, others a little; an early day and a rule in force add, a mere proposal, consultation,
guidance or correction takes away and holds the severity down whatever it would do.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from pipeline.classify.figures import figure_reasons
from pipeline.classify.headline import split_sentences
from pipeline.classify.lexicon import native_matcher
from pipeline.classify.modals import modal_reasons
from pipeline.classify.soon import how_soon, moved_days
from pipeline.classify.words import searchable
from pipeline.model.classification import NONE, UNCLASSIFIED, Facts, Reason, Severity, Standing, Subject

_READ = 20_000
_NEAR = 110
_NEGATED = 14
_HEAD = 700
_HIGH, _MEDIUM = 3.5, 2.0
_OTHERS = 0.25
"""What each effect beside the gravest adds."""
_EFFECTS = {
    "ban": (3.0, "goods are banned"),
    "goods-stopped": (3.0, "goods are stopped"),
    "duty-imposed": (3.0, "a duty is imposed"),
    "relief-ended": (3.0, "a relief or threshold ends"),
    "threshold-lowered": (3.0, "a relief or threshold is lowered"),
    "rate-up": (2.75, "a rate rises"),
    "suspension": (2.75, "a service or permission stops"),
    "new-document": (2.5, "a paper is required"),
    "new-mark": (2.5, "a label or mark is required"),
    "new-duty-of-seller": (2.5, "sellers must do something"),
    "only-with": (2.0, "allowed only on a condition"),
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
    "pending": (-1.0, "not yet in force"),
    "correction": (-2.0, "a correction"),
}
_OF_MARKETPLACES = 0.8
"""Most rules of this topic are a marketplace's own; what it demands binds its users alone."""
_CEILINGS = {
    "proposed": Severity.MEDIUM,
    "consultation": Severity.MEDIUM,
    "pending": Severity.MEDIUM,
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
    if primary == "platforms-consumers":
        signalled.pop("suspension", None)  # of accounts, not of parcels
    effects = [*figure_reasons(subject, language, facts, primary), *modal_reasons(subject, language)]
    effects += [*_effects(signalled), *moved_days(subject, language)]
    if primary == "platforms-consumers":
        effects = [replace(reason, weight=round(reason.weight * _OF_MARKETPLACES, 2)) for reason in effects]
    weighed = sorted(effects, key=lambda reason: -reason.weight)
    weighed[1:] = [Reason("severity", reason.because, _OTHERS) for reason in weighed[1:]]
    reasons = [*weighed, *how_soon(facts, subject.published or subject.seen, affects=bool(weighed))]
    reasons += _binding(signalled, dated=any(reason.because.startswith("takes effect") for reason in reasons))
    ceilings = [_CEILINGS[name] for name in signalled if name in _CEILINGS]
    ceilings += [Severity.MEDIUM] if primary == UNCLASSIFIED else []
    ceiling = min(ceilings, default=Severity.HIGH)
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
    removed = _of(subject, Standing.REMOVED)
    before = {(one.name, one.words) for one in _in_text(removed, language)}
    known = {_bare(sentence) for sentence in split_sentences(removed)}
    found: dict[str, str] = {}
    for one in _in_text(f"{title}\n{added}", language, known):
        if (one.name, one.words) not in before and (one.name not in _CEILINGS or one.start < _HEAD):
            found.setdefault(one.name, one.words)
    return found


def _of(subject: Subject, standing: Standing) -> str:
    return "\n".join(passage.text for passage in subject.passages if passage.standing is standing)[:_READ]


def _bare(sentence: str) -> str:
    """The letters of a sentence: quotation marks, numbering and spaces make no other rule of it."""
    return "".join(sign for sign in sentence.casefold() if sign.isalpha())


def _in_text(text: str, language: str, known: Container[str] = ()) -> Iterator[_Signal]:
    at = 0
    for sentence in split_sentences(text):
        if known and _bare(sentence) in known:
            continue
        for one in _in_sentence(searchable(sentence, language), language):
            yield _Signal(one.name, one.words, at + one.start)
        at += len(sentence)


def _in_sentence(plain: str, language: str) -> Iterator[_Signal]:
    parts: list[_Signal] = []
    alone: list[_Signal] = []
    for hit in sorted(native_matcher("severity", language).hits(plain), key=lambda hit: hit.start):
        for sense in hit.senses:
            signal = _Signal(sense.topic, hit.term.strip("*"), hit.start)
            if sense.topic.startswith(("noun-", "verb-", "not")):
                parts.append(signal)
            else:
                alone.append(signal)
    alone += _together(parts)
    bites = [one.start for one in alone if one.name in _EFFECTS or one.name == "in-force"]
    for one in alone:
        # "Immediately" alone is how an office is told, not when a rule begins.
        if one.name != "immediate" or any(abs(start - one.start) <= _NEAR for start in bites):
            yield one


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
