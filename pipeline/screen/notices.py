"""Notices: a short page with a rule in it, whatever it speaks of.

"ICS2 will be offline on 3 June from 20:00 to 23:00 for maintenance" is what a trader must know; "an error occurred in
Notice 12: the rate is 5.5 %" is a correction. What stands in a page's place names neither a day nor an amount, or it
speaks of the site itself.
"""

import re

from pipeline.screen import lexicon

_MONTHS = (
    "jan|feb|fév|fev|mar|mär|mrt|märts|apr|avr|abr|kwi|dub|mai|may|mag|maj|mei|maa|máj|mája|kvě|juni|juin|jun|giu|haz|cze|"
    "čer|červ|jul|juil|lug|tem|lip|hei|aug|août|ago|ağu|sie|srp|elo|sep|set|eyl|wrz|zář|syy|okt|oct|ott|out|eki|paź|říj|lok|"
    "nov|kas|lis|dec|déc|dez|des|dic|ara|gru|pro|jou|ene|gen|oca|sty|led|ocak|şub|lut|úno|nis|bře|január|február|március|"
    "április|május|június|július|augusztus|szeptember|október|янв|фев|март|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|січ|лют|"
    "берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|юни|юли|ιαν|φεβ|μαρτ|απρ|μαΐ|μαϊ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"
)
_DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|º|°)?\.?\s?(?:of\s|de\s|d')?(?:{_MONTHS})\w*|\b(?:{_MONTHS})\w{{0,9}}\.?\s\d{{1,2}}(?!\d)|"
    r"(?<![\d/.])(?:0?[1-9]|[12]\d|3[01])[./]\s?(?:0?[1-9]|1[0-2])(?:[./](?:\d\d)?\d\d|\.(?!\d))|\d{4}-\d\d-\d\d|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|"
    r"\d{1,2}\s(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)|"
    r"\d{1,2}\s?(?:يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|"
    r"ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר))",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\d\s?(?:%|‰|€|£|¥|per\s?cent\b|prozent\b|pour\s?cent\b|eur(?:os?)?\b|usd\b|dollars?\b|kg\b)|[$€£]\s?\d",
    re.IGNORECASE,
)
# What a correction says, and what names goods.
_OF_RULES = re.compile(
    r"\b(?:instead of|erratum|corrigend\w+|au lieu d|donde dice|debe decir|onde se lê|leia-se|anstatt|statt|anziché|zamiast|"
    r"(?:heading|subheading|chapter|position|partida|posizione|pozycja|позици\w|hs code|tariff code)\s\d{2,})|\b\d{4}\.\d\d\b|税则号|税号|HS\s?코드",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether a short text says a rule: an amount, or on which day something else than the site itself is down."""
    if _AMOUNT.search(text) or _OF_RULES.search(text):
        return True
    return bool(_DAY.search(text)) and not lexicon.said("itself", text)
