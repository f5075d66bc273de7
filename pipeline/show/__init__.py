"""The one renderer of edits: terminal, plain text and HTML say the same, because they are made here.

Edits quote pages that we did not write. `tame` takes out what could trick a reader or a terminal and breaks addresses
so that no mail client makes a link of them; `markup.py` is the only place where text becomes HTML. Every difference is
told in words too, never by colour or strike-through alone, since mail clients drop styles, `ins` and `del`.

Full form, for the page of a change and for `diff`: `show_text`, `show_html`, `show_terminal`.
Short form, for digests, two or three lines an edit and no noise: `brief_text`, `brief_html`.

May enter: pipeline.model.
"""

from collections.abc import Sequence

from pipeline.model.edits import Edit
from pipeline.show.cards import ENGLISH, Labels, cards_of, in_words
from pipeline.show.markup import as_html
from pipeline.show.taming import tame, visible
from pipeline.show.text import coloured, plain

__all__ = [
    "ENGLISH", "Labels", "brief_html", "brief_text", "show_html", "show_terminal", "show_text", "tame", "visible",
]  # fmt: skip


def show_text(edits: Sequence[Edit], labels: Labels = ENGLISH, limit: int | None = None) -> list[str]:
    """The full form as lines of plain text, without line ends; at most `limit` telling edits."""
    return [line for card in cards_of(edits, in_words(labels), limit, full=True) for line in plain(card)]


def brief_text(edits: Sequence[Edit], labels: Labels = ENGLISH, limit: int | None = None) -> list[str]:
    """The short form as lines of plain text: where, then was and now; noise is left out."""
    cards = cards_of(edits, in_words(labels), limit, full=False)
    return [line for card in cards for line in plain(card)]


def show_html(edits: Sequence[Edit], labels: Labels = ENGLISH, limit: int | None = None, language: str = "und") -> str:
    """The full form as an HTML list; `language` is that of the quoted page (BCP 47)."""
    return as_html(cards_of(edits, in_words(labels), limit, full=True), language, labels)


def brief_html(
    edits: Sequence[Edit],
    labels: Labels = ENGLISH,
    limit: int | None = None,
    language: str = "und",
) -> str:
    """The short form as an HTML list, for mails: reads the same where `ins`, `del` and all styles are dropped."""
    return as_html(cards_of(edits, in_words(labels), limit, full=False), language, labels)


def show_terminal(
    edits: Sequence[Edit], colour: bool = False, labels: Labels = ENGLISH, limit: int | None = None
) -> str:
    """The full form for a terminal, with ANSI colours where asked for; ends without a line end."""
    cards = cards_of(edits, in_words(labels), limit, full=True)
    if not colour:
        return "\n".join(line for card in cards for line in plain(card))
    return "\n".join(line for card in cards for line in coloured(card))
