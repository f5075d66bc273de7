"""The command line as a user has it: a process of its own with settings of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Home:
    """A data folder and what stands in the environment beside it; the flow engine starts its own server without one."""

    folder: Path
    settings: dict[str, str]
    engine_server: str = ""

    def environment(self) -> dict[str, str]:
        outside = {name: value for name, value in os.environ.items() if not name.startswith("DUTYWATCH_")}
        own = {f"DUTYWATCH_{name}": value for name, value in self.settings.items()}
        engine = {"PREFECT_API_URL": self.engine_server} if self.engine_server else {}
        return {**outside, "DUTYWATCH_DATA_DIR": str(self.folder), **own, **engine}

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Starts a command in a process group of its own, so that a test can kill it with its children."""
        command = [sys.executable, "-m", "dutywatch", *words]
        return subprocess.Popen(
            command, env=self.environment(), cwd=self.folder.parent, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end and holds its exit code."""
        command = [sys.executable, "-m", "dutywatch", *words]
        done = subprocess.run(
            command, env=self.environment(), cwd=self.folder.parent, text=True, capture_output=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == code, f"{words} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code).stdout)
