"""XML from anywhere, safely: no DTD, no entities of its own, no network, limits on depth."""

import html.entities
import re

from lxml import etree

from pipeline.extract.content import clean
from pipeline.extract.depth import fat_tag

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,2000}(?:\[[^\]]{0,1000000}\]\s*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,40});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(text: str) -> tuple[etree._Element | None, str | None]:
    """The root element, and what was wrong with the text: a broken document is read as far as it can be.

    A document type with its entities is cut off before parsing, so that none can be expanded; names that HTML knows
    (&nbsp;) are put in as characters, others stay as written.
    """
    if fat := fat_tag(text):
        return None, fat
    text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    text = _DOCTYPE.sub("", text, count=1) if "<!DOCTYPE" in text[:5_000].upper() else text
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    data = _NOT_XML.sub("\ufffd", text).encode()
    try:
        return etree.fromstring(data, _parser(recover=False)), None
    except etree.XMLSyntaxError as error:
        fault = f"not well-formed XML: {clean(str(error))[:160]}"
    except ValueError as error:
        return None, f"not XML: {clean(str(error))[:160]}"
    try:
        return etree.fromstring(data, _parser(recover=True)), fault
    except (etree.XMLSyntaxError, ValueError):
        return None, fault


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True, dtd_validation=False,
        attribute_defaults=False, huge_tree=True, recover=recover, remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _entity(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in _OF_XML:
        return match.group(0)
    return html.entities.html5.get(name + ";", f"&amp;{name};")


def local(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
