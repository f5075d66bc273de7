"""Percentages and what they are a share of.

Written `10 %`, `10 per cent`, `10 Prozent`, before the figure in Turkish (`%10`), Thai (`ร้อยละ 10`) and some Arabic
texts, and in words (`百分之十三`, `ten per cent`, `diez por ciento`); ranges and lists share one sign (`15, 20 and 25 per cent`). Specific duties
(`EUR 5.3 per 100 kg`) are amounts; a compound duty is a rate and an amount.
"""

import re
from collections.abc import Iterator

from pipeline.classify.facts.cardinals import CARDINALS
from pipeline.classify.facts.numbers import NUMBER, decimal, han_number
from pipeline.classify.facts.plain import FREE, Span, all_places, figures, matches
from pipeline.classify.facts.roles import cues_around
from pipeline.classify.facts.telling import PERCENT, told
from pipeline.model.classification import Rate, RateRole

_WORDS = (
    r"(?:gewichts?|volumen?|volume|massa|vol)-?(?:procent|prozent)\b|per ?cent(?:um|s|o)?\b|percent(?:en|age)?\b|pct\b|p\.c\.|Prozent\b|v\. ?H\.|pour ?cents?\b|por ?ciento\b|por ?cento\b|procent(?:en|y|ent)?\b"
    r"|proc\.|prosent\b|prosent(?:tia|in|illa|ista)\b|százalék\w{0,5}|la sută\b|τοις εκατό|אחוז\w{0,3}|درصد|процент\w{0,4}|відсотк\w{0,4}|phần trăm|persen\b|퍼센트|프로|パーセント|％|เปอร์เซ็นต์|प्रतिशत|بالمئة|بالمائة|في المائة|في المئة|yüzde"
)
_LEADING = ("%", "yüzde", "Yüzde", "ร้อยละ")
"""What stands before the figure of a percentage."""
_LIST = 160
"""Characters within which a list of figures shares one sign."""
_OR = r"(?: ?(?:-|–|—|~|、) ?| (?:to|bis|à|a|至|и|до|and|und|et|y|e|or|oder|ou|o|of|en|i|lub|til|till|och|ve|ile|va|và|đến|dan|hingga|та|або|или|или|إلى|و) ?)"
_AFTER = re.compile(rf"{FREE}({NUMBER}(?:, {NUMBER}){{0,8}}(?:,?{_OR}{NUMBER})?) ?(?:%|{_WORDS})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:(?<![^\W\d_])(?<!\d)(?<![\d.,] )%|\byüzde|ร้อยละ) ?({NUMBER})(?! ?%)", re.IGNORECASE)
_CHINESE = re.compile(r"百分之([〇零一二三四五六七八九十百点\d.]{1,12})")
_NUMBER = re.compile(NUMBER)
_LAST_WORDS = re.compile(
    r"(?:(?:([^\W\d_]+) )?([^\W\d_]+) )?([^\W\d_]+(?:[-'’][^\W\d_]+){0,2})(?: \(\d[\d.,]{0,5}\))? \Z"
)
"""Up to three words that lead to one for a hundredth; a figure in brackets may say the same."""
_HUNDREDTH = re.compile(rf"(?:per |por |pour |by )?(?:{_WORDS})", re.IGNORECASE)
_ROLES = {role.value: role for role in RateRole}
_FOLLOWED = 1.5
_GENERIC = "rate"
_MOST = 2_000
"""Percentages read of one text; more are a tariff, whose rows are compared one by one."""
_LONGEST_ADDRESS = 300
_ADDRESS_HEAD = re.compile(r"(?:://|www\.|#:~:)[^\s|]*\Z")
_SLASHED = re.compile(r"(?<![\w./])(\d{1,3}(?:\.\d{1,2})?(?:/\d{1,3}(?:\.\d{1,2})?){1,8}) ?%")
"""`50/25/0/15 %`: the rates of several lists of goods, one behind the other."""
_LONGEST = 6
"""Characters of a rate; a longer figure that leads to one is a code or an amount (`البند 25232900 إلى 10%`)."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_rates(text: str, language: str) -> tuple[tuple[Rate, ...], list[Span]]:
    """The percentages, each value and role once, and where they stand."""
    rates: dict[Rate, None] = {}
    spans: list[Span] = []
    for start, end, written in _written(text, language)[:_MOST]:
        if _in_address(text, start):
            continue
        spans.append((start, end))
        role = _role(text, start, end, language)
        for one in written:
            value = decimal(one, point=True, small=True)
            if value is not None:
                rates[Rate(value, "%", role)] = None
    return tuple(rates), spans


def _in_address(text: str, start: int) -> bool:
    """Whether a percent sign is a letter's code in a web address (`#:~:text=Right%20to`)."""
    return _ADDRESS_HEAD.search(text, max(0, start - _LONGEST_ADDRESS), start) is not None


def _written(text: str, language: str) -> list[tuple[int, int, list[str]]]:
    found: list[tuple[int, int, list[str]]] = []
    signs = told(text, language).get(PERCENT)
    if signs:
        found = [_listed(match) for match in matches(_AFTER, text, _before_signs(text, signs))]
        found += _spelt(text, signs)
    if "%" in text or language in ("tr", "th"):
        taken = {end for _, end, _ in found}
        leading = matches(_BEFORE, text, sorted(place for word in _LEADING for place in all_places(word, text)))
        found += [(m.start(), m.end(), [m[1]]) for m in leading if m.start() + 1 not in taken]
    if "%" in text and "/" in text:
        found += [(m.start(), m.end(), m[1].split("/")) for m in _SLASHED.finditer(text)]
    if "百分之" in text:
        found += [(m.start(), m.end(), [han_number(m[1])]) for m in _CHINESE.finditer(text)]
    return sorted(found)


def _spelt(text: str, signs: list[int]) -> Iterator[tuple[int, int, list[str]]]:
    """Percentages in words: twenty-five per cent."""
    for sign in signs:
        if text[sign] in "%％":
            continue
        start = next((sign - len(word) for word in _PER if text.startswith(word, max(0, sign - len(word)))), sign)
        last = _LAST_WORDS.search(text, max(0, start - 50), start)
        if last is None or not _HUNDREDTH.match(text, start):
            continue
        for group in (1, 2, 3):
            value = CARDINALS.get(text[last.start(group) : last.end(3)].lower()) if last[group] else None
            if value is not None:
                yield last.start(group), start, [str(value)]
                break


_PER = ("per ", "Per ", "por ", "pour ", "per", "por")


def _before_signs(text: str, signs: list[int]) -> Iterator[int]:
    """The figures that a sign may belong to: those of a list before it."""
    place = 0
    for start, end, _ in figures(text):
        while place < len(signs) and signs[place] < end:
            place += 1
        if place == len(signs):
            return
        if signs[place] - start <= _LIST:
            yield start


def _listed(match: re.Match[str]) -> tuple[int, int, list[str]]:
    """The figures that share a percent sign. Before the last, one that might be a year or an article's is none."""
    figures = list(_NUMBER.finditer(match[1]))
    joined = len(figures) < 3 or re.search(_OR + NUMBER + "$", match[1])
    kept = [figure for figure in figures[:-1] if joined and len(figures) != 2 and not _YEAR.fullmatch(figure[0])]
    if len(figures) == 2 and not _YEAR.fullmatch(figures[0][0]) and ", " not in match[1]:
        kept = figures[:-1]
    kept = [figure for figure in kept if len(figure[0]) <= _LONGEST]
    kept.append(figures[-1])
    return match.start() + kept[0].start(), match.end(), [figure[0] for figure in kept]


def _role(text: str, start: int, end: int, language: str) -> RateRole:
    """By the nearest cue; what follows a figure counts as farther than what leads to it."""
    leading, following = cues_around("rates", language, text, start, end)
    near: list[tuple[float, str]] = [(cue.distance, cue.signal) for cue in leading]
    near += [(_FOLLOWED * cue.distance + 2, cue.signal) for cue in following]
    plain = [one for one in near if one[1] != _GENERIC]
    if plain:
        return _ROLES[min(plain)[1]]
    return RateRole.DUTY if near else RateRole.OTHER
