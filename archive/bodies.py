"""The bytes of all captures, each stored once by the SHA-256 of its plain bytes, compressed, checked on reading."""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import zstandard
from fsspec.implementations.local import LocalFileSystem

_NAME = re.compile(r"[0-9a-f]{64}")
_ENDING = ".zst"
_TEMPORARY = "incoming"
# No capture is larger: the crawl and the backfill refuse what is. A damaged file must not fill the memory.
MAX_BODY = 256 * 1024 * 1024


class BodyFault(Exception):
    """Bytes that should be in the store cannot be had; `sha256` names them."""

    def __init__(self, sha256: str, message: str) -> None:
        super().__init__(message)
        self.sha256 = sha256


class BodyMissing(BodyFault):
    """The store does not hold them."""


class BodyDamaged(BodyFault):
    """What the store holds under this name is something else."""


class BodiesUnusable(Exception):
    """The store cannot be used; the message is one sentence on why and one on what to do."""


class Bodies:
    """A store of bytes by their SHA-256 (lower-case hex) over any fsspec file system."""

    def __init__(self, files: Any, root: str) -> None:
        self._files = files
        self._root = root.rstrip("/")

    def put(self, body: bytes) -> str:
        """Stores `body` and gives its name. Whole or not at all: a killed process leaves no half file under a name."""
        sha256 = hashlib.sha256(body).hexdigest()
        if sha256 in self:
            return sha256
        temporary = f"{self._root}/{_TEMPORARY}/{uuid4().hex}"
        try:
            self._write(temporary, zstandard.ZstdCompressor(level=6, write_checksum=True).compress(body))
            self._move(temporary, self._path(sha256))
        except OSError as error:
            raise BodiesUnusable(
                f"Captures cannot be written to {self._root}: {error.strerror or error}. Check the folder and the disk."
            ) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of that name. Raises BodyMissing, or BodyDamaged where they are not what the name says."""
        try:
            packed = self._files.cat_file(self._path(sha256))
        except FileNotFoundError:
            raise BodyMissing(sha256, f"the bytes {sha256} are not in the store {self._root}") from None
        try:
            # By stream, since a store may hold frames that do not declare their size.
            with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(packed) as reader:
                body = reader.read(MAX_BODY + 1)
        except zstandard.ZstdError as error:
            raise BodyDamaged(sha256, f"the bytes {sha256} cannot be unpacked: {error}") from None
        if len(body) > MAX_BODY or hashlib.sha256(body).hexdigest() != sha256:
            raise BodyDamaged(sha256, f"the bytes stored as {sha256} are not those")
        return body

    def __contains__(self, sha256: str) -> bool:
        return bool(self._files.exists(self._path(sha256)))

    def __iter__(self) -> Iterator[str]:
        """The names of all stored bytes, in order."""
        if not self._files.exists(self._root):
            return
        for path in sorted(self._files.find(self._root)):
            name = path.rpartition("/")[2].removesuffix(_ENDING)
            if _NAME.fullmatch(name):
                yield name

    def _path(self, sha256: str) -> str:
        if not _NAME.fullmatch(sha256):
            raise BodyMissing(sha256, f"not a SHA-256 in lower-case hex: {sha256!r}")
        # Two letters of folder: 256 folders keep each small enough to list.
        return f"{self._root}/{sha256[:2]}/{sha256}{_ENDING}"

    def _write(self, path: str, packed: bytes) -> None:
        self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
        with self._files.open(path, "wb") as file:
            file.write(packed)
            if self._is_local:
                file.flush()
                os.fsync(file.fileno())

    def _move(self, temporary: str, path: str) -> None:
        folder = path.rpartition("/")[0]
        self._files.makedirs(folder, exist_ok=True)
        if not self._is_local:
            self._files.mv(temporary, path)
            return
        os.replace(temporary, path)
        # The new name itself must reach the disk before the database speaks of it.
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    @property
    def _is_local(self) -> bool:
        return isinstance(self._files, LocalFileSystem)


def open_bodies(url: str, writing: bool = True) -> Bodies:
    """The store at an fsspec URL, such as `file:///var/lib/dutywatch/captures`; for writing a local folder is made.

    Raises BodiesUnusable.
    """
    try:
        files, root = fsspec.core.url_to_fs(url)
        if writing and isinstance(files, LocalFileSystem):
            Path(root).mkdir(parents=True, exist_ok=True, mode=0o700)
            if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
                raise PermissionError(0, "not writable")
    except OSError as error:
        raise BodiesUnusable(
            f"Captures cannot be kept at {url}: {error.strerror or error}. Make the folder writable or set "
            "DUTYWATCH_CAPTURES_URL."
        ) from error
    except (ValueError, ImportError) as error:
        raise BodiesUnusable(f"DUTYWATCH_CAPTURES_URL cannot be used: {error}.") from error
    return Bodies(files, root)
