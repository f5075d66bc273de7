"""The bytes of a capture are evidence: whole, once, and never other than what their name says."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from archive.bodies import Bodies, BodiesUnusable, BodyDamaged, BodyMissing, open_bodies


@pytest.fixture
def bodies(tmp_path: Path) -> Bodies:
    return open_bodies(f"file://{tmp_path}/captures")


def _file(tmp_path: Path, name: str) -> Path:
    return tmp_path / "captures" / name[:2] / f"{name}.zst"


@given(st.binary(max_size=2000))
def test_what_goes_in_comes_out(body: bytes) -> None:
    store = open_bodies("memory://captures")
    name = store.put(body)
    assert store.get(name) == body
    assert name in store


def test_A_B_A_keeps_two_bodies(bodies: Bodies) -> None:
    names = [bodies.put(body) for body in (b"A", b"B", b"A")]
    assert names[0] == names[2]
    assert list(bodies) == sorted(set(names))


def test_missing_body_is_named(bodies: Bodies) -> None:
    with pytest.raises(BodyMissing, match="0" * 64):
        bodies.get("0" * 64)
    for hostile in ("../../etc/passwd", "A" * 64, "0" * 63 + "\n", ""):
        with pytest.raises(BodyMissing):
            bodies.get(hostile)


def test_H14_one_flipped_byte_is_found(bodies: Bodies, tmp_path: Path) -> None:
    name = bodies.put(b"the rate is 5 %" * 50)
    path = _file(tmp_path, name)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BodyDamaged, match=name):
            bodies.get(name)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BodyDamaged):
        bodies.get(name)


def test_another_body_under_the_name_is_found(bodies: Bodies, tmp_path: Path) -> None:
    name = bodies.put(b"true")
    _file(tmp_path, name).write_bytes(zstandard.compress(b"false"))
    with pytest.raises(BodyDamaged, match="are not those"):
        bodies.get(name)


def test_a_bomb_in_the_store_does_not_fill_the_memory(
    bodies: Bodies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.bodies.MAX_BODY", 1_000_000)
    name = bodies.put(b"small")
    _file(tmp_path, name).write_bytes(zstandard.compress(bytes(50_000_000)))
    with pytest.raises(BodyDamaged):
        bodies.get(name)


def test_killed_while_writing_leaves_no_half_file_under_a_name(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom archive.bodies import open_bodies\n"
        f"bodies = open_bodies('file://{tmp_path}/captures')\nprint('ready', flush=True)\n"
        "while True: bodies.put(os.urandom(3_000_000))"
    )
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.15)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
    bodies = open_bodies(f"file://{tmp_path}/captures")
    names = list(bodies)
    assert names
    for name in names:
        assert len(bodies.get(name)) == 3_000_000


def test_unusable_stores_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for url in (f"file://{tmp_path}/file/captures", "nonsense://x"):
        with pytest.raises(BodiesUnusable):
            open_bodies(url)
