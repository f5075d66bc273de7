"""Steps of an amount that a text itself tells: `from 150 to 100 euros`, 由人民币5000元降低至人民币3000元.

The figures say which way it goes, whatever the verb. Taught by notices on the relief for small consignments, which say
it falls in more ways than any list of verbs has (낮아집니다, passe de … à …).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice, pairwise

from pipeline.classify.facts.amounts import find_amounts
from pipeline.classify.facts.numbers import decimal, has_decimal_point
from pipeline.classify.facts.plain import Span, plain_digits
from pipeline.classify.sentences import sentences
from pipeline.model.classification import Amount

_FROM = re.compile(
    r"(?i)(?:(?<!\w)(?:from|von(?: bisher| derzeit)?|de|d[’']|du|des|da|dal|dall[’']|dai|van|z|ze|zo|s|sa|iz|från|fra|с|со|з|із|от|od|din|de la|từ|dari|daripada|من|از|από|mula)\s+|(?<!\w)מ-?|由(?:现行的?|目前的?)?|从|從|自|จาก\s*)"
    r"(?:(?:the|current|present|los|les|las|le|il|kwoty|mức) )*\Z"
)
_TO_WORDS = r"(?:(?:down |up )?to|auf|à|a|ao|aos|al|para|all[’']|ad|naar|tot|na|do|till|til|до|на|lên|xuống|còn|đến|menjadi|kepada|ke|إلى|به|σε|στα|la|pe|sa|tungo)(?!\w)"
_TO = re.compile(
    rf"(?i)[\s,]*(?:(?<!\w){_TO_WORDS}|ל-?|(?:提高|降低|下调|上调|下調|上調|调整|調整|调低|调高|减少|減少|增加|改|降|升|调|調)?(?:至|到|为|為)|(?:ลดลง)?(?:เป็น|เหลือ))"
    r"(?: the| only| just| mức)?\s*"
)
_TURNING = re.compile(r"(?i)(?<!\w)(?:auf|naar|menjadi|lên|xuống|còn)(?!\w)|[调調降升提减減增改]|เหลือ")
"""Ties of a step alone; the others may also tie the ends of a range (`fees from 2 to 5 euros`)."""
_BARE = re.compile(rf"(?<![\d.,])(\d[\d.,]*)\s+{_TO_WORDS}\s+\Z", re.IGNORECASE)
"""A figure that shares the currency of the next: von 150 auf 100 Euro."""
_CASES = (
    (re.compile(r"(?:から|에서|より)\s*\Z"), re.compile(r"\s*(?:に|へ|으로|로)"), ("ja", "ko")),
    (re.compile(r"\w[’']?[dt][ae]n\s+\Z"), re.compile(r"\w*[’']?[ae](?!\w)"), ("tr",)),
    (re.compile(r"\w(?:sta|stä|lta|ltä)\s+\Z"), re.compile(r"\w*(?:oon|een|iin|aan|ään|uun|lle)(?!\w)"), ("fi",)),
    (re.compile(r"\w(?:ról|ről)\s+\Z"), re.compile(r"\w*(?:ra|re)(?!\w)"), ("hu",)),
    (re.compile(r"\s*से\s+\Z"), re.compile(r"\s*(?:हो|कर|रह|तक)"), ("hi",)),
)
"""Languages that write before and after behind the figures: what ends before the second, and what follows it."""
_LAST_WORD = re.compile(r"[a-zäöüıışçğőáé]+\Z")
_BEFORE, _BETWEEN, _MOST, _LONGEST = 30, 60, 300, 1_200
_DIGIT = re.compile(r"\d.*\d", re.DOTALL)


@dataclass(frozen=True, slots=True)
class AmountStep:
    """An amount before and after, with the sentence, and what of it stands before the first figure.

    `surely`: the words that tie the two never tie the ends of a range.
    """

    old: Amount
    new: Amount
    sentence: str
    leading: str
    surely: bool

    @property
    def fell(self) -> bool:
        return Decimal(self.new.value) < Decimal(self.old.value)


def amount_steps(text: str, language: str, jurisdiction: str | None) -> Iterator[AmountStep]:
    """The steps in the order of the text; two amounts of one currency in one sentence, tied as before and after."""
    for sentence in islice(sentences(text), _MOST):
        if len(sentence) <= _LONGEST and _DIGIT.search(sentence):
            yield from _in_sentence(plain_digits(sentence), language, jurisdiction)


def _in_sentence(text: str, language: str, jurisdiction: str | None) -> Iterator[AmountStep]:
    spans = find_amounts(text, language, jurisdiction)[1]
    priced = [find_amounts(text[start:end], language, jurisdiction)[0] for start, end in spans]
    for (start, _), amounts in zip(spans, priced, strict=True):
        # What shares the currency of the next may be read with it, as one stretch: from 150 to 100 euros.
        if len(amounts) == 2 and _FROM.search(text, max(0, start - _BEFORE), start):
            yield AmountStep(*amounts, text, text[:start], surely=False)
    for (start, _), amounts in zip(spans, priced, strict=True):
        bare = _BARE.search(text, max(0, start - _BEFORE), start) if len(amounts) == 1 else None
        if bare and _FROM.search(text, max(0, bare.start() - _BEFORE), bare.start()):
            value = decimal(bare[1].rstrip(".,"), point=has_decimal_point(language, jurisdiction))
            if value is not None and value != amounts[0].value:
                surely = _TURNING.search(bare[0]) is not None
                yield AmountStep(replace(amounts[0], value=value), amounts[0], text, text[: bare.start()], surely)
    for (one, other), (olds, news) in zip(pairwise(spans), pairwise(priced), strict=True):
        if len(olds) != 1 or len(news) != 1 or olds == news or olds[0].currency != news[0].currency:
            continue
        between = text[one[1] : other[0]]
        if len(between) > _BETWEEN:
            continue
        tied = _tied(text, one[0], between, other, language)
        if tied is not None:
            yield AmountStep(olds[0], news[0], text, text[: one[0]], surely=tied)


def _tied(text: str, start: int, between: str, other: Span, language: str) -> bool | None:
    """Whether two amounts are tied as before and after, and so that no range is; None where they are not."""
    for ends, follows, tongues in _CASES:
        if language in tongues and ends.search(text[: other[0]]) and follows.match(text, _last_digit(text, other)):
            return True
    if _FROM.search(text, max(0, start - _BEFORE), start) and _TO.fullmatch(between):
        return _TURNING.search(between) is not None
    return None


def _last_digit(text: str, span: Span) -> int:
    """Where the word begins that the currency of an amount is, or where the amount ends."""
    word = _LAST_WORD.search(text, span[0], span[1])
    return word.start() if word else span[1]
