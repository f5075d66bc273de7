"""How much of a quote is shown: long ones end where a sentence ends, and never a few words before they would be over."""

import re
import unicodedata
from collections.abc import Sequence

from pipeline.model.edits import Span

SHORT = 400  # characters of a quote in the short form
_FEW = 60  # characters that are not worth an ellipsis
_NEAR = 60  # characters of unchanged text kept on each side of a change
_SENTENCE = 240  # characters within which unchanged text behind the last change is kept to its sentence's end
# A full stop behind a word of four letters, a figure or a bracket, before a capital or a script without capitals: not
# "Art. 5", "z. B. § 3" or "No. 7". A Chinese or Japanese one ends a sentence wherever it stands (UAX 29, rules SB).
_END = re.compile(r"(?:[^\W\d_]{4}|[\d%)\]»”\"’])[.!?؟।][»”\"’)\]]*(?=\s+[^\w\s]*[^\W\d_a-zß-ÿа-я])|[。！？][」』”）]*")


def cut(text: str, most: int = SHORT) -> str:
    """The text, or its beginning with an ellipsis."""
    end = _end(text, most)
    return text if end == len(text) else f"{text[:end].rstrip()} …"


def cut_spans(spans: Sequence[Span], most: int = SHORT) -> tuple[Span, ...]:
    """As `cut`, of all spans together; what changed further on is in the full form."""
    left = _end("".join(text for _, text in spans), most)
    kept: list[Span] = []
    for mark, text in spans:
        if len(text) > left:
            return (*kept, (mark, f"{text[:left].rstrip()} …"))
        kept.append((mark, text))
        left -= len(text)
    return tuple(kept)


def folded(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Long unchanged stretches shortened to what stands next to a change."""
    kept: list[Span] = []
    for at, (mark, text) in enumerate(spans):
        if mark != "same" or len(text) <= 2 * _NEAR + 20:
            kept.append((mark, text))
        elif at == len(spans) - 1 and at > 0:
            kept.append((mark, _to_sentence_end(text)))
        else:
            head = "" if at == 0 else f"{_first_words(text)} "
            tail = "" if at == len(spans) - 1 else f" {_last_words(text)}"
            kept.append((mark, f"{head}…{tail}"))
    return tuple(kept)


def sentence_end(text: str, least: int, most: int) -> int | None:
    """Where the sentence ends that runs at `least`, if that is at `most` or before."""
    found = _END.search(text, max(least - 5, 0), most + 2)
    end = found.end() if found else len(text)
    return end if least <= end <= most else None


def _end(text: str, most: int) -> int:
    if len(text) <= most + _FEW:
        return len(text)
    ends = [found.end() for found in _END.finditer(text, 0, most + _FEW + 2) if most // 2 <= found.end() <= most + _FEW]
    if ends:
        return ends[-1]
    space = text.rfind(" ", most // 2, most)
    return _between_graphemes(text, most) if space < 0 else space


def _between_graphemes(text: str, end: int) -> int:
    while end > 0 and (unicodedata.category(text[end]).startswith("M") or "\u200d" in text[end - 1 : end + 1]):
        end -= 1
    return end


def _to_sentence_end(text: str) -> str:
    """What follows the last change says what it comes to: "are subject to" is nothing without "all duties"."""
    if len(text) <= _SENTENCE:
        return text
    found = _END.search(text, 0, _SENTENCE)
    return f"{text[: found.end()] if found else _first_words(text)} …"


def _first_words(text: str) -> str:
    kept = text[:_NEAR]
    return kept.rsplit(" ", 1)[0] if " " in kept[1:] else kept


def _last_words(text: str) -> str:
    kept = text[-_NEAR:]
    return kept.split(" ", 1)[1] if " " in kept[:-1] else kept
