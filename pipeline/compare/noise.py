"""Noise: why nobody would care about an edit. Judged and named, never dropped; a rule's date or number is none.

Each rule looks at what changed and at the words around it. Where the words speak of force, expiry, a rate or an amount,
a changed date or number is never noise, whatever else stands beside it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from pipeline.compare.fold import fold
from pipeline.compare.phrases import (
    COUNTS,
    IN_FORCE,
    KIND_KEYS,
    MONTHS_AND_DAYS,
    PAGE_WIDGETS,
    PUBLISHED,
    STAMP_KEYS,
    STAMPS,
    TEASERS,
    TECHNICAL_KEYS,
    VALUES,
)
from pipeline.compare.wording import without_file_sizes
from pipeline.compare.words import rough, words
from pipeline.model.edits import Edit, Noise, Op

_STAMP_LENGTH = 160  # characters; a stamp is a line, not a paragraph
_DATE_LENGTH = 24
_WIDGET_LENGTH = 119
_SHORTEST_TOKEN = 13
# Beside what is counted: "Number of visits", "viewed 45 times today". Any other words make a sentence of it.
_TIMES = re.compile(
    r"\b(?:this|page|article|document|site|website|has|have|been|was|is|diese|dieser|seite|artikel|wurde|bisher|cette|page|été|esta|página|ha|sido|foi|questa|pagina|è|stata|strona|została|stránka|byla|bola|sayfa|bu|сторінк\w+|страниц\w+|эт\w+|number|total|of|times|time|today|so far|unique|since|n[uú]mero|nombre|total|de|des|fois|veces|vezes|volte|anzahl|mal|"
    r"der|aantal|keer|liczba|razy|po[cč]et|antal|antall|g[aå]nger|broj|раз|число|кількість|разів|количество|lượt|số|sayısı|kez|kali)\b|[次数數回人件]|จำนวน|ครั้ง|คน|عدد",
    re.IGNORECASE,
)
_COUNTER_WORDS = 8  # words, or characters of an unspaced script; "no more than 1,000 visitors a year" is a rule
_COUNTER_SIGNS = 24  # the same in Thai and its neighbours, where a word is several signs
_SOUTH_EAST = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_URL = re.compile(r"(?:https?:)?//[^\s<>\"')\]]+", re.IGNORECASE)
_TOKEN = re.compile(r"(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{16,}|[0-9a-f]{16,}|1[4-9]\d{11}|\d{17,}", re.ASCII)
_RELEASE = re.compile(r"(?<!\S)@v?\d+(?:\.\d+)+\S*")
_ENROLLED = re.compile(r"[A-Z]{2}\d{6,}")  # EORI, VAT and bank account numbers
_FIGURES = re.compile(r"[\s\d.,:;/()'’+\-]*\d[\s\d.,:;/()'’+\-kKmM]*")
_DATE_PARTS = re.compile(
    r"[\s\d.,:;/()|+\-–年月日号號時时分秒]+|(?<=\d)\s?(?:h(?:rs?|s)?|uhr|min)(?![^\W\d_])|(?:st|nd|rd|th|er|º|ª|a|p|am|pm|z|t|utc|gmt|cet|de|of|"
    # The words of a year or an hour: "2026 г.", "2026 року", "klo 12.30", "o godz. 10", "às 10h", "ه", "พ.ศ.", eras.
    r"г|год[ау]?|р|року|рік|god(?:ine)?|m|d|kl|klo|godz|o|at|um|le|à|às|às|alle|ore|den|ngày|lúc|pukul|jam|at|on|"
    r"هـ?|م|ص|น|พ\.?ศ|令和|平成|昭和|民國|民国|오전|오후|上午|下午|午前|午後|ב)(?!\w)",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"[%‰€£$¥₩٪％]|\b(?:per|pro|par|por|al?)\s+(?:year|annum|month|jahr|monat|an|mois|año|ano|anno|mes|mês)\b"
)
_LEAD = 2  # words that may stand before "published" in a line that only says when
_RECORDS = 10  # that get one date at once
# In the name of a value, without accents: the day is one of the rule, not of the file.
_OF_FORCE = re.compile(
    r"valid|effect|force|start|begin|from|until|since|end|expir|appl|entry|due|deadline|term|close|open|cease|"
    r"gult|gelt|kraft|wirk|ab$|seit|bis|frist|ablauf|vig|debut|fin|depuis|jusqu|echeance|desde|hasta|inicio|plazo|prazo|"
    r"decorr|scad|ingang|geldig|obowi|ucinn|platn|hataly|voima|gall|ikraft|yurur|gecerli|basla|bitis|"
    r"действ|сил|срок|ισχυ|施行|生效|有効|有效|失效|期|시행|발효|효력|نفاذ|سريان",
    re.IGNORECASE,
)
_FRONT_MATTER_LENGTH = 600
_HEADER = re.compile(r"(?:^|\s)(?:layout|slug|origslug|jurabk|permalink|ms\.\w+|author|template|locale):\s")
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_OR_HOUR = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}[:h]\d\d|[年月日]")
_FIGURE = re.compile(r"\d[\d.,]*\s?%?", re.ASCII)
_WITH_FIGURE = re.compile(r"\d")
_WORDY = re.compile(r"[^\W_]")
_WORDED = re.compile(r"[^\W\d_]")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
# "V Novom Meste nad Váhom, dňa 1.12.2020": the place and day under terms of trade.
_SIGNED = re.compile(
    r"[^\W\d_][^\d,.:;]{1,40},\s*(?:dňa|dne|dnia|am|den|le|the|on|il|el|a|em|dana|kelt|data)?\s*[\d.\s/-]+(?:[^\W\d_]+\s+\d{4})?\.?",
    re.IGNORECASE,
)
_MARKS = "▼▲►◄"
_BY = re.compile(
    r"(?:\b(?:by|von|par|por|przez|door|av|af|durch)\s+|[|·]\s*|(?:责任编辑|責任編輯|编辑|作者|承辦人|담당자|작성자|\b(?:redaktion|autor|author|editor|verfasser|rédaction|auteur|redacción|redação|redazione|редактор|автор))\s?[:：]\s?)"
    r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,2}(?=\s*(?:$|[|·,;]|\d|\bon\b|\bam\b|\ble\b|\bel\b|发布|發布))",
    re.IGNORECASE,
)
_MARK = re.compile(rf"[{_MARKS}]\s?[A-Z]\d{{0,3}}[\s—|-]*")
_ARROW = re.compile(r"[>＞›»]")
_BREADCRUMB = re.compile(r"[^>＞›»\d]{1,30}(?:\s?[>＞›»]\s?[^>＞›»\d]{1,30}){1,6}")
_YEAR = re.compile(r"\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\s*")
_COPYRIGHT = re.compile(
    r"©|\(c\)|copyright|tous droits|alle rechte|todos los derechos|版权|版權|著作権|저작권|حقوق", re.IGNORECASE
)


def judged(edit: Edit) -> Edit:
    """The edit with its noise named, or as it is."""
    noise = edit.noise or noise_of(edit)
    return edit if noise is edit.noise else edit._replace(noise=noise)


def noise_of(edit: Edit) -> Noise | None:
    """The first reason that holds, from the surest to the least sure."""
    if edit.op is Op.MOVED:
        return None
    if edit.op is Op.ROW_CHANGED and _is_figure(edit.before) and _is_figure(edit.after) and edit.column and edit.key:
        rules: Sequence[Callable[[Edit], Noise | None]] = _OF_CELLS
    elif edit.op in (Op.ROW_ADDED, Op.ROW_REMOVED):
        rules = _OF_ROWS
    elif not (_WORDED.search(edit.before or "") or _WORDED.search(edit.after or "")):
        rules = _OF_FIGURES
    else:
        rules = _ALL if edit.before is not None and edit.after is not None else _OF_ONE
    for rule in rules:
        if found := rule(edit):
            return found
    return None


def _is_figure(text: str | None) -> bool:
    """Whether this is a bare figure, as most cells of a table of rates are; nearly all rules are about other texts."""
    return text is not None and len(text) < _SHORTEST_TOKEN and bool(_FIGURE.fullmatch(text))


def stamped_everywhere(edits: Sequence[Edit]) -> list[Edit]:
    """One date for all records of a collection tells of its making, whatever it is called; not one of force. One kind
    that gave way to others in all records tells of how they are kept now.

    Turkish laws as JSON give each article the "belge_tarihi" of the day on which the file was made, and one day a kind.
    """
    by_name: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.column is None and edit.key and edit.noise is None and edit.op in (Op.ROW_CHANGED, Op.ROW_ADDED):
            by_name[_last_name(edit.key)].append(edit)
    found = {name: noise for name, ones in by_name.items() if (noise := _of_all_records(name, ones))}
    if not found:
        return list(edits)
    return [
        edit._replace(noise=found.get(_last_name(edit.key)))
        if edit.noise is None and edit.key and edit.column is None
        else edit
        for edit in edits
    ]


def _of_all_records(name: str, edits: Sequence[Edit]) -> Noise | None:
    if len(edits) < _RECORDS:
        return None
    dates = {edit.after or "" for edit in edits}
    if len(dates) == 1 and _is_date(dates.pop()):
        return None if _OF_FORCE.search(name) else Noise.UPDATE_STAMP
    one_kind = 1 in (len({edit.before for edit in edits}), len({edit.after for edit in edits}))
    return Noise.CHROME if one_kind and KIND_KEYS.fullmatch(name) else None


def only_marks(edit: Edit) -> Edit:
    """Marks of whose words follow, as consolidated acts of the Union have them ("▼M4"): furniture where they change alone;
    among words that came or went they are quoted with them."""
    if edit.noise is not None or _quoted(edit)[:1] not in _MARKS:
        return edit
    lines = [line for text in (edit.before, edit.after) if text is not None for line in text.split("\n")]
    marks = all(map(_MARK.fullmatch, lines))
    return edit._replace(noise=Noise.CHROME) if marks else edit


def _quoted(edit: Edit) -> str:
    return edit.after if edit.after is not None else edit.before or ""


def _changed(edit: Edit) -> list[str]:
    return [text for mark, text in edit.spans if mark != "same" and text.strip()]


def _formatting(edit: Edit) -> Noise | None:
    if edit.before is None or edit.after is None:
        return None if _WORDY.search(fold(_quoted(edit))) else Noise.FORMATTING
    return Noise.FORMATTING if fold(edit.before) == fold(edit.after) else None


def _tracking(edit: Edit) -> Noise | None:
    """Addresses that differ in scheme, `www.` or parameters only: the Taiwanese law export flips http and https."""
    if edit.before is None or edit.after is None or "//" not in edit.before + edit.after:
        return None
    return Noise.TRACKING if _bare(edit.before) == _bare(edit.after) else None


def _bare(text: str) -> str:
    def place(match: re.Match[str]) -> str:
        try:
            parts = urlsplit(match.group())
        except ValueError:  # "http://[": brackets that hold no IPv6 address
            return match.group()
        return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")

    return fold(_URL.sub(place, text))


def _token(edit: Edit) -> Noise | None:
    """Session, build and request ids: open.canada.ca's forms carry a new CSRF token on every visit."""
    if len(edit.before or "") < _SHORTEST_TOKEN and len(edit.after or "") < _SHORTEST_TOKEN:
        return None
    pieces = [word for mark, text in edit.spans if mark != "same" for word in text.split()]
    if not pieces or len(pieces[0]) < _SHORTEST_TOKEN:
        return None
    bare = [piece.strip("\"'.,;()") for piece in pieces]
    return Noise.TOKEN if all(_TOKEN.fullmatch(one) and not _ENROLLED.fullmatch(one) for one in bare) else None


def _update_stamp(edit: Edit) -> Noise | None:
    """ "Date modified: 2026-03-01" on canada.ca, "Stand: 3. März 2026", front matter's `ms.date`."""
    text = _quoted(edit)
    if len(text) > _STAMP_LENGTH or not _WITH_FIGURE.search(text):
        return None
    if not (STAMPS.search(text) or _published(text) or _SIGNED.fullmatch(text)) or IN_FORCE.search(text):
        return None
    # "Updated fee: 12 euro" says when and how much: only a day or an hour is a stamp.
    if not (_WITH_YEAR.search(text) or _DAY_OR_HOUR.search(text) or MONTHS_AND_DAYS.search(text)) or VALUES.search(
        text
    ):
        return None
    parts = (
        _changed(edit)
        if edit.before is not None and edit.after is not None
        else [PUBLISHED.sub(" ", STAMPS.sub(" ", text))]
    )
    if all(map(_is_date_part, parts)) or _by_another(edit.before, edit.after):
        return Noise.UPDATE_STAMP
    return None


def _by_another(before: str | None, after: str | None) -> bool:
    """Whether only the day differs and who did it: "modified: 4.03.2026 by Jan Kowalski"."""
    if before is None or after is None:
        return False
    bare = [_DATE_PARTS.sub("", MONTHS_AND_DAYS.sub("", _BY.sub(" ", text))) for text in (before, after)]
    return fold(bare[0]) == fold(bare[1])


def _published(text: str) -> bool:
    """Whether the line says when it was published and hardly more: "Notice published on 3 March 2026"."""
    found = PUBLISHED.search(text)
    if found is None or len(rough(text[: found.start()])) > _LEAD:
        return False
    rest = _DATE_PARTS.sub(" ", MONTHS_AND_DAYS.sub(" ", STAMPS.sub(" ", PUBLISHED.sub(" ", text))))
    return len(rough(rest)) <= 2 * _LEAD


def _lone_date(edit: Edit) -> Noise | None:
    """A date and nothing else above the first heading: when the text was put together (Justice Laws' XML)."""
    if edit.path or edit.key is not None:
        return None
    both = [text for text in (edit.before, edit.after) if text is not None]
    return Noise.UPDATE_STAMP if all(len(text) < _DATE_LENGTH and _is_date(text) for text in both) else None


def _machine_value(edit: Edit) -> Noise | None:
    """Values of data and front matter that say when a record was touched, or that only machines read."""
    if not edit.key or edit.column is not None:
        return None
    name = _last_name(edit.key)
    if STAMP_KEYS.fullmatch(name):
        return Noise.UPDATE_STAMP
    if KIND_KEYS.fullmatch(name):
        return None if edit.before and edit.after else Noise.CHROME
    return Noise.CHROME if TECHNICAL_KEYS.fullmatch(name) else None


def _front_matter(edit: Edit) -> Noise | None:
    """A generator's header that stands as a line of text: Jekyll's below a footnote, in Markdown made from German laws."""
    texts = [text for text in (edit.before, edit.after) if text is not None]
    if not any(":" in text for text in texts):
        return None
    machine = all(len(text) < _FRONT_MATTER_LENGTH and len(_HEADER.findall(text)) > 1 for text in texts)
    return Noise.CHROME if machine else None


def _last_name(key: str) -> str:
    """A value's own name, out of its path in the data, without accents: keys write "tür" and "tur" alike."""
    name = key.rpartition(" / ")[2].replace("ı", "i")
    return name if name.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", name))


def _is_date_part(text: str) -> bool:
    return not _DATE_PARTS.sub("", MONTHS_AND_DAYS.sub("", text)).strip()


def _is_date(text: str) -> bool:
    """A whole date, with a year: not just "10", which may be a price."""
    return bool(_WITH_YEAR.search(text)) and _is_date_part(text)


def _counter(edit: Edit) -> Noise | None:
    """ "Page views: 1,204,377", "Besucher: 123", "浏览次数：45"."""
    text = _quoted(edit)
    if (
        len(text) > _STAMP_LENGTH
        or not _WITH_FIGURE.search(text)
        or len(rough(text)) > (_COUNTER_SIGNS if _SOUTH_EAST.search(text) else _COUNTER_WORDS)
        or not COUNTS.search(text)
        or _PERIOD.search(text)
        or len(words(_TIMES.sub(" ", COUNTS.sub(" ", _FIGURES.sub(" ", text))))) > 1
    ):
        return None
    return Noise.COUNTER if all(_FIGURES.fullmatch(text) for text in _changed(edit)) else None


def _release(edit: Edit) -> Noise | None:
    """The release of a program whose manual this is: "npm-install @10.9.0"."""
    if edit.before is None or edit.after is None or "@" not in edit.after:
        return None
    return Noise.UPDATE_STAMP if fold(_RELEASE.sub("", edit.before)) == fold(_RELEASE.sub("", edit.after)) else None


def _file_size(edit: Edit) -> Noise | None:
    """The size of a file that is linked: "Guide (PDF, 210 KB)" on gov.uk."""
    if edit.before is None or edit.after is None or not _WITH_FIGURE.search(edit.before):
        return None
    was, now = without_file_sizes(edit.before), without_file_sizes(edit.after)
    return Noise.CHROME if was != edit.before and fold(was) == fold(now) else None


def _copyright_year(edit: Edit) -> Noise | None:
    if edit.before is None or edit.after is None or not _COPYRIGHT.search(edit.after):
        return None
    return Noise.COPYRIGHT_YEAR if all(_YEAR.fullmatch(text) for text in _changed(edit)) else None


def _widget(edit: Edit) -> Noise | None:
    """Help-desk pages ask "Was this article helpful?" inside their text; others say "Print" and "Share"."""
    texts = [text for text in (edit.before, edit.after) if text is not None]
    if any(len(text) > _WIDGET_LENGTH and "\n" not in text for text in texts):
        return None
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    return Noise.CHROME if lines and all(_is_widget(line) for line in lines) else None


@lru_cache(maxsize=512)
def _is_widget(line: str) -> bool:
    if len(line) > _WIDGET_LENGTH:
        return False
    return bool(PAGE_WIDGETS.search(line) or (_ARROW.search(line) and _BREADCRUMB.fullmatch(line.strip())))


def _teaser(edit: Edit) -> Noise | None:
    """Boxes that show other items at each visit: "Latest news", "Related pages", "Most read"."""
    return Noise.TEASER if edit.path and _is_teaser(edit.path[-1]) else None


@lru_cache(maxsize=512)
def _is_teaser(heading: str) -> bool:
    return bool(TEASERS.fullmatch(heading.strip()))


_ALL = (
    _formatting,
    _tracking,
    _token,
    _machine_value,
    _front_matter,
    _lone_date,
    _update_stamp,
    _counter,
    _copyright_year,
    _release,
    _file_size,
    _widget,
    _teaser,
)
_OF_ONE = tuple(rule for rule in _ALL if rule not in (_tracking, _copyright_year))  # of what only came or went
_OF_FIGURES = (_formatting, _token, _machine_value, _lone_date, _copyright_year, _teaser)  # of a text without letters
_OF_CELLS = (_formatting, _teaser)  # of a bare figure in a named column of a named row
_OF_ROWS = (_formatting, _machine_value, _teaser)
