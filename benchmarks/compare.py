"""Comparing, measured: `./run bench compare [--short] [--json] [--cases …] [--sizes …] [--no-peers] [--cap SECONDS]`.

Each tool takes each pair of `benchmarks.pairs` in a child process of its own. The unit is the bare lexbor parse of both
pages, both trees held, on the same machine in the same run. The peers live in an environment that this makes once,
in `.peers` beside the project; one that cannot be had is listed with the reason. A tool that went over its cap at one
size is not asked for the next. `--short` takes our own comparer over the small pages and fails where a change is missed.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.pairs import CASES, SIZES, Pair, pairs

ROOT = Path(__file__).resolve().parent.parent
# Comparing alone; with the old page's blocks unpacked, as the archive keeps them; with the new page read besides, as every
# day; with both pages read, as `dutywatch diff`.
OURS = (
    "bare parse",
    "dutywatch",
    "dutywatch, old blocks stored",
    "dutywatch, a daily run",
    "dutywatch, reading included",
)
# Tool, what is installed for it. Of web-monitoring-diff, html5-parser and lxml must hold one and the same libxml2, so both
# are built here; that takes a compiler and the headers of libxml2 and libxslt.
PEERS = (
    ("git --word-diff", ()),
    ("lxml.html.diff", ("lxml", "lxml_html_clean")),
    ("bs4 + difflib lines", ("beautifulsoup4", "lxml")),
    ("bs4 + difflib words", ("beautifulsoup4", "lxml")),
    ("xmldiff, fast match", ("xmldiff",)),
    ("changedetection.io", ("changedetection.io",)),
    ("webchanges", ("webchanges", "html2text")),
    ("urlwatch", ("urlwatch", "html2text")),
    ("web-monitoring-diff", ("web-monitoring-diff", "lxml", "html5-parser")),
)
_BUILT = ("lxml", "html5-parser")
_HUNK = 400  # characters
_WITHIN = 0.02  # of the true characters


@dataclass(frozen=True, slots=True)
class Result:
    """One tool on one pair. `ratio` is to the bare parse; `growth` the exponent from the size before; or only `failed`."""

    case: str
    size: str
    tool: str
    cpu: float | None = None
    peak_mb: float | None = None
    ratio: float | None = None
    growth: float | None = None
    shown: int | None = None
    true: int | None = None
    moves: int | None = None
    true_moves: int | None = None
    cells: int | None = None
    true_cells: int | None = None
    failed: str = ""


def measured(pair: Pair, tool: str, python: Path, cap: int, folder: Path) -> Result:
    """One child process."""
    paths = [folder / f"{side}.html" for side in ("old", "new")]

    def capped() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (cap, cap))

    done = subprocess.run(
        [python, ROOT / "benchmarks" / "tools.py", tool, *paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=capped,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1][:120]
        why = last if "Error" in last or "Exception" in last else f"over {cap} s"
        return Result(pair.case, pair.size, tool, failed=why)
    got = json.loads(done.stdout.splitlines()[-1])
    named = pair.truth.cells & {tuple(cell) for cell in got.get("cells", ())}
    if len(pair.truth.cells) == 1:
        named |= {cell for cell in pair.truth.cells if any(_names(hunk, cell) for hunk in got["hunks"])}
    return Result(
        pair.case,
        pair.size,
        tool,
        got["cpu"],
        got["peak_mb"],
        shown=got["shown"],
        true=pair.truth.characters,
        moves=got["moves"],
        true_moves=pair.truth.moves,
        cells=len(named),
        true_cells=len(pair.truth.cells),
    )


def _names(hunk: str, cell: tuple[str, str, str, str]) -> bool:
    """Whether one hunk says row, column and both values, and hardly more: half a page names nothing."""
    return len(hunk) < _HUNK and all(part in hunk for part in cell)


def run(sizes: Sequence[str], cases: Sequence[str], peers: Sequence[tuple[str, Path]], cap: int) -> Iterator[Result]:
    """All tools on all pairs. Peers take the cases that a user meets daily; the hard ones are held against ourselves."""
    tools = [*((tool, Path(sys.executable)) for tool in OURS), *peers]
    last: dict[tuple[str, str], tuple[float, int]] = {}  # seconds and bytes of the size before
    beaten: set[tuple[str, str]] = set()
    for pair in pairs(sizes, cases):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / "old.html").write_text(pair.old, "utf-8")
            (folder / "new.html").write_text(pair.new, "utf-8")
            bare = None
            for tool, python in tools:
                key = (pair.case, tool)
                if key in beaten:
                    continue
                result = measured(pair, tool, python, cap, folder)
                if result.cpu is None:
                    beaten.add(key)
                    yield result
                    continue
                bare = result.cpu if tool == OURS[0] else bare
                length = len(pair.old) + len(pair.new)
                growth = None
                if key in last:
                    growth = math.log(result.cpu / last[key][0]) / math.log(length / last[key][1])
                last[key] = (result.cpu, length)
                yield replace(result, ratio=result.cpu / bare if bare else None, growth=growth)


def environment() -> tuple[list[tuple[str, Path]], list[str]]:
    """The peers that could be had, each with its Python, and a line on each that could not.

    Each has an environment of its own, since their wishes for lxml contradict each other.
    """
    had, missing = [], []
    for tool, wanted in PEERS:
        if not wanted:
            had.append((tool, Path(sys.executable)))
            continue
        place = ROOT / ".peers" / "-".join(wanted)
        python = place / "bin" / "python"
        if not (place / "done").exists():
            subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True)
            build = ["--no-binary", ",".join(_BUILT)] if set(_BUILT) <= set(wanted) else []
            install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *build, *wanted]
            done = subprocess.run(install, capture_output=True, text=True, check=False)
            if done.returncode:
                why = (done.stderr.strip().splitlines() or ["?"])[-1][:160]
                needs = " (needs a compiler, libxml2-dev and libxslt1-dev)" if build else ""
                missing.append(f"{tool}: cannot be installed{needs}: {why}")
                continue
            (place / "done").touch()
        had.append((tool, python))
    return had, missing


def wrong(result: Result) -> str | None:
    """What our own comparer missed on a pair, in words; None of others and where all is well."""
    if not result.tool.startswith("dutywatch"):
        return None
    if result.failed:
        return result.failed
    if result.case != "another" and abs((result.shown or 0) - (result.true or 0)) > _WITHIN * (result.true or 0):
        return f"{result.shown} characters shown, {result.true} true"
    if result.cells != result.true_cells:
        return f"{result.cells} of {result.true_cells} cells named"
    if result.true_moves and not result.moves:
        return "no move seen"
    return None


def table(results: Sequence[Result]) -> Iterator[str]:
    """Markdown, a line a result."""
    yield "| case | size | tool | CPU ms | x bare parse | growth | peak MB | shown : true characters | moves | cells |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for one in results:
        if one.cpu is None:
            yield f"| {one.case} | {one.size} | {one.tool} | {one.failed} | | | | | | |"
            continue
        growth = "" if one.growth is None else f"{one.growth:.2f}"
        shown = "" if one.tool == OURS[0] else f"{one.shown} : {one.true}" if one.case != "another" else f"{one.shown}"
        moves = f"{one.moves} of {one.true_moves}" if one.true_moves and one.tool != OURS[0] else ""
        cells = f"{one.cells} of {one.true_cells}" if one.true_cells and one.tool != OURS[0] else ""
        yield (
            f"| {one.case} | {one.size} | {one.tool} | {one.cpu * 1000:,.1f} | {one.ratio or 0:.2f} | {growth} "
            f"| {one.peak_mb:.0f} | {shown} | {moves} | {cells} |"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """The table, or with `--json` a line a result; exit code 1 where our own comparer missed something."""
    parser = argparse.ArgumentParser(description="Comparing, measured side by side with its peers.")
    parser.add_argument("--short", action="store_true", help="our own comparer, pages of 10 and 100 KB")
    parser.add_argument("--json", action="store_true", help="JSON Lines")
    parser.add_argument("--no-peers", action="store_true", help="our own comparer only")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--cap", type=int, default=60, help="CPU seconds a tool may take for one pair")
    given = parser.parse_args(arguments)
    peers, missing = ([], []) if given.no_peers or given.short else environment()
    sizes = ["10k", "100k"] if given.short else given.sizes
    results = []
    for result in run(sizes, given.cases, peers, given.cap):
        results.append(result)
        if given.json:
            print(json.dumps(asdict(result)), flush=True)
        else:
            print(f"{result.case} {result.size} {result.tool}", file=sys.stderr)
    if not given.json:
        print("\n".join((*table(results), *missing)))
    failures = [f"{one.case} {one.size} {one.tool}: {why}" for one in results if (why := wrong(one))]
    print("\n".join(failures), file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
