"""`serve`: up in one line, down on Ctrl-C, and one clear line where it cannot listen."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest


def _environment(data: Path) -> dict[str, str]:
    return {**os.environ, "DUTYWATCH_DATA_DIR": str(data), "DUTYWATCH_SETTINGS": str(data / "none.toml")}


@contextmanager
def _serving(data: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "dutywatch", "serve", "--json", "--port", "0", *words]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_environment(data)
    )
    assert process.stdout is not None
    try:
        yield process, json.loads(process.stdout.readline())["address"]
    finally:
        process.kill()
        process.communicate()


def _ended(process: subprocess.Popen[str], by: signal.Signals) -> tuple[int, str]:
    process.send_signal(by)
    _, err = process.communicate(timeout=20)
    return process.returncode, err


def test_pages_are_up_when_the_address_is_told_and_ctrl_c_ends_cleanly(tmp_path: Path) -> None:
    with _serving(tmp_path) as (process, address):
        assert httpx.get(address, trust_env=False).status_code == 200
        assert httpx.get(f"{address}/x%0aforged", trust_env=False).status_code == 404
        code, err = _ended(process, signal.SIGINT)
    assert code == 130
    assert "Traceback" not in err
    assert err.rstrip().endswith("stopped")
    lines = err.splitlines()
    assert any("GET / 200" in line for line in lines)
    assert any(r"GET /x\nforged 404" in line for line in lines)


def test_a_service_manager_ends_it_cleanly_too(tmp_path: Path) -> None:
    with _serving(tmp_path) as (process, address):
        assert httpx.get(f"{address}/healthz", trust_env=False).json() == {"status": "ok"}
        code, err = _ended(process, signal.SIGTERM)
    assert code in (0, -signal.SIGTERM)
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--host", "no-such-host.invalid"), 3, "the host 'no-such-host.invalid' is not known here"),
        (("--host", "192.0.2.1"), 3, "192.0.2.1 is no address of this machine"),
        (("--host", ""), 3, "the host '' is not known here"),
        (("--port", "70000"), 2, "65535"),
    ],
)
def test_where_it_cannot_listen_it_says_why(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    done = _tried(tmp_path, *words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_port_in_use_is_one_line_with_another_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = _tried(tmp_path, "--port", str(port))
    assert done.returncode == 3
    assert done.stderr == (
        f"dutywatch: port {port} on 127.0.0.1 is in use; stop what uses it, or give another: --port {port + 1}\n"
    )


def _tried(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dutywatch", "serve", *words]
    return subprocess.run(command, capture_output=True, text=True, env=_environment(data), timeout=60, check=False)
