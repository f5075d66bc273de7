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


def as_nobody(*command: str) -> "subprocess.CompletedProcess[str]":
    if os.geteuid() == 0:
        # Root may write everywhere; nobody may not.
        command = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command)
        if shutil.which("setpriv") is None:
            pytest.skip("root writes everywhere, and this machine has no setpriv to be somebody else")
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)


def test_a_python_that_this_user_may_not_run_is_named_as_the_cause(checkout):
    checkout.chmod(0o755)
    (checkout / "own").mkdir()
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to(checkout / "own/python3")
    (checkout / ".venv/pyvenv.cfg").write_text(f"home = {checkout / 'own'}\n")
    (checkout / "own").chmod(0o000)
    checkout.chmod(0o555)
    done = as_nobody("sh", str(checkout / "run"), "changes")
    (checkout / "own").chmod(0o755)
    assert done.returncode == 3, done.stderr
    assert f"its Python lies in {checkout / 'own'}" in done.stderr
    assert "cannot be written" not in done.stderr


def test_a_folder_that_cannot_be_written_is_named_and_not_waited_for(checkout):
    started = time.monotonic()
    done = as_nobody("sh", str(checkout / "run"), "changes")
    assert done.returncode == 3, done.stderr
    assert f"{checkout} cannot be written" in done.stderr
    assert time.monotonic() - started < 5
