"""Every question asked of the record: what changed where, how often, and on what evidence.

One filter language (`pipeline.model.filters`) for pages, API, command line and feeds alike.
May enter: questions; nothing that writes.
"""

from archive.history.counts import Count, countries, topics
from archive.history.cursor import BadCursor, Sort
from archive.history.evidence import Evidence, SuspectCapture, evidence, suspects
from archive.history.links import with_links
from archive.history.listing import Page, Query, change, changes, each_change
from archive.history.state import SourceState, sources

__all__ = [
    "BadCursor",
    "Count",
    "Evidence",
    "Page",
    "Query",
    "Sort",
    "SourceState",
    "SuspectCapture",
    "change",
    "changes",
    "countries",
    "each_change",
    "evidence",
    "sources",
    "suspects",
    "topics",
    "with_links",
]
