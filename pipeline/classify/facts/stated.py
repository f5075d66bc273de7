"""The facts of a subject: where they are looked for, and how a changed cell is told."""

import re
from dataclasses import replace

from pipeline.classify.facts import find_facts
from pipeline.classify.facts.headings import is_code
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.facts.rates import find_rates
from pipeline.classify.pairs import changed_pairs
from pipeline.classify.sentences import parted
from pipeline.model.classification import Facts, Passage, Rate, Standing, Subject

_KEY = re.compile(r"(?:ex ?)?(\d[\d. -]{2,16}\d)(?: ?[A-Z])?")
_BARE = re.compile(r"(?m)^(\s*(?:[a-z][\w ]{0,30}: ?)?)(\d{1,2}(?:[.,]\d{1,3})?)\s*$")
_OF_RATES = re.compile(
    r"(?i)\b(?:vat|gst|duty|tax|tariff|excise)\W{1,2}rates?\b|\brates? of (?:duty|vat|tax)|(?:steuer|zoll)s[aä]tze?\b|\btaux (?:de|des) (?:droit|tva|taxe)"
    r"|\btipos? (?:de iva|impositiv|arancelari)|\bal[ií]quot|\b(?:btw|accijns)-?tarie|\bstawk\w+ (?:cła|celn|vat|podatk)|\b(?:moms|tull)sats|税率|稅率|세율|kdv oran|vergi oran|ставк\w+ (?:пошлин|ндс|мит|пдв)|thuế suất|อัตราอากร|tarif bea masuk"
)
"""What a table of percentages is called that writes no sign behind them; rates of exchange are none of these."""
_CELL = 80


def facts_of(subject: Subject, language: str) -> Facts:
    """What the title and the changed passages state; of a changed rate the one before as well, before it."""
    lines = _stated(subject)
    facts = find_facts(
        "\n".join(lines), language, subject.jurisdiction, subject.published, [parted(line) for line in lines]
    )
    before = [
        rate for removed, added in changed_pairs(subject) for rate in _rates_before(removed, added, subject, language)
    ]
    return replace(facts, rates=tuple(dict.fromkeys((*before, *facts.rates)))) if before else facts


def in_row(passage: Passage, title: str = "") -> str:
    """The passage with the labels of its row and column, as a reader of the table takes them in.

    The key of a tariff's row is its code: `8517 62 00 90`, column `Duty rate`, `3.50 %`. A bare figure in a column
    `Rate (%)`, or in a table of rates of duty or tax, is a percentage.
    """
    labels = [f"HS {label.strip()}" if _is_key(label) else label for label in _of_row(passage)]
    text = passage.text
    if any("%" in label for label in labels) or _OF_RATES.search(" ".join((title, *labels)).replace("_", " ")):
        text = _BARE.sub(r"\1\2 %", text)
    return " · ".join((*labels, text))


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
