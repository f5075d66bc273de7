"""Whether a capture is what was asked for: a named verdict, with the words or signs that gave it.

`fit` looks at one capture alone, `same_thing` at two under one address, `redesign` at the changed pages of one host, `says_withdrawn` at what a page says of itself. May enter: captures as bytes and as documents.
What is not fit stays evidence and never becomes a change; a false suspicion is a missed rule, so doubt means `ok`.
"""

from pipeline.screen.fitness import fit
from pipeline.screen.redesign import redesign, trace
from pipeline.screen.sameness import same_thing
from pipeline.screen.withdrawn import says_withdrawn

__all__ = ["fit", "redesign", "same_thing", "says_withdrawn", "trace"]
