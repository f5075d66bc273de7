"""The readers of indexes, on bytes good and bad."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.entry import Api, Feed, Listing, Paging, Sitemap
from spiders.kinds import api, feed, listing, sitemap
from spiders.kinds.index import Index, Page

URL = "https://customs.example.org/notices/index.html"


def page(body: str | bytes, kind: str | None = None, language: str = "en", number: int = 1, url: str = URL) -> Page:
    return Page(body.encode() if isinstance(body, str) else body, url, kind, language, number)


def keys(index: Index) -> list[str]:
    return [item.listed.key for item in index.items]


ROWS = """<html><body><nav><a href="/home">Home</a></nav><table>
<tr class="n"><td>20.11.2026</td><td><a href="n-2.html"><img src="x.png"></a> <a href="n-2.html">Zollsatz  für
 Möbel ab 1.1.2027</a></td></tr>
<tr class="n"><td>19.11.2026</td><td><a href="n-1.html#top">Erste</a></td></tr>
<tr class="n"><td>18.11.2026</td><td><a href="mailto:a@b.c">Mail</a> <a href="javascript:void(0)">x</a></td></tr>
</table><a rel="next" href="?page=2">mehr</a></body></html>"""


def test_a_listing_is_read_by_rows_with_day_and_title() -> None:
    index = listing.read(Listing(link="tr.n a", next="a[rel=next]"), page(ROWS, language="de"))
    second, first = (item.listed for item in index.items)
    assert (second.title, second.published) == ("Zollsatz für Möbel ab 1.1.2027", date(2026, 11, 20))
    assert first.url == "https://customs.example.org/notices/n-1.html"
    assert index.more == ("https://customs.example.org/notices/index.html?page=2",)


def test_a_listing_is_read_by_declared_parts() -> None:
    body = '<ul><li><a href="/a"><p class="t">通知一</p><p class="no">财关税〔2026〕9号</p><p class="d">2026-11-20</p></a></li></ul>'
    section = Listing(item="li", link="a", title="p.t", date="p.d", key="(财关税〔\\d+〕\\d+号)")
    assert listing.read(section, page(body)).items == ()  # the number stands neither in the address nor in the title
    (item,) = listing.read(Listing(item="li", link="a", title="p.t", date="p.d"), page(body)).items
    assert (item.listed.title, item.listed.published) == ("通知一", date(2026, 11, 20))


def test_the_authoritys_own_number_is_the_key_where_declared() -> None:
    body = '<a href="/cn-ad/cn26-23-eng.html">Customs Notice 26-23</a><a href="/cn-ad/about.html">About</a>'
    assert keys(listing.read(Listing(link="a", key=r"cn(\d{2}-\d{2})-eng"), page(body))) == ["26-23"]


def test_a_base_element_and_an_old_charset_are_heeded() -> None:
    body = '<html><head><base href="https://elsewhere.example.org/x/"></head><a href="1">関税</a>'.encode("shift_jis")
    (item,) = listing.read(Listing(link="a"), page(body, "text/html; charset=Shift_JIS")).items
    assert (item.listed.url, item.listed.title) == ("https://elsewhere.example.org/x/1", "関税")


def test_a_selector_that_cannot_be_read_is_named() -> None:
    assert "selector" in str(listing.read(Listing(link="a["), page(ROWS)).fault)


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>
<item><title>Duty &amp; tax &#x202e;</title><link>https://e.org/1?utm_source=rss</link><guid>g1</guid><pubDate>Fri, 20 Nov 2026 23:00:00 -0500</pubDate></item>
<item><title>No link</title><guid isPermaLink="true">https://e.org/2</guid></item>
<item><title>Only a number</title><guid>N-3</guid></item>
<item><description>nothing to know it by</description></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>T</title></channel><item rdf:about="x"><title>Notícia</title><link>https://e.org/a</link><dc:date>2026-11-20T10:00:00-03:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>tag:e.org,2026:1</id><title type="html">A &lt;b&gt;B&lt;/b&gt;</title>
<link rel="self" href="/self"/><link href="/page"/><published>2026-11-19T00:00:00Z</published><updated>2026-11-20T00:00:00Z</updated></entry></feed>"""
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://e.org/j", "title": "J", "date_published": "2026-11-20"}, 7]}'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (RSS, [("https://e.org/1", date(2026, 11, 20)), ("https://e.org/2", None), ("N-3", None)]),
        (RDF, [("https://e.org/a", date(2026, 11, 20))]),
        (ATOM, [("https://customs.example.org/page", date(2026, 11, 19))]),
        (JSON_FEED, [("https://e.org/j", date(2026, 11, 20))]),
        ("\ufeff \n" + RSS.replace("&amp; tax", "& tax \x0b"), [("https://e.org/1", None), ("https://e.org/2", None), ("N-3", None)]),
    ],
    ids=["rss", "rdf", "atom", "json", "broken"],
)  # fmt: skip
def test_every_form_of_feed_is_read(body: str, expected: list[tuple[str, date | None]]) -> None:
    found = feed.read(Feed(), page(body)).items
    assert [item.listed.key for item in found] == [key for key, _ in expected]
    assert all(day in (None, item.listed.published) for item, (_, day) in zip(found, expected, strict=True))


def test_markup_in_a_title_is_taken_out() -> None:
    (item,) = feed.read(Feed(), page(ATOM)).items
    assert item.listed.title == "A B"


def test_an_entry_cut_out_is_a_feed_of_its_own_with_the_same_words() -> None:
    first, *_ = feed.read(Feed(), page(RSS)).items
    (again,) = feed.read(Feed(), page(first.body or b"")).items
    assert again.listed == first.listed
    assert first.content_type == "application/rss+xml"


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>maintenance</body></html>", b"not xml", b"{}", b'{"items": 1}', b"\0\xff" * 50]
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    assert feed.read(Feed(), page(body)).fault == "the answer is not a feed"


def test_Z4_entities_are_neither_expanded_nor_fetched() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&l8;&file;</title><link>/a</link></item></channel></rss>'
    index = feed.read(Feed(), page(bomb))
    assert all(len(item.body or b"") < 10_000 and b"root:" not in (item.body or b"") for item in index.items)


def test_a_sitemap_and_an_index_of_sitemaps_are_read() -> None:
    urls = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://e.org/notices/1</loc><lastmod>2026-11-20</lastmod></url><url><loc>https://e.org/about</loc></url></urlset>'
    (item,) = sitemap.read(Sitemap(match="/notices/"), page(urls)).items
    assert (item.listed.key, item.listed.published) == ("https://e.org/notices/1", date(2026, 11, 20))
    maps = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://e.org/m1.xml</loc></sitemap></sitemapindex>'
    assert sitemap.read(Sitemap(), page(maps)).more == ("https://e.org/m1.xml",)
    assert sitemap.read(Sitemap(), page("<html/>")).fault


def test_pages_of_an_api_follow_by_address_or_by_number() -> None:
    by_address = Api(list=("rows",), id="id", next="next")
    index = api.read(by_address, page('{"rows": [{"id": 1}], "next": "/api?page=2"}'))
    assert index.more == ("https://customs.example.org/api?page=2",)
    assert api.read(by_address, page('{"rows": [{"id": 1}], "next": null}')).more == ()
    by_number = Api(list=("rows",), id="id", page=Paging(param="offset", start=0, step=50))
    index = api.read(by_number, page('{"rows": [{"id": 1}]}', number=2, url="https://e.org/api?offset=50&q=a+b"))
    assert index.more == ("https://e.org/api?q=a+b&offset=100",)
    assert api.read(by_number, page('{"rows": []}')).more == ()


@pytest.mark.parametrize("body", ['{"rows": []}', '{"rows": null}', '{"rows": [null, {}]}'])
def test_an_empty_list_is_a_true_answer(body: str) -> None:
    assert api.read(Api(list=("rows",), id="id"), page(body)) == Index()


def test_a_missing_list_is_a_fault_of_its_own_kind() -> None:
    index = api.read(Api(list=("rows",), id="id"), page('{"count": 0}'))
    assert (index.absent, index.items) == (True, ())


@pytest.mark.parametrize("body", [b"", b"<!doctype html><html><div id=app></div></html>", b"[1, 2", b"\xff\xfe"])
def test_a_shell_in_place_of_data_is_a_fault(body: bytes) -> None:
    index = api.read(Api(list=("rows",), id="id"), page(body))
    assert index.fault is not None
    assert not index.absent


ANY = st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode), st.sampled_from([RSS, ATOM, ROWS, JSON_FEED]).flatmap(
    lambda text: st.integers(0, len(text)).map(lambda cut: text[:cut].encode())))  # fmt: skip


@given(ANY)
def test_no_bytes_raise(body: bytes) -> None:
    feed.read(Feed(), page(body))
    sitemap.read(Sitemap(), page(body))
    listing.read(Listing(link="a", title="p", date="time", next="a"), page(body))
    api.read(Api(list=("rows.row", ""), id="id", title="{a} {b}", url="u", next="n", embedded=None), page(body))
    api.read(Api(list=("",), id="id", embedded="script"), page(body))


def test_a_deeply_nested_answer_is_read_or_refused_without_an_exception() -> None:
    api.read(Api(list=("rows",), id="id"), page("[" * 200_000))
    api.read(Api(list=("",), id="id"), page("<a>" * 5_000))
    listing.read(Listing(link="a"), page("<div>" * 3_000 + "<a href=x>x</a>"))


def test_a_feeds_own_number_is_kept_beside_the_address_where_it_tells_entries_apart() -> None:
    def feed_of(*guids: str) -> list[str | None]:
        entries = "".join(
            f"<item><title>Notice {n}</title><link>https://customs.example/{n}</link><guid>{guid}</guid></item>"
            for n, guid in enumerate(guids)
        )
        body = f"<rss version='2.0'><channel>{entries}</channel></rss>"
        return [item.listed.number for item in feed.read(Feed(), page(body)).items]

    assert feed_of("g-71", "g-72") == ["g-71", "g-72"]
    assert feed_of("https://customs.example/0", "g-72") == [None, "g-72"], "a link that is its own guid says no more"
    assert feed_of("news", "news", "g-73") == [None, None, "g-73"]
