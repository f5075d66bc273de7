"""`health` and `doctor`: what they say of an installation in a line."""

from pathlib import Path

import pytest

from dutywatch.commands.doctor import _contact
from dutywatch.commands.health import _few
from dutywatch.settings import Settings


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ({}, "hint"),
        ({"smtp_url": "smtp://relay.example"}, "wrong"),
        ({"smtp_url": "smtp://relay.example", "contact": "us@shop.example"}, "ok"),
        ({"contact": "us@shop.example"}, "ok"),
    ],
)
def test_a_contact_that_nobody_can_write_to_is_told(words: dict[str, str], state: str, tmp_path: Path) -> None:
    found = _contact(Settings.model_validate({"data_dir": tmp_path, **words}))
    assert found.state == state
    assert ("operator@localhost" in found.said) == (state != "ok")


def test_hundreds_of_sources_are_a_count_and_the_first_few() -> None:
    ids = [f"s{number}" for number in range(294)]
    assert _few(ids) == "s0, s1, s2, s3, s4 and 289 more"
    assert _few(ids[:5]) == "s0, s1, s2, s3, s4"
