"""Headlines of a tariff's rows say which goods, and of sections their name."""

from datetime import date

from pipeline.classify.headline import headline_of
from pipeline.classify.row_goods import goods_of_rows
from pipeline.model.classification import Passage, Standing, Subject
from pipeline.model.document import Block, BlockType, Document

CELLS = (("Code", "9503 00 41"), ("Description", "Stuffed toys representing animals"), ("Rate", "4.7%"),
         ("From", "1 January 2021"), ("Special", "Free (A,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)"))  # fmt: skip


def test_the_description_of_a_row_is_found_whatever_its_column_is_called() -> None:
    row = Block(BlockType.ROW, " | ".join(text for _, text in CELLS), key="9503 00 41", cells=CELLS)
    assert goods_of_rows(Document(blocks=(row,))) == {((), "9503 00 41"): "Stuffed toys representing animals"}


def test_a_changed_rate_is_told_with_its_goods() -> None:
    path, goods = ("9503 00 41", "Rate"), "Stuffed toys representing animals"
    passages = (
        Passage("4.7%", Standing.REMOVED, path, "Rate", goods),
        Passage("0%", Standing.ADDED, path, "Rate", goods),
    )
    told = headline_of(Subject(passages, event="amended", seen=date(2026, 11, 24)))
    assert told == "9503 00 41 (Stuffed toys representing animals) · Rate: 4.7% → 0%"


def test_a_section_is_named_without_its_number() -> None:
    sentence = "No relief for articles of small value is abolished."
    for name, told in (("1. The exemption", "The exemption"), ("أولا: المستندات", "المستندات")):
        assert headline_of(Subject((Passage(sentence, path=(name,)),), event="amended")).startswith(f"{told}: ")
    day = "1. Februar 2027"
    assert headline_of(Subject((Passage(sentence, path=(day,)),), event="amended")).startswith(day)
