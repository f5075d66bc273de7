"""The catalogue: the built-in one is whole, and a broken one says what is wrong where."""

from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time

import pytest

from pipeline.model.source import Kind
from spiders.catalogue import CatalogueError, load_catalogue
from spiders.placeholders import fill, first_day
from tests.spiders.support import entry

GOOD = """
jurisdiction = "JP"

[like.news]
kind = "listing"
language = "ja"
listing = { link = "li a" }

[[source]]
id = "jp-news"
like = "news"
authority = "Japan Customs"
title = "News"
url = "https://www.customs.example.jp/{year}/"
topics = ["tariff-rates"]
verification = { grade = "seen", what = "a stored page", when = 2026-11-24 }
"""


def folder(tmp_path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def faults(where: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(where)
    return "\n".join(caught.value.faults)


def test_the_built_in_catalogue_is_whole() -> None:
    catalogue = load_catalogue()
    assert len(catalogue.entries) >= 407
    assert len(catalogue.enabled) >= 325
    assert len({found.jurisdiction for found in catalogue.entries}) >= 70
    assert len({found.jurisdiction for found in catalogue.enabled}) >= 55
    assert {found.kind for found in catalogue.enabled} == set(Kind)


# Whose sources are published by another, after whom they are named.
_NAMED_AFTER = {"XI": "GB", "EAEU": "INT", "GCC": "INT"}


def test_what_is_only_remembered_is_not_crawled() -> None:
    remembered = [found for found in load_catalogue().entries if found.verification.grade == "memory"]
    assert remembered
    assert not any(found.enabled for found in remembered)


def test_the_whole_catalogue_is_read_and_checked_in_a_moment() -> None:
    """300 ms of processor time is the promise; a third of it is measured."""
    began = process_time()
    load_catalogue()
    assert process_time() - began < 0.3


@pytest.mark.parametrize("found", load_catalogue().entries, ids=lambda found: found.id)
def test_every_entry_says_where_how_it_is_known_and_what_proves_it_alive(found) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert found.id.partition("-")[0].upper() in (found.jurisdiction, _NAMED_AFTER.get(found.jurisdiction))
    assert "{" not in fill(found.url, now, now.date())
    assert found.verification.when == date(2026, 11, 24)
    assert found.topics
    assert found.proof.min_items or found.proof.marker or found.proof.empty_ok
    if found.kind in (Kind.PAGE, Kind.PDF) and found.enabled:
        assert found.proof.marker or found.proof.min_length, "a page has no items: it needs words or a length"
    assert found.source().id == found.id


def test_patterns_are_taken_over_and_a_row_goes_before_them(tmp_path: Path) -> None:
    (found,) = load_catalogue(folder(tmp_path, jp=GOOD)).entries
    assert (found.jurisdiction, found.kind, found.language) == ("JP", Kind.LISTING, "ja")
    source = found.source()
    assert (source.authority, source.topics, source.interval_hours) == ("Japan Customs", ("tariff-rates",), 24)


def test_a_section_of_the_row_is_laid_over_the_patterns_section(tmp_path: Path) -> None:
    text = GOOD.replace('like = "news"', "like = \"news\"\nlisting = { key = '/(\\d+)' }")
    (found,) = load_catalogue(folder(tmp_path, jp=text)).entries
    assert found.listing is not None
    assert (found.listing.link, found.listing.key) == ("li a", r"/(\d+)")


def test_codes_and_languages_are_stored_in_one_form(tmp_path: Path) -> None:
    text = GOOD.replace('"JP"', '"uk"').replace('language = "ja"', 'language = "zh_TW"')
    (found,) = load_catalogue(folder(tmp_path, gb=text)).entries
    assert (found.jurisdiction, found.language) == ("GB", "zh-Hant")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('url = "https://', 'url = "ftp://', "jp.toml: jp-news: url: must begin with https:// or http://"),
        ("{year}", "{yaer}", "jp.toml: jp-news: url: unknown placeholder {yaer}"),
        ('topics = ["tariff-rates"]', 'topics = ["tarifs"]', "jp.toml: jp-news: topics: unknown topic 'tarifs'"),
        ('"JP"', '"ZZ"', "jp.toml: jp-news: jurisdiction: unknown country 'ZZ'"),
        ('kind = "listing"', 'kind = "lising"', "jp.toml: jp-news: kind:"),
        ('kind = "listing"', 'kind = "page"', "jp.toml: jp-news: entry: has a [listing] section but is of kind page"),
        ('title = "News"', "", "jp.toml: jp-news: title: Field required"),
        ('title = "News"', 'titel = "News"', "jp.toml: jp-news: titel: Extra inputs are not permitted"),
        ('like = "news"', 'like = "nwes"', "jp.toml: jp-news: like: unknown pattern 'nwes'"),
        ('id = "jp-news"', 'id = "JP news"', "jp.toml: JP news: id:"),
        ('link = "li a"', 'key = "(a)(b)"', "jp.toml: jp-news: listing.key: must have exactly one group"),
        ('link = "li a"', 'key = "(a"', "jp.toml: jp-news: listing.key: not a regular expression"),
        ('grade = "seen"', 'grade = "sure"', "jp.toml: jp-news: verification.grade:"),
        ("topics =", "enabled = false\ntopics =", "jp.toml: jp-news: entry: a disabled source says why in `reason`"),
        (
            "topics =",
            "request = { method = 'POST', body = '{\"to\":\"{untill}\"}' }\ntopics =",
            "jp.toml: jp-news: request.body: unknown placeholder {untill}",
        ),
        (
            'link = "li a"',
            'page = { body = "pageNo" }',
            "jp.toml: jp-news: entry: pages are asked for by 'pageNo' of the body, which `request` does not have",
        ),
        ('link = "li a"', "page = { step = 2 }", "jp.toml: jp-news: listing.page: needs either `param`"),
        ("[[source]]", "[[source]", "jp.toml: not TOML:"),
        ("[[source]]", "[[sources]]", "jp.toml: unknown field 'sources'"),
    ],
)
def test_a_broken_entry_is_named_by_file_entry_and_field(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in GOOD
    assert named in faults(folder(tmp_path, jp=GOOD.replace(old, new)))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    broken = GOOD.replace("tariff-rates", "tarifs") + GOOD[GOOD.index("[[source]]") :].replace('title = "News"', "")
    said = faults(folder(tmp_path, a=broken, b="x = ", c=GOOD))
    assert said.count("\n") >= 2
    assert "a.toml" in said
    assert "b.toml" in said


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    assert "b.toml: jp-news: id: already taken in a.toml" in faults(folder(tmp_path, a=GOOD, b=GOOD))


def test_an_empty_or_missing_folder_is_an_error_and_not_an_empty_catalogue(tmp_path: Path) -> None:
    assert "no source in it" in faults(tmp_path)
    assert "no such folder" in faults(tmp_path / "nowhere")


def test_rubbish_in_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    assert "x.toml: cannot be read" in faults(tmp_path)
    (tmp_path / "x.toml").write_text("source = [1, 2]\n")
    assert "x.toml: source 1" in faults(tmp_path)


def test_placeholders_are_filled_when_the_crawl_begins() -> None:
    now = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)
    assert (
        fill("https://x/{year}/{today}/{since:%d.%m.%Y}", now, date(2026, 2, 15))
        == "https://x/2026/2026-03-01/15.02.2026"
    )
    assert fill('{"a":{},"q":"{ x }","from":"{since}"}', now, date(2026, 2, 15)) == (
        '{"a":{},"q":"{ x }","from":"2026-02-15"}'
    )
    with pytest.raises(ValueError, match="unknown placeholder"):
        entry("a", "https://x.example/{key}")


def test_the_window_overlaps_the_last_good_crawl() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert first_day(now, 14, None) == date(2026, 11, 10)
    assert first_day(now, 14, date(2026, 11, 23)) == date(2026, 11, 10)
    assert first_day(now, 14, date(2026, 10, 1)) == date(2026, 9, 29)
