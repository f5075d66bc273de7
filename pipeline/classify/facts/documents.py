"""Papers that a text names, as slugs."""

from pipeline.classify.lexicon import signal_matcher
from pipeline.classify.words import searchable

_READ = 200_000


def find_documents(text: str, language: str) -> tuple[str, ...]:
    """The documents named, each once, in the order of the text."""
    hits = sorted(
        signal_matcher("documents", language).hits(searchable(text[:_READ], language)), key=lambda hit: hit.start
    )
    return tuple(dict.fromkeys(sense.topic for hit in hits for sense in hit.senses))
