"""`sources check` and `sources new` against a small site on loopback; the overview in the docs."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dutywatch.commands.sources import _advice
from dutywatch.proposing import NoProposal, propose
from dutywatch.settings import Settings
from dutywatch.trial import Tried, try_sources
from spiders.catalogue import load_catalogue
from spiders.faults import UNRESOLVED
from spiders.overview import overview
from spiders.plan import Limits
from spiders.written import entry_text
from tests.line import Line
from tests.spiders import zoo
from tests.spiders.support import entry

ROWS = "".join(
    f'<li><a href="/list/n/{n}">Zollsatz für Lampen, Bekanntmachung {n}</a> {n}.11.2026</li>' for n in (20, 19, 18)
)
PAGES = {
    "/news/": """<html lang="en"><head><title>News</title><meta property="og:site_name" content='Customs of "Example"\x07'>
    <link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><p>Our news, told one by one.</p></body></html>""",
    "/feed.xml": "<rss version='2.0'><channel><title>F</title><item><title>Duty up</title><link>/list/n/20</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>",
    "/list/": f"<html lang='de'><head><title>Bekanntmachungen</title></head><nav><a href='/start'>Zur Startseite des Zolls</a></nav><ul>{ROWS}</ul></html>",
    "/login": "<html><title>Sign in</title><form method=post><label>User<input name=u></label><label>Password<input type=password name=p></label><button>Sign in</button></form></html>",
    "/n/1": "<h1>Notice 1</h1><p>The duty is 1 %.</p>",
    **{f"/list/n/{n}": f"<h1>Bekanntmachung {n}</h1><p>Der Zollsatz für Lampen beträgt {n} %.</p>" for n in (20, 19, 18)},
    "/changed": "<html><body><h1>We have a new site</h1><p>Everything was moved, and looks better now.</p></body></html>",
}  # fmt: skip


def _answer(visit: zoo.Visit) -> None:
    body = PAGES.get(visit.path)
    visit.answer(body or "", 200 if body else 404)


SITE = zoo.Site(_answer, robots="User-agent: *\nCrawl-delay: 0.01\nDisallow: /private\n")


QUICK = Limits(delay=0.0, timeout=3.0)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    with zoo.serve(SITE):
        yield Settings(data_dir=tmp_path, allow_private=SITE.place)


def proposed(path: str, settings: Settings) -> tuple[dict[str, Any], str]:
    """The entry as it reads back from its text, and the text."""
    proposal = propose(SITE.url(path), settings, QUICK)
    text = entry_text(proposal.fields, proposal.found)
    (fields,) = tomllib.loads(text)["source"]
    return fields, text


def test_new_proposes_entries_that_the_catalogue_takes_and_check_finds_good(settings: Settings, tmp_path: Path) -> None:
    by_feed, feed_text = proposed("/news/", settings)
    assert (by_feed["kind"], by_feed["url"], by_feed["title"]) == ("feed", SITE.url("/feed.xml"), "News")
    assert (by_feed["authority"], by_feed["language"], by_feed["delay_seconds"]) == ('Customs of "Example"', "en", 0.01)
    assert "asks for 0.01 s between requests" in feed_text

    by_shape, shape_text = proposed("/list/", settings)
    assert (by_shape["kind"], by_shape["language"], by_shape["listing"]) == ("listing", "de", {"match": "/list/n/"})
    assert "a list of 3 entries, the newest of 2026-11-20" in shape_text

    nowhere = shape_text.replace(SITE.url("/list/"), "http://nowhere.invalid/").replace(by_shape["id"], "nowhere")
    changed = (
        shape_text.replace('"/list/n/"', '"/gone/"').replace(by_shape["id"], "changed").replace("/list/", "/changed")
    )
    (tmp_path / "int.toml").write_text("\n".join((feed_text, shape_text, changed, nowhere)), "utf-8")
    feed, shape, gone, lost = try_sources(load_catalogue(tmp_path).entries, settings, lambda *_: None, QUICK)
    assert (feed.good, feed.answer, feed.entries, str(feed.newest)) == (True, "feed", 1, "2026-11-20")
    assert (shape.good, shape.answer, shape.entries, str(shape.document)[:8]) == (True, "html", 3, "2 blocks")
    assert (gone.good, gone.reachable, gone.status, gone.verdict) == (False, True, 200, "empty")
    assert gone.why == "its index names no entry; the site may have changed its shape"
    assert (lost.good, lost.reachable, lost.verdict, lost.entries) == (False, False, "unreachable", None)


def test_new_says_what_stands_in_the_way(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    line = Line(capsys, monkeypatch, tmp_path, DUTYWATCH_ALLOW_PRIVATE=SITE.place)
    said = line("sources", "new", SITE.url("/private/list"))
    assert (said.code, said.out) == (1, "")
    assert "the site's robots.txt asks us not to fetch this address; its robots.txt is obeyed: take an" in said.err
    assert line("sources", "new", "ftp://customs.example.org").code == 2


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://{}/login", "only what is open is watched"),
        ("http://{}/n/1", "too short for a page to watch"),
        ("http://{}/nothing", r"\(404\); the address is old or wrong"),
        ("http://me:secret@{}/", "a user's name in it"),
        ("https://{}/", "does not speak TLS"),
    ],
)
def test_new_says_what_is_wrong_and_what_can_be_done(settings: Settings, address: str, said: str) -> None:
    with pytest.raises(NoProposal, match=said):
        propose(address.format(SITE.place), settings, QUICK)


def test_check_tells_what_is_amiss_and_ends_with_1(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = entry("de-changed", SITE.url("/changed"), proof={"marker": "Zolltarif"}).model_dump(
        mode="json", exclude_none=True
    )
    (tmp_path / "de.toml").write_text(
        entry_text({**source, "verification": {**source["verification"], "when": date(2026, 11, 24)}})
    )
    line = Line(
        capsys, monkeypatch, tmp_path, DUTYWATCH_ALLOW_PRIVATE=SITE.place, DUTYWATCH_CATALOGUE_DIR=str(tmp_path)
    )
    said = line("sources", "check", "--country", "DE", "--json")
    assert said.code == 1
    assert "1 of 1 sources do not answer as promised" in said.err
    (found,) = json.loads(said.out)["sources"]
    assert (found["id"], found["reachable"], found["answer"]) == ("de-changed", True, "html")
    assert found["why"] == "it does not have the words that prove it right ('Zolltarif')"
    assert found["remedy"].startswith("look at it and mend `listing`, `api`, `selectors` or `proof`")


def test_check_knows_no_other_ids(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = Line(capsys, monkeypatch, tmp_path)("sources", "check", "us-ustr-rs")
    assert said.code == 4
    assert "us-ustr-rss" in said.err


def test_the_overview_in_the_docs_is_that_of_the_catalogue() -> None:
    """Written by `dutywatch sources --markdown`."""
    written = Path(__file__).parents[2] / "docs" / "sources.md"
    assert written.read_text("utf-8") == overview(load_catalogue().entries)


def test_a_source_that_waits_for_a_key_says_so_wherever_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(capsys, monkeypatch, tmp_path)
    named = line("sources", "check", "int-wto-qr")
    assert named.code == 1
    assert "set DUTYWATCH_API_KEYS_WTO; to be had at https://apiportal.wto.org/" in named.out
    run = line("run", "--source", "int-wto-qr")
    assert (run.code, run.out) == (3, "")
    assert "int-wto-qr cannot be crawled: it needs a key of your own: set DUTYWATCH_API_KEYS_WTO" in run.err
    assert "waits for DUTYWATCH_API_KEYS_WTO" in line("sources", "--country", "INT").out
    assert "int-wto-qr: it needs a key of your own" in line("doctor").out


def test_a_key_is_taken_from_the_settings_and_never_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(capsys, monkeypatch, tmp_path, DUTYWATCH_API_KEYS_KR_LAW=" kim-of-the-law \n")
    (tmp_path / "none.toml").write_text('[api_keys]\nwto = "key-of-the-wto"\n')
    doctor = line("doctor")
    assert "DUTYWATCH_API_KEYS        kr_law=…, wto=…" in doctor.out
    assert "int-wto-qr" not in doctor.out
    assert "key-of-the-wto" not in doctor.out + line("doctor", "--json").out
    assert "kim-of-the-law" not in doctor.out + doctor.err
    (row,) = (row for row in line("sources", "--country", "INT").out.splitlines() if row.startswith("int-wto-qr\t"))
    assert "\tyes\t" in row
    slip = line("doctor", DUTYWATCH_API_KEYS_WTOO="x")
    assert slip.code == 3
    assert "no source has a key named wtoo; there are: DUTYWATCH_API_KEYS_DATA_GOV," in slip.out
    assert "it has signs that cannot be sent" in line("doctor", DUTYWATCH_API_KEYS_WTO="a\nb").err


def test_the_same_advice_is_given_once_and_a_missing_network_is_told_as_such():
    away = [Tried(f"s{n}", "JP", "page", False, False, "unreachable", UNRESOLVED, remedy="look") for n in range(3)]
    assert _advice(away, asked=3) == {"hardly a name resolves: is there a network?": []}
    assert _advice(away, asked=20) == {"look": ["s0", "s1", "s2"]}
