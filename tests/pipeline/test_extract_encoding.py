"""What a reader relies on: each character is the one that the authority wrote, whatever the page says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.encoding import decode

TURKISH = "İthalat vergisi oranı yüzde ondan yirmiye çıkarılmıştır; değişiklik yayımı tarihinde yürürlüğe girer. Şartlar ağır."
JAPANESE = "関税率表の第八十五類に掲げる物品の税率は、次のとおりとする。輸入者は申告をしなければならない。"
CHINESE = "进口货物的税率自二〇二六年一月一日起调整，海关总署负责解释。纳税义务人应当自申报之日起十五日内缴纳税款。"


@pytest.mark.parametrize(
    ("label", "codec", "text", "name"),
    [
        ("windows-1254", "cp1254", TURKISH, "windows-1254"),
        ("ISO-8859-9", "cp1254", TURKISH, "windows-1254"),
        ("Shift_JIS", "cp932", JAPANESE, "shift_jis"),
        ("x-sjis", "cp932", JAPANESE, "shift_jis"),
        ("euc-jp", "euc-jp", JAPANESE, "euc-jp"),
        ("gb2312", "gb18030", CHINESE, "gb18030"),
        ("GBK", "gb18030", CHINESE, "gb18030"),
        ("ks_c_5601-1987", "cp949", "수입 물품의 관세율은 다음과 같다", "euc-kr"),
        ("big5", "big5hkscs", "進口貨物之稅率", "big5"),
        ("koi8-r", "koi8-r", "Ставка ввозной пошлины", "koi8-r"),
        ("iso-8859-1", "cp1252", "café – crème", "windows-1252"),
    ],
)
def test_a_declared_encoding_is_read_by_its_web_meaning(label: str, codec: str, text: str, name: str) -> None:
    in_header = decode(text.encode(codec), f"text/html; charset={label}")
    in_meta = decode(f'<meta charset="{label}">{text}'.encode(codec))
    assert (in_header.text, in_header.encoding, in_header.sure) == (text, name, True)
    assert in_meta.text.endswith(text)
    assert in_meta.encoding == name


def test_a_page_re_encoded_on_its_way_keeps_its_characters_though_its_declaration_lies() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>Resolución, año, señal</p>'
    read = decode(page.encode())
    assert "Resolución, año, señal" in read.text
    assert (read.encoding, read.sure) == ("utf-8", True)


def test_a_declaration_of_utf_16_on_plain_utf_8_is_not_believed() -> None:
    read = decode('<?xml version="1.0" encoding="utf-16"?><a>Decreto número</a>'.encode())
    assert (read.encoding, "número" in read.text) == ("utf-8", True)


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
    ],
)
def test_a_byte_order_mark_beats_the_header(codec: str, mark: bytes, name: str) -> None:
    read = decode(mark + TURKISH.encode(codec), "text/html; charset=windows-1252")
    assert (read.text, read.encoding) == (TURKISH, name)


def test_utf_16_without_a_mark_is_seen_by_its_zero_bytes() -> None:
    assert decode("<html><body>Tariff notice</body></html>".encode("utf-16-le")).encoding == "utf-16-le"


@pytest.mark.parametrize(
    ("codec", "language", "text", "name"),
    [
        ("cp1254", "tr", TURKISH, "windows-1254"),
        ("cp932", "ja", JAPANESE, "shift_jis"),
        ("gb18030", "zh-Hans", CHINESE, "gb18030"),
        ("cp1252", "fr", "Les droits de douane sont modifiés à compter du mois de février.", "windows-1252"),
    ],
)
def test_without_a_declaration_the_language_of_the_source_helps_and_the_guess_is_not_sure(
    codec: str, language: str, text: str, name: str
) -> None:
    read = decode(text.encode(codec), None, language)
    assert (read.text, read.encoding, read.sure) == (text, name, False)


def test_a_western_page_without_any_hint_is_known_by_its_frequent_words() -> None:
    text = (
        "El Ministerio de la República Oriental aprueba la reglamentación de la ley, según los artículos que se indican. "
        * 3
    )
    assert decode(text.encode("cp1252")).text == text


def test_plain_ascii_is_called_so_whatever_is_declared() -> None:
    assert decode(b"<meta charset=utf-8>tariff").encoding == "us-ascii"


def test_a_foreign_fragment_costs_its_own_letters_and_no_others() -> None:
    read = decode(("Vámtarifa és díjszabás, " * 40).encode() + "díj".encode("iso8859-2"))
    assert read.encoding == "utf-8"
    assert read.lost == 1
    assert not read.sure
    assert read.text.startswith("Vámtarifa és díjszabás")


def test_characters_come_in_their_composed_form() -> None:
    assert decode("Zölle".encode()).text == "Zölle"


@given(
    st.binary(max_size=3_000),
    st.sampled_from([None, "text/html; charset=utf-16", "text/html; charset=hex", "charset=x"]),
)
def test_any_bytes_are_read_without_an_exception(body: bytes, content_type: str | None) -> None:
    assert decode(body, content_type).encoding


@given(st.text(max_size=500))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    import unicodedata

    encodable = text.encode("utf-8", "ignore").decode().lstrip("\ufeff")
    read = decode(encodable.encode(), "text/plain; charset=utf-8")
    if read.encoding in ("utf-8", "us-ascii"):
        assert read.text == unicodedata.normalize("NFC", encodable)
