"""Which language a text is in, as far as classifying needs it: by script, then by the commonest small words.

The source's catalogue entry or the page usually says; this decides where nothing does, and where a title-less text
came as `und`.
"""

import re

LEXICON_LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "zh", "ja", "ko", "ar", "tr", "ru", "uk", "vi", "th", "id", "hi",
)  # fmt: skip
_SAMPLE = 3000
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 0.1),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 0.1),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.1),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.2),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.2),
)
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
    "tr": "ve bir bu ile için olarak olan tarihli sayılı dair ilişkin veya göre",
    "vi": "và của các về cho theo trong được có với không quy định ngày",
    "id": "dan yang di untuk dengan dari atas pada dalam tentang ini ke oleh sebagai",
}
_SMALL = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def lexicon_language(language: str, text: str) -> str:
    """The lexicon to read a text with: the named language where there is one for it, else the likeliest."""
    head = language.partition("-")[0].lower()
    return head if head in LEXICON_LANGUAGES else guessed(text)


def guessed(text: str) -> str:
    """The likeliest language of a text; English where nothing speaks for another."""
    sample = text[:_SAMPLE]
    letters = sum(1 for letter in sample if letter.isalpha()) or 1
    for language, script, share in _SCRIPTS:
        if len(script.findall(sample)) / letters > share:
            return language
    if len(_CYRILLIC.findall(sample)) / letters > 0.3:
        return "uk" if any(letter in sample for letter in "іїєґ") else "ru"
    words = _WORD.findall(sample.lower())
    counts = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"
