"""DOCX to blocks: headings by style, items, tables in their place among the paragraphs."""

import io
import re
from typing import Any

from pipeline.extract import limits
from pipeline.extract.archive import checked_zip
from pipeline.extract.content import Content, Sections, clean, first_heading
from pipeline.extract.grid import guessed_header_rows, rows_of
from pipeline.extract.text import labelled
from pipeline.model.document import Block, BlockType

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek|başlık|заголовок|標題|标题|見出し)\s*([1-6])",
    re.IGNORECASE,
)


def read_docx(body: bytes) -> Content:
    """The paragraphs and tables of a Word document, in their order. The container is checked before it is opened."""
    if fault := checked_zip(body):
        return Content([], faults=(fault,))
    import docx

    try:
        document = docx.Document(io.BytesIO(body))
    except Exception as error:  # python-docx raises what the part it stumbled over raises
        return Content([], faults=(f"docx not readable: {clean(str(error))[:160]}",))
    sections, blocks, faults, cells = Sections(), [], [], 0
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            rows = [[clean(cell.text) for cell in row.cells] for row in part.rows]
            cells += sum(map(len, rows))
            if cells > limits.CELLS:
                faults.append(f"cut after {limits.CELLS:,} cells")
                break
            path = sections.path
            blocks += [row._replace(path=path) for row in rows_of(rows, guessed_header_rows(rows))]
        else:
            blocks += _paragraph(part, sections)
    title = clean(document.core_properties.title or "")
    return Content(blocks, title=first_heading(blocks) or title, faults=tuple(faults))


def _paragraph(paragraph: Any, sections: Sections) -> list[Block]:
    text = clean(paragraph.text)
    if not text:
        return []
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    match = _HEADING.match(style)
    level = int(match.group(1)) if match else 1 if style.lower() == "title" else 0
    if level:
        return [Block(BlockType.HEADING, text, sections.enter(level, text), None, None, level)]
    kind = BlockType.ITEM if style.lower().startswith("list") else BlockType.PARAGRAPH
    return labelled(text, sections, kind)
