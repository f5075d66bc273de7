"""A home for a user's commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.flows.site import Site, running_site
from tests.journeys.command import Home


@pytest.fixture
def home(tmp_path: Path) -> Callable[..., Home]:
    return lambda **settings: Home(tmp_path / "data", settings)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        yield found


@pytest.fixture
def catalogue(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a catalogue folder of one file."""

    def write(text: str) -> Path:
        folder = tmp_path / "catalogue"
        folder.mkdir(exist_ok=True)
        (folder / "us.toml").write_text(text)
        return folder

    return write
