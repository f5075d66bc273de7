"""Which topics a subject is about, from the terms found in it: the changed text first, then what surrounds it."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from pipeline.classify.as_written import as_written
from pipeline.classify.beside import binds, holds_from_a_day, may_bind, standstills
from pipeline.classify.corrections import corrections
from pipeline.classify.lexicon import PEOPLE, STRENGTHS, has_lexicon, signals
from pipeline.classify.matching import Hit, topic_matcher
from pipeline.classify.pairs import changed_pairs, figures_changed
from pipeline.classify.readable import short
from pipeline.classify.reliefs import Relief
from pipeline.classify.sentences import parted
from pipeline.classify.signals import find_signals
from pipeline.classify.unreadable import frame_of, garbled
from pipeline.classify.words import searchable
from pipeline.model.classification import NONE, UNCLASSIFIED, Passage, Reason, Standing, Subject

GENERAL = "general"
_OCCASION = "occasion"
"""What an authority does for itself, counted apart from other words of `none` until it is known what stands beside it."""
_OF_ITSELF = frozenset({_OCCASION, PEOPLE})
_NOT_TOPICS = frozenset({NONE, GENERAL, PEOPLE, _OCCASION})
_ENOUGH = 2.0
_QUIET_ENOUGH, _QUIET_NOTICE = 5.0, 2.0
"""One loose word ("commission", "visit") silences no rule that changed: it takes a sure one, or several. A notice whose
topic no word tells is silenced by one clear word."""
_SECOND_SHARE = 0.45
_SECOND_ENOUGH = 3.0
_EXPECTED, _EXPECTED_SHARE = 0.5, 0.2
"""What a topic gains that the source usually publishes on: enough to break a near tie, never to win alone."""
_FURTHER = 0.78
_CERTAIN, _IN_PASSING = STRENGTHS["certain"], 9.0
"""The most that an occasion weighs outside the title: named in passing it silences no rule."""
_RESIDUAL, _SURE = {"customs-procedures": 0.58, "product-safety": 0.75}, 6.0
"""Every text on imports speaks of customs and declarations, every one on products of standards and conformity; it is on
these where it is on nothing more special."""
_YIELDS = {
    "food-plant-animal": ("labelling-packaging", "tariff-rates"),
    "health-products": ("labelling-packaging", "tariff-rates"),
    "chemicals-environment": ("tariff-rates",),
    "product-safety": ("prohibited-restricted", "tariff-rates"),
    "postal-logistics": ("de-minimis", "tariff-rates", "vat-sales-tax", "customs-procedures"),
    "platforms-consumers": ("vat-sales-tax",),
}
_NEARLY = 0.6
"""A topic that tells which goods or which way yields to one that tells what must be done with them, where that is nearly
as strong: what a label on food must say is about labels, up to which value a parcel is free is about thresholds, what is
charged on toys is about duties, what a container's declaration must hold about procedures, which tax a platform collects
about the tax, which one a parcel pays too."""
_YIELDS_WITH_A_RATE = {**_YIELDS, "classification-valuation": ("tariff-rates",)}
"""A heading of the nomenclature says which goods, where a rate is told beside it: "the duty of heading 6403 is 25 %"."""
_RATE = re.compile(
    r"\d ?(?:%|％|per ?cent|pour cent|por ciento|por cento|per cento|prozent|procent|процент|відсот)", re.IGNORECASE
)
_RATE_WITHIN = 1_500
_WAYS = frozenset({"postal-logistics"})
"""On which way goods come takes nothing from what must be done with them."""
_AMENDED_NONE = 0.5
"""Job offers and seizures are published anew; the page that changes is more often a rule, whatever words it uses."""
_OF_CUSTOMS = 3.0
_BESIDE, _STANDSTILL, _TOLD = 0.15, 8.0, 12.0
"""What is left of an occasion beside which a rule is told, what a standstill of goods weighs, and from when on a topic
is told so clearly that none is looked for."""
_RELIEF, _RELIEF_NOTICE, _RELIEF_ENDED = 8.0, 12.0, 16.0
"""A relief up to an amount says more surely what a rule is about than any one word; a tariff's words stand in each."""
_SECTION, _BESIDE_TEXT = "the section", 0.6
_GOES = frozenset({"relief-ended", "threshold-lowered", "no-threshold"})
"""What a sentence on a relief may signal of it: one table row more does not outweigh that it ends."""
_READ_ROWS = 200
_FIELDS = re.compile(r"[\w.,:/%-]{1,24}|(?:[^\W\d_][\w -]{0,40}: ?.{0,80}(?:\n|\Z))+")
_AT_FIGURE = 60
_REASONS, _QUOTED = 8, 80
_READ = 60_000
"""Characters of a place that are read for topics: what a law says beyond forty pages is not what it is about."""


class Zone(NamedTuple):
    """A part of the subject, its name for people, how much its words count, and whether it says what the whole is about."""

    name: str
    text: str
    factor: float
    leads: bool = False


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """The topics with their reasons; `confidence` from 0 to 1."""

    primary: str
    secondary: tuple[str, ...]
    confidence: float
    reasons: tuple[Reason, ...]


def find_topics(subject: Subject, language: str, reliefs: Sequence[Relief] = ()) -> TopicAnswer:
    """Weigh the evidence of all zones, and of the reliefs that are told, and decide."""
    text = "\n".join(passage.text for passage in subject.passages[:_READ_ROWS])
    if (sign := garbled(f"{subject.title}\n{text}")) is not None:
        because = f"the text is garbled, its letters were decoded wrongly: “{sign}”"
        return TopicAnswer(UNCLASSIFIED, (), 0.0, (Reason(f"topic:{UNCLASSIFIED}", because),))
    answer = _weigh(subject, zones(subject), language, reliefs)
    alone = subject.title if not text.strip() else text if not subject.title else ""
    # The name of customs stands in the title of each page of theirs.
    if answer.primary in (UNCLASSIFIED, "customs-procedures") and (words := frame_of(alone, language)) is not None:
        because = f"only a page of the site’s frame: “{words}”"
        return TopicAnswer(NONE, (), 0.0, (Reason(f"topic:{NONE}", because),))
    if answer.primary != UNCLASSIFIED or subject.event != "amended" or not subject.title:
        return answer
    # What changed says nothing of a topic by itself (a date in a table): it is about what the document is about.
    return _weigh(subject, [*zones(subject), Zone("the document’s title", subject.title, 1.5)], language, reliefs)


class _Evidence(NamedTuple):
    """A term found in a zone, and what it adds to its topic; without a zone the words say all."""

    topic: str
    words: str
    weight: float
    zone: str = ""
    start: int = 0


def _weigh(subject: Subject, zones: list[Zone], language: str, reliefs: Sequence[Relief]) -> TopicAnswer:
    scores: dict[str, float] = {}
    evidence: list[_Evidence] = []
    if reliefs:
        told = reliefs[0]
        gone = told.ended or not _GOES.isdisjoint(find_signals(Subject((Passage(told.words),)), language, ()))
        weight = _RELIEF_ENDED if gone else _RELIEF if subject.event == "amended" else _RELIEF_NOTICE
        scores["de-minimis"] = weight
        because = f"a relief up to {told.amount.value} {told.amount.currency}: “{short(told.words, _QUOTED)}”"
        evidence.append(_Evidence("de-minimis", because, weight))
    told_by_text: set[str] = set()
    for zone in zones:
        if zone.name == _SECTION:
            told_by_text = {of for of, score in scores.items() if score >= _ENOUGH} - _NOT_TOPICS
        for topic, terms in _evidence(zone, language).items():
            # The words of the text itself outweigh the name of the section that it stands in.
            less = _BESIDE_TEXT if zone.name == _SECTION and told_by_text - {topic} else 1.0
            for weight, term, start in sorted(terms, reverse=True):
                # Ten common words of a topic are not ten times the evidence: each further one adds less.
                scores[topic] = scores.get(topic, 0.0) + weight * less
                of = NONE if topic in _OF_ITSELF else topic
                evidence.append(tuple.__new__(_Evidence, (of, term, weight * less, zone.name, start)))
                less *= _FURTHER
    is_told = _weigh_own_affairs(subject, zones, language, scores, evidence)
    for topic in subject.expected:
        if scores.get(topic, 0.0) > 0:
            more = scores[topic] * _EXPECTED_SHARE + _EXPECTED
            scores[topic] += more
            evidence.append(_Evidence(topic, "the source usually publishes on it", more))
    for topic in (one for one in _RESIDUAL if one in scores):
        if any(score >= _SURE for of, score in scores.items() if of not in (topic, NONE, GENERAL, *_WAYS)):
            scores[topic] *= _RESIDUAL[topic]
    of_trade = scores.get(GENERAL, 0.0) > 0 or bool(subject.expected) or not has_lexicon(language)
    of_trade = of_trade or (not evidence and (bool(corrections(subject)) or _says(may_bind, zones, language)))
    if _names_customs_alone(subject, evidence, language) and not _says(may_bind, zones, language):
        scores[NONE] = max(scores.get(NONE, 0.0), _OF_CUSTOMS)
    if subject.event == "amended":
        scores[NONE] = scores.get(NONE, 0.0) * _AMENDED_NONE
    tell = partial(_told, evidence, {zone.name: zone.text for zone in zones}, language)
    enough = _QUIET_ENOUGH if subject.event == "amended" else _QUIET_NOTICE
    rate_told = any(_RATE.search(zone.text, 0, _RATE_WITHIN) for zone in zones[:2])
    answer = _decide(scores, tell, of_trade, enough, rate_told=rate_told)
    return replace(answer, primary=UNCLASSIFIED) if is_told and answer.primary == NONE else answer


def _names_customs_alone(subject: Subject, evidence: list[_Evidence], language: str) -> bool:
    """Whether all that a notice says of trade is the name of customs."""
    names = tuple(signals("customs")["own"].get(language, ()))
    said = [one.words.strip("*") for one in evidence if one.topic != NONE]
    return subject.event != "amended" and bool(said) and bool(names) and all(words.startswith(names) for words in said)


def _weigh_own_affairs(
    subject: Subject, zones: list[Zone], language: str, scores: dict[str, float], evidence: list[_Evidence]
) -> bool:
    """Count occasions and people as `none`, as far as nothing stands beside them; whether something does that must not
    be silenced, even where no topic can be told, since no other word of `none` is there."""
    others = scores.get(NONE, 0.0)
    beside = _standing_still(zones, language, scores, evidence)
    occasion = scores.pop(_OCCASION, 0.0)
    people = scores.pop(PEOPLE, 0.0)
    if occasion:
        beside = beside or _says(holds_from_a_day, zones, language)
        scores[NONE] = others + occasion * (_BESIDE if beside else 1.0)
    if people and not (beside or subject.event == "amended" or _says(binds, zones, language)):
        scores[NONE] = scores.get(NONE, 0.0) + people
    return beside and others < _QUIET_NOTICE


def _standing_still(zones: list[Zone], language: str, scores: dict[str, float], evidence: list[_Evidence]) -> bool:
    """Count what stands still by title and text, where the topic is not plain without it; whether anything does."""
    best = max((score for topic, score in scores.items() if topic not in _NOT_TOPICS), default=0.0)
    if best >= _TOLD and _OCCASION not in scores:
        return False
    found = False
    for zone in zones[:2]:
        for one in standstills(zone.text, language) if zone.text else ():
            weight = _STANDSTILL * zone.factor * _by_place(one.start)
            scores[one.topic] = scores.get(one.topic, 0.0) + weight
            evidence.append(_Evidence(one.topic, one.words, weight, zone.name, one.start))
            found = True
    return found


def _says(what: Callable[[str, str, frozenset[str]], bool], zones: list[Zone], language: str) -> bool:
    return any(what(zone.text, language, _NOT_TOPICS) for zone in zones[:2] if zone.text)


def zones(subject: Subject) -> list[Zone]:
    """The parts of a subject. A notice's title says what it is about; an amended law's title only where we are."""
    by_standing: dict[Standing, list[str]] = {standing: [] for standing in Standing}
    paths: list[str] = []
    # A number in a cell says nothing of itself: what changed is what its column is about.
    columns = [passage.column for passage in subject.passages if passage.column]
    for passage in subject.passages:
        by_standing[passage.standing].append(passage.text)
        paths.extend(passage.path)
    changed = by_standing[Standing.ADDED], by_standing[Standing.REMOVED]
    return [
        Zone("the title", subject.title, _title_factor(subject), leads=True),
        Zone("the text", parted(_joined(changed[0])), 1.0),
        Zone("the removed text", parted(_joined(changed[1])), 1.0 if not changed[0] else 0.5),
        Zone("the words at the changed figure", _at_figures(subject), 1.5),
        Zone("the changed column", _joined(dict.fromkeys(columns)), 1.5),
        Zone(_SECTION, _joined(dict.fromkeys(paths)), 0.7),
        Zone("the context", _joined(by_standing[Standing.CONTEXT]), 0.3),
    ]


def _at_figures(subject: Subject) -> str:
    """Where in a long text only figures changed, the words before them: the rest of it is what stood there."""
    told = (figures_changed(one.text, other.text) for one, other in islice(changed_pairs(subject), _READ_ROWS))
    return "\n".join(text[max(text.index(" → ") - _AT_FIGURE, 0) : text.index(" → ")] for text in told if text)


def _title_factor(subject: Subject) -> float:
    """A notice's title says what it is about; an amended law's only where we are; a table of data's what its bare
    figures are, which themselves say nothing."""
    if subject.event != "amended":
        return 2.0
    changed = [one for one in subject.passages if one.standing is not Standing.CONTEXT]
    return 1.0 if changed and all(one.column or _FIELDS.fullmatch(one.text) for one in changed[:_READ_ROWS]) else 0.5


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(texts)[:_READ]


def _evidence(zone: Zone, language: str) -> dict[str, list[tuple[float, str, int]]]:
    """By topic, the terms of a zone with their weights and where each is first met."""
    if not zone.text or zone.text.isspace():
        return {}
    first: dict[str, Hit] = {}
    times: dict[str, int] = {}
    for hit in topic_matcher(language).hits(searchable(zone.text, language)):
        term = hit.term
        known = first.get(term)
        if known is None:
            first[term], times[term] = hit, 1
        else:
            times[term] += 1
            if hit.start < known.start:
                first[term] = hit
    told: dict[str, list[tuple[float, str, int]]] = {}
    for term, hit in first.items():
        strength = zone.factor * _by_place(hit.start) * _by_number(times[term])
        for topic, weight in hit.senses:
            if topic == NONE and weight == _CERTAIN:
                topic, weight = _OCCASION, weight if zone.leads else _IN_PASSING
            if weight:
                told.setdefault(topic, []).append((weight * strength, term, hit.start))
    return told


@cache
def _by_number(times: int) -> float:
    """What a text says often, it is about, but not in proportion: the logarithm of usual term weighting."""
    return 1 + 0.3 * math.log2(min(times, 16))


def _by_place(start: int) -> float:
    """The opening of a notice says what it is about; further on come grounds, citations and annexes."""
    if start < 500:
        return 1.0
    return 0.7 if start < 1500 else 0.4


def _decide(
    scores: dict[str, float],
    told: Callable[[tuple[str, ...]], tuple[Reason, ...]],
    of_trade: bool,
    enough: float,
    *,
    rate_told: bool,
) -> TopicAnswer:
    """Nobody is told of `none`, so it needs a word that says so, or no word of trade where we would know one."""
    none = scores.get(NONE, 0.0)
    named = {topic: score for topic, score in scores.items() if topic not in (NONE, GENERAL) and score > 0}
    ranked = sorted(named, key=lambda topic: (-named[topic], topic))
    best = named[ranked[0]] if ranked else 0.0
    yields = _YIELDS_WITH_A_RATE if rate_told else _YIELDS
    for duty in yields.get(ranked[0], ()) if ranked else ():
        if named.get(duty, 0.0) >= best * _NEARLY:
            ranked.remove(duty)
            ranked.insert(0, duty)
            break
    if best >= _ENOUGH and best > none:
        second = [t for t in ranked[1:3] if named[t] >= max(_SECOND_ENOUGH, best * _SECOND_SHARE)]
        rival = max(none, named[ranked[1]] if len(ranked) > 1 else 0.0)
        return TopicAnswer(ranked[0], tuple(second), _confidence(best, rival), told((ranked[0], *second)))
    quiet = none >= max(best, enough) or not of_trade
    primary, because = (NONE, NONE) if quiet else (UNCLASSIFIED, GENERAL)
    return TopicAnswer(primary, (), _confidence(scores.get(because, 0.0), best), told((because,)))


def _confidence(best: float, rival: float) -> float:
    """Between 0 and 1: how much there is, and how far ahead it is."""
    if best <= 0:
        return 0.0
    return round(best / (best + 3.0) * (1 - 0.5 * min(rival / best, 1.0)), 2)


def _told(
    evidence: list[_Evidence], texts: dict[str, str], language: str, topics: tuple[str, ...]
) -> tuple[Reason, ...]:
    """The reasons for these topics, weightiest first, at most eight a topic, with the words met in the text."""
    told: list[Reason] = []
    for topic in topics:
        mine = {(one.words, one.zone): one for one in evidence if one.topic == topic}
        best = sorted(mine.values(), key=lambda one: (-abs(one.weight), one.words, one.zone))[:_REASONS]
        told.extend(Reason(f"topic:{topic}", _because(one, texts, language), round(one.weight, 2)) for one in best)
    return tuple(told)


def _because(one: _Evidence, texts: dict[str, str], language: str) -> str:
    if one.zone not in texts:
        return f"“{one.words}” in {one.zone}" if one.zone else one.words
    return f"“{as_written(one.words, one.start, texts[one.zone], language)}” in {one.zone}"
