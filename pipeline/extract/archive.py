"""Whether a ZIP container (XLSX, DOCX) may be unpacked: told from its directory, before a byte of it is."""

import io
import zipfile
import zlib

from pipeline.extract import limits

_END = b"PK\x05\x06"  # APPNOTE.TXT 4.3.16
_STEP = 1 << 20  # bytes unpacked at a time
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
        if not _as_told(body, entry):
            return f"container whose directory lies about a file: {entry.filename[:80]!r}"
    return None


def _as_told(body: bytes, entry: zipfile.ZipInfo) -> bool:
    """Whether a file unpacks to the size that the directory tells.

    Python's reader unpacks all that is packed before it cuts it to the told size: a small lie, gigabytes of memory.
    """
    header = body[entry.header_offset : entry.header_offset + 30]  # APPNOTE.TXT 4.3.7
    start = entry.header_offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = body[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return len(packed) == entry.file_size
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return False
    size = 0
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not reader.eof and size <= entry.file_size:
            size += len(reader.decompress(packed, _STEP))
            packed = reader.unconsumed_tail
    except zlib.error:
        return False
    return reader.eof and size == entry.file_size
