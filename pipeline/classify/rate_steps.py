"""Steps of a rate that a text itself tells: `34% -> 84%`, `from 5 % to 10 %`, 由8%提高到10%, `+25 %`.

Taught by tables of tariff actions and by the openings of gazette notices.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from pipeline.classify.facts.plain import all_places, plain_digits, small_letters

# All in small letters, as what they are held against.
_FIGURE = r"(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|％|per ?cent|percent|prozent|pour cent|por ciento|por cento|procent|persen|phần trăm)?"
_PERCENT = r"(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|％|per ?cent|percent|prozent|pour cent|por ciento|por cento|procent|persen|phần trăm)"
_ARROW = re.compile(rf"(?<![\d.,]){_FIGURE} ?(?:-+>|=+>|→|⇒|➔) ?{_PERCENT}")
_FROM_TO = re.compile(
    r"(?:\b(?:from|von|de|del|du|da|dal|dall[’']|van|z|ze|från|från|fra|с|со|з|із|từ|dari)\s|由|从|從|自|จาก(?:ร้อยละ)?|من )\s?"
    rf"{_FIGURE} ?(?:\b(?:to|auf|à|a|ao|al|para|all[’']|naar|tot|na|do|till|til|до|lên|xuống|menjadi)\b|提高到|提高至|上调至|上调到|调整为|調整為|降低到|降低至|下调至|降至|升至|至|เป็น(?:ร้อยละ)?|إلى) ?{_PERCENT}"
)
_EASTERN = re.compile(rf"{_PERCENT} ?(?:から|에서) ?{_PERCENT} ?(?:に|へ|まで|로|으로)")
_ADDED = re.compile(rf"(?<![\d.,%A-Za-z])[+＋] ?{_PERCENT}")
_ARROWS, _EASTERN_SIGNS = (">", "→", "⇒", "➔"), ("から", "에서")
_SIGNS = ("%", "％", "cent", "proz", "por c", "persen", "trăm")
_FIGURES = re.compile(r"\d")
_BEFORE, _BEHIND = 60, 40
"""Characters around a percent sign within which a step is told."""
_MOST = 500


@dataclass(frozen=True, slots=True)
class Step:
    """A rate before and after, in points of a hundred; `old` is None where only the addition is told."""

    old: Decimal | None
    new: Decimal

    @property
    def points(self) -> Decimal:
        """By how much it rose; negative where it fell."""
        return self.new - (self.old or Decimal(0))


def told_steps(text: str) -> Iterator[Step]:
    """The steps, in the order of the text; none where both figures are the same."""
    text = plain_digits(text)
    small = small_letters(text)
    for finder, signs in ((_ARROW, _ARROWS), (_FROM_TO, ()), (_EASTERN, _EASTERN_SIGNS)):
        if signs and not any(sign in text for sign in signs):
            continue
        reach = 0
        for sign in islice(_signs(text), _MOST):
            match = finder.search(small, max(reach, sign - _BEFORE), sign + _BEHIND) if sign >= reach else None
            if match is None:
                continue
            reach = match.end()
            old, new = _decimal(match[1]), _decimal(match[2])
            if old != new:
                yield Step(old, new)
    for match in _ADDED.finditer(small) if "+" in text or "＋" in text else ():
        yield Step(None, _decimal(match[1]))


@lru_cache(maxsize=4)
def _signs(text: str) -> tuple[int, ...]:
    """Where percent signs stand, or words for them."""
    if _FIGURES.search(text) is None:
        return ()
    lowered = text.lower()
    return tuple(sorted(place for sign in _SIGNS if sign in lowered for place in all_places(sign, lowered)))


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
