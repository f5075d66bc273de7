"""Reasons quote the words that stand in the text, not the lexicon's stems."""

import pytest

from pipeline.classify import classify
from pipeline.model.classification import Passage, Subject


@pytest.mark.parametrize(
    ("language", "title", "text", "quoted"),
    [
        ("de", "Lager ausgehoben", "Die Schmuggelware lag unter Brettern.", "Schmuggelware"),
        ("pt", "Alterações", "As exportações ficam sujeitas a licença.", "exportações"),
        ("en", "Notice", "Officers seized the parcel, which weighed twelve kilograms.", "seized … kilograms"),
        ("ar", "بيان", "رفعت الوزارة الرسوم الجمركية على الأحذية.", "الرسوم الجمركية"),
        ("zh", "公告", "自2027年1月1日起提高进口关税税率。", "进口关税税率"),
    ],
)
def test_a_reason_quotes_the_words_met(language: str, title: str, text: str, quoted: str) -> None:
    answer = classify(Subject((Passage(text),), title=title, language=language, event="published"))
    because = [reason.because for reason in answer.reasons if reason.for_.startswith("topic:")]
    assert f"“{quoted}” in the text" in because


def test_a_reason_quotes_a_standstill_as_it_is_told() -> None:
    subject = Subject((Passage("The strikes have halted all cargo trains."),), title="Rail", language="en")
    assert "“strikes … cargo” in the text" in [reason.because for reason in classify(subject).reasons]
