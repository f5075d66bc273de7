"""The flow engine, set up so that a fresh or busy machine does not fail and the operator sees only our lines.

Prefect reads its settings when it is imported, so `prepare` must be called before that; every module of this room
that imports prefect at its top is imported only after it.
"""

import os
import sys
from pathlib import Path

# Without these a start on a loaded machine times out in its migrations, logs a failed telemetry call offline, and
# mixes the engine's lines with ours (measured on Prefect 3.8.8).
_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "ERROR",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
}
_MADE = "dutywatch-home-made"


class EngineUnusable(Exception):
    """The engine cannot be set up; the message says why and what to do."""


def settle(data_dir: Path) -> Path:
    """Settles the engine's settings and tells its home; what the operator has set in the environment wins.

    The home is `PREFECT_HOME` (the `run` script's checkout has its own), else a folder of the data folder.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    return Path(os.environ.setdefault("PREFECT_HOME", str(data_dir / "prefect")))


def prepare(data_dir: Path) -> None:
    """Settles the settings and makes the home where it is not made yet. Raises EngineUnusable where it cannot be."""
    home = settle(data_dir)
    if "PREFECT_API_URL" not in os.environ and not (home / _MADE).is_file():
        make_home(home)


def make_home(home: Path) -> None:
    """Migrates the engine's own database once, so that two first starts at a time do not meet in its migrations."""
    import subprocess

    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = home / "making"
        with lock.open("w") as held:
            _lock(held.fileno())
            if (home / _MADE).is_file():
                return
            environment = {**os.environ, **_QUIET, "PREFECT_HOME": str(home)}
            command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                raise EngineUnusable(f"the flow engine could not be set up: {_last_line(done.stderr or done.stdout)}")
            (home / _MADE).write_text("made\n")
    except OSError as error:
        raise EngineUnusable(f"the flow engine's home cannot be made at {home}: {error.strerror}") from error


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows; there two first starts at once are the operator's to avoid
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX)


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it ended without a word"


if __name__ == "__main__":
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    make_home(Path(os.environ["PREFECT_HOME"]))
