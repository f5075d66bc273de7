"""Sources whose answer is one document: what proves it alive is in an answer of the documented shape, and not in others.

Each sample says what it rests on: `documentation` (or stored code, or a stored answer), or `memory`.
"""

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType
from pipeline.model.source import Kind
from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.catalogue import load_catalogue
from spiders.kinds import is_index
from spiders.proof import document_fault

CATALOGUE = load_catalogue().by_id


class Document(NamedTuple):
    """An answer, and what its shape rests on."""

    body: str
    basis: str = "documentation"
    kind: str = "text/html; charset=utf-8"


def rows(count: int, cells: str, head: str = "", attributes: str = "") -> str:
    body = "".join(f"<tr><td>{n}</td>{cells}</tr>" for n in range(1, count + 1))
    return f"<html><body><h1>Table</h1><table {attributes}>{head}{body}</table></body></html>"


_JSON, _XML = "application/json", "application/xml"
_DGFT = rows(3, "<td>2026-27</td><td>Amendment in import policy of lamps</td><td>20/11/2026</td><td hidden>x</td>"
             "<td><a class='attachmentBtn' href='https://content.dgft.gov.in/x.pdf'>pdf</a></td>", attributes="id='metaTable'")  # fmt: skip
_CONTENT = """{"base_path": "/guidance/vat", "content_id": "u", "document_type": "detailed_guide", "title": "VAT and overseas goods",
 "public_updated_at": "2026-11-20T09:30:00Z", "details": {"body": "<div class=\\"govspeak\\"><p>You must charge VAT.</p></div>",
 "change_history": [{"note": "Updated", "public_timestamp": "2026-11-20T09:30:00Z"}]}}"""
_DGTR = rows(6, "<td>Anti-dumping investigation on lamps</td><td>China PR</td><td>20-11-2026</td>")

DOCUMENTS: dict[str, Document] = {
    "gb-hmrc-overseas-goods-content": Document(_CONTENT, kind=_JSON),
    "gb-hmrc-cds-availability": Document(_CONTENT, kind=_JSON),
    "us-usitc-hts-chapter99": Document(
        """[{"htsno": "9903.01.25", "indent": "0", "description": "Articles the product of any country", "units": [],
        "general": "The duty provided in the applicable subheading + 10%", "special": "", "other": "", "footnotes": []}]""", kind=_JSON),
    "us-ustr-301-hts-json": Document('[{"HTS_id": "8507.60.00", "description": "Batteries", "list": "4A"}]', kind=_JSON),
    "ca-justice-customs-tariff": Document(
        """<Statute xmlns:lims="http://justice.gc.ca/lims" xml:lang="en"><Identification><ShortTitle>Customs Tariff</ShortTitle></Identification>
        <Body><Section><Label>1</Label><Text>This Act may be cited as the Customs Tariff.</Text></Section></Body></Statute>""", kind=_XML),
    "gb-trade-tariff-exchange-rates": Document(
        '{"data": {"id": "2026-exchange_rate_period_list", "type": "exchange_rate_period_list", "attributes": {"year": 2026}}}', kind=_JSON),
    "de-zoll-exchange-rates": Document("<kurse><kurs><land>USA</land><kurswert>1,0800</kurswert></kurs></kurse>", kind=_XML),
    "es-boe-ley-iva": Document(
        '<response><data><texto><bloque id="a1" tipo="precepto"><version id_norma="BOE-A-1992-28740"><p>Artículo 1.</p></version></bloque></texto></data></response>',
        "memory", _XML),
    "us-fda-import-alerts": Document(rows(25, "<td><a href='importalert_189.html'>99-41</a></td><td>Detention of lamps</td>")),
    "us-fda-import-alerts-by-date": Document(rows(5, "<td><a href='importalert_189.html'>99-41</a></td><td>11/20/2026</td>")),
    "ca-cbsa-sima-measures": Document(rows(25, "<td>Steel plate</td><td>China</td><td>Anti-dumping</td>")),
    "us-dhs-uflpa-entities": Document(rows(30, "<td>Acme Textile Co., Ltd.</td><td>June 21, 2022</td>")),
    "in-dgft-cat1": Document(_DGFT), "in-dgft-cat2": Document(_DGFT), "in-dgft-cat4": Document(_DGFT),
    "in-cbic-courier-notifications": Document(
        rows(6, "<td>55/2026</td><td>20-11-2026</td><td>x</td><td>Courier imports</td><td><a href='a.pdf'>pdf</a></td>", attributes="id='notification_table'")),
    "in-bis-crs-products": Document(rows(73, "<td>1</td><td>Power adaptors</td><td>IS 13252(Part 1):2010</td><td>03 July 2013</td>")),
    "in-cbic-courier-circulars": Document(rows(6, "<td>5/2026</td><td>20-11-2026</td><td>x</td><td>Courier imports</td><td><a href='a.pdf'>pdf</a></td>")),
    "in-dgtr-anti-dumping": Document(_DGTR), "in-dgtr-countervailing-duty": Document(_DGTR), "in-dgtr-safeguard": Document(_DGTR),
    "in-trade-portal-alerts": Document(rows(2, "<td>China</td><td>Toys</td><td>Draft rule</td>"), "memory"),
    "eu-echa-candidate-list": Document(rows(60, "<td>Lead</td><td>231-100-4</td><td>7439-92-1</td>"), "memory"),
    "fi-tulli-customs-rates": Document(rows(30, "<td>USD</td><td>1.0832</td>", attributes="class='datatable-currency-rates-management-list'")),
    "int-macmap-availability": Document(rows(60, "<td>Peru</td><td>2026</td>"), "memory"),
    "tw-shtc-open-data": Document("貨品分類號列,品名\n" + "".join(f"8507.60.{n},鋰電池\n" for n in range(10, 30)), kind="text/csv; charset=utf-8"),
    "za-sars-tariff-amendments": Document(
        rows(3, "<td>Government Gazette 51999 of 20 November 2026</td><td>R5555</td><td>Schedule No. 1</td><td><a href='x.pdf'>PDF</a></td>").replace("<h1>", "<main><h1>").replace("</body>", "</main></body>"), "memory"),
}  # fmt: skip

# Nothing tells what these answer: any JSON, any text of some length is taken.
UNTOLD = {"se-tulltaxan-api", "us-usitc-hts-ch99-pdf", "om-customs-tariff"}


def answer(body: str, kind: str) -> Answer:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    return Answer(
        "https://a.example/", "https://a.example/", now, Verdict.OK, None, 200, (("Content-Type", kind),), body.encode()
    )


@pytest.mark.parametrize("source", DOCUMENTS, ids=lambda source: f"{source} ({DOCUMENTS[source].basis})")
def test_what_the_documentation_promises_proves_the_source_alive(source: str) -> None:
    document = DOCUMENTS[source]
    assert document_fault(CATALOGUE[source], answer(document.body, document.kind)) is None


@pytest.mark.parametrize("source", DOCUMENTS)
def test_a_shell_in_its_place_does_not(source: str) -> None:
    shell = "<!doctype html><html><head><title>Application</title></head><body><div id='app'></div></body></html>"
    assert document_fault(CATALOGUE[source], answer(shell, "text/html")) is not None


@pytest.mark.parametrize("source", [name for name in DOCUMENTS if CATALOGUE[name].kind is Kind.TABLE])
def test_a_table_reads_as_rows(source: str) -> None:
    entry, sample = CATALOGUE[source], DOCUMENTS[source]
    document = extract(Raw(sample.body.encode(), sample.kind, entry.url, selectors=entry.source().selectors))
    assert sum(block.type is BlockType.ROW for block in document.blocks) >= 2


def test_every_source_of_one_document_has_a_sample_or_is_said_to_have_none() -> None:
    single = {
        entry.id for entry in CATALOGUE.values()
        if entry.enabled and not is_index(entry) and entry.kind is not Kind.PAGE
    }  # fmt: skip
    assert single == set(DOCUMENTS) | UNTOLD


def test_words_that_prove_a_page_are_found_in_any_encoding() -> None:
    page = "<html><head><meta charset='Shift_JIS'></head><body>少額輸入貨物の簡易税率</body></html>".encode("shift_jis")
    came = answer("", "text/html")
    entry = CATALOGUE["jp-customs-simplified-rates"]
    assert (
        document_fault(entry, Answer(came.url, came.url, came.fetched, Verdict.OK, None, 200, came.headers, page))
        is None
    )
