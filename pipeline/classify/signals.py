"""What a changed text signals of urgency: effects, binding force and haste, by the words of `lexicon/signals/`."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pipeline.classify.as_written import as_written
from pipeline.classify.matching import signal_matcher
from pipeline.classify.sentences import BETWEEN, bare, parted, sentences
from pipeline.classify.words import searchable
from pipeline.model.classification import Standing, Subject

_READ = 20_000
_NEAR = 110
_NEGATED = 14
_HEAD = 700
_LONG = 200
_CLAUSE = re.compile(r"(?<=[;；:：，])|(?<=,) ")
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
    ("noun-control", "verb-require"): "new-control",
    ("noun-rate", "verb-adjust"): "rate-set",
}
_BOUND = f" {BETWEEN} "
_START = attrgetter("start")
_made = tuple.__new__
_PARTS = ("noun-", "verb-", "not")
_CALM = frozenset(
    {
        "immediate",
        "test-or-renewal",
        "maintenance",
        "continued",
        "guidance",
        "proposed",
        "consultation",
        "pending",
        "correction",
    }
)
"""Signals that say nothing of an effect."""


class Signal(NamedTuple):
    """What a sentence signals, with the term that did or two as `a & b`, and where they begin in the normal form."""

    name: str
    terms: str
    start: int


def find_signals(subject: Subject, language: str, at_head: Container[str]) -> dict[str, str]:
    """What title and added text signal and the removed text did not, with the words.

    Those of `at_head` count only at the head: a law that mentions a proposal on its tenth page is in force.
    """
    title = "" if subject.event == "amended" else subject.title
    added, removed = (_of(subject, standing) for standing in (Standing.ADDED, Standing.REMOVED))
    before = {(one.name, one.terms) for one in _in_text(parted(removed), language)} if removed else set()
    found: dict[str, str] = {}
    for text in (parted(title), _new(added, removed)):
        for one in _in_text(text, language):
            new = one.name not in found and (one.name, one.terms) not in before
            if new and (one.name not in at_head or one.start < _HEAD):
                found[one.name] = as_written(one.terms, one.start, text, language)
    return found


def _new(added: str, removed: str) -> str:
    """The added text, parted, without the sentences and clauses of the removed one."""
    known = {bare(sentence) for sentence in sentences(removed)} if removed else set()
    if not known:
        return parted(added)
    clauses = {bare(clause) for sentence in sentences(removed) for clause in _CLAUSE.split(sentence)}
    fresh = (one for one in sentences(added) if bare(one) not in known)
    return f" {BETWEEN} ".join(part for one in fresh for part in _new_clauses(one, clauses))


def _new_clauses(sentence: str, known: set[str]) -> Iterator[str]:
    """A sentence without the clauses that stood there before: an article of a law is one sentence of a page, in which
    "exportation" in the first clause and "interdit" in the ninth say nothing together.
    """
    if len(sentence) <= _LONG:
        yield sentence
        return
    run: list[str] = []
    for clause in _CLAUSE.split(sentence):
        if bare(clause) in known and clause.strip():
            yield from (" ".join(run),) if run else ()
            run = []
        else:
            run.append(clause)
    yield from (" ".join(run),) if run else ()


def _of(subject: Subject, standing: Standing) -> str:
    return "\n".join(passage.text for passage in subject.passages if passage.standing is standing)[:_READ]


def _in_text(parted_text: str, language: str) -> list[Signal]:
    plain = searchable(parted_text, language)
    hits = [
        _made(Signal, (sense.topic, term, start))
        for term, start, senses in signal_matcher("severity", language).hits(plain)
        for sense in senses
    ]
    hits.sort(key=_START)
    signals: list[Signal] = []
    at = 0
    while at < len(hits):
        begin, end = at, plain.find(_BOUND, hits[at].start)
        at = bisect_left(hits, end, begin, key=_START) if end >= 0 else len(hits)
        if at - begin > 1 or not hits[begin].name.startswith(_PARTS):
            signals += _in_sentence(hits[begin:at])
    return signals


def _in_sentence(hits: list[Signal]) -> Iterator[Signal]:
    parts = [hit for hit in hits if hit.name.startswith(_PARTS)]
    alone = [hit for hit in hits if not hit.name.startswith(_PARTS)] if len(parts) < len(hits) else []
    if len(parts) > 1:
        alone += _together(parts)
    for one in alone:
        # "Immediately" alone is how an office is told, not when a rule begins.
        if one.name != "immediate" or any(
            other.name not in _CALM and abs(other.start - one.start) <= _NEAR for other in alone
        ):
            yield one


def _together(parts: list[Signal]) -> Iterator[Signal]:
    """A verb with the nearest noun that it may go with, unless a `not` stands before it."""
    negated = {verb.start for one, verb in pairwise(parts) if one.name == "not" and verb.start - one.start <= _NEGATED}
    for verb in parts:
        if not verb.name.startswith("verb-") or verb.start in negated:
            continue
        near = [one for one in parts if (one.name, verb.name) in _TOGETHER and abs(one.start - verb.start) <= _NEAR]
        if near:
            # "Exemption from duty ends" is about the exemption.
            ends = verb.name == "verb-end"
            noun = min(near, key=lambda one: (ends and one.name != "noun-relief", abs(one.start - verb.start)))
            terms = f"{noun.terms} & {verb.terms}"
            yield Signal(_TOGETHER[noun.name, verb.name], terms, min(noun.start, verb.start))
