"""What is installed from the wheel: our rooms, their data, and nothing else at top level."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.promises.imports import PROJECT, ROOMS


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(PROJECT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    if done.returncode and "hatchling" in done.stderr and "No matching distribution" in done.stderr:
        pytest.skip("the package registry with the build backend is out of reach")
    assert done.returncode == 0, done.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_puts_only_our_rooms_at_top_level(wheel):
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == set(ROOMS)


def test_every_extra_can_be_asked_for(wheel):
    inside = zipfile.ZipFile(wheel)
    metadata = next(name for name in inside.namelist() if name.endswith(".dist-info/METADATA"))
    extras = [
        line.partition(": ")[2] for line in inside.read(metadata).decode().splitlines() if "Provides-Extra" in line
    ]
    assert {"browser", "parquet", "postgres"} <= set(extras)


def test_the_wheel_carries_every_data_file(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    kept = subprocess.run(["git", "ls-files", *ROOMS], cwd=PROJECT, capture_output=True, text=True, check=True)
    missing = [name for name in kept.stdout.splitlines() if name not in inside]
    assert not missing


def test_the_wheel_works_in_an_environment_of_its_own(wheel, tmp_path):
    """Only the wheel is new there: its dependencies come from this environment, which costs no second download."""
    venv.create(tmp_path / "env", with_pip=False, symlinks=True)
    site = next((tmp_path / "env").glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    outside = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    # A .pth is processed after the folder itself; the checkout must not shine through the editable install.
    (site / "dependencies.pth").write_text(f"{outside}\n")
    page = tmp_path / "page.html"
    page.write_text("<title>Notice</title><h1>Notice</h1><p>The duty on telephones rises to 10 % on 1 July 2026.</p>")
    code = (
        "import dutywatch, sys; from dutywatch.__main__ import main;"
        f"assert dutywatch.__file__.startswith({str(site)!r}), dutywatch.__file__;"
        f"sys.argv = ['dutywatch', 'extract', {str(page)!r}, '--json']; main()"
    )
    python = tmp_path / "env" / "bin" / "python"
    done = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"verdict":' in done.stdout
