"""What figures say of severity: a rate that rose or is newly set, an amount that fell.

Told from the pairs of before and after, and from what a text itself says of a step (`34 % → 84 %`, `+25 %`).
"""

import re
from collections.abc import Container, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

from pipeline.classify.amount_steps import AmountStep, amount_steps
from pipeline.classify.corrections import corrections
from pipeline.classify.facts.amounts import find_amounts
from pipeline.classify.facts.fields import days_of_fields
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.facts.rates import find_rates
from pipeline.classify.facts.stated import in_row
from pipeline.classify.matching import signal_matcher
from pipeline.classify.pairs import changed_pairs
from pipeline.classify.rate_steps import Step, told_steps
from pipeline.classify.readable import name_as_words
from pipeline.classify.reliefs import is_small
from pipeline.classify.successions import figures_set, successions
from pipeline.classify.words import searchable
from pipeline.model.classification import Amount, DateRole, Facts, Passage, RateRole, Reason, Standing, Subject

_FREE = re.compile(
    r"\s*(?:free|nil|exempt|frei|exempte?|exemption|livre|exento|exenta|libre|esente|vrij|vrijstelling|zw\.|fri|免税|免稅|无税|無税|無稅|무세|معفى|muaf|беспошлинно|безмитно|miễn|ยกเว้น|bebas)\s*",
    re.IGNORECASE,
)
_LEAP = Decimal(10)
"""Points of a hundred by which a rate leaps rather than steps."""
_STEEP, _SHARE_MORE = Decimal(2), Decimal("1.15")
_LEVIED = 3.5
"""Of a duty of ten points or more on what was free of it, such as the American tariffs of 2025 and 2026."""
_MOST = 1_000
_PARAGRAPH = 2_000
"""Longer passages have too many figures to say which took the place of which."""
_READ = 60_000
_LINE = 300
"""In a table of tariff actions a short line's percentage is a rate of duty, whatever words it lacks."""
_OF_UNITS = re.compile(r"(?i)\b(?:measurement|units?|abbreviations?|expansion)\b")
"""Tables of units (`kg 90 % dry`, `% vol`) have percentages that are no rates."""
_OF_RATES = frozenset({"tariff-rates", "trade-remedies", "de-minimis", "vat-sales-tax", "excise-fees"})
_OF_PRICES = frozenset({"platforms-consumers", "unclassified", "intellectual-property"})
"""Where amounts are prices, share capital or damages, and percentages discounts, unless the words say otherwise."""
_LEVIES = frozenset({RateRole.DUTY, RateRole.TAX})
_OF_DUTIES = frozenset({"tariff-rates", "trade-remedies"})
_LIMITS = frozenset({"noun-relief", "noun-rate", "noun-limit"})
_RELIEF_LOWERED, _FEE_RAISED = 3.5, 3.0
_VERB_LAST = frozenset({"zh", "ja", "ko", "tr", "hi"})
_MOVES = re.compile(
    r"(?i)\b(?:goes|go|moves?|pass(?:e|er|era|eront|ent|a|ano|erà|ará|arán|an|am)|pasa(?:n|rá|rán)?|(?:est|sera|sont) portée?s?|går|stiger|wzrasta|wzrośnie|rośnie|zmienia|вырастет|растет|повышается|увеличивается|зростає|підвищується|stijgt|gaat)\b|(?:ترتفع|يرتفع|زيادة|رفع)"
)
"""What a rise is told by that no list of verbs has, in languages whose words also tie the ends of a range."""


def figure_reasons(
    subject: Subject, language: str, facts: Facts, primary: str, *, imposed: bool = False
) -> Iterator[Reason]:
    """At most one reason of rates and one of amounts: the greatest step of each. `imposed`: a duty is laid on anew."""
    rates = [*_rate_steps(subject, language, primary)]
    if rates:
        # A rise is graver than any fall; of falls the deepest.
        yield max(rates, key=lambda step: (step[0] > 0, abs(step[0])))[1]
    elif primary in _OF_RATES:
        yield from _rate_set(subject, language, facts, primary, imposed=imposed)
    amounts = [*_amount_steps(subject, language, facts, primary)]
    if amounts:
        yield max(amounts, key=lambda reason: reason.weight)


def _pairs(subject: Subject) -> Iterator[tuple[Passage, Passage]]:
    for before, after in islice(changed_pairs(subject), _MOST):
        if max(len(before.text), len(after.text)) <= _PARAGRAPH:
            yield before, after


def _rate_steps(subject: Subject, language: str, primary: str) -> Iterator[tuple[Decimal, Reason]]:
    corrected = {one.before for one in corrections(subject)}
    for before, after in _pairs(subject):
        levies = primary in _OF_PRICES and before not in corrected
        old, new = (_rates(one, subject.title, language, levies=levies) for one in (before, after))
        gone, come = [value for value in old if value not in new], [value for value in new if value not in old]
        if len(gone) == len(come) == 1:
            yield _rate_step(Step(gone[0], come[0]), old[gone[0]], new[come[0]])
    for earlier, added in _next_rows(subject) if primary in _OF_RATES else ():
        for figure in figures_set(earlier.text, added.text):
            old_rate, new_rate = (Decimal(one.replace(",", ".")) for one in (figure.old, figure.new))
            if old_rate != new_rate:
                step = Step(old_rate, new_rate)
                yield _rate_step(step, f"{figure.old} %", f"{figure.new} % ({name_as_words(figure.name)})")
    if primary in _OF_RATES:
        before_it = set(told_steps(_text(subject, Standing.REMOVED)))
        for step in told_steps(_text(subject, Standing.ADDED)):
            if step not in before_it:
                yield _rate_step(step, None if step.old is None else f"{step.old} %", f"{step.new} %")


def _next_rows(subject: Subject) -> list[tuple[Passage, Passage]]:
    """Of rows that follow one another those of the next day to come, else of the last: of a cut that is taken back
    half a year later the cut is what is new.
    """
    rows = [(_day_of(added), earlier, added) for earlier, added in islice(successions(subject), _MOST)]
    since = subject.published or subject.seen
    days = sorted({day for day, _, _ in rows if day is not None})
    coming = [day for day in days if since is None or day >= since]
    chosen = coming[0] if coming else days[-1] if days else None
    return [(earlier, added) for day, earlier, added in rows if day == chosen or day is None]


def _day_of(row: Passage) -> date | None:
    return next((day for day, role in days_of_fields(row) if role is DateRole.EFFECTIVE), None)


def _rate_step(step: Step, old: str | None, new: str) -> tuple[Decimal, Reason]:
    verb, weight = ("raised", 3.0) if step.points > 0 else ("lowered", 2.0)
    because = f"rate {verb} by {new}" if old is None else f"rate {verb} from {old} to {new}"
    return step.points, Reason("severity", because, weight + (0.5 if _leaps(step) else 0.0))


def _leaps(step: Step) -> bool:
    """Whether a rate rose by ten points, or by a seventh of itself: 16 % to 19 % is felt, 20 % to 22 % less."""
    steep = step.old is not None and step.points >= _STEEP and step.new >= step.old * _SHARE_MORE
    return step.points >= _LEAP or steep


def _rates(passage: Passage, title: str, language: str, *, levies: bool) -> dict[Decimal, str]:
    """The rates of a passage with how they are written; what is free of duty has the rate nought."""
    if _FREE.fullmatch(passage.text):
        return {Decimal(0): passage.text.strip()}
    text = plain_digits(in_row(passage, title))
    own = len(text) - len(passage.text) - 3
    found: dict[Decimal, str] = {}
    roles = {rate.value: rate.role for rate in find_rates(text, language)[0]}
    for start, end in find_rates(text, language)[1]:
        rates, _ = find_rates(text[start:end], language)
        if start < own or len(rates) != 1:
            continue
        role = roles.get(rates[0].value, RateRole.OTHER)
        if role in _LEVIES or not (levies or role is RateRole.INTEREST):
            number = re.search(r"\d[\d.,]*", text[start:end])
            found[Decimal(rates[0].value)] = f"{number[0] if number else rates[0].value} %"
    return found


def _rate_set(subject: Subject, language: str, facts: Facts, primary: str, *, imposed: bool) -> Iterator[Reason]:
    """A rate of duty or tax that stands in the new text and did not in the old."""
    if not any(one.standing is Standing.ADDED for one in subject.passages) and subject.event == "amended":
        return
    removed = [in_row(one, subject.title) for one in subject.passages if one.standing is Standing.REMOVED]
    old = {rate.value for rate in find_rates(plain_digits("\n".join(removed)[:_READ]), language)[0]}
    stated = {rate.value for rate in facts.rates if rate.role in _LEVIES}
    if subject.event == "amended" and primary in _OF_DUTIES:
        added = [one for one in subject.passages if one.standing is Standing.ADDED and len(one.text) <= _LINE]
        lines = [one.text for one in added if not _OF_UNITS.search(" ".join((subject.title, *one.path)))]
        rates, _ = find_rates(plain_digits("\n".join(lines)[:_READ]), language)
        stated |= {rate.value for rate in rates if rate.role in _LEVIES or rate.role is RateRole.OTHER}
    new = [Decimal(value) for value in stated if value not in old]
    if new:
        weight = 2.75 if max(new) >= _LEAP and subject.event == "amended" else 2.0
        weight = _LEVIED if imposed and primary in _OF_DUTIES and max(new) >= _LEAP else weight
        yield Reason("severity", f"a rate of {max(new)} % is set", weight)


def _amount_steps(subject: Subject, language: str, facts: Facts, primary: str) -> Iterator[Reason]:
    """An amount that changed and, by the words around it, limits or charges something; a lower one is graver."""
    wanted = {"noun-relief"} if primary in _OF_PRICES else _LIMITS
    for before, after in _pairs(subject):
        old, new = (_amounts(one, language, subject.jurisdiction) for one in (before, after))
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        if len(gone) != 1 or len(come) != 1 or gone[0].currency != come[0].currency:
            continue
        spoken = _spoken_of(in_row(after), language)
        if wanted & spoken:
            fell = Decimal(come[0].value) < Decimal(gone[0].value)
            because = f"amount {'lowered' if fell else 'raised'} from {_money(gone[0])} to {_money(come[0])}"
            relief = "noun-relief" in spoken and is_small(gone[0])
            yield Reason("severity", because, (3.5 if relief else 2.5) if fell else 2.0)
    if not facts.amounts:
        return
    before_it = _told_amounts(subject, Standing.REMOVED, language)
    for step in _told_amounts(subject, Standing.ADDED, language):
        if step not in before_it and (told := _told_step(step, wanted, language)) is not None:
            yield told


def _told_amounts(subject: Subject, standing: Standing, language: str) -> list[AmountStep]:
    title = subject.title if subject.event != "amended" and standing is Standing.ADDED else ""
    return [*amount_steps(f"{title}\n{_text(subject, standing)}", language, subject.jurisdiction)]


def _told_step(step: AmountStep, wanted: Container[str], language: str) -> Reason | None:
    """By what the sentence names: a relief or a limit that falls takes from many, a fee that rises is a rate that does.

    A rise needs a word that says so, or is the two ends of a range.
    """
    nouns = [name for name in _nouns(step.leading, language) or _nouns(step.sentence, language) if name in wanted]
    if not nouns:
        return None
    # What is told of comes first in the sentence, but stands last before its figures where the verb comes last.
    noun = "noun-relief" if "noun-relief" in nouns else nouns[-1 if language in _VERB_LAST else 0]
    moves = _spoken_of(step.sentence, language)
    if (
        not step.fell
        and not step.surely
        and not ({"verb-raise", "verb-adjust"} & moves or _MOVES.search(step.sentence))
    ):
        return None
    verb, weight = ("lowered", 2.0) if step.fell else ("raised", 2.0)
    if noun == "noun-rate" and not step.fell:
        weight = _FEE_RAISED
    elif noun != "noun-rate" and step.fell:
        weight = _RELIEF_LOWERED if is_small(step.old) else 3.0
    return Reason("severity", f"amount {verb} from {_money(step.old)} to {_money(step.new)}", weight)


def _nouns(text: str, language: str) -> list[str]:
    """What a text names of reliefs, limits and rates, in its order."""
    hits = sorted(signal_matcher("severity", language).hits(searchable(text, language)), key=lambda hit: hit.start)
    return [sense.topic for hit in hits for sense in hit.senses if sense.topic.startswith("noun-")]


def _spoken_of(text: str, language: str) -> set[str]:
    hits = signal_matcher("severity", language).hits(searchable(text, language))
    return {sense.topic for hit in hits for sense in hit.senses}


def _amounts(passage: Passage, language: str, jurisdiction: str | None) -> tuple[Amount, ...]:
    return find_amounts(plain_digits(passage.text), language, jurisdiction)[0]


def _money(amount: Amount) -> str:
    return f"{amount.value} {amount.currency}"


def _text(subject: Subject, standing: Standing) -> str:
    return "\n".join(passage.text for passage in subject.passages if passage.standing is standing)[:_READ]
