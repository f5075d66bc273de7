"""One capture: is it the document, or something that stands in its place?"""

import re
from collections.abc import Iterator

from pipeline.model.capture import Raw
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.verdict import Fit, Verdict
from pipeline.screen import answers, lexicon, shells
from pipeline.screen.brief import barred, brief, concrete, says_of_itself, traced
from pipeline.screen.measure import lost_letters, prose_of, weight
from pipeline.screen.notices import is_notice

OK = Fit(Verdict.OK)
_SHORT = 700  # weight of prose under which the words of the whole page are listened to
_LONG = 2_500  # from which not even the title is
_SHORTEST = 120
_MANY = 1_000  # blocks of a page that is no other's stand-in
_BRIEF = 450
_ASKING = 300  # weight of a page that only asks for something
_ASKING_BLOCKS = 10
_GARBLED_SHARE = 0.01
_TAIL = 2_048

_STATUSES = {
    204: Verdict.EMPTY, 401: Verdict.LOGIN, 404: Verdict.NOT_FOUND, 407: Verdict.LOGIN, 410: Verdict.GONE,
    429: Verdict.THROTTLED, 451: Verdict.ERROR_PAGE,
}  # fmt: skip
# What a notice may be about, so that its words are no sign beside a day or an amount.
_SUBJECTS = (Verdict.MAINTENANCE, Verdict.ERROR_PAGE, Verdict.NOT_FOUND)
_COMPLEX = (
    "nested deeper",
    "more than",
    "unclosed formatting",
    "a tag with more",
    "cut after",
    "container of more",
    "container with ",
    "container packed",
    "YAML with too many",
    "YAML nested",
    "YAML of more",
    "tables ",
)
_CONSENT = re.compile(
    r"cookie|consent|accept|akzept|zustimm|einwillig|acept|aceit|accett|akcept|souhlas|súhlas|samtyck|samtykk|kabul|принят|соглас|同意",
    re.IGNORECASE,
)
# What Akamai's edge servers say below "Access Denied".
_EDGE = re.compile(r"reference\s#\d{1,3}\.[0-9a-f]{4,20}\.\d{6,12}\.[0-9a-f]{1,12}", re.IGNORECASE)
_READABLE = 200  # words for each broken one: with fewer broken, two such captures can still be compared


def fit(raw: Raw, document: Document) -> Fit:
    """The verdict on a capture. Status codes count; a page that answers 200 must show what it is."""
    for verdict in (_of_limits, _of_status, _of_bytes, _of_format, answers.of_data, _of_page):
        found = verdict(raw, document)
        if found is not None:
            return found
    return OK


def _of_limits(raw: Raw, document: Document) -> Fit | None:
    for fault in document.faults:
        if fault.startswith("cut at"):
            return Fit(Verdict.TOO_LARGE, fault)
        if fault.startswith(_COMPLEX):
            large = "MiB" in fault or "tighter" in fault
            return Fit(Verdict.TOO_LARGE if large else Verdict.TOO_COMPLEX, fault)
    return None


def _of_status(raw: Raw, document: Document) -> Fit | None:
    status = raw.status
    if status is None or (200 <= status < 300 and status != 204):
        return None
    why = f"HTTP status {status}"
    if status in (403, 429, 503) and (
        shown := _words_of(document, Verdict.CHALLENGE) or lexicon.marks("challenge", raw.body)
    ):
        return Fit(Verdict.CHALLENGE, f"{why}, {shown}")
    if status in _STATUSES:
        return Fit(_STATUSES[status], why)
    if status == 503 and (shown := _words_of(document, Verdict.MAINTENANCE)):
        return Fit(Verdict.MAINTENANCE, f"{why}, {shown}")
    if 300 <= status < 400:
        return Fit(Verdict.EMPTY, why)
    return Fit(Verdict.ERROR_PAGE, why) if status >= 400 else None


def _of_bytes(raw: Raw, document: Document) -> Fit | None:
    if not raw.body.strip():
        return Fit(Verdict.EMPTY, "no bytes")
    text = document.text
    lost = text.count("\ufffd")
    if lost > 3 and lost > _GARBLED_SHARE * len(text):
        return Fit(Verdict.GARBLED, f"{lost:,} characters lost")
    broken = lost_letters(text)
    if len(broken) * _READABLE > text.count(" "):
        return Fit(Verdict.GARBLED, f"letters lost: {', '.join(broken[:3])}")
    return None


def _of_format(raw: Raw, document: Document) -> Fit | None:
    """Cut-off and broken files, by what the format says of its own end."""
    tail = raw.body[-_TAIL:]
    faults = "; ".join(document.faults)
    match document.format:
        case "pdf":
            whole = b"%%EOF" in tail
            if not whole:
                return Fit(Verdict.TRUNCATED, "no end mark in the PDF")
            if "pdf not readable" in faults:
                return Fit(Verdict.GARBLED, faults)
        case "json":
            if "not JSON" in faults and not raw.body.rstrip().endswith((b"}", b"]")):
                return Fit(Verdict.TRUNCATED, faults)
            if "not JSON" in faults and "mended" not in faults:
                return Fit(Verdict.GARBLED, faults)
        case "xml" | "feed" if "not well-formed" in faults:
            if re.search(r"[Pp]remature end|EndTag: '</' not found|unclosed|Couldn't find end", faults):
                return Fit(Verdict.TRUNCATED, faults)
        case "xlsx" | "xls" | "docx" | "doc" if not document.blocks and faults:
            cut = "end of file" in faults.lower() or "container broken off before its directory" in faults
            return Fit(Verdict.TRUNCATED if cut else Verdict.GARBLED, faults)
        case "html" | "xhtml":
            return shells.cut_off(raw.body)
        case _:
            pass
    return None


def _of_page(raw: Raw, document: Document) -> Fit | None:
    if document.format in ("html", "xhtml"):
        found = shells.of_source(raw.body, document)
        if found is not None:
            return found
    if document.format in ("json", "yaml", "csv", "tsv", "xlsx", "xls"):
        return None if document.blocks else Fit(Verdict.EMPTY, "no values")
    if weight(document.text) < _BRIEF and (edge := _EDGE.search(document.text)):
        return Fit(Verdict.CHALLENGE, edge.group())
    if document.format in ("feed", "xml"):  # their entries and articles speak of others
        return None if any(_is_word(block) for block in document.blocks) else Fit(Verdict.EMPTY, "no text")
    if len(document.blocks) > _MANY:
        return None
    if trace := traced(document):
        return Fit(Verdict.ERROR_PAGE, trace)
    if asked := _stands_in(raw, document):
        return asked
    if not any(_is_word(block) for block in document.blocks):
        return Fit(Verdict.EMPTY, "no text")
    return None


def _stands_in(raw: Raw, document: Document) -> Fit | None:
    """What the page says of itself, in a phrase that is known or in parts that together say the same."""
    page = brief(document)
    for verdict in (Verdict.CHALLENGE, Verdict.NOT_FOUND, Verdict.MAINTENANCE, Verdict.ERROR_PAGE):
        if shown := _words_of(document, verdict) or (says_of_itself(page, verdict) if page else None):
            return Fit(verdict, shown)
        # Told before what is gone or down, since it says "not available" too.
        if page and verdict is Verdict.CHALLENGE and (shown := barred(page)):
            return Fit(Verdict.ERROR_PAGE, shown)
    if login := shells.login(raw.body, document) or _asked_for(document):
        return login
    for verdict in (Verdict.LOGIN, Verdict.EMPTY):
        if page and (shown := says_of_itself(page, verdict)):
            return Fit(verdict, shown)
    return None


def _asked_for(document: Document) -> Fit | None:
    """A page that only asks to sign in again, or for consent before it shows anything."""
    if prose_of(document) >= _SHORT:  # before anything is sought in a long page
        return None
    text = "\n".join((document.title, *(block.text for block in (*document.blocks, *document.chrome[:6]))))
    if weight(text) < _ASKING and not is_notice(text) and (shown := lexicon.said("session", text)):
        return Fit(Verdict.LOGIN, shown)
    asks = len(document.blocks) < _ASKING_BLOCKS and _CONSENT.search(text)
    if asks and not is_notice(text):
        for heading in _headings(document, with_labels=False):
            if shown := lexicon.said("consent", heading):
                return Fit(Verdict.EMPTY, f"asks for consent: {shown}")
        if weight(text) < _ASKING and (shown := lexicon.said("consent", text)):
            return Fit(Verdict.EMPTY, f"asks for consent: {shown}")
    return None


def _is_word(block: Block) -> bool:
    return any(map(str.isalnum, block.text))


def _words_of(document: Document, verdict: Verdict) -> str | None:
    """Words of that kind, listened to in the title and headings, and in the text only where it is short.

    A rule that mentions maintenance in passing is long, or says so neither in its title nor as its only sentence.
    """
    prose = prose_of(document)
    if prose >= _LONG:
        return None
    short = prose < _SHORT
    if short and verdict in _SUBJECTS and concrete(document):
        return None
    for heading in _headings(document, with_labels=short):
        shown = lexicon.said(verdict.value, heading)
        if shown and (short or weight(heading) < weight(shown) + 30):
            return shown
    if short:
        text = "\n".join(block.text for block in document.blocks)
        if weight(text) < 2 * _SHORT and (shown := lexicon.said(verdict.value, text)):
            return shown
        if shown := _of_itself(verdict, f"{document.title}\n{text}"):
            return shown
        if weight(text) < _SHORTEST:
            return lexicon.said(verdict.value, "\n".join(block.text for block in document.chrome)[:2_000])
    return None


def _of_itself(verdict: Verdict, whole: str) -> str | None:
    """What a brief page says of itself: that the site is down or the page not there; or only to come back later."""
    if weight(whole) >= _BRIEF:
        return None
    match verdict:
        case Verdict.MAINTENANCE:
            down = lexicon.said("down", whole) if lexicon.said("site", whole) else None
            return down or (lexicon.said("maintenance-work", whole) if lexicon.said("later", whole) else None)
        case Verdict.NOT_FOUND if lexicon.said("site", whole):
            return lexicon.said("absent", whole)
        case _:
            return None


def _headings(document: Document, *, with_labels: bool) -> Iterator[str]:
    yield document.title
    for _, block in zip(range(12), (*document.chrome[:1], *document.blocks), strict=False):
        if block.type in (BlockType.HEADING, BlockType.CAPTION) or (with_labels and len(block.text) < 60):
            yield block.text
