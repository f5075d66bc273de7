"""Does a notice correct another, and which?

A correction says so in its title and names what it corrects beside it, or its own number is made of the other's. A
notice that tells how declarations are corrected does neither.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from pipeline.identity.fold import folded
from pipeline.identity.names import title_name
from pipeline.identity.numbers import base_of, cited, id_of_text, ids_of_address, number_of
from pipeline.model.classification import NONE, UNCLASSIFIED, Classification, Reason, Severity
from pipeline.model.document import BlockType
from pipeline.model.notice import Kind, Name, Notice

_HEAD = 4_000
_UNSPACED = ("ja", "zh", "ko", "th")
# Between the mark and the number: "to the", "zur", "à l’", "del", "的". A longer word makes another sentence of it.
_BETWEEN = re.compile(r"\W*(?:[^\W\d_]{1,5}\W+){0,3}(?:[^\W\d_]{1,2}['’])?")
_BETWEEN_UNSPACED = re.compile(r"[\s“”「」《》的の에의对對于於]{0,6}(?:一部|部分)?[的の]?\s*")
# How the fields of APIs name the document that one corrects (Federal Register: `correction_of`).
_FIELDS = frozenset({"correction_of", "correctionof", "corrects", "corrected_document", "corrigendum_of"})


@dataclass(frozen=True, slots=True)
class Correction:
    """What a notice corrects: by these names it may be found, and `reference` is how it is cited.

    `certain`: the number says so, so that it is worth telling also where we do not have the other.
    """

    names: tuple[Name, ...]
    reference: str
    certain: bool = False


def correction(notice: Notice) -> Correction | None:
    """What the notice corrects; None where it is no correction, or does not say of what."""
    return _by_its_number(notice) or _by_field(notice) or _by_title(notice)


def raised(said: Classification, corrected: Severity, topic: str, reference: str) -> Classification:
    """As urgent as what is corrected, where the correction states a rate, an amount, a code or a day; a comma is not.

    "For 800 read 80" says nothing of its subject: then it is that of what is corrected.
    """
    facts = said.facts
    if not (facts.rates or facts.amounts or facts.hs_codes or facts.dates):
        return said
    if not said.topics and topic not in (NONE, UNCLASSIFIED):
        why = Reason(f"topic:{topic}", f"corrects {reference}")
        said = replace(said, primary=topic, confidence=max(said.confidence, 0.5), reasons=(*said.reasons, why))
    if corrected <= said.severity:
        return said
    why = Reason("severity", f"corrects {reference}, which is {corrected.word}", float(corrected - said.severity))
    return replace(said, severity=corrected, reasons=(*said.reasons, why))


def _by_its_number(notice: Notice) -> Correction | None:
    own = [*ids_of_address(notice.url, notice.key), id_of_text(notice.document.text[-_HEAD:])]
    base = next((base for one in own if one and (base := base_of(one))), None)
    return Correction((Name(Kind.ID, base), Name(Kind.NUMBER, base)), _plain(base), certain=True) if base else None


def _by_field(notice: Notice) -> Correction | None:
    for block in notice.document.blocks:
        if block.type is BlockType.FIELD and (block.key or "").rpartition(" / ")[2].lower() in _FIELDS:
            value = block.text.rpartition(": ")[2] if ": " in block.text else block.text
            found = next(ids_of_address(value), None) or next((one for _, _, one in cited(value)), None)
            if found:
                return Correction((Name(Kind.ID, found), Name(Kind.NUMBER, found)), _plain(found), certain=True)
    return None


def _by_title(notice: Notice) -> Correction | None:
    title = unicodedata.normalize("NFKC", notice.title)
    marked = _mark(title, notice.language)
    if marked is None:
        return None
    # In the manner of the Federal Register the body says what is corrected ("In FR Doc. 2026-12345 appearing on …").
    for _, _, number in cited(notice.document.text[:_HEAD]):
        if number.startswith("fr:") and not base_of(number):
            return Correction((Name(Kind.ID, number),), _plain(number), certain=True)
    for start, end, name in _references(notice, title, marked):
        if _beside(title, marked, (start, end), notice.language):
            return Correction((Name(Kind.NUMBER, name), Name(Kind.ID, name)), title[start:end].strip())
    rest = title_name(_without(title, marked))
    return Correction((rest,), _without(title, marked).strip(" ;:,-–—.()")) if rest else None


def _references(notice: Notice, title: str, marked: tuple[int, int]) -> list[tuple[int, int, str]]:
    from pipeline.classify.facts.references import find_references

    found = []
    for start, end in find_references(title, notice.language.partition("-")[0]):
        # Where words are not set apart, what is read as the issuer's name begins with the mark.
        begin = marked[1] if start <= marked[0] < end and marked[1] < end else start
        found.append((begin, end, number_of(title[begin:end], notice.country, notice.authority)))
    return found


def _mark(title: str, language: str) -> tuple[int, int] | None:
    """Where the title says that it corrects."""
    for pattern in _patterns(language.partition("-")[0]):
        match = pattern.search(title)
        if match:
            return match.span("mark")
    return None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads(files("pipeline.identity").joinpath("corrections.toml").read_text("utf-8"))
    told = [table[one] for one in dict.fromkeys((language, "en")) if one in table]
    starts = "|".join(re.escape(word) for one in told for word in one["starts"])
    ends = "|".join(re.escape(word) for one in told for word in one["ends"])
    if language in _UNSPACED:
        return (re.compile(rf"(?P<mark>{starts}|{ends})", re.IGNORECASE),)
    return (
        re.compile(rf"^\W*(?:[^\W_]+\W+){{0,2}}?(?P<mark>{starts})(?!\w)", re.IGNORECASE),
        re.compile(rf"[;:,(\[–—-]\s*(?P<mark>{ends})[)\].]?\s*$", re.IGNORECASE),
    )


def _beside(title: str, mark: tuple[int, int], reference: tuple[int, int], language: str) -> bool:
    first, second = sorted((mark, reference))
    between = title[first[1] : second[0]]
    if language.partition("-")[0] in _UNSPACED:
        return bool(_BETWEEN_UNSPACED.fullmatch(between))
    # Behind the number a mark stands apart: "Notification No. 12/2026; Corrigendum".
    return bool(_BETWEEN.fullmatch(between)) if first == mark else not folded(between)


def _without(title: str, mark: tuple[int, int]) -> str:
    """The title that is corrected: behind a mark at the beginning, or before one at the end."""
    start, end = mark
    if start > len(title) - end:
        return title[:start]
    rest = title[end:]
    return rest[found.end() :] if (found := re.match(r"\W*(?:[^\W\d_]{1,3}\W+){0,2}", rest)) else rest


def _plain(number: str) -> str:
    """A number of a great register, as people cite it."""
    kind, _, own = number.partition(":")
    match kind:
        case "fr":
            return f"FR Doc. {own}"
        case "eu":
            return f"(EU) {own}"
        case "celex":
            return f"CELEX {own}"
        case _:
            return own
