"""Indexes whose markup nobody has described: their notices are told from the menus around them."""

from datetime import date
from time import process_time

import pytest

from pipeline.model.source import Kind
from spiders.catalogue import load_catalogue
from spiders.entry import Listing
from spiders.kinds import listing, read_index
from spiders.kinds.index import Page

CATALOGUE = load_catalogue().by_id
URL = "https://customs.example.org/news/"

MENU = """<header><a href="/">Customs Administration of Example</a></header>
<nav><ul><li><a href="/imports">Importing goods into the country</a></li><li><a href="/exports">Exporting goods from it</a></li>
<li><a href="/travel">Travelling with goods and cash</a></li></ul></nav>
<div class="side-menu"><ul><li><a href="/a">Contact us about a declaration</a> 1 May 2020</li></ul></div>"""
FOOT = '<ul class="pagination"><li><a href="?page=2">Go to the second page of news</a></li></ul><footer><a href="/legal">Legal notice of 1 May 2020</a></footer>'


def read(body: str, language: str = "en", **section: object) -> list[tuple[str | None, date | None, str]]:
    page = Page(f"<html><body class='has-menu'>{MENU}{body}{FOOT}</body></html>".encode(), URL, None, language)
    index = listing.read(Listing.model_validate(section), page)
    assert index.fault is None
    return [(item.listed.title, item.listed.published, item.listed.url) for item in index.items]


TWO = [
    ("Duty on lamps raised to 5 %", date(2026, 11, 20), "https://customs.example.org/n/2"),
    ("New form for postal parcels", date(2026, 11, 19), "https://customs.example.org/n/1"),
]


@pytest.mark.parametrize(
    "body",
    [
        """<ul><li><a href="/n/2">Duty on lamps raised to 5 %</a> <span>20 November 2026</span></li>
        <li><a href="/n/1">New form for postal parcels</a> <span>19 November 2026</span></li></ul>""",
        """<table><tr><td>20.11.2026</td><td>Duty on lamps raised to 5 %</td><td><a href="/n/2">PDF</a></td></tr>
        <tr><td>19.11.2026</td><td>New form for postal parcels</td><td><a href="/n/1">PDF</a></td></tr></table>""",
        """<div class="views"><div class="views-row"><h3><a href="/n/2">Duty on lamps raised to 5 %</a></h3><div><time datetime="2026-11-20T10:00">Friday</time></div>
        <a href="/n/2">Read more</a></div><div class="views-row"><h3><a href="/n/1">New form for postal parcels</a></h3><div><time datetime="2026-11-19">Thursday</time></div></div></div>""",
        """<h2>November</h2><ul><li>2026-11-20 <a href="/n/2">Duty on lamps raised to 5 %</a> <a href="/n/2.pdf">pdf</a></li></ul>
        <h2>October</h2><ul><li>2026-11-19 <a href="/n/1">New form for postal parcels</a> <a href="/n/1.pdf">pdf</a></li></ul>""",
    ],
    ids=["list", "table of files", "Drupal view", "cut up by months"],
)
def test_rows_with_days_are_notices_and_menus_are_not(body: str) -> None:
    assert read(body) == TWO


def test_the_day_may_stand_in_the_address() -> None:
    rows = "".join(
        f'<li><a href="./202611/t202611{day}_399{day}.htm">关于跨境电子商务的公告{day}</a></li>' for day in (18, 19, 20)
    )
    assert [day for _, day, _ in read(f"<ul>{rows}</ul>", "zh")] == [date(2026, 11, day) for day in (18, 19, 20)]


def test_a_list_without_days_is_one_where_its_titles_say_enough() -> None:
    rows = "".join(
        f'<li><a href="/rule/{n}">Regulation {n} on the import of electrical goods</a></li>' for n in range(4)
    )
    assert len(read(f"<main><ul>{rows}</ul></main>")) == 4


def test_years_of_other_calendars_are_read() -> None:
    row = '<table><tr><td>20/11/2569</td><td><a href="x.php?id=1">ประกาศกรมศุลกากร ที่ 190/2569</a></td></tr></table>'
    assert read(row, "th")[0][1] == date(2026, 11, 20)


@pytest.mark.parametrize(
    "body",
    ["<p>The site is under maintenance.</p>", "<div id='app'></div>", "<form><input name='user'><a href='/lost'>Lost your password?</a></form>"],
    ids=["maintenance", "shell", "login"],
)  # fmt: skip
def test_a_page_that_is_no_index_names_nothing(body: str) -> None:
    assert read(body) == []


def test_addresses_that_are_declared_go_before_the_shape() -> None:
    body = '<p>See <a href="/duyurular/ek-vergi-20-11-2026">Ek vergi</a> and <a href="/about">our work in general terms</a></p>'
    assert read(body, "tr", match="/duyurular/.+") == [
        ("Ek vergi", None, "https://customs.example.org/duyurular/ek-vergi-20-11-2026")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 2000 + "".join(f'<a href="/n/{n}">A title of words {n}</a>' for n in range(1500)),
        "".join("<div><p>a b c" * 200 + f'<a href="/n/{n}">PDF</a>' + "</div>" * 200 for n in range(30)),
        "".join(f'<a href="/n/{n}">A title of words {n}</a> 2026-11-20 ' for n in range(6000)),
    ],
    ids=["deep", "deep rows", "endless links"],
)
def test_a_hostile_index_costs_little(body: str) -> None:
    """Measured in processor time: half a second each, where walking all the way up takes half a minute."""
    began = process_time()
    assert len(read(body)) <= 4000
    assert process_time() - began < 5


# The form of a notice's address as a stored page, stored code or the authority's own naming has it.
ADDRESSES = {
    "br-anvisa-noticias": "https://www.gov.br/anvisa/pt-br/assuntos/noticias-anvisa/2026/anvisa-atualiza",
    "cn-mofcom-export-control": "/article/hgfw/hgal/202605/1291.html",
    "cn-mofcom-trade-remedy": "/myjjdc/art/2025/art_9fa4ea413043469c8794445b2a5ac31f.html",
    "gh-gra-notices": "/news/portfolio/notice-to-all-vat-registered-taxpayers/",
    "kz-kgd-news": "/ru/news/otnositelno-ogranicheniy-na-mobilnye-perevody-1-132716",
    "ua-customs-news": "/news/zagalne-20/post/tovaroobig-ukrayiny-1",
    "au-daff-import-notices": "/biosecurity-trade/import/industry-advice/2026/131-2026",
    "ca-gac-export-notices": "/trade-commerce/controls-controles/notices-avis/1168.aspx?lang=eng",
    "cl-diario-oficial": "https://www.diariooficial.interior.gob.cl/publicaciones/2026/11/20/44601/01/2700001.pdf",
    "co-mincit-decretos": "/normatividad/decretos/2026/decreto-0214-del-20-de-noviembre-de-2026",
    "es-aeat-aduanas": "/Sede/aduanas/novedades/2026/noviembre/20/novedades-comercio-electronico.html",
    "eu-access2markets-news": "/access-to-markets/en/news/eu-applies-eu3-customs-duty-item-low-value-e-commerce-consignments",
    "fr-douane-actualites": "/actualites/taxe-sur-les-petits-colis-point-dinformation-sur-sa-mise-en-oeuvre",
    "int-upu-news": "/en/news/2026/august/indias-digipin-and-the-future-of-postal-addressing",
    "mx-sat-rgce": "https://www.sat.gob.mx/minisitio/NormatividadRMFyRGCE/documentos2026/rgce/anexos/Anexo10delasRGCEpara2026.pdf",
    "nz-recalls": "/recalls/acme-lamp",
    "pl-puesc-news": "/aktualnosci?p_p_id=seaplfptlnewspublisher&_seaplfptlnewspublisher_articleId=123456",
    "sa-sfda-news": "/en/news/2683516",
    "us-cbp-quota-bulletins": "/trade/quota/bulletins/qb-25-214-2025",
    "us-usps-postal-bulletin": "/postal-bulletin/2026/pb22705/html/cover_001.htm",
    "vn-government-docs": "/?pageid=27160&docid=219230",
    "ca-pm-statements": "/en/news/news-releases/2026/11/20/prime-minister-announces",
    "cn-mof-tariff": "./202611/t20261120_3999999.htm",
    "cn-mof-policy": "http://jjs.mof.gov.cn/zhengcefagui/202611/t20261120_3999999.htm",
    "in-pib-releases": "/PressReleasePage.aspx?PRID=2190001",
    "int-wco-newsroom": "/en/media/newsroom/2026/november/hs-2028.aspx",
    "jp-meti-press": "/english/press/2026/1120_001.html",
    "jp-caa-releases": "/notice/entry/048001/",
    "ke-kra-public-notices": "/news-center/public-notices/2301-import-of-used-goods",
    "mx-dof-index-ves": "nota_detalle.php?codigo=5788395&fecha=20/11/2026",
    "nz-customs-important-notices": "/about-us/news/important-notices/changes-to-levies/",
    "nz-customs-media-releases": "/about-us/news/media-releases/seizure/",
    "ph-boc-cmo": "https://customs.gov.ph/wp-content/uploads/2026/11/CMO-20-2026.pdf",
    "ph-boc-memoranda": "https://customs.gov.ph/wp-content/uploads/2026/11/OCOM-Memo.pdf",
    "tr-ggm-duyurular": "/duyurular/2026-yili-turk-gumruk-tarife-cetveli",
    "tr-ithalat-duyurular": "/duyurular/2026-yili-ilave-gumruk-vergisi",
    "tr-resmi-gazete": "20261120-9.htm",
    "tr-ticaret-damping": "/data/5b8/Y%C3%BCr%C3%BCrl%C3%BCkteki%20%C3%96nlemler%2020.11.2026.xlsx",
    "tr-ticaret-duyurular": "/duyurular/ithalat-rejimi-kararina-ek-karar-20-11-2026",
    "tw-customs-news": "/singlehtml/2222?cntId=cus1_210001_2222",
    "ua-rada-new": "/laws/show/1200-2026-%D0%BF",
    "us-cbp-media-releases": "/newsroom/national-media-release/cbp-announces",
    "au-abf-customs-notices": "/help-and-support-subsite/CustomsNotices/2026-23.pdf",
    "ch-bazg-directives": "/de/r-08-abfertigung-gefaehrlicher-gueter",
    "cn-cnca-announcements": "/zwxx/gg/2025/art/2025/art_4f9bb3b280ac4afe8a2beb86099fb88b.html",
    "cn-gov-policy-library": "/zhengce/zhengceku/202602/content_7056817.htm",
    "cn-samr-rules": "/zw/zfxxgk/fdzdgknr/fgs/art/2026/art_ce66ea61fcec4583b5dbd677f470088b.html",
    "gb-hmrc-advance-rulings": "/search-for-advance-tariff-rulings/ruling/600015846",
    "jp-customs-english-news": "/english/news/20260528e.html",
    "jp-meti-product-safety": "file/240410-1.html",
    "sa-zatca-news": "/en/MediaCenter/News/Pages/Wave25-E-invoicing.aspx",
    "uy-aduanas-clasificacion": "/innovaportal/v/28001/6/innova.front/resolucion-de-clasificacion-arancelaria-12_2026.html",
    "uy-aduanas-resoluciones": "/innovaportal/v/28501/6/innova.front/resolucion-9_2026.html",
    "us-cbp-wro-findings": "/sites/default/files/2026-11/wro-findings.csv",
}  # fmt: skip


@pytest.mark.parametrize("source", ADDRESSES)
def test_the_declared_form_of_addresses_is_that_of_the_authority(source: str) -> None:
    entry = CATALOGUE[source]
    base = entry.url if "{" not in entry.url else "https://www.resmigazete.gov.tr/eskiler/2026/11/20261120.htm"
    body = f'<ul><li><a href="{ADDRESSES[source]}">A title of several words</a></li></ul><a href="/contact">Contact us by letter</a>'
    (item,) = read_index(entry, Page(body.encode(), base, None, entry.language)).items
    assert item.listed.title == "A title of several words"


def test_every_declared_form_of_addresses_has_an_example() -> None:
    declared = {
        entry.id
        for entry in CATALOGUE.values()
        if entry.enabled
        and entry.kind is Kind.LISTING
        and entry.listing
        and entry.listing.match
        and not entry.listing.inside
    }
    assert declared <= set(ADDRESSES)
