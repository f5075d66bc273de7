"""A page that says of itself that it was withdrawn, and pages that tell of something else."""

import pytest

from pipeline.model.capture import Raw
from pipeline.model.document import Block, BlockType, Document
from pipeline.screen import says_withdrawn
from pipeline.steps import read


def page(*lines: str, title: str = "") -> Document:
    return Document(tuple(Block(BlockType.PARAGRAPH, line) for line in lines), title=title)


@pytest.mark.parametrize(
    "line",
    [
        "This guidance was withdrawn on 1 November 2026",
        "This publication has been withdrawn. It is out of date.",
        "This CSMS message is now rescinded.",
        "Diese Fachmeldung wurde zurückgezogen.",
        "Cet avis a été retiré le 1er novembre 2026.",
        "Este documento ha sido derogado.",
        "Este aviso foi revogado.",
        "Questa circolare è stata ritirata.",
        "Deze mededeling is ingetrokken.",
        "Данный документ утратил силу",
        "本公告已废止。",
        "この通達は、令和8年11月1日をもって廃止されました。",
        "이 고시는 2026년 11월 1일 폐지되었습니다.",
    ],
)
def test_the_page_says_so(line):
    assert says_withdrawn(page("Duties", line))


def test_titles_of_gov_uk_say_so():
    assert says_withdrawn(page("Rates", title="[Withdrawn] Declaring goods"))
    assert not says_withdrawn(page("Rates", title="Withdrawn amounts and how to claim them"))


def test_the_field_of_an_api_says_so_where_it_is_filled():
    def answer(notice: str) -> Document:
        body = f'{{"title": "Declaring goods", "withdrawn_notice": {notice}, "details": {{"body": "Goods are declared."}}}}'
        return read(Raw(body.encode(), content_type="application/json", language="en")).document

    assert says_withdrawn(answer('{"explanation": "Out of date", "withdrawn_at": "2026-11-01T09:00:00Z"}'))
    assert not says_withdrawn(answer("{}"))


@pytest.mark.parametrize(
    "line",
    [
        "The suspension of the duty was withdrawn on 1 November 2026.",
        "This notice withdraws the proposed rule of 2 March 2026.",
        "Licences issued under this notice may be withdrawn.",
        "This order was revoked as far as it concerns lamps.",
        "Die Verordnung (EU) 2015/1 wird aufgehoben.",
        "海关总署公告2019年第12号同时废止。",
        "Products that have been withdrawn from the market",
    ],
)
def test_what_a_page_tells_of_others_is_not_said_of_itself(line):
    assert says_withdrawn(page("Duties", line)) is None


def test_far_below_nothing_is_said_of_the_page():
    assert says_withdrawn(page(*["A line of text."] * 20, "This page was withdrawn.")) is None
