"""A capture made to hurt is named too complex, and the next one is read as if nothing had been."""

import zlib

import pytest

from pipeline import bounded, steps
from pipeline.bounded import Limits
from pipeline.model.capture import Raw
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.verdict import Outcome, Verdict

PAGE = Raw(b"<h1>Duties</h1>" + b"<p>The duty on tea is five per cent.</p>" * 26_500, "text/html; charset=utf-8")


def flips(start):
    """Many short lines of few kinds in no order, a few seconds' work."""
    kinds = [Block(BlockType.PARAGRAPH, f"line {n % 7} of {n % 11}") for n in range(77)]
    return Document([kinds[n * n * start % 77] for n in range(130_000)])


@pytest.mark.timeout(60)
def test_what_costs_too_much_is_too_complex_and_the_next_is_read():
    comparison = bounded.hold_together(flips(3), flips(5), Limits(cpu=0))
    assert comparison.verdict is Outcome.SUSPECT
    assert comparison.suspect is not None
    assert comparison.suspect.why is Verdict.TOO_COMPLEX
    assert bounded.read(PAGE) == steps.read(PAGE)


def test_small_captures_are_read_where_they_are():
    small = Raw(b"<p>The duty on tea is five per cent.</p>", "text/html; charset=utf-8")
    assert bounded.read(small) == steps.read(small)
    document = steps.read(small).document
    assert bounded.hold_together(document, document) == steps.hold_together(document, document)
    assert bounded.diff(small, small) == steps.diff(small, small)


def unfolding(words):
    """A PDF of a few kilobytes whose one page says something this many times."""
    stream = zlib.compress(b"BT /F1 12 Tf " + b"1 0 0 1 9 9 Tm (duty) Tj " * words + b"ET", 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return Raw(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF", "application/pdf")


@pytest.mark.timeout(60)
def test_a_small_pdf_that_unfolds_is_too_complex():
    bomb = unfolding(2_000_000)
    assert len(bomb.body) < 200_000
    comparison = bounded.diff(unfolding(1), bomb, Limits(cpu=0))
    assert comparison.suspect is not None
    assert (comparison.suspect.side, comparison.suspect.why) == ("new", Verdict.TOO_COMPLEX)
    assert "duty" in bounded.read(unfolding(1)).document.blocks[0].text


@pytest.mark.timeout(60)
def test_what_takes_too_much_memory_is_too_complex_and_the_next_is_compared():
    ours, theirs = flips(3), Document([*flips(3).blocks, Block(BlockType.PARAGRAPH, "a line that is new")])
    comparison = bounded.hold_together(ours, theirs, Limits(memory=1 << 20))
    assert comparison.suspect is not None
    assert comparison.suspect.why is Verdict.TOO_COMPLEX
    assert "MiB" in comparison.suspect.because
    assert [edit.after for edit in bounded.hold_together(ours, theirs).edits] == ["a line that is new"]
