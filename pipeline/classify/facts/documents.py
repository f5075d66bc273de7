"""Papers that a text names, as slugs."""

from collections.abc import Iterable

from pipeline.classify.matching import signal_matcher
from pipeline.classify.words import searchable

_READ = 200_000


def find_documents(texts: Iterable[str], language: str) -> tuple[str, ...]:
    """The documents named, each once, in the order of the texts."""
    found: dict[str, None] = {}
    for text in texts:
        hits = signal_matcher("documents", language).hits(searchable(text[:_READ], language))
        for hit in sorted(hits, key=lambda hit: hit.start):
            found |= dict.fromkeys(sense.topic for sense in hit.senses)
    return tuple(found)
