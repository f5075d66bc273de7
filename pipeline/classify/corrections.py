"""Corrections that say what was printed and what is right: `For "18.5 %" read "48.5 %"`, anziché «12 %» leggasi «18 %».

Read as before and after, since what a correction does may be grave however small its name is. Taught by the corrigenda
of the Official Journal of the EU in its languages, and by those of national gazettes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from ahocorasick_rs import AhoCorasick

from pipeline.classify.facts.days import written_days
from pipeline.classify.facts.plain import matches, plain_digits
from pipeline.classify.search import automaton, found
from pipeline.model.classification import Passage, Standing, Subject


def _quoting(word: str, signs: str) -> str:
    """A small word as it stands before one of these signs; alone it stands in each sentence."""
    return "|".join(f"{word}{blank}{sign}" for blank in ("", " ", "\xa0", "\n") for sign in signs)


_LED = (
    ("instead of|in place of|where it (?:says|reads)", "instead of|in place of|where it ", "(?:please )?read|it (?:should|shall) (?:read|say)", "read| say"),
    (r"for(?=\s*[“\"‘'«\d])", _quoting("for", "“\"‘'«0123456789"), "(?:please )?(?:read|substitute)", " read|substitute"),
    ("(?:an)?statt|an ?stelle von", "statt|anstatt|anstelle von|an stelle von", "(?:muss|soll|hat) es (?:richtig )?(?:zu )?heißen|lies|richtig", "heißen|lies|richtig"),
    (r"au lieu d(?:e|u|es)\b|au lieu d[’']", "au lieu d", "(?:il (?:faut|convient de) )?lire|lisez", "lire|lisez"),
    ("donde (?:dice|se lee)|en lugar de|en vez de", "donde |en lugar de|en vez de", "debe (?:decir|leerse|figurar)|l[eé]ase|dirá", "debe |léase|lease|dirá"),
    ("onde se lê|em vez de", "onde se lê|em vez de", "dev(?:e|erá)(?:-se)?[ -]ler(?:-se)?|leia-se", "ler|leia-se"),
    ("anziché|invece di|in luogo di|dove (?:è scritto|si legge)", "anziché|invece di|in luogo di|dove ", r"legg(?:asi|ere|i)|(?:si|deve) legg\w+", "legg"),
    ("in plaats van", "in plaats van", "(?:te )?lezen|lees|(?:dient|moet) (?:te )?worden gelezen", "lezen|lees"),
    ("zamiast", "zamiast", "(?:po)?winno być|należy czytać", "winno być|czytać"),
    ("i ?stället för|i ?stedet for|står", "i stället för|istället för|i stedet for|istedet for|står", "(?:skal?l?) (?:det )?(?:stå|vara|være|läsas|læses)|läs|læses|les", "stå|vara|være|läs|læs|les"),
    (r"on(?=\s*[:”\"])", _quoting("on", ":”\""), "(?:pitää|pitäisi) olla", "pitä"),
    ("místo|namiesto", "místo|namiesto", "má být|má byť|správně|správne", "být|byť|správn"),
    ("a következő szövegrész", "a következő szövegrész", "helyesen", "helyesen"),
    ("în loc de|în locul", "în loc de|în locul", r"se (?:va )?cit\w+", "cit"),
    ("αντί(?: του| της| για)?", "αντί", "διάβαζε|να διαβαστεί", "διάβα|διαβα"),
    ("вместо|напечатано", "вместо|напечатано", "(?:следует )?читать|следует считать|да се чете", "чита|счита|чете"),
    ("замість", "замість", "(?:слід |треба )?читати", "читати"),
    ("umjesto|namesto", "umjesto|namesto", "treba (?:stajati|pisati|biti)|pravilno|se glasi", "treba |pravilno|se glasi"),
    ("thay vì|đã in(?: là)?", "thay vì|đã in", "(?:xin )?đọc là|sửa (?:lại )?(?:là|thành)|đúng là", "đọc là|sửa|đúng là"),
    ("tertulis", "tertulis", "seharusnya|(?:hendaklah )?dibaca", "seharusnya|dibaca"),
    ("คำว่า|ข้อความ", "คำว่า|ข้อความ", "(?:ให้)?แก้(?:ไข)?เป็น|ที่ถูกต้องคือ", "แก้|ที่ถูกต้องคือ"),
    ("بدلا?ً?ا? من|ورد", "بدل|ورد", "(?:ت|ي)قرأ|و?الصواب|و?الصحيح", "قرأ|الصواب|الصحيح"),
    ("במקום", "במקום", "צריך להיות|יש לקרוא", "צריך|לקרוא"),
    (r"(?<!\w)誤", "誤", "正", "正"),
)  # fmt: skip
"""What stands before the wrong words and how it begins; what stands before the right ones, and of which at least one is there."""
_BETWEEN = (
    r"(?:should|shall) (?:instead )?read|is corrected to(?: read)?|(?:应为|應為|应改为|應改為|更正为|更正為)|と(?:あるのは|ある(?:の)?を)、?"
    r"|(?:은|는|을|를)(?= ?[「“\"'].{1,80}(?:정정|바로잡))|(?:ibaresi|ifadesi)|được (?:đính chính|sửa)(?: lại)? thành|के स्थान पर"
)
"""What stands between them where nothing leads."""
_QUOTES = '“”„‟«»‹›「」『』"＂'
_ANY_QUOTE = rf"[{_QUOTES}‘’']"
_INNER = rf"[^\n{_QUOTES}]"
_RIGHT = rf"[\s:：,]*(?:{_ANY_QUOTE}\s*(?P<quoted>{_INNER}{{1,200}}?)\s*{_ANY_QUOTE}|(?P<bare>{_INNER}{{1,120}}?)(?=\s*(?:[.;。；]?\s*(?:\n|\Z)|[.;。；]\s*\D)))"
_WRONG = rf"[\s:：]*{_ANY_QUOTE}?\s*(?P<wrong>{_INNER}{{1,120}}?)\s*{_ANY_QUOTE}?[\s,;:：]*"
_LEADS = tuple(
    re.compile(rf"(?i)(?<!\w)(?:{lead}){_WRONG}(?<![^\W\d_])(?:{read})(?!\w){_RIGHT}") for lead, _, read, _ in _LED
)
_INFIX = re.compile(
    rf"(?i)(?P<wrong>(?<={_ANY_QUOTE}){_INNER}{{1,80}}?(?={_ANY_QUOTE})|\d[\d.,]{{0,10}} ?%?){_ANY_QUOTE}?\s*(?:{_BETWEEN}){_RIGHT}"
)
_INFIX_TOLD = "should read|should instead read|shall read|shall instead read|corrected to|应为|應為|应改为|應改為|更正|とある|정정|바로잡|ibaresi|ifadesi|đính chính|được sửa|के स्थान पर"
_INFIXED = tuple((len(_LED), word) for word in _INFIX_TOLD.split("|"))
_BEGINNINGS = (*((kind, word) for kind, (_, words, *_) in enumerate(_LED) for word in words.split("|")), *_INFIXED)
_TELLING = (*((kind, word) for kind, (*_, words) in enumerate(_LED) for word in words.split("|")), *_INFIXED)
"""By the number of the pattern the words with one of which a correction begins, and of which at least one is in it."""
_READ, _MOST, _CONTEXT = 10_000, 50, 160
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Correction:
    """What was printed and what is right, and the sentence with the one and with the other."""

    wrong: str
    right: str
    before: Passage
    after: Passage


def corrections(subject: Subject) -> tuple[Correction, ...]:
    """Those that the added text tells and the removed text did not; only such as change a figure."""
    added = _of(subject, Standing.ADDED)
    if not added:
        return ()
    removed = {*_of(subject, Standing.REMOVED)}
    return tuple(one for one in added[:_MOST] if one not in removed)


def _of(subject: Subject, standing: Standing) -> list[Correction]:
    left = _READ
    found: list[Correction] = []
    for passage in subject.passages:
        if passage.standing is standing and left > 0:
            found += _told(passage.text[:left])
            left -= len(passage.text)
    return found


def corrected_days(subject: Subject, language: str) -> Iterator[tuple[date, date]]:
    """Days that a correction put in place of others: the wrong one and the right one."""
    for one in corrections(subject):
        wrong, right = (
            {when for *_, when in written_days(plain_digits(text), language, subject.jurisdiction)}
            for text in (one.wrong, one.right)
        )
        if len(wrong - right) == len(right - wrong) == 1:
            yield (wrong - right).pop(), (right - wrong).pop()


@cache
def _beginnings() -> AhoCorasick:
    return automaton(word for _, word in _BEGINNINGS)


@lru_cache(maxsize=256)
def _told(text: str) -> tuple[Correction, ...]:
    if not _DIGIT.search(text):
        return ()
    small = text.replace("İ", "i").lower()
    places: dict[int, list[int]] = {}
    for number, start, _ in found(_beginnings(), small):
        places.setdefault(_BEGINNINGS[number][0], []).append(start)
    if not places:
        return ()
    told = [(small.find(word) + len(word), kind) for kind, word in _TELLING if kind in places and word in small]
    tried = (
        _INFIX.finditer(text) if kind == len(_LED) else matches(_LEADS[kind], text, sorted(places[kind]))
        for kind in dict.fromkeys(kind for _, kind in sorted(told))
    )
    return tuple(
        one for kind in tried for match in islice(kind, _MOST) if (one := _correction(text, match)) is not None
    )


def _correction(text: str, match: re.Match[str]) -> Correction | None:
    wrong, right = match["wrong"].strip(), (match["quoted"] or match["bare"]).strip()
    if wrong == right or not (_DIGIT.search(wrong) and _DIGIT.search(right)):
        return None
    begin = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _CONTEXT)
    end = text.find("\n", match.end())
    lead = text[begin : match.start()].rstrip(f"{_QUOTES}‘’'")
    rest = text[match.end() : min(end if end >= 0 else len(text), match.end() + _CONTEXT)]
    before, after = (f"{lead}{words}{rest}" for words in (wrong, right))
    return Correction(wrong, right, Passage(before, Standing.REMOVED), Passage(after, Standing.ADDED))
