"""Substance: would a seller or a lawyer want to know? Asked of the edits that are not noise.

No: grammar and spelling, layout, contact lines, a new number or place for the same rule, an entry of the amendment
history put right. Yes: a figure, a date, a duty or a negation that changed; words that came or went.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from pipeline.compare.exchange import exchanged
from pipeline.compare.fold import fold
from pipeline.compare.idle import idle_only
from pipeline.compare.labels import label_of, without_label
from pipeline.compare.phrases import (
    ADDRESS_LABELS,
    CITATION_KEYS,
    CITED_ACTS,
    CONTACT_KEYS,
    CONTACT_LABELS,
    CONTACTS,
    CREDITS,
    HISTORIES,
    HOURS,
    MONTHS_AND_DAYS,
    OBLIGATIONS,
    PROCESSING_NOTES,
    SCOPES,
    SELF_REFERENCES,
    SHOWN_KEYS,
    VALUES,
)
from pipeline.compare.renames import SLASH
from pipeline.compare.sameword import another_numeral, joined_otherwise, same_word, says_something
from pipeline.compare.wording import plain
from pipeline.compare.words import words
from pipeline.model.document import Document
from pipeline.model.edits import Edit, Op
from pipeline.model.languages import UNKNOWN

_URL = re.compile(
    r"(?:https?:)?//[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+", re.IGNORECASE
)
_ADDRESSED = re.compile(r"//|@|www\.", re.IGNORECASE)
_TORN_LINK = re.compile(r"\]\([^()\s]*+\)")  # what a line break left of "[words](address)"
_FILE = re.compile(r"(?<![^\s/])[^\s/]{1,200}\.(?:pdf|docx?|xlsx?|odt|ods|rtf|zip)\b", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\b00|\b0)\d[\d\s()/.-]{5,24}\d|\b\d[\d\s-]{7,24}\d\b")
_CITED_PAGE = re.compile(
    r"\b(?:p|pp|page|s|seite|DCR|Stat|Fed\.? ?Reg)\b\.?\s*\d+|\b\d{1,6}\s{1,3}(?:DCR|Stat\.|FR|Fed\. Reg\.)\s+\d+",
    re.IGNORECASE,
)
_SECTIONED = re.compile(r"§|\bss?\.\s?\d|\bart\.\s?\d|\b(?:Law|Act|Stat|DCR|SOR|SI|DORS|TR)\b[./ ]", re.IGNORECASE)
_CITING = re.compile(
    r"[\d./:()–-]*\d[\d./:()–-]*\w?|[A-Z]{1,5}|[a-z]|[A-Z][a-z]{0,3}|s{1,2}|ch|art|par|title|tit|act|law|stat|pub|enacted|"
    r"amended|repealed|added|by|as|and|et|eff|ed|rev|[ivxlc]+",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|uhr\b|h\b)|\b\d{1,2}[:.]\d\d\b|\b(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven)\b\.?",
    re.IGNORECASE,
)
_CELL = 3  # words of a cell or value of which each one counts: "Free", "CA", "no"
_BRACKETED = re.compile(r"\([^()]{3,80}\)")
# A cell or value has no label, "2.5" is its all; in split and joined blocks a label may stand in the midst.
_UNLABELLED = (Op.ROW_CHANGED, Op.SPLIT, Op.MERGED)
_CONTACT_LENGTH = 160  # characters
_NOTE = 12  # words of a line beside an editor's note that may be part of it
_TITLE_KEY = re.compile(r"title|titel|titre|titulo|título|name", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"^\s*\[\^[^\]]{1,40}\]:?|\s?\([A-Z][a-zäöü]{1,30}[A-Z]{1,30}\w{0,30}(?:\s\d{4})?\)\s?$"
)  # "[^2] …", "… (ProdSG 2011)"
# Endings of politeness only: a Korean or Japanese page is set from one manner of speech into another.
_COURTESY = re.compile(r"(?:하)?(?:십시오|시오|세요|셔요)$|(?:下さい|ください)$")
_DAY_OR_CODE = re.compile(r"\d\d[\d.:TZ /-]*\d\d")  # as the name of a value; shorter ones count the entries of a list
_SLIPS = 1_000  # words
_NUMBERING = re.compile(r"[\s().:）、§*-]+")
_FIGURE = re.compile(r"\d")


def substantive(telling: Sequence[Edit], old: Document, new: Document) -> bool:
    """Whether one of the edits would matter to a reader; `telling` holds no noise."""
    said = _Said(telling, old, new)
    return any(_matters(edit, said) and not idle_only(edit.before, edit.after) for edit in telling)


class _Said:
    """What the edits together took away and gave, so that words that only changed place are not called new."""

    def __init__(self, telling: Sequence[Edit], old: Document, new: Document) -> None:
        self._telling, self._old, self._new = telling, old, new

    @property
    def language(self) -> str:
        """In which the figures are written."""
        return self._new.language if self._new.language != UNKNOWN else self._old.language

    @cached_property
    def _both(self) -> frozenset[str]:
        gone, come = set[str](), set[str]()
        for edit in self._telling:
            gone.update(_sign(edit, line) for line in set(_went(edit, "removed")))
            come.update(_sign(edit, line) for line in set(_went(edit, "added")))
        return frozenset(gone & come)

    @cached_property
    def _renumbered(self) -> frozenset[tuple[str, str]]:
        edits = [edit for edit in self._telling if edit.op is Op.RENUMBERED]
        return frozenset(
            (_bare_label(edit.before or ""), _bare_label(edit.after or ""))
            for edit in edits
            if edit.before and edit.after
        )

    def only_renumbered(self, edit: Edit) -> bool:
        """Whether a rewording only cites renumbered paragraphs by their new numbers."""
        if edit.op is Op.ROW_CHANGED and edit.column:  # a cell may hold a number alone
            return False
        removed = [text for mark, text in edit.spans if mark == "removed"]
        added = [text for mark, text in edit.spans if mark == "added"]
        if not removed or len(removed) != len(added):
            return False
        pairs = {(_bare_label(was), _bare_label(now)) for was, now in zip(removed, added, strict=True)}
        return all(pair in self._renumbered or _same_rank(*pair) for pair in pairs)

    def again(self, edit: Edit, line: str) -> bool:
        """Whether this line was both taken away and given, or is a title that both documents say somewhere."""
        return _sign(edit, line) in self._both or (fold(line) in self._titles and self.in_both_texts(line))

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(fold(title) for title in (self._old.title, self._new.title) if title)

    def in_both_texts(self, line: str) -> bool:
        """Whether both documents have these words somewhere: a title that a header now repeats is nothing new."""
        return all(any(line in block.text for block in document.blocks) for document in (self._old, self._new))


def _same_rank(was: str, now: str) -> bool:
    """Whether one is the number of the other's letter: points 1 to 12 are now points a to l."""
    if was.isdecimal() == now.isdecimal():
        return False
    figure, letter = (was, now) if was.isdecimal() else (now, was)
    return len(letter) == 1 and "a" <= letter <= "z" and int(figure) == ord(letter) - ord("a") + 1


def _went(edit: Edit, mark: str) -> list[str]:
    """The lines that went ("removed") or came ("added"): whole blocks, and references in brackets out of the others,
    which consolidated German annexes have now in a line of their own, now in the heading. Other words, or a rate, that
    now stand in another rule are two changes."""
    whole = edit.before if mark == "removed" else edit.after
    if edit.before is None or edit.after is None:
        return _lines(whole)
    return [
        line for kind, text in edit.spans if kind == mark for line in _lines(text) if _BRACKETED.fullmatch(line.strip())
    ]


def _sign(edit: Edit, line: str) -> str:
    """What the line says, and of which day or code where that is in its name: in data a rate may begin on another day."""
    if edit.key is None or edit.column is not None:
        return _essence(line)
    named = [part for part in edit.key.split(SLASH) if _DAY_OR_CODE.fullmatch(part)]
    return SLASH.join((_essence(line), *named))


def _essence(line: str) -> str:
    """A line without what may come and go around the same words: addresses, the mark of a footnote, the short name of
    a law in brackets behind its title, the words that lead a page's scope (some sites answer them in any language)."""
    bare = _URL.sub(" ", line) if _ADDRESSED.search(line) else line
    if ")" in bare or "[^" in bare:
        bare = _FOOTNOTE.sub("", _FOOTNOTE.sub("", bare))
    scope = SCOPES.match(bare)
    return fold(((bare.lower()[scope.end() :] if scope else bare) or bare).rstrip(" ():"))


def _bare_label(text: str) -> str:
    return fold(_NUMBERING.sub("", label_of(text) or text))


def _lines(text: str | None) -> list[str]:
    return [line for line in (text or "").split("\n") if line.strip()]


def _matters(edit: Edit, said: _Said) -> bool:
    if any(HISTORIES.search(part) or CREDITS.search(part) for part in edit.path[-1:]):
        return False
    if edit.key is not None and edit.column is None and any(map(CITATION_KEYS.fullmatch, edit.path)):
        return False
    if _of_a_contact(edit) or _of_a_caption(edit):
        return False
    match edit.op:
        case Op.RENUMBERED:
            return False
        case Op.MOVED if edit.before == edit.after:
            return False
        case Op.ADDED | Op.REMOVED | Op.ROW_ADDED | Op.ROW_REMOVED:
            text = edit.after if edit.after is not None else edit.before
            lines = _lines(text)
            if edit.key and _TITLE_KEY.fullmatch(edit.key) and said.in_both_texts(text or ""):
                return False
            if edit.op in (Op.ROW_ADDED, Op.ROW_REMOVED):
                return any(words(_URL.sub(" ", line)) and not said.again(edit, line) for line in lines)
            beside_note = any(PROCESSING_NOTES.search(line) for line in lines)
            return any(
                _line_matters(line) and not said.again(edit, line)
                for line in lines
                if not (beside_note and len(words(line)) <= _NOTE)
            )
        case _:
            return _rewording_matters(edit, said) and not said.only_renumbered(edit)


def _of_a_contact(edit: Edit) -> bool:
    """Whether a cell or value says how to reach somebody: lists of customs offices, with their telephones."""
    name = edit.column or (edit.key.rpartition(SLASH)[2] if edit.key and SLASH in edit.key else None)
    return name is not None and CONTACT_KEYS.fullmatch(name.strip(" .:")) is not None


def _of_a_caption(edit: Edit) -> bool:
    """Whether a value of data only says how a record is shown, and no figure changed in it."""
    if edit.column is not None or not edit.key or SLASH not in edit.key:
        return False
    if not SHOWN_KEYS.fullmatch(edit.key.rpartition(SLASH)[2]):
        return False
    return not any(_FIGURE.search(text) for mark, text in edit.spans if mark != "same")


def _line_matters(line: str) -> bool:
    bare = _FILE.sub(" ", _URL.sub(" ", _TORN_LINK.sub(" ", without_label(line))))
    if CONTACTS.search(line) and len(line) < 120:
        return _substance_words(_OPENING.sub(" ", _PHONE.sub(" ", CONTACTS.sub(" ", bare))), 3)
    if PROCESSING_NOTES.search(line) or HISTORIES.search(line):
        return False
    return _substance_words(bare, 1)


def _substance_words(text: str, least: int) -> bool:
    found = [word for word in words(text) if says_something(word.casefold())] if least == 1 else words(text)
    return len(found) >= least or any(_FIGURE.search(word) for word in found)


def _rewording_matters(edit: Edit, said: _Said) -> bool:
    texts = (edit.before or "", edit.after or "")
    before, after = map(_without_addresses, texts if edit.op in _UNLABELLED else map(without_label, texts))
    if edit.op is not Op.ROW_CHANGED and all(said.again(edit, text) for mark, text in edit.spans if mark != "same"):
        return False
    if _essence(before) == _essence(after) or PROCESSING_NOTES.search(f"{before}\n{after}") or HISTORIES.search(after):
        return False
    if _other_citation(edit) or _of_contacts(edit, *texts) or all(map(_only_cites, texts)):
        return False
    before, after = plain(before, said.language), plain(after, said.language)
    if _essence(before) == _essence(after):
        return False
    if edit.op is Op.ROW_CHANGED and max(len(words(before)), len(words(after))) <= _CELL:
        return True
    gone, come = _difference(words(_CITED_PAGE.sub(" ", before)), words(_CITED_PAGE.sub(" ", after)))
    if any(OBLIGATIONS.fullmatch(word) for word in (*gone, *come)):
        return True
    if any(_FIGURE.search(word) for word in (*gone, *come)) or _other_numeral(edit):
        return True
    return joined_otherwise(gone, come) or _unlike(gone, come) or exchanged(edit.spans)


def _other_numeral(edit: Edit) -> bool:
    removed, added = (
        words("\n".join(text for mark, text in edit.spans if mark == kind)) for kind in ("removed", "added")
    )
    return another_numeral(removed, added)


def _of_contacts(edit: Edit, before: str, after: str) -> bool:
    """Whether the lines only say whom to ask, and when: a name, a telephone, its hours."""
    if any(len(line) > _CONTACT_LENGTH or VALUES.search(line) for line in (before, after)):
        return False
    if all(map(ADDRESS_LABELS.search, (before, after))):
        return True
    if all(CONTACT_LABELS.search(line) or (CONTACTS.search(line) and _PHONE.search(line)) for line in (before, after)):
        changed = [word for mark, text in edit.spans if mark != "same" for word in words(text)]
        return not any(word[0].islower() and len(word) > 3 for word in changed)
    timeless = [_essence(_OPENING.sub(" ", line)) for line in (before, after)]
    return bool(CONTACTS.search(before) and HOURS.search(before)) and timeless[0] == timeless[1]


def _only_cites(text: str) -> bool:
    """Whether the text is nothing but a list of the acts that made it: "(SOR/2019-140, s. 2; Mar. 22, 2023, D.C. Law
    24-332, § 7(c), 70 DCR 1582)", as Canadian and American laws end their sections."""
    return (
        len(_SECTIONED.findall(text)) > 1
        and not VALUES.search(text)
        and all(
            _CITING.fullmatch(word) or MONTHS_AND_DAYS.fullmatch(word) for word in words(text) if not word.isdecimal()
        )
    )


def _other_citation(edit: Edit) -> bool:
    """Every change is one word before the name of an act: "nouveau code de procédure civile" became "code de …"."""
    spans = edit.spans
    changed = [at for at, (mark, _) in enumerate(spans) if mark != "same"]
    return bool(changed) and all(
        len(words(spans[at][1])) == 1
        and not _FIGURE.search(spans[at][1])
        and any(CITED_ACTS.match(text) for mark, text in spans[at + 1 : at + 3] if mark == "same")
        for at in changed
    )


def _without_addresses(text: str) -> str:
    bare = _URL.sub(" ", text) if _ADDRESSED.search(text) else text
    return _PHONE.sub(" ", bare) if CONTACTS.search(bare) else bare


def _difference(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Words that one side has more often than the other; a word said twice in a row counts once."""
    was, now = (Counter(word.casefold() for word in _undoubled(side)) for side in (before, after))
    return list((was - now).elements()), list((now - was).elements())


def _undoubled(side: list[str]) -> list[str]:
    return [
        word
        for at, word in enumerate(side)
        if at == 0 or word.casefold() != side[at - 1].casefold() or _FIGURE.search(word)
    ]


def _unlike(gone: list[str], come: list[str]) -> bool:
    """Whether a changed word that says something is neither another form of its counterpart nor a name of the page
    itself. So many that change in one paragraph are no slips of the pen, and are not looked through."""
    if len(gone) + len(come) > _SLIPS:
        return True
    left = [_COURTESY.sub("", word) for word in come if not SELF_REFERENCES.fullmatch(word)]
    unlike = []
    for word in (_COURTESY.sub("", word) for word in gone if not SELF_REFERENCES.fullmatch(word)):
        like = next((other for other in left if same_word(word, other)), None)
        if like is not None:
            left.remove(like)
        else:
            unlike.append(word)
    if "".join(unlike) == "".join(left):  # "on line" and "online"
        return False
    return any(word and says_something(word) for word in (*unlike, *left))
