"""A page as the parser mended it, as one well-formed text: without what nobody reads, with white space of one kind."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pipeline.extract import boilerplate
from pipeline.extract.content import visible
from pipeline.model.capture import Selectors

_UNREAD = ["script", "style", "template", "svg", "object", "embed", "canvas", "audio", "video"]
# A button parts nothing: it stands inside sentences, and around the headings of accordions.
PARTS = (
    "address|article|aside|base|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|legend|li|link|main|menu|meta|nav|"
    "noframes|noscript|ol|optgroup|option|p|pre|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul"
)
# At each option the parser looks at all before it for the one that is chosen, but where several may be.
_OPTION = re.compile(r"<[oO][pP][tT]")
_SELECT = re.compile(r"<select(?=[\s/>])", re.IGNORECASE)
_MANY = 1_000
_CODE_ENDS = re.compile(r"(<pre(?=[ >])|</pre>)")
_SPACES = "\n\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


def mended(text: str, selectors: Selectors, faults: list[str]) -> tuple[str, str | None]:
    """The page, and apart from it what the source's selectors keep, if they keep anything."""
    if text.count("<") > _MANY and len(_OPTION.findall(text)) > _MANY:
        text = _SELECT.sub("<select multiple", text)
    tree = LexborHTMLParser(text)
    tree.strip_tags(_UNREAD)
    kept = _select(tree, selectors, faults)
    return _even(tree.html or ""), None if kept is None else _even(kept)


def _even(html: str) -> str:
    """Without comments and signs that nobody sees, with white space of one kind."""
    return _evenly_spaced(visible(_without_comments(html)))


def _select(tree: LexborHTMLParser, selectors: Selectors, faults: list[str]) -> str | None:
    """Take what the source's selectors drop out of the way; hand back what they keep, as HTML."""
    for css in selectors.drop:
        for node in _found(tree, css, faults):
            node.attrs[boilerplate.DROPPED] = ""
            if not re.fullmatch(PARTS, node.tag or ""):
                # Only parting tags are looked at, so wrap the rest in one.
                outer = LexborHTMLParser(f"<div {boilerplate.DROPPED}=''>{node.html}</div>").css_first("div")
                if outer is not None:
                    node.replace_with(outer)
    if not selectors.keep:
        return None
    kept: list[str] = []
    for css in selectors.keep:
        for node in _found(tree, css, faults):
            kept.append(node.html or "")
            node.decompose()
    if not kept:
        faults.append("selectors keep nothing: " + ", ".join(selectors.keep))
        return None
    return "".join(kept)


def _found(tree: LexborHTMLParser, css: str, faults: list[str]) -> list[LexborNode]:
    try:
        found = tree.css(css)
    except (SelectolaxError, ValueError):
        faults.append(f"selector not understood: {css}")
        return []
    inner = {child.mem_id for node in found for child in node.css(css) if child.mem_id != node.mem_id}
    return [node for node in found if node.mem_id not in inner]


def _without_comments(html: str) -> str:
    if "<!--" not in html:
        return html
    pieces, at = [], 0
    # One by one, as a comment may hold the sign that begins one: "<!--[if gt IE 8]><!-->" (Irish and US courts).
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start + 4)) >= 0:
        pieces.append(html[at:start])
        at = end + 3
    return "".join((*pieces, html[at:]))


def _evenly_spaced(html: str) -> str:
    """White space of one kind, but in preformatted text: what comes after need not look for the other kinds."""
    if "<pre" not in html:
        return _with_spaces(html)
    pieces: list[str] = []
    depth = 0
    for piece in _CODE_ENDS.split(html):
        if piece.startswith(("<pre", "</pre")):
            depth = max(0, depth + (-1 if piece[1] == "/" else 1))
        pieces.append(piece if depth else _with_spaces(piece))
    return "".join(pieces)


def _with_spaces(html: str) -> str:
    for sign in _SPACES[:10] if html.isascii() else _SPACES:
        if sign in html:
            html = html.replace(sign, " ")
    return html
