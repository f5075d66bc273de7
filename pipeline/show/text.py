"""Cards as lines of plain text, or coloured for a terminal."""

from collections.abc import Iterator

from pipeline.show.cards import Line
from pipeline.show.taming import tame, tamed


def plain(card: list[Line]) -> Iterator[str]:
    for line in card:
        text = "".join(_plain_span(line, mark, text) for mark, text in tamed(line.spans))
        yield from _laid_out(line, text, tame(line.label))


def _plain_span(line: Line, mark: str, text: str) -> str:
    match (line.role, mark):
        case ("inline", "removed"):
            return f"[-{text}-]"
        case ("inline", "added"):
            return f"{{+{text}+}}"
        case ("cell", "removed"):
            return f"{text} → "
        case _:
            return text


def _laid_out(line: Line, text: str, label: str) -> Iterator[str]:
    match line.role:
        case "head":
            yield f"{label[:1].upper()}{label[1:]}" + (f" · {text}" if text else "")
        case "cell":
            yield f"  {label}: {text}" if label else f"  {text}"
        case "note":
            yield f"  {text}" if not text[:1].isupper() else text
        case _:
            for at, part in enumerate(text.split("\n")):
                yield f"  {label}: {part}" if label and at == 0 else f"  {part}"


def coloured(card: list[Line]) -> Iterator[str]:
    for line in card:
        text = "".join(_coloured_span(mark, text, line.role) for mark, text in tamed(line.spans))
        label = tame(line.label)
        yield from _laid_out(
            line, text, f"\x1b[1m{label[:1].upper()}{label[1:]}\x1b[0m" if line.role == "head" else label
        )


def _coloured_span(mark: str, text: str, role: str) -> str:
    match mark:
        case "removed":
            return f"\x1b[9;31m{text}\x1b[0m" + (" → " if role == "cell" else "")
        case "added":
            return f"\x1b[32m{text}\x1b[0m"
        case _:
            return text
