"""Data as fields whose names survive what comes before them."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import BlockType, Document


def read(text: str, name: str = "x.json") -> Document:
    return extract(Raw(text.encode(), filename=name))


def fields(document: Document) -> dict[str | None, str]:
    return {block.key: block.text for block in document.blocks}


def test_each_leaf_is_a_field_named_by_its_path() -> None:
    document = read('{"rates": {"ES": {"standard": 21, "reduced": 10.50, "since": null, "open": true}}}')
    assert fields(document) == {
        "rates / ES / standard": "21",
        "rates / ES / reduced": "10.50",
        "rates / ES / open": "true",
    }
    assert document.blocks[0].path == ("rates", "ES")
    assert document.blocks[0].type is BlockType.FIELD


def test_members_of_a_list_are_named_by_their_own_id_so_that_a_new_one_renames_none() -> None:
    old = [{"code": "0101", "rate": 1}, {"code": "0102", "rate": 2}]
    before = fields(read(json.dumps({"items": old})))
    after = fields(read(json.dumps({"items": [{"code": "0099", "rate": 9}, *old]})))
    assert before.items() <= after.items()
    assert after["items / 0099 / rate"] == "9"


def test_where_ids_repeat_the_place_names_the_member() -> None:
    assert list(fields(read('[{"code": "1", "v": "a"}, {"code": "1", "v": "b"}]'))) == [
        "1 / code",
        "1 / v",
        "2 / code",
        "2 / v",
    ]


def test_numbers_stay_as_they_are_written() -> None:
    assert list(fields(read("[1.10, 0.30000000000000001]")).values()) == ["1.10", "0.30000000000000001"]


def test_yaml_keeps_codes_dates_and_countries_as_text() -> None:
    document = read("code: 0101\ncountry: NO\nfrom: 2026-01-01\nopen: yes\n", "x.yaml")
    assert list(fields(document).values()) == ["0101", "NO", "2026-01-01", "yes"]


def test_html_in_a_field_is_read_as_the_page_it_is() -> None:
    document = read(json.dumps({"details": {"body": "<h2>Rates</h2><p>The rate is <b>5</b> %.</p>"}}))
    assert [(block.path, block.text) for block in document.blocks] == [
        (("details", "body"), "Rates"),
        (("details", "body", "Rates"), "The rate is 5 %."),
    ]


def test_json_lines_are_a_list() -> None:
    assert fields(read('{"id": "a", "v": 1}\n{"id": "b", "v": 2}\n', "x.jsonl"))["b / v"] == "2"


def test_a_forgotten_comma_is_mended_and_named() -> None:
    document = read('{"a": [{"id": "x", "v": 1}\n {"id": "y", "v": 2}], "b": "c"}')
    assert fields(document)["a / y / v"] == "2"
    assert "not JSON" in document.faults[0]


def test_broken_json_loses_no_text() -> None:
    document = read('{"a": "some words", "b": ')
    assert "some words" in document.text
    assert document.faults


def test_the_language_and_title_that_data_name_are_taken() -> None:
    document = read('{"locale": "ur", "title": "Notice", "details": {"n": 1}}')
    assert (document.language, document.title) == ("ur", "Notice")


def test_a_yaml_alias_bomb_ends_as_text_or_within_the_limits() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert read(bomb, "x.yaml").faults


def test_a_yaml_alias_that_leads_back_to_itself_ends() -> None:
    assert read("a: &a\n  b: *a\n  c: d\n", "x.yaml").faults


def test_deep_nesting_ends() -> None:
    assert read("[" * 100_000 + "]" * 100_000).faults
    assert read("{a: " * 20_000 + "1" + "}" * 20_000, "x.yaml").faults


leaves = st.one_of(st.integers(), st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8), st.booleans())
data = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text("abcxyz", min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(data)
def test_every_value_is_found(value: object) -> None:
    import unicodedata

    found = {block.text for block in read(json.dumps({"data": value})).blocks}
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
        else:
            spelled = str(each).lower() if isinstance(each, bool) else str(each)
            assert unicodedata.normalize("NFC", spelled) in found
