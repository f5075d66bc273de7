"""Pages that stand alone: one file with its style inside, no address of ours needed, nothing loaded."""

from collections.abc import Sequence

from markupsafe import Markup

from pipeline.model.change import Change
from pipeline.model.edits import Comparison
from pipeline.model.verdict import Outcome
from pipeline.show import show_html
from web.templating import FOLDER, render

_EDITS_SHOWN = 40


def changes_page(changes: Sequence[Change], base_url: str | None = None, title: str = "Changes") -> str:
    """The changes in their order, each with its differences folded away; at most 40 differences a change."""
    return render(
        "report.html",
        title=title,
        changes=changes,
        base_url=base_url,
        shown=_shown,
        style=_style(),
        single=False,
    )


def change_page(change: Change, base_url: str | None = None) -> str:
    """One change with all its differences."""
    title = change.classification.headline or change.title or "A change"
    return render(
        "report.html", title=title, changes=[change], base_url=base_url, shown=_all_shown, style=_style(), single=True
    )


def comparison_page(comparison: Comparison, title: str = "Comparison") -> str:
    """A comparison with all its differences."""
    # The one renderer of edits has escaped what it quotes.
    edits = Markup(show_html(comparison.edits, language=comparison.language))  # noqa: S704
    return render("comparison.html", title=title, verdict=_in_words(comparison), edits=edits, style=_style())


def _shown(change: Change) -> Markup:
    return Markup(show_html(change.edits, limit=_EDITS_SHOWN, language=change.language))  # noqa: S704 - as above


def _all_shown(change: Change) -> Markup:
    return Markup(show_html(change.edits, language=change.language))  # noqa: S704 - as above


def _style() -> Markup:
    return Markup((FOLDER / "static" / "dutywatch.css").read_text("utf-8"))  # noqa: S704 - our own file


def _in_words(comparison: Comparison) -> str:
    match comparison.verdict:
        case Outcome.SUSPECT if comparison.suspect is not None:
            because = f" ({comparison.suspect.because})" if comparison.suspect.because else ""
            return f"Not compared: the {comparison.suspect.side} side is {comparison.suspect.why.value}{because}."
        case Outcome.UNCHANGED:
            return "Nothing changed."
        case Outcome.NOISE:
            return "Only noise changed."
        case _:
            weight = "in substance" if comparison.substantive else "but not in substance"
            count = len(comparison.telling)
            return f"Changed {weight}: {count} difference{'' if count == 1 else 's'}."
