"""The JSON of the contract: one shape a thing, for the command line and the API alike.

Dates are ISO 8601, times UTC with `Z`, numbers of the law decimal strings; foreign text is passed on as it stands,
since whoever prints JSON escapes it.
"""

from datetime import UTC, date, datetime
from typing import Any, Protocol

from pipeline.model.change import Change
from pipeline.model.classification import Classification, DateRole, Facts
from pipeline.model.document import Block, Document
from pipeline.model.edits import Comparison, Edit
from pipeline.model.hold import Hold
from pipeline.model.ties import Link
from pipeline.model.verdict import Fit

SCHEMA = 1

Json = dict[str, Any]


class Read(Protocol):
    """A capture as read: `pipeline.steps.Reading`, which this room may not import."""

    @property
    def document(self) -> Document:
        """What it says."""

    @property
    def fit(self) -> Fit:
        """Whether it may be compared."""


def time_json(instant: datetime) -> str:
    """An instant as RFC 3339 in UTC with `Z`; microseconds only where there are some."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day_json(day: date | None) -> str | None:
    """A day as ISO 8601, or None."""
    return None if day is None else day.isoformat()


def change_link(id_: str, base_url: str | None) -> str:
    """Where the page of a change is: absolute where the outside address is known."""
    return f"{base_url or ''}/changes/{id_}"


def change_json(change: Change, base_url: str | None = None) -> Json:
    """A change as in `changes --json`; `edits` counts them, `country` is the source's, never the one asked for."""
    facts = change.classification.facts
    return {
        "id": change.id,
        "event": change.event.value,
        "country": change.country,
        "region": change.region,
        "via": change.via,
        "source": change.source,
        "authority": change.authority,
        "language": change.language,
        "resource": {"title": change.title, "url": change.url},
        "captured": time_json(change.captured),
        "recorded": time_json(change.recorded),
        "published": day_json(change.published),
        "effective": [day.isoformat() for day in facts.days(DateRole.EFFECTIVE)],
        "ends": [day.isoformat() for day in facts.days(DateRole.EXPIRY)],
        "substantive": change.substantive,
        "backfilled": change.backfilled,
        "classification": classification_json(change.classification),
        "edits": len(change.edits),
        "links": [link_json(link, base_url) for link in change.links],
        "held": None if change.held is None else hold_json(change.held),
        "link": change_link(change.id, base_url),
    }


def link_json(link: Link, base_url: str | None = None) -> Json:
    """How the change's notice hangs together with another: the other's last change and its page with us, where it has
    one. Of `moved`, `url` is the former address."""
    return {
        "tie": link.tie.value,
        "title": link.title or None,
        "url": link.url,
        "source": link.source,
        "reference": link.reference,
        "once": link.once,
        "found": None if link.found is None else time_json(link.found),
        "change": link.change,
        "link": None if link.change is None else change_link(link.change, base_url),
    }


def hold_json(hold: Hold) -> Json:
    """Why a change is in nobody's mail, and the command that lets it go; null where the operator dismissed it."""
    return {
        "host": hold.host,
        "found": time_json(hold.found),
        "changes": hold.changes,
        "pages": hold.pages,
        "dismissed": hold.dismissed,
        "why": hold.why,
        "command": hold.command,
    }


def edit_json(edit: Edit) -> Json:
    """An edit as in `diff`."""
    return {
        "op": edit.op.value,
        "noise": None if edit.noise is None else edit.noise.value,
        "path": list(edit.path),
        "from_path": None if edit.from_path is None else list(edit.from_path),
        "key": edit.key,
        "column": edit.column,
        "before": edit.before,
        "after": edit.after,
        "spans": [[standing, text] for standing, text in edit.spans],
    }


def classification_json(classification: Classification) -> Json:
    """A classification as in `classify`, without the `id` that the batch gives it."""
    countries = classification.countries
    return {
        "primary": classification.primary,
        "secondary": list(classification.secondary),
        "confidence": round(classification.confidence, 4),
        "countries": {
            "issuer": countries.issuer,
            "origins": list(countries.origins),
            "destinations": list(countries.destinations),
        },
        "facts": facts_json(classification.facts),
        "severity": classification.severity.word,
        "headline": classification.headline,
        "summary": classification.summary,
        "reasons": [{"for": r.for_, "because": r.because, "weight": r.weight} for r in classification.reasons],
        "rules_version": classification.rules_version,
    }


def facts_json(facts: Facts) -> Json:
    """What the text states: codes digits only, rates and amounts decimal strings."""
    return {
        "hs_codes": list(facts.hs_codes),
        "rates": [{"value": rate.value, "unit": rate.unit, "role": rate.role.value} for rate in facts.rates],
        "amounts": [{"value": amount.value, "currency": amount.currency} for amount in facts.amounts],
        "dates": [{"date": fact.date.isoformat(), "role": fact.role.value} for fact in facts.dates],
        "references": list(facts.references),
        "documents": list(facts.documents),
    }


def comparison_json(comparison: Comparison) -> Json:
    """A comparison as in `diff`, without the `id` that the batch gives it."""
    suspect = comparison.suspect
    return {
        "verdict": comparison.verdict.value,
        "substantive": comparison.substantive,
        "suspect": None
        if suspect is None
        else {"side": suspect.side, "why": suspect.why.value, "because": suspect.because},
        "edits": [edit_json(edit) for edit in comparison.edits],
        "summary": {
            "added_words": comparison.added_words,
            "removed_words": comparison.removed_words,
            "edits": len(comparison.edits),
            "noise_edits": len(comparison.edits) - len(comparison.telling),
        },
        "language": comparison.language,
    }


def reading_json(reading: Read) -> Json:
    """A capture as read, as in `extract`, without the `id` that the batch gives it."""
    document = reading.document
    return {
        "verdict": reading.fit.verdict.value,
        "why": reading.fit.why,
        "title": document.title,
        "language": document.language,
        "encoding": document.encoding,
        "format": document.format,
        "faults": list(document.faults),
        "blocks": [block_json(block) for block in document.blocks],
    }


def block_json(block: Block) -> Json:
    """A block as in `extract`."""
    return {
        "type": block.type.value,
        "path": list(block.path),
        "text": block.text,
        "key": block.key,
        "cells": None if block.cells is None else [[column, value] for column, value in block.cells],
    }
