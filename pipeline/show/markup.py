"""Cards as an HTML list; the only place where text becomes HTML."""

import html
import re
from collections.abc import Iterable

from pipeline.show.cards import Labels, Line, in_words
from pipeline.show.taming import tame, tamed

# The space that keeps a marked word from the next one, before a full stop or a comma.
_GLUED = re.compile(r"(</(?:ins|del)>) (?=[.,;:!?)\]}»”’…%。、，；：！？）］」』】،؛؟]|$)")


def _escape(text: str) -> str:
    return html.escape(text, quote=True)


def as_html(cards: Iterable[list[Line]], language: str, labels: Labels) -> str:
    words = in_words(labels)
    tag = language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) else "und"
    items = (f"<li>{''.join(_html_line(line, tag, words) for line in card)}</li>" for card in cards)
    return f'<ul class="edits">{"".join(items)}</ul>'


def _html_line(line: Line, language: str, words: Labels) -> str:
    body = "".join(_html_span(mark, text, line.role, words) for mark, text in tamed(line.spans))
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
            name = f'<span lang="{language}" dir="auto">{label}</span>: ' if label else ""
            return f'<p class="edit-cell">{name}{quoted}</p>'
        case "inline" | "quote":
            return f'<blockquote lang="{language}" dir="auto">{body}</blockquote>'
        case _:
            return f'<p class="edit-{line.role}">{named}{quoted}</p>'


def _html_span(mark: str, text: str, role: str, words: Labels) -> str:
    said = _escape(text).replace("\n", "<br>")
    if mark == "same":
        return said
    tag = "del" if mark == "removed" else "ins"
    if role == "cell":
        return f"<{tag}>{said}</{tag}>" + (" → " if mark == "removed" else "")
    if not said:
        return ""
    # A space at either end stays outside the mark: at the end of a line it would be a coloured stump.
    core = said.strip(" ") or said
    before, _, after = said.partition(core)
    if role != "inline":
        return f"{before}<{tag}>{core}</{tag}>{after}"
    named = f'<span class="said">[{_escape(words[mark])}: </span>{core}<span class="said">]</span>'
    return f"{before}<{tag}>{named}</{tag}> "
