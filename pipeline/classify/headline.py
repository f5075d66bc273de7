"""One line and up to three sentences, in the source's own words: never invented."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.classify.amendments import MOST, READ, amendments, only_cites
from pipeline.classify.furniture import is_furniture
from pipeline.classify.readable import LINE, SENTENCE, cut_to, figure_signs, names_figures, readable, short
from pipeline.classify.reliefs import Relief
from pipeline.classify.sentences import sentences
from pipeline.model.classification import Facts, Standing, Subject

_SENTENCES = 3
_FULL = 45
_HEADING = 20
_FORMULA = re.compile(
    r"(?i)\W*(?:(?:de|het|la|le|der|el|o|the)?\s*(?:minister|staatssecretaris|ministre|bundesministerium|ministro|secretary)\b[^.]{0,80}[,;]?$"
    r"|gelet op|wij \w+, bij de gratie|op de voordracht van|handelend\w* in overeenstemming"
    r"|que,|considerando|concordancias?|vistos?\b|señor|presente\W*$|de mi consideración"
    r"|vu (?:le|la|les|l[’'])|considérant|having regard|whereas|auf ?grund d\w+ §|gestützt auf|gelet|uwzględniając|na podstawie art"
    r"|tenendo conto|visto l|tendo em conta|în temeiul|附件|附表|添付|붙임|별첨|anlagen?:|annexe?s?:|attachments?:|căn cứ|mengingat|menimbang|с учетом|відповідно до|ref\.?:)"
)
"""How acts open in many countries: who decides and on which basis, before what is decided."""
_DATELINE = re.compile(
    r"(?:[^\W\d_]{2,20}[,.]? ){0,2}(?:the |den |le |el |z dnia |vom )?\d{1,2}(?:st|nd|rd|th|er|\.|º)? (?:de |d’|of )?[^\W\d_]{3,12}\.?,? (?:de )?(?:19|20)\d\d(?: r\.| г\.)?[.:]?"
)
"""`Lima, 7 de diciembre de 1999`, `z dnia 31 grudnia 2018 r.`: where and when an act was made."""
_OFFICE = re.compile(
    r"^(?:(?:令和|平成|昭和)?\s?(?:\d{1,4}|元)年\d{1,2}月\d{1,2}日\s?)[^\s。、，]{2,16}(?:[省庁局署部課室会]|税関|总署|海关)[\s　]+(?=\S)"
)
"""`令和8年11月10日財務省関税局 …`: when and who, in front of what is said."""
_EASTERN = re.compile(r"[\u3001-\uffff]")


def headline_of(subject: Subject, ended: Sequence[Relief] = ()) -> str:
    """What a reader is told first.

    A notice has its title; an amendment says what changed: a cell with its row and column, else the sentence in which
    it changed; a relief that `ended` before all. Empty only where there are no words at all.
    """
    if subject.event == "amended":
        lines: Iterator[str] = amendments(subject, ended)
    elif subject.title.strip() and not is_furniture(subject.title):
        title = short(subject.title, LINE)
        if not _is_label(title):
            return title
        # A notice whose title is its number says in its first sentence what it is about.
        first = next((line for line in _sentences(subject) if _says_something(line) and line != title), None)
        return short(f"{title}: {first}", LINE) if first else title
    else:
        lines = (line for line in _sentences(subject) if not is_furniture(line))
    return next((short(line, LINE) for line in lines), "") or short(subject.title, LINE)


def summary_of(subject: Subject, facts: Facts, headline: str | None = None, ended: Sequence[Relief] = ()) -> str:
    """Up to three sentences of the changed text: the first, and those that state figures and days."""
    told = headline_of(subject, ended) if headline is None else headline
    amended = subject.event == "amended"
    lines = list(dict.fromkeys(islice(amendments(subject, ended) if amended else _sentences(subject), MOST)))
    # Whether a line says nothing is dear to tell: asked only until the first that says something, and of the best.
    first = next((at for at, line in enumerate(lines) if _says_something(line)), None)
    if first is None:
        lines, first = [line for line in lines if not is_furniture(line)], 0
    years = {str(fact.date.year) for fact in facts.dates}
    cited = facts.references[:20]
    signs = figure_signs("\n".join(lines))
    scores = {at: _telling(lines[at], at - first, years, cited, signs) for at in range(first, len(lines))}
    headings = {at for at in scores if len(lines[at]) <= _HEADING and _is_heading(lines[at])}
    headings = headings if len(headings) < len(scores) else set()
    chosen: list[int] = []
    for at in sorted(scores, key=lambda at: (-scores[at], at)):
        repeats = lines[at] == told or (amended and len(lines[at]) <= LINE and short(lines[at], LINE) == told)
        repeats = repeats or (not amended and at in headings)
        if not repeats and (at == first or amended or _says_something(lines[at])):
            chosen.append(at)
        if len(chosen) == _SENTENCES:
            break
    return " ".join(cut_to(readable(lines[at]), SENTENCE) for at in sorted(chosen))


def _sentences(subject: Subject) -> Iterator[str]:
    """Those of the added text; where nothing was added, of the removed text."""
    for standing in (Standing.ADDED, Standing.REMOVED):
        texts = [passage.text for passage in subject.passages if passage.standing is standing]
        for text in texts:
            told = sentences(text[:READ])
            yield from filter(None, (_OFFICE.sub("", one) for one in told)) if "年" in text else told
        if texts:
            return


def _says_something(sentence: str) -> bool:
    return not (is_furniture(sentence) or _is_formula(sentence) or _is_label(sentence))


def _is_heading(line: str) -> bool:
    """Whether a short line of an eastern text is no sentence: the heading of what follows, which would be glued to it."""
    return bool(_EASTERN.search(line)) and line[-1] not in "。．.!！?？」）)다요"


def _is_label(text: str) -> bool:
    """Whether a line is the date or the number of a notice alone ("2026年第147号", a feed's "Fri, 20 Nov 2026")."""
    return len(text) <= _FULL and not names_figures(text) and (only_cites(text) or bool(_DATELINE.fullmatch(text)))


def _is_formula(sentence: str) -> bool:
    return bool(_FORMULA.match(sentence)) or (len(sentence) < SENTENCE and sentence.replace("º", "").isupper())


def _telling(sentence: str, at: int, years: set[str], cited: Sequence[str], signs: Sequence[str]) -> float:
    score = 2.0 if at == 0 else 1.0 / (at + 1)
    for year in years:
        if year in sentence:
            score += 0.6
    if names_figures(sentence, signs):
        score += 0.8
    for reference in cited:
        if reference in sentence:
            score += 0.5
            break
    return score if len(sentence) >= _FULL or _EASTERN.search(sentence) else score - 1.5
