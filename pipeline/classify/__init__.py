"""From a subject to what a seller needs to know: topics, countries, facts, severity, headline, each with reasons.

May enter: values of pipeline.model, and the lexicons beside this file. No clock, no network: the same subject gives
the same answer.
"""

from dataclasses import replace

from pipeline.classify.columns import without_new_columns
from pipeline.classify.facts.stated import as_of_topic, facts_of
from pipeline.classify.headline import headline_of, summary_of
from pipeline.classify.language import lexicon_language
from pipeline.classify.lexicon import fingerprint
from pipeline.classify.places import find_places
from pipeline.classify.reliefs import small_reliefs
from pipeline.classify.row_keys import members_of_rows
from pipeline.classify.sentences import parted
from pipeline.classify.severity import find_severity
from pipeline.classify.slides import settled
from pipeline.classify.topics import find_topics
from pipeline.model.classification import NONE, Classification, Reason, Standing, Subject
from pipeline.model.uncollected import uncollected

_ANYWHERE = frozenset(
    {
        "vat-sales-tax",
        "excise-fees",
        "platforms-consumers",
        "intellectual-property",
        "classification-valuation",
        "customs-procedures",
    }
)
"""Topics on which a country that no word says a way of is named for other reasons than its goods."""
_OUTWARD = frozenset({"export-procedures", "sanctions-export-control", "postal-logistics"})
_RULES = 11
"""Raised by hand when code changes answers; a change of a lexicon changes the version by itself."""

RULES_VERSION = f"{_RULES}-{fingerprint()}"
"""Which rules gave an answer: the hand-kept number and a hash of the lexicons (`1-5f2c9a1b`)."""


def classify(subject: Subject) -> Classification:
    """What a change or a notice means. Pure; never raises on any text."""
    with uncollected():
        return _classified(subject)


def _classified(subject: Subject) -> Classification:
    subject = settled(without_new_columns(subject))
    changed = tuple(p.text for p in subject.passages if p.standing is not Standing.CONTEXT)
    language = lexicon_language(subject.language, "\n".join((subject.title, *changed[:20])))
    facts = facts_of(subject, language)
    reliefs = small_reliefs(subject, language, facts.amounts)
    # What ended is no longer stated, but it is what the change is about.
    ended = tuple(relief for relief in reliefs if relief.ended)
    if ended:
        facts = replace(facts, amounts=tuple(dict.fromkeys((*facts.amounts, *(relief.amount for relief in ended)))))
    topics = find_topics(subject, language, reliefs)
    facts = as_of_topic(facts, subject, topics.primary)
    # What is not of the subject concerns nobody's goods.
    named = () if topics.primary == NONE else tuple(map(parted, (subject.title, *_current(subject))))
    places, place_reasons = find_places(
        named,
        language,
        subject.jurisdiction,
        outward=topics.primary in _OUTWARD,
        of_goods=topics.primary not in _ANYWHERE,
    )
    if topics.primary != NONE and (rows := members_of_rows(subject, language)):
        places = replace(places, destinations=tuple(dict.fromkeys((*places.destinations, *rows))))
        place_reasons += tuple(Reason(f"country:{code}", f"the row of “{key}”") for code, key in rows.items())
    urgency = find_severity(subject, language, facts, topics.primary, reliefs, topics.secondary)
    headline = headline_of(subject, ended)
    return Classification(
        primary=topics.primary,
        rules_version=RULES_VERSION,
        secondary=topics.secondary,
        confidence=topics.confidence,
        countries=places,
        facts=facts,
        severity=urgency.severity,
        headline=headline,
        summary=summary_of(subject, facts, headline, ended),
        reasons=(*topics.reasons, *place_reasons, *urgency.reasons),
    )


def _current(subject: Subject) -> list[str]:
    added = [passage.text for passage in subject.passages if passage.standing is Standing.ADDED]
    return added or [passage.text for passage in subject.passages if passage.standing is Standing.REMOVED]
