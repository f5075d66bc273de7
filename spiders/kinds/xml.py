"""XML from strangers: no DTD, no entities, no network; slightly broken markup is mended."""

from copy import deepcopy
from typing import Any

from lxml import etree

Node = Any  # lxml's element; its stubs know no wildcard iteration

_DEEPEST = 200
_OVERRUN = ("ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP")


def parse(body: bytes) -> Node | None:
    """The root, or None where it is no XML. Entities stay unresolved (billion laughs, external files)."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_pis=True
    )
    try:
        root: Node = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    # A bomb, or nesting without end: what was read until then is half an answer, and is not taken for a whole one.
    return None if any(error.type_name in _OVERRUN for error in parser.error_log) else root


def name(node: Node) -> str:
    """The element's name without its namespace; empty for what is no element."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def text(node: Node) -> str | None:
    """All text in it, spaces made one."""
    return " ".join(" ".join(node.itertext()).split()) or None


def child_text(node: Node, *names: str) -> str | None:
    """The text of the first child of the first of these names that has any."""
    for wanted in names:
        for child in node:
            if name(child) == wanted and text(child):
                return text(child)
    return None


def cut(node: Node) -> bytes:
    """The element as a document of its own, in the bare frame of the elements around it, so that it reads the same."""
    framed = deepcopy(node)
    framed.tail = None
    for outer in node.iterancestors():
        frame = etree.Element(outer.tag, attrib=outer.attrib, nsmap=outer.nsmap)
        frame.append(framed)
        framed = frame
    return bytes(etree.tostring(framed, encoding="utf-8", xml_declaration=True))


def as_table(node: Node, depth: int = 0) -> Any:
    """An element as JSON would have it: text, or a table of attributes (`@name`) and children, lists where repeated."""
    children = [child for child in node if name(child)]
    if depth > _DEEPEST or (not children and not node.attrib):
        return text(node)
    table: dict[str, Any] = {f"@{etree.QName(key).localname}": value for key, value in node.attrib.items()}
    for child in children:
        value = as_table(child, depth + 1)
        if name(child) not in table:
            table[name(child)] = value
        elif isinstance(table[name(child)], list):
            table[name(child)].append(value)
        else:
            table[name(child)] = [table[name(child)], value]
    if not children and text(node):
        table["#text"] = text(node)
    return table
