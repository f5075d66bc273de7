"""Days that a text counts from its publication: `30 days after publication`, `on the twentieth day following that of
its publication in the Official Journal`, 自公布之日起三十日后.

A span that is only named (`within 30 days of receipt`) is no day; it is told only where the count starts at publication.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from ahocorasick_rs import AhoCorasick

from pipeline.classify.facts.counting import PATTERN, counted
from pipeline.classify.facts.date_roles import role_of
from pipeline.classify.facts.numbers import han_number
from pipeline.classify.facts.plain import Span
from pipeline.classify.search import automaton, found
from pipeline.model.classification import DateRole

_DAYS = r"days?|Tage?n?|jours?|días?|dias?|giorn[oi]|dag(?:en|ar)?|dni|dnia|дн\w{1,12}|сут\w{1,12}|gün|ngày|hari|วัน|يوم[اًا]*|أيام|days’|日|天|일"
_MONTHS = r"months?|Monate?n?|mois|mes(?:es)?|mês|mesi|maanden|månader|miesi\w{1,12}|месяц\w{0,12}|місяц\w{1,12}|ay|tháng|bulan|เดือน|أشهر|个月|個月|か月|ヶ月|カ月|月|개월"
_PUBLICATION = (
    r"publication|publishing|publi[sc]hed|Veröffentlichung|Bekanntmachung|Verkündung|publicación|publicação|pubblicazione|bekendmaking|offentliggj?o?r\w{0,12}|publicer\w{1,12}"
    r"|publikacji|opublikowani\w{1,12}|ogłoszenia|опубликовани\w{0,12}|опублікуванн\w{0,12}|发布|公布|發布|刊登|公告|印发|公布の日|公布|공포|고시|공고|게시|yayı[mn]\w{0,12}|công bố|đăng Công báo|diundangkan|pengundangan|ประกาศ\w{0,12}|نشر\w{0,12}|offentliggørelse\w{0,3}|kunngjøring\w{0,4}|julkaisem\w{1,6}|vyhlášení|zveřejnění|kihirdetés\w{0,5}|közzététel\w{0,5}|publicării|publicare|δημοσίευσ\w{1,3}"
)
_AFTER = r"après|d[’']après|à compter|à partir|a partir|a contar|computados|a far data|decorrenti|vanaf|ab|from the date|after|from|following|nach|après|suivant|después|contados|siguientes|qui suit|após|dopo|successiv\w{1,12}|na|efter|od|po|from|со|с|после|з|після|sonra|kể từ|sau|sejak|setelah|terhitung|นับ\w{0,12}|من|بعد"
_FILL = r"(?:[^\W\d_]{1,14}[ ’']){0,5}?"
_COUNTED = re.compile(
    rf"(?<![^\W_])(?P<count>\d{{1,3}}|{PATTERN})(?:\.|º|°)? ?(?:\([^()]{{1,20}}\) ?)?(?:(?:calendar|working|business|календарн\w{{1,3}}|рабоч\w{{1,3}}|kalendarzow\w{{1,3}}|weitere|full|clear) )?(?:(?P<days>{_DAYS})|(?P<months>{_MONTHS}))\b[ ,]*{_FILL}(?:{_AFTER})\b {_FILL}(?:{_PUBLICATION})",
    re.IGNORECASE,
)
_TURKISH = re.compile(
    r"yayı[mn]\w{0,12}(?: tarihinden)?(?: itibaren)? (?P<count>\d{1,3}) (?:(?P<days>gün)|(?P<months>ay))", re.IGNORECASE
)
_CHINESE = re.compile(
    r"自(?:[\u4e00-\u9fff]{1,6}?)?(?:发布|公布|發布|刊登|公告)(?:之)?日起(?:满|滿|的|经过)? ?(?P<count>\d{1,3}|[一二三四五六七八九十百]{1,4}) ?(?:(?P<days>日|天)|(?P<months>个月|個月|月))"
)
_JAPANESE = re.compile(
    r"公布の日から(?:起算して)? ?(?P<count>\d{1,3}|[一二三四五六七八九十百]{1,4}) ?(?:(?P<days>日)|(?P<months>月|か月|ヶ月|カ月|箇月))"
)
_KOREAN = re.compile(
    r"(?:공포|고시|공고|게시)(?:한 날부터|일부터|일로부터|한 날로부터| 후) ?(?P<count>\d{1,3}) ?(?:(?P<days>일)|(?P<months>개월))"
)
_WORDED = {
    20: r"twentieth day following|zwanzigsten Tag nach|vingtième jour suivant|veinte días de su|vigésimo día siguiente|vigésimo dia seguinte|ventesimo giorno successivo|twintigste dag na|dwudziestego dnia po|tjugonde dagen efter",
    3: r"third day following|dritten Tag nach|troisième jour suivant|tercer día siguiente|terceiro dia seguinte|terzo giorno successivo|derde dag na|trzeciego dnia po|tredje dagen efter",
    1: r"(?:on|from) the day (?:after|following)|am Tag(?:e)? nach|(?:lendemain|jour suivant)|(?<!vigésimo )(?<!tercer )día (?:hábil )?siguiente|primeiro dia seguinte|(?<!esimo )(?<!terzo )giorno successivo|(?:met ingang van|op) de dag na|następnego dnia po|(?:^|[ (])dagen efter|วันถัดจากวัน",
    0: r"(?:up)?on (?:the date of |its )?publication|(?:years?|period) from the date of (?:its )?publication|na data d[ea] sua publicação|a partir da (?:data d[ea] )?(?:sua )?publicação|a partir de su publicación|à compter de sa publication|dalla (?:data di )?pubblicazione|mit (?:der )?Veröffentlichung|em vigor na data|yayı[mn]ı tarihinde|со дня (?:его )?(?:официального )?опубликования|з дня (?:його )?(?:офіційного )?опублікування|pada tanggal diundangkan|z dniem (?:ogłoszenia|opublikowania)|自(?:发布|公布|發布|印发|刊登)之日起(?:施行|执行|實施|实施|生效|起执行)|公布の日から施行|(?:공포|고시|공고)한 날부터 시행|(?:تاريخ|يوم) نشر[هها]* في|من تاريخ نشر",
}
_FIRST_OF_MONTH = re.compile(
    rf"(?:first day of the|ersten Tage? des|premier jour du|primer día del|primeiro dia d[oe]|primo giorno del|eerste dag van de|pierwszego dnia)"
    rf" (?:(?P<count>{PATTERN}) )?(?:(?:calendar|Kalender|kalender) ?)?(?:month|monats|mois|mes|mês|mese|maand|miesiąca)\b",
    re.IGNORECASE,
)
_WORDS = re.compile("|".join(f"(?P<d{days}>{words})" for days, words in _WORDED.items()), re.IGNORECASE)
_PUBLISHED_NEAR = re.compile(_PUBLICATION, re.IGNORECASE)
_STEMS = (
    "publication", "publishing", "published", "publisched", "veröffentlich", "bekanntmach", "verkünd", "publicación", "publicação", "pubblicazion", "bekendmak",
    "offentliggj", "offentliggør", "kunngjør", "publicer", "publikacji", "publikowani", "ogłosz", "опублик", "опублік", "发布", "公布", "發布", "刊登", "公告", "印发", "공포", "고시",
    "공고", "게시", "yayım", "yayın", "yayi", "công b", "công báo", "diundangkan", "pengundangan", "ประกาศ", "نشر", "julkaise", "vyhlášen", "zveřejn", "kihirdet", "közzét", "publicăr",
    "publicare", "δημοσίευσ",
)  # fmt: skip
"""How the words of publication begin: only around them is anything counted."""
_WITHIN = re.compile(
    r"within|no later than|innerhalb|binnen|dans un délai|dans les|en (?:el|un) plazo|dentro de|no prazo|dentro d|entro|w terminie|w ciągu|inom|в течение|протягом|trong vòng|trong thời hạn|ภายใน|dalam waktu|paling lambat|خلال|içinde",
    re.IGNORECASE,
)
_LEADING, _SENTENCE = 130, 90
"""Characters before and behind a word of publication within which a day may be counted from it."""
_MOST = 2_000


def relative_days(text: str, language: str, published: date) -> Iterator[tuple[date, DateRole]]:
    """The days that are counted from publication, resolved against it."""
    spans: list[tuple[int, int]] = []
    for start, end in _about_publication(text):
        yield from _first_of_month(text, start, end, published, spans)
        for finder in (_COUNTED, _TURKISH, _CHINESE, _JAPANESE, _KOREAN):
            for match in finder.finditer(text, start, end):
                if any(one < match.end() and match.start() < other for one, other in spans):
                    continue
                spans.append(match.span())
                count = counted(match["count"]) or int(han_number(match["count"]))
                when = published + timedelta(days=count) if match["days"] else _months_later(published, count)
                yield when, _role(text, match, language)
        yield from _worded(text, start, end, published, spans)


def _about_publication(text: str) -> Iterator[Span]:
    """The stretches around words of publication, in the order of the text; what is counted from it stands there."""
    # Of all letters only this one grows when made small.
    lowered = text.replace("İ", "i").lower()
    begin = end = 0
    for _, place, after in islice(found(_stems(), lowered), _MOST):
        start, stop = max(0, place - 1 - _LEADING), after - 1 + _SENTENCE
        if start > end and end:
            yield begin, end
            begin = start
        elif not end:
            begin = start
        end = stop
    if end:
        yield begin, min(end, len(text))


@cache
def _stems() -> AhoCorasick:
    return automaton(_STEMS)


Told = Iterator[tuple[date, DateRole]]


def _first_of_month(text: str, start: int, end: int, published: date, spans: list[Span]) -> Told:
    """`On the first day of the second month following its publication`."""
    for match in _FIRST_OF_MONTH.finditer(text, start, end):
        if _PUBLISHED_NEAR.search(text, match.end(), match.end() + _SENTENCE):
            spans.append(match.span())
            count = counted(match["count"]) if match["count"] else 1
            yield _months_later(published.replace(day=1), count or 1), DateRole.EFFECTIVE


def _worded(text: str, start: int, end: int, published: date, known: list[Span]) -> Told:
    """`On the twentieth day following its publication`, `on publication`; not within what was counted already."""
    for match in _WORDS.finditer(text, start, end):
        near = any(one - 1 <= match.start() <= other for one, other in known)
        if not near and _PUBLISHED_NEAR.search(text, match.start(), match.end() + _SENTENCE):
            known.append(match.span())
            yield published + timedelta(days=int((match.lastgroup or "d0")[1:])), DateRole.EFFECTIVE


def _role(text: str, match: re.Match[str], language: str) -> DateRole:
    """A count from publication is mostly when a rule begins; comments, and what must be done `within`, end then."""
    if role_of(text, match.start(), match.end(), language) is DateRole.COMMENT:
        return DateRole.COMMENT
    within = _WITHIN.search(text, max(0, match.start() - 30), match.start())
    return DateRole.EXPIRY if within else DateRole.EFFECTIVE


def _months_later(start: date, count: int) -> date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
