"""Which format bytes are in: by what they are first, by what is said of them second."""

import re
from urllib.parse import urlsplit

_TYPES = {
    "text/html": "html", "application/xhtml+xml": "xhtml", "application/xml": "xml", "text/xml": "xml",
    "application/pdf": "pdf", "text/csv": "csv", "text/tab-separated-values": "tsv", "application/csv": "csv",
    "application/json": "json", "text/json": "json", "application/ld+json": "json", "application/feed+json": "json",
    "application/x-ndjson": "json", "application/yaml": "yaml", "text/yaml": "yaml", "application/x-yaml": "yaml",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "text/markdown": "markdown",
    "application/vnd.ms-excel": "xls", "application/msword": "doc",
}  # fmt: skip
_NAMES = {
    "htm": "html", "html": "html", "shtml": "html", "xhtml": "xhtml", "xml": "xml", "pdf": "pdf", "xlsx": "xlsx",
    "xlsm": "xlsx", "xls": "xls", "csv": "csv", "tsv": "tsv", "json": "json", "jsonl": "json", "ndjson": "json",
    "yaml": "yaml", "yml": "yaml", "rss": "feed", "atom": "feed", "md": "markdown", "markdown": "markdown",
    "txt": "text", "docx": "docx",
}  # fmt: skip
_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,2000}>\s*|<!--(?:[^-]|-(?!->)){0,5000}-->\s*|<!DOCTYPE[^>]{0,2000}>\s*)*<([\w:.-]+)([^>]{0,2000})"
)
_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|script|h[1-6]|span|a\s|br|center|font)\b", re.IGNORECASE
)
_YAML_LINE = re.compile(r"(?:---\s*$|[\w\"'-][\w .\"'/-]{0,80}:(?:\s|$)|- \S)")
_MARKDOWN = re.compile(r"^(?:#{1,6}\s+\S|---\s*$|\[[^\]]{1,200}\]\([^)]{1,500}\)|[*+-]\s+\S|\*\*\S)", re.MULTILINE)


def binary_format(body: bytes, said: str | None) -> str | None:
    """The format of bytes that are no text, by their first ones; None for text."""
    head = body[:1024]
    if head.lstrip(b"\x00\r\n\t \xef\xbb\xbf").startswith(b"%PDF-") or b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if said in ("docx", "xlsx"):
            return said
        return "docx" if b"word/" in body[:4096] or b"word/document" in body[-8192:] else "xlsx"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc" if said == "doc" else "xls"
    return None


def said_format(content_type: str | None, name: str | None, url: str | None) -> str | None:
    """The format that media type, file name or address name."""
    media = (content_type or "").partition(";")[0].strip().lower()
    if "wordprocessingml" in media:
        return "docx"
    if "spreadsheetml" in media:
        return "xlsx"
    named = _TYPES.get(media) or ("json" if media.endswith("+json") else "xml" if media.endswith("+xml") else None)
    if named and named not in ("html", "xml"):
        return named
    for path in (name, urlsplit_path(url)):
        ending = (path or "").rpartition("/")[2].rpartition(".")
        if ending[1] and (found := _NAMES.get(ending[2].lower())):
            return named if named == "html" and found in ("xml", "text") else found
    return named or ("text" if media == "text/plain" else None)


def urlsplit_path(url: str | None) -> str | None:
    """The path of an address, None where it is no address."""
    try:
        return urlsplit(url).path if url else None
    except ValueError:
        return None


def text_format(text: str, said: str | None) -> str:
    """The format of characters. What they plainly are beats what is said: servers answer HTML for everything."""
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        return _tagged(head, said)
    if head[:1] in ("{", "[") and said not in ("markdown", "yaml", "csv", "tsv"):
        return (
            "json" if said == "json" or re.match(r"\{\s*(?:\"|\})|\[\s*(?:[\[{\"\d\]tfn-])", head) else said or "text"
        )
    if said in ("markdown", "yaml", "csv", "tsv", "json", "html", "xhtml"):
        return said
    from pipeline.extract.table import delimiter_of

    if said in ("text", None):
        if _HTML_TAG.search(head) and said is None:
            return "html"
        if (delimiter := delimiter_of(head)) and _is_table(head, delimiter):
            return "tsv" if delimiter == "\t" else "csv"
        if said is None and _YAML_LINE.match(head) and _mostly_yaml(head):
            return "yaml"
        if said is None and len(_MARKDOWN.findall(head)) >= 2:
            return "markdown"
    return "text"


def _tagged(head: str, said: str | None) -> str:
    match = _ROOT.match(head)
    name = match.group(1).rpartition(":")[2].lower() if match else ""
    if name in ("rss", "feed", "rdf"):
        return "feed" if name != "rdf" or "rss/1.0" in head else "xml"
    if name == "html" or re.match(r"<!doctype\s+html", head, re.IGNORECASE):
        xhtml = said == "xhtml" or (head.startswith("<?xml") and "http://www.w3.org/1999/xhtml" in head)
        return "xhtml" if xhtml and said != "html" else "html"
    if said == "markdown":
        return "markdown"
    if head.startswith("<?xml") or said in ("xml", "feed"):
        return "xml"
    if _HTML_TAG.search(head):
        return "html"
    return "xml" if match and said not in ("html", "xhtml", "text") else "html" if said in ("html", "xhtml") else "text"


def _is_table(head: str, delimiter: str) -> bool:
    lines = [line for line in head.splitlines()[:-1] if line.strip()][:30]
    if len(lines) < 2:
        return False
    counts = [line.count(delimiter) for line in lines]
    if delimiter == "\t":
        return min(counts) >= 1
    # Prose has commas too, but never as evenly.
    return min(counts) >= 1 and len(set(counts)) <= max(1, len(lines) // 8) and max(map(len, lines)) < 2_000


def _mostly_yaml(head: str) -> bool:
    lines = [line for line in head.splitlines() if line.strip() and not line.lstrip().startswith("#")][:40]
    fitting = sum(1 for line in lines if _YAML_LINE.match(line.lstrip()))
    return len(lines) >= 2 and fitting > 0.7 * len(lines)
