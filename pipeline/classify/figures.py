"""What figures say of severity: a rate that rose, an amount that fell, told from the pairs of before and after."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.classify.facts.amounts import find_amounts
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.facts.rates import find_rates
from pipeline.classify.facts.stated import in_row
from pipeline.classify.pairs import changed_pairs
from pipeline.model.classification import Amount, Passage, RateRole, Reason, Subject

_FREE = re.compile(
    r"\s*(?:free|nil|exempt|frei|exempte?|exemption|livre|exento|exenta|libre|esente|vrij|vrijstelling|zw\.|fri|免税|免稅|无税|無税|無稅|무세|معفى|muaf|беспошлинно|безмитно|miễn|ยกเว้น|bebas)\s*",
    re.IGNORECASE,
)
_LEAP = Decimal(10)
"""Points of a hundred by which a rate leaps rather than steps."""
_MOST = 1_000
_PARAGRAPH = 2_000
"""Longer passages have too many figures to say which took the place of which."""


def figure_reasons(subject: Subject, language: str) -> Iterator[Reason]:
    """At most one reason of rates and one of amounts: the greatest step of each."""
    rates: list[tuple[Decimal, Reason]] = []
    amounts: list[Reason] = []
    for number, (before, after) in enumerate(changed_pairs(subject)):
        if number >= _MOST:
            break
        if max(len(before.text), len(after.text)) > _PARAGRAPH:
            continue
        rates += _rate_step(before, after, language)
        amounts += _amount_step(before, after, language, subject.jurisdiction)
    if rates:
        yield max(rates, key=lambda step: step[0])[1]
    if amounts:
        yield max(amounts, key=lambda reason: reason.weight)


def _rate_step(before: Passage, after: Passage, language: str) -> list[tuple[Decimal, Reason]]:
    old, new = _rates(before, language), _rates(after, language)
    gone, come = [value for value in old if value not in new], [value for value in new if value not in old]
    if len(gone) != 1 or len(come) != 1:
        return []
    step = come[0] - gone[0]
    verb, weight = ("raised", 3.0) if step > 0 else ("lowered", 2.0)
    because = f"rate {verb} from {old[gone[0]]} to {new[come[0]]}"
    return [(step, Reason("severity", because, weight + (0.5 if step >= _LEAP else 0.0)))]


def _rates(passage: Passage, language: str) -> dict[Decimal, str]:
    """The rates of a passage with how they are written; what is free of duty has the rate nought."""
    if _FREE.fullmatch(passage.text):
        return {Decimal(0): passage.text.strip()}
    text = plain_digits(in_row(passage))
    own = len(text) - len(passage.text) - 2
    found: dict[Decimal, str] = {}
    for start, end in find_rates(text, language)[1]:
        rates, _ = find_rates(text[start:end], language)
        if start >= own and len(rates) == 1 and rates[0].role is not RateRole.INTEREST:
            number = re.search(r"\d[\d.,]*", text[start:end])
            found[Decimal(rates[0].value)] = f"{number[0] if number else rates[0].value} %"
    return found


def _amount_step(before: Passage, after: Passage, language: str, jurisdiction: str | None) -> list[Reason]:
    """An amount that changed. Which amounts are limits the text's own words tell; a lower one is the graver news."""
    old, new = (_amounts(one, language, jurisdiction) for one in (before, after))
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    if len(gone) != 1 or len(come) != 1 or gone[0].currency != come[0].currency:
        return []
    fell = Decimal(come[0].value) < Decimal(gone[0].value)
    because = f"amount {'lowered' if fell else 'raised'} from {_money(gone[0])} to {_money(come[0])}"
    return [Reason("severity", because, 2.5 if fell else 2.0)]


def _amounts(passage: Passage, language: str, jurisdiction: str | None) -> tuple[Amount, ...]:
    return find_amounts(plain_digits(passage.text), language, jurisdiction)[0]


def _money(amount: Amount) -> str:
    return f"{amount.value} {amount.currency}"
