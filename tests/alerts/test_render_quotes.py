"""What a mail's headline said, its quotes do not say again."""

from dataclasses import replace

from alerts.render import render
from pipeline.model.edits import Edit, Op
from tests.alerts.samples import DE_MINIMIS, SENDER, digest


def test_a_headline_made_of_the_quote_below_is_not_said_twice():
    sentence = "Effective February 1, 2027, all shipments are subject to duty whatever their value."
    one = replace(DE_MINIMIS, edits=(Edit(Op.ADDED, after=sentence + " More follows."),))
    cut_short = replace(one.classification, headline=sentence[:50] + "…")
    text = render(digest([replace(one, classification=cut_short)]), SENDER).text
    assert text.count("Effective February 1, 2027") == 1
    assert f"\n{sentence}\n" in text, "the headline goes on to its sentence's end"
    assert "… More follows." in text


def test_of_a_sentence_that_is_the_headline_only_what_it_was_is_quoted():
    now = DE_MINIMIS.edits[0].after or ""
    told = replace(DE_MINIMIS.classification, headline=f"Who may use it: {now}")
    text = render(digest([replace(DE_MINIMIS, classification=told, edits=DE_MINIMIS.edits[:1])]), SENDER).text
    assert text.count("shipments of any value") == 1
    assert "was: Shipments valued at 800 USD or less" in text


def test_a_document_is_not_named_again_at_each_quote():
    edit = Edit(Op.ADDED, path=(DE_MINIMIS.title, "Who may use it"), after="Nobody may.")
    text = render(digest([replace(DE_MINIMIS, edits=(edit,))]), SENDER).text
    assert text.count(DE_MINIMIS.title) == 1
    assert "Added · Who may use it" in text
