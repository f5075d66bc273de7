"""What the operator is told of pages that stay suspects, a line a source. No engine in here."""

from collections.abc import Sequence
from itertools import groupby

from archive.staying import Staying
from pipeline.model.verdict import Verdict

_WORDS = {
    Verdict.OTHER_LANGUAGE: "in another language than before",
    Verdict.REGION: "as another country's edition",
    Verdict.DOUBLED: "with its text twice",
    Verdict.OTHER_DOCUMENT: "as another document at each look",
}
_REMEDIES = {
    Verdict.OTHER_LANGUAGE: "give its entry the address of the edition that is wanted, and its language",
    Verdict.REGION: "give its entry the address of the edition that is wanted",
}
_ASK = "look at it, and ask it anew with: dutywatch sources check {}"


def lines_of(found: Sequence[Staying]) -> list[str]:
    """A line for each source and kind of suspect, with one page as an example."""
    kinds = sorted(found, key=lambda one: (one.source, one.verdict.value, one.resource))
    return [_line(list(pages)) for _, pages in groupby(kinds, key=lambda one: (one.source, one.verdict))]


def _line(pages: Sequence[Staying]) -> str:
    one = pages[0]
    seen = _WORDS.get(one.verdict, f"unfit ({one.verdict.value})")
    number = f"{len(pages)} pages come" if len(pages) > 1 else "a page comes"
    because = f" ({one.why})" if one.why else ""
    return (
        f"{one.source}: {number} {seen} at each look since {one.since:%Y-%m-%d}{because}: {one.url}. The last good text "
        f"is kept and no change is told; {_REMEDIES.get(one.verdict, _ASK.format(one.source))}"
    )
