"""What a mail says first of a change: what changed, in the authority's words; the document's name comes after it."""

import re
from collections.abc import Sequence

from pipeline.model.change import Change
from pipeline.model.edits import Edit
from pipeline.show.lengths import sentence_end

_WHOLE = 240  # characters within which a sentence that the headline cuts is said whole
_GOODS = re.compile(r"^([\d. ]{4,20}) \([^·]{1,80}\)(?= · )")
_ENOUGH = 20  # characters from which on an equal beginning is no accident


def lead_of(change: Change, edits: Sequence[Edit]) -> str:
    """The headline, to its sentence's end where it was cut and the edits have the rest; else the title, else the id."""
    headline = " ".join(change.classification.headline.split())
    return _whole(headline, change, edits) or " ".join(change.title.split()) or change.id


def without_section(lead: str, edits: Sequence[Edit]) -> str:
    """The lead without the name of the section in front of it, for where room is dear."""
    for name in dict.fromkeys(name for edit in edits for name in edit.path[-1:]):
        # A headline names the section with or without its number ("1. The exemption").
        for label in (name, name.partition(" ")[2]):
            if label and lead.startswith(f"{label}: "):
                return lead[len(label) + 2 :]
    section, cut, rest = lead.partition("…: ")
    named = any(name.startswith(section) for edit in edits for name in edit.path[-1:])
    return rest if cut and rest and named else lead


def without_goods(lead: str) -> str:
    """The lead of a tariff's row without the goods beside its code: in a subject the new rate has to be seen."""
    return _GOODS.sub(r"\1", lead, count=1)


def _whole(headline: str, change: Change, edits: Sequence[Edit]) -> str:
    if not headline.endswith("…"):
        return headline
    for quoted in (change.title, *(edit.after or edit.before or "" for edit in edits)):
        text = " ".join(quoted[: 4 * _WHOLE].split())
        for known in (headline.rstrip("… "), without_section(headline, edits).rstrip("… ")):
            if len(known) < _ENOUGH or not text.startswith(known):
                continue
            end = sentence_end(text, len(known), _WHOLE)
            return headline.rstrip("… ") + text[len(known) : end] if end else headline
    return headline
