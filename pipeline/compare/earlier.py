"""What held before a row of data that is new: the row of the same key with the latest day before its own.

Taught by tables of VAT rates kept as JSON and YAML, where a new rate is a new row (`DE / 2020-07-01`) beside the old one.
"""

import re

from pipeline.model.document import BlockType, Document
from pipeline.model.edits import Edit

_STEP = " / "
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def earlier_row(edit: Edit, document: Document) -> str | None:
    """The fields of that row as lines (`standard: 19`); None where the edit adds no dated row, or it is the first."""
    parent, step, day = (edit.key or "").rpartition(_STEP)
    if edit.before or not edit.after or not step or not _DAY.fullmatch(day):
        return None
    rows: dict[str, list[str]] = {}
    for block in document.blocks:
        if block.type is BlockType.FIELD and block.key and block.key.startswith(parent + _STEP):
            other, _, name = block.key[len(parent) + len(_STEP) :].partition(_STEP)
            if _DAY.fullmatch(other) and other < day and name:
                rows.setdefault(other, []).append(f"{name.rpartition(_STEP)[2]}: {block.text}")
    return "\n".join(rows[max(rows)]) if rows else None
