"""The topics that a change can be about, read from `topics.toml` beside this module."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NEEDS = ("law", "product", "documents", "logistics")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, and which of a seller's four duties it serves."""

    id: str
    need: str
    name: str
    covers: str


@cache
def topics() -> dict[str, Topic]:
    """All topics by id, in the order of the file."""
    table = tomllib.loads(files("pipeline.model").joinpath("topics.toml").read_text("utf-8"))
    return {slug: Topic(id=slug, **entry) for slug, entry in table.items()}


def needs_of(topic_ids: tuple[str, ...]) -> frozenset[str]:
    """The duties that these topics serve."""
    return frozenset(topics()[topic].need for topic in topic_ids if topic in topics())
