"""The official numbers of notices: which one is its own, and which another cites."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.identity.fold import folded

_FR = r"(?:[CRXZ]\d{1,2}-)?(?:19|20)\d\d-\d{4,5}"
_FR_ADDRESS = re.compile(
    rf"federalregister\.gov/(?:d/|documents/\d{{4}}/\d\d/\d\d/|api/v1/documents/)({_FR})(?![\d-])"
    rf"|govinfo\.gov/\S*/FR-\d{{4}}-\d\d-\d\d/(?:pdf/)?({_FR})(?![\d-])"
)
# How each document of the Federal Register ends; one that cites others does not say "Filed" of them.
_FR_FILED = re.compile(rf"\[?FR Doc\.? ?({_FR}) Filed ")
_FR_CITED = re.compile(
    rf"\b(?:In (?:FR Doc(?:ument|\.)?|(?:[a-z]+ ){{0,2}}document)|FR Doc\.?)(?: No\.?)? ?({_FR})(?![\d-])"
)
_CELEX = re.compile(r"(?<!\w)(3\d{4}[A-Z]{1,2}\d{4})(R\(\d\d\))?(?!\w)")
_ELI = re.compile(r"/eli/(?:reg|dir|dec)(?:_impl|_del)?/(\d{4})/(\d{1,5})/(?:oj|\d{4}-\d\d-\d\d)(?:/[a-z]{3})?(?![/\w-])|/eli/(?:reg|dir|dec)(?:_impl|_del)?/(\d{4})/(\d{1,5})/?$")  # fmt: skip
_OJ = re.compile(r"OJ:([LC])_(\d{4})(\d{5})(?!\d)")
_UK = re.compile(
    r"legislation\.gov\.uk/(?:id/)?(uksi|ukpga|ssi|asp|wsi|asc|nisr|nia)/(\d{4})/(\d{1,5})(?:/(?:made|enacted|contents|contents/made))?(?:/data\.\w+)?/?$"
)
_CSMS = re.compile(r"\bCSMS ?#? ?(\d{8})\b")
_EU_ACT = re.compile(r"\((?:EU|UE|EL|ES|ЕС)(?:, Euratom)?\)(?: [Nn][°ºoOr]?s?\.?(?:º)?)? ?(\d{1,4})/(\d{1,4})(?!\d)")
_ACT_BY_ACT = 2015  # since then one count of numbers for all acts of a year, "(EU) 2015/1"
_FIRST_CORRIGENDUM = 90_000  # of the Official Journal's L series since October 2023
_CHINESE_ISSUER = re.compile(r"[\u4e00-\u9fff、 ]{2,}(?:公告|令|通知)")


def ids_of_address(*places: str | None) -> Iterator[str]:
    """Numbers that are a document's own since its address or its key is made of them."""
    for place in places:
        if not place:
            continue
        plain = unquote(place)
        for match in _FR_ADDRESS.finditer(plain):
            yield f"fr:{match[1] or match[2]}"
        if "celex" in plain.lower() or _CELEX.fullmatch(plain):
            for match in _CELEX.finditer(plain):
                yield _celex(match[1], match[2])
        for match in _ELI.finditer(plain):
            yield _act(match[1] or match[3], match[2] or match[4])
        for match in _OJ.finditer(plain):
            yield _journal(match[1], match[2], int(match[3]))
        for match in _UK.finditer(plain):
            yield f"uk:{match[1]}/{match[2]}/{int(match[3])}"


def id_of_text(text: str) -> str | None:
    """The number that a document says it was filed under; none where it holds several documents."""
    filed = {match[1] for match in _FR_FILED.finditer(text)}
    return f"fr:{filed.pop()}" if len(filed) == 1 else None


def base_of(own: str) -> str | None:
    """The number that a correction's own number is made of (C1-2026-12345, 32026R0123R(01)); None of any other."""
    fr = re.fullmatch(r"fr:C\d{1,2}-(.+)", own)
    if fr:
        return f"fr:{fr[1]}"
    celex = re.fullmatch(r"celex:(3\d{4}[A-Z]{1,2}\d{4})R\(\d\d\)", own)
    return _celex(celex[1], None) if celex else None


def cited(text: str) -> Iterator[tuple[int, int, str]]:
    """Where documents of the great systems are cited in running text, and as which number."""
    for match in _FR_CITED.finditer(text):
        yield match.start(), match.end(), f"fr:{match[1]}"
    for match in _CELEX.finditer(text):
        yield match.start(), match.end(), _celex(match[1], match[2])
    for match in _CSMS.finditer(text):
        yield match.start(), match.end(), f"csms:{match[1]}"


def number_of(reference: str, country: str, authority: str) -> str:
    """A reference as the authority writes it, in one form. Where nothing says who issued it, it is the authority's."""
    for _, _, own in cited(reference):
        return own
    act = _EU_ACT.search(reference)
    if act:
        return _act(act[1], act[2])
    own = folded(reference)
    issuer = "" if _CHINESE_ISSUER.match(reference) else folded(authority)
    return f"{country}/{issuer}:{own}"


def _celex(base: str, corrigendum: str | None) -> str:
    year, kind, number = base[1:5], base[5:-4], base[-4:]
    if corrigendum:
        return f"celex:{base}{corrigendum}"
    return _act(year, number) if kind in ("R", "L", "D") and int(year) >= _ACT_BY_ACT else f"celex:{base}"


def _act(first: str, second: str) -> str:
    """2026/123 since 2015, before that 952/2013: as written, without leading zeros."""
    return f"eu:{int(first)}/{int(second)}"


def _journal(series: str, year: str, number: int) -> str:
    if series == "L" and number < _FIRST_CORRIGENDUM:
        return _act(year, str(number))
    return f"oj:{series}/{year}/{number}"
