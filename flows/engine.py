"""The flow engine, set up so that a fresh or busy machine does not fail and the operator sees only our lines.

Prefect reads its settings when it is imported, so `prepare` must be called before that; every module of this room
that imports prefect at its top is imported only after it.
"""

import gc
import os
from pathlib import Path

# Without these it logs a failed telemetry call offline, mixes its lines with ours ("Crash detected!" where one of
# ours tells what failed), and writes every task twice into a database that nobody reads (measured on Prefect 3.8.8).
# They are of the server in this process only; an operator's own server has its own.
_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_SERVICES_EVENT_LOGGER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
}


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
    """Settles the settings and makes the home where there is none. Raises EngineUnusable where it cannot be."""
    home = settle(data_dir)
    try:
        home.mkdir(parents=True, exist_ok=True)
        (home / "starting").touch()
    except OSError as error:
        raise EngineUnusable(f"the flow engine's home cannot be made at {home}: {error.strerror}") from error


def load() -> None:
    """Imports the engine. `prepare` comes first.

    What the imports make stays for good: looking for garbage in it, then and at the end of the process, would cost as
    much again as a whole command that only asks (2 s of 5.6, measured).
    """
    gc.disable()
    try:
        import prefect

        if "PREFECT_API_URL" not in os.environ:
            import prefect.server.api.server  # noqa: F401
    finally:
        gc.freeze()
        gc.enable()
