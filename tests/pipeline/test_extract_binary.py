"""PDF and DOCX: the text that a reader sees, in paragraphs under headings."""

import io

import docx

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType


def pdf(pages: list[list[tuple[str, int, int, int]]]) -> bytes:
    """A PDF by hand: lines as (text, size, x, y) on each page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        stream = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for text, size, x, y in lines).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % offset for offset in offsets
    )
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def page(number: int) -> list[tuple[str, int, int, int]]:
    return [
        ("Official Journal of Customs", 8, 72, 820),
        (f"Surveillance of imports {number}", 18, 72, 780),
        ("The rate of duty on the goods named in the annex shall be raised", 11, 72, 740),
        ("to ten per cent as from the first of May.", 11, 72, 726),
        ("The importer shall lodge a declaration in good time with the office", 11, 72, 690),
        ("of entry.", 11, 72, 676),
        (f"{number}", 8, 290, 20),
    ]


def test_a_pdf_gives_headings_by_size_and_paragraphs_of_joined_lines() -> None:
    document = extract(Raw(pdf([page(1), page(2), page(3)]), content_type="application/pdf"))
    assert (document.format, document.faults, document.title) == ("pdf", (), "Surveillance of imports 1")
    assert [(block.type, block.path, block.text) for block in document.blocks[:3]] == [
        (BlockType.HEADING, (), "Surveillance of imports 1"),
        (
            BlockType.PARAGRAPH,
            ("Surveillance of imports 1",),
            "The rate of duty on the goods named in the annex shall be raised to ten per cent as from the first of May.",
        ),
        (
            BlockType.PARAGRAPH,
            ("Surveillance of imports 1",),
            "The importer shall lodge a declaration in good time with the office of entry.",
        ),
    ]


def test_running_titles_and_page_numbers_are_furniture() -> None:
    document = extract(Raw(pdf([page(1), page(2), page(3)])))
    assert "Official Journal" not in document.text
    assert len([block for block in document.chrome if "Official Journal" in block.text]) == 3


def test_a_scan_without_text_says_so() -> None:
    document = extract(Raw(pdf([[]])))
    assert document.blocks == []
    assert "pdf without a text layer" in document.faults


def test_a_broken_pdf_says_so() -> None:
    document = extract(Raw(pdf([page(1)])[:200]))
    assert "pdf not readable" in document.faults[0]


def test_a_word_document_gives_headings_items_and_tables_in_their_order() -> None:
    made = docx.Document()
    made.add_heading("Notice", 1)
    made.add_paragraph("The rate rises.")
    made.add_paragraph("First case", style="List Bullet")
    table = made.add_table(2, 2)
    for place, text in enumerate(("Code", "Rate", "0101", "5")):
        table.cell(place // 2, place % 2).text = text
    made.add_paragraph("Article 2")
    made.add_paragraph("In force in May.")
    stream = io.BytesIO()
    made.save(stream)
    document = extract(Raw(stream.getvalue()))
    assert (document.format, document.title) == ("docx", "Notice")
    assert [(block.type.value, block.text) for block in document.blocks] == [
        ("heading", "Notice"),
        ("paragraph", "The rate rises."),
        ("item", "First case"),
        ("row", "Code | Rate"),
        ("row", "0101 | 5"),
        ("heading", "Article 2"),
        ("paragraph", "In force in May."),
    ]
    assert document.blocks[-1].path == ("Notice", "Article 2")
