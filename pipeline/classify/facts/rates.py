"""Percentages and what they are a share of.

Written `10 %`, `10 per cent`, `10 Prozent`, before the figure in Turkish (`%10`) and Thai (`ร้อยละ 10`), in Chinese
also in words (`百分之十三`).
"""

import re

from pipeline.classify.facts.numbers import NUMBER, decimal
from pipeline.classify.facts.plain import Span
from pipeline.classify.facts.roles import nearest_role
from pipeline.model.classification import Rate, RateRole

_WORDS = (
    r"per ?cent[so]?\b|percent(?:en|age)?\b|pct\b|Prozent\b|v\. ?H\.|pour ?cents?\b|por ?ciento\b|por ?cento\b|procent(?:en|y)?\b"
    r"|proc\.|процент\w*|відсотк\w*|phần trăm|persen\b|퍼센트|パーセント|เปอร์เซ็นต์|प्रतिशत|بالمئة|بالمائة|في المائة|في المئة|yüzde"
)
_JOIN = r"(?:-|–|—|~|∼|～|to|bis|à|a|至|и|до|and|und|et|y|e|or|oder|ou|o|of|en|i|lub|või|و)"
_AFTER = re.compile(rf"(?<![\w.,])({NUMBER})(?: ?{_JOIN} ?({NUMBER}))? ?(?:%|﹪|{_WORDS})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:(?<![\d.,] )(?<![\d.,])%|\byüzde|ร้อยละ|อัตราร้อยละ) ?({NUMBER})(?! ?%)", re.IGNORECASE)
_CHINESE = re.compile(r"百分之([〇零一二三四五六七八九十百点\d.]{1,12})")
_CUES = {
    RateRole.INTEREST: "interest intérêt interés juros interesse rente zins odset ränta faiz процент_по 利息 滞纳金 延滞税 利率 이자 bunga lãi",
    RateRole.DUTY: "dut tariff zoll droit arancel derecho aduan dazi rechten invoer cł tull пошлин мит gümrük 关税 關稅 関税 税率 從價 antidump ad_valorem"
    " 反倾销 덤핑 관세 bea_masuk thuế_nhập อากร جمرك رسوم تعرف dumping import imposta_doganale ii imposto_de_importação",
    RateRole.TAX: "vat tax tva iva iva mwst umsatzsteuer steuer btw moms kdv ндс пдв 增值税 增值稅 消费税 消費税 消費稅 営業税 부가가치세 부가세 vat ppn gtgt ภาษี ضريب"
    " podat impost impuesto accijns excise akcyz акциз gst taxe",
    RateRole.SHARE: "content value_content originating share proportion parts weight gewicht concentrat 含量 成分 比例 價值 价值 以上 원산지 massa мас ingredient"
    " by_volume alcohol inhoud teneur contenido teor zawarto halt anteil quota_of capital",
    RateRole.LIMIT: "exceed not_more_than at_most maximum minimum at_least höchstens mindestens máximo mínimo plafond limit 不低于 不超过 不少于 不超過 以下 以内 이상 이하 minst högst"
    " ten_minste niet_meer fino_a almeno au_moins au_plus penalt fine amende multa 罚款 罰金",
}


def find_rates(text: str, language: str) -> tuple[tuple[Rate, ...], list[Span]]:
    """The percentages, each value and role once, and where they stand."""
    rates: dict[Rate, None] = {}
    spans: list[Span] = []
    for start, end, written in _written(text, language):
        spans.append((start, end))
        for one in written:
            value = decimal(one, point=True, small=True)
            if value is not None:
                rates[Rate(value, "%", nearest_role(text, start, end, _CUES, RateRole.OTHER))] = None
    return tuple(rates), spans


def _written(text: str, language: str) -> list[tuple[int, int, list[str]]]:
    found = [(m.start(), m.end(), [one for one in m.groups() if one]) for m in _AFTER.finditer(text)]
    if "%" in text or language in ("tr", "th"):
        taken = {end for _, end, _ in found}
        found += [(m.start(), m.end(), [m[1]]) for m in _BEFORE.finditer(text) if m.start() + 1 not in taken]
    if "百分之" in text:
        found += [(m.start(), m.end(), [chinese_number(m[1])]) for m in _CHINESE.finditer(text)]
    return sorted(found)


_DIGITS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0}


def chinese_number(written: str) -> str:
    """十三 -> 13, 一百二十 -> 120, 二点五 -> 2.5; digits as they are."""
    whole, _, rest = written.partition("点")
    total, digit = 0, 0
    for sign in whole:
        if sign in _DIGITS:
            digit = digit * 10 + _DIGITS[sign] if digit and "十" not in whole and "百" not in whole else _DIGITS[sign]
        elif sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            return written
    value = str(total + digit)
    return f"{value}.{''.join(str(_DIGITS.get(sign, '')) for sign in rest)}" if rest else value
