"""Grammatical endings by language: light stemming in the sense of Savoy and Larkey, general rules without word lists.

Each language has rounds of endings; in a round the first that fits goes. Letters are folded (no accents). Turkish is
cut to five letters (Can et al., "Information retrieval on Turkish texts", 2008: as good as a full analysis).
"""

TRUNCATED = {"tr": 5}


def _rounds(*endings: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sorted(line.split(), key=len, reverse=True)) for line in endings)


ENDINGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "de": _rounds("ern en em er es e n s"),
    "nl": _rounds("en e s"),
    "sv": _rounds("s", "arna erna orna ar er or en et na an a e n t"),
    "fr": _rounds("s x", "e"),
    "es": _rounds("es s", "a o e"),
    "pt": _rounds("oes ao aes", "is s l m", "a o e i"),
    "it": _rounds("io ia ie hi he ii i a o e"),
    "pl": _rounds("owego owej owych owymi owym ego emu ych ymi ami ach iej ej ow om ym im em ie a e i o u y", "i"),
    "ru": _rounds(
        "ами ями ого его ому ему ыми ими ах ях ов ев ей ой ый ий ая яя ое ее ые ие ых их ую юю ом ем ам ям ым им "
        "а я о е ы и у ю ь й",
        "и ь",
    ),
    "uk": _rounds(
        "ами ями ого ому ими ах ях ів їв ей ою ею ий ій их ую ом ем ам ям им а я о е и і ї у ю ь й є", "і и ь"
    ),
    "id": _rounds("nya lah"),
}

_ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل")
_ARABIC_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def strip_arabic(word: str) -> str:
    """Larkey's light stemming: article and one-letter words before, number and gender behind."""
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in _ARABIC_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def strip_english(word: str) -> str:
    """Plurals only: more would join "ruling" with "rules of origin"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
