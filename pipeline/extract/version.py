"""The version of the reading, so that an upgrade of ours is never taken for a change of the authority's."""

import hashlib

from pipeline.model.capture import Selectors

EXTRACTOR_VERSION = "8"


def extractor_version(selectors: Selectors = Selectors()) -> str:
    """The version under which a source with these selectors is read; they are part of it."""
    if selectors == Selectors():
        return EXTRACTOR_VERSION
    plain = "\x1e".join("\x1f".join(part) for part in (selectors.keep, selectors.drop, selectors.key_columns))
    return f"{EXTRACTOR_VERSION}+{hashlib.blake2b(plain.encode(), digest_size=6).hexdigest()}"
