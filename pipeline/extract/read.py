"""The one way in: find encoding and format, hand over to the format's reader, name the language."""

from pipeline.extract import limits
from pipeline.extract.content import Content, clean
from pipeline.extract.encoding import Decoded, decode
from pipeline.extract.format import binary_format, said_format, text_format
from pipeline.extract.language import language_of
from pipeline.extract.stretches import Memory
from pipeline.model.capture import Raw, Selectors
from pipeline.model.document import Document
from pipeline.model.uncollected import uncollected


def extract(raw: Raw, memory: Memory | None = None) -> Document:
    """Read a capture. Never raises for any bytes: what could not be read is named in the document's `faults`.

    With a memory, what stayed of the version of the page that was read with it before need not be read again; the
    document is the same as without one.
    """
    with uncollected():
        return _extracted(raw, memory)


def _extracted(raw: Raw, memory: Memory | None) -> Document:
    faults: list[str] = []
    body = raw.body
    if len(body) > limits.BODY:
        faults.append(f"cut at {limits.BODY:,} bytes of {len(body):,}")
        body = body[: limits.BODY]
    said = said_format(raw.content_type, raw.filename, raw.url)
    form = binary_format(body, said)
    decoded: Decoded | None = None
    if form is None:
        decoded = decode(body, raw.content_type, raw.language)
        form = text_format(decoded.text, said)
        if decoded.lost:
            faults.append(f"{decoded.lost:,} characters not readable as {decoded.encoding}")
    try:
        content = (
            _read_binary(form, body, raw.selectors)
            if decoded is None
            else _read_text(form, decoded.text, raw.selectors, memory)
        )
    except (RecursionError, MemoryError, ValueError, LookupError, ArithmeticError, AttributeError, TypeError) as error:
        # A reader's own slip on input that nobody foresaw: the capture becomes suspect instead of stopping a run.
        faults.append(f"{form} not readable: {type(error).__name__}: {clean(str(error))[:160]}")
        content = Content([])
    texts = (block.text for block in (*content.blocks, *content.chrome))
    return Document(
        blocks=content.blocks,
        chrome=content.chrome,
        title=content.title[:500],
        language=language_of(texts, content.language, raw.language),
        encoding=decoded.encoding if decoded else "binary",
        encoding_sure=decoded.sure if decoded else True,
        format=form,
        faults=(*faults, *content.faults),
    )


def _read_text(form: str, text: str, selectors: Selectors, memory: Memory | None) -> Content:
    """The readers are imported where they are needed: a page of HTML needs no YAML, and `--help` none of them."""
    match form:
        case "html" | "xhtml":
            from pipeline.extract.html import read_html

            return read_html(text, selectors, memory)
        case "markdown":
            from pipeline.extract.markdown import read_markdown

            return read_markdown(text)
        case "json":
            return _read_json(text)
        case "yaml":
            from pipeline.extract.data import read_yaml

            return read_yaml(text)
        case "feed":
            from pipeline.extract.feed import read_feed

            return read_feed(text)
        case "xml":
            from pipeline.extract.legal_xml import read_xml

            return read_xml(text)
        case "csv" | "tsv":
            from pipeline.extract.table import read_delimited

            return read_delimited(text, selectors.key_columns)
        case _:
            from pipeline.extract.text import read_plain

            return read_plain(text)


def _read_json(text: str) -> Content:
    if "https://jsonfeed.org/version/" in text[:2_000]:
        from pipeline.extract.feed import read_json_feed

        try:
            return read_json_feed(text)
        except (ValueError, AttributeError, TypeError):
            pass  # says that it is a feed, and is none
    from pipeline.extract.data import read_json

    return read_json(text)


def _read_binary(form: str, body: bytes, selectors: Selectors) -> Content:
    match form:
        case "xlsx" | "xls":
            from pipeline.extract.table import read_spreadsheet

            return read_spreadsheet(body, selectors.key_columns)
        case "pdf":
            from pipeline.extract.pdf import read_pdf

            return read_pdf(body)
        case "docx":
            from pipeline.extract.word import read_docx

            return read_docx(body)
        case _:
            return Content([], faults=(f"{form} is not a format that is read",))
