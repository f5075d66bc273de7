"""Answers of interfaces that carry no document: errors, refusals and empty lists in JSON, XML and feeds.

Known by shape: RFC 9457's problem details, OData's and GraphQL's errors, SOAP's fault, OGC's exception report, object
stores' and gateways' refusals ({"message": "Endpoint request timed out"}), all with HTTP status 200 before them.
"""

import re
from collections.abc import Sequence

from pipeline.model.capture import Raw
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.verdict import Fit, Verdict
from pipeline.screen import lexicon

_FEW = 12  # fields that an answer without a document has at most
_STATUS_KEY = re.compile(r"(?:^| / )(?:status|status_?code|code|error_?code|httpstatus)$", re.IGNORECASE)
_ERROR_KEY = re.compile(
    r"(?:^| / )(?:errors?|exception|fault|message|detail|error_description)(?: / |$)", re.IGNORECASE
)
_ERROR = re.compile(r"(?:^| / )(?:errors?|exception|fault)(?: / |$)", re.IGNORECASE)
_ERROR_ROOT = re.compile(
    r"(?:errors?|fault|exception|(?:error|exception)_?(?:response|report)|serviceexceptionreport|problem|envelope / body / fault) /",
    re.IGNORECASE,
)
# Fields of the envelope, none of the document that it would hold.
_ENVELOPE = re.compile(
    r"(?:^| / )(?:message|msg|details?|title|reason|description|error\w*|code|\w*status\w*|success|ok|path|timestamp|time|type|"
    r"instance|data|result|request_?id|trace_?id)$",
    re.IGNORECASE,
)
_COUNT_KEY = re.compile(
    r"(?:total|total_?(?:elements|results|count|records|hits|rows|items)|number_?of_?elements|count|hits|numfound)$",
    re.IGNORECASE,
)
_EMPTY_LIST = re.compile(
    rb'"(?:data|results?|items|records|rows|documents|hits|entries|value|docs|list|content)"\s*:\s*\[\s*\]'
)
_UNAUTHORISED = re.compile(
    r"unauthori[sz]ed|authori[sz]ation has been denied|authenticat|api[_ ]key|access token|invalid_token|credentials|logged in|"
    r"log ?in required|please log ?in|未登录|请登录|未登入",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"nosuchkey|no such key|\bnot ?found\b|does not exist|cannot get /", re.IGNORECASE)
_FAILED = re.compile(
    r"timed out|time-?out|too many requests|(?:rate|quota|usage) limit|limit exceeded|quota exceeded|throttl|forbidden|access ?denied|"
    r"service unavailable|internal (?:server )?error|bad gateway",
    re.IGNORECASE,
)


_NONE = ("0", "false", "none", "null", "no")  # {"error": 0} says that there is none
_FAILURE = re.compile(
    r"error_?(?:message|msg|description|text)=.{4,}|(?:success|ok)=false|(?:status|result|type)=(?:error|failed|failure|fail)|code=-\d+",
    re.IGNORECASE,
)


def of_data(raw: Raw, document: Document) -> Fit | None:
    """The verdict on an answer that says little; None where it may be a document."""
    match document.format:
        case "feed" if all(block.type is BlockType.HEADING for block in document.blocks) and len(document.blocks) <= 1:
            return Fit(Verdict.EMPTY, "a feed without entries")
        case "xml" if 0 < len(document.blocks) <= _FEW:
            return _refusal(document) if _ERROR_ROOT.match(document.blocks[0].key or "") else None
        case "json":
            return _of_json(raw, document)
        case _:
            return None


def _of_json(raw: Raw, document: Document) -> Fit | None:
    if raw.body.strip() in (b"[]", b"{}", b"null", b'""'):
        return Fit(Verdict.EMPTY, "an empty answer")
    blocks = document.blocks
    if len(blocks) > 2 * _FEW:
        return None
    empty_list = _EMPTY_LIST.search(raw.body[:20_000])
    if empty_list and (any(_zero(block) for block in blocks) or not any(_says(block) for block in blocks)):
        return Fit(Verdict.EMPTY, "a list without entries")
    if len(blocks) > _FEW:
        return None
    text = " ".join(block.text for block in blocks)
    if shown := lexicon.said("no-result", text):
        return Fit(Verdict.EMPTY, shown)
    status = _status(document)
    if status is not None and status < 400:
        return None
    error = any(_ERROR.search(block.key or "") and block.text.lower() not in _NONE for block in blocks)
    telling = status is not None and any(_ERROR_KEY.search(block.key or "") for block in blocks)
    return _refusal(document) if error or telling or _nothing_but_failure(blocks, text) else None


def _refusal(document: Document) -> Fit:
    """What an answer is that tells of a failure: a refusal for want of a name, nothing there, or an error."""
    text = " ".join(block.text for block in document.blocks)
    status = _status(document)
    if status in (401, 407) or (status in (None, 403) and _UNAUTHORISED.search(text)):
        return Fit(Verdict.LOGIN, text[:120])
    if status in (404, 410) or _ABSENT.search(text) or lexicon.said("not-found", text):
        return Fit(Verdict.NOT_FOUND, text[:120])
    return Fit(Verdict.ERROR_PAGE, text[:120])


def _nothing_but_failure(blocks: Sequence[Block], text: str) -> bool:
    """An envelope that says in words, or by `success: false`, that nothing is in it."""
    if not all(_ENVELOPE.search(block.key or "") for block in blocks):
        return False
    if any(_FAILURE.fullmatch(f"{(block.key or '').rpartition(' / ')[2]}={block.text}") for block in blocks):
        return True
    said = any(lexicon.said(kind, text) for kind in ("error-page", "failure", "not-found"))
    return said or (any(sign.search(text) for sign in (_UNAUTHORISED, _ABSENT, _FAILED)) and len(text) < 200)


def _status(document: Document) -> int | None:
    return next((int(block.text) for block in document.blocks if _is_status(block)), None)


def _says(block: Block) -> bool:
    """Whether a field says more than how the answer is made (its address, its page, that it went well)."""
    return " " in block.text.strip() and "://" not in block.text


def _zero(block: Block) -> bool:
    return block.text == "0" and bool(_COUNT_KEY.search(block.key or ""))


def _is_status(block: Block) -> bool:
    return (
        block.text.isascii()
        and block.text.isdigit()
        and len(block.text) == 3
        and bool(_STATUS_KEY.search(block.key or ""))
    )
