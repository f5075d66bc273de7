"""What a mail quotes below its headline: whole differences, and no name twice."""

from dataclasses import replace

from alerts.render import render
from pipeline.model.edits import Edit, Op
from tests.alerts.samples import DE_MINIMIS, SENDER, digest


def test_a_quote_below_its_own_headline_begins_where_the_sentence_does():
    sentence = "Effective February 1, 2027, all shipments are subject to duty whatever their value."
    one = replace(DE_MINIMIS, edits=(Edit(Op.ADDED, after=sentence + " More follows."),))
    cut_short = replace(one.classification, headline=sentence[:50] + "…")
    text = render(digest([replace(one, classification=cut_short)]), SENDER).text
    assert f"\n  {'  '}{sentence} More follows." in text
    assert f"\n{sentence}\n" in text, "the headline goes on to its sentence's end"


def test_of_a_sentence_that_is_the_headline_both_what_it_was_and_what_it_is_now_are_quoted():
    now = DE_MINIMIS.edits[0].after or ""
    told = replace(DE_MINIMIS.classification, headline=f"Who may use it: {now}")
    text = render(digest([replace(DE_MINIMIS, classification=told, edits=DE_MINIMIS.edits[:1])]), SENDER).text
    assert text.index("was: ") < text.index("now: ") < text.rindex("shipments of any value")
    assert "was: Shipments valued at 800 USD or less" in text


def test_a_document_is_not_named_again_at_each_quote():
    edit = Edit(Op.ADDED, path=(DE_MINIMIS.title, "Who may use it"), after="Nobody may.")
    text = render(digest([replace(DE_MINIMIS, edits=(edit,))]), SENDER).text
    assert text.count(DE_MINIMIS.title) == 1
    assert "Added · Who may use it" in text
