"""Keys of the operator's own: sent to the declared host and to nobody else, and found in nothing that is left behind."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from pipeline.model.verdict import Verdict
from spiders.api_keys import ApiKey, missing, needed_keys
from spiders.crawl import Plan
from tests.spiders import zoo
from tests.spiders.support import Crawled, crawled, entry

HEADER_KEY, PARAM_KEY = "header-key-5b1f0c9a", "kim"
OTHER = zoo.Site(zoo.no_robots(zoo.page))


def _site(visit: zoo.Visit) -> None:
    path = visit.path.partition("?")[0]
    match path:
        case "/leaving":
            visit.answer("", 302, Location=OTHER.url("/met"))
        case "/around":
            visit.answer("", 302, Location=f"/in?OC={PARAM_KEY}&x=1")
        case "/large":
            visit.answer("x" * 1_500_000)
        case "/in":  # an authority that repeats the key in its links, as law.go.kr does
            visit.answer(
                f'{{"law": [{{"id": 1, "name": "Kimchi, by kim", "link": "/view?OC={PARAM_KEY}&id=1"}}]}}',
                kind="application/json",
                X_Asked=visit.path,
            )
        case _:
            visit.answer(f"<p>You came with {visit.header('X-Key')}, and the duty is 5 %.</p>")


SITE = zoo.Site(_site, robots="User-agent: *\nDisallow: /private\n")


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    header = {"name": "one", "header": "X-Key", "source": "https://keys.example"}
    param = {"name": "two", "param": "OC", "source": "https://keys.example"}
    rows: dict[str, Any] = {"list": ["law"], "id": "id", "title": "name", "url": "link"}
    with zoo.serve(SITE, OTHER):
        entries = [
            entry("header", SITE.url("/page"), api_key=header),
            entry("leaving", SITE.url("/leaving"), api_key=header),
            entry("large", SITE.url("/large?q=1"), api_key=param),
            entry("around", SITE.url("/around?y=%20b"), "api", api=rows, api_key=param),
            entry("without", SITE.url("/page?plain")),
        ]
        keys = {"one": SecretStr(HEADER_KEY), "two": SecretStr(PARAM_KEY)}
        yield crawled(tmp_path_factory.mktemp("keyed"), entries, [SITE.place, OTHER.place], api_keys=keys)


def test_a_key_is_sent_as_the_header_or_the_parameter_that_is_declared(keyed: Crawled) -> None:
    asked = {one.path: one.headers.get("X-Key") for one in SITE.asked}
    assert asked["/page"] == HEADER_KEY
    assert asked["/page?plain"] is None
    assert f"/around?y=%20b&OC={PARAM_KEY}" in asked
    assert asked["/robots.txt"] is None


def test_a_key_follows_no_redirect_to_another_host(keyed: Crawled) -> None:
    assert keyed.capture("leaving").verdict is Verdict.OK
    (met,) = (one for one in OTHER.asked if one.path == "/met")
    assert "X-Key" not in met.headers
    assert keyed.capture("leaving").final_url == OTHER.url("/met")


def test_no_key_is_in_anything_that_a_crawl_leaves_behind(keyed: Crawled) -> None:
    """Not in addresses, headers, bodies that repeat it, nor in the log, where Scrapy names what was too large."""
    files = [file for file in keyed.spool.rglob("*") if file.is_file()]
    left = b"\n".join(file.read_bytes() for file in files)
    assert b"OC=***" in (keyed.spool / "crawl.log").read_bytes()
    assert HEADER_KEY.encode() not in left
    assert f"OC={PARAM_KEY}".encode() not in left
    assert b"You came with ***" in keyed.body(keyed.capture("header"))


def test_a_key_that_is_a_word_leaves_the_words_of_the_answer_alone(keyed: Crawled) -> None:
    item, index = keyed.captures("around")
    assert item.title == "Kimchi, by kim"
    assert index.final_url == SITE.url("/in?OC=***&x=1")
    assert ("X-Asked", f"/in?x=1&OC={'***'}") in index.headers


def test_only_the_very_origin_gets_a_key() -> None:
    key = ApiKey(("https", "api.example.org"), "secret-of-twelve", header="X-Key")
    assert key.laid_on("https://api.example.org/a")[1] == {"X-Key": "secret-of-twelve"}
    for other in (
        "http://api.example.org/a", "https://api.example.org:8443/a", "https://api.example.org.evil.example/a",
        "https://evil.example/api.example.org", "https://user@api.example.org/", "https://x.api.example.org/",
    ):  # fmt: skip
        assert key.laid_on(other) == (other, {})


def test_no_plan_and_no_key_shows_its_value(tmp_path: Path) -> None:
    plan = Plan(spool=tmp_path, now="2026-11-24T00:00:00Z", entries=(), api_keys={"one": SecretStr(HEADER_KEY)})  # type: ignore[arg-type]
    assert HEADER_KEY not in repr(plan) + str(plan.model_dump())
    assert HEADER_KEY not in repr(ApiKey(("https", "a"), HEADER_KEY, header="X"))
    assert HEADER_KEY in plan.model_dump_json()  # what the child is told, and nothing keeps


def test_a_crawl_is_told_only_the_keys_that_it_needs() -> None:
    needs = entry("a", "https://a.example/", api_key={"name": "one", "header": "X", "source": "s"})
    keys = {"one": SecretStr("1"), "two": SecretStr("2")}
    assert set(needed_keys([needs, entry("b", "https://b.example/")], keys)) == {"one"}


def test_a_source_without_its_key_says_which_setting_is_missing_and_where_to_get_the_key() -> None:
    needs = entry("a", "https://a.example/", api_key={"name": "wto", "header": "X", "source": "https://keys.example"})
    assert missing(needs, {}) == (
        "it needs a key of your own: set DUTYWATCH_API_KEYS_WTO; to be had at https://keys.example"
    )
    assert missing(needs, {"wto": SecretStr("1")}) is None
    assert missing(entry("b", "https://b.example/"), {}) is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"url": "http://a.example/"}, "a key is only sent over https"),
        ({"browser": True}, "a browser is given no key"),
        ({"api_key": {"name": "wto", "source": "s"}}, "needs either `header` or `param`"),
        ({"api_key": {"name": "W-T", "header": "X", "source": "s"}}, "should match pattern"),
    ],
)
def test_a_slip_in_the_declaration_is_told(changed: dict[str, Any], said: str) -> None:
    good = {"url": "https://a.example/", "api_key": {"name": "wto", "header": "X", "source": "s"}}
    with pytest.raises(ValidationError, match=said):
        entry("a", **{**good, **changed})
