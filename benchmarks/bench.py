"""All measurements in turn: `./run bench`, or one by name: `./run bench labels`. Real documents are read beside the project."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HISTORIES = ROOT.parent / "shared" / "corpus" / "histories"

# Name, what it measures, the words it is called with; the last says whether it needs the real documents.
BENCHES = (
    ("labels", "what is substantive, on judged pairs of versions", (str(HISTORIES),), True),
    ("classify", "topics, quiet and countries, on real notices", ("--detail",), True),
    ("facts", "codes, rates, amounts, dates, references", (), True),
    ("crawl", "the crawl: CPU a page against plain Scrapy, on loopback", (), False),
    ("compare", "compare: time, growth, what is found, on generated pages", (), False),
    ("hostile", "compare: time on pairs made to be slow", (), False),
)


def main() -> int:
    """Runs what is asked for; the exit code is 1 where a measurement failed."""
    asked = sys.argv[1:]
    known = [name for name, *_ in BENCHES]
    unknown = [name for name in asked if name not in known]
    if unknown:
        print(f"no measurement {unknown[0]!r}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    failed = 0
    for name, measures, words, real in BENCHES:
        if asked and name not in asked:
            continue
        print(f"\n== {name}: {measures}", flush=True)
        if real and not HISTORIES.is_dir():
            print("left out: the real documents are not beside the project")
        elif (ROOT / "benchmarks" / f"{name}.py").exists():
            failed += (
                subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *words], cwd=ROOT, check=False).returncode
                != 0
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
