"""A digest as a seller reads it: complete in both parts, harmless whatever the page says, small enough to be shown."""

import re
import time
import tomllib
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.items import cut
from alerts.links import official
from alerts.mail import mail
from alerts.render import SUBJECT_COLUMNS, columns, cut_columns, render, subject
from alerts.wording import languages, wording
from pipeline.model.classification import Classification, Severity
from pipeline.model.edits import Edit, Op
from pipeline.model.topics import topics
from tests.alerts.hostile import HOSTILE, HOSTILE_URLS
from tests.alerts.samples import (
    ALL,
    ARABIC,
    CHINESE,
    DE_MINIMIS,
    JAPANESE,
    READER,
    SENDER,
    TARIFF_ROW,
    change,
    digest,
    effective,
)


class Page(HTMLParser):
    """What a mail client makes of the HTML: words, links, and the tags used."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in ("style", "title")
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_endtag(self, tag):
        self._hidden -= tag in ("style", "title")

    def handle_data(self, data):
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_effective_date_stands_on_top_then_what_changed_then_why():
    text = render(digest([DE_MINIMIS], country="US"), SENDER).text
    wanted = [
        "United States · U[.]S. Customs" if "U[.]S" in text else "United States · U.S. Customs",
        "In force from 1 February 2027",
        "High urgency · Amended · Low-value thresholds and relief",
        "was: Shipments valued at 800 USD or less",
        "now: From February 1, 2027 shipments of any value",
        "For your subscription: United States",
        "Official page: https://www.cbp.example/trade/section-321",
        "Full comparison: https://dutywatch.example/changes/chg_00000000000000000001",
        "Stop these mails: https://dutywatch.example/unsubscribe/",
    ]
    found = [text.find(one) for one in wanted]
    assert -1 not in found, text
    headline, document = "Duty-free entry of shipments up to 800 USD ends", "\nSection 321 low-value shipments\n"
    assert text.index(wanted[0]) < text.index(headline) < text.index(document) < found[1]
    assert found[2:] == sorted(found[2:])


def test_when_it_was_made_is_said_by_the_readers_clock():
    late = replace(READER, zone="Pacific/Auckland")
    assert "Daily digest · 24 November 2026, 22:30 Pacific/Auckland" in render(digest(ALL, late), SENDER).text


@pytest.mark.parametrize(
    "headline",
    ["Third-country duty: 0.00 % → 2.50 %", "Chapter 85: the duty rises to 2.5 percent for telephones…"],
)
def test_the_differences_are_whole_though_the_headline_quotes_them(headline):
    rising = Edit(Op.ADDED, path=("Chapter 85",), after="the duty rises to 2.5 percent for telephones of all kinds")
    cell = Edit(Op.ROW_CHANGED, path=("Chapter 85",), column="Third-country duty", before="0.00 %", after="2.50 %")
    one = replace(TARIFF_ROW, edits=(cell, rising), classification=Classification("x", "test", headline=headline))
    said = render(digest([one]), SENDER)
    assert "Third-country duty: 0.00 % → 2.50 %" in said.text.partition("Row changed")[2]
    assert "<del>0.00 %</del> → <ins>2.50 %</ins>" in said.html
    assert "the duty rises to 2.5 percent for telephones of all kinds" in said.text.partition("Added")[2]


@pytest.mark.parametrize(
    ("headline", "summary", "further"),
    [
        ("The duty ends on 1 May", "The duty ends on 1 May. Goods of heading 8517 are concerned.", "Goods of heading"),
        ("The seller names the maker, even…", "The seller names the maker, even where it is known.", "… where it is"),
        ("The duty ends", "The duty  ends.", ""),
        ("The duty ends", "Another sentence.", "Another sentence."),
        ("", "A sentence.", "A sentence."),
    ],
)
def test_a_summary_says_only_what_the_headline_did_not(headline, summary, further):
    one = Classification("tariff-rates", "test", headline=headline, summary=summary)
    assert one.further.startswith(further)
    assert bool(one.further) is bool(further)


def test_a_row_of_a_tariff_is_named_by_code_and_column():
    text = render(digest([TARIFF_ROW]), SENDER).text
    assert "8517 13 00 00 · Third-country duty: 0.00 % → 2.50 %" in text


@pytest.mark.parametrize("language", sorted(languages()))
def test_M1_html_says_nothing_that_the_text_does_not(language):
    rendered = render(digest(ALL, replace(READER, language=language), country=["US", "JP"]), SENDER)
    text = squeezed(rendered.text)
    page = Page(rendered.html)
    hosts = {f"({urlsplit(link).netloc})" for link in page.links}
    missing = [
        said for said in page.words
        if squeezed(said) not in text and squeezed(said) not in hosts and squeezed(said) not in squeezed("()·:→")
    ]  # fmt: skip
    assert not missing
    assert [one for one in page.links if one not in rendered.text] == []


def test_M3_the_subject_says_how_many_and_where():
    changes = [change(n, country=code) for n, code in enumerate(("JP", "BR", "JP"))]
    assert render(digest(changes), SENDER).subject == "3 changes: Japan, Brazil"


def test_M3_the_subject_of_a_single_change_says_where_and_what():
    assert (
        render(digest([TARIFF_ROW]), SENDER).subject == "United Kingdom: 8517 13: third-country duty from 0 % to 2.5 %"
    )
    french = replace(READER, language="fr")
    assert render(digest([DE_MINIMIS], french), SENDER).subject.startswith("États-Unis : Duty-free entry of shipments")


def test_M3_a_subject_without_room_leaves_the_sections_name_out_and_ends_at_a_word():
    told = "Who may use it: From February 1, 2027 shipments of any value, whatever their origin, are subject to duty."
    one = replace(DE_MINIMIS, classification=replace(DE_MINIMIS.classification, headline=told))
    said = render(digest([one]), SENDER).subject
    assert said == "United States: From February 1, 2027 shipments of any value, whatever their…"


def test_M3_a_subject_of_many_places_names_those_that_fit():
    many = [change(n, country=code) for n, code in enumerate(("US", "GB", "JP", "CN", "AE", "BR", "ZA", "AU", "IN"))]
    said = render(digest(many), SENDER).subject
    assert re.fullmatch(r"9 changes: United States, .+ \+\d", said)


@pytest.mark.parametrize("language", sorted(languages()))
def test_M3_a_subject_is_at_most_78_columns(language):
    words = wording(language)
    for changes in (ALL, ALL[:1], [change(1, country="GB", classification=Classification("trade-remedies", "t"))]):
        assert columns(subject(digest(changes), words)) <= SUBJECT_COLUMNS


@given(st.text(max_size=200), st.integers(1, 80))
def test_M3_nothing_is_wider_than_the_columns_it_was_cut_to(text, most):
    assert columns(cut_columns(text, most)) <= max(most, 1)


def test_M11_the_mail_loads_nothing_and_links_only_to_us_and_the_authority():
    rendered = render(digest(ALL), SENDER)
    page = Page(rendered.html)
    assert not {tag for tag, _ in page.tags} & {"img", "script", "link", "iframe", "object", "video", "form", "base"}
    assert not re.search(r"url\(|@import|background=", rendered.html)
    own, authorities = "dutywatch.example", {urlsplit(one.url or "").hostname for one in ALL}
    assert {urlsplit(link).hostname for link in page.links} <= {own, *authorities}
    assert all(urlsplit(link).scheme == "https" for link in page.links)


def test_M12_without_any_style_was_and_now_are_said_in_words():
    page = Page(re.sub(r"<style>.*?</style>", "", render(digest([DE_MINIMIS, JAPANESE]), SENDER).html, flags=re.DOTALL))
    assert "was: Shipments valued at 800 USD" in page.text
    assert "now: From February 1, 2027" in page.text
    assert "Removed · Section 321" in page.text


def test_M12_each_foreign_quote_names_its_language_and_finds_its_own_direction():
    page = Page(render(digest([ARABIC, CHINESE, JAPANESE]), SENDER).html)
    for tag, attributes in page.tags:
        if attributes.get("lang") in ("ar", "ja", "zh-Hans"):
            assert attributes.get("dir") == "auto", tag
    assert {attributes.get("lang") for _, attributes in page.tags} >= {"ar", "ja", "zh-Hans"}


def test_M12_an_arabic_reader_gets_a_page_from_right_to_left():
    html = render(digest(ALL, replace(READER, language="ar")), SENDER).html
    assert '<html lang="ar" dir="rtl">' in html


def test_M12_it_has_colours_for_the_dark():
    html = render(digest(ALL), SENDER).html
    assert "prefers-color-scheme: dark" in html
    assert 'name="color-scheme" content="light dark"' in html


@pytest.mark.parametrize("letters", ["The duty is raised. ", "関税率を引き上げる。", "ترفع الرسوم الجمركية "])
def test_M13_five_thousand_changes_are_one_mail_that_is_shown_whole(letters):
    edits = tuple(Edit(Op.REWORDED, before=letters * 30, after=letters * 31) for _ in range(9))
    many = digest([change(n, title=letters * 4, edits=edits) for n in range(5_000)], country="JP")
    start = time.perf_counter()
    rendered = render(many, SENDER)
    whole = mail(many, rendered, SENDER)
    assert time.perf_counter() - start < 5
    assert 5 <= rendered.shown < 500
    assert rendered.subject == "5,000 changes: Japan"
    assert len(whole) < 500 * 1024
    html_part = whole.split(b"Content-Type: text/html")[1]
    assert len(html_part) < 100 * 1024, "as sent, transfer encoding included"
    rest = 5_000 - rendered.shown
    for part in (rendered.text, rendered.html):
        assert f"{rest:,} changes" in part
        assert f"https://dutywatch.example/digests/{many.id}?start={rendered.shown}" in part


def test_M13_a_single_monstrous_change_still_fits():
    monstrous = change(title="x" * 100_000, edits=(Edit(Op.ADDED, after="y" * 5_000_000, path=("z" * 100_000,)),) * 50)
    one = digest([monstrous])
    assert len(mail(one, render(one, SENDER), SENDER)) < 500 * 1024


def hostile_digest(text: str):
    meaning = Classification(
        "tariff-rates", "test", severity=Severity.HIGH, headline=text, summary=text, facts=effective(date(2027, 1, 1))
    )
    edits = (
        Edit(Op.REWORDED, path=(text,), before=text, after=text, spans=(("removed", text), ("added", text))),
        Edit(Op.ROW_CHANGED, key=text, column=text, before=text, after=text),
        Edit(Op.ADDED, path=(text,), after=text),
    )
    bad = change(1, title=text, authority=text, url=text, language=text, classification=meaning, edits=edits)
    return digest([bad, change(2)], text=text or "x")


HARMLESS = Page(render(hostile_digest("harmless"), SENDER).html)
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_T1_foreign_text_is_text_everywhere(text):
    rendered = render(hostile_digest(text), SENDER)
    page = Page(rendered.html)

    # No string adds a tag of a kind that harmless words do not have, nor an attribute.
    def shapes(one: Page) -> set[tuple[str, tuple[str, ...]]]:
        return {(tag, tuple(sorted(attributes))) for tag, attributes in one.tags}

    assert shapes(page) <= shapes(HARMLESS) | {("p", ("class", "dir", "lang")), ("br", ())}
    assert all(
        urlsplit(link).hostname in ("dutywatch.example", "www.customs.example", "evil.example") for link in page.links
    )
    for part in (rendered.subject, rendered.text, rendered.html):
        assert not CONTROLS.search(part)


@pytest.mark.parametrize("several", [1, 2])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_T2_foreign_text_adds_no_header_and_no_recipient(text, several):
    from email import message_from_bytes, policy

    both = hostile_digest(text)
    one = replace(both, items=both.items[:several])
    message = message_from_bytes(mail(one, render(one, SENDER), SENDER), policy=policy.default)
    plain = hostile_digest("harmless")
    expected = message_from_bytes(mail(plain, render(plain, SENDER), SENDER), policy=policy.default)
    assert message.keys() == expected.keys()
    assert message["To"] == "seller@shop.example"
    assert not re.search(r"evil\.example|\w:\s?//", str(message["Subject"]))


@pytest.mark.parametrize("text", ["http://evil.example/login", "Log in at evil.example/login now", "evil。example"])
def test_T6_no_address_inside_a_quote_is_one_that_a_client_makes_a_link_of(text):
    one = replace(hostile_digest(text), items=hostile_digest(text).items[:1])
    rendered = render(
        replace(one, items=(replace(one.items[0], change=replace(one.items[0].change, url=None)),)), SENDER
    )
    said = re.sub(r"https://dutywatch\.example\S*|\S+@\S+", "", rendered.text)
    assert "evil.example" not in said.replace("“" + text + "”", "")
    assert "http://" not in said.replace("“" + text + "”", "")


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{address} {0} {n}", "${7*7}", "%(address)s"])
def test_T7_templates_in_foreign_text_stay_as_they_are(text):
    rendered = render(hostile_digest(text), SENDER)
    assert text in rendered.text
    assert "49" not in rendered.text


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_T5_only_plain_web_addresses_become_links(url):
    found = official(url)
    assert found is None


def test_T5_a_look_alike_host_is_shown_in_punycode():
    found = official("https://www.сustoms.example/公告?q=税")
    assert found is not None
    assert found.host.startswith("www.xn--")
    assert found.href.isascii()


@settings(max_examples=200)
@given(st.text(max_size=60), st.integers(1, 50))
def test_T2_a_cut_text_is_never_longer_than_asked(text, most):
    assert len(cut(text, most)) <= most


def test_T2_a_text_is_cut_between_graphemes():
    assert cut("e\u0301e\u0301e\u0301", 4) == "e\u0301…"
    assert cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 9) == "👩‍👩‍👧‍👦…"


def test_D8_a_digest_looks_the_same_each_time():
    assert render(digest(ALL), SENDER) == render(digest(ALL), SENDER)


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_language_has_every_word_and_leaves_open_what_english_does(language):
    def table(name: str):
        return tomllib.loads(files("alerts").joinpath(f"labels/{name}.toml").read_text("utf-8"))

    english, own = table("en"), table(language)
    assert set(own["topics"]) == set(topics())
    for name, words in english.items():
        if name not in ("direction", "changes"):
            assert set(own[name]) == set(words), name
            for key, word in words.items():
                assert set(re.findall(r"{(\w+)}", own[name][key])) == set(re.findall(r"{(\w+)}", word)), key
    for number in range(125):
        wording(language).changes(number)
    assert own["changes"]["other"]


def test_dates_and_plurals_are_the_languages_own():
    assert wording("ru").changes(3) == "3 изменения"
    assert wording("ar").changes(2) == "تغييران"
    assert wording("de").day(date(2027, 2, 1)) == "1. Februar 2027"
    assert wording("en").day(date(2027, 2, 1)) == "1 February 2027"
    assert wording("ja").place("BR") == "ブラジル"


def test_a_reader_of_a_language_that_we_do_not_speak_reads_english():
    assert wording("fi").say("official") == "Official page"
    assert wording("pt-BR").language == "pt"
    assert wording("zh-TW").language == "zh-Hant"


def test_without_pages_of_our_own_the_change_is_named_by_its_id():
    rendered = render(digest([DE_MINIMIS]), replace(SENDER, base_url=None))
    assert f"Change: {DE_MINIMIS.id}" in rendered.text
    assert "unsubscribe" not in rendered.text
    assert rendered.stop_url is None


def test_of_several_countries_asked_for_only_the_one_concerned_is_named():
    text = render(digest([TARIFF_ROW], country=["JP", "GB", "BR"]), SENDER).text
    assert "For your subscription: United Kingdom\n" in text


def test_the_subject_of_a_tariff_row_has_the_rate_though_the_goods_have_a_long_name():
    headline = "8517 62 00 90 (Apparatus for the transmission or reception of…) · Duty rate: 0.00% → 3.50%"
    one = replace(TARIFF_ROW, classification=Classification("x", "test", headline=headline))
    said = render(digest([one]), SENDER)
    assert said.subject == "United Kingdom: 8517 62 00 90 · Duty rate: 0.00% → 3.50%"
    assert headline in said.text
