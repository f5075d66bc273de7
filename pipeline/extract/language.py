"""The language of a document: what its script and most frequent words say, held against what it declares."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from pipeline.model.languages import UNKNOWN, normal_language

_SAMPLE = 20_000  # characters
_LEAST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_WORD = re.compile(r"[A-Za-z]+")  # the same where all is ASCII, in half the time
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

_FREQUENT = {
    "en": "the of and to in is for on that with by as be are or this from at which shall any not an may under "
    "you your page here was were have has error found access denied request server please moved object document no been its "
    "been permanently results size expected authorization authorized invalid",
    "de": "der die und in den von zu das mit des auf für ist im dem nicht ein eine als auch nach bei wird oder werden sind",
    "fr": "de la le les et des en du dans est que pour par sur une au un qui aux à ou pas avec ce sont",
    "es": "de la el en los y del las que por con para una al se es lo un su como o no más sus este",
    "pt": "de a o da do e em os que no para dos com na as uma por não ao é das um se ou à nos",
    "it": "di e il la che in per del della dei le con da un alla al una dell sono nel non i gli o delle",
    "nl": "de van het een en in voor op te dat is met zijn aan door of niet die bij als worden om uit wordt deze",
    "ca": "de la i el les els en que per amb del a un una es d l dels al o són aquest aquesta més com",
    "ro": "de şi și în la a care din cu pe nu se prin pentru sau al este o ale lei dacă unui unei sunt lege",
    "sv": "och i att det som en av för är på med den till om inte ett de eller har kan ska från vid får du",
    "da": "og i at det som en af for er på med den til om ikke et de eller har kan skal fra ved der efter jf",
    "nb": "og i å det som en av for er på med den til om ikke et de eller har kan skal fra ved etter loven",
    "fi": "ja on ei että se tai ovat voi sekä sen jos mukaan myös joka kun oli tämän ole jotka ne asetuksen lain",
    "pl": "w i z na do się o nie oraz jest przez od dla za lub po które art że dnia pracy ust poz rozporządzenie mowa",
    "cs": "a v se na je o z do podle pro nebo jako které k zákona za od ve při která po sb odst zákon není jsou",
    "sk": "a v na sa je o z do podľa pre alebo ako ktoré k zákona za od pri ktorý sú ods písm nie so zákon",
    "sl": "in v je za na se da so ali z po ki pri kot s od člena iz lahko tudi člen bi zakona ter ne",
    "hr": "i u na za se je od ili s koji koje da su o iz članka kao po zakona ne te uz iz nije stavka",
    "hu": "a az és hogy nem is egy vagy ha meg csak szerint kell de el illetve valamint között lehet ezen által",
    "tr": "ve bir bu ile için veya olarak olan de da göre madde ile ilgili edilen tarihli sayılı kanun maddesi yapılan",
    "et": "ja on ei et või selle mis seaduse kui ning lõige käesoleva mille poolt välja ka see kohta võib isik seadus",
    "lv": "un par ar no ir uz vai kas pie šo tiek nav līdz panta noteikumi likuma valsts kā arī ja pēc to",
    "lt": "ir į yra arba su iš apie kad kaip dėl ar ne šio jei bei nuo pagal už turi būti straipsnio tai gali",
    "vi": "và của các có trong cho được là theo này tại với không về người từ hoặc quy định khi đến những phải",
    "id": "yang dan di dengan untuk dari pada dalam ini atau tidak adalah oleh sebagai akan pasal ayat dapat ke tersebut",
    "ms": "yang dan di dengan untuk dari pada dalam ini atau tidak adalah oleh sebagai akan boleh ialah hendaklah itu",
    "ga": "an na agus ar i go is le a do ní faoi sé don bhfuil leis ach seo sin nó tá",
    "ru": "и в не на с по что для от или о при к из а как это за его также может статьи",
    "uk": "і в на не що для та з або до від про за у при є як це його також може статті згідно",
    "bg": "и на в за от да се по не с са или към при до е ал чл което както може който",
    "sr": "и у на за се је од или са који које да су о из члана као по закона не те уз",
    "el": "και το της του η των να για με που την από στην τα στο οι ο σε θα ή είναι τους στη τον",
    "fa": "و در به از که این را با است برای آن یک های تا بر شود می خود",
    "ur": "کے اور کی میں ہے کا سے کو پر نے کہ اس ہیں یہ کر جو نہیں ایک",
    "ar": "في من على إلى أن التي عن هذا أو لا هذه ما كان مع كل بعد قد ذلك بين",
}  # fmt: skip
_LETTERS = {  # that few other languages of their script have
    "tr": "ğışİ", "vi": "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "pl": "łżśźćń", "hu": "őű", "ro": "ăâțșţş", "lv": "āēģīķļņū",
    "lt": "ėįųūčšž", "et": "õ", "cs": "ěřů", "sk": "ľĺŕôä", "uk": "іїєґ", "sv": "åäö", "da": "æøå", "nb": "æøå", "de": "ß",
    "es": "ñ¿", "pt": "ãõ", "fi": "äö", "sr": "јљњћђџ", "ru": "ыэё", "bg": "ъщ",
}  # fmt: skip
_TRADITIONAL = frozenset("與為國會進關稅業務應條號種類對於發區實體當價標準廠產務機關處罰經規運貨開與學機")
_SIMPLIFIED = frozenset("与为国会进关税业务应条号种类对于发区实体当价标准厂产务机关处罚经规运货开学机")


def language_of(texts: Iterable[str], declared: str | None, expected: str | None = None) -> str:
    """The language as our tag.

    Clear text beats a declaration (Japanese articles in English frames, pages of templates that all say "en");
    the declaration of the capture beats what the source is expected to be, and both stand where the text is too short.
    """
    sample = _sample(texts)
    said = normal_language(declared)
    hoped = normal_language(expected)
    guess, sure = guessed(sample)
    if said == UNKNOWN:
        if hoped != UNKNOWN and (guess == UNKNOWN or not sure):
            return hoped
        return guess
    if guess in (UNKNOWN, said) or not sure or _close(guess, said):
        return said
    return guess


def guessed(sample: str) -> tuple[str, bool]:
    """The language that script, letters and frequent words point to, and whether clearly."""
    script, share = _script(sample)
    match script:
        case "kana":
            return "ja", True
        case "han":
            return _chinese(sample), True
        case "hangul":
            return "ko", True
        case "thai":
            return "th", share > 0.3
        case "hebrew":
            return "he", share > 0.3
        case "devanagari":
            return "hi", share > 0.3
        case _:
            return _by_words(sample, script)


def _sample(texts: Iterable[str]) -> str:
    parts: list[str] = []
    short: list[str] = []
    length = 0
    for text in texts:
        if text.count(" ") < 3 and text.isascii():  # names, codes and menu words speak no clear language
            if len(short) < 500:
                short.append(text[:80])
            continue
        parts.append(text[:2_000])
        length += len(parts[-1])
        if length > _SAMPLE:
            break
    return " ".join(parts if length > 200 else parts + short)


_SCRIPTS = (
    ("kana", re.compile("[\u3041-\u30fa]")),
    ("hangul", re.compile("[\uac00-\ud7af]")),
    ("han", re.compile("[\u3400-\u9fff]")),
    ("thai", re.compile("[\u0e00-\u0e7f]")),
    ("hebrew", re.compile("[\u0590-\u05ff]")),
    ("devanagari", re.compile("[\u0900-\u097f]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("greek", re.compile("[\u0370-\u03ff]")),
)


def _script(sample: str) -> tuple[str, float]:
    if sample.isascii() or _is_western(sample):
        return "latin", 1.0
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return "latin", 1.0
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    east = counts["kana"] + counts["han"]
    if east > 0.15 * letters:
        # A Chinese character says as much as a word of Latin letters.
        return ("kana" if counts["kana"] > 0.1 * east else "han"), east / letters
    best = max(counts, key=lambda name: counts[name])
    if counts[best] > 0.25 * letters:
        return best, counts[best] / letters
    return "latin", 1.0


def _is_western(sample: str) -> bool:
    """Whether the code page of Western Europe, with its dashes and quotes, holds every sign."""
    try:
        sample.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _chinese(sample: str) -> str:
    traditional = sum(char in _TRADITIONAL and char not in _SIMPLIFIED for char in sample)
    simplified = sum(char in _SIMPLIFIED and char not in _TRADITIONAL for char in sample)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


@cache
def _word_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in _FREQUENT.items():
        for word in {word for word in words.split() if len(word) > 1 or not word.isascii()}:
            table[word] = (*table.get(word, ()), language)
    return table


def _by_words(sample: str, script: str) -> tuple[str, bool]:
    words = (_PLAIN_WORD if sample.isascii() else _WORD).findall(sample)
    total = len(words)
    if total < _LEAST_WORDS:
        return _by_letters(sample, script)
    scores: Counter[str] = Counter()
    for languages, count in Counter(map(_word_table().get, map(str.lower, words))).items():
        for language in languages or ():
            scores[language] += count
    lower = sample.lower()
    beyond = Counter(_BEYOND_ASCII.findall(lower))
    for language, letters in _LETTERS.items():
        found = sum(beyond[letter] for letter in letters)
        if language in scores and found > len(lower) * 0.002:
            scores[language] += min(found, total // 6)
    ranked = scores.most_common(2)
    if not ranked:
        return _by_letters(sample, script)
    best, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if score < total * 0.05:
        return _by_letters(sample, script)
    if total < 12 and score < total * 0.3:
        return UNKNOWN, False
    return best, total >= 40 and score > 1.25 * second and score > total * 0.12


def _by_letters(sample: str, script: str) -> tuple[str, bool]:
    match script:
        case "arabic":
            return "ar", False
        case "cyrillic":
            return ("uk" if re.search("[іїєґ]", sample) else "ru"), False
        case "greek":
            return "el", True
        case _:
            lower = sample.lower()
            for language in ("tr", "vi", "pl", "hu", "lv"):
                if sum(lower.count(letter) for letter in _LETTERS[language]) > 2:
                    return language, False
            return UNKNOWN, False


_CLOSE = (frozenset(("da", "nb", "nn")), frozenset(("cs", "sk")), frozenset(("id", "ms")), frozenset(("hr", "sr", "bs", "sl")),
          frozenset(("es", "ca", "gl", "pt")), frozenset(("zh-Hans", "zh-Hant")), frozenset(("ru", "uk", "bg", "sr")))  # fmt: skip


def _close(one: str, other: str) -> bool:
    """Neighbours that short texts confuse: there the declaration stands."""
    return any(one in group and other in group for group in _CLOSE)
