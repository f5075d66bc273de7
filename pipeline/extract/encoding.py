"""Bytes to characters: what a page says of its encoding, held against what its bytes are.

Names are those of the WHATWG Encoding Standard in lower case (so ISO-8859-1 is windows-1252), but two that say more:
`us-ascii` where no byte needs any other, `utf-8-sig` for UTF-8 behind a byte order mark.
"""

import codecs
import re
from dataclasses import dataclass

from pipeline.extract.content import composed
from pipeline.extract.language import guessed
from pipeline.model.languages import UNKNOWN, normal_language

HEAD = 4096  # where a declaration is looked for; HTML asks for 1,024, real pages put scripts before it
SAMPLE = 1 << 16  # bytes that the guess looks at
_MANY_ERRORS = 0.002  # share of replaced characters from which a declared encoding is not believed

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IN_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_IN_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)

# The label as declared (WHATWG, section 4.2, the ones met), the name we give, Python's decoder that reads its superset.
_LABELS = {
    "utf8": "utf-8", "ascii": "windows-1252", "us-ascii": "windows-1252", "latin1": "windows-1252",
    "latin-1": "windows-1252", "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252",
    "cp1252": "windows-1252", "iso-8859-9": "windows-1254", "latin5": "windows-1254", "iso8859-9": "windows-1254",
    "cp1254": "windows-1254", "cp1251": "windows-1251", "cp1250": "windows-1250", "cp1253": "windows-1253",
    "cp1256": "windows-1256", "cp1257": "windows-1257", "tis-620": "windows-874", "iso-8859-11": "windows-874",
    "shift-jis": "shift_jis", "sjis": "shift_jis", "x-sjis": "shift_jis", "ms_kanji": "shift_jis",
    "windows-31j": "shift_jis", "cp932": "shift_jis", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "gb_2312-80": "gb18030", "cp936": "gb18030", "ks_c_5601-1987": "euc-kr", "cp949": "euc-kr", "korean": "euc-kr",
    "big5-hkscs": "big5", "cn-big5": "big5", "x-x-big5": "big5", "cp950": "big5", "x-euc-jp": "euc-jp",
    "koi8": "koi8-r", "unicode": "utf-16-le", "utf-16": "utf-16-le", "ucs-2": "utf-16-le",
}  # fmt: skip
_DECODERS = {"shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs", "windows-874": "cp874"}
# What a page without a declaration was most likely written in, by its language.
_BY_LANGUAGE = {
    "tr": ("windows-1254",), "ru": ("windows-1251", "koi8-r"), "uk": ("windows-1251", "koi8-u"),
    "bg": ("windows-1251",), "sr": ("windows-1250", "windows-1251"), "el": ("windows-1253", "iso-8859-7"),
    "he": ("windows-1255",), "ar": ("windows-1256",), "fa": ("windows-1256",), "th": ("windows-874",),
    "vi": ("windows-1258",), "lt": ("windows-1257",), "lv": ("windows-1257",), "et": ("windows-1257",),
    "pl": ("iso-8859-2", "windows-1250"), "cs": ("windows-1250",), "sk": ("windows-1250",),
    "hu": ("windows-1250",), "ro": ("windows-1250",), "hr": ("windows-1250",), "sl": ("windows-1250",),
    "ja": ("shift_jis", "euc-jp"), "ko": ("euc-kr",), "zh-Hans": ("gb18030",), "zh-Hant": ("big5", "gb18030"),
}  # fmt: skip
_WESTERN = frozenset("en de fr es pt it nl sv da nb nn fi ca gl eu is ga".split())


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, in Unicode's normal form C, and how they were found. `lost` bytes could not be read."""

    text: str
    encoding: str
    sure: bool
    lost: int = 0


def decode(body: bytes, content_type: str | None = None, language: str | None = None) -> Decoded:
    """Read bytes as characters. Never raises: bytes that fit no reading become U+FFFD and are counted as lost.

    Order: byte order mark, pure ASCII, valid UTF-8 with any sequence of several bytes (whatever is declared: pages
    re-encoded on their way keep an old declaration), header, XML declaration, meta, language, statistics.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            text = body[len(mark) :].decode("utf-8" if name == "utf-8-sig" else name, "replace")
            return _decoded(text, name, sure=True)
    declared = _declared(body, content_type)
    if wide := _wide(body):
        return _decoded(body.decode(wide, "replace"), wide, sure=False)
    if body.isascii() and declared != "iso-2022-jp":
        return Decoded(body.decode("ascii"), "us-ascii", sure=True)
    try:
        return _decoded(body.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError:
        return _legacy(body, declared, language)


def _legacy(body: bytes, declared: str | None, language: str | None) -> Decoded:
    if declared:
        read = _read(body, declared)
        if read is not None and read.lost <= max(3, len(read.text) * _MANY_ERRORS):
            return read
    # A page of UTF-8 with a foreign fragment pasted in (a Hungarian sign-in page with one ISO-8859-2 word).
    mixed = _decoded(body.decode("utf-8", "replace"), "utf-8", sure=False)
    whole = len(mixed.text) - mixed.lost - len(mixed.text.encode("ascii", "ignore"))
    if mixed.lost <= max(1, len(mixed.text) * 0.02) and whole > 20 * mixed.lost:
        return mixed
    hint = normal_language(language)
    if hint == UNKNOWN:
        # The frequent words of a Latin script are mostly plain letters, readable in any of these encodings.
        hint = guessed(body[:SAMPLE].decode("latin-1"))[0]
    for name in _BY_LANGUAGE.get(hint, ("windows-1252",) if hint in _WESTERN else ()):
        read = _read(body, name, sure=False)
        if read is not None and read.lost == 0:
            return read
    return _guess(body)


def _guess(body: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # late: half of all pages never need it

    best = from_bytes(body[:SAMPLE], steps=5, chunk_size=512).best()
    name = _name(best.encoding.replace("_", "-")) if best is not None else None
    read = _read(body, name, sure=False) if name else None
    if read is not None and read.lost <= len(read.text) * _MANY_ERRORS:
        return read
    return _read(body, "windows-1252", sure=False) or Decoded("", "windows-1252", sure=False)


def _read(body: bytes, name: str, *, sure: bool = True) -> Decoded | None:
    try:
        text = body.decode(_DECODERS.get(name, name), "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return _decoded(text, name, sure=sure)


def _decoded(text: str, name: str, *, sure: bool) -> Decoded:
    lost = text.count("\ufffd")
    return Decoded(composed(text), name, sure and lost == 0, lost)


def _declared(body: bytes, content_type: str | None) -> str | None:
    head = body[:HEAD]
    in_header = _IN_HEADER.search(content_type or "")
    for found in (in_header and in_header.group(1), _first(_IN_XML, head), _first(_IN_META, head)):
        name = _name(found) if found else None
        if name:
            return name
    return None


def _first(pattern: re.Pattern[bytes], head: bytes) -> str | None:
    match = pattern.search(head)
    return match.group(1).decode("ascii", "ignore") if match else None


def _name(label: str) -> str | None:
    label = label.strip().lower()
    name = _LABELS.get(label, _LABELS.get(label.replace("_", "-"), label))
    try:
        info = codecs.lookup(_DECODERS.get(name, name))
    except (LookupError, ValueError):
        return None
    # Python also "decodes" bzip2, hex and ROT13 under such names; those are no character sets.
    return (
        name
        if getattr(info, "_is_text_encoding", True) and name not in ("idna", "punycode", "unicode_escape")
        else None
    )


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark, by the zero bytes that Latin letters and mark-up have in it."""
    head = body[:HEAD]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None
