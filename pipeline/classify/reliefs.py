"""A relief up to an amount: goods of small value that are free of duty or tax, which most parcels live by.

Told from one sentence, or from a sentence and its heading, whatever the topic words of the page: "goods worth £135 or
less will no longer be free of customs duty", "30 avroya kadar gönderilere tanınan muafiyet kaldırılmıştır". Taught by
German, British, Turkish and American rules on consignments of negligible value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from pipeline.classify.facts.amounts import find_amounts
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.matching import signal_matcher
from pipeline.classify.pairs import changed_pairs
from pipeline.classify.sentences import sentences
from pipeline.classify.words import searchable
from pipeline.model.classification import Amount, Passage, Standing, Subject

_MOST, _READ, _LONGEST = 200, 20_000, 1_200
_DIGIT = re.compile(r"\d")
_UNITS = {
    "JPY": 150, "KRW": 1400, "VND": 26_000, "IDR": 16_000, "CLP": 950, "COP": 4_000, "HUF": 370, "INR": 90, "RUB": 90,
    "THB": 35, "TWD": 32, "TRY": 40, "PHP": 58, "UAH": 42, "KZT": 520, "ARS": 1_400, "CZK": 23, "PKR": 280, "NGN": 1_500,
    "CNY": 7, "HKD": 8, "SEK": 10, "NOK": 11, "DKK": 7, "MXN": 19, "ZAR": 18, "EGP": 50, "LKR": 300, "KES": 130,
}  # fmt: skip
"""Units of a currency to the US dollar, to the nearest that matters here: is an amount a parcel's or a firm's?"""
_SMALL = 4_000
"""US dollars; no country's relief for consignments reaches higher (Canada's C$3,300 is of the highest)."""
_REPEALED = re.compile(
    r"(?:(?:§+|Art\w{0,8}\.?|Section|Sec\.) ?\w{1,5}|第.{1,8}[条條])?[\s\W\d]*(?:weggefallen|aufgehoben|entfällt|gestrichen|repealed|revoked|deleted|omitted|removed|abrogée?s?|supprimée?s?|derogad[oa]s?|suprimid[oa]s?"
    r"|revogad[oa]s?|abrogat[oiae]|soppress[oiae]|vervallen|uchylon[yae]|skreślon[yae]|upphävd|upphör|har upphävts|ophævet|opphevet|kumottu|zrušeno|zrušen|hatályát vesztette|hatályon kívül"
    r"|abrogat|καταργ\w{2,6}|mülga|yürürlükten kaldırıl\w{0,6}|утратил[аои]? силу|исключен[аоы]?|втратив чинність|втратила чинність|виключено|bãi bỏ|được bãi bỏ|dihapus|dicabut|ยกเลิก"
    r"|[(（]?删除[)）]?|刪除|废止|廢止|削除|삭제|ملغاة|ملغى|محذوف\w?|निरसित)[^\w]*(?:\b.{0,60})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relief:
    """A relief up to an amount that a sentence tells; `ended` where the sentence went and nothing stands for it."""

    amount: Amount
    words: str
    ended: bool


def small_reliefs(subject: Subject, language: str, stated: tuple[Amount, ...]) -> tuple[Relief, ...]:
    """The reliefs that a change or a notice is about. `stated` are the amounts of its facts: without any, none is read."""
    found: list[Relief] = []
    if any(map(is_small, stated)):
        title = "" if subject.event == "amended" else subject.title
        told = [Passage(title), *(one for one in subject.passages if one.standing is Standing.ADDED)]
        found += (one for passage in told[:_MOST] for one in _in_passage(passage, subject, language, ended=False))
    ended = [one for passage in _went(subject) for one in _in_passage(passage, subject, language, ended=True)]
    # What is only told elsewhere, or in other words, has not ended.
    return (*ended, *found) if ended and not {one.amount for one in ended} & set(stated) else tuple(found)


def is_repeal(text: str) -> bool:
    """Whether a text says only that what stood here is repealed: `(weggefallen)`, `[Repealed]`, `删除`."""
    return len(text) <= 100 and _REPEALED.fullmatch(text) is not None


def _went(subject: Subject) -> Iterator[Passage]:
    """Removed passages in whose place stands nothing, or only the mark of a repeal."""
    if subject.event != "amended":
        return
    paired = {id(removed) for removed, added in changed_pairs(subject) if not is_repeal(added.text)}
    for passage in islice(subject.passages, _MOST * 10):
        if passage.standing is Standing.REMOVED and id(passage) not in paired:
            yield passage


def _in_passage(passage: Passage, subject: Subject, language: str, *, ended: bool) -> Iterator[Relief]:
    if not _DIGIT.search(passage.text):
        return
    heading = " ".join(passage.path[-2:])
    for sentence in sentences(passage.text[:_READ]):
        if len(sentence) > _LONGEST or not _DIGIT.search(sentence):
            continue
        amounts, _ = find_amounts(plain_digits(sentence), language, subject.jurisdiction)
        small = next(filter(is_small, amounts), None)
        if small is not None and _of_relief(f"{heading} {sentence}", language):
            yield Relief(small, sentence, ended)


def is_small(amount: Amount) -> bool:
    """Whether an amount is a parcel's rather than a firm's."""
    return Decimal(amount.value) <= _SMALL * _UNITS.get(amount.currency, 1)


def _of_relief(text: str, language: str) -> bool:
    hits = signal_matcher("relief", language).hits(searchable(text, language))
    said = {sense.topic for hit in hits for sense in hit.senses}
    return {"relief", "goods"} <= said and "elsewhere" not in said
