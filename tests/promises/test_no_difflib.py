"""Nothing that handles a document calls difflib: the commands work with the module taken away."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

_BLOCKED = """
import sys
sys.modules["difflib"] = None  # any import of it now raises ImportError
sys.argv = ["dutywatch", *sys.argv[1:]]
from dutywatch.__main__ import main
main()
"""


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    rows = "".join(f"<tr><td>8517.{n:02}</td><td>Telephones no {n}</td><td>{{}} %</td></tr>" for n in range(10, 30))
    page = (
        "<html lang='en'><title>Tariff</title><h1>Tariff</h1><p>Duty on goods from 1 July 2026.</p>"
        f"<table><tr><th>Code</th><th>Goods</th><th>Duty rate</th></tr>{rows}</table>"
    )
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_text(page.format(*["2.5"] * 20))
    new.write_text(page.format(*["2.5"] * 7, "10", *["2.5"] * 12))
    return old, new


def _run(*words: str) -> str:
    done = subprocess.run([sys.executable, "-c", _BLOCKED, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_extract_works_without_it(pages):
    assert json.loads(_run("extract", str(pages[0]), "--json"))["verdict"] == "ok"


def test_diff_works_without_it(pages):
    found = json.loads(_run("diff", str(pages[0]), str(pages[1]), "--json"))
    assert found["verdict"] == "changed"
    assert [(e["column"], e["before"], e["after"]) for e in found["edits"]] == [("Duty rate", "2.5 %", "10 %")]


def test_classify_works_without_it(pages):
    assert json.loads(_run("classify", str(pages[1]), "--jurisdiction", "US", "--json"))["primary"] == "tariff-rates"


def test_no_command_loads_it(pages):
    """Not only can it be missing: with it there, a whole comparison still does not load it."""
    code = (
        "import sys; sys.argv = ['dutywatch', 'diff', *sys.argv[1:], '--json']\n"
        "from dutywatch.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "assert 'difflib' not in sys.modules, 'loaded'"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, pages)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
