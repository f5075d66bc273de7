"""The sample catalogue, written out for the addresses that the running sample sites have got."""

from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).parent / "catalogue"


def demo_catalogue(addresses: Mapping[str, str], folder: Path) -> Path:
    """A catalogue folder as CATALOGUE_DIR takes it: a file a site, `{base}` filled in. Made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, base in addresses.items():
        text = (_FOLDER / f"{name}.toml").read_text("utf-8")
        (folder / f"{name}.toml").write_text(text.replace("{base}", base), "utf-8")
    return folder
