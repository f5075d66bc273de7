"""Answers of authorities, written by us in the shape that their documentation gives: for each source of the built-in
catalogue what its reader must find in them, as (key, title, day, address). Fields that the research marks as
remembered only are marked `from memory`; a live answer may correct them.
"""

from dataclasses import dataclass, replace
from datetime import date

Found = tuple[str, str | None, date | None, str]


@dataclass(frozen=True)
class Sample:
    """An answer, where it came from, and what stands in it."""

    body: str
    found: tuple[Found, ...]
    more: tuple[str, ...] = ()
    kind: str | None = None
    encoding: str = "utf-8"


NOV_20 = date(2026, 11, 20)

FEDERAL_REGISTER = """{"count": 2, "description": "Documents", "total_pages": 2,
 "next_page_url": "https://www.federalregister.gov/api/v1/documents.json?page=2",
 "results": [
  {"document_number": "2026-12345", "title": "Entry of Low-Value Shipments", "type": "Rule", "abstract": "Ends it.",
   "effective_on": "2026-12-01", "comments_close_on": null, "publication_date": "2026-11-20", "citation": "91 FR 99999",
   "agencies": [{"slug": "u-s-customs-and-border-protection"}], "docket_ids": ["USCBP-2026-0001"],
   "html_url": "https://www.federalregister.gov/documents/2026/11/20/2026-12345/entry"},
  {"document_number": "C1-2026-11111", "title": "Correction", "type": "Rule", "publication_date": "2026-11-20",
   "html_url": "https://www.federalregister.gov/documents/2026/11/20/C1-2026-11111/correction"}]}"""
FEDERAL_REGISTER_SAMPLE = Sample(
    FEDERAL_REGISTER,
    (
        (
            "2026-12345",
            "Entry of Low-Value Shipments",
            NOV_20,
            "https://www.federalregister.gov/documents/2026/11/20/2026-12345/entry",
        ),
        (
            "C1-2026-11111",
            "Correction",
            NOV_20,
            "https://www.federalregister.gov/documents/2026/11/20/C1-2026-11111/correction",
        ),
    ),
    ("https://www.federalregister.gov/api/v1/documents.json?page=2",),
)
# The first is one of CBP's documents, which another query tells.
TOLD_ELSEWHERE = replace(FEDERAL_REGISTER_SAMPLE, found=FEDERAL_REGISTER_SAMPLE.found[1:])
_GOVUK = """{"results": [{"_id": "/guidance/import-goods", "title": "Import goods", "link": "/guidance/import-goods",
  "description": "How", "public_timestamp": "2026-11-20T09:30:00Z", "content_store_document_type": "detailed_guide"}], "total": 1, "start": 0}"""
GOVUK_SAMPLE = Sample(
    _GOVUK, (("/guidance/import-goods", "Import goods", NOV_20, "https://www.gov.uk/guidance/import-goods"),)
)
_KCS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>공고</title><item><title>관세청 공고 제2026-99호</title>
<link>/kcs/na/ntt/selectNttInfo.do?mi=2895&amp;nttSn=10081234</link><dc:date>2026-11-20</dc:date></item></channel></rss>"""
_PLONE = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Notícias</title></channel><item rdf:about="y"><title>Importação nº 099/2026</title>
<link>https://www.gov.br/siscomex/pt-br/noticias/importacao-099</link><dc:date>2026-11-20T15:00:00-03:00</dc:date></item></rdf:RDF>"""


def _rss(title: str, link: str, day: str = "Fri, 20 Nov 2026 10:00:00 GMT") -> str:
    return f'<rss version="2.0"><channel><title>F</title><item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item></channel></rss>'


# Of these the field names are remembered only; the others rest on documentation, stored code or stored answers.
REMEMBERED = frozenset("us-usitc-hts-release-list mx-sidof-notas es-boe-sumario".split())

SAMPLES: dict[str, Sample] = {
    **{f"us-federal-register-{name}": FEDERAL_REGISTER_SAMPLE for name in ("cbp", "ustr", "presidential-tariff", "232")},
    "us-federal-register-de-minimis": TOLD_ELSEWHERE,
    "us-ecfr-title-19": Sample(
        """{"content_versions": [{"date": "2026-11-17", "amendment_date": "2026-11-17", "issue_date": "2026-11-20", "identifier": "10.151",
        "name": "§ 10.151 Importations not over $800.", "part": "10", "title": "19", "type": "section", "substantive": true, "removed": false}],
        "meta": {"title": "19", "result_count": "1", "total_pages": "1", "page": "1"}}""",
        (("10.151@2026-11-20", "§ 10.151 Importations not over $800.", NOV_20, "https://www.ecfr.gov/on/2026-11-20/title-19/section-10.151"),),
        ("https://www.ecfr.gov/api/versioner/v1/versions/title-19.json?issue_date%5Bgte%5D=2026-11-10&page=2",),
    ),
    "us-cbp-csms-json": Sample(
        """[{"subject": "CSMS # 69326983 - GUIDANCE: Section 301", "pub_date": "11/20/2026 03:15 PM EST",
        "href": "https://content.govdelivery.com/accounts/USDHSCBP/bulletins/421d887"}]""",
        (("69326983", "CSMS # 69326983 - GUIDANCE: Section 301", NOV_20, "https://content.govdelivery.com/accounts/USDHSCBP/bulletins/421d887"),),
    ),
    "us-usitc-hts-release-list": Sample(
        '[{"name": "2026HTSRev21", "description": "2026 HTS Revision 21", "title": "x"}]',  # from memory
        (("2026HTSRev21", "2026 HTS Revision 21", None, "https://hts.usitc.gov/reststop/releaseList"),),
    ),
    "us-ustr-rss": Sample(_rss("USTR acts", "/about/1"), (("https://ustr.gov/about/1", "USTR acts", NOV_20, "https://ustr.gov/about/1"),)),
    "us-ofac-recent-actions": Sample(
        '<div class="views-row"><a href="/recent-actions/20261120">Counter Narcotics Designations</a> November 20, 2026</div>'
        '<a href="/recent-actions?page=1">Next</a>',
        (("20261120", "Counter Narcotics Designations", NOV_20, "https://ofac.treasury.gov/recent-actions/20261120"),),
    ),
    "us-cpsc-recalls-api": Sample(
        """[{"RecallID": 10500, "RecallNumber": "26123", "RecallDate": "2026-11-20T00:00:00", "Title": "Lamps Recalled Due to Fire Hazard",
        "URL": "https://www.cpsc.gov/Recalls/2026/Lamps", "Products": [{"Name": "Lamp", "NumberOfUnits": "About 1,200"}],
        "Hazards": [{"Name": "Fire"}], "ManufacturerCountries": [{"Country": "China"}], "Images": [{"URL": "https://x"}]}]""",
        (("26123", "Lamps Recalled Due to Fire Hazard", NOV_20, "https://www.cpsc.gov/Recalls/2026/Lamps"),),
    ),
    "us-openfda-food-enforcement": Sample(
        """{"meta": {"results": {"skip": 0, "limit": 300, "total": 1}}, "results": [{"recall_number": "F-0123-2027", "event_id": "95000",
        "report_date": "20261120", "classification": "Class II", "recalling_firm": "Acme", "product_description": "Oat milk"}]}""",
        (("F-0123-2027", "Acme: Oat milk", NOV_20, "https://api.fda.gov/food/enforcement.json?search=recall_number:F-0123-2027"),),
        ("https://api.fda.gov/food/enforcement.json?search=report_date%3A%5B20261110+TO+20261124%5D&sort=report_date%3Adesc&limit=300&skip=300",),
    ),
    "eu-taxud-news": Sample(_rss("New VAT rules", "/news/vat_en"), (("https://taxation-customs.ec.europa.eu/news/vat_en", "New VAT rules", NOV_20, "https://taxation-customs.ec.europa.eu/news/vat_en"),)),
    "eu-trade-news": Sample(_rss("Duties", "/news/d_en"), (("https://policy.trade.ec.europa.eu/news/d_en", "Duties", NOV_20, "https://policy.trade.ec.europa.eu/news/d_en"),)),
    "eu-eurlex-oj-l": Sample(
        _rss("Commission Implementing Regulation (EU) 2026/2345", "https://eur-lex.europa.eu/legal-content/EN/AUTO/?uri=OJ:L_202602345"),
        (("OJ:L_202602345", "Commission Implementing Regulation (EU) 2026/2345", NOV_20, "https://eur-lex.europa.eu/legal-content/EN/AUTO/?uri=OJ:L_202602345"),),
    ),
    "eu-tron-ongoing": Sample(
        '[{"caseInitId": 2765, "shortName": "Ceramic tiles", "caseCategory": "AD", "ongoingInvestigation": "Y"}]',
        (("2765", "Ceramic tiles", None, "https://tron.trade.ec.europa.eu/investigations/case/2765"),),
    ),
    "eu-safety-gate-weekly-xml": Sample(
        """<?xml version="1.0"?><weeklyReports><weeklyReport><reference>Report-2026-47</reference><publicationDate>20/11/2026</publicationDate>
        <URL>https://ec.europa.eu/safety-gate-alerts/api/download/weeklyReport/detail/xml/10001234?language=en</URL></weeklyReport></weeklyReports>""",
        (("Report-2026-47", "Report-2026-47", NOV_20, "https://ec.europa.eu/safety-gate-alerts/api/download/weeklyReport/detail/xml/10001234?language=en"),),
    ),
    "eu-rasff-search": Sample(
        """{"totalPages": 3, "notifications": [{"notifId": 800001, "reference": "2026.9999", "ecValidationDate": "20-11-2026 10:22:11",
        "subject": "Aflatoxins in peanuts", "originCountries": [{"isoCode": "CN"}]}]}""",
        (("2026.9999", "Aflatoxins in peanuts", NOV_20, "https://webgate.ec.europa.eu/rasff-window/screen/notification/800001"),),
    ),
    **dict.fromkeys(("gb-govuk-hmrc", "gb-opss-recalls"), GOVUK_SAMPLE),
    "gb-trade-tariff-news": Sample(
        """{"data": [{"id": "412", "type": "news_item", "attributes": {"slug": "stop-press-1", "title": "Stop press", "precis": "p",
        "content": "c", "start_date": "2026-11-20", "end_date": null}}], "meta": {"pagination": {"page": 1, "total_count": 300}}}""",
        (("412", "Stop press", NOV_20, "https://www.trade-tariff.service.gov.uk/news/stories/stop-press-1"),),
        ("https://www.trade-tariff.service.gov.uk/uk/api/news/items?service=uk&per_page=20&page=2",),
    ),
    "gb-trade-tariff-changes": Sample(
        """{"data": [{"id": "3456789", "type": "change", "attributes": {"oid": 3456789, "model_name": "Measure", "operation": "U",
        "operation_date": "2026-11-20"}, "relationships": {"record": {"data": {"id": "20123456", "type": "measure"}}}}], "included": []}""",
        (("3456789", "Measure U", NOV_20, "https://www.trade-tariff.service.gov.uk/uk/api/changes/2026-11-20"),),
    ),
    "gb-trade-tariff-live-issues": Sample(
        '{"data": [{"id": "7", "attributes": {"title": "Wrong duty shown", "status": "Active", "date_discovered": "2026-11-20"}}]}',
        (("7", "Wrong duty shown", NOV_20, "https://www.trade-tariff.service.gov.uk/live_issues"),),
    ),
    "gb-legislation-uksi": Sample(
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://www.legislation.gov.uk/id/uksi/2026/1234</id><title>The Customs (Amendment) Regulations 2026</title>
        <link rel="self" href="http://www.legislation.gov.uk/id/uksi/2026/1234"/><link href="http://www.legislation.gov.uk/uksi/2026/1234/made"/>
        <published>2026-11-20T00:00:00Z</published></entry></feed>""",
        (("uksi/2026/1234", "The Customs (Amendment) Regulations 2026", NOV_20, "http://www.legislation.gov.uk/uksi/2026/1234/made"),),
    ),
    "gb-fsa-alerts": Sample(
        '{"items": [{"@id": "x", "notation": "FSA-PRIN-50-2026", "title": "Acme recalls", "created": "2026-11-20T10:00:00", "alertURL": "https://www.food.gov.uk/news-alerts/alert/fsa-prin-50-2026"}]}',
        (("FSA-PRIN-50-2026", "Acme recalls", NOV_20, "https://www.food.gov.uk/news-alerts/alert/fsa-prin-50-2026"),),
    ),
    "ca-gazette-part2": Sample(
        _rss("2026-11-20", "https://gazette.gc.ca/rp-pr/p2/2026/2026-11-18-x1/html/index-eng.html"),
        (("2026-11-18-x1", "2026-11-20", NOV_20, "https://gazette.gc.ca/rp-pr/p2/2026/2026-11-18-x1/html/index-eng.html"),),
    ),
    "ca-cbsa-customs-notices": Sample(
        '<table><tr><td><a href="cn26-23-eng.html">Customs Notice 26-23: Remission</a></td><td>November 20, 2026</td></tr></table><a href="menu-fra.html">Français</a>',
        (("26-23", "Customs Notice 26-23: Remission", NOV_20, "https://www.cbsa-asfc.gc.ca/publications/cn-ad/cn26-23-eng.html"),),
    ),
    "ca-recalls": Sample(
        """[{"NID": "76001", "Title": "Acme lamps", "URL": "https://recalls-rappels.canada.ca/en/alert-recall/acme-lamps", "Last updated": "2026-11-20", "Archived": "0"},
        {"NID": "76002", "Title": "Lampes Acme", "URL": "https://recalls-rappels.canada.ca/fr/avis-rappel/lampes-acme", "Last updated": "2026-11-20"}]""",
        (("acme-lamps", "Acme lamps", NOV_20, "https://recalls-rappels.canada.ca/en/alert-recall/acme-lamps"),),
    ),
    "mx-dof-index-mat": Sample(
        '<table><tr><td><a href="nota_detalle.php?codigo=5788395&fecha=20/11/2026">Decreto por el que se modifica la Tarifa</a></td></tr></table><a href="index.php">Inicio</a>',
        (("5788395", "Decreto por el que se modifica la Tarifa", None, "https://www.dof.gob.mx/nota_detalle.php?codigo=5788395&fecha=20/11/2026"),),
    ),
    "mx-sidof-notas": Sample(  # array names from memory
        """{"messageCode": 200, "response": "OK", "NotasMatutinas": [{"codNota": 5788395, "titulo": "Decreto", "fecha": "20-11-2026"}],
        "NotasVespertinas": [], "NotasExtraordinarias": [{"codNota": 5788400, "titulo": "Acuerdo", "fecha": "20-11-2026"}]}""",
        (
            ("5788395", "Decreto", NOV_20, "https://sidof.segob.gob.mx/notas/5788395"),
            ("5788400", "Acuerdo", NOV_20, "https://sidof.segob.gob.mx/notas/5788400"),
        ),
    ),
    **{name: Sample(_PLONE, (("https://www.gov.br/siscomex/pt-br/noticias/importacao-099", "Importação nº 099/2026", NOV_20, "https://www.gov.br/siscomex/pt-br/noticias/importacao-099"),)) for name in ("br-siscomex-importacao", "br-receita-noticias")},
    "br-dou-leitura": Sample(
        """<html><body><div id="shell"></div><script id="params" type="application/json">{"typeNormDay": {"DO1": true}, "jsonArray": [{"pubName": "DO1",
        "urlTitle": "resolucao-gecex-n-999-600000001", "title": "RESOLUÇÃO GECEX Nº 999", "pubDate": "20/11/2026", "content": "Altera", "artType": "Resolução"}]}</script></body></html>""",
        (("resolucao-gecex-n-999-600000001", "RESOLUÇÃO GECEX Nº 999", NOV_20, "https://www.in.gov.br/en/web/dou/-/resolucao-gecex-n-999-600000001"),),
    ),
    "in-cbic-customs-updates": Sample(
        '[{"id": 1010900, "updatedDate": "20-Nov-2026", "notificationNo": "55/2026-Customs (ADD)", "notificationName": "Seeks to levy duty", "updateType": "Notification"}]',
        (("1010900", "55/2026-Customs (ADD) Seeks to levy duty", NOV_20, "https://taxinformation.cbic.gov.in/view-pdf/1010900/ENG/Notifications"),),
    ),
    "cn-mof-tax-policy": Sample(
        '<ul><li><a href="./202611/t20261120_3999999.htm" title="关于跨境电子商务的公告">关于跨境电子商务的公告</a><span>2026-11-20</span></li></ul><a href="index_1.htm">下一页</a>',
        (("20261120_3999999", "关于跨境电子商务的公告", NOV_20, "https://szs.mof.gov.cn/zhengcefabu/202611/t20261120_3999999.htm"),),
        ("https://szs.mof.gov.cn/zhengcefabu/index_1.htm",),
    ),
    "cn-sta-regulations": Sample(
        '<div class="list"><ul><li><a href="/zcfgk/c100012/c5240000/content.html"><p class="bt">关于出口退税的公告</p><p class="fwzh">2026年第9号</p><p class="cwrq">2026-11-20</p></a></li></ul></div>',
        (("https://fgk.chinatax.gov.cn/zcfgk/c100012/c5240000/content.html", "关于出口退税的公告", NOV_20, "https://fgk.chinatax.gov.cn/zcfgk/c100012/c5240000/content.html"),),
    ),
    "jp-egov-law-updates": Sample(
        """{"total_count": 1, "count": 1, "next_offset": 0, "laws": [{"law_info": {"law_id": "143AC0000000054", "law_num": "明治四十三年法律第五十四号"},
        "revision_info": {"law_title": "関税定率法", "amendment_enforcement_date": "2026-11-20"}}]}""",
        (("143AC0000000054", "関税定率法", NOV_20, "https://laws.e-gov.go.jp/law/143AC0000000054"),),
    ),
    "jp-naccs-news": Sample(
        '<ul><li>2026.11.20 <a href="/news/2026/1120.html">システム停止のお知らせ</a></li></ul>',
        (("https://www.naccs.jp/news/2026/1120.html", "システム停止のお知らせ", NOV_20, "https://www.naccs.jp/news/2026/1120.html"),),
    ),
    **{name: Sample(_KCS, (("10081234", "관세청 공고 제2026-99호", NOV_20, "https://www.customs.go.kr/kcs/na/ntt/selectNttInfo.do?mi=2895&nttSn=10081234"),)) for name in ("kr-kcs-board-1364", "kr-kcs-board-1366")},
    "au-frl-customs": Sample(
        """{"@odata.context": "x", "value": [{"id": "F2026L01234", "name": "Customs (Prohibited Imports) Amendment 2026", "makingDate": "2026-11-20T00:00:00", "isInForce": true}]}""",
        (("F2026L01234", "Customs (Prohibited Imports) Amendment 2026", NOV_20, "https://www.legislation.gov.au/F2026L01234"),),
        ("https://api.prod.legislation.gov.au/v1/titles?%24filter=contains%28name%2C%27Customs%27%29&%24select=id%2Cname%2CmakingDate%2Ccollection%2CisPrincipal%2CisInForce%2Cstatus&%24top=100&%24skip=100",),
    ),
    "au-accc-recalls-rss": Sample(_rss("Acme lamp", "/recalls/acme"), (("https://www.productsafety.gov.au/recalls/acme", "Acme lamp", NOV_20, "https://www.productsafety.gov.au/recalls/acme"),)),
    "sg-customs-news": Sample(
        '<ul><li><a href="/news-and-media/circulars/circular-09-2026">Circular 09/2026</a> 20 Nov 2026</li></ul>',
        (("https://www.customs.gov.sg/news-and-media/circulars/circular-09-2026", "Circular 09/2026", NOV_20, "https://www.customs.gov.sg/news-and-media/circulars/circular-09-2026"),),
    ),
    "my-jkdm-announcements": Sample(_rss("Pengumuman", "/ms/arkib/1"), (("https://www.customs.gov.my/ms/arkib/1", "Pengumuman", NOV_20, "https://www.customs.gov.my/ms/arkib/1"),)),
    "tw-trade-announcements-api": Sample(
        '[{"PageTitle": "公告修正輸入規定", "PageContent": "x", "PagePublishTime": "115-11-20", "PageLink": "https://www.trade.gov.tw/Pages/Detail.aspx?nodeid=39&pid=790000"}]',
        (("https://www.trade.gov.tw/Pages/Detail.aspx?nodeid=39&pid=790000", "公告修正輸入規定", NOV_20, "https://www.trade.gov.tw/Pages/Detail.aspx?nodeid=39&pid=790000"),),
    ),
    "no-tolltariff-structure": Sample(
        """{"success": true, "result": {"name": "tolltariffstruktur", "resources": [{"id": "u", "name": "tolltariffstruktur.json", "format": "JSON", "size": 9,
        "last_modified": "2026-11-20T01:00:00", "url": "https://data.toll.no/dataset/p/resource/u/download/tolltariffstruktur.json"}]}}""",
        (("tolltariffstruktur.json", "tolltariffstruktur.json", NOV_20, "https://data.toll.no/dataset/p/resource/u/download/tolltariffstruktur.json"),),
    ),
    "de-zoll-rss": Sample(_rss("Zollsätze", "/DE/1.html"), (("https://www.zoll.de/DE/1.html", "Zollsätze", NOV_20, "https://www.zoll.de/DE/1.html"),)),
    "fr-rappelconso": Sample(
        '{"total_count": 9, "results": [{"id": 1, "numero_fiche": "2026-11-0123", "libelle": "Lampe", "date_publication": "2026-11-20T10:00:00+00:00", "lien_vers_la_fiche_rappel": "https://rappel.conso.gouv.fr/fiche-rappel/1/Interne"}]}',
        (("2026-11-0123", "Lampe", NOV_20, "https://rappel.conso.gouv.fr/fiche-rappel/1/Interne"),),
        (
            "https://data.economie.gouv.fr/api/explore/v2.1/catalog/datasets/rappelconso-v2-gtin-trie/records"
            "?where=date_publication+%3E%3D+date%272026-11-10%27&order_by=date_publication+desc&limit=100&offset=100",
        ),
    ),
    "it-gazzetta-serie-generale": Sample(_rss("DECRETO 20 novembre 2026", "/eli/id/1"), (("https://www.gazzettaufficiale.it/eli/id/1", "DECRETO 20 novembre 2026", NOV_20, "https://www.gazzettaufficiale.it/eli/id/1"),)),
    "es-boe-sumario": Sample(  # one child is an object, several are a list: from memory
        """{"status": {"code": "200"}, "data": {"sumario": {"diario": [{"numero": "280", "seccion": [{"codigo": "1", "departamento": {"nombre": "MINISTERIO DE HACIENDA",
        "epigrafe": [{"nombre": "Impuesto", "item": {"identificador": "BOE-A-2026-1", "titulo": "Orden", "url_html": "https://www.boe.es/diario_boe/txt.php?id=BOE-A-2026-1"}},
        {"nombre": "Aduanas", "item": [{"identificador": "BOE-A-2026-2", "titulo": "Resolución", "url_html": "https://www.boe.es/diario_boe/txt.php?id=BOE-A-2026-2"}]}]}}]}]}}}""",
        (
            ("BOE-A-2026-1", "Orden", None, "https://www.boe.es/diario_boe/txt.php?id=BOE-A-2026-1"),
            ("BOE-A-2026-2", "Resolución", None, "https://www.boe.es/diario_boe/txt.php?id=BOE-A-2026-2"),
        ),
    ),
    "pl-eli-du": Sample(
        '{"count": 1, "items": [{"ELI": "DU/2026/1500", "title": "Rozporządzenie", "announcementDate": "2026-11-10", "promulgation": "2026-11-20", "status": "akt obowiązujący", "pos": 1500}]}',
        (("DU/2026/1500", "Rozporządzenie", NOV_20, "https://api.sejm.gov.pl/eli/acts/DU/2026/1500/text.html"),),
    ),
    "ie-revenue-ebriefs": Sample(
        '<ul><li><a href="/en/tax-professionals/ebrief/2026/no-2102026.aspx">Revenue eBrief No. 210/26</a> <span>20 November 2026</span></li></ul>',
        (("2102026", "Revenue eBrief No. 210/26", NOV_20, "https://www.revenue.ie/en/tax-professionals/ebrief/2026/no-2102026.aspx"),),
    ),
    "ar-boletin-oficial": Sample(
        '<div><h5>ADUANA</h5><a href="/detalleAviso/primera/333000/20261120?anexos=1">Resolución General 5999/2026</a></div>',
        (("333000", "Resolución General 5999/2026", None, "https://www.boletinoficial.gob.ar/detalleAviso/primera/333000/20261120?anexos=1"),),
    ),
    "int-wto-latest-news": Sample(_rss("Members meet", "https://www.wto.org/n_e.htm"), (("https://www.wto.org/n_e.htm", "Members meet", NOV_20, "https://www.wto.org/n_e.htm"),)),
    "int-eping-all": Sample(
        """{"totalCount": 180, "items": [{"id": "123456", "area": "TBT", "documentSymbol": "G/TBT/N/EU/1234", "notifyingMember": "European Union",
        "distributionDate": "2026-11-20T00:00:00", "title": "Draft rule", "hsCodes": [{"id": 1, "code": "9503"}], "linkToNotification": "https://docs.wto.org/x.pdf"}]}""",
        (("123456", "G/TBT/N/EU/1234 Draft rule", NOV_20, "https://docs.wto.org/x.pdf"),),
        ("https://epingalert.org/api/v1/azureSearch/getAll?language=1&distributionDateFrom=2026-11-10&distributionDateTo=2026-11-24&pageSize=100&page=2",),
    ),
    **dict.fromkeys(
        ("ru-pravo-documents", "ru-pravo-government"),
        Sample(
            r'{"items": [{"eoNumber": "0001202611200023", "complexName": "Приказ № 1\n \"О товарах\"", "publishDateShort": "2026-11-20T00:00:00"}], "itemsTotalCount": 1}',
            (("0001202611200023", 'Приказ № 1 "О товарах"', NOV_20, "http://publication.pravo.gov.ru/document/0001202611200023"),),
        ),
    ),
}  # fmt: skip

# What came with 200 and is no answer (the trap table), for sources whose reader must see through it.
TRAPS: dict[str, tuple[str, str]] = {
    "us-federal-register-cbp": (
        "<html><title>Request Access</title><body>unblock.federalregister.gov</body></html>",
        "fault",
    ),
    "us-cpsc-recalls-api": ("<!DOCTYPE html><html><body>Service unavailable</body></html>", "fault"),
    "ca-gazette-part2": ("<html><head><title>Error 404</title></head></html>", "fault"),
    "br-dou-leitura": ("<html><body><div id='root'></div></body></html>", "fault"),
    "mx-sidof-notas": ('{"messageCode": 200, "response": "OK"}', "absent"),
    "us-openfda-food-enforcement": ('{"error": {"code": "NOT_FOUND", "message": "No matches found!"}}', "absent"),
}
