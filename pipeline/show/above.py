"""What stands above the quotes already is not said again in them: a headline is often one of them, or its beginning."""

from collections.abc import Sequence

from pipeline.model.edits import Span

_ENOUGH = 20  # characters from which on an equal beginning is no accident


def unsaid(quoted: Sequence[Span], above: Sequence[str]) -> tuple[Span, ...] | None:
    """The quote without what it repeats of `above` at its beginning; None where nothing is left."""
    text = "".join(part for _, part in quoted)
    for said in _sayings(above):
        if _bare(text) == said:
            return None
        if len(said) >= _ENOUGH and text.startswith(said) and len(quoted) == 1:
            rest = text[len(said) :].lstrip(" .。;")
            return ((quoted[0][0], f"… {rest}"),) if rest else None
    return tuple(quoted)


def _sayings(above: Sequence[str]) -> list[str]:
    """Each line above, whole and without the names of sections in front of it; of an arrow both its sides."""
    sayings: list[str] = []
    for line in above:
        rest = _bare(line)
        while rest:
            old, arrow, new = rest.partition(" → ")
            sayings += [rest, _bare(old), _bare(new)] if arrow else [rest]
            _, _, rest = rest.partition(": ")
    return sayings


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" .。…→–")
