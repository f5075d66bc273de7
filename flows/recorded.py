"""Documents in web archives, for the backfill: one per address, its records as versions."""

import re
import shutil
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from archive.warc.read import MOST, Recorded, Unreadable, records
from flows.taken import Failed
from pipeline.model.address import canonical_address
from pipeline.model.capture import Capture
from pipeline.model.languages import UNKNOWN
from pipeline.model.places import UnknownPlace, normal_place
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Verdict
from spiders.answers import judge_status
from spiders.decode import BrokenOff, TooMuch, Undecodable, decode

ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz")
_WARC_IN_WACZ = re.compile(r"archive/[^/]+\.warc(\.gz)?")
_MEMBERS, _BYTES, _RATIO = 1000, 16 * 1024**3, 200
# Of hosts whose last label names no country.
_PLACES = {"europa.eu": "EU", "eaeunion.org": "EAEU", "eurasiancommission.org": "EAEU", "gov": "US", "mil": "US"}


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a record."""

    record: Recorded

    def read_bytes(self) -> bytes:
        """Without its codings. Raises OSError where it cannot be had."""
        try:
            return decode(self.record.read_bytes(), self.record.header("Content-Encoding"), MOST)
        except TooMuch:
            raise OSError(0, "larger than is taken in") from None
        except (Undecodable, BrokenOff) as error:
            raise OSError(0, f"its coding cannot be undone {error}".strip()) from None

    def __str__(self) -> str:
        return str(self.record)


@dataclass(frozen=True, slots=True)
class Address:
    """All records of one address, oldest first."""

    source_id: str
    key: str
    records: tuple[Recorded, ...]

    @property
    def name(self) -> str:
        """For people."""
        return self.key

    @property
    def count(self) -> int:
        """How many versions."""
        return len(self.records)

    def source(self) -> Source:
        """The source `backfill` as this resource sees it; its place is told by its host alone."""
        host = urlsplit(self.key).hostname or ""
        return Source(self.source_id, _place(host), host, self.key, self.key, Kind.PAGE, UNKNOWN, enabled=False)

    def captures(self) -> Iterator[tuple[Capture, Body]]:
        """The records as captures, each later than the one before it, with where their bytes are."""
        last: datetime | None = None
        for record in self.records:
            last = record.date if last is None or record.date > last else last + timedelta(microseconds=1)
            verdict, why = judge_status(record.status, conditional=False)
            if record.truncated and verdict is Verdict.OK:
                verdict, why = Verdict.TRUNCATED, "the archive holds only a part of it"
            yield (
                Capture(
                    source=self.source_id,
                    key=self.key,
                    url=record.url,
                    fetched=last,
                    verdict=verdict,
                    why=why,
                    status=record.status,
                    headers=record.headers,
                    content_type=record.content_type,
                ),
                Body(record),
            )


def is_archive(path: Path) -> bool:
    """Whether a file is a web archive, by its name."""
    return path.name.endswith(ENDINGS)


@contextmanager
def find_recorded(paths: Sequence[Path], source_id: str) -> Iterator[tuple[list[Address], list[Failed]]]:
    """The addresses in these web archives and in those below these folders; files that cannot be used are named.

    For the time of the block, since a WACZ is unpacked for it.
    """
    failed: list[Failed] = []
    found: dict[str, list[Recorded]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="dutywatch-") as room:
        for path in _archives(paths):
            try:
                for file in _unpacked(path, Path(room)) if path.suffix == ".wacz" else (path,):
                    for record in records(file):
                        found[canonical_address(record.url)].append(replace(record, file=file))
            except (Unreadable, ValueError) as error:
                failed.append(Failed(str(path), str(error)))
        yield (
            [
                Address(source_id, key, tuple(sorted(found[key], key=lambda record: record.date)))
                for key in sorted(found)
            ],
            failed,
        )


def _archives(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in inside if is_archive(one) and one.is_file())


def _unpacked(path: Path, room: Path) -> Iterator[Path]:
    """The WARC files of a WACZ (a ZIP), under names of ours. Raises Unreadable; sizes are checked while they grow."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = [one for one in packed.infolist() if _WARC_IN_WACZ.fullmatch(one.filename)]
            if not members or len(members) > _MEMBERS:
                raise Unreadable(f"it holds {len(members)} WARC files (at most {_MEMBERS} are read)")
            if any(one.file_size > _RATIO * max(one.compress_size, 1) for one in members):
                raise Unreadable("more would come out than is taken in")
            if sum(one.file_size for one in members) > _BYTES:
                raise Unreadable("it is larger than is taken in")
            for one in members:
                target = Path(tempfile.mkdtemp(dir=room)) / path.name
                with packed.open(one) as member, target.open("wb") as file:
                    shutil.copyfileobj(member, file)  # no more than the size that was declared and checked
                yield target
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"not a WACZ, or damaged: {error}") from error


def _place(host: str) -> str:
    for ending, code in _PLACES.items():
        if host == ending or host.endswith(f".{ending}"):
            return code
    try:
        return normal_place(host.rpartition(".")[2]).code
    except UnknownPlace:
        return "INT"
