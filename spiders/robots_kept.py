"""The robots.txt files that hosts sent, kept for a day: a file a host, shared by all crawls that are given the folder.

RFC 9309, 2.4: a copy is not used for more than 24 hours. Only what says something is kept: an answer with 2xx (rules) or
4xx (none). Silence and 5xx forbid everything (2.3.1.4) for that crawl alone, and the next one asks again.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.model.verdict import Verdict
from spiders.answers import Answer

FOR = timedelta(hours=24)
_TOO_MANY_REQUESTS = 429


class _Copy(BaseModel):
    """One host's file. `text` is Latin-1 of the bytes as sent, so that every byte comes back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    origin: str
    fetched: datetime
    verdict: Verdict
    status: int
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder, and the clock by which a copy is too old."""

    folder: Path
    clock: Callable[[], datetime]

    def answer(self, origin: str) -> Answer | None:
        """The answer of the last 24 hours; None where there is none, or it cannot be read."""
        try:
            copy = _Copy.model_validate_json(self._path(origin).read_bytes())
        except (OSError, ValidationError):
            return None
        age = self.clock() - copy.fetched
        # One from the future was written before the clock was set back; nobody knows how old it is.
        if copy.origin != origin or not timedelta(0) <= age < FOR:
            return None
        url = f"{origin}/robots.txt"
        body = copy.text.encode("latin-1", "replace") or None
        return Answer(url, url, copy.fetched, copy.verdict, None, copy.status, (), body)

    def keep(self, origin: str, answer: Answer, at_most: int) -> None:
        """Keeps an answer that says something, the first `at_most` bytes of it. A full disk only costs a request more."""
        status = answer.status or 0
        says_rules = 200 <= status < 300 and answer.verdict in (Verdict.OK, Verdict.EMPTY)
        if not says_rules and (not 400 <= status < 500 or status == _TOO_MANY_REQUESTS):
            return
        text = (answer.body or b"")[:at_most].decode("latin-1")
        copy = _Copy(origin=origin, fetched=answer.fetched, verdict=answer.verdict, status=status, text=text)
        path = self._path(origin)
        passing = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            passing.write_text(copy.model_dump_json(), "utf-8")
            passing.replace(path)

    def forget(self) -> None:
        """Removes what is too old to be used, so that the folder does not grow without end."""
        with suppress(OSError):
            for file in list(self.folder.iterdir()):
                if file.stat().st_mtime < (self.clock() - 2 * FOR).timestamp():
                    file.unlink()

    def _path(self, origin: str) -> Path:
        return self.folder / f"{hashlib.sha256(origin.encode()).hexdigest()[:40]}.json"
