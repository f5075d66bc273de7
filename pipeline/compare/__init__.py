"""Two documents in, the differences that a person would name out.

May enter: `Document` values that were found fit and the same thing; no bytes, no clock, no network.
Way through: `align` what stayed, sort the rest into `hunks`, `tell` it as edits, judge `noise`, then `substance`.
"""

from collections.abc import Sequence

from pipeline.compare.replaced import as_replaced, is_replaced
from pipeline.compare.substance import substantive
from pipeline.compare.tell import edits_between
from pipeline.compare.words import count_words
from pipeline.model.document import Block, Document
from pipeline.model.edits import Comparison, Edit, Noise
from pipeline.model.languages import UNKNOWN
from pipeline.model.uncollected import uncollected
from pipeline.model.verdict import Outcome

__all__ = ["compare"]


def compare(old: Document, new: Document) -> Comparison:
    """What changed from `old` to `new`, both fit and the same thing (`pipeline.screen` says so).

    The verdict is `unchanged` without any edit, `noise` where every edit names its noise, else `changed`. Words are
    counted over the edits that are not noise. Where next to nothing of the old text is left, the page is `replaced`:
    all that came and all that went, one edit each.
    """
    with uncollected():
        return _compared(old, new)


def _compared(old: Document, new: Document) -> Comparison:
    language = new.language if new.language != UNKNOWN else old.language
    replaced, told = _told(old.blocks, new.blocks)
    edits = [*told, *_chrome(old, new)]
    telling = [edit for edit in edits if edit.noise is None]
    return Comparison(
        verdict=_verdict(edits, telling),
        edits=tuple(edits),
        substantive=replaced or substantive(telling, old, new),
        added_words=_words(telling, "added"),
        removed_words=_words(telling, "removed"),
        language=language,
        replaced=replaced,
    )


def _told(old: Sequence[Block], new: Sequence[Block]) -> tuple[bool, list[Edit]]:
    """Whether the page was replaced, and the edits."""
    if list(old) == list(new):
        return False, []
    if is_replaced(old, new):
        return True, as_replaced(old, new)
    return False, edits_between(old, new)


def _verdict(edits: list[Edit], telling: list[Edit]) -> Outcome:
    if telling:
        return Outcome.CHANGED
    return Outcome.NOISE if edits else Outcome.UNCHANGED


def _chrome(old: Document, new: Document) -> list[Edit]:
    return [edit._replace(noise=edit.noise or Noise.CHROME) for edit in edits_between(old.chrome, new.chrome)]


def _words(edits: list[Edit], mark: str) -> int:
    """How many words were added or removed in all."""
    return count_words("\n".join(text for edit in edits for kind, text in edit.spans if kind == mark))
