"""What the archive holds of a resource, read by the rules of today: an upgrade of ours is never a change."""

from archive import documents
from archive.captures import StoredCapture
from archive.database import reading, transaction
from flows.house import House
from pipeline import bounded
from pipeline.extract.version import extractor_version
from pipeline.model.capture import Capture, Raw
from pipeline.model.document import Document
from pipeline.model.source import Source
from pipeline.model.verdict import Fit


def fit_today(house: House, source: Source, last: StoredCapture) -> Fit:
    """Its verdict by the rules of today, by which it is read anew where it was not yet."""
    version = extractor_version(source.selectors)
    with reading(house.engine) as session:
        known = documents.fit_by(session, last.id, version)
    if known is not None:
        return known
    assert last.capture.body is not None
    reread = bounded.read(raw_of(source, last.capture, house.bodies.get(last.capture.body)))
    with transaction(house.engine) as session:
        documents.store_document(session, last.id, version, reread.document, reread.fit)
    return reread.fit


def document_today(house: House, source: Source, last: StoredCapture) -> Document:
    """A fit capture as read by the rules of today."""
    fit_today(house, source, last)
    with reading(house.engine) as session:
        stored = documents.load_document(session, last.id, extractor_version(source.selectors))
    assert stored is not None
    return stored[0]


def raw_of(source: Source, capture: Capture, body: bytes) -> Raw:
    """A capture's bytes with all that helps to read them."""
    return Raw(
        body=body,
        content_type=capture.content_type,
        url=capture.final_url or capture.url,
        status=capture.status,
        language=source.language,
        selectors=source.selectors,
    )
