"""What every room's tests share: real databases, and the order of the files."""

import pytest

pytest_plugins = ["tests.databases"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys first: mostly they wait (for politeness, for the engine), and the others run meanwhile."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)
