"""The facts of a subject: where they are looked for, and how a changed cell is told."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.classify.corrections import corrected_days
from pipeline.classify.facts import find_facts
from pipeline.classify.facts.days import written_days
from pipeline.classify.facts.fields import days_of_fields, levy_of_table
from pipeline.classify.facts.headings import is_code
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.facts.rates import find_rates
from pipeline.classify.pairs import changed_pairs
from pipeline.classify.sentences import parted, sentences
from pipeline.classify.successions import NO_RATE
from pipeline.model.classification import DatedFact, DateRole, Facts, Passage, Rate, RateRole, Standing, Subject

_KEY = re.compile(r"(?:ex ?)?(\d[\d. -]{2,16}\d)(?: ?[A-Z])?")
_BARE = re.compile(r"(?m)^(\s*(?:[a-z][\w ]{0,30}: ?)?)(\d{1,2}(?:[.,]\d{1,3})?)\s*$")
_OF_RATES = re.compile(
    r"(?i)\b(?:vat|gst|duty|tax|tariff|excise)\W{1,2}rates?\b|\brates? of (?:duty|vat|tax)|(?:steuer|zoll)s[aä]tze?\b|\btaux (?:de|des) (?:droit|tva|taxe)"
    r"|\btipos? (?:de iva|impositiv|arancelari)|\bal[ií]quot|\b(?:btw|accijns)-?tarie|\bstawk\w+ (?:cła|celn|vat|podatk)|\b(?:moms|tull)sats|税率|稅率|세율|kdv oran|vergi oran|ставк\w+ (?:пошлин|ндс|мит|пдв)|thuế suất|อัตราอากร|tarif bea masuk"
)
"""What a table of percentages is called that writes no sign behind them; rates of exchange are none of these."""
_DEALS_IN = {"tariff-rates": RateRole.DUTY, "trade-remedies": RateRole.DUTY, "vat-sales-tax": RateRole.TAX}
_CELL = 80
_LONG, _READ = 300, 150_000
_MOST = 2_000


def facts_of(subject: Subject, language: str) -> Facts:
    """What the title and the changed passages state; of a changed rate the one before as well, before it."""
    lines = _stated(subject)
    facts = find_facts(
        "\n".join(lines), language, subject.jurisdiction, subject.published, [parted(line) for line in lines]
    )
    if facts.dates and subject.event == "amended":
        facts = replace(facts, dates=_changed_days(facts.dates, lines, subject, language))
    if facts.dates:
        facts = replace(facts, dates=_corrected(facts.dates, subject, language))
    before = [
        rate for removed, added in changed_pairs(subject) for rate in _rates_before(removed, added, subject, language)
    ]
    if before:
        facts = replace(facts, rates=tuple(dict.fromkeys((*before, *facts.rates))))
    return _as_named(facts, subject, language) if subject.event == "amended" else facts


def as_of_topic(facts: Facts, subject: Subject, primary: str) -> Facts:
    """The facts of a short text, in which a percentage that no word explains is what its topic deals in."""
    role = _DEALS_IN.get(primary)
    if role is None or sum(len(one.text) for one in subject.passages if one.standing is not Standing.CONTEXT) > _LONG:
        return facts
    rates = (replace(one, role=role) if one.role is RateRole.OTHER else one for one in facts.rates)
    return replace(facts, rates=tuple(dict.fromkeys(rates)))


def _changed_days(
    dates: tuple[DatedFact, ...], lines: list[str], subject: Subject, language: str
) -> tuple[DatedFact, ...]:
    """Those days that stand in what changed: not in a sentence that stood there before, nor in a long one that named
    them already. A law's list of its amendments is one sentence of sixty days, of which one is new.
    """
    removed = [passage.text for passage in subject.passages if passage.standing is Standing.REMOVED]
    if not removed or not any(passage.standing is Standing.ADDED for passage in subject.passages):
        return dates
    known = {sentence for text in removed for sentence in sentences(text)}
    fresh = [one for line in lines for one in sentences(line) if one not in known]
    found = [set(_days(one, subject, language)) for one in fresh]
    stood = set(_days("\n".join(removed)[:_READ], subject, language)) if any(map(_is_long, fresh)) else set()
    told = set[date]().union(*(days - stood if _is_long(one) else days for one, days in zip(fresh, found, strict=True)))
    # Days that are counted from publication stand nowhere as such.
    counted = {one.date for one in dates} - set(_days("\n".join(lines), subject, language))
    return tuple(one for one in dates if one.date in told or one.date in counted)


def _corrected(dates: tuple[DatedFact, ...], subject: Subject, language: str) -> tuple[DatedFact, ...]:
    """Of a day that a correction put in place of another the right one is the rule's, and the wrong one no more."""
    days = dict(corrected_days(subject, language))
    if not days:
        return dates
    since = subject.published or subject.seen or date.min
    told = {one.date: one.role for one in dates if one.role is not DateRole.OTHER}
    right = {new: told.get(new, told.get(old, DateRole.EFFECTIVE)) for old, new in days.items() if new >= since}
    roles = dict.fromkeys(days, DateRole.OTHER) | right
    return tuple(dict.fromkeys(replace(one, role=roles.get(one.date, one.role)) for one in dates))


def _is_long(sentence: str) -> bool:
    return len(sentence) > _LONG


def _days(text: str, subject: Subject, language: str) -> Iterator[date]:
    return (when for _, _, when in written_days(plain_digits(text), language, subject.jurisdiction))


def _as_named(facts: Facts, subject: Subject, language: str) -> Facts:
    """The facts with the roles that names of fields, columns and tables give, where the words around them gave none."""
    days: dict[date, DateRole] = {}
    levies: dict[str, RateRole] = {}
    for passage in subject.passages[:_MOST]:
        if passage.standing is Standing.CONTEXT:
            continue
        days |= {day: role for day, role in days_of_fields(passage) if day not in days}
        bare = [found[2].replace(",", ".") for found in _BARE.finditer(passage.text)]
        if bare and (levy := levy_of_table(subject, passage, language)) is not None:
            levies |= dict.fromkeys(bare, levy)
    dates = (
        replace(one, role=days.get(one.date, one.role)) if one.role is DateRole.OTHER else one for one in facts.dates
    )
    rates = (replace(one, role=levies.get(one.value, one.role)) for one in facts.rates)
    return replace(facts, dates=tuple(dict.fromkeys(dates)), rates=tuple(dict.fromkeys(rates)))


def in_row(passage: Passage, title: str = "") -> str:
    """The passage with the labels of its row and column, as a reader of the table takes them in.

    The key of a tariff's row is its code: `8517 62 00 90`, column `Duty rate`, `3.50 %`. A bare figure in a column
    `Rate (%)`, or in a table of rates of duty or tax, is a percentage.
    """
    labels = [f"HS {label.strip()}" if _is_key(label) else label for label in _of_row(passage)]
    text = passage.text
    if any("%" in label for label in labels) or _OF_RATES.search(" ".join((title, *labels)).replace("_", " ")):
        text = text if NO_RATE.search(passage.path[-1] if passage.path else "") else _BARE.sub(_percentage, text)
    return " · ".join((*labels, text))


def _percentage(match: re.Match[str]) -> str:
    return match[0] if NO_RATE.search(match[1]) else f"{match[1]}{match[2]} %"


def _of_row(passage: Passage) -> tuple[str, ...]:
    """From the row's code on; the names above a cell; nothing of what stands in running text.

    The chapter above a row only tells where it stands: taken as a code of the change, "Chapter 85" would let a seller
    of 8504 hear of 8517. A heading "§ 5 Relief" above a paragraph is no citation.
    """
    codes = [place for place, label in enumerate(passage.path) if _is_key(label)]
    if codes:
        return passage.path[codes[0] :]
    return passage.path if passage.column else ()


def _stated(subject: Subject) -> list[str]:
    amended = subject.event == "amended"
    added = [passage for passage in subject.passages if passage.standing is Standing.ADDED]
    told = added or [passage for passage in subject.passages if passage.standing is Standing.REMOVED]
    lines = [in_row(passage, subject.title) if amended else passage.text for passage in told]
    return lines if amended else [subject.title, *lines]


def _is_key(label: str) -> bool:
    """Whether a row's label is a code. A lone 19xx or 20xx is rather a year."""
    match = _KEY.fullmatch(plain_digits(label.strip()))
    digits = re.sub(r"\D", "", match[1]) if match else ""
    return is_code(digits) and not (len(digits) == 4 and digits[:2] in ("19", "20"))


def _rates_before(removed: Passage, added: Passage, subject: Subject, language: str) -> tuple[Rate, ...]:
    """Only of cells and short lines: of a long passage it is not known which rate took the place of which."""
    if max(len(removed.text), len(added.text)) > _CELL:
        return ()
    return find_rates(plain_digits(in_row(removed, subject.title)), language)[0]
