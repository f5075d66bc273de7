"""Opposites: words that differ by a few letters and turn a rule round, so that no likeness may make them one.

"Consignor" and "consignee", "Auftraggeber" and "Auftragnehmer" are the two sides of a contract; "genehmigungsfrei" and
"genehmigungspflichtig" what needs a permit and what does not; Turkish negates inside the verb ("uygulanacaktır",
"uygulanmayacaktır"); and "do 150 euro" became "od 150 euro" by one little word.
"""

import re
from collections.abc import Sequence

from pipeline.compare.numerals import numeral
from pipeline.compare.phrases import MONTHS_AND_DAYS

# Endings of two roles, or of what is free and what is liable; a word of one kind never is a form of one of the other.
_ENDINGS = tuple(
    (re.compile(rf"(?:{one})$"), re.compile(rf"(?:{other})$"))
    for one, other in (
        (r"[oe]rs?", r"ees?"),  # payer, payee
        (r"geb(?:er|ern|ers|erin|erinnen)", r"nehm(?:er|ern|ers|erin|erinnen)"),
        (r"gevers?", r"nemers?"),
        (r"gi(?:v|ve)(?:are|aren|er|eren|ere)", r"ta(?:g|k)(?:are|aren|er|eren|ere)"),
        (r"dor[ae]?s?|[oe]nt[ei]s?|[ae]ur", r"t[aá]ri[oa]?s?|taires?"),  # arrendador, arrendatario; mandant, mandataire
        (r"ant(?:s|es?)?", r"ataires?|at[aá]ri[oa]s?"),
        (r"fr(?:ei|i|it|ie|ij|ije)(?:e[nrsm]?)?", r"pf?li(?:ch|k|g)?t(?:ig)?(?:e[nrsmt]?|t)?"),
        (r"mentes(?:ek|en)?", r"köteles(?:ek|en)?"),
        (r"l[ıiuü]", r"s[ıiuü]z"),  # izinli, izinsiz
        (r"ta", r"ga"),  # Estonian: tasuta, tasuga
        (r"[lnaä]+", r"tt[aä]"),  # Finnish: luvalla, luvatta
    )
)
_PLACE = 3  # words on either side
_SHORTEST = 5  # letters of a word whose ending is looked at
_NEGATED = re.compile(r"m[ae](?:z(?!a|e)|ya[cn]|ye[cn]|d[ıi]|s[ıi]n|m[ıi]ş|ks[ıi]z)")
_HERE = re.compile(r"[a-zçğıöşü]+")
_CASES = re.compile(
    r"kuu|uar|apr|ápr|már|máj|jún|júl|aug|szept|okt|nov|dec|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|eylül|ekim|kasım|aralık"
)
# From and until, before and after: each pair the beginning of a span and its end.
_BOUNDS = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("from after since", "to until till by before"),
        ("ab von nach seit", "bis zum vor"),
        ("depuis dès après", "jusqu avant"),
        ("desde después depois após", "hasta até antes"),
        ("dal dalla dai", "al alla ai entro"),
        ("van vanaf na", "tot voor"),
        ("od po", "do před przed pred"),
        ("от с со после від з після", "до по перед"),
        ("από μετά", "έως μέχρι πριν"),
        ("från fra efter etter", "till til før före under"),
        ("من بعد", "إلى حتى قبل"),
    )
)


def opposed(one: str, other: str) -> bool:
    """Whether two words in small letters that look alike mean two things."""
    value, another = numeral(one), numeral(other)
    if value is not None and another is not None and value != another:
        return True
    if min(len(one), len(other)) < _SHORTEST:
        return False
    if one != other and _other_case_of_day(one, other):
        return True
    if _HERE.fullmatch(one) and _HERE.fullmatch(other) and bool(_NEGATED.search(one)) != bool(_NEGATED.search(other)):
        return True
    return any(
        (a.search(one) and b.search(other) and not b.search(one))
        or (a.search(other) and b.search(one) and not b.search(other))
        for a, b in _ENDINGS
    )


def _other_case_of_day(one: str, other: str) -> bool:
    """Whether both are months of a language whose endings say from when or until when: "heinäkuuhun", "heinäkuusta"."""
    return all(_CASES.search(word) and MONTHS_AND_DAYS.match(word) for word in (one, other)) and one[-1] != other[-1]


def another_bound(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether, in one place, a word that begins a span gave way to one that ends it, or the reverse."""
    if not 0 < len(gone) <= _PLACE or not 0 < len(come) <= _PLACE:
        return False
    return any((gone[0] in a and come[0] in b) or (gone[0] in b and come[0] in a) for a, b in _BOUNDS)
