"""A rate is found under the same row and column wherever it was published: page, CSV, workbook."""

import io
import zipfile
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.model.capture import Raw, Selectors
from pipeline.model.document import Block, BlockType, Document

CSV = "HS code,Description,Duty rate (%)\n8517.13,Smartphones,0\n8517.14,Other telephones,2.5\n"


def read(page: str, **more: str) -> Document:
    return extract(Raw(page.encode(), **({"content_type": "text/html; charset=utf-8"} | more)))  # type: ignore[arg-type]


def rows(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.type is BlockType.ROW]


def cell(row: Block, column: str) -> str:
    return dict(row.cells or ())[column]


def test_a_table_gives_rows_with_key_and_columns() -> None:
    document = read(
        "<h2>Chapter 85</h2><table><caption>Rates</caption><tr><th>HS code<th>Goods<th>Duty rate (%)</tr>"
        "<tr><td>8517.13<td>Smart<b>phones</b><td>0</tr><tr><td>8517.14<td>Others<td></tr></table>"
    )
    head, first, second = rows(document)
    assert (head.text, head.cells) == ("HS code | Goods | Duty rate (%)", None)
    assert (first.key, first.path, cell(first, "Goods"), cell(first, "Duty rate (%)")) == (
        "8517.13",
        ("Chapter 85",),
        "Smartphones",
        "0",
    )
    assert (second.key, cell(second, "Duty rate (%)")) == ("8517.14", "")
    assert [block.text for block in document.blocks if block.type is BlockType.CAPTION] == ["Rates"]


def test_cells_stay_apart_and_columns_stay_where_a_cell_is_empty() -> None:
    one, two = rows(read("<table><tr><td>12</td><td>3</td></tr><tr><td></td><td>123</td></tr></table>"))
    assert (one.text, two.text) == ("12 | 3", " | 123")


def test_merged_cells_hold_for_each_row_and_headers_for_each_column() -> None:
    document = read(
        "<table><thead><tr><th rowspan=2>Code<th colspan=2>Rate</tr><tr><th>2025<th>2026</tr></thead>"
        "<tr><td rowspan=2>0101<td>1<td>2</tr><tr><td>3<td>4</tr></table>"
    )
    body = rows(document)[2:]
    assert [dict(row.cells or ()) for row in body] == [
        {"Code": "0101", "Rate / 2025": "1", "Rate / 2026": "2"},
        {"Code": "0101", "Rate / 2025": "3", "Rate / 2026": "4"},
    ]


def test_the_first_row_is_a_header_where_it_names_what_stands_below() -> None:
    row = rows(read("<table><tr><td>Country</td><td>Rate</td></tr><tr><td>Kenya</td><td>10 %</td></tr></table>"))[1]
    assert (row.key, cell(row, "Rate")) == ("Kenya", "10 %")


def test_key_columns_of_the_source_overrule_the_guess() -> None:
    row = rows(extract(Raw(CSV.encode(), filename="r.csv", selectors=Selectors(key_columns=("Description",)))))[1]
    assert row.key == "Smartphones"


def test_where_one_column_does_not_tell_rows_apart_two_do() -> None:
    lines = "Code,Origin,Rate\n0101,CN,5\n0101,VN,3\n0102,CN,1\n0102,VN,2\n"
    assert [row.key for row in rows(extract(Raw(lines.encode(), filename="r.csv")))[1:]] == [
        "0101 | CN",
        "0101 | VN",
        "0102 | CN",
        "0102 | VN",
    ]


def test_a_table_that_lays_out_the_page_gives_paragraphs() -> None:
    page = "<table><tr><td><p>Menu</p></td><td><h2>Notice</h2><p>The rate rises.</p><table><tr><th>A<th>B<tr><td>1<td>2</table></td></tr></table>"
    document = read(page)
    assert [(block.type, block.text) for block in document.blocks] == [
        (BlockType.PARAGRAPH, "Menu"),
        (BlockType.HEADING, "Notice"),
        (BlockType.PARAGRAPH, "The rate rises."),
        (BlockType.ROW, "A | B"),
        (BlockType.ROW, "1 | 2"),
    ]


def test_a_table_in_a_cell_makes_of_the_one_around_it_a_layout() -> None:
    document = read(
        "<table><tr><td>News</td><td>Rates</td></tr><tr><td>Of May</td><td>Of June</td></tr>"
        "<tr><td><table><tr><th>Code</th><th>Duty</th></tr><tr><td>8517.13</td><td>2.5 %</td></tr></table></td></tr></table>"
    )
    assert [block.text for block in document.blocks] == [
        "News",
        "Rates",
        "Of May",
        "Of June",
        "Code | Duty",
        "8517.13 | 2.5 %",
    ]
    assert rows(document)[1].cells == (("Code", "8517.13"), ("Duty", "2.5 %"))


def test_delimited_text_is_cut_at_its_own_delimiter_and_quotes_hold_it_together() -> None:
    for delimiter in ",;\t|":
        text = f'Code{delimiter}Goods\n0101{delimiter}"Horses{delimiter} live"\n0102{delimiter}Bovines\n'
        first = rows(extract(Raw(text.encode(), content_type="text/csv")))[1]
        assert cell(first, "Goods") == f"Horses{delimiter} live".replace("\t", " ").replace("  ", " ")


def test_a_ragged_list_with_an_end_mark_of_old_loses_nothing() -> None:
    document = extract(Raw(b'"9641","AL","x"\r\n"9642","B"\r\n"9643","C","y","z"\r\n\x1a', filename="list.csv"))
    assert [row.text for row in rows(document)] == ["9641 | AL | x", "9642 | B", "9643 | C | y | z"]


def workbook(rows_: list[list[str | float]]) -> bytes:
    """The least XLSX that a reader takes: one sheet, inline strings."""
    cells = "".join(
        "<row>"
        + "".join(
            f'<c t="inlineStr"><is><t>{v}</t></is></c>' if isinstance(v, str) else f"<c><v>{v}</v></c>" for v in row
        )
        + "</row>"
        for row in rows_
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Rates" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def test_a_workbook_is_read_as_the_table_it_holds_with_the_note_above_it() -> None:
    document = extract(
        Raw(
            workbook([["Rates of 2026"], ["Code", "Goods", "Rate"], ["0101", "Horses", 2.5], ["0102", "Bovines", 10.0]])
        )
    )
    assert (document.format, document.faults) == ("xlsx", ())
    assert document.blocks[0].text == "Rates of 2026"
    assert [(row.key, row.cells) for row in rows(document)[1:]] == [
        ("0101", (("Code", "0101"), ("Goods", "Horses"), ("Rate", "2.5"))),
        ("0102", (("Code", "0102"), ("Goods", "Bovines"), ("Rate", "10"))),
    ]


def test_a_container_packed_to_burst_is_not_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (40 << 20))
    document = extract(Raw(stream.getvalue(), filename="rates.xlsx"))
    assert document.blocks == []
    assert "packed tighter" in document.faults[0]


def test_a_container_with_paths_that_lead_out_is_not_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    assert "leads out" in extract(Raw(stream.getvalue(), filename="rates.xlsx")).faults[0]


CELLS = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs", "Po"]), max_size=6)


@given(
    st.lists(st.lists(st.tuples(st.sampled_from(["td", "th"]), CELLS), min_size=1, max_size=4), min_size=2, max_size=6),
    st.booleans(),
    st.sampled_from(["", "<b></b>"]),
)
def test_a_plain_table_is_read_as_the_walk_over_any_table_reads_it(
    lines: list[list[tuple[str, str]]], headed: bool, inside: str
) -> None:
    """The short way for plain tables is held against the long one, which a span sends it."""

    def table(span: str) -> str:
        made = [
            "<tr>"
            + "".join(
                f"<{tag}{span if (row, column) == (0, 0) else ''}>{escape(text)}{inside}</{tag}>"
                for column, (tag, text) in enumerate(line)
            )
            + "</tr>"
            for row, line in enumerate(lines)
        ]
        head = f"<thead>{made[0]}</thead>" if headed else made[0]
        return f"<h2>Part</h2><table>{head}{''.join(made[1:])}</table>"

    assert read(table("")).blocks == read(table(" colspan=1")).blocks
