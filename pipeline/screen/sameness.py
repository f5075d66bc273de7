"""Two fit captures under one address: are they the same thing?

Careful by design: laws grow, shrink and are rewritten. Only what no amendment does makes a suspect: another language,
the page twice, its mere beginning, another country's edition, or other words under another title, in another format or in
another structure.
"""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model.document import Block, BlockType, Document
from pipeline.model.languages import UNKNOWN
from pipeline.model.verdict import Mismatch, Suspect, Verdict
from pipeline.screen.measure import LETTERS, beginning, lost_letters, weight
from pipeline.screen.regions import other_region

_WORD = re.compile(r"[^\W\d_]{2,}|[\u3040-\u30ff\u3400-\u9fff]")
_ENOUGH = 400  # weight of text from which two documents can be told apart
_SENTENCE = 60  # weight of text from which its language can be told
_SAMPLE = 60_000
_RUN = 5  # words that stand together by chance only in set phrases
_HARDLY, _NONE = 0.02, 0.005  # of the passages; a heavily amended law keeps a third, the least kept one seen a twelfth
_KINDS = {"xhtml": "html", "tsv": "csv", "xls": "xlsx", "doc": "docx"}
_LONG = 40  # weight of a block that does not repeat by chance
_ENDS = tuple('.;:!?。；：！？)]）」』”"»')


def same_thing(old: Document, new: Document) -> Suspect | None:
    """Which side may not be compared with the other, and why; None where they are the same thing."""
    doubled = _doubled(old, new)
    if doubled is not None:
        return doubled
    garbled = _garbled(old, new)
    if garbled is not None:
        return garbled
    if region := other_region(old.blocks, new.blocks):
        return Suspect("new", Mismatch.REGION, region)
    cut = _cut_off(old, new)
    if cut is not None:
        return cut
    least = min(weight(beginning(document, _ENOUGH)) for document in (old, new))
    spoken = {old.language, new.language}
    # A sentence or two are told for another language only where they have next to no word in common.
    few = 0.4 if least >= _ENOUGH else 0.2 if least >= _SENTENCE else 0
    if len(spoken) == 2 and UNKNOWN not in spoken and _shared(old, new) < few:
        return Suspect("new", Mismatch.OTHER_LANGUAGE, f"{old.language} before, {new.language} now")
    if least < _ENOUGH:
        return None
    if because := _other_document(old, new):
        return Suspect("new", Mismatch.OTHER_DOCUMENT, because)
    return None


def _other_document(old: Document, new: Document) -> str | None:
    """Nothing in common, and a sign that this is no rewriting: another title, or where a side has none, another
    structure; or another format (a page of instructions where a table of rates was)."""
    if _other_title(old, new):
        because, most = f"{old.title[:80]!r} before, {new.title[:80]!r} now", _HARDLY
    elif _KINDS.get(old.format, old.format) != _KINDS.get(new.format, new.format):
        because, most = f"{old.format} before, {new.format} now", _HARDLY
    elif not (old.title and new.title) and _other_structure(old, new):
        because, most = "no heading, column or field in common", _NONE
    else:
        return None
    return because if _passages_shared(old, new) < most else None


def _garbled(old: Document, new: Document) -> Suspect | None:
    before, after = (lost_letters(beginning(document, LETTERS)) for document in (old, new))
    if bool(before) == bool(after):
        return None
    return Suspect("new" if after else "old", Verdict.GARBLED, f"letters lost: {', '.join((after or before)[:3])}")


def _words(document: Document) -> Counter[str]:
    return Counter(_WORD.findall(beginning(document, _SAMPLE).lower()))


def _shared(old: Document, new: Document) -> float:
    """The share of the smaller document's words (each as often as it stands) that the other has too."""
    before, after = _words(old), _words(new)
    least = min(before.total(), after.total())
    return (before & after).total() / least if least else 1.0


def _passages_shared(old: Document, new: Document) -> float:
    """The share of the smaller document's runs of words that the other has too; a heavily amended law keeps a third."""
    before, after = _passages(old), _passages(new)
    least = min(len(before), len(after))
    return len(before & after) / least if least else 1.0


def _passages(document: Document) -> set[tuple[str, ...]]:
    words = _WORD.findall(beginning(document, _SAMPLE).lower())
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _other_title(old: Document, new: Document) -> bool:
    before, after = _title_words(old), _title_words(new)
    return bool(before and after) and len(before & after) < 0.3 * min(len(before), len(after))


def _title_words(document: Document) -> set[str]:
    """Those of a title that say something: "of" and "and" stand in any two."""
    words = set(_WORD.findall(document.title.lower()))
    return {word for word in words if len(word) > 3 or not word.isascii()} or words


def _other_structure(old: Document, new: Document) -> bool:
    before, after = _structure(old), _structure(new)
    return bool(before or after) and not before & after


def _structure(document: Document) -> set[str]:
    """The names by which the document is built: of its columns, of its fields (without the numbers of lists), headings."""
    names: set[str] = set()
    for block in document.blocks:
        if block.cells:
            names.update(name.lower() for name, _ in block.cells if name)
        elif block.type is BlockType.FIELD and block.key:
            names.add(block.key.rpartition(" / ")[2].lower())
        elif block.type is BlockType.HEADING:
            names.add(block.text.lower())
    return names


def _doubled(old: Document, new: Document) -> Suspect | None:
    """The page twice in one capture, one after the other (a French marketplace's terms)."""
    twice_before, twice_after = _is_double(old.blocks), _is_double(new.blocks)
    if twice_before == twice_after:
        return None
    return Suspect("new" if twice_after else "old", Mismatch.DOUBLED, "each paragraph stands twice")


def _is_double(blocks: Sequence[Block]) -> bool:
    counts = Counter(block.text for block in blocks if weight(block.text) >= _LONG)
    if len(counts) < 5:
        return False
    repeated = sum(1 for count in counts.values() if count > 1 and count % 2 == 0)
    return repeated >= 0.9 * len(counts)


def _cut_off(old: Document, new: Document) -> Suspect | None:
    """One is the other's mere beginning, broken off in the middle of a sentence; an amendment ends its sentences."""
    for whole, part, side in ((old.blocks, new.blocks, "new"), (new.blocks, old.blocks, "old")):
        if 2 <= len(part) < len(whole) and _begins(whole, part):
            return Suspect(side, Verdict.TRUNCATED, f"ends at {part[-1].text[-60:]!r}")
    return None


def _begins(whole: Sequence[Block], part: Sequence[Block]) -> bool:
    last = len(part) - 1
    broken, full = part[last].text, whole[last].text
    if part[last].type is BlockType.FIELD or len(broken) >= len(full) or not full.startswith(broken):
        return False
    mid_sentence = not broken.endswith(_ENDS) and (full[len(broken)].isalnum() or len(whole) - len(part) > 3)
    return mid_sentence and all(part[n].text == whole[n].text for n in range(last))
