"""Whether a ZIP container (XLSX, DOCX) may be unpacked: told from its directory, before a byte of it is."""

import io
import zipfile

from pipeline.extract import limits

_END = b"PK\x05\x06"  # APPNOTE.TXT 4.3.16
_END_WITHIN = 22 + 65_535  # with the longest comment


def checked_zip(body: bytes) -> str | None:
    """Why this container must not be unpacked, or None: too many files, too large, too tightly packed, odd names."""
    if _END not in body[-_END_WITHIN:]:
        return "container broken off before its directory"
    try:
        entries = zipfile.ZipFile(io.BytesIO(body)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, UnicodeError) as error:
        return f"container not readable: {error}"
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.ARCHIVE_ENTRIES:
        return f"container with more than {limits.ARCHIVE_ENTRIES:,} files"
    if total > limits.ARCHIVE_BYTES:
        return f"container of more than {limits.ARCHIVE_BYTES >> 20} MiB"
    if total > (1 << 20) and total > limits.ARCHIVE_RATIO * max(1, len(body)):
        return f"container packed tighter than {limits.ARCHIVE_RATIO} to 1"
    for entry in entries:
        if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.replace("\\", "/").split("/"):
            return f"container with a path that leads out of it: {entry.filename[:80]!r}"
    return None
