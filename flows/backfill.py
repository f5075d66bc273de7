"""The backfill: captures at hand through the same pipeline, oldest first. Never tells anybody."""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from archive import captures, resources, sources
from archive.database import reading, transaction
from flows.house import House
from flows.take_in import take_in
from flows.taken import Failed, Summary, Taken, What
from pipeline.model.capture import Capture
from pipeline.model.languages import UNKNOWN, normal_language
from pipeline.model.places import UnknownPlace, normal_place
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Verdict

SOURCE = "backfill"
_META = "meta.json"
_CHUNK = 8  # folders a task: few enough that a failed one sets little aside

Advance = Callable[[int, int, str], None]


class Version(BaseModel):
    """One stored version of a document."""

    file: str
    date: str

    @field_validator("file")
    @classmethod
    def _beside(cls, value: str) -> str:
        if not value or Path(value).name != value:
            raise ValueError(f"must name a file beside meta.json: {value!r}")
        return value

    @field_validator("date")
    @classmethod
    def _instant(cls, value: str) -> str:
        datetime.fromisoformat(value)
        return value

    @property
    def time(self) -> datetime:
        """The version's date as an instant; a bare date is 00:00Z."""
        given = datetime.fromisoformat(self.date)
        return given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)


class Origin(BaseModel):
    """Where the versions are from; the key of the resource."""

    repo: str
    path: str


class Meta(BaseModel):
    """`meta.json` of a folder of versions, as in the contract; further fields are left alone.

    Language and format are told by the files where they are not given.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    jurisdiction: str
    language: str = UNKNOWN
    format: str = ""
    source: Origin
    versions: tuple[Version, ...] = Field(min_length=1)

    @field_validator("jurisdiction")
    @classmethod
    def _known_place(cls, value: str) -> str:
        try:
            normal_place(value)
        except UnknownPlace as error:
            raise ValueError(str(error)) from None
        return value


class Stored(Protocol):
    """Where the bytes of a version are; str() names it."""

    def read_bytes(self) -> bytes:
        """The bytes. Raises OSError."""


class Versions(Protocol):
    """All versions of one document, wherever they are stored."""

    @property
    def name(self) -> str:
        """For people."""

    @property
    def count(self) -> int:
        """How many versions."""

    @property
    def key(self) -> str:
        """The key of the resource."""

    def source(self) -> Source:
        """The source `backfill` as this resource sees it."""

    def captures(self) -> Iterator[tuple[Capture, Stored]]:
        """The versions as captures, oldest first, each later than the one before it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of versions, read and checked."""

    path: Path
    meta: Meta

    @property
    def name(self) -> str:
        """For people."""
        return self.path.name

    @property
    def count(self) -> int:
        """How many versions."""
        return len(self.meta.versions)

    @property
    def key(self) -> str:
        """Repo and path: a second run, also from another place, adds nothing."""
        return f"{self.meta.source.repo}/{self.meta.source.path}"

    def source(self) -> Source:
        """The source `backfill` as this folder's resource sees it."""
        place = normal_place(self.meta.jurisdiction)
        return Source(
            id=SOURCE,
            jurisdiction=place.code,
            region=place.region,
            authority=self.meta.source.repo,
            title=self.meta.title,
            url=self.key,
            kind=Kind.PAGE,
            language=normal_language(self.meta.language),
            enabled=False,  # nobody looks at it again
        )

    def captures(self) -> Iterator[tuple[Capture, Path]]:
        """The versions as captures, oldest first, each later than the one before it, with their files."""
        last: datetime | None = None
        for version in self.meta.versions:
            time = version.time if last is None or version.time > last else last + timedelta(microseconds=1)
            last = time
            yield self._capture(time), self.path / version.file

    def _capture(self, time: datetime) -> Capture:
        return Capture(
            source=SOURCE,
            key=self.key,
            url=self.key,
            fetched=time,
            verdict=Verdict.OK,
            title=self.meta.title,
            content_type=_MEDIA_TYPES.get(self.meta.format),
        )


_MEDIA_TYPES = {
    "md": "text/markdown", "html": "text/html", "xhtml": "application/xhtml+xml", "xml": "application/xml",
    "json": "application/json", "yaml": "application/yaml", "csv": "text/csv", "txt": "text/plain",
    "pdf": "application/pdf",
}  # fmt: skip


def find_folders(paths: Sequence[Path]) -> tuple[list[Folder], list[Failed]]:
    """The folders of versions at or below these paths, in the order of their names, and those that cannot be used."""
    folders, failed = [], []
    for path in paths:
        for meta in sorted(path.rglob(_META)) if path.is_dir() else [path]:
            try:
                folders.append(Folder(meta.parent, Meta.model_validate_json(meta.read_bytes())))
            except ValidationError as error:
                fault = error.errors()[0]
                failed.append(Failed(str(meta), f"{'.'.join(map(str, fault['loc'])) or 'file'}: {fault['msg']}"))
            except OSError as error:
                failed.append(Failed(str(meta), f"cannot be read: {error.strerror}"))
    return folders, failed


async def backfill(house: House, documents: Sequence[Versions], advance: Advance) -> Summary:
    """Takes in every version that is not known yet. A document that fails is set aside; the others go on."""
    from prefect import flow, task

    summary = Summary()
    total = sum(document.count for document in documents)
    done = 0
    if documents:
        with transaction(house.engine) as session:
            sources.store_source(session, _whole_source())

    @task(name="take-in", task_run_name="take-in-{first}")
    async def chunk(first: str, numbers: list[int]) -> None:
        nonlocal done
        for number in numbers:
            document = documents[number]
            summary.add(await asyncio.to_thread(_set_aside_if_failed, house, document))
            done += document.count
            advance(done, total, document.name)

    @flow(name="backfill")
    async def whole(count: int) -> None:
        numbers = iter(range(count))
        while part := list(islice(numbers, _CHUNK)):
            await chunk(documents[part[0]].name, part)

    await whole(len(documents))
    return summary


def nothing_new(house: House, documents: Sequence[Versions]) -> Summary | None:
    """What a backfill comes to that has nothing to take in, without the engine; None where there is something."""
    if not all(_all_known(house, document) for document in documents):
        return None
    return Summary(taken=[_known(capture) for document in documents for capture, _ in document.captures()])


def _set_aside_if_failed(house: House, document: Versions) -> Summary:
    try:
        return take_in_document(house, document)
    except (
        Exception
    ) as error:  # one document of hundreds must not stop the others; it is named, and tried again next time
        logging.getLogger("dutywatch").exception("backfill of %s", document.name)
        return Summary(failed=[Failed(document.name, f"{type(error).__name__}: {error}")])


def take_in_document(house: House, document: Versions) -> Summary:
    """All versions of one document. A version whose bytes cannot be read is named and passed over."""
    summary = Summary(good=1)
    source = document.source()
    times = _known_times(house, document)
    for capture, stored in document.captures():
        if capture.fetched in times:
            summary.taken.append(_known(capture))
            continue
        try:
            body = stored.read_bytes()
        except OSError as error:
            summary.failed.append(Failed(str(stored), f"cannot be read: {error.strerror}"))
            continue
        summary.taken.append(take_in(house, source, _named(capture, body), body, backfilled=True))
    return summary


def _named(capture: Capture, body: bytes) -> Capture:
    return replace(capture, body=hashlib.sha256(body).hexdigest())


def _known(capture: Capture) -> Taken:
    return Taken(SOURCE, capture.url, capture.title or "", What.KNOWN)


def _known_times(house: House, document: Versions) -> frozenset[datetime]:
    with reading(house.engine) as session:
        resource = resources.find_resource(session, SOURCE, document.key)
        return captures.capture_times(session, resource.id) if resource else frozenset()


def _all_known(house: House, document: Versions) -> bool:
    return {capture.fetched for capture, _ in document.captures()} <= _known_times(house, document)


def _whole_source() -> Source:
    return Source(SOURCE, "INT", "Dutywatch", "Backfilled captures", "backfill:", Kind.PAGE, "mul", enabled=False)
