"""Keys of the operator's own, for the sources that answer only to them: sent to the declared host alone, shown nowhere.

A key is laid on a request when it leaves, so that no address that is logged, kept or shown ever had it; where the
authority repeats it (law.go.kr in the links of its answers, a redirect), it is blotted out of what came.
"""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from pydantic import SecretStr

from spiders.entry import Entry

BLOT = "***"
_TELLING = 12  # characters from which a value is no word that a page may have by chance


def setting(name: str) -> str:
    """What the operator sets."""
    return f"DUTYWATCH_API_KEYS_{name.upper()}"


def missing(entry: Entry, keys: Mapping[str, SecretStr]) -> str | None:
    """A sentence where the source needs a key that is not set: which, and where to get it."""
    needed = entry.api_key
    if needed is None or needed.name in keys:
        return None
    return f"it needs a key of your own: set {setting(needed.name)}; to be had at {needed.source}"


def needed_keys(entries: Iterable[Entry], keys: Mapping[str, SecretStr]) -> dict[str, SecretStr]:
    """Those of the keys that these entries need: a child is told no more."""
    names = {entry.api_key.name for entry in entries if entry.api_key}
    return {name: key for name, key in keys.items() if name in names}


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key, where in a request it stands, and the only origin that it is sent to."""

    origin: tuple[str, str]
    value: str = field(repr=False)
    header: str | None = None
    param: str | None = None

    def laid_on(self, url: str) -> tuple[str, dict[str, str]]:
        """The address and the further headers of a request; neither has the key where it goes to another origin."""
        if _origin(url) != self.origin:
            return url, {}
        if self.param is None:
            return url, {self.header or "": self.value}
        parts = urlsplit(url)
        kept = [part for part in parts.query.split("&") if part and part.partition("=")[0] != self.param]
        return urlunsplit(parts._replace(query="&".join([*kept, urlencode({self.param: self.value})]))), {}

    def blotted(self, text: str) -> str:
        """The text without the key."""
        return self._pattern().sub(lambda found: (found.group(1) or "") + BLOT, text)

    def blotted_bytes(self, body: bytes) -> bytes:
        """The same of bytes in an encoding that has ASCII in it."""
        pattern = re.compile(self._pattern().pattern.encode())
        return pattern.sub(lambda found: (found.group(1) or b"") + BLOT.encode(), body)

    def _pattern(self) -> re.Pattern[str]:
        """A short one (law.go.kr gives what stands before the @ of one's address) only beside its parameter's name."""
        values = "|".join(re.escape(one) for one in {self.value, quote(self.value, safe="")})
        beside = rf"(\b{re.escape(self.param)}=)(?:{values})(?![\w-])" if self.param else "((?!))"
        return re.compile(f"{beside}|(?:{values})" if len(self.value) >= _TELLING else beside)


def api_key(entry: Entry, keys: Mapping[str, SecretStr]) -> ApiKey | None:
    """The source's key; None where it needs none or none is set."""
    needed = entry.api_key
    if needed is None or needed.name not in keys:
        return None
    value = keys[needed.name].get_secret_value()
    return ApiKey(_origin(entry.url), value, needed.header, needed.param)


def keep_out_of_logs(keys: Iterable[ApiKey]) -> None:
    """From now on no log record of this process has one of the keys, whoever wrote it (Scrapy names addresses)."""
    held, made = tuple(keys), logging.getLogRecordFactory()
    if not held:
        return

    def without(*args: object, **kwargs: object) -> logging.LogRecord:
        record = made(*args, **kwargs)
        message = record.getMessage()
        trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        for key in held:
            message, trace = key.blotted(message), key.blotted(trace)
        record.msg, record.args, record.exc_text = message, (), trace or None
        return record

    logging.setLogRecordFactory(without)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.netloc.lower()
