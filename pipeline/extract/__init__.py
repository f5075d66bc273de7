"""Bytes to a document: what a reader of the capture sees, as blocks.

One module a format behind `extract`. May enter: bytes with what is said of them (`Raw`). Hostile input ends as a
document that names its faults, never as an exception, and what cannot be read is never left out in silence.
"""

from pipeline.extract.read import extract
from pipeline.extract.stretches import Memory
from pipeline.extract.version import EXTRACTOR_VERSION, extractor_version

__all__ = ["EXTRACTOR_VERSION", "Memory", "extract", "extractor_version"]
