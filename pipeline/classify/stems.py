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

LONGER: dict[str, tuple[str, ...]] = {
    "es": ("costo", "dono", "partido", "senalo"),
    "it": ("collegh", "marchi", "porto"),
    "nl": ("informers",),
    "pl": ("mowi", "zawodow"),
    "pt": ("coral", "decom", "homem", "juros", "leil", "porto", "postal", "preso"),
    "ru": ("назначени", "платье"),
    "sv": ("mote", "valet", "varor"),
    "tr": (
        "bassaglig", "calisanlar", "calistay", "elektrikl", "farkindalik", "gorevden", "gorevlendir", "isaretleme", "kalinti", "karantina", "konteyner",
        "kontenjan", "oyuncak", "sinirli", "siniflandir", "soyledi", "tercihli", "toplanti", "uyarinca", "uygunlu", "yaptirim",
    ),
}  # fmt: skip
"""Stems that the rules would cut to another, common word: `leilão` (auction) to `lei` (law), `toplantı` (meeting) to
`toplam` (total). What begins with one has it for its stem."""


def _exceptions(*lines: str) -> dict[str, str]:
    return {word: words[0] for line in lines if (words := line.split()) for word in words}


EXCEPTIONS: dict[str, dict[str, str]] = {
    "ar": _exceptions(
        "ادويه الادويه والادويه للادويه بالادويه",
        "اجتماعي الاجتماعي اجتماعيه الاجتماعيه والاجتماعيه",
        "اضافه بالاضافه الاضافه اضافيه الاضافيه اضافي الاضافي",
        "بطاقه البطاقه بطاقات البطاقات ببطاقه وبطاقه والبطاقات",
        "وجود الوجود لوجود",
        "اعلي الاعلي",
        "رسمي الرسمي رسميه الرسميه رسميا",
    ),
    "de": _exceptions("mann manns mannes", "gehalten gehaltene gehaltenen", "messen", "messer messern messers"),
    "es": _exceptions("cites", "oposiciones", "intereses"),
    "it": _exceptions("ossia", "resi"),
    "nl": _exceptions("beroepen", "ouderen", "weee"),
    "pt": _exceptions("isso", "marca marcas", "postal postais", "decisao decisoes", "pressao pressoes"),
    "ru": _exceptions("коллегия коллегии коллегию коллегией коллегий коллегиям коллегиях"),
    "sv": _exceptions("vid"),
    "uk": _exceptions(
        "водій водія водії водію водіїв водієм водієві", "мить миті", "колегія колегії колегію колегією колегій"
    ),
}
"""Words whose stem the rules would join with another's, as Snowball calls them: the first of each line is the stem."""

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
