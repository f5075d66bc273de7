"""Did you mean …?"""

from collections.abc import Iterable


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known word most like the one given (0 to 100 by Levenshtein ratio, at least 60), else None."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(given, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60)
    return str(found[0]) if found else None
