"""Laws and feeds in XML, whoever publishes them; and what hostile XML may not do."""

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType, Document


def read(text: str, **more: str) -> Document:
    return extract(Raw(text.encode(), **({"content_type": "application/xml"} | more)))  # type: ignore[arg-type]


def shown(document: Document) -> list[tuple[str, tuple[str, ...], str]]:
    return [(block.type.value, block.path, block.text) for block in document.blocks]


def test_a_canadian_regulation() -> None:
    document = read(
        '<Regulation xml:lang="fr"><Identification><ShortTitle>Décret</ShortTitle></Identification><Body>'
        "<Heading level='1'><TitleText>Définitions</TitleText></Heading>"
        "<Section><MarginalNote>Termes</MarginalNote><Label>2</Label><Text>Les termes <DefinedTermFr>suivants</DefinedTermFr>.</Text>"
        "<Paragraph><Label>a)</Label><Text>courrier;</Text></Paragraph></Section></Body></Regulation>"
    )
    assert document.language == "fr"
    assert shown(document)[-3:] == [
        ("heading", ("Décret", "Définitions"), "2 Termes"),
        ("paragraph", ("Décret", "Définitions", "2 Termes"), "Les termes suivants."),
        ("paragraph", ("Décret", "Définitions", "2 Termes"), "a) courrier;"),
    ]


def test_akoma_ntoso_with_its_notes_after_the_sentence() -> None:
    document = read(
        "<akomaNtoso><act><meta><identification source='x'/></meta><body><article><num>Art. 1</num><heading>Scope</heading>"
        "<paragraph><num>1</num><content><p>This Act<authorialNote><p>SR 101</p></authorialNote> applies.</p></content></paragraph>"
        "</article></body></act></akomaNtoso>"
    )
    assert shown(document) == [
        ("heading", (), "Art. 1 Scope"),
        ("paragraph", ("Art. 1 Scope",), "1 This Act applies."),
        ("paragraph", ("Art. 1 Scope",), "SR 101"),
    ]


def test_a_taiwanese_law() -> None:
    document = read(
        "<法規><法規名稱>關稅法</法規名稱><法規內容><編章節>第 一 章 總則</編章節>"
        "<條文><條號>第 1 條</條號><條文內容><![CDATA[關稅之課徵、貨物之通關，\n  依本法之規定。]]></條文內容></條文></法規內容></法規>"
    )
    assert (document.title, document.language) == ("關稅法", "zh-Hant")
    assert shown(document)[-1] == (
        "paragraph",
        ("關稅法", "第 一 章 總則", "第 1 條"),
        "關稅之課徵、貨物之通關，依本法之規定。",
    )


def test_a_table_in_a_law() -> None:
    document = read(
        "<act><p>Rates</p><table><tgroup><thead><row><entry>Code</entry><entry>Rate</entry></row></thead><tbody><row><entry>0101</entry><entry>5</entry></row></tbody></tgroup></table></act>"
    )
    assert document.blocks[-1].cells == (("Code", "0101"), ("Rate", "5"))


def test_other_xml_is_data() -> None:
    document = read(
        "<sdnList><sdnEntry><uid>1</uid><lastName>A</lastName></sdnEntry><sdnEntry><uid>2</uid><lastName>B</lastName></sdnEntry></sdnList>"
    )
    assert {block.key: block.text for block in document.blocks}["sdnlist / sdnentry / 2 / lastname"] == "B"


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Notices</title><language>en-GB</language>
<lastBuildDate>Mon, 02 Mar 2026</lastBuildDate>
<item><title>Duty &amp; tax</title><guid>n-1</guid><description>&lt;p&gt;The rate rises.&lt;/p&gt;&lt;p&gt;From May.&lt;/p&gt;</description></item>
</channel></rss>"""


def test_a_feed_gives_its_items_as_headings_and_its_stamps_to_the_chrome() -> None:
    document = read(RSS)
    assert (document.format, document.language, document.title) == ("feed", "en", "Notices")
    assert shown(document) == [
        ("heading", (), "Notices"),
        ("heading", ("Notices",), "Duty & tax"),
        ("paragraph", ("Notices", "Duty & tax"), "The rate rises."),
        ("paragraph", ("Notices", "Duty & tax"), "From May."),
    ]
    assert document.blocks[1].key == "n-1"
    assert "Mon, 02 Mar 2026" in [block.text for block in document.chrome]


def test_a_json_feed_is_a_feed() -> None:
    document = extract(
        Raw(
            b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "title": "A", "content_text": "B"}]}'
        )
    )
    assert [block.text for block in document.blocks] == ["T", "A", "B"]


def test_entities_of_its_own_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    document = read(
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><act><p title="&l9;">x &l9; y</p></act>'
    )
    assert len(document.text) < 100


def test_no_file_is_read_through_an_entity_or_an_include() -> None:
    document = read(
        '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><act xmlns:xi="http://www.w3.org/2001/XInclude"><p>x&f;</p>'
        '<xi:include href="/etc/passwd" parse="text"/></act>'
    )
    assert "root:" not in document.text


def test_entities_that_html_knows_are_characters() -> None:
    assert read("<act><p>a&nbsp;b &eacute; &lt;</p></act>").text == "a b é <"


def test_a_cut_off_law_says_so_and_keeps_what_is_there() -> None:
    document = read("<?xml version='1.0'?><act><p>First.</p><p>Second")
    assert "First." in document.text
    assert "not well-formed" in document.faults[0]


def test_deep_nesting_ends_with_its_text() -> None:
    document = read("<act><p>" + "<b>" * 1_900 + "deep" + "</b>" * 1_900 + "</p></act>")
    assert "deep" in document.text or document.faults


def test_words_beside_blocks_keep_their_order() -> None:
    document = read("<act><alinea>Before:<list><item>one</item><item>two</item></list>after.</alinea></act>")
    assert [(block.type, block.text) for block in document.blocks] == [
        (BlockType.PARAGRAPH, "Before:"),
        (BlockType.ITEM, "one"),
        (BlockType.ITEM, "two"),
        (BlockType.PARAGRAPH, "after."),
    ]
