"""Brief pages: what stands in a page's place, put together from the parts of what it says.

No list of phrases knows the next site's wording. But a page that is gone nearly always says that something is not there
and advises to check the address, to search or to go home; a site being worked on thanks for patience; a failed request
is titled "Error" or with its number and says what did not work. Two such parts on a page of a few sentences are taken for
what they say, one is not. A page that speaks of goods or names a day or an amount is a notice (decision 19).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model.document import BlockType, Document
from pipeline.model.verdict import Verdict
from pipeline.screen import lexicon
from pipeline.screen.measure import prose_of, weight
from pipeline.screen.notices import is_notice

_PROSE, _BLOCKS = 600, 40  # weight of sentences, and blocks, of a page that is brief, with its menu where that was kept
_FEW = 300  # weight of all that a page says whose title is "Error" and no more
_HEADING = 90  # weight of a heading that says one thing
_SENTENCE = 25  # weight from which a line with a full stop is a sentence
_STOPS = tuple(".!?。！？।։؟")  # Thai, Lao and Burmese have none
_NAMES_OF_SITE = re.compile(r"\s+[|–—·:»›-]\s+|\s*[|»›]\s*")
_STATUS = re.compile(r"(?<!\d)(?:40[0-9]|41[0-8]|42[1-9]|431|451|50[0-9]|51[01]|52[0-7])(?!\d)")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_404 = re.compile(r"(?<!\d)404(?!\d)")
# Names of a request, as support asks for them (F5, SharePoint, Akamai, Alibaba).
_INCIDENT = re.compile(
    r"(?:support|incident|reference|correlation|request|error|trace|event|ray|attack|message|block|transaction|vorgangs)[ -]?(?:id|no|number|nummer|code|#)\W{1,6}(?:is\W{1,4})?[\w#.-]*\d[\w.-]{5,}",
    re.IGNORECASE,
)
# A program's account of where it failed: Java, Python, .NET, PHP, Ruby, Node.
_TRACE = re.compile(
    r"\bat [\w$.<>]+\([\w$.]+(?:\.java)?:\d+\)|\bfile \"[^\"\n]+\", line \d+|\bat [\w.`<>]+\([^)\n]{0,120}\) in \w:\\|"
    r"\.aspx?\.cs:\d+|\.php(?:\(\d+\)| on line |:\d+)|^#\d+ |\bat [\w.<> ]+ \(/[^)\n]+:\d+:\d+\)|\.java:\d+\)|"
    r"unhandled exception|stack trace|traceback|exception (?:type|details|value|report)|(?<=\w)exception: ",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief page: its title and headings without the site's name, and all that it says."""

    lines: tuple[str, ...]
    text: str
    concrete: bool  # it tells a trader something
    silent: bool  # it has no text beside its title: an image says it
    mute: bool  # it has no sentence

    def says(self, *kinds: str) -> str | None:
        """What it says of the first of these kinds that it speaks of."""
        return next((shown for kind in kinds if (shown := lexicon.said(kind, self.text))), None)

    def headed(self, *kinds: str) -> str | None:
        """The same, of its headings alone."""
        return next((shown for kind in kinds for line in self.lines if (shown := lexicon.said(kind, line))), None)

    @property
    def errs(self) -> str | None:
        """A heading that is nothing but "Error", in any language."""
        return next((line for line in self.lines if lexicon.only("error-title", line)), None)


def brief(document: Document) -> Brief | None:
    """The page as a brief one; None where it says more, or lists data."""
    if len(document.blocks) > _BLOCKS or prose_of(document) >= _PROSE:
        return None
    if sum(block.type is BlockType.ROW for block in document.blocks) > 4:
        return None
    text = "\n".join((document.title, *(b.text for b in document.chrome[:1]), *(b.text for b in document.blocks)))
    return Brief(
        tuple(_lines(document)), text, concrete(document), not document.text.strip(), not has_sentence(document)
    )


def concrete(document: Document) -> bool:
    """Whether it names a day or an amount, or speaks of goods in a sentence; a menu's words count for nothing."""
    if is_notice(document.text):
        return True
    sentences = " ".join(block.text for block in document.blocks if _is_sentence(block.text))
    return bool(lexicon.said("goods", sentences)) and not any(
        lexicon.said(k, sentences) for k in ("later", "soon", "thanks")
    )


def has_sentence(document: Document, *without: str) -> bool:
    """Whether a sentence stands in the page that speaks of none of these, nor asks to wait while it loads."""
    sentences = (lexicon.folded(block.text) for block in document.blocks if _is_sentence(block.text))
    return any(not any(word in line for word in without) and not lexicon.said("loading", line) for line in sentences)


def barred(page: Brief) -> str | None:
    """Kept from its reader by a court, an authority or a filter: told first, since it says "not available" too."""
    if page.concrete and not page.says("itself"):
        return None
    shown = page.says("barred")
    return shown if shown and (page.says("itself") or _site_in_sentence(page, "barred")) else None


def says_of_itself(page: Brief, verdict: Verdict) -> str | None:
    """The words by which a brief page says that it is such a one; None where it does not."""
    judge = _JUDGES.get(verdict)
    return judge(page) if judge else None


def traced(document: Document) -> str | None:
    """Two lines of a program's account of its failure, in a page of any length that is little else."""
    if len(document.blocks) > 400:
        return None
    text = document.text[:20_000]
    found = [match.group().strip() for _, match in zip(range(3), _TRACE.finditer(text), strict=False)]
    # Two lines may be a manual's example of a message; a page of goods says so.
    return found[0] if len(found) > 2 or (len(found) == 2 and not lexicon.said("goods", text)) else None


def _is_sentence(text: str) -> bool:
    return weight(text) >= _SENTENCE and (text.rstrip().endswith(_STOPS) or "\u0e00" <= text[0] <= "\u109f")


def _lines(document: Document) -> Iterator[str]:
    """The title's parts, headings, and what stands alone as one."""
    titles = [document.title, *(b.text for b in document.chrome[:1] if b.type is BlockType.CAPTION)]
    for title in titles:
        yield from (part for part in _NAMES_OF_SITE.split(title) if part)
        yield title
    for _, block in zip(range(14), document.blocks, strict=False):
        if block.type in (BlockType.HEADING, BlockType.CAPTION) or weight(block.text) < _HEADING:
            yield block.text


def _not_found(page: Brief) -> str | None:
    if page.concrete:
        return None
    if status := _status(page, range(404, 405), range(410, 411)):
        return status
    if weight(page.text) < _FEW and (line := _only_404(page)):
        return line
    advice = page.says("advice")
    gone = page.says("absent", "removed") or (
        None if page.says("soon", "later", "thanks") else page.says("unavailable")
    )
    if advice and (gone or page.errs):
        return f"{gone or page.errs}; {advice}"
    if len(ways := lexicon.all_said("advice", page.text)) > 1:
        return "; ".join(sorted(ways))
    absent = page.says("absent", "removed")
    if absent and page.says("sorry") and page.says("site") and not page.says("denied"):
        return absent
    return _site_in_heading(page, "absent", "removed") or (f"{page.errs}; {gone}" if page.errs and gone else None)


def _maintenance(page: Brief) -> str | None:
    if page.concrete:
        return None
    work = page.says("improving", "maintenance-work", "down", "unavailable")
    soon = page.says("soon", "later", "thanks", "sorry")
    if work and (soon or page.silent):
        return f"{work}; {soon or 'and no more'}"
    return page.headed("soon") or _site_in_heading(page, "down", "improving") or _site_in_sentence(page, "improving")


def _error(page: Brief) -> str | None:
    if standard := page.says("default-page"):
        return standard
    if page.concrete and not _INCIDENT.search(page.text):
        return None
    if status := _status(page, range(400, 600)):
        return status
    more = page.says("later", "advice", "sorry") or _INCIDENT.search(page.text)
    failure = page.says("failure", "error-page")
    if failure and (weight(page.text) < _FEW or page.errs or more):
        return failure
    denied = page.says("denied")
    if denied and (page.errs or page.says("sorry") or _site_in_sentence(page, "denied")):
        return denied
    if weight(page.text) < _FEW and (happened := _together(page, "error-word", "occurred")):
        return happened
    if trouble := _site_in_heading(page, "problem"):
        return trouble
    if weight(page.text) < _FEW and more and (server := page.says("server")):
        return server
    # A corrigendum may be titled "Error", too; but it is not sorry.
    if page.errs and (more or page.mute):
        return page.errs
    return page.says("error-word") if page.says("sorry") and weight(page.text) < _FEW else None


def _challenge(page: Brief) -> str | None:
    return None if page.concrete else page.says("human") or _together(page, "browser", "checking")


def _empty(page: Brief) -> str | None:
    """A search that found nothing; a register that holds nothing just now does not speak of searching."""
    return None if page.concrete or not page.says("search") else page.says("no-result")


def _login(page: Brief) -> str | None:
    return None if page.concrete else page.says("gate")


_JUDGES: dict[Verdict, Callable[[Brief], str | None]] = {
    Verdict.NOT_FOUND: _not_found,
    Verdict.MAINTENANCE: _maintenance,
    Verdict.ERROR_PAGE: _error,
    Verdict.CHALLENGE: _challenge,
    Verdict.LOGIN: _login,
    Verdict.EMPTY: _empty,
}


def _site_in_heading(page: Brief, *kinds: str) -> str | None:
    """A heading about the site or the page; one with a figure speaks of something else ("Page 3 of the form is missing")."""
    for line in page.lines:
        if weight(line) < _HEADING and not any(map(str.isdigit, line)) and lexicon.said("site", line):
            for kind in kinds:
                if shown := lexicon.said(kind, line):
                    return shown
    return None


def _site_in_sentence(page: Brief, kind: str) -> str | None:
    return _together(page, "site", kind)


def _together(page: Brief, first: str, second: str) -> str | None:
    for line in page.text.splitlines():
        if lexicon.said(first, line) and (shown := lexicon.said(second, line)):
            return shown
    return None


def _only_404(page: Brief) -> str | None:
    """A sentence about the page that is one ("this is only a 404 page")."""
    return next((line for line in page.text.splitlines() if _404.search(line) and lexicon.said("site", line)), None)


def _status(page: Brief, *codes: range) -> str | None:
    """A heading with a status and no other figure: it comes first, or beside a word for error."""
    for line in (line.translate(_DIGITS) for line in page.lines):
        match = _STATUS.search(line) if weight(line) < _HEADING else None
        if (
            match is None
            or sum(map(str.isdigit, line)) != 3
            or not any(int(match.group()) in wanted for wanted in codes)
        ):
            continue
        if not any(map(str.isalpha, line[: match.start()])) or lexicon.said("error-word", line):
            return line
    return None
