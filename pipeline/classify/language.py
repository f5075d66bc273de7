"""Which language a text is in, as far as classifying needs it: by script, then by the commonest small words.

The source's catalogue entry or the page usually says; this decides where nothing does, and where a title-less text
came as `und`.
"""

import re
from functools import cache

_SAME = {"no": "nb", "nn": "nb", "in": "id", "iw": "he", "bs": "hr", "fil": "tl"}
"""Codes that stand for one lexicon."""
_OWN_SCRIPT = frozenset({"ja", "ko", "zh", "th", "ar", "hi", "fa", "ur", "mr", "ne", "el", "he", "bn"})
_SAMPLE = 3000
_LINES = 400
_ENGLISH = 2
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]+"), 0.05),
    ("ko", re.compile(r"[\uac00-\ud7af]+"), 0.1),
    ("zh", re.compile(r"[\u4e00-\u9fff]+"), 0.1),
    ("th", re.compile(r"[\u0e00-\u0e7f]+"), 0.1),
    ("ar", re.compile(r"[\u0600-\u06ff]+"), 0.2),
    ("hi", re.compile(r"[\u0900-\u097f]+"), 0.2),
    ("el", re.compile(r"[\u0370-\u03ff]+"), 0.2),
    ("he", re.compile(r"[\u0590-\u05ff]+"), 0.2),
    ("bn", re.compile(r"[\u0980-\u09ff]+"), 0.2),
)
_ANY_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0590-\u06ff\u0900-\u09ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
_OF_LATIN_AND_CYRILLIC = bytes((*range(0xCD), *range(0xD0, 0xD5), 0xE1, 0xE2))
"""Bytes of UTF-8 in Latin and Cyrillic letters and general signs: without others no letter must be looked at."""
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {
    "en": "the of and to in for is that on with by from which shall be are this as",
    "de": "der die das und des den von zu für auf mit ist im nach über eine werden dem",
    "fr": "le la les des et du de en pour dans une est par sur que aux à au l d",
    "es": "el la los de las del y en por para que una se con al lo es",
    "pt": "o a os de das dos e do da em para que uma no na com ao por não",
    "it": "il di la che e del della per dei con un una nel sono le gli dal delle",
    "nl": "de het van en een in voor op te met is dat aan bij zijn wordt of",
    "pl": "w z na i do nie się dnia oraz o od przez jest dla ze lub",
    "sv": "och att det som en av för på är med till den i om ska från",
    "da": "og af det til en på er for med den som ikke der skal fra ved eller om kan",
    "nb": "og av det til en på er for med som ikke skal fra ved eller om kan i å",
    "fi": "ja on ei se että sekä tai joka ovat mukaan sen myös kun jos voi",
    "cs": "a v na se je že pro z do o s podle nebo ze které jsou od při",
    "ro": "și în de la cu pe din pentru care sau este prin al a ale privind",
    "hu": "a az és hogy nem egy szóló is vagy meg szerint kell valamint",
    "tr": "ve bir bu ile için olarak olan tarihli sayılı dair ilişkin veya göre",
    "vi": "và của các về cho theo trong được có với không quy định ngày",
    "id": "dan yang di untuk dengan dari atas pada dalam tentang ini ke oleh sebagai",
    "ms": "dan yang di untuk dengan daripada kepada pada dalam ini ke oleh adalah bagi telah",
    "hr": "i u na se je za od do s o te koji koje ili kao prema su nije iz može",
    "sl": "in v na se je za od do z o ter ki ali kot po so ni iz pri lahko",
    "sk": "a v na sa je že pre z do s o alebo zo ktoré sú od pri podľa",
    "tl": "ang ng mga sa at na ay para kung hindi ito mula upang nito",
    "sw": "na ya wa kwa ni za katika la kutoka cha hiyo kama au vya",
}
_SMALL = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def lexicon_language(language: str, text: str) -> str:
    """The language to read a text in: the named one, unless its script says otherwise; else the likeliest."""
    head = language.partition("-")[0].lower()
    if len(head) != 2:
        return guessed(text)
    head = _SAME.get(head, head)
    if head in _OWN_SCRIPT:
        return head
    if script := by_script(text):
        return script
    return "en" if _only_english(head, text) else head


def _only_english(named: str, text: str) -> bool:
    """Whether a text said to be in another language has English small words and none of its own: carriers and customs
    of small countries put English notices on pages of their own language."""
    if named == "en" or named not in _SMALL:
        return False
    # Nearly every text has a word of its own language in its first lines: that is found without reading on.
    if _own_word(named).search(text[: text.rfind(" ", 0, _LINES) + 1].lower()):
        return False
    sample = text[:_SAMPLE].lower()
    if _own_word(named).search(sample):
        return False
    return len((_SMALL["en"] - _SMALL[named]) & set(_WORD.findall(sample))) >= _ENGLISH


@cache
def _own_word(language: str) -> re.Pattern[str]:
    """Any small word of a language that is none of English."""
    words = "|".join(sorted(_SMALL[language] - _SMALL["en"]))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])")


def by_script(text: str) -> str | None:
    """The language whose script the text is written in, where one script has one language among ours."""
    sample = text[:_SAMPLE]
    if sample.isascii() or not sample.encode("utf-8", "surrogatepass").translate(None, _OF_LATIN_AND_CYRILLIC):
        return None
    if not _ANY_SCRIPT.search(sample):
        return None
    letters = sum(map(len, _LETTERS.findall(sample))) or 1
    for language, script, share in _SCRIPTS:
        if sum(map(len, script.findall(sample))) / letters > share:
            return language
    return None


def guessed(text: str) -> str:
    """The likeliest language of a text; English where nothing speaks for another."""
    if script := by_script(text):
        return script
    sample = text[:_SAMPLE]
    letters = sum(1 for letter in sample if letter.isalpha()) or 1
    if len(_CYRILLIC.findall(sample)) / letters > 0.3:
        return "uk" if any(letter in sample for letter in "іїєґ") else "ru"
    words = _WORD.findall(sample.lower())
    counts = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"
