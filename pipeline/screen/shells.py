"""Pages that are not there yet: shells that a script fills, redirects written as pages, sign-in forms, cut-off pages."""

import re

from pipeline.model.document import Block, BlockType, Document
from pipeline.model.verdict import Fit, Verdict
from pipeline.screen import lexicon
from pipeline.screen.brief import concrete, has_sentence
from pipeline.screen.measure import prose_of, weight

_HEAD = 200_000  # bytes of a page's source that are looked at
_SCANT = 60
_BARE = 250  # weight of all text under which a page may be a shell
_FORM_PROSE = 1_400  # prose that may stand beside a sign-in form
_REFRESH = re.compile(
    rb"<meta[^>]{0,200}http-equiv\s*=\s*[\"']?refresh[\"']?[^>]{0,200}?content\s*=\s*[\"']?\s*(\d+)[^>]{0,20}?url",
    re.IGNORECASE,
)
_SCRIPT_JUMP = re.compile(
    rb"(?:\blocation(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(|window\.navigate\s*\(|document\.cookie\s*=|document\.(?:forms\[\d\]|\w{1,40})\.submit\s*\()",
    re.IGNORECASE,
)
_NOSCRIPT = re.compile(rb"<noscript[^>]{0,200}>(?:(?!</noscript)[\s\S]){0,600}?javascript", re.IGNORECASE)
_PASSWORD = re.compile(rb"<input[^>]{0,500}type\s*=\s*[\"']?password", re.IGNORECASE)
# Where a script puts the page; with the page in it, it is no sign.
_MOUNT = re.compile(
    rb"<(?:app-root\b|(?:div|main|section)[^>]{0,200}(?:id\s*=\s*[\"']?(?:app|root|__next|__nuxt|main|q-app|mount|app-container)[\"'\s>]|app-root|ng-app))"
    rb"[^>]{0,200}>(?:\s|<(?!/?h\d)[^>]{0,200}>){0,40}(?:</|\Z)",
    re.IGNORECASE,
)
_WIDGET = re.compile(rb"class\s*=\s*[\"']?[^\"'>]{0,80}(?:g-recaptcha|h-captcha|cf-turnstile)\b", re.IGNORECASE)
# Who signed in elsewhere is sent on by a form that sends itself (SAML, WS-Federation, OpenID Connect).
_SENT_ON = re.compile(rb"\.submit\s*\(", re.IGNORECASE)
_IDENTITY = re.compile(
    rb"name\s*=\s*[\"']?(?:samlrequest|samlresponse|relaystate|wresult|wctx|id_token|ltpatoken)\b", re.IGNORECASE
)
_INNER_TAG = re.compile(rb"<[^<>]{0,200}\Z")
_CONTAINER = re.compile(rb"<(/?)(?:div|section|table|article|ul|form)\b", re.IGNORECASE)


def of_source(body: bytes, document: Document) -> Fit | None:
    """What an HTML page's source says where it shows little or no text."""
    head = body[:_HEAD]
    text = weight(document.text)
    prose = prose_of(document)
    if prose < 900 and text < 3_000 and (mark := _challenge(document, head, text, prose)):
        return Fit(Verdict.CHALLENGE, mark)
    if text < _BARE and _SENT_ON.search(head) and (_IDENTITY.search(head) or lexicon.said("login", document.text)):
        return Fit(Verdict.LOGIN, "a form that signs in by itself")
    if text < _SCANT and (mark := lexicon.marks("login", head)):
        return Fit(Verdict.LOGIN, mark)
    if text >= _BARE:
        return _script_wanted(document, prose)
    refresh = _REFRESH.search(head)
    if refresh and int(refresh.group(1)) <= 30:
        return Fit(Verdict.EMPTY, "a refresh to another address")
    titles = "\n".join((document.title, *(block.text for block in document.chrome[:1]), document.text))
    moved = None if _names_error(document) else lexicon.said("moved", titles)
    if moved and not concrete(document):
        return Fit(Verdict.EMPTY, moved)
    shown = lexicon.said("script-needed", "\n".join(block.text for block in (*document.blocks, *document.chrome)))
    if shown and not has_sentence(document, "script", shown):
        return Fit(Verdict.SCRIPT_SHELL, shown)
    if b"<script" not in head.lower() or _PASSWORD.search(head):
        return None
    return _shell(head, document, text)


def _shell(head: bytes, document: Document, text: int) -> Fit | None:
    """A page with scripts and hardly a word."""
    bare = text < _SCANT
    if _NOSCRIPT.search(head) and _beside(document, "javascript") < _SCANT and not has_sentence(document, "script"):
        return Fit(Verdict.SCRIPT_SHELL, "javascript")  # asked for in whichever language
    if _SCRIPT_JUMP.search(head) and text < 2 * _SCANT:
        return Fit(Verdict.SCRIPT_SHELL, "a script that goes elsewhere")
    if bare and (_MOUNT.search(head) or not document.text.strip()) and not _names_error(document):
        return Fit(Verdict.SCRIPT_SHELL, "nothing but scripts")
    if bare and (shown := lexicon.said("loading", document.text)):
        return Fit(Verdict.SCRIPT_SHELL, shown)
    return None


def _beside(document: Document, word: str) -> int:
    """The weight of the text that does not speak of this."""
    return sum(weight(block.text) for block in document.blocks if word not in lexicon.folded(block.text))


def _names_error(document: Document) -> bool:
    return any(lexicon.said(kind, document.title) for kind in ("error-page", "not-found", "maintenance"))


def _script_wanted(document: Document, prose: int) -> Fit | None:
    if prose < 400 and len(document.blocks) < 8 and (shown := lexicon.said("script-needed", document.text)):
        return Fit(Verdict.SCRIPT_SHELL, shown)
    return None


def _challenge(document: Document, head: bytes, text: int, prose: int) -> str | None:
    """A mark of a bot wall counts only where there is hardly any text: the walls put scripts into good pages too."""
    if text >= 2_500:
        return None
    if prose < 900 and (mark := lexicon.marks("challenge", head)):
        return mark
    # A form with a CAPTCHA on a page of its own text is a form, and a page may be no more than a sentence.
    mark = lexicon.marks("beside", head) if prose < 400 else None
    if mark is None:
        return None
    alone = _WIDGET.search(head) and b"<textarea" not in head and text < _BARE and not concrete(document)
    said = lexicon.said("human", f"{document.title}\n{document.text}")
    return mark if alone or said or not has_sentence(document, "script") else None


def login(body: bytes, document: Document) -> Fit | None:
    """A sign-in form that is the page: a password is asked for, and beside the form hardly anything is said."""
    if document.format not in ("html", "xhtml"):
        return None
    prose = prose_of(document)
    if prose > _FORM_PROSE or not _PASSWORD.search(body[:1_000_000]):
        return None
    for heading in (
        document.title,
        *(block.text for block in (*document.chrome[:1], *document.blocks) if _heads(block)),
    ):
        if shown := lexicon.said("login", heading):
            return Fit(Verdict.LOGIN, shown)
    if prose < 200 and not concrete(document):
        return Fit(Verdict.LOGIN, "a password is asked for")
    # An article beside a sign-in box says so once, on the box; a page about signing in speaks of nothing else.
    times = lexicon.times("login", document.text)
    shown = lexicon.said("login", document.text)
    return Fit(Verdict.LOGIN, shown) if shown and times >= 4 and times * 250 > prose else None


def _heads(block: Block) -> bool:
    return block.type in (BlockType.HEADING, BlockType.CAPTION)


def cut_off(body: bytes) -> Fit | None:
    """A page that ends inside a tag, or whose containers stay open by the dozen and whose end is missing."""
    tail = body[-2_048:].rstrip()
    if not tail or b"</html" in tail.lower() or b"</body" in tail.lower():
        return None
    head = body[:4_096].lower()
    # Whoever cuts a fragment out of a page may leave some containers open; a page of its own closes them.
    most = 1 if b"<html" in head or b"<!doctype" in head else 5
    if _INNER_TAG.search(tail):
        return Fit(Verdict.TRUNCATED, "ends inside a tag")
    if most == 1 and not tail.endswith((b">", b".")):
        return Fit(Verdict.TRUNCATED, "ends in the middle of a sentence")
    opened = closed = 0
    for match in _CONTAINER.finditer(body):
        if match.group(1):
            closed += 1
        else:
            opened += 1
    if opened - closed > most and len(body) > 2_000:
        return Fit(Verdict.TRUNCATED, f"{opened - closed} elements never closed")
    return None
