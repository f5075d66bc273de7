"""Further answers written by us, for the sources that came with the whole catalogue.

`DOCUMENTED` are in the shape of a documentation, of a stored project's code or of a stored answer; `REMEMBERED` rest on
names that are remembered only, so that they prove our reading and not the authority's writing.
"""

from tests.spiders.samples import FEDERAL_REGISTER_SAMPLE, GOVUK_SAMPLE, NOV_20, TOLD_ELSEWHERE, Sample

_DOU = Sample(
    """<html><body><div id="app"></div><script id="_br_com_seatecnologia_in_buscadou_BuscaDouPortlet_params" type="application/json">
    {"jsonArray": [{"urlTitle": "resolucao-gecex-n-999-600000001", "title": "RESOLUÇÃO GECEX Nº 999", "pubDate": "20/11/2026",
    "content": "Altera a Tarifa", "artType": "Resolução", "hierarchyStr": "CAMEX"}]}</script></body></html>""",
    (("resolucao-gecex-n-999-600000001", "RESOLUÇÃO GECEX Nº 999", NOV_20, "https://www.in.gov.br/en/web/dou/-/resolucao-gecex-n-999-600000001"),),
)  # fmt: skip


def _ecfr(title: int) -> Sample:
    return Sample(
        f"""{{"content_versions": [{{"date": "2026-11-17", "amendment_date": "2026-11-17", "issue_date": "2026-11-20",
        "identifier": "1500.18", "name": "§ 1500.18 Banned toys", "title": "{title}", "type": "section"}}],
        "meta": {{"title": "{title}", "total_pages": "1", "page": "1"}}}}""",
        (("1500.18@2026-11-20", "§ 1500.18 Banned toys", NOV_20, f"https://www.ecfr.gov/on/2026-11-20/title-{title}/section-1500.18"),),
        (f"https://www.ecfr.gov/api/versioner/v1/versions/title-{title}.json?issue_date%5Bgte%5D=2026-11-10&page=2",),
    )  # fmt: skip


def _fda(kind: str) -> Sample:
    return Sample(
        """{"meta": {"results": {"skip": 0, "limit": 300, "total": 1}}, "results": [{"recall_number": "D-0123-2027",
        "report_date": "20261120", "recalling_firm": "Acme", "product_description": "Tablets"}]}""",
        (("D-0123-2027", "Acme: Tablets", NOV_20, f"https://api.fda.gov/{kind}/enforcement.json?search=recall_number:D-0123-2027"),),
        (f"https://api.fda.gov/{kind}/enforcement.json?search=report_date%3A%5B20261110+TO+20261124%5D&sort=report_date%3Adesc&limit=300&skip=300",),
    )  # fmt: skip


DOCUMENTED: dict[str, Sample] = {
    **{
        f"us-federal-register-{name}": FEDERAL_REGISTER_SAMPLE
        for name in "adcvd usitc bis ofac cpsc fda usda-import epa-import ftc fcc-equipment usps".split()
    },
    "us-federal-register-uflpa": TOLD_ELSEWHERE,
    **{
        f"gb-govuk-{name}": GOVUK_SAMPLE
        for name in "hmrc-imports dbt tra ecju ofsi opss defra mhra-alerts border-force ipo".split()
    },
    **{f"us-ecfr-title-{title}": _ecfr(title) for title in (15, 16, 21, 31, 49)},
    "us-openfda-drug-enforcement": _fda("drug"),
    "us-openfda-device-enforcement": _fda("device"),
    "us-federal-register-public-inspection": Sample(  # client packages name these fields
        """{"count": 1, "results": [{"document_number": "2026-54321", "title": "Entry of Low-Value Shipments", "type": "Rule",
        "filed_at": "2026-11-19T16:15:00.000-05:00", "publication_date": "2026-11-20", "agencies": [{"name": "Homeland Security Department", "slug": "homeland-security-department"}, {"name": "CBP", "slug": "u-s-customs-and-border-protection"}],
        "pdf_url": "https://public-inspection.federalregister.gov/2026-54321.pdf"},
        {"document_number": "2026-54322", "title": "Fisheries", "publication_date": "2026-11-20", "agencies": [{"slug": "commerce-department"}]}]}""",
        (("2026-54321", "Entry of Low-Value Shipments", NOV_20, "https://public-inspection.federalregister.gov/2026-54321.pdf"),),
    ),
    "us-cbp-cross-rulings": Sample(  # stored code
        """{"totalHits": 1, "rulings": [{"rulingNumber": "N305619", "subject": "The tariff classification of power banks", "categories": "Classification",
        "rulingDate": "2026-11-20T00:00:00", "tariffs": "8507.60.0020", "collection": "ny", "operationallyRevoked": false, "modifiedBy": []}]}""",
        (("N305619", "N305619 The tariff classification of power banks", NOV_20, "https://rulings.cbp.gov/ruling/N305619"),),
    ),
    "us-trade-gov-csl": Sample(
        """{"total": 1, "results": [{"id": "1a2b", "name": "ACME TRADING", "source": "Entity List (EL) - Bureau of Industry and Security",
        "programs": [], "start_date": "2026-11-20"}]}""",
        (("1a2b", "ACME TRADING", NOV_20, "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json"),),
    ),
    "eu-tron-cases": Sample(  # stored code
        """[{"caseInitId": 2765, "shortName": "Ceramic tiles", "caseCategory": "AD", "measureStatus": "Definitive duty", "ongoingInvestigation": "Y",
        "caseCountries": [{"countryName": "China"}], "relatedCases": [{"caseNumber": "AD700"}]}]""",
        (("2765", "Ceramic tiles", None, "https://tron.trade.ec.europa.eu/investigations/case/2765"),),
    ),
    "eu-safety-gate-carousel": Sample(  # stored code
        """{"content": [{"id": 10099999, "reference": "SR/01234/26", "publicationDate": "2026-11-20T10:00:00", "country": {"key": "DE"},
        "product": {"nameSpecific": "Plastic toy", "brands": [{"brand": "Unknown"}], "productCategory": {"name": "Toys"}}, "risk": {"riskType": [{"name": "Choking"}]}}]}""",
        (("10099999", "Plastic toy", NOV_20, "https://ec.europa.eu/safety-gate-alerts/screen/webReport/alertDetail/10099999?lang=en"),),
    ),
    "eu-cellar-sparql-recent": Sample(  # SPARQL 1.1 Query Results JSON; recordings of this endpoint have the same form
        """{"head": {"vars": ["celex", "date", "title"]}, "results": {"bindings": [{"celex": {"type": "literal", "value": "32026R1234"},
        "date": {"type": "literal", "value": "2026-11-20"}, "title": {"type": "literal", "xml:lang": "en", "value": "Commission Implementing Regulation (EU) 2026/1234"}}]}}""",
        (("32026R1234", "Commission Implementing Regulation (EU) 2026/1234", NOV_20, "https://publications.europa.eu/resource/celex/32026R1234"),),
    ),
    "gb-xi-trade-tariff-changes": Sample(
        """{"data": [{"id": "345", "type": "change", "attributes": {"oid": 345, "model_name": "Measure", "operation": "C", "operation_date": "2026-11-20"}}], "included": []}""",
        (("345", "Measure C", NOV_20, "https://www.trade-tariff.service.gov.uk/xi/api/changes/2026-11-20"),),
    ),
    "ch-fedlex-sparql": Sample(
        """{"head": {"vars": ["act", "title", "date"]}, "results": {"bindings": [{"act": {"type": "uri", "value": "https://fedlex.data.admin.ch/eli/oc/2026/700"},
        "title": {"type": "literal", "value": "Zollverordnung, Änderung"}, "date": {"type": "literal", "value": "2026-11-20"}}]}}""",
        (("https://fedlex.data.admin.ch/eli/oc/2026/700", "Zollverordnung, Änderung", NOV_20, "https://fedlex.data.admin.ch/eli/oc/2026/700"),),
    ),
    "in-cbic-gst-updates": Sample(  # stored code
        '[{"id": 1010901, "updatedDate": "20-Nov-2026", "notificationNo": "9/2026-Central Tax", "notificationName": "Seeks to amend", "updateType": "Notification"}]',
        (("1010901", "9/2026-Central Tax Seeks to amend", NOV_20, "https://taxinformation.cbic.gov.in/view-pdf/1010901/ENG/Notifications"),),
    ),
    "in-cbic-tariff-content": Sample(  # stored code
        '{"id": 172464, "titleEn": "Import tariff", "childContentList": [{"id": 172470, "titleEn": "Chapter 85", "updatedDt": "2026-11-20T06:00:00"}]}',
        (("172470", "Chapter 85", NOV_20, "https://www.cbic.gov.in/api/cbic-content-msts/MTcyNDY0"),),
    ),
    "no-import-duties-dataset": Sample(  # CKAN 2 action API
        """{"success": true, "result": {"name": "innfoerselsavgift", "resources": [{"id": "u", "name": "innfoerselsavgift.xml", "format": "XML",
        "last_modified": "2026-11-20T01:00:00", "url": "https://data.toll.no/dataset/p/resource/u/download/innfoerselsavgift.xml"}]}}""",
        (("innfoerselsavgift.xml", "innfoerselsavgift.xml", NOV_20, "https://data.toll.no/dataset/p/resource/u/download/innfoerselsavgift.xml"),),
    ),
    "us-usitc-ids-import-injury": Sample(  # stored code
        """{"cases": [{"id": 1, "level_1_investigations": [{"investigation_id": 9001, "investigation_number": "701-801", "investigation_title": "Lamps from China",
        "investigation_phase_id": {"name": "Preliminary"}, "institution_start_date": "2026-11-20T04:00:00.000+00:00", "is_active": true}]}], "totalRecords": 1}""",
        (("9001", "701-801 Lamps from China", NOV_20, "https://ids.usitc.gov/idata/api/v1/advanced-search"),),
    ),
    "id-setneg-laws": Sample(  # stored code
        '{"jml": 1, "data": [{"idperaturan": "5001", "no_peraturan": "46", "tahun": 2026, "tentang": "Tarif Bea Masuk", "jns": "PP", "nama_jenis": "Peraturan Pemerintah"}]}',
        (("5001", "PP 46/2026: Tarif Bea Masuk", None, "https://jdih.setneg.go.id/detailperaturan?jns=PP&no=46&thn=2026"),),
    ),
    "br-dou-gecex": _DOU,
    "br-dou-receita": _DOU,
    "us-fsis-recalls": Sample(
        """[{"field_title": "Acme recalls soup", "field_recall_number": "045-2026", "field_recall_date": "2026-11-20", "field_recall_url": "https://www.fsis.usda.gov/recalls-alerts/acme", "langcode": "English"},
        {"field_title": "Acme retira sopa", "field_recall_number": "045-2026", "field_recall_date": "2026-11-20", "field_recall_url": "https://www.fsis.usda.gov/es/acme", "langcode": "Spanish"}]""",
        (("045-2026", "Acme recalls soup", NOV_20, "https://www.fsis.usda.gov/recalls-alerts/acme"),),
    ),
    "ca-justice-laws-index": Sample(
        """<ActsRegsList><Acts><Act><UniqueId>C-54.011</UniqueId><OfficialNumber>1997, c. 36</OfficialNumber><Language>eng</Language>
        <LinkToXML>https://laws-lois.justice.gc.ca/eng/XML/C-54.011.xml</LinkToXML><Title>Customs Tariff</Title><CurrentToDate>2026-11-20</CurrentToDate></Act>
        <Act><UniqueId>C-54.011</UniqueId><Language>fra</Language><Title>Tarif des douanes</Title></Act>
        <Act><UniqueId>A-1</UniqueId><Language>eng</Language><Title>Access to Information Act</Title></Act></Acts>
        <Regulations><Regulation><UniqueId>SOR-86-304</UniqueId><Language>eng</Language><LinkToXML>https://laws-lois.justice.gc.ca/eng/XML/SOR-86-304.xml</LinkToXML>
        <Title>Imported Goods Regulations</Title><CurrentToDate>2026-11-20</CurrentToDate></Regulation></Regulations></ActsRegsList>""",
        (
            ("C-54.011", "Customs Tariff", NOV_20, "https://laws-lois.justice.gc.ca/eng/XML/C-54.011.xml"),
            ("SOR-86-304", "Imported Goods Regulations", NOV_20, "https://laws-lois.justice.gc.ca/eng/XML/SOR-86-304.xml"),
        ),
    ),
    "il-tax-authority-publications": Sample(
        '{"total": 1, "results": [{"Title": "הודעה ליבואנים", "UrlName": "notice-1", "BaseUrl": "pages/", "ItemUniqueId": "u-1", "DocPublishedDate": "2026-11-20T00:00:00Z"}]}',
        (("u-1", "הודעה ליבואנים", NOV_20, "https://www.gov.il/he/pages/notice-1"),),
    ),
    "at-ris-bgbl": Sample(  # a stored answer of this interface has the list, the number, the titles and the address
        """{"OgdSearchResult": {"OgdDocumentResults": {"Hits": {"@pageNumber": "1", "@pageSize": "100", "#text": "1"}, "OgdDocumentReference": {"Data": {"Metadaten": {
        "Technisch": {"ID": "BGBLA_2026_II_300"}, "Allgemein": {"DokumentUrl": "https://www.ris.bka.gv.at/eli/bgbl/II/2026/300"},
        "Bundesrecht": {"Kurztitel": "Zollrechts-Durchführungsverordnung, Änderung", "BgblAuth": {"Ausgabedatum": "2026-11-20"}}}}}}}}""",
        (("BGBLA_2026_II_300", "Zollrechts-Durchführungsverordnung, Änderung", NOV_20, "https://www.ris.bka.gv.at/eli/bgbl/II/2026/300"),),
    ),
    "ch-bazg-press": Sample(  # stored code
        """{"items": [{"id": "x4TMWQ1S", "title": "Customs tariff: new rates", "publishDate": "2026-11-20T09:00:00Z", "externalUrl": null, "content": {"metadata": {"description": "d"}}},
        {"id": "y", "title": "Federal council elects", "publishDate": "2026-11-20T09:00:00Z"}]}""",
        (("x4TMWQ1S", "Customs tariff: new rates", NOV_20, "https://www.news.admin.ch/en/newnsb/x4TMWQ1S"),),
        ("https://d-nsbc-p.admin.ch/v1/search?languages=en&newsKinds=CONTENT_HUB&newsKinds=ONSB&start_date=2026-11-10T00%3A00%3A00.000Z&end_date=2026-11-24T23%3A59%3A59.999Z&limit=12&sort=DESC&offset=12",),
    ),
    "gb-hmrc-advance-rulings": Sample(  # stored code, which pages by number
        """<main><ul><li><h3><a href="/search-for-advance-tariff-rulings/ruling/600015846">600015846</a></h3><p>Lamp of glass</p><dl><dt>Start date</dt><dd>20 Nov 2026</dd></dl></li></ul>
        <a href="/search-for-advance-tariff-rulings/search?page=2">Next</a></main>""",
        (("600015846", "Lamp of glass", NOV_20, "https://www.tax.service.gov.uk/search-for-advance-tariff-rulings/ruling/600015846"),),
        ("https://www.tax.service.gov.uk/search-for-advance-tariff-rulings/search?page=2",),
    ),
    "jp-meti-product-safety": Sample(  # stored code
        """<div class="h22011 r10"><h2>日付順リコール製品情報</h2></div><table><tr><th>公表日</th><td>製品</td></tr>
        <tr><th>2026年11月20日</th><td><a href="file/261120-1.html">電気ケトル</a></td></tr></table><a href="/product_safety/index.html">製品安全ガイド</a>""",
        (("261120-1", "電気ケトル", NOV_20, "https://www.meti.go.jp/product_safety/recall/file/261120-1.html"),),
    ),
    "au-abf-customs-notices": Sample(  # stored code
        """<table><tbody><tr class="accordion-header"><td><span>20/11/2026</span></td><td>2026/44 Indexation of duty</td></tr>
        <tr class="accordion-content"><td><a href="/help-and-support-subsite/CustomsNotices/2026-44.pdf">2026/44 Indexation of duty</a></td></tr></tbody></table>""",
        (("2026-44", "2026/44 Indexation of duty", None, "https://www.abf.gov.au/help-and-support-subsite/CustomsNotices/2026-44.pdf"),),
    ),
    "uy-aduanas-resoluciones": Sample(  # stored code
        '<ul><li><a href="/innovaportal/v/28501/6/innova.front/resolucion-9_2026.html">Resolución General 9/2026: franquicias</a></li><li><a href="/innovaportal/v/1/6/innova.front/contacto.html">Contacto</a></li></ul>',
        (("resolucion-9_2026", "Resolución General 9/2026: franquicias", None, "https://www.aduanas.gub.uy/innovaportal/v/28501/6/innova.front/resolucion-9_2026.html"),),
    ),
    "ch-bazg-directives": Sample(  # a stored project's account of the page
        '<main><ul><li><a href="/de/r-08-abfertigung-gefaehrlicher-gueter">R-08 Abfertigung gefährlicher Güter</a></li><li><a href="/de/kontakt">Kontakt</a></li></ul></main>',
        (("r-08", "R-08 Abfertigung gefährlicher Güter", None, "https://www.bazg.admin.ch/de/r-08-abfertigung-gefaehrlicher-gueter"),),
    ),
    "us-regulations-gov-cbp": Sample(  # two recordings of this interface have the same form
        """{"data": [{"id": "USCBP-2026-0001-0001", "type": "documents", "attributes": {"documentType": "Rule", "title": "Entry of Low-Value Shipments",
        "postedDate": "2026-11-20T05:00:00Z", "docketId": "USCBP-2026-0001", "commentEndDate": null, "withdrawn": false}}], "meta": {"hasNextPage": true}}""",
        (("USCBP-2026-0001-0001", "Entry of Low-Value Shipments", NOV_20, "https://www.regulations.gov/document/USCBP-2026-0001-0001"),),
        ("https://api.regulations.gov/v4/documents?filter%5BagencyId%5D=USCBP&filter%5BpostedDate%5D%5Bge%5D=2026-11-10&sort=-postedDate&page%5Bsize%5D=250&page%5Bnumber%5D=2",),
    ),
    "kr-law-search-customs": Sample(  # one hit comes as an object and not as a list; its link repeats the key, and is not taken
        """{"LawSearch": {"totalCnt": "1", "page": "1", "law": {"법령ID": "001556", "법령일련번호": "265000", "법령명한글": "관세법", "공포일자": "20261120",
        "공포번호": "21000", "제개정구분명": "일부개정", "시행일자": "20270101", "법령상세링크": "/DRF/lawService.do?OC=***&target=law&MST=265000"}}}""",
        (("001556", "관세법", NOV_20, "https://www.law.go.kr/%EB%B2%95%EB%A0%B9/%EA%B4%80%EC%84%B8%EB%B2%95"),),
        ("https://www.law.go.kr/DRF/lawSearch.do?target=law&type=JSON&query=%EA%B4%80%EC%84%B8&sort=ddes&display=100&page=2",),
    ),
    "kr-law-search-kcs-notices": Sample(  # stored code
        """{"AdmRulSearch": {"totalCnt": "1", "admrul": [{"행정규칙일련번호": "2100000", "행정규칙ID": "9000", "행정규칙명": "통관고시", "행정규칙종류": "고시",
        "발령일자": "20261120", "발령번호": "2026-9", "소관부처명": "관세청", "시행일자": "20261201"}]}}""",
        (("9000", "통관고시", NOV_20, "https://www.law.go.kr/%ED%96%89%EC%A0%95%EA%B7%9C%EC%B9%99/%ED%86%B5%EA%B4%80%EA%B3%A0%EC%8B%9C"),),
        ("https://www.law.go.kr/DRF/lawSearch.do?target=admrul&type=JSON&org=1220000&sort=ddes&display=100&page=2",),
    ),
    "kr-safetykorea-recalls": Sample(  # a stored project's list of fields
        """{"resultCode": "2000", "resultMsg": "Success", "resultData": [{"recallUid": "5001", "recallProductName": "완구(장난감)", "recallTypeName": "리콜명령",
        "categoryName": "어린이>완구", "makingCntryName": "국외>아시아지역>중국", "publishDate": "20261120", "harmDscr": "프탈레이트 초과"}]}""",
        (("5001", "완구(장난감)", NOV_20, "https://www.safetykorea.kr/openapi/api/recall/recallList.json?conditionKey=all&conditionValue="),),
    ),
    "int-wto-qr": Sample(  # stored code
        """{"data": [{"id": 77, "general_description": "Import licence for tyres", "in_force_from": "2026-11-20", "termination_dt": null,
        "reporter_member": {"code": "C356"}, "measures": [{"flow": "import", "symbol": "NAL"}], "notified_in": [{"notification_symbol": "G/MA/QR/N/IND/3"}]}]}""",
        (("77", "Import licence for tyres", NOV_20, "https://api.wto.org/qrs/qrs?in_force_only=true&page=1"),),
        ("https://api.wto.org/qrs/qrs?in_force_only=true&page=2",),
    ),
    "cn-mofcom-policy-api": Sample(  # stored code
        """{"success": true, "code": "200", "data": {"html": "<ul><li><a href=\\"/zwgk/zcfb/art/2026/art_0123456789abcdef0123456789abcdef.html\\" title=\\"商务部公告2026年第99号 公布出口管制\\">商务部公告2026年第99号...</a><span>[2026-11-20]</span></li></ul><div class=\\"page\\"><a href=\\"#\\">2</a></div>"}}""",
        (("0123456789abcdef0123456789abcdef", "商务部公告2026年第99号 公布出口管制", NOV_20, "https://www.mofcom.gov.cn/zwgk/zcfb/art/2026/art_0123456789abcdef0123456789abcdef.html"),),
        ("https://www.mofcom.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=8f43c7ad3afc411fb56f281724b73708&tplSetId=52551ea0e2c14bca8c84792f7aa37ead&pageType=column&tagId=%E5%88%86%E9%A1%B5%E5%88%97%E8%A1%A8&editType=null&pageId=fc8bdff48fa345a48b651c1285b70b8f&pageSize=20&pageNo=2",),
    ),
}  # fmt: skip

REMEMBERED: dict[str, Sample] = {
    "cn-miit-notices": Sample(
        """{"success": true, "data": {"html": "<ul><li><a href=\\"/zwgk/zcwj/wjfb/gg/art/2026/art_fedcba9876543210fedcba9876543210.html\\" title=\\"工业和信息化部公告2026年第9号\\">工业和信息化部公告</a><span>2026-11-20</span></li></ul>"}}""",
        (("fedcba9876543210fedcba9876543210", "工业和信息化部公告2026年第9号", NOV_20, "https://www.miit.gov.cn/zwgk/zcwj/wjfb/gg/art/2026/art_fedcba9876543210fedcba9876543210.html"),),
    ),
    "nl-sru-staatscourant": Sample(
        """<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><numberOfRecords>1</numberOfRecords><records><record><recordData>
        <gzd xmlns="http://standaarden.overheid.nl/sru"><originalData><meta><owmskern><identifier xmlns="http://purl.org/dc/terms/">stcrt-2026-99999</identifier>
        <title xmlns="http://purl.org/dc/terms/">Besluit douane invoer</title><type scheme="x">Besluit</type><modified xmlns="http://purl.org/dc/terms/">2026-11-20</modified>
        </owmskern></meta></originalData></gzd></recordData></record></records></searchRetrieveResponse>""",
        (("stcrt-2026-99999", "Besluit douane invoer", NOV_20, "https://zoek.officielebekendmakingen.nl/stcrt-2026-99999.html"),),
        ("https://repository.overheid.nl/sru?version=1.2&operation=searchRetrieve&x-connection=oep&maximumRecords=50&query=dt.title+any+%22douane+invoer%22+and+dt.date%3E%3D2026-11-10&startRecord=51",),
    ),
}  # fmt: skip
