"""One comparer over one pair, alone in a process: `python tools.py TOOL OLD NEW`. Run by `benchmarks.compare`.

Prints one JSON object: CPU seconds of the comparing (children counted), peak memory above that before it in MB, and
what was shown as changed. Imports nothing but the standard library at the top: most tools live in an environment that
has nothing of ours.
"""

import difflib
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_RUNS = 3  # of which the fastest counts, while they are short
_SHORT = 2.0  # seconds

Shown = list[str]  # what is shown as changed, a string a hunk
Compare = Callable[[], Any]
Prepared = tuple[Compare, Callable[[Any], dict[str, Any]]]


def _shown(hunks: Shown) -> dict[str, Any]:
    return {"shown": sum(len("".join(hunk.split())) for hunk in hunks), "hunks": hunks, "moves": 0}


def _signed(lines: list[str]) -> Shown:
    """The lines of a unified diff that went or came."""
    return [line[1:] for line in lines if line[:1] in "+-" and not line.startswith(("+++", "---"))]


def _dutywatch(old: str, new: str) -> Prepared:
    from pipeline.compare import compare
    from pipeline.extract import extract
    from pipeline.model.capture import Raw

    before, after = (extract(Raw(text.encode(), "text/html; charset=utf-8")) for text in (old, new))

    def told(comparison: Any) -> dict[str, Any]:
        edits = comparison.telling
        changed = [text for edit in edits for mark, text in edit.spans if mark != "same"]
        cells = [(edit.key, edit.column, edit.before, edit.after) for edit in edits if edit.column]
        moves = sum(edit.op == "moved" for edit in edits)
        return _shown(changed) | {"hunks": [], "cells": cells, "moves": moves}

    return (lambda: compare(before, after)), told


def _dutywatch_whole(old: str, new: str) -> Prepared:
    from pipeline import steps
    from pipeline.model.capture import Raw

    _, told = _dutywatch("", "")
    sides = [Raw(text.encode(), "text/html; charset=utf-8") for text in (old, new)]
    return (lambda: steps.diff(*sides)), told


def _dutywatch_stored(old: str, new: str) -> Prepared:
    from archive.blocks import pack, unpack
    from pipeline.compare import compare
    from pipeline.extract import extract
    from pipeline.model.capture import Raw
    from pipeline.model.document import Document

    _, told = _dutywatch("", "")
    before, after = (extract(Raw(text.encode(), "text/html; charset=utf-8")) for text in (old, new))
    stored, language = pack(before.blocks, before.chrome, {}), before.language

    def compared() -> Any:
        blocks, chrome, _ = unpack(stored)
        return compare(Document(blocks, chrome, language=language), after)

    return compared, told


def _dutywatch_daily(old: str, new: str) -> Prepared:
    from archive.blocks import pack, unpack
    from pipeline import steps
    from pipeline.model.capture import Raw
    from pipeline.model.document import Document

    _, told = _dutywatch("", "")
    sides = [Raw(text.encode(), "text/html; charset=utf-8") for text in (old, new)]
    before = steps.read(sides[0]).document
    stored, language = pack(before.blocks, before.chrome, {}), before.language

    def compared() -> Any:
        blocks, chrome, _ = unpack(stored)
        return steps.hold_together(Document(blocks, chrome, language=language), steps.read(sides[1]).document)

    return compared, told


def _bare_parse(old: str, new: str) -> Prepared:
    from selectolax.lexbor import LexborHTMLParser

    return (lambda: (LexborHTMLParser(old), LexborHTMLParser(new))), lambda _: _shown([])


def _htmldiff(old: str, new: str) -> Prepared:
    from lxml.html.diff import htmldiff

    def told(answer: str) -> dict[str, Any]:
        inside = re.findall(r"<(?:ins|del)>(.*?)</(?:ins|del)>", answer, re.DOTALL)
        return _shown([re.sub(r"<[^>]*>", " ", hunk) for hunk in inside])

    return (lambda: htmldiff(old, new)), told


def _soup_difflib(old: str, new: str) -> Prepared:
    from bs4 import BeautifulSoup

    def compared() -> list[str]:
        texts = [BeautifulSoup(side, "lxml").get_text("\n", strip=True).split("\n") for side in (old, new)]
        return list(difflib.unified_diff(*texts, n=0, lineterm=""))

    return compared, lambda lines: _shown(_signed(lines))


def _soup_words(old: str, new: str) -> Prepared:
    from bs4 import BeautifulSoup

    def compared() -> Shown:
        a, b = (BeautifulSoup(side, "lxml").get_text(" ", strip=True).split() for side in (old, new))
        codes = difflib.SequenceMatcher(None, a, b).get_opcodes()
        return [" ".join((*a[i:j], *b[k:n])) for tag, i, j, k, n in codes if tag != "equal"]

    return compared, _shown


def _web_monitoring(old: str, new: str) -> Prepared:
    from web_monitoring_diff import html_text_diff

    return (lambda: html_text_diff(old, new)), lambda answer: _shown(
        [text for mark, text in answer["diff"] if mark != 0]
    )


def _changedetection(old: str, new: str) -> Prepared:
    from changedetectionio.diff import render_diff
    from changedetectionio.html_tools import html_to_text

    def compared() -> str:
        return str(render_diff(html_to_text(old), html_to_text(new), include_equal=False))

    marked = re.compile(r"@[a-z_]+_PLACEMARKER_OPEN(.*?)@[a-z_]+_PLACEMARKER_CLOSED", re.DOTALL)
    return compared, lambda answer: _shown(marked.findall(answer))


def _html2text(old: str, new: str) -> Prepared:
    import html2text

    def compared() -> list[str]:
        texts = []
        for side in (old, new):
            reader = html2text.HTML2Text()
            reader.body_width = 0
            texts.append(reader.handle(side).split("\n"))
        return list(difflib.unified_diff(*texts, n=0, lineterm=""))

    return compared, lambda lines: _shown(_signed(lines))


def _webchanges(old: str, new: str) -> Prepared:
    import webchanges  # noqa: F401 - its reader and its unified diff are these two libraries, called as it calls them

    return _html2text(old, new)


def _urlwatch(old: str, new: str) -> Prepared:
    from urlwatch.html2txt import html2text

    def compared() -> list[str]:
        texts = [html2text(side, "", "pyhtml2text", {}).split("\n") for side in (old, new)]
        return list(difflib.unified_diff(*texts, n=0, lineterm=""))

    return compared, lambda lines: _shown(_signed(lines))


def _xmldiff(old: str, new: str) -> Prepared:
    from lxml import html
    from xmldiff import main

    def compared() -> list[Any]:
        return list(main.diff_trees(html.fromstring(old), html.fromstring(new), diff_options={"fast_match": True}))

    def told(actions: list[Any]) -> dict[str, Any]:
        texts = [str(getattr(action, "text", None) or "") for action in actions]
        moves = sum(type(action).__name__ == "MoveNode" for action in actions)
        return _shown(texts) | {"moves": moves}

    return compared, told


def _git_words(old: str, new: str) -> Prepared:
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "-U0", "--no-color", *sys.argv[2:4]]

    def compared() -> str:
        return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")

    def told(answer: str) -> dict[str, Any]:
        body = answer.partition("\n@@")[2].split("\n")
        return _shown([re.sub(r"<[^>]*>", " ", line) for line in _signed(body)])

    return compared, told


TOOLS: dict[str, Callable[[str, str], Prepared]] = {
    "dutywatch": _dutywatch,
    "dutywatch, reading included": _dutywatch_whole,
    "dutywatch, old blocks stored": _dutywatch_stored,
    "dutywatch, a daily run": _dutywatch_daily,
    "bare parse": _bare_parse,
    "git --word-diff": _git_words,
    "lxml.html.diff": _htmldiff,
    "bs4 + difflib lines": _soup_difflib,
    "bs4 + difflib words": _soup_words,
    "web-monitoring-diff": _web_monitoring,
    "changedetection.io": _changedetection,
    "webchanges": _webchanges,
    "urlwatch": _urlwatch,
    "xmldiff, fast match": _xmldiff,
}


def _clear_caches() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _cpu() -> float:
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _peak() -> float:
    """The most memory that the process, or one of its children, ever held, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def main() -> int:
    """Compares, up to three times while that is quick, each time with empty caches."""
    name, *paths = sys.argv[1:4]
    compared, told = TOOLS[name](*(Path(path).read_text("utf-8") for path in paths))
    held = _peak()
    best = float("inf")
    begin = time.monotonic()
    for _ in range(_RUNS):
        _clear_caches()
        start = _cpu()
        answer = compared()
        best = min(best, _cpu() - start)
        if time.monotonic() - begin > _SHORT:
            break
    print(json.dumps({"cpu": best, "peak_mb": max(0.0, _peak() - held), **told(answer)}))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    sys.exit(main())
