"""The examples of docs/catalogue.md are entries that the catalogue takes."""

import re
import tomllib
from pathlib import Path

import pytest

from spiders.catalogue import load_catalogue

TEXT = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
ENTRY, *SECTIONS = EXAMPLES


def test_the_example_of_an_entry_is_one(tmp_path: Path) -> None:
    (tmp_path / "jp.toml").write_text(ENTRY, "utf-8")
    (entry,) = load_catalogue(tmp_path).entries
    assert entry.id == "jp-customs-news"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda text: text[:40])
def test_the_example_of_a_section_fits_into_an_entry(section: str, tmp_path: Path) -> None:
    (kind,) = tomllib.loads(section)
    text = ENTRY.replace("listing = {}\n", section).replace('kind = "listing"', f'kind = "{kind}"')
    (tmp_path / "jp.toml").write_text(text.replace("/news/", "/news/?from={since}&to={until}"), "utf-8")
    (entry,) = load_catalogue(tmp_path).entries
    assert getattr(entry, kind) is not None


def test_every_kind_and_every_field_of_a_section_is_told() -> None:
    from spiders.entry import Api, Entry, Listing, ProofOfLife

    told = set(re.findall(r"\w+", TEXT))
    for part in (Entry, Listing, ProofOfLife, Api):
        untold = set(part.model_fields) - told
        assert untold == set(), part.__name__
