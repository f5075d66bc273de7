"""What a reader relies on of countries: whose goods, which way; no false friends; never the issuer itself."""

import time

import pytest

from pipeline.classify.places import find_places
from pipeline.model.classification import Countries


def places(
    text: str, language: str = "en", issuer: str | None = "US", title: str = "", *, outward: bool = False
) -> Countries:
    return find_places((title, text), language, issuer, outward=outward)[0]


# From China and from one more country, in each language.
ORIGINS = {
    "en": ("Anti-dumping duty on goods originating in China and Türkiye", ("CN", "TR")),
    "de": ("Einfuhren von Waren mit Ursprung in der Volksrepublik China und der Türkei", ("CN", "TR")),
    "fr": ("importations originaires de Chine et de Thaïlande", ("CN", "TH")),
    "es": ("importaciones originarias de la República Popular China y de Vietnam", ("CN", "VN")),
    "pt": ("importações originárias da China e da Índia", ("CN", "IN")),
    "it": ("prodotti originari della Cina e del Giappone", ("CN", "JP")),
    "nl": ("goederen van oorsprong uit China en uit Rusland", ("CN", "RU")),
    "pl": ("towary pochodzące z Chin i Indii", ("CN", "IN")),
    "sv": ("varor med ursprung i Kina och Indien", ("CN", "IN")),
    "zh": ("原产于美国和日本的进口产品", ("US", "JP")),
    "ja": ("中華人民共和国産及び大韓民国産の貨物", ("CN", "KR")),
    "ko": ("중국산 및 일본산 제품에 대한 덤핑방지관세", ("CN", "JP")),
    "ar": ("الواردات ذات المنشأ من الصين والهند", ("CN", "IN")),
    "tr": ("Çin Halk Cumhuriyeti ve Hindistan menşeli ürünler", ("CN", "IN")),
    "ru": ("товары, происходящие из Китая и Украины", ("CN", "UA")),
    "uk": ("товари походженням з Китаю та Білорусі", ("CN", "BY")),
    "vi": ("hàng hóa có xuất xứ từ Trung Quốc và Hàn Quốc", ("CN", "KR")),
    "th": ("สินค้าที่มีถิ่นกำเนิดจากสาธารณรัฐประชาชนจีน", ("CN",)),
    "id": ("barang yang berasal dari Tiongkok dan India", ("CN", "IN")),
    "zh-hant": ("原產於越南及中國大陸之貨品", ("VN", "CN")),
    "cs": ("zboží pocházející z Číny a z Turecka", ("CN", "TR")),
    "sk": ("tovar s pôvodom v Číne a z Turecka", ("CN", "TR")),
    "hr": ("roba podrijetlom iz Kine i Turske", ("CN", "TR")),
    "sl": ("blago s poreklom iz Kitajske in Turčije", ("CN", "TR")),
    "hu": ("Kínából és Törökországból származó áruk", ("CN", "TR")),
    "ro": ("mărfuri originare din China și din Turcia", ("CN", "TR")),
    "bg": ("стоки с произход от Китай и Турция", ("CN", "TR")),
    "el": ("προϊόντα καταγωγής Κίνας και Τουρκίας", ("CN", "TR")),
    "fi": ("Kiinasta ja Turkista peräisin olevat tavarat", ("CN", "TR")),
    "da": ("varer med oprindelse i Kina og fra Tyrkiet", ("CN", "TR")),
    "nb": ("varer med opprinnelse i Kina og fra Tyrkia", ("CN", "TR")),
    "he": ("טובין מסין ומטורקיה", ("CN", "TR")),
    "fa": ("کالاهای وارداتی از چین و ترکیه", ("CN", "TR")),
    "hi": ("चीन और तुर्की से आयात", ("CN", "TR")),
    "bn": ("চীন থেকে আমদানি করা পণ্য", ("CN",)),
    "ms": ("barang berasal dari China dan Turki", ("CN", "TR")),
    "tl": ("kalakal mula sa China", ("CN",)),
    "sw": ("bidhaa kutoka China na Uturuki", ("CN", "TR")),
}
DESTINATIONS = {
    "en": ("exports to Iran are banned", "IR"),
    "de": ("Ausfuhren nach Russland", "RU"),
    "fr": ("exportations à destination de Cuba", "CU"),
    "es": ("exportaciones con destino a Cuba", "CU"),
    "pt": ("exportações com destino a Angola", "AO"),
    "it": ("esportazioni verso Cuba", "CU"),
    "nl": ("uitvoer naar Iran", "IR"),
    "pl": ("wywóz do Iranu", "IR"),
    "sv": ("export till Ryssland", "RU"),
    "zh": ("出口至伊朗", "IR"),
    "ja": ("イラン向けの輸出", "IR"),
    "ar": ("الصادرات المتجهة إلى إيران", "IR"),
    "ru": ("вывоз в Иран", "IR"),
    "uk": ("експорт до Ірану", "IR"),
    "vi": ("xuất khẩu sang Iran", "IR"),
    "th": ("ส่งออกไปยังอิหร่าน", "IR"),
    "id": ("ekspor ke Iran", "IR"),
    "cs": ("vývoz do Íránu", "IR"),
    "sk": ("vývoz do Iránu", "IR"),
    "hr": ("izvoz u Iran", "IR"),
    "sl": ("izvoz v Iran", "IR"),
    "ro": ("export către Iran", "IR"),
    "bg": ("износ за Иран", "IR"),
    "el": ("εξαγωγές προς το Ιράν", "IR"),
    "da": ("eksport til Iran", "IR"),
    "nb": ("eksport til Iran", "IR"),
    "fa": ("صادرات به ایران", "IR"),
    "hi": ("ईरान को निर्यात", "IR"),
    "ms": ("eksport ke Iran", "IR"),
    "tl": ("papunta sa Iran", "IR"),
    "sw": ("kwenda Iran", "IR"),
}


@pytest.mark.parametrize("language", ORIGINS)
def test_origins_are_found_in_each_language(language: str) -> None:
    text, wanted = ORIGINS[language]
    issuer = "TW" if language == "zh-hant" else "PE"
    assert set(places(text, language.partition("-")[0], issuer).origins) == set(wanted)


@pytest.mark.parametrize("language", DESTINATIONS)
def test_destinations_are_found_in_each_language(language: str) -> None:
    text, wanted = DESTINATIONS[language]
    found = places(text, language, "PE")
    assert found.destinations == (wanted,)
    assert found.origins == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Frozen turkey meat, china plates and a chad", "en"),
        ("Turkey Meat and Brazil Nuts", "en"),
        ("The port of Savannah, Georgia", "en"),
        ("Jordan almonds, Panama hats, guinea pigs and Guinea pigs", "en"),
        ("New Mexico, New Jersey and the Gulf of Mexico", "en"),
        ("the Final Act of the Uruguay Round", "en"),
        ("Acta Final de la Ronda Uruguay", "es"),
        ("Reunión del comité", "es"),
        ("ネクタイ及びタイヤ", "ja"),
        ("精米及び玄米", "ja"),
        ("布鲁氏菌病（马耳他种）", "zh"),
        ("Mỹ phẩm, Pháp luật và Ý kiến", "vi"),
        ("Camarões congelados", "pt"),
    ],
)
def test_false_friends_are_no_countries(text: str, language: str) -> None:
    assert places(text, language, "PE") == Countries("PE")


def test_georgia_and_turkey_are_countries_where_goods_come_from_them() -> None:
    assert places("wine originating in Georgia and hazelnuts from Turkey").origins == ("GE", "TR")


def test_the_issuer_its_union_and_its_address_are_not_counted() -> None:
    text = (
        "Goods from Peru. European Commission, Rue de la Loi 200, Brussels, Belgium. Imports into the European Union."
    )
    assert places(text, "en", "EU") == Countries("EU", ("PE",))
    assert places("Generalzolldirektion, Bonn, Deutschland: Einfuhren in die EU aus Peru", "de", "DE").origins == (
        "PE",
    )
    assert places("U.S. Customs and Border Protection, United States", "en", "US") == Countries("US")


def test_a_group_stands_for_its_members_where_goods_come_from_it() -> None:
    found = places("goods originating in ASEAN member states", "en", "CN").origins
    assert {"VN", "TH", "ID"} <= set(found)
    assert places("a meeting of ASEAN officials", "en", "CN").origins == ()
    assert "VN" not in places("goods originating in ASEAN member states", "en", "VN").origins


def test_exports_without_a_word_of_direction_have_destinations() -> None:
    assert places("Iran: sanctions list amended", "en", "GB", outward=True).destinations == ("IR",)


def test_a_country_named_in_passing_deep_in_a_law_is_not_counted() -> None:
    text = (
        "The importer shall keep records. " * 40 + "The convention was signed in Norway. " + "Records are kept. " * 20
    )
    assert places(text, "en", "PE") == Countries("PE")
    assert places("Norway: " + text, "en", "PE").origins == ("NO",)


def test_each_country_has_its_reason() -> None:
    _, reasons = find_places(("", "goods from Viet Nam"), "en", "US", outward=False)
    assert [(reason.for_, reason.because) for reason in reasons] == [("country:VN", "“Viet Nam” as origin")]


@pytest.mark.parametrize("unit", ["China ", "9", "a", "中国", "from ", "タイ"])
def test_hostile_text_is_fast(unit: str) -> None:
    started = time.process_time()
    find_places(((unit * 1_000_000)[:1_000_000],), "ja", "US", outward=False)
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A fee of 40 United States dollars is charged for each declaration."),
        ("es", "El derecho asciende a 40 dólares de los Estados Unidos de América."),
        ("fr", "La redevance est de 40 dollars des États-Unis."),
        ("ru", "Сбор составляет 40 долларов США."),
        ("vi", "Mức phí là 40 đô la Mỹ."),
        ("ja", "手数料は40米ドルとする。"),
    ],
)
def test_the_name_of_a_currency_is_no_country(language: str, text: str) -> None:
    found = places(text, language, issuer="PE")
    assert found.origins == found.destinations == ()


def test_an_agreement_is_not_its_members_goods() -> None:
    assert places("关于RCEP原产地证书签发有关事项的公告", "zh", issuer="CN").origins == ()
    assert "TH" in places("从RCEP进口的货物", "zh", issuer="CN").origins


def test_a_word_of_origin_far_from_a_country_says_nothing_of_it() -> None:
    text = (
        "Goods from the free zone are examined under the law that was concluded last year with Norway and its ports. "
    )
    assert places(text + "x " * 400, issuer="US").origins == ("NO",)
    assert find_places(("", text + "x " * 400), "en", "US", outward=False, of_goods=False)[0].origins == ()


def test_what_is_not_of_the_subject_names_no_country() -> None:
    from pipeline.classify import classify
    from pipeline.model.classification import Passage, Subject

    notice = Subject(
        (Passage("The head of customs received a delegation from Norway; they exchanged views."),), language="en"
    )
    assert classify(notice).countries == Countries(None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Labels must be in English and French.", "en"),
        ("Turkish delight and guinea fowl", "en"),
        ("The seal is sent by Hong Kong Customs.", "en"),
        ("The notice was served through the Embassy of Chile.", "en"),
        ("Write to 12 Orchard Street, Singapore 0238, Singapore.", "en"),
        ("提交香港海关签发的确认书", "zh"),
    ],
)
def test_languages_offices_and_addresses_are_no_origins(text: str, language: str) -> None:
    assert places(text, language, "PE") == Countries("PE")


def test_an_example_deep_in_an_explanation_is_no_origin() -> None:
    explained = "A good is originating where it is wholly obtained. " * 60
    assert places(explained + "Take a ring made in Chile or goods from ASEAN.", "en", "CN") == Countries("CN")
    assert places("Goods made in Chile. " + explained, "en", "CN").origins == ("CL",)


def test_northern_ireland_is_not_ireland() -> None:
    assert places("Parcels to Northern Ireland need data.", "en", "US").destinations == ("XI",)


@pytest.mark.parametrize(
    ("row", "path", "wanted"),
    [
        ("Germany | 19 | 7", (), ("DE",)),
        ("Standard VAT rate 23 %", ("rates", "LU"), ("LU",)),
        ("VAT rate 21 %", ("VAT rates", "Netherlands"), ("NL",)),
        ("VAT rate 21 % in all Member States | all", (), ()),
    ],
)
def test_a_row_of_a_unions_table_concerns_the_member_that_it_is_kept_for(
    row: str, path: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    from pipeline.classify import classify
    from pipeline.model.classification import Passage, Subject

    subject = Subject((Passage(row, path=path),), title="VAT rates", jurisdiction="EU", language="en", event="amended")
    answer = classify(subject)
    assert answer.countries.destinations == wanted
    assert classify(Subject(subject.passages, "VAT rates", "US", "en")).countries.destinations != ("DE",)
