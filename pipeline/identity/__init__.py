"""Is this notice one that we know: at another address, published again, or corrected by another?

Careful by design (docs/decisions/0013): two notices that are merged hide one of them from a seller; one told twice only
costs a glance. Where number, date or figures differ, there are two.

May enter: pure functions over notices and documents; no archive, no clock, no network.
"""

from pipeline.identity.corrections import Correction, correction, raised
from pipeline.identity.moves import Evidence, Known, Pair, moved, pairs
from pipeline.identity.names import names_of, own_name
from pipeline.identity.repeats import Repeat, repeat

__all__ = [
    "Correction",
    "Evidence",
    "Known",
    "Pair",
    "Repeat",
    "correction",
    "moved",
    "names_of",
    "own_name",
    "pairs",
    "raised",
    "repeat",
]
