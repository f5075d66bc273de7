"""The words of a text as written where a term of the lexicon was found: "Schmuggelware" for `schmuggel*`."""

from functools import lru_cache

from pipeline.classify.words import BETWEEN_WORDS, is_unspaced, pattern, searchable, word_at, written_words

_KEPT = 10_000


def as_written(term: str, start: int, text: str, language: str) -> str:
    """What a reader finds in `text` for a term found at `start` of its normal form; of `a & b` both, in the text's order.

    Inside a run of a script without spaces the term itself is what is written.
    """
    halves = _halves(term, language)
    if len(halves) == 1 and not halves[0][1]:
        return halves[0][2]
    normal, words = searchable(text, language), written_words(text, language)
    if len(halves) == 1:
        return _words(start, halves[0][1], normal, words) or halves[0][2]
    found = sorted((normal.find(form, start), number, half) for form, number, half in halves)
    return " … ".join((_words(at, number, normal, words) if at >= 0 else "") or half for at, number, half in found)


def _words(at: int, number: int, normal: str, words: tuple[str, ...]) -> str:
    first = word_at(normal, at)
    return " ".join(words[first : first + number])


@lru_cache(maxsize=_KEPT)
def _halves(term: str, language: str) -> tuple[tuple[str, int, str], ...]:
    """Of each half of a term its form in a normal text, how many words it is (0 inside a run), and itself."""
    halves = []
    for half in term.split(" & "):
        form = pattern(half, language)
        number = 0 if is_unspaced(form.strip()[:1]) else form.strip().count(BETWEEN_WORDS) + 1
        halves.append((form, number, half.strip("*")))
    return tuple(halves)
