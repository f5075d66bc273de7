"""Lists of notices, written by us in the manner of their authorities: read by the form of their addresses, or by their
shape alone. The addresses are as stored code or stored texts cite them.
"""

from datetime import date

from tests.spiders.samples import NOV_20, Sample

NOV_19, NOV_18 = date(2026, 11, 19), date(2026, 11, 18)


def _rows(*rows: tuple[str, str, str]) -> str:
    """A menu, and a list of links with days beside them."""
    items = "".join(
        f'<li><a href="{link}" title="{title}">{title}</a><span>{day}</span></li>' for link, title, day in rows
    )
    return f'<html><body><nav><a href="/">首页</a><a href="/about">关于</a></nav><ul class="list">{items}</ul></body></html>'


LISTINGS: dict[str, Sample] = {
    "cn-gacc-announcements": Sample(
        _rows(
            ("/customs/302249/302266/302267/6800001/index.html", "海关总署公告2026年第99号（关于调整进口货物申报要求的公告）", "2026-11-20"),
            ("/customs/302249/302266/302267/6800000/index.html", "海关总署公告2026年第98号（关于跨境电子商务零售进口商品清单的公告）", "2026-11-19"),
            ("/customs/302249/302266/302267/6799999/index.html", "海关总署公告2026年第97号（关于进口水果检疫要求的公告）", "2026-11-18"),
        ),
        tuple(
            (f"http://www.customs.gov.cn/customs/302249/302266/302267/{number}/index.html", title, day,
             f"http://www.customs.gov.cn/customs/302249/302266/302267/{number}/index.html")
            for number, title, day in (
                ("6800001", "海关总署公告2026年第99号（关于调整进口货物申报要求的公告）", NOV_20),
                ("6800000", "海关总署公告2026年第98号（关于跨境电子商务零售进口商品清单的公告）", NOV_19),
                ("6799999", "海关总署公告2026年第97号（关于进口水果检疫要求的公告）", NOV_18),
            )
        ),
    ),
    "cn-gov-ministry-documents": Sample(  # fields as a stored project measured them
        """{"code": 200, "searchVO": {"totalCount": 12781, "listVO": [
        {"id": "7050001", "title": "海关总署公告2026年第99号", "url": "https://www.gov.cn/zhengce/zhengceku/202611/content_7050001.htm", "puborg": "海关总署", "pcode": "海关总署公告2026年第99号", "pubtimeStr": "2026.11.20"},
        {"id": "7050000", "title": "关于义务教育的通知", "url": "https://www.gov.cn/zhengce/zhengceku/202611/content_7050000.htm", "puborg": "教育部", "pcode": "教基〔2026〕1号", "pubtimeStr": "2026.11.20"}]}}""",
        (("7050001", "海关总署公告2026年第99号", NOV_20, "https://www.gov.cn/zhengce/zhengceku/202611/content_7050001.htm"),),
        ("https://sousuo.www.gov.cn/search-gov/data?t=zhengcelibrary_bm&q=&sort=pubtime&sortType=1&n=50&p=2",),
    ),
    "cn-gov-policy-library": Sample(
        _rows(("/zhengce/zhengceku/202611/content_7050002.htm", "关于跨境电子商务出口退运商品税收政策的公告", "2026-11-20")),
        (("7050002", "关于跨境电子商务出口退运商品税收政策的公告", NOV_20, "https://www.gov.cn/zhengce/zhengceku/202611/content_7050002.htm"),),
    ),
    "cn-mofcom-trade-remedy": Sample(
        _rows(("/myjjdc/art/2026/art_9fa4ea413043469c8794445b2a5ac31f.html", "商务部公告2026年第77号 聚苯硫醚期终复审", "2026-11-20")),
        (("9fa4ea413043469c8794445b2a5ac31f", "商务部公告2026年第77号 聚苯硫醚期终复审", NOV_20,
          "https://trb.mofcom.gov.cn/myjjdc/art/2026/art_9fa4ea413043469c8794445b2a5ac31f.html"),),
    ),
    "cn-samr-rules": Sample(
        _rows(("/zw/zfxxgk/fdzdgknr/fgs/art/2026/art_ce66ea61fcec4583b5dbd677f470088b.html", "直播电商监督管理办法", "2026-11-20")),
        (("ce66ea61fcec4583b5dbd677f470088b", "直播电商监督管理办法", NOV_20,
          "https://www.samr.gov.cn/zw/zfxxgk/fdzdgknr/fgs/art/2026/art_ce66ea61fcec4583b5dbd677f470088b.html"),),
    ),
    "cn-cnca-announcements": Sample(
        _rows(("/zwxx/gg/2026/art/2026/art_4f9bb3b280ac4afe8a2beb86099fb88b.html", "国家认监委2026年第21号公告", "2026-11-20")),
        (("4f9bb3b280ac4afe8a2beb86099fb88b", "国家认监委2026年第21号公告", NOV_20,
          "https://www.cnca.gov.cn/zwxx/gg/2026/art/2026/art_4f9bb3b280ac4afe8a2beb86099fb88b.html"),),
    ),
    "jp-customs-english-news": Sample(
        _rows(("20261120e.html", "Notice: fake websites in the name of Japan Customs", "November 20, 2026")),
        (("20261120e", "Notice: fake websites in the name of Japan Customs", NOV_20, "https://www.customs.go.jp/english/news/20261120e.html"),),
    ),
    "jp-caa-releases": Sample(
        _rows(("/notice/entry/046500/", "電気ストーブに関する消費者安全法に基づく公表", "令和8年11月20日")),
        (("046500", "電気ストーブに関する消費者安全法に基づく公表", NOV_20, "https://www.caa.go.jp/notice/entry/046500/"),),
    ),
    "ca-gazette-part1": Sample(  # a stored collector's account: items are issues, extra editions end in -x1
        """<rss version="2.0"><channel><title>Canada Gazette, Part I</title><item><title>2026-11-20</title>
        <link>https://gazette.gc.ca/rp-pr/p1/2026/2026-11-20-x1/html/index-eng.html</link><pubDate>Fri, 20 Nov 2026 05:00:00 GMT</pubDate></item></channel></rss>""",
        (("2026-11-20-x1", "2026-11-20", NOV_20, "https://gazette.gc.ca/rp-pr/p1/2026/2026-11-20-x1/html/index-eng.html"),),
    ),
    "au-daff-import-notices": Sample(
        _rows(("/biosecurity-trade/import/industry-advice/2026/210-2026", "210-2026: Import conditions for timber", "20 November 2026")),
        (("210-2026", "210-2026: Import conditions for timber", NOV_20,
          "https://www.agriculture.gov.au/biosecurity-trade/import/industry-advice/2026/210-2026"),),
    ),
    "sa-zatca-news": Sample(
        _rows(("/en/MediaCenter/News/Pages/News_1501.aspx", "ZATCA amends customs duties on certain goods", "20/11/2026"),
              ("/en/MediaCenter/News/Pages/default.aspx", "All the news of the authority", "")),
        (("https://zatca.gov.sa/en/MediaCenter/News/Pages/News_1501.aspx", "ZATCA amends customs duties on certain goods", NOV_20,
          "https://zatca.gov.sa/en/MediaCenter/News/Pages/News_1501.aspx"),),
    ),
    "sg-sfa-circulars": Sample(
        _rows(*((f"/docs/default-source/circular/{day}.pdf", f"Circular on import conditions for seafood {day}", f"{day} Nov 2026") for day in (20, 19, 18))),
        tuple((f"https://www.sfa.gov.sg/docs/default-source/circular/{day}.pdf", f"Circular on import conditions for seafood {day}",
               date(2026, 11, day), f"https://www.sfa.gov.sg/docs/default-source/circular/{day}.pdf") for day in (20, 19, 18)),
    ),
    "za-sars-whats-new": Sample(  # one long page: days are headings or stand before the words
        "<main>" + "".join(f"<p><strong>{day} November 2026</strong> – <a href='/latest-news/notice-{day}/'>Customs and Excise tariff amendment {day}</a></p>" for day in (20, 19, 18)) + "</main>",
        tuple((f"https://www.sars.gov.za/latest-news/notice-{day}/", f"Customs and Excise tariff amendment {day}", date(2026, 11, day),
               f"https://www.sars.gov.za/latest-news/notice-{day}/") for day in (20, 19, 18)),
    ),
    "kr-motie-press": Sample(
        _rows(*((f"/motie/ne/presse/press1/bbs/bbsView.do?bbs_seq_n=17{day}&bbs_cd_n=16", f"산업통상부, 무역구제 조치 결과를 발표하다 {day}", f"2026-11-{day}") for day in (20, 19, 18))),
        tuple((key, f"산업통상부, 무역구제 조치 결과를 발표하다 {day}", date(2026, 11, day), url)
              for day in (20, 19, 18)
              for key, url in ((f"https://www.motie.go.kr/motie/ne/presse/press1/bbs/bbsView.do?bbs_seq_n=17{day}&bbs_cd_n=16",
                                f"https://www.motie.go.kr/motie/ne/presse/press1/bbs/bbsView.do?bbs_seq_n=17{day}&bbs_cd_n=16"),)),
    ),
}  # fmt: skip
