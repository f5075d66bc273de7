"""One line and up to three sentences, in the source's own words: never invented."""

import re
from collections.abc import Iterator

from pipeline.classify.pairs import changed_pairs
from pipeline.model.classification import Facts, Passage, Standing, Subject

_LINE = 160
_SENTENCE = 320
_SHORT_VALUE = 60
_END = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"“«(])|\n+")
_BLANKS = re.compile(r"\s+")
_NO_END = re.compile(r"(?:\b(?:No|Nr|Nos|Art|Abs|Mr|Ms|Dr|St|Co|Inc|Ltd|vs|cf|approx|z\.B|bzw|núm|art|pág|ca|bijv|nr|poz|ст|п|г|[A-Z])|\d)\.$")


def headline_of(subject: Subject) -> str:
    """What a reader is told first.

    A notice has its title; an amendment says what changed: a cell with its row and column, else the sentence in which
    it changed. Empty only where there are no words at all.
    """
    if subject.event != "amended" and subject.title.strip():
        return _short(subject.title, _LINE)
    for before, after in changed_pairs(subject):
        return _short(_change_words(before, after), _LINE)
    for sentence in _sentences(subject):
        return _short(_with_section(sentence, subject), _LINE)
    return _short(subject.title, _LINE)


def summary_of(subject: Subject, facts: Facts) -> str:
    """Up to three sentences of the changed text: the first, and those that state figures and days."""
    sentences = list(dict.fromkeys(_sentences(subject)))[:200]
    if not sentences:
        return ""
    headline = headline_of(subject)
    ranked = sorted(range(len(sentences)), key=lambda at: (-_telling(sentences[at], at, facts), at))
    chosen = [at for at in ranked if sentences[at] != headline][:3]
    return " ".join(_short(sentences[at], _SENTENCE) for at in sorted(chosen))


def _change_words(before: Passage, after: Passage) -> str:
    old, new = _plain(before.text), _plain(after.text)
    labels = " · ".join(after.path[-2:])
    if len(old) <= _SHORT_VALUE and len(new) <= _SHORT_VALUE:
        return ": ".join(part for part in (labels, f"{old} → {new}") if part)
    return ": ".join(part for part in (after.path[-1] if after.path else "", new) if part)



def _with_section(sentence: str, subject: Subject) -> str:
    path = next((p.path for p in subject.passages if p.standing is not Standing.CONTEXT and p.path), ())
    return f"{path[-1]}: {sentence}" if path and len(sentence) < _SHORT_VALUE and path[-1] not in sentence else sentence


def _sentences(subject: Subject) -> Iterator[str]:
    """Those of the added text; where nothing was added, of the removed text."""
    for standing in (Standing.ADDED, Standing.REMOVED):
        texts = [passage.text for passage in subject.passages if passage.standing is standing]
        for text in texts:
            yield from split_sentences(text[:40_000])
        if texts:
            return


def split_sentences(text: str) -> Iterator[str]:
    """Sentences in the order of the text, blanks made single; an abbreviation or a figure's point ends none."""
    held = ""
    for part in _END.split(text):
        held = f"{held} {_plain(part)}".strip()
        if held and not _NO_END.search(held[-12:]):
            yield held
            held = ""
    if held:
        yield held


def _telling(sentence: str, at: int, facts: Facts) -> float:
    score = 2.0 if at == 0 else 1.0 / (at + 1)
    score += 0.6 * sum(1 for year in {str(fact.date.year) for fact in facts.dates} if year in sentence)
    score += 0.8 * ("%" in sentence or "％" in sentence)
    score += 0.5 * any(reference in sentence for reference in facts.references[:20])
    return score if len(sentence) >= 20 or any(ord(letter) > 0x3000 for letter in sentence) else score - 1.5


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _short(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with a sign that there is more."""
    text = _plain(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > most // 2 else cut).rstrip(" ,;:") + "…"
