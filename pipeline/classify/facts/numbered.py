"""Acts told by their shape, whoever issued them: the name of a kind of instrument, who issued it, a sign for a number, and
the number.

Search begins at the signs, which are rare, and walks back to the nearest such name: `Acte additionnel n°
03/2017/CCEG/UEMOA`, `Ordinul Serviciului Vamal nr. 346-O`. A number beside no such name (an invoice, a telephone, a form,
a CAS number) is none. Taught by the customs pages of forty countries, and meant for those nobody has read yet.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.classify.facts.instruments import BIG, instruments, named_at, named_before
from pipeline.classify.facts.plain import Span, figures

SIGNS = (
    "No. ", "No ", "NO. ", "NO ", "No: ", "No.: ", "No.", "No:", "Nos. ", "Nos ", "number ", "Number ", "Nº", "N°", "nº", "n°", "N.º", "n.º", "N.°", "n.°", "n °", "N °", "n º", "N º",
    "Nro", "nro", "Núm", "núm", "NÚM", "número ", "Número ", "Nr", "nr", "NR", "№", " N ", " n. ", "č. ", "č.", "br. ", "broj ", "бр. ", "број ", "št. ", "αριθ",
    "رقم", "شماره", "العدد", "số ", "số:", "Số ", "Nomor", "NOMOR", "sz. ", "částka ", "čiastka ", "सं", "מס", "Bil. ", "numer ", "poz. ", "numero ", "numărul ", "nummer ", "Nummer ",
    "(EU)", "(EL)", "(ES)", "(EC)", "(EK)", "(EG)", "(EB)", "(UE)", "(ЕС)", "(ЕО)", "(ΕΕ)",
)  # fmt: skip
"""What tells that a number follows."""
_YEAR = r"(?:19|20)\d\d(?!\d)"
_SIGN = re.compile(
    r"(?<![^\W\d_])(?:№|N(?:omor|OMOR):?|N(?: ?[°º]|o)s?\.?:?|n(?: ?[°º]|o)s?\.?:?|N\.[°º]s?|n\.[°º]s?|NO\.?:?|N(?= ?\d)|N(?= [А-Я])|n\.|N[rR]o?\.?:?|nro?\.?:?|[Nn][úÚ][mM]\.?(?:ero)?|[Nn]ummer|[Nn]umber|numero|numer|numărul"
    r"|č\.|br(?:oj|\.)|бр(?:ој|\.)|št\.|αριθ(?:μ\.|\.|μός)|ال?رقم|رقم|شماره:?|العدد|[Ss]ố:?|sz\.|č(?:ást|iast)ka|सं(?:ख्या|\.)?|מס[׳'`]?|Bil\.|poz\.)(?:(?<![^\W\d_])|(?![^\W\d_]))(?: \((?:EU|EL|ES|EC|UE)\))? ?"
    r"|\((?:EU|EL|ES|EC|EK|EG|EB|UE|ЕС|ЕО|ΕΕ)\)(?: (?:N[ro]\.?|nr\.?|№|č\.|br\.|št\.|αριθ\.|n°|nº|n\.))? ?"
)
_PIECE = r"[^\W_]{1,24}"
_NUMBER = re.compile(
    rf"(?=[^\s,;:]{{0,30}}(?: [^\s,;:]{{0,12}})?\d)(?:[{BIG}]{{1,4}} (?=\d+[-/]\d)|(?:[{BIG}]\.){{1,3}} ?(?=\d)|(?P<open>\((?=[^()\s]{{1,12}}\))))?(?:[{BIG}]{{1,10}}|\d{{1,16}}[^\W\d_]{{0,2}}(?![^\W\d_]))[^\W_]{{0,24}}"
    rf"(?:\([{BIG}]{{1,4}}\)|(?: ?/ ?(?=\d)|/)(?=\w){_PIECE}|[-–](?=[\d{BIG}]){_PIECE}|\.(?=\d|[{BIG}][{BIG}\d]{{0,12}}[/-]){_PIECE}|(?<=\d)\.[{BIG}]{{1,4}}(?!\w)|,\d{{3}}(?![\d,])){{0,12}}"
    rf"(?(open)\))(?: ?-Customs| Customs(?=[ ,.;)]|$))?(?: ?\((?:E|N\.? ?T\.?|ADD|CVD|TU|I{{1,3}})\))?@?(?![\w%€$])(?! ?(?:%|percent|per cent|EUR|USD|kg|km|mm|€))"
)
"""`04/2026-Customs`, `346-O`, `ФС-ЕН-7/16119`, `(م/41)`, `36,845`; not `12 %`."""
_DIGIT = re.compile(r"\d")
_ENUMERATED = r"\d{1,6}[-/]\d{2,6}(?![\w/-])"
_FURTHER = re.compile(rf"(?:, {_ENUMERATED}){{0,20}},? (?:et|and|y|e|i|und|и|та|en|og|och|ja|și) {_ENUMERATED}")
"""`décrets n° 87-1278 et 87-1279`."""
_OF_YEAR = re.compile(
    rf"(?:,? (?:of|de|del|от|του|لسنة|لعام|سنة|Tahun|tahun) {_YEAR}(?:(?<=\d) г\.(?= |,|\)|$))?|,? לשנת {_YEAR})"
)
_JOURNAL = re.compile(r"(?i)di[áa]rio|boletim|D\.?O\.?")
_PORTUGUESE_DAY = re.compile(rf"(?i:,? de \d{{1,2}}[º°]? de [^\W\d_]{{3,9}}(?: de {_YEAR})?)|, de {_YEAR}")

_JOINTS, _TOKEN_REACH = ("/", "-"), 24
_SIGNED = ("º", "°", "№")
_TOKEN = re.compile(rf"[{BIG}\d][{BIG}\d&./-]*[./-]")
_UNSIGNED = re.compile(
    rf"(?!\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}(?!\d))(?=[^\s]{{0,24}}\d)[{BIG}\d][{BIG}\d.]{{0,30}}(?:[/-](?:[{BIG}\d&]{{1,24}}|[a-z]{{1,3}}\d{{1,6}})(?:\.[{BIG}\d]{{1,8}}){{0,6}}){{1,12}}(?![\w/%€-]|\.\d| ?%)"
)
_SYMBOL = re.compile(r"(?:G|WT)/")
"""Documents of the WTO are cited by their symbol alone."""
_WHOLE_FILE = re.compile(
    rf"(?!CVE|IMG|ISBN|COVID|TCP|HTTP)(?=.{{0,40}}(?<!\d){_YEAR}|.{{0,30}}/\d\d\Z)[{BIG}]{{2,10}}(?:[/-][{BIG}\d.]{{1,12}}){{3,8}}"
    rf"|(?=.{{0,40}}(?<!\d){_YEAR})[{BIG}]{{2,10}}(?:/[{BIG}\d.-]{{1,16}}){{2,8}}"
)


def find_numbered(text: str, language: str, places: Sequence[int]) -> Iterator[Span]:
    """Where an instrument is cited by its number. `places` are those of the signs."""
    yield from _unsigned(text, language)
    words = instruments(language)
    if words is None:
        return
    done = 0
    for place in places:
        place += text[place] == " "
        sign = _SIGN.match(text, place) if place >= done else None
        number = _NUMBER.match(text, sign.end()) if sign else None
        if number is None or not _DIGIT.search(number[0]):
            continue
        # In India a file number is cited so, whatever it is the number of.
        begin = place - 3 if text.endswith(" F. ", 0, place) else named_before(text, place, words)
        if begin is not None:
            done = _end(text, begin, number.end(), language)
            if language != "en" or not text[begin].islower() or not text[number.start() : done].isdecimal():
                yield begin, done


def _end(text: str, begin: int, end: int, language: str) -> int:
    """The citation with its year, in Portuguese with its day, which a gazette's is not part of."""
    if language == "pt" and (day := _PORTUGUESE_DAY.match(text, end)) and not _JOURNAL.match(text, begin):
        return day.end()
    tail = _FURTHER.match(text, end) or _OF_YEAR.match(text, end)
    return tail.end() if tail else end


def _unsigned(text: str, language: str) -> Iterator[Span]:
    """Numbers with slashes or dashes directly behind an instrument (`omzendbrief 2024/C/77`, `Tullin ohje 14410/5`), and
    the files of ministries, courts and agencies, which stand alone (`BMF-010311/0084-III/11/2019`)."""
    words = instruments(language)
    done, tried = 0, -1
    for start, _, sign in figures(text):
        if start < done or (sign not in _JOINTS and text[start - 1 : start] not in _JOINTS):
            continue
        reach = max(0, start - _TOKEN_REACH)
        place = max(text.rfind(" ", reach, start), text.rfind("(", reach, start)) + 1
        if (
            place == tried
            or text[place - 2 : place - 1] in _SIGNED
            or (place < start and not _TOKEN.fullmatch(text, place, start))
        ):
            continue
        tried = place
        number = _UNSIGNED.match(text, place)
        if number is None:
            continue
        done = number.end()
        begin = named_at(text, place, words) if words is not None and not _SYMBOL.match(text, place) else None
        if begin is not None:
            done = _end(text, begin, done, language)
            yield begin, done
        elif _WHOLE_FILE.fullmatch(text, place, done):
            yield place, done
