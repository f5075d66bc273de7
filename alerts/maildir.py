"""Mails as files, where there is no relay: one `.eml` and one `.html` to open, both whole or absent."""

import os
import re
import tempfile
from pathlib import Path

from archive.outbox import Letter


def write_mail(folder: Path, letter: Letter) -> Path:
    """Writes the mail into the folder (made if need be) and gives the path of the `.eml`.

    Named after frequency, period and id, never after an address or a page; writing it twice leaves one.
    Raises OSError.
    """
    return write_files(
        folder, file_stem(letter.frequency.value, letter.period, letter.digest), letter.mail, letter.html
    )


def write_files(folder: Path, stem: str, mail: bytes, html: str) -> Path:
    """Writes `stem.html`, then `stem.eml`."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"{stem}.html", html.encode())
    path = folder / f"{stem}.eml"
    _write(path, mail)
    return path


def file_stem(frequency: str, period: str, digest: str) -> str:
    """A name that every file system takes and that sorts by time."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", f"{period}-{frequency}-{digest}")


def _write(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
