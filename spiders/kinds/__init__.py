"""One reader a kind of index: pure functions from an answer's bytes to the entries that it names.

May enter: the catalogue's sections and `pipeline.model`; no network, no clock. A page, a table or a PDF is its own
document and needs no reader.
"""

from pipeline.model.source import Kind
from spiders.entry import Entry, Feed, Sitemap
from spiders.kinds.index import Index, Page

__all__ = ["Index", "Page", "follows", "is_index", "read_index"]


def is_index(entry: Entry) -> bool:
    """Whether the answer is a whole that names items, and not a document itself."""
    match entry.kind:
        case Kind.LISTING | Kind.FEED | Kind.SITEMAP:
            return True
        case Kind.API:
            return entry.api is not None and entry.api.list is not None
        case Kind.PAGE | Kind.PDF | Kind.TABLE:
            return False


def follows(entry: Entry) -> bool:
    """Whether the documents lie behind the index's links, and not in the index itself."""
    match entry.kind:
        case Kind.LISTING:
            return entry.listing is not None and entry.listing.follow
        case Kind.FEED:
            return entry.feed is not None and entry.feed.follow
        case Kind.API:
            return entry.api is not None and entry.api.follow
        case Kind.SITEMAP:
            return True
        case Kind.PAGE | Kind.PDF | Kind.TABLE:
            return False


def read_index(entry: Entry, page: Page) -> Index:
    """The entries that one page of the index names. Never raises on what a site sent: a fault is in the index."""
    from spiders.kinds import api, feed, listing, sitemap

    match entry.kind:
        case Kind.LISTING if entry.listing is not None:
            return listing.read(entry.listing, page)
        case Kind.FEED:
            return feed.read(entry.feed or Feed(), page)
        case Kind.SITEMAP:
            return sitemap.read(entry.sitemap or Sitemap(), page)
        case Kind.API if entry.api is not None:
            return api.read(entry.api, page)
        case _:
            return Index(fault="this kind of source has no index")
