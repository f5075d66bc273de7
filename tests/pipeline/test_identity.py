"""Is this notice one that we know? Two that are merged hide one from a seller; so number, date and figures decide."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.identity import Evidence, Known, Pair, correction, moved, names_of, pairs, raised, repeat
from pipeline.model.capture import Listed
from pipeline.model.classification import Classification, Facts, Rate, Severity
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.notice import Kind, Name, Notice
from pipeline.steps import hold_together

DAY = date(2026, 11, 20)
FR = "https://www.federalregister.gov/documents/2026/11/20/{}/x"
DUTIES = (
    "The Customs Service gives notice that imports of threaded rod from Ruritania are subject to a provisional duty.",
    "The rate of the provisional duty is 12.5 % of the customs value for Zenda Rod Works and 31.0 % for all others.",
    "Importers lodge a security for the duty when they declare the goods, and keep the mill certificate for three years.",
    "The duty holds from 1 December 2026 until 31 May 2027, unless it is withdrawn before or made definitive.",
    "Written comments reach the Service within fifteen days of the publication of this notice.",
)


def document(*lines: str, language: str = "en") -> Document:
    return Document(tuple(Block(BlockType.PARAGRAPH, line) for line in lines), language=language)


def notice(title: str = "Provisional duty on threaded rod", *lines: str, **more: object) -> Notice:
    url = str(more.pop("url", "https://customs.example/notices/1"))
    language = str(more.pop("language", "en"))
    base = Notice("rr-notices", "RR", "Customs Service", url, url, title, language, DAY, document(*(lines or DUTIES)))
    return replace(base, **more)  # type: ignore[arg-type]


def again(one: Notice, **more: object) -> Notice:
    return replace(one, url="https://trade.example/n/77", key="https://trade.example/n/77", **more)  # type: ignore[arg-type]


def weekly(rate: str = "7.4510", week: str = "47", day: str = "20 November 2026") -> Notice:
    rows = tuple(f"Currency {name}: one euro is worth {n}.{n}31 units of it" for n, name in enumerate("ABCDEFGHIJ", 2))
    lines = ("Rates that customs offices use for the conversion of invoices in foreign currencies.", *rows)
    return notice(f"Exchange rates, week {week}", *lines, f"Krone of Denmark: one euro is worth {rate} units", f"{day}")


# Published again.


def test_the_same_text_on_another_listing_is_told_once():
    found = repeat(notice(), again(notice()))
    assert found is not None
    assert found.once


def test_furniture_dates_and_numbers_that_stand_alone_do_not_make_it_another_but_it_is_told():
    new = again(notice("Provisional duty on threaded rod", *DUTIES, "No. 14/2026", "22 November 2026"))
    old = notice("Provisional duty on threaded rod", *DUTIES, "No. 12/2026", "20 November 2026")
    found = repeat(old, new)
    assert found is not None
    assert not found.once, "its number and its day differ: linked, and told"


@pytest.mark.parametrize(
    "other",
    [
        weekly(rate="7.4511"),
        weekly(rate="74.510"),
        weekly(week="48", day="27 November 2026"),
        replace(weekly(), published=date(2026, 11, 27)),
        replace(weekly(), title="Exchange rates, week 4.7"),
    ],
)
def test_weekly_rates_are_never_told_as_the_same(other):
    found = repeat(weekly(), again(other))
    assert found is None or not found.once


def test_two_of_a_series_with_nearly_the_same_words_are_two():
    other = tuple(line.replace("Ruritania", "Graustark") for line in DUTIES)
    assert repeat(notice(), again(notice("Provisional duty on threaded rod", *other))) is None


def test_a_short_text_says_too_little_to_be_known_again():
    stub = "Please find the text of the notice in the attached file."
    assert repeat(notice("Notice", stub), again(notice("Notice", stub))) is None


def test_another_jurisdiction_or_language_is_another_notice():
    assert repeat(notice(), again(notice(), country="GR")) is None
    assert repeat(notice(), again(notice(), language="de")) is None


def test_a_document_of_the_register_is_one_at_two_places_whatever_they_show_of_it():
    page = notice("Certain Threaded Rod: Preliminary Duty", *DUTIES, "[FR Doc. 2026-25871 Filed 11-19-26; 8:45 am]")
    api = replace(
        notice("Certain Threaded Rod From Ruritania: Preliminary Duty", "abstract: The duty is 12.5 %."),
        url="https://www.federalregister.gov/documents/2026/11/20/2026-25871/certain-threaded-rod",
    )
    found = repeat(page, api)
    assert found is not None
    assert found.once
    assert found.shared is Kind.ID


OJ = "https://eur-lex.europa.eu/./legal-content/AUTO/?uri="
ACT = "Commission Implementing Regulation (EU) 2026/123 of 5 February 2026 imposing a duty on rod"


@pytest.mark.parametrize(
    ("address", "key", "own"),
    [
        (OJ + "OJ:L_202600123", "OJ:L_202600123", "eu:2026/123"),
        (OJ + "CELEX%3A32026R0123", "CELEX:32026R0123", "eu:2026/123"),
        ("https://publications.europa.eu/resource/celex/32026R0123", "32026R0123", "eu:2026/123"),
        ("http://data.europa.eu/eli/reg_impl/2026/123/oj", "x", "eu:2026/123"),
        ("https://eur-lex.europa.eu/eli/reg_impl/2026/123/oj/eng", "x", "eu:2026/123"),
        (OJ + "CELEX:32026R0123R(01)", "CELEX:32026R0123R", "celex:32026R0123R(01)"),
        (OJ + "OJ:L_202690123", "OJ:L_202690123", "oj:L/2026/90123"),
        ("http://data.europa.eu/eli/reg_impl/2026/123/corrigendum/2026-03-01/oj", "x", None),
        ("http://www.legislation.gov.uk/id/uksi/2026/77", "uksi/2026/77", "uk:uksi/2026/77"),
        ("https://www.legislation.gov.uk/uksi/2026/77/made", "uksi/2026/77", "uk:uksi/2026/77"),
        ("https://www.legislation.gov.uk/uksi/2026/77/schedule/2", "x", None),
        (FR.format("2026-25871"), "2026-25871", "fr:2026-25871"),
        ("https://www.cbp.gov/trade/2026-25871", "2026-25871", None),
    ],
)
def test_the_registers_number_stands_in_the_address_whatever_its_form(address, key, own):
    names = names_of(notice(ACT, url=address, key=key))
    assert [name.value for name in names if name.kind is Kind.ID] == ([own] if own else [])


def test_an_act_in_two_feeds_of_the_journal_is_one_and_its_corrigendum_another():
    feed = notice(ACT, "title: " + ACT, key="OJ:L_202600123", url=OJ + "OJ:L_202600123")
    query = notice(ACT, "celex: 32026R0123", key="32026R0123", url="https://publications.europa.eu/x", source="cellar")
    found = repeat(feed, query)
    assert found is not None
    assert found.once
    corrigendum = notice(f"Corrigendum to {ACT}", key="OJ:L_202690007", url=OJ + "OJ:L_202690007", source="cellar")
    assert repeat(feed, corrigendum) is None


def test_two_numbers_of_one_register_are_two_even_where_each_word_is_the_same():
    one = replace(notice(), url="https://www.federalregister.gov/documents/2026/11/20/2026-25871/rod")
    two = replace(notice(), url="https://www.federalregister.gov/documents/2026/11/20/2026-25872/rod")
    assert repeat(one, two) is None


def test_a_joint_announcement_on_two_ministries_sites_is_one():
    lines = ("经研究，现将税收政策调整有关事项公告如下。" * 6, "自2026年12月1日起，对相关产品征收13.5%的关税。" * 6)
    title = "商务部 海关总署公告2026年第12号 公布税收政策调整"
    one = notice(title, *lines, language="zh-Hans", country="CN", authority="商务部")
    two = again(one, authority="海关总署", source="cn-customs")
    found = repeat(one, two)
    assert found is not None
    assert found.once
    other = again(replace(one, title=title.replace("12号", "13号")), authority="海关总署")
    found = repeat(one, other)
    assert found is None or not found.once


def test_a_list_that_has_a_title_twice_has_two_entries():
    title = "Notification No. 7/2026 takes effect on the Tariff Act"
    one, two = notice(title, "Paragraph 3 is amended."), again(notice(title, "Paragraph 4 is amended."))
    assert repeat(one, two) is None
    found = repeat(one, replace(two, source="rr-gazette"))
    assert found is not None
    assert not found.once


@pytest.mark.parametrize("language", ["mul", "und", "xx", "zh-Hant", ""])
def test_a_language_that_nobody_knows_does_no_harm(language):
    found = names_of(notice("Notification No. 7/2026 on rod", language=language))
    assert Kind.TITLE in {name.kind for name in found}
    correction(notice("Corrigendum to Notification No. 7/2026", language=language))


@given(st.integers(0, len(DUTIES) - 1), st.data())
def test_whatever_word_or_figure_is_changed_the_two_are_not_told_as_one(line, data):
    words = DUTIES[line].split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    word = words[at]
    figures = [n for n, char in enumerate(word) if char.isdigit()]
    if figures:
        n = data.draw(st.sampled_from(figures))
        word = word[:n] + str((int(word[n]) + data.draw(st.integers(1, 9))) % 10) + word[n + 1 :]
    else:
        word = data.draw(st.sampled_from(["not", "formerly", "Graustark", word + "en"]))
    changed = list(DUTIES)
    changed[line] = " ".join([*words[:at], word, *words[at + 1 :]])
    found = repeat(notice(), again(notice("Provisional duty on threaded rod", *changed)))
    assert found is None or changed[line] == DUTIES[line]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_title_whatsoever_has_names_that_fit_an_index_and_never_fails(title, number):
    for name in names_of(notice(title * 40, number=number, key=number or "x")):
        assert len(name.value.encode()) <= 300
    correction(notice(title))


def test_figures_stay_apart_when_a_title_is_folded():
    numbers = {name.value for title in ("Notification No. 12/3", "Notification No. 1/23")
               for name in names_of(notice(title)) if name.kind is Kind.NUMBER}  # fmt: skip
    assert len(numbers) == 2


# At another address.


def listed(n: int, title: str, day: date | None = DAY, site: str = "https://customs.example/new/", **more) -> Listed:
    return Listed(f"{site}{n}", f"{site}{n}", title, day, **more)


def known(n: int, title: str, day: date | None = DAY, site: str = "http://customs.example/old/", **more) -> Known:
    return Known(f"{site}{n}", title, day, **more)


TITLES = [f"Notice {n} on the import of goods of kind {n}" for n in range(20)]


def test_a_site_that_moved_all_its_notices_is_found_to_have_moved():
    found = pairs([known(n, t) for n, t in enumerate(TITLES)], [listed(n + 500, t) for n, t in enumerate(TITLES)])
    assert {(pair.old[-2:].strip("/"), pair.new[-3:]) for pair in found} == {(str(n), str(n + 500)) for n in range(20)}
    assert all(pair.site and pair.dated for pair in found)


def test_https_www_and_slashes_are_no_other_address():
    old = [Known("http://www.customs.example/a?id=1", "Short"), Known("http://customs.example/b/index.html", "Short")]
    new = [Listed("https://customs.example/a/?id=1", "x", "Short"), Listed("https://customs.example/b", "x", "Short")]
    assert {pair.evidence for pair in pairs(old, new)} == {Evidence.ADDRESS}
    assert len(pairs(old, new)) == 2
    assert pairs(old, [Listed("https://customs.example/a?id=2", "x", "Short")]) == ()


def test_where_an_old_address_redirects_to_there_the_notice_is():
    old = known(1, "A title of old", leads="https://customs.example/new/9")
    assert [pair.evidence for pair in pairs([old], [listed(9, "Quite another title")])] == [Evidence.ADDRESS]
    home = [known(n, "A title of old", leads="https://customs.example/new/") for n in (1, 2, 3)]
    assert pairs(home, [Listed("https://customs.example/new/", "x", "News")]) == (), "where all dead links lead"
    other = again(notice("Provisional duty on lamps", *["Lamps of glass bear a mark of their maker in future."] * 9))
    assert not is_moved(notice(), other, evidence=Evidence.ADDRESS)


def test_the_feeds_own_number_finds_it_whatever_its_title_is_now():
    found = pairs([known(1, TITLES[1], number="feed:g1")], [listed(9, "Another title altogether", number="feed:g1")])
    assert [pair.evidence for pair in found] == [Evidence.NUMBER]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([known(1, TITLES[1])], [listed(9, TITLES[2])]),  # another title
        ([known(1, TITLES[1])], [listed(9, TITLES[1], date(2026, 11, 21))]),  # another day
        ([known(1, TITLES[1])], [listed(9, TITLES[1], None)]),
        ([known(1, "Recall")], [listed(9, "Recall")]),  # a title that says nothing
        ([known(1, TITLES[1]), known(2, TITLES[1])], [listed(9, TITLES[1])]),  # two of that title and day
        ([known(1, TITLES[1])], [listed(9, TITLES[1]), listed(8, TITLES[1])]),
        ([known(1, TITLES[1])], [listed(9, TITLES[1]), listed(1, TITLES[1], site="http://customs.example/old/")]),
        ([Known("2026-1", TITLES[1], DAY)], [Listed("2026-2", "x", TITLES[1], DAY)]),  # numbers of the authority's
        ([known(1, TITLES[1], number="feed:1")], [listed(9, TITLES[2], number="feed:2")]),
        ([known(1, "x", number="feed:1"), known(2, "y", number="feed:1")], [listed(9, "z", number="feed:1")]),
    ],
)
def test_what_may_be_another_notice_is_not_paired(before, now):
    assert pairs(before, now) == ()


def is_moved(old: Notice, new: Notice, **pair: object) -> bool:
    given_ = Pair(old.key, new.key, **{"evidence": Evidence.TITLE, "dated": True, **pair})  # type: ignore[arg-type]
    comparison = hold_together(old.document, new.document)
    return moved(given_, comparison, old.document, new.document, (set(names_of(old)), set(names_of(new))))


def test_the_same_words_under_a_new_address_are_the_same_notice():
    assert is_moved(notice(), again(notice()))


def test_two_recalls_of_one_day_and_title_are_two():
    other = tuple(line.replace("Zenda Rod Works", "Strelsau Rod Works") for line in DUTIES)
    assert not is_moved(notice(), again(notice("Provisional duty on threaded rod", *other)))
    assert not is_moved(weekly(), again(weekly(rate="7.4511")))


def test_a_new_template_around_the_notices_of_a_site_that_moved_does_not_part_them():
    framed = notice(
        "Provisional duty on threaded rod", "You are here: home, notices, trade", *DUTIES, "Share this page"
    )
    assert not is_moved(notice(), again(framed))
    assert is_moved(notice(), again(framed), site=True)
    assert is_moved(
        notice("Notification No. 7/2026: rod"), again(notice("Notification No. 7/2026: rod", *DUTIES, "Share this"))
    )
    other = (*DUTIES[:-1], "Written comments reach the Service within ten days of the publication of this notice 2.")
    assert not is_moved(notice("Notification No. 7/2026: rod"), again(notice("Notification No. 7/2026: rod", *other)))
    assert not is_moved(notice(), again(framed), site=True, dated=False), "without a day a series has one title too"


def test_a_number_that_is_another_parts_them_whatever_else_agrees():
    one, two = notice("Notification No. 7/2026 on rod"), again(notice("Notification No. 8/2026 on rod"))
    assert not is_moved(one, two, site=True)
    assert not is_moved(one, two, evidence=Evidence.NUMBER)


# Corrections.


@pytest.mark.parametrize(
    ("language", "title", "names"),
    [
        ("en", "Corrigendum to Commission Implementing Regulation (EU) 2026/123 of 5 February 2026", "eu:2026/123"),
        ("de", "Berichtigung der Durchführungsverordnung (EU) 2026/123 der Kommission vom 5. Februar 2026", "eu:2026/123"),
        ("fr", "Rectificatif au règlement d’exécution (UE) 2026/123 de la Commission du 5 février 2026", "eu:2026/123"),
        ("es", "Corrección de errores del Reglamento de Ejecución (UE) 2026/123 de la Comisión", "eu:2026/123"),
        ("it", "Rettifica del regolamento di esecuzione (UE) 2026/123 della Commissione", "eu:2026/123"),
        ("pt", "Retificação do Regulamento de Execução (UE) 2026/123 da Comissão", "eu:2026/123"),
        ("nl", "Rectificatie van Uitvoeringsverordening (EU) 2026/123 van de Commissie", "eu:2026/123"),
        ("pl", "Sprostowanie do rozporządzenia wykonawczego Komisji (UE) 2026/123", "eu:2026/123"),
        ("en", "Correction to Notification No. 12/2026-Customs", "RR/customsservice:notificationno12x2026customs"),
        ("en", "Notification No. 12/2026-Customs; Corrigendum", "RR/customsservice:notificationno12x2026customs"),
        ("zh-Hans", "关于更正海关总署公告2026年第12号有关内容的公告", "RR/:海关总署公告2026年第12号"),
    ],
)  # fmt: skip
def test_a_correction_names_what_it_corrects(language, title, names):
    found = correction(notice(title, language=language))
    assert found is not None
    assert names in {name.value for name in found.names}


@pytest.mark.parametrize(
    ("one", "target"),
    [
        (notice("Rod; Correction", url=FR.format("C1-2026-25871")), "fr:2026-25871"),
        (notice("Rod", key="CELEX:32013R0952R(02)"), "celex:32013R0952"),
        (notice("Rod", key="32026R0123R(01)"), "eu:2026/123"),
        (notice("Rod; Correction", "In FR Doc. 2026-25871 appearing on page 88012, the rate is 12.5."), "fr:2026-25871"),
        (notice("Rod; Correction", "In rule document 2026-25871 beginning on page 88012, …"), "fr:2026-25871"),
    ],
)  # fmt: skip
def test_the_registers_own_numbers_say_what_is_corrected(one, target):
    found = correction(one)
    assert found is not None
    assert found.certain
    assert found.names[0] == Name(Kind.ID, target)


def test_where_only_the_title_says_it_the_title_finds_it():
    found = correction(notice("Safety Standard for Cribs and Cradles; Correction"))
    assert found is not None
    assert not found.certain
    assert set(found.names) <= set(names_of(notice("Safety standard for cribs and cradles")))


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Correction of declarations under Regulation (EU) No 952/2013"),
        ("en", "How to correct a customs declaration"),
        ("en", "Post-clearance corrections"),
        ("en", "Public consultation on the corrigendum to Regulation (EU) 2026/123"),
        ("de", "Berichtigung"),
        ("fr", "Rectificatif"),
        ("en", "Provisional duty on threaded rod"),
    ],
)
def test_what_tells_how_to_correct_corrects_no_notice(language, title):
    found = correction(notice(title, language=language))
    assert found is None or found.names[0].kind is Kind.TITLE, "by its title it would find none"


def test_a_correction_that_states_a_rate_is_as_urgent_as_what_it_corrects():
    said = Classification("tariff-rates", "1", facts=Facts(rates=(Rate("12.5"),)), severity=Severity.LOW)
    urgent = raised(said, Severity.HIGH, "de-minimis", "FR Doc. 2026-25871")
    assert urgent.severity is Severity.HIGH
    assert urgent.reasons[-1].because == "corrects FR Doc. 2026-25871, which is high"
    assert raised(replace(said, facts=Facts()), Severity.HIGH, "de-minimis", "x").severity is Severity.LOW, "a comma"
    assert raised(replace(said, severity=Severity.HIGH), Severity.LOW, "none", "x").severity is Severity.HIGH
    assert urgent.primary == "tariff-rates", "its own subject stays"
    mute = raised(replace(said, primary="none"), Severity.LOW, "de-minimis", "x")
    assert (mute.primary, mute.reasons[-1].for_) == ("de-minimis", "topic:de-minimis")
