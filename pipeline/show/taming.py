"""Foreign text made safe to be shown: no control or direction characters, no address that becomes a link."""

import re
from collections.abc import Iterable

from pipeline.model.edits import Span

# C0 and C1 controls (a terminal obeys ESC), direction overrides and marks, invisible and tag characters; not the
# joiners U+200C and U+200D, without which Persian and the Indic scripts are misspelt. Unicode TR36.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What a mail client would make a link of: a scheme, or a name that ends like a domain. One dot is enough, the
# client's rules differ; full-width dots are dots to a browser (UTS 46).
_SCHEME = re.compile(
    r"(?<=[A-Za-z])(:)(?=\s?//)|(?<=mailto)(:)|(?<=javascript)(:)|(?<=data)(:)|(?<=tel)(:)", re.IGNORECASE
)
# A file's ending that is no top-level domain makes no name (IANA, Root Zone Database).
_NO_FILE = r"(?!(?:json|ya?ml|xml|csv|pdf|xlsx?|docx?|html?|txt|php|aspx?|jpe?g|png|gif)(?![\w-]|[.。．｡][^\W_]))"
_DOMAIN_DOT = re.compile(
    rf"(?:(?<=[^\W_])\.{_NO_FILE}(?=(?:[^\W_][\w-]*\.)*(?:[a-zA-Z]{{2,63}}|(?<![0-9].)[^\W\d_]{{2,63}})(?![^\W_])))"
    rf"|(?<=[A-Za-z0-9])[.。．｡]{_NO_FILE}(?=[A-Za-z0-9-]*[A-Za-z]{{2}})"
)


def tame(text: str) -> str:
    """Foreign text that is safe to print: no control, direction or invisible characters, no address a link.

    `http://evil.example` becomes `http[:]//evil[.]example`, as security notices write it. Zero-width characters
    would look nicer, but browsers drop them from host names (UTS 46), so that the link would still lead there.
    """
    return _bracketed(visible(text), 0, _breaks(visible(text)))


def visible(text: str) -> str:
    """Foreign text without what a terminal would obey or a reader not see; an address stays as it is written."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def _breaks(text: str) -> frozenset[int]:
    if "." not in text and ":" not in text and not re.search("[。．｡]", text):
        return frozenset()
    found = (*_SCHEME.finditer(text), *_DOMAIN_DOT.finditer(text))
    return frozenset(match.start() for match in found)


def _bracketed(text: str, start: int, breaks: frozenset[int]) -> str:
    if not breaks:
        return text
    return "".join(f"[{char}]" if at in breaks else char for at, char in enumerate(text, start))


def tamed(spans: Iterable[Span]) -> list[Span]:
    """Spans made safe together: an address may begin in what stayed and end in what came, or in what went."""
    seen: list[Span] = [(mark, visible(text)) for mark, text in spans]
    breaks = _breaks_of_side(seen, "removed") | _breaks_of_side(seen, "added")
    tamed: list[Span] = []
    at = 0
    for mark, text in seen:
        tamed.append((mark, _bracketed(text, at, breaks)))
        at += len(text)
    return tamed


def _breaks_of_side(spans: list[Span], other: str) -> frozenset[int]:
    """Places to break, counted over all spans, where those of `other` are not there to be read."""
    places: list[int] = []
    at = 0
    for mark, text in spans:
        if mark != other:
            places += range(at, at + len(text))
        at += len(text)
    return frozenset(places[k] for k in _breaks("".join(text for mark, text in spans if mark != other)))
