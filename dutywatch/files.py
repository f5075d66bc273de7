"""A file as the pipeline takes it, with the failures that a person can mend."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dutywatch.output import Exit, Failure

if TYPE_CHECKING:
    from pipeline.model.capture import Raw


def read_file(path: Path, **hints: Any) -> "Raw":
    """The bytes of a file with hints on how to read them. Raises Failure where it is missing or not readable."""
    from pipeline.model.capture import Raw

    return Raw(body=read_bytes(path), filename=path.name, **hints)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises Failure: not found, a folder, not permitted."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Failure(Exit.NOT_FOUND, f"no file {str(path)!r}") from None
    except IsADirectoryError:
        raise Failure(Exit.NOT_FOUND, f"{str(path)!r} is a folder, not a file") from None
    except OSError as error:
        raise Failure(Exit.NOT_FOUND, f"{str(path)!r} cannot be read: {error.strerror}") from None
