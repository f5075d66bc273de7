"""The plan of a crawl: all that the child process may know, as one value that travels as JSON."""

from datetime import date
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, SecretStr, field_serializer

from spiders.entry import Entry

MIB = 1024 * 1024


class Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Known(Frozen):
    """What the archive knows of a resource: its validators, and when it was last fetched."""

    key: str
    url: str
    etag: str | None = None
    last_modified: str | None = None
    fetched: AwareDatetime | None = None


class Limits(Frozen):
    """How much, how long, how fast. Sizes in bytes, decoded; times in seconds.

    `delay` and `per_host` are for one host; `hosts` is how many are asked at the same time. `patience` is the longest
    Retry-After that a crawl waits for; `seconds` is the time for a whole plan.
    """

    max_bytes: int = Field(32 * MIB, gt=0)
    timeout: float = Field(60.0, gt=0)
    seconds: float = Field(1800.0, gt=0)
    delay: float = Field(1.0, ge=0)
    per_host: int = Field(1, ge=1)
    hosts: int = Field(8, ge=1)
    patience: float = Field(30.0, ge=0)
    max_delay: float = Field(60.0, ge=0)


class Plan(Frozen):
    """One crawl. `spool` is its own folder, `hosts` one that all crawls share to take turns at a host, `robots` one
    that all share for what robots.txt said within a day; `now` is the time at which `crawl` is called, UTC.

    `api_keys` are those that its entries need, by name; shown nowhere but in the JSON that the child gets. `known` and `since` (day of the last good crawl) are by source id. `allow_private` has `host:port` pairs that the
    address guard lets through; `ports` those that any public host may have.
    """

    spool: Path
    hosts: Path | None = None
    robots: Path | None = None
    now: AwareDatetime
    entries: tuple[Entry, ...]
    known: dict[str, tuple[Known, ...]] = Field(default_factory=dict)
    since: dict[str, date] = Field(default_factory=dict)
    api_keys: dict[str, SecretStr] = Field(default_factory=dict)
    contact: str = "operator@localhost"
    allow_private: tuple[str, ...] = ()
    ports: tuple[int, ...] = (80, 443)
    limits: Limits = Limits()

    @field_serializer("api_keys", when_used="json")
    def _told_to_the_child(self, keys: dict[str, SecretStr]) -> dict[str, str]:
        return {name: key.get_secret_value() for name, key in keys.items()}
