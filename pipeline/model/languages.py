"""Language tags: the shortest BCP 47 form, one spelling for one language."""

import re

UNKNOWN = "und"
SEVERAL = "mul"

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_THREE_TO_TWO = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it",
    "nld": "nl", "dut": "nl", "pol": "pl", "swe": "sv", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko",
    "ara": "ar", "tur": "tr", "rus": "ru", "ukr": "uk", "vie": "vi", "tha": "th", "ind": "id", "ell": "el",
    "gre": "el", "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk", "slv": "sl", "hrv": "hr", "hun": "hu",
    "ron": "ro", "rum": "ro", "bul": "bg", "dan": "da", "fin": "fi", "nob": "nb", "nor": "nb", "nno": "nn",
    "est": "et", "lav": "lv", "lit": "lt", "heb": "he", "hin": "hi", "fas": "fa", "per": "fa", "msa": "ms",
    "may": "ms", "cat": "ca", "glg": "gl", "gle": "ga", "isl": "is", "ice": "is", "srp": "sr", "mlt": "mt",
}  # fmt: skip
_OTHER_NAMES = {"no": "nb", "iw": "he", "in": "id", "cmn": "zh", "tl": "fil", "mo": "ro", "sh": "sr"}
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def normal_language(tag: str | None) -> str:
    """Any usual form (`en-GB`, `eng`, `zh_TW`, `no`) to ours; what is not a tag becomes `und`.

    The region goes, Chinese is always `zh-Hans` or `zh-Hant` (RFC 5646; without script or region: `zh-Hans`).
    """
    if not tag or not _TAG.fullmatch(tag.strip()):
        return UNKNOWN
    head, *rest = re.split(r"[-_]", tag.strip().lower())
    head = _OTHER_NAMES.get(head, _THREE_TO_TWO.get(head, head))
    if head == "zh":
        return "zh-Hant" if _TRADITIONAL & set(rest) else "zh-Hans"
    return head


def tag_of(name: str) -> str | None:
    """The tag of a language by its English or its own name (CLDR), in any case; None where it is neither."""
    from babel import Locale

    asked = name.strip().casefold()
    for tag in dict.fromkeys(_THREE_TO_TWO.values()):
        locale = Locale.parse(tag)
        if asked in ((locale.get_language_name() or "").casefold(), (locale.english_name or "").casefold()):
            return normal_language(tag)
    return None
