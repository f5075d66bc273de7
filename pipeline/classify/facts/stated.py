"""The facts of a subject: where they are looked for, and how a changed cell is told."""

import re
from dataclasses import replace

from pipeline.classify.facts import find_facts
from pipeline.classify.facts.headings import is_code
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.facts.rates import find_rates
from pipeline.classify.pairs import changed_pairs
from pipeline.model.classification import Facts, Passage, Rate, Standing, Subject

_KEY = re.compile(r"(?:ex ?)?(\d[\d. -]{2,16}\d)(?: ?[A-Z])?")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?")
_CELL = 80


def facts_of(subject: Subject, language: str) -> Facts:
    """What the title and the changed passages state; of a changed rate the one before as well, before it."""
    facts = find_facts(_stated(subject), language, subject.jurisdiction, subject.published)
    before = [rate for removed, added in changed_pairs(subject) for rate in _rates_before(removed, added, language)]
    return replace(facts, rates=tuple(dict.fromkeys((*before, *facts.rates)))) if before else facts


def in_row(passage: Passage) -> str:
    """The passage with the labels of its row and column, as a reader of the table takes them in.

    The key of a tariff's row is its code: `8517 62 00 90`, column `Duty rate`, `3.50 %`. A bare figure in a column
    `Rate (%)` is a percentage.
    """
    labels = [f"HS {label.strip()}" if _is_key(label) else label for label in _of_row(passage.path)]
    bare = any("%" in label for label in labels) and _FIGURE.fullmatch(passage.text.strip())
    return " · ".join((*labels, f"{passage.text.strip()} %" if bare else passage.text))


def _of_row(path: tuple[str, ...]) -> tuple[str, ...]:
    """From the row's code on. The chapter above it only tells where the row stands: taken as a code of the change,
    "Chapter 85" would let a seller of 8504 hear of 8517.
    """
    codes = [place for place, label in enumerate(path) if _is_key(label)]
    return path[codes[0] :] if codes else path


def _stated(subject: Subject) -> str:
    amended = subject.event == "amended"
    added = [passage for passage in subject.passages if passage.standing is Standing.ADDED]
    told = added or [passage for passage in subject.passages if passage.standing is Standing.REMOVED]
    lines = [in_row(passage) if amended else passage.text for passage in told]
    return "\n".join(lines if amended else [subject.title, *lines])


def _is_key(label: str) -> bool:
    """Whether a row's label is a code. A lone 19xx or 20xx is rather a year."""
    match = _KEY.fullmatch(plain_digits(label.strip()))
    digits = re.sub(r"\D", "", match[1]) if match else ""
    return is_code(digits) and not (len(digits) == 4 and digits[:2] in ("19", "20"))


def _rates_before(removed: Passage, added: Passage, language: str) -> tuple[Rate, ...]:
    """Only of cells and short lines: of a long passage it is not known which rate took the place of which."""
    if max(len(removed.text), len(added.text)) > _CELL:
        return ()
    return find_rates(plain_digits(in_row(removed)), language)[0]
