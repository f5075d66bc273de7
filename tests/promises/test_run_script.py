"""`./run` says at once what hinders it."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.promises.imports import PROJECT


@pytest.fixture
def checkout() -> Iterator[Path]:
    """Not below the tests' own folder, which nobody else may enter."""
    folder = Path(tempfile.mkdtemp())
    for name in ("run", "pyproject.toml", "constraints.txt"):
        shutil.copy(PROJECT / name, folder / name)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_that_cannot_be_written_is_named_and_not_waited_for(checkout):
    command = ["sh", str(checkout / "run"), "changes"]
    if os.geteuid() == 0:
        # Root may write everywhere; nobody may not.
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        if shutil.which("setpriv") is None:
            pytest.skip("root writes everywhere, and this machine has no setpriv to be somebody else")
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 3, done.stderr
    assert f"{checkout} cannot be written" in done.stderr
    assert time.monotonic() - started < 5
