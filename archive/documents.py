"""Documents: captures read into blocks, kept by extractor version so that a comparison need not read them again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.blocks import pack
from archive.packing import unpack_blocks
from archive.tables import DocumentRow
from pipeline.model.document import Document
from pipeline.model.verdict import Fit


def store_document(session: Session, capture_id: int, extractor_version: str, document: Document, fit: Fit) -> None:
    """Keeps what this extractor version read, and what the screening said of it. The first one stays."""
    more = {"encoding_sure": document.encoding_sure, "faults": document.faults}
    add_once(
        session,
        DocumentRow,
        capture_id=capture_id,
        extractor_version=extractor_version,
        blocks=pack(document.blocks, document.chrome, more),
        title=document.title,
        language=document.language,
        encoding=document.encoding,
        format=document.format,
        verdict=fit.verdict,
        why=fit.why,
    )


def load_document(session: Session, capture_id: int, extractor_version: str) -> tuple[Document, Fit] | None:
    """What this extractor version read; None where it has not read that capture.

    Raises ValueError where the stored blocks are damaged.
    """
    row = session.scalar(
        select(DocumentRow)
        .where(DocumentRow.capture_id == capture_id)
        .where(DocumentRow.extractor_version == extractor_version)
    )
    return None if row is None else (as_document(row), Fit(row.verdict, row.why))


def fit_by(session: Session, capture_id: int, extractor_version: str) -> Fit | None:
    """What the screening said of it in this extractor version; None where that has not read the capture."""
    row = session.execute(
        select(DocumentRow.verdict, DocumentRow.why)
        .where(DocumentRow.capture_id == capture_id)
        .where(DocumentRow.extractor_version == extractor_version)
    ).one_or_none()
    return None if row is None else Fit(*row)


def as_document(row: DocumentRow) -> Document:
    """The value of a row. Raises ValueError where its blocks are damaged."""
    blocks, chrome, more = unpack_blocks(row.blocks)
    return Document(
        blocks=blocks,
        chrome=chrome,
        title=row.title,
        language=row.language,
        encoding=row.encoding,
        encoding_sure=more["encoding_sure"],
        format=row.format,
        faults=tuple(more["faults"]),
    )
