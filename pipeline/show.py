"""The one renderer of edits: terminal, plain text and HTML say the same, because they are made here.

Edits quote pages that we did not write. `tame` takes out what could trick a reader or a terminal and breaks addresses
so that no mail client makes a link of them; `_escape` is the only place where text becomes HTML. Every difference is
told in words too, never by colour or strike-through alone, since mail clients drop styles, `ins` and `del`.

Full form, for the page of a change and for `diff`: `show_text`, `show_html`, `show_terminal`.
Short form, for digests, two or three lines an edit and no noise: `brief_text`, `brief_html`.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.model.edits import Edit, Noise, Op, Span

Labels = Mapping[str, str]

ENGLISH: Labels = {
    "was": "was",
    "now": "now",
    "added": "added",
    "removed": "removed",
    "reworded": "reworded",
    "moved": "moved",
    "from": "from",
    "to": "to",
    "split": "split into several paragraphs",
    "merged": "joined to one paragraph",
    "row-added": "row added",
    "row-removed": "row removed",
    "row-changed": "row changed",
    "renumbered": "renumbered",
    "empty": "(empty)",
    "more": "and {n} more",
    "noise": "Left alone",
    "update-stamp": "update stamp",
    "counter": "counter",
    "token": "session token",
    "chrome": "page furniture",
    "formatting": "formatting",
    "tracking": "tracking address",
    "reorder": "order only",
    "copyright-year": "copyright year",
    "teaser": "teaser",
}
"""The words used, by key. A caller passes its own for another language; a key it lacks is said in English."""

_NEAR = 60  # characters of unchanged text kept on each side of a change
_NAME = 80  # characters of a heading in a breadcrumb; a Dutch order's title has four hundred
_SHORT = 240  # characters of a quote in the short form
_BREADCRUMB = " › "

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

# The space that keeps a marked word from the next one, before a full stop or a comma.
_GLUED = re.compile(r"(</(?:ins|del)>) (?=[.,;:!?)\]}»”’…%。、，；：！？）］」』】،؛؟]|$)")


class _Line(NamedTuple):
    """A piece of a rendering: what it is, and its spans (one `same` span where nothing is marked)."""

    role: str  # "head", "inline", "was", "now", "added", "removed", "quote", "cell", "note"
    spans: tuple[Span, ...]
    label: str = ""


def show_text(edits: Sequence[Edit], labels: Labels = ENGLISH, limit: int | None = None) -> list[str]:
    """The full form as lines of plain text, without line ends; at most `limit` telling edits."""
    return [line for card in _cards(edits, _words(labels), limit, full=True) for line in _plain(card)]


def brief_text(edits: Sequence[Edit], labels: Labels = ENGLISH, limit: int | None = None) -> list[str]:
    """The short form as lines of plain text: where, then was and now; noise is left out."""
    return [line for card in _cards(edits, _words(labels), limit, full=False) for line in _plain(card)]


def show_html(edits: Sequence[Edit], labels: Labels = ENGLISH, limit: int | None = None, language: str = "und") -> str:
    """The full form as an HTML list; `language` is that of the quoted page (BCP 47)."""
    return _as_html(_cards(edits, _words(labels), limit, full=True), language, labels)


def brief_html(edits: Sequence[Edit], labels: Labels = ENGLISH, limit: int | None = None, language: str = "und") -> str:
    """The short form as an HTML list, for mails: reads the same where `ins`, `del` and all styles are dropped."""
    return _as_html(_cards(edits, _words(labels), limit, full=False), language, labels)


def show_terminal(
    edits: Sequence[Edit], colour: bool = False, labels: Labels = ENGLISH, limit: int | None = None
) -> str:
    """The full form for a terminal, with ANSI colours where asked for; ends without a line end."""
    cards = _cards(edits, _words(labels), limit, full=True)
    if not colour:
        return "\n".join(line for card in cards for line in _plain(card))
    return "\n".join(line for card in cards for line in _coloured(card))


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


def _tamed(spans: Iterable[Span]) -> list[Span]:
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


def _words(labels: Labels) -> Labels:
    return {**ENGLISH, **labels}


def _cards(edits: Sequence[Edit], words: Labels, limit: int | None, *, full: bool) -> Iterator[list[_Line]]:
    telling = [edit for edit in edits if edit.noise is None]
    for edit in telling[:limit]:
        yield _card(edit, words, full=full)
    if limit is not None and len(telling) > limit:
        yield [_note(words["more"].format(n=len(telling) - limit))]
    noise = Counter(edit.noise for edit in edits if edit.noise is not None)
    if full and noise:
        yield [_note(f"{words['noise']}: {_counted(noise, words)}")]


def _counted(noise: Counter[Noise], words: Labels) -> str:
    return ", ".join(f"{words[kind]} ({count})" if count > 1 else words[kind] for kind, count in noise.items())


def _note(text: str) -> _Line:
    return _Line("note", (("same", text),))


def _card(edit: Edit, words: Labels, *, full: bool) -> list[_Line]:
    head = _head(edit, words)
    match edit.op:
        case Op.ADDED | Op.ROW_ADDED:
            return [head, _quote("added", _named(edit, edit.after), full=full)]
        case Op.REMOVED | Op.ROW_REMOVED:
            return [head, _quote("removed", _named(edit, edit.before), full=full)]
        case Op.ROW_CHANGED:
            return [head, _cell(edit, words)]
        case Op.MOVED:
            return [head, *_moved(edit, words, full=full)]
        case Op.RENUMBERED | Op.REWORDED | Op.SPLIT | Op.MERGED:
            return [head, *_reworded(edit, words, full=full)]


def _head(edit: Edit, words: Labels) -> _Line:
    return _Line("head", (("same", _breadcrumb(edit.path)),), words[edit.op])


def _breadcrumb(path: tuple[str, ...]) -> str:
    return _BREADCRUMB.join(name if len(name) <= _NAME else f"{name[:_NAME].rstrip()}…" for name in path)


def _own_name(edit: Edit) -> str:
    """The key without what the breadcrumb says already: a value's key is its whole path in the data."""
    key = edit.key or ""
    if key == " / ".join(edit.path):
        return ""
    return key.removeprefix(" / ".join(edit.path) + " / ") if edit.path else key


def _named(edit: Edit, text: str | None) -> str:
    """A value of data says little without its name; a row's key stands in the row."""
    name = _own_name(edit)
    return f"{name}: {text}" if name and text and name not in text else text or ""


def _quote(role: str, quoted: str, *, full: bool) -> _Line:
    if not full and len(quoted) > _SHORT:
        quoted = quoted[:_SHORT].rsplit(" ", 1)[0] + " …"
    mark: Span = ("added", quoted) if role == "added" else ("removed", quoted)
    return _Line(role, (mark,))


def _cell(edit: Edit, words: Labels) -> _Line:
    name = " · ".join(part for part in (_own_name(edit), edit.column) if part)
    before, after = edit.before or words["empty"], edit.after or words["empty"]
    return _Line("cell", (("removed", before), ("added", after)), name)


def _moved(edit: Edit, words: Labels, *, full: bool) -> Iterator[_Line]:
    first, _, rest = (edit.after or "").partition("\n")
    yield _Line("quote", (("same", first[:_SHORT] + (" …" if rest or len(first) > _SHORT else "")),))
    if edit.from_path is not None and edit.from_path != edit.path:
        yield _note(f"{words['from']} {_breadcrumb(edit.from_path)}")
    if edit.before != edit.after:
        yield from _reworded(edit, words, full=full)


def _reworded(edit: Edit, words: Labels, *, full: bool) -> Iterator[_Line]:
    spans = edit.spans or (("removed", edit.before or ""), ("added", edit.after or ""))
    if full:
        yield _Line("inline", _folded(spans))
        return
    marks = {mark for mark, _ in spans}
    if marks <= {"same", "added"} or marks <= {"same", "removed"}:
        only = "added" if "added" in marks else "removed"
        yield _Line(only, _cut(_folded(spans)), words[only])
        return
    for label, mark in (("was", "removed"), ("now", "added")):
        side = tuple(span for span in spans if span[0] in ("same", mark))
        yield _Line(label, _cut(_folded(side)), words[label])


def _folded(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Long unchanged stretches shortened to what stands next to a change."""
    folded: list[Span] = []
    for at, (mark, text) in enumerate(spans):
        if mark != "same" or len(text) <= 2 * _NEAR + 20:
            folded.append((mark, text))
            continue
        head = "" if at == 0 else f"{_first_words(text)} "
        tail = "" if at == len(spans) - 1 else f" {_last_words(text)}"
        folded.append(("same", f"{head}…{tail}"))
    return tuple(folded)


def _first_words(text: str) -> str:
    cut = text[:_NEAR]
    return cut.rsplit(" ", 1)[0] if " " in cut[1:] else cut


def _last_words(text: str) -> str:
    cut = text[-_NEAR:]
    return cut.split(" ", 1)[1] if " " in cut[:-1] else cut


def _cut(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """At most two quotes' length, for the short form; a change further on is in the full form."""
    kept: list[Span] = []
    left = 2 * _SHORT
    for mark, text in spans:
        if len(text) > left:
            return (*kept, (mark, text[:left] + " …"))
        kept.append((mark, text))
        left -= len(text)
    return tuple(kept)


def _plain(card: list[_Line]) -> Iterator[str]:
    for line in card:
        text = "".join(_plain_span(line, mark, text) for mark, text in _tamed(line.spans))
        yield from _laid_out(line, text, tame(line.label))


def _plain_span(line: _Line, mark: str, text: str) -> str:
    match (line.role, mark):
        case ("inline", "removed"):
            return f"[-{text}-]"
        case ("inline", "added"):
            return f"{{+{text}+}}"
        case ("cell", "removed"):
            return f"{text} → "
        case _:
            return text


def _laid_out(line: _Line, text: str, label: str) -> Iterator[str]:
    match line.role:
        case "head":
            yield f"{label[:1].upper()}{label[1:]}" + (f" · {text}" if text else "")
        case "cell":
            yield f"  {label}: {text}"
        case "note":
            yield f"  {text}" if not text[:1].isupper() else text
        case _:
            for at, part in enumerate(text.split("\n")):
                yield f"  {label}: {part}" if label and at == 0 else f"  {part}"


def _coloured(card: list[_Line]) -> Iterator[str]:
    for line in card:
        text = "".join(_coloured_span(mark, text, line.role) for mark, text in _tamed(line.spans))
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


def _escape(text: str) -> str:
    return html.escape(text, quote=True)


def _as_html(cards: Iterable[list[_Line]], language: str, labels: Labels) -> str:
    words = _words(labels)
    tag = language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) else "und"
    items = (f"<li>{''.join(_html_line(line, tag, words) for line in card)}</li>" for card in cards)
    return f'<ul class="edits">{"".join(items)}</ul>'


def _html_line(line: _Line, language: str, words: Labels) -> str:
    body = "".join(_html_span(mark, text, line.role, words) for mark, text in _tamed(line.spans))
    body = _GLUED.sub(r"\1", body)
    quoted = f'<span lang="{language}" dir="auto">{body}</span>'
    label = _escape(tame(line.label))
    named = f"<b>{label}:</b> " if label else ""
    match line.role:
        case "head":
            return f'<p class="edit-head"><strong>{label[:1].upper()}{label[1:]}</strong>' + (
                f" · {quoted}</p>" if body else "</p>"
            )
        case "note":
            return f'<p class="edit-note">{body}</p>'
        case "cell":
            return f'<p class="edit-cell"><span lang="{language}" dir="auto">{label}</span>: {quoted}</p>'
        case "inline" | "quote":
            return f'<blockquote lang="{language}" dir="auto">{body}</blockquote>'
        case _:
            return f'<p class="edit-{line.role}">{named}{quoted}</p>'


def _html_span(mark: str, text: str, role: str, words: Labels) -> str:
    said = _escape(text).replace("\n", "<br>")
    match (mark, role):
        case ("same", _):
            return said
        case ("removed", "cell"):
            return f"<del>{said}</del> → "
        case ("removed", "inline"):
            return (
                f'<del><span class="said">[{_escape(words["removed"])}: </span>{said}<span class="said">]</span></del> '
            )
        case ("added", "inline"):
            return (
                f'<ins><span class="said">[{_escape(words["added"])}: </span>{said}<span class="said">]</span></ins> '
            )
        case ("removed", _):
            return f"<del>{said}</del>"
        case _:
            return f"<ins>{said}</ins>"
