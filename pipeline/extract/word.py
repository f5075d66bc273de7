"""DOCX.

from pipeline.extract.content import Content


def read_docx(body: bytes) -> Content:
    """Not yet."""
    return Content([], faults=("docx not read yet",))
