"""Answers of interfaces that carry no document: errors, refusals and empty lists in JSON and XML."""

import re

from pipeline.model.capture import Raw
from pipeline.model.document import Block, Document
from pipeline.model.verdict import Fit, Verdict
from pipeline.screen import lexicon

_FEW = 12  # fields that an answer without a document has at most
_STATUS_KEY = re.compile(r"(?:^| / )(?:status|status_?code|code|error_?code|httpstatus)$", re.IGNORECASE)
_ERROR_KEY = re.compile(
    r"(?:^| / )(?:errors?|exception|fault|message|detail|error_description)(?: / |$)", re.IGNORECASE
)
_COUNT_KEY = re.compile(
    r"(?:total|total_?(?:elements|results|count|records|hits)|number_?of_?elements|count|hits|numfound)$", re.IGNORECASE
)
_EMPTY_LIST = re.compile(rb'"(?:data|results?|items|records|documents|hits|entries|value|docs)"\s*:\s*\[\s*\]')
_UNAUTHORISED = re.compile(
    r"unauthori[sz]ed|authori[sz]ation has been denied|authentication|not authenticated|api[_ ]key|access token|credentials",
    re.IGNORECASE,
)


def of_data(raw: Raw, document: Document) -> Fit | None:
    """The verdict on a JSON answer that says little; None where it may be a document."""
    if document.format != "json":
        return None
    if raw.body.strip() in (b"[]", b"{}", b"null", b'""'):
        return Fit(Verdict.EMPTY, "an empty answer")
    blocks = document.blocks
    if len(blocks) > 2 * _FEW:
        return None
    if _EMPTY_LIST.search(raw.body[:20_000]) and any(_zero(block) for block in blocks):
        return Fit(Verdict.EMPTY, "a list without entries")
    if len(blocks) > _FEW:
        return None
    text = " ".join(block.text for block in blocks)
    if shown := lexicon.said("no-result", text):
        return Fit(Verdict.EMPTY, shown)
    status = next((int(block.text) for block in blocks if _is_status(block)), None)
    if not any(_ERROR_KEY.search(block.key or "") for block in blocks) or (status is not None and status < 400):
        return None
    if status is None and not any(
        re.search(r"(?:^| / )(?:errors?|exception|fault)(?: / |$)", block.key or "", re.IGNORECASE) for block in blocks
    ):
        return None
    if status in (401, 407) or (status in (None, 403) and _UNAUTHORISED.search(text)):
        return Fit(Verdict.LOGIN, text[:120])
    if status in (404, 410) or lexicon.said("not-found", text):
        return Fit(Verdict.NOT_FOUND, text[:120])
    return Fit(Verdict.ERROR_PAGE, text[:120])


def _zero(block: Block) -> bool:
    return block.text == "0" and bool(_COUNT_KEY.search(block.key or ""))


def _is_status(block: Block) -> bool:
    return (
        block.text.isascii()
        and block.text.isdigit()
        and len(block.text) == 3
        and bool(_STATUS_KEY.search(block.key or ""))
    )
