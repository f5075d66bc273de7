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
from pipeline.classify.facts.plain import plain_digits
from pipeline.classify.search import automaton, found
from pipeline.model.classification import Passage, Standing, Subject

_LED = (
    (
        r"instead of|in place of|where it (?:says|reads)",
        r"(?:please )?read|it (?:should|shall) (?:read|say)",
        "read| say",
    ),
    (r"for(?=\s*[“\"‘'«\d])", r"(?:please )?(?:read|substitute)", " read|substitute"),
    (
        r"(?:an)?statt|an ?stelle von",
        r"(?:muss|soll|hat) es (?:richtig )?(?:zu )?heißen|lies|richtig",
        "heißen|lies|richtig",
    ),
    (r"au lieu d(?:e|u|es)\b|au lieu d[’']", r"(?:il (?:faut|convient de) )?lire|lisez", "lire|lisez"),
    (
        r"donde (?:dice|se lee)|en lugar de|en vez de",
        r"debe (?:decir|leerse|figurar)|l[eé]ase|dirá",
        "debe |léase|lease|dirá",
    ),
    (r"onde se lê|em vez de", r"dev(?:e|erá)(?:-se)?[ -]ler(?:-se)?|leia-se", "ler|leia-se"),
    (r"anziché|invece di|in luogo di|dove (?:è scritto|si legge)", r"legg(?:asi|ere|i)|(?:si|deve) legg\w+", "legg"),
    (r"in plaats van", r"(?:te )?lezen|lees|(?:dient|moet) (?:te )?worden gelezen", "lezen|lees"),
    (r"zamiast", r"(?:po)?winno być|należy czytać", "winno być|czytać"),
    (
        r"i ?stället för|i ?stedet for|står",
        r"(?:skal?l?) (?:det )?(?:stå|vara|være|läsas|læses)|läs|læses|les",
        "stå|vara|være|läs|læs|les",
    ),
    (r"on(?=\s*[:”\"])", r"(?:pitää|pitäisi) olla", "pitä"),
    (r"místo|namiesto", r"má být|má byť|správně|správne", "být|byť|správn"),
    (r"a következő szövegrész", r"helyesen", "helyesen"),
    (r"în loc de|în locul", r"se (?:va )?cit\w+", "cit"),
    (r"αντί(?: του| της| για)?", r"διάβαζε|να διαβαστεί", "διάβα|διαβα"),
    (r"вместо|напечатано", r"(?:следует )?читать|следует считать|да се чете", "чита|счита|чете"),
    (r"замість", r"(?:слід |треба )?читати", "читати"),
    (r"umjesto|namesto", r"treba (?:stajati|pisati|biti)|pravilno|se glasi", "treba |pravilno|se glasi"),
    (r"thay vì|đã in(?: là)?", r"(?:xin )?đọc là|sửa (?:lại )?(?:là|thành)|đúng là", "đọc là|sửa|đúng là"),
    (r"tertulis", r"seharusnya|(?:hendaklah )?dibaca", "seharusnya|dibaca"),
    (r"คำว่า|ข้อความ", r"(?:ให้)?แก้(?:ไข)?เป็น|ที่ถูกต้องคือ", "แก้|ที่ถูกต้องคือ"),
    (r"بدلا?ً?ا? من|ورد", r"(?:ت|ي)قرأ|و?الصواب|و?الصحيح", "قرأ|الصواب|الصحيح"),
    (r"במקום", r"צריך להיות|יש לקרוא", "צריך|לקרוא"),
    (r"(?<!\w)誤", r"正", "正"),
)
"""What stands before the wrong words, and what before the right ones; without one of the last no line is read for them."""
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
    re.compile(rf"(?i)(?<!\w)(?:{lead}){_WRONG}(?<![^\W\d_])(?:{read})(?!\w){_RIGHT}") for lead, read, _ in _LED
)
_INFIX = re.compile(
    rf"(?i)(?P<wrong>(?<={_ANY_QUOTE}){_INNER}{{1,80}}?(?={_ANY_QUOTE})|\d[\d.,]{{0,10}} ?%?){_ANY_QUOTE}?\s*(?:{_BETWEEN}){_RIGHT}"
)
_INFIX_TOLD = "should |shall |corrected to|应为|應為|应改为|應改為|更正|とある|정정|바로잡|ibaresi|ifadesi|đính chính|được sửa|के स्थान पर"
_KINDS = tuple(
    (finder, tuple(words.split("|")))
    for finder, words in zip((*_LEADS, _INFIX), (*(words for *_, words in _LED), _INFIX_TOLD), strict=True)
)
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
def _telling() -> tuple[AhoCorasick, tuple[re.Pattern[str], ...]]:
    """The words without which nothing is tried, for patterns are dear, and by the number of each its pattern."""
    finders = [(word, finder) for finder, words in _KINDS for word in words]
    return automaton(word for word, _ in finders), tuple(finder for _, finder in finders)


@lru_cache(maxsize=256)
def _told(text: str) -> tuple[Correction, ...]:
    if not _DIGIT.search(text):
        return ()
    sought, finders = _telling()
    told = dict.fromkeys(finders[number] for number, *_ in found(sought, text.lower()))
    matches = [match for finder in told for match in islice(finder.finditer(text), _MOST)]
    return tuple(one for match in matches if (one := _correction(text, match)) is not None)


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
