"""How urgent a change is: what is affected, how soon, how binding; each with its reason.

The gravest effect counts in full, others a little; an early day and a rule in force add, a mere proposal, consultation,
guidance or correction takes away and holds the severity down whatever it would do.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.classify.corrections import corrections
from pipeline.classify.figures import figure_reasons
from pipeline.classify.modals import modal_reasons
from pipeline.classify.readable import short
from pipeline.classify.reliefs import Relief
from pipeline.classify.signals import find_signals
from pipeline.classify.soon import OPEN, how_soon, moved_days
from pipeline.model.classification import (
    NONE,
    UNCLASSIFIED,
    DateRole,
    Facts,
    RateRole,
    Reason,
    Severity,
    Standing,
    Subject,
)

_HIGH, _MEDIUM = 3.5, 2.0
_RUN_ON, _FIGURELESS = frozenset({"zh", "ja", "ko", "th"}), 1.75
"""Of a rise that no figure tells, where a sentence is one run: 提高消费税征收一致性 raises the evenness, not the tax."""
_OTHERS = 0.25
"""What each effect beside the gravest adds."""
_EFFECTS = {
    "ban": (3.0, "goods are banned"),
    "goods-stopped": (3.0, "goods are stopped"),
    "duty-imposed": (3.0, "a duty is imposed"),
    "relief-ended": (3.0, "a relief or threshold ends"),
    "restricted": (2.5, "goods are restricted"),
    "no-threshold": (3.5, "levied whatever the value"),
    "threshold-lowered": (3.0, "a relief or threshold is lowered"),
    "rate-up": (2.75, "a rate rises"),
    "no-acceptance": (3.5, "parcels are not taken"),
    "suspension": (2.75, "a service or permission stops"),
    "new-document": (2.5, "a paper is required"),
    "new-mark": (2.5, "a label or mark is required"),
    "new-duty-of-seller": (2.5, "sellers must do something"),
    "new-control": (2.25, "a check or treatment is required"),
    "investigation": (2.0, "an investigation is opened"),
    "postponed": (2.0, "a day is put off"),
    "rate-set": (1.75, "a rate or fee changes"),
    "only-with": (2.0, "allowed only on a condition"),
    "recall": (2.0, "products are recalled"),
    "struck-down": (3.5, "a duty is struck down"),
    "duty-lifted": (2.0, "a duty is lifted"),
    "rate-down": (2.0, "a rate falls"),
    "eased": (1.0, "rules are eased"),
}
_BINDING = {
    "in-force": (0.5, "in force or adopted"),
    "test-or-renewal": (-1.0, "a test or renewal"),
    "guidance": (-1.5, "guidance only"),
    "proposed": (-0.5, "only proposed"),
    "consultation": (-0.5, "a consultation"),
    "maintenance": (-2.0, "planned maintenance"),
    "continued": (-1.0, "it goes on as before"),
    "pending": (-1.0, "not yet in force"),
    "correction": (-2.0, "a correction"),
}
_OF_MARKETPLACES = 0.8
"""Most rules of this topic are a marketplace's own; what it demands binds its users alone."""
_DATED = ("takes effect", "in effect since")
_BY_FIGURES = ("rate ", "amount ", "the relief up to", "goods of small value")
_MOVED_BY_FIGURES = ("rate raised", "rate lowered", "amount ", "day moved")
_QUOTED = 60
_REWRITTEN = 6_000
"""Characters; taught by codes of customs and terms of use that came anew as a whole."""
_CEILINGS = {
    "proposed": Severity.MEDIUM,
    "consultation": Severity.MEDIUM,
    "pending": Severity.MEDIUM,
    "guidance": Severity.MEDIUM,
    "correction": Severity.LOW,
}


@dataclass(frozen=True, slots=True)
class Urgency:
    """The severity with its reasons."""

    severity: Severity
    reasons: tuple[Reason, ...]


def find_severity(
    subject: Subject,
    language: str,
    facts: Facts,
    primary: str,
    reliefs: Sequence[Relief] = (),
    secondary: Sequence[str] = (),
) -> Urgency:
    """Weigh effect, day and force; nothing that is not of the subject is urgent."""
    if primary == NONE:
        return Urgency(Severity.LOW, (Reason("severity", "not of the subject", 0.0),))
    if subject.event == "withdrawn":
        return Urgency(Severity.MEDIUM, (Reason("severity", "the notice is withdrawn", _MEDIUM),))
    signalled = find_signals(subject, language, _CEILINGS)
    effects = _all_effects(subject, language, facts, primary, reliefs, signalled)
    if primary == "platforms-consumers" and "product-safety" not in secondary and "relief-ended" not in signalled:
        effects = [
            one if _is_law(one) else replace(one, weight=round(one.weight * _OF_MARKETPLACES, 2)) for one in effects
        ]
    weighed = sorted(effects, key=lambda reason: -reason.weight)
    weighed[1:] = [Reason("severity", reason.because, _OTHERS) for reason in weighed[1:]]
    reasons = [*weighed, *how_soon(facts, subject.published or subject.seen, affects=bool(weighed))]
    if "consultation" in signalled and not effects and not facts.days(DateRole.COMMENT):
        reasons.append(Reason("severity", "open for comments", OPEN))
    # What a correction does to a figure or a day is as grave as if a rule did it.
    corrected = next(iter(corrections(subject)), None)
    if corrected is not None and any(one.because.startswith(_MOVED_BY_FIGURES) for one in effects):
        signalled.pop("correction", None)
        because = f"a correction: for “{short(corrected.wrong, _QUOTED)}” read “{short(corrected.right, _QUOTED)}”"
        reasons.append(Reason("severity", because, 0.0))
    reasons += _binding(signalled, dated=any(reason.because.startswith(_DATED) for reason in reasons))
    ceilings = [_CEILINGS[name] for name in signalled if name in _CEILINGS]
    ceilings += [Severity.MEDIUM] if primary == UNCLASSIFIED or _is_mild(subject, weighed) else []
    ceiling = min(ceilings, default=Severity.HIGH)
    return Urgency(min(_level(sum(reason.weight for reason in reasons)), ceiling), tuple(reasons))


def _is_mild(subject: Subject, weighed: Sequence[Reason]) -> bool:
    """Whether at the gravest a day was moved, or a long text took the place of another: most of what its words signal
    was the rule before.
    """
    if subject.event != "amended" or not weighed:
        return False
    long = sum(len(one.text) for one in subject.passages if one.standing is Standing.ADDED) > _REWRITTEN
    gravest = weighed[0].because
    return gravest.startswith("day moved") or (long and not gravest.startswith(_BY_FIGURES))


def _all_effects(
    subject: Subject, language: str, facts: Facts, primary: str, reliefs: Sequence[Relief], signalled: dict[str, str]
) -> list[Reason]:
    """What figures, verbs and words say that is affected; takes away from what is signalled what is said better."""
    if primary == "platforms-consumers":
        for name in ("suspension", "no-acceptance"):
            signalled.pop(name, None)  # of accounts and offers, not of parcels
    told = [*figure_reasons(subject, language, facts, primary, imposed="duty-imposed" in signalled)]
    if "duty-lifted" in signalled or "struck-down" in signalled:
        told = [reason for reason in told if not reason.because.startswith("a rate of")]
    for name in [*_said_better(told, signalled, facts)]:
        signalled.pop(name, None)
    effects = [*told, *modal_reasons(subject, language), *_effects(signalled, facts, language)]
    return [*effects, *_of_reliefs(signalled, reliefs, primary), *moved_days(subject, language)]


def _said_better(told: Sequence[Reason], signalled: Container[str], facts: Facts) -> Iterator[str]:
    """What words signal and figures say better; a duty that is lifted or nought is none imposed."""
    for reason in told:
        if reason.because.startswith("rate lowered"):
            yield from ("rate-down", "rate-set")
        elif reason.because.startswith("rate raised"):
            yield from ("rate-up", "rate-set")
    levied = {rate.value for rate in facts.rates if rate.role in (RateRole.DUTY, RateRole.TAX)}
    if "duty-lifted" in signalled or "struck-down" in signalled:
        yield from ("duty-imposed", "rate-down")
    elif levied == {"0"}:
        yield "duty-imposed"


def _is_law(reason: Reason) -> bool:
    """Whether an effect is one that no marketplace has: a duty or a tax."""
    return reason.because.startswith((_EFFECTS["duty-imposed"][1], "a rate of", "rate raised"))


def _level(score: float) -> Severity:
    return Severity.HIGH if score >= _HIGH else Severity.MEDIUM if score >= _MEDIUM else Severity.LOW


def _effects(signals: dict[str, str], facts: Facts, language: str) -> Iterator[Reason]:
    for name, words in signals.items():
        if name in _EFFECTS:
            weight, meaning = _EFFECTS[name]
            if name == "rate-up" and language in _RUN_ON and not (facts.rates or facts.amounts):
                weight = _FIGURELESS
            yield Reason("severity", f"{meaning}: “{words}”", weight)


def _of_reliefs(signals: dict[str, str], reliefs: Sequence[Relief], primary: str) -> Iterator[Reason]:
    """That the relief for small consignments ends concerns each parcel, however far off the day."""
    ended = next((relief for relief in reliefs if relief.ended), None)
    if ended is not None:
        because = f"the relief up to {ended.amount.value} {ended.amount.currency} is removed"
        yield Reason("severity", because, _HIGH)
    elif "relief-ended" in signals and (reliefs or primary == "de-minimis"):
        yield Reason("severity", f"goods of small value lose their relief: “{signals['relief-ended']}”", _HIGH)


def _binding(signals: dict[str, str], *, dated: bool) -> Iterator[Reason]:
    for name, words in signals.items():
        if name == "immediate":
            yield Reason("severity", f"at once: “{words}”", 1.0)
        elif name == "consultation" and "proposed" in signals:
            continue  # one and the same: what is proposed is laid out for comments
        elif name in _BINDING and not (name == "in-force" and dated):
            weight, meaning = _BINDING[name]
            yield Reason("severity", f"{meaning}: “{words}”", weight)
