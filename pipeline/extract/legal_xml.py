"""XML of law publishers to blocks, by what elements mean everywhere and not by publisher.

An element with words of its own is a paragraph; a number or label goes before the words that follow it; an article,
chapter or annex has the heading that its label and title make; rows and cells are rows and cells. The names below are
those of Justice Laws, Akoma Ntoso, Formex, gesetze-im-internet, BWB, Retsinformation, Riigi Teataja and the Taiwanese
law XML. XML that holds no law (lists of parties, offices, sitemaps) is read as data: fields by path.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.extract import limits
from pipeline.extract.content import Content, Sections, clean, first_heading
from pipeline.extract.data import read_data
from pipeline.extract.grid import guessed_header_rows, rows_of
from pipeline.extract.text import join_lines
from pipeline.extract.xml import local, parse
from pipeline.model.document import Block, BlockType

_LABELS = frozenset(
    "label num no nr number explicatus enbez no.p ti.art nummer lidnr li.nr paragrahvnr loigenr alampunktnr kuvatavnr 條號".split()
)
_TITLES = frozenset(
    "title heading titletext titel head longtitle shorttitle marginalnote ti sti.art titre subheading intitule "
    "jurabk langue titeltekst pealkiri paragrahvpealkiri peatykkpealkiri jaopealkiri headline otsikko 法規名稱 編章節 doctitle "
    "otsikkoteksti overskrift exptitle".split()
)
_LEVELS = {
    "book": 2, "part": 2, "deel": 2, "osa": 2, "title": 2, "boek": 2, "kapitel": 3, "chapter": 3, "hoofdstuk": 3,
    "peatykk": 3, "division": 4, "section": 4, "jagu": 4, "afdeling": 4, "paragraaf": 4, "subdivision": 5, "article": 5,
    "artikel": 5, "paragrahv": 5, "paragraf": 5, "articolo": 5, "norm": 5, "條文": 5, "annex": 3, "schedule": 3,
    "bijlage": 3, "attachment": 3, "lisa": 3, "heading": 3, "group1-part": 2,
}  # fmt: skip
_ITEMS = frozenset(
    "item li listitem subparagraph clause subclause subsubclause point indent definition explikatie".split()
)
_BLOCKS = frozenset(
    "p al alinea para paragraph text item li list ul ol dl dd dt table tgroup tbl row tr quote block content subsection "
    "subparagraph clause subclause definition section article tavatekst sisutekst loige alampunkt wrapup intro "
    "listintroduction lid exitus stk punkt np gr.seq blocklist point indent".split()
) | frozenset(_LEVELS) | _TITLES | _LABELS  # fmt: skip
_ROWS = frozenset(("row", "tr"))
_CELLS = frozenset(("entry", "td", "th", "cell"))
_TABLES = frozenset(("table", "tgroup", "tbl"))
_LAW = frozenset(
    "p al alinea para paragraph text article section artikel 條文 tavatekst subsection stk lid content norm".split()
)
_UNREAD = frozenset(("style", "script"))
_META = frozenset(("meta", "metadata", "meta-data", "metaandmed", "fragmentident", "billhistory", "identificationmeta"))
_NOTES = frozenset(("authorialnote", "note", "footnote", "noot", "fussnote"))
_NAMES = frozenset("doctitle shorttitle 法規名稱 jurabk citeertitel aktipealkiri longtitle".split())
_HEADS = frozenset(("kop", "head", "header"))  # hold an article's label and title
_MARKUP = re.compile(r"<(?:p|br|table|div|li)[ />]", re.IGNORECASE)
_DEEP = 250  # beyond it an element is read as words
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class _Reading:
    sections: Sections = field(default_factory=Sections)
    blocks: list[Block] = field(default_factory=list)
    chrome: list[Block] = field(default_factory=list)
    label: str = ""  # waiting for the words that it numbers
    titled: etree._Element | None = None  # whose title the last block is
    cells: int = 0
    faults: list[str] = field(default_factory=list)
    holders: set[etree._Element] = field(default_factory=set)

    def has_parts(self, element: etree._Element) -> bool:
        """Whether there are blocks in it: elements that begin a new line for a reader."""
        return element in self.holders or _several(element)


def read_xml(text: str) -> Content:
    """The blocks of a law, or the fields of any other XML."""
    root, fault = parse(text)
    faults = (fault,) if fault else ()
    if root is None:
        return Content([], faults=faults)
    language = root.get(_XML_LANG) or root.get("lang") or root.get("language")
    if not _is_law(root):
        content = read_data({local(root): _as_data(root, 0)})
        return Content(content.blocks, title=content.title, language=language, faults=(*faults, *content.faults))
    reading = _Reading(holders=_holders(root))
    _read(reading, root, 0)
    _flush_label(reading)
    title = _title(root) or first_heading(reading.blocks) or next((block.text for block in reading.blocks), "")[:200]
    return Content(reading.blocks, reading.chrome, title=title, language=language, faults=(*faults, *reading.faults))


def _title(root: etree._Element) -> str:
    """What the law itself is called, by the elements that publishers have for it."""
    named = (element for _, element in zip(range(5_000), root.iter(), strict=False) if local(element) in _NAMES)
    return next(filter(None, map(_words, named)), "")


def _is_law(root: etree._Element) -> bool:
    return any(local(element) in _LAW for _, element in zip(range(20_000), root.iter(), strict=False))


def _read(reading: _Reading, element: etree._Element, depth: int) -> None:
    if len(reading.blocks) >= limits.BLOCKS:
        if not reading.faults:
            reading.faults.append(f"cut after {limits.BLOCKS:,} blocks")
        return
    name = local(element)
    if name in _UNREAD or not name:
        return
    if name in _META:
        reading.chrome += [Block(BlockType.FIELD, text, (), key) for key, text in _leaves(element)]
        return
    if name.endswith("date") and len(element):
        _words_block(reading, element, clean("-".join(filter(None, map(clean, _pieces(element))))))
        return
    if name in _TABLES and any(local(inner) in _ROWS for inner in element.iter()):
        _table(reading, element)
    elif name in _LABELS and not reading.has_parts(element):
        reading.label = clean(f"{reading.label} {_words(element)}")
    elif name in _TITLES and not reading.has_parts(element):
        _heading(reading, element)
    elif depth >= _DEEP or not len(element) or not reading.has_parts(element):
        _words_block(reading, element, _words(element))
    elif _own_words(element):
        _mixed(reading, element, depth)
    else:
        _parts(reading, element, depth)


def _parts(reading: _Reading, element: etree._Element, depth: int) -> None:
    level = _LEVELS.get(local(element), 0)
    for child in element:
        name = local(child)
        if reading.label and level >= 3 and name and name not in _LABELS and name not in _TITLES and name not in _HEADS:
            _label_heading(reading, element, level)
        _read(reading, child, depth + 1)


def _label_heading(reading: _Reading, element: etree._Element, level: int) -> None:
    """An article's label without a title is its heading: "§ 3"; with a marginal note above it, both are."""
    text, reading.label = reading.label, ""
    if reading.titled is element and reading.blocks and reading.blocks[-1].type is BlockType.HEADING:
        text = f"{text} {reading.blocks.pop().text}"
    path = reading.sections.enter(level, text)
    reading.blocks.append(Block(BlockType.HEADING, text, path, None, None, min(6, level)))


def _leaves(element: etree._Element) -> Iterator[tuple[str, str]]:
    for inner in element.iter():
        if local(inner) and not len(inner) and inner.text and (text := clean(inner.text)):
            yield local(inner), text


def _mixed(reading: _Reading, element: etree._Element, depth: int) -> None:
    """Words with parts among them: the words up to a part are a paragraph, then the part, then the words after it."""
    words = [element.text or ""]
    notes: list[etree._Element] = []
    for child in element:
        if local(child) in _NOTES:
            notes.append(child)
        elif local(child) in _BLOCKS or reading.has_parts(child):
            _words_block(reading, element, clean("".join(words)))
            words = []
            _read(reading, child, depth + 1)
        else:
            words.append(_words(child))
        words.append(child.tail or "")
    _words_block(reading, element, clean("".join(words)))
    for note in notes:
        _words_block(reading, note, _words(note))


def _words_block(reading: _Reading, element: etree._Element, text: str) -> None:
    if not text:
        return
    name = local(element)
    above = local(parent) if (parent := element.getparent()) is not None else ""
    label, reading.label = reading.label, ""
    if _MARKUP.search(text):
        _html(reading, text)
        return
    kind = BlockType.ITEM if name in _ITEMS or above in _ITEMS else BlockType.PARAGRAPH
    reading.blocks.append(Block(kind, f"{label} {text}" if label else text, reading.sections.path))


def _html(reading: _Reading, text: str) -> None:
    """A paragraph that holds HTML as text (Estonian acts)."""
    from pipeline.extract.html import read_html

    content = read_html(text)
    reading.faults += content.faults
    above = reading.sections.path
    reading.blocks += [block._replace(path=above + block.path) for block in (*content.blocks, *content.chrome)]


def _heading(reading: _Reading, element: etree._Element) -> None:
    text = clean(f"{reading.label} {_words(element)}")
    reading.label = ""
    if not text:
        return
    level = 1
    for outer in element.iterancestors():
        if local(outer) in _LEVELS:
            level = _LEVELS[local(outer)]
            break
    given = element.get("level")
    if given and given.isdigit():
        level = min(6, int(given) + 1)
    elif local(element) == "編章節":
        level = 3
    path = reading.sections.enter(level, text)
    reading.blocks.append(Block(BlockType.HEADING, text, path, None, None, level))
    reading.titled = next((outer for outer in element.iterancestors() if local(outer) not in _HEADS), None)


def _flush_label(reading: _Reading) -> None:
    if reading.label:
        reading.blocks.append(Block(BlockType.PARAGRAPH, reading.label, reading.sections.path))
        reading.label = ""


def _table(reading: _Reading, element: etree._Element) -> None:
    _flush_label(reading)
    texts: list[list[str]] = []
    heads = 0
    for part in element.iter():
        name = local(part)
        if name in _ROWS:
            row = [_words(cell) for cell in part if local(cell) in _CELLS]
            reading.cells += len(row)
            in_head = any(local(outer) in ("thead", "ti.tbl") for outer in part.iterancestors()) or (
                len(part) > 0 and all(local(cell) == "th" for cell in part)
            )
            if any(row):
                heads += in_head and heads == len(texts)
                texts.append(row)
        elif (
            name in _TITLES
            and not any(local(outer) in _ROWS for outer in part.iterancestors())
            and (words := _words(part))
        ):
            reading.blocks.append(Block(BlockType.CAPTION, words, reading.sections.path))
    if reading.cells > limits.CELLS:
        reading.faults.append(f"tables of more than {limits.CELLS:,} cells")
    path = reading.sections.path
    reading.blocks += [block._replace(path=path) for block in rows_of(texts, heads or guessed_header_rows(texts))]


def _holders(root: etree._Element) -> set[etree._Element]:
    """All elements with blocks in them, found in one pass: asking each anew would cost its depth times its size."""
    holders: set[etree._Element] = set()
    for element in root.iter():
        if local(element) in _BLOCKS:
            outer = element.getparent()
            while outer is not None and outer not in holders:
                holders.add(outer)
                outer = outer.getparent()
    return holders


def _own_words(element: etree._Element) -> bool:
    if element.text and element.text.strip():
        return True
    return any(child.tail and child.tail.strip() for child in element)


def _several(element: etree._Element) -> bool:
    """Whether it holds several elements and no words between them: parts, whatever they are called."""
    return len(element) > 1 and not _own_words(element) and sum(1 for child in element if local(child)) > 1


def _words(element: etree._Element) -> str:
    text = "".join(_pieces(element))
    return join_lines(text.split("\n")) if "\n" in text else clean(text)


def _pieces(element: etree._Element) -> Iterator[str]:
    return (str(piece) for piece in element.itertext())


def _as_data(element: etree._Element, depth: int) -> object:
    """Elements as nested mappings; children of one name are a list."""
    if not len(element) or depth > 100:
        return _words(element) or {str(name): str(value) for name, value in element.attrib.items()} or None
    members: dict[str, object] = {}
    grouped: dict[str, list[object]] = {}
    for child in element:
        if name := local(child):
            grouped.setdefault(name, []).append(_as_data(child, depth + 1))
    for name, values in grouped.items():
        members[name] = values if len(values) > 1 else values[0]
    if _own_words(element):
        members["#text"] = clean(" ".join(filter(None, [element.text, *(child.tail for child in element)])))
    return members
