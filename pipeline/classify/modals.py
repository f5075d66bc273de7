"""A rule that became stricter or looser by its verb: `may` gave way to `must`, or the other way about."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from pipeline.classify.matching import signal_matcher
from pipeline.classify.pairs import changed_pairs
from pipeline.classify.sentences import BETWEEN, bare, sentences
from pipeline.classify.words import searchable
from pipeline.model.classification import Reason, Subject

_PAIRS = 500
_PARAGRAPH = 3_000
"""Of a longer passage it is not known which verb took the place of which."""
_STRICTER, _LOOSER = 2.5, 1.0


def modal_reasons(subject: Subject, language: str) -> Iterator[Reason]:
    """At most one: what was allowed or advised is now a duty, else a duty that no longer is one."""
    looser: Reason | None = None
    for before, after in islice(changed_pairs(subject), _PAIRS):
        if max(len(before.text), len(after.text)) > _PARAGRAPH:
            continue
        old, new = (
            _verbs(_other(*sides), language) for sides in ((before.text, after.text), (after.text, before.text))
        )
        if stricter := _gave_way(old, new, "may", "must"):
            yield Reason("severity", f"what was possible becomes a duty: “{stricter}”", _STRICTER)
            return
        if looser is None and (words := _gave_way(old, new, "must", "may")):
            looser = Reason("severity", f"a duty is one no longer: “{words}”", _LOOSER)
    if looser is not None:
        yield looser


def _other(text: str, beside: str) -> str:
    """The sentences of a text that do not stand beside it, whatever their quotation marks and spaces."""
    known = {bare(sentence) for sentence in sentences(beside)}
    return f" {BETWEEN} ".join(sentence for sentence in sentences(text) if bare(sentence) not in known)


Verbs = dict[str, Counter[str]]


def _verbs(text: str, language: str) -> Verbs:
    found: Verbs = {"may": Counter(), "must": Counter()}
    for hit in signal_matcher("modals", language).hits(searchable(text, language)):
        for sense in hit.senses:
            if sense.topic in found:
                found[sense.topic][hit.term.strip("*")] += 1
    return found


def _gave_way(old: Verbs, new: Verbs, from_: str, to: str) -> str | None:
    """The words that went and came, where one kind of verb went and the other came."""
    gone, come = old[from_] - new[from_], new[to] - old[to]
    fewer = new[from_].total() < old[from_].total()
    more = new[to].total() > old[to].total()
    return f"{next(iter(gone))} → {next(iter(come))}" if gone and come and fewer and more else None
