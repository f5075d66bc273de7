"""CPU time a page of our crawl against plain Scrapy, on the same loopback site in one run.

Both read one index and fetch every page behind it, eight at a time, without delay. Plain Scrapy has its defaults (no
robots.txt, no guard, no verdict, its bodies are thrown away); ours does all that it always does and keeps each body by
its hash with a line of evidence. Start-up is taken out: what counts is the difference to a crawl of a single page.

    python -m benchmarks.crawl [pages]
"""

import os
import subprocess
import sys
import tempfile
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

AT_ONCE = 8
MOST = 1.25  # times plain Scrapy's CPU
ROUNDS = 3
PARAGRAPH = "<p>Notice {} of the authority explains how goods of heading 85{:02} are declared; the duty is {} %.</p>"

PLAIN = """
import sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Plain(scrapy.Spider):
    name = "plain"
    custom_settings = {"CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE, "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False}
    start_urls = [sys.argv[1]]
    pages = 0

    def parse(self, response):
        for link in response.css("li a"):
            yield response.follow(link, self.page)

    def page(self, response):
        self.pages += 1

    def closed(self, reason):
        print(self.pages)

process = CrawlerProcess()
process.crawl(Plain)
process.start()
""".replace("AT_ONCE", str(AT_ONCE))

OURS = """
import sys
from pathlib import Path
from spiders.child import run
from spiders.plan import Plan
from spiders.spool import lines

plan = Plan.model_validate_json(sys.argv[1])
run(sys.argv[1], 0.0)
print(sum(1 for line in lines(plan.spool) if getattr(line, "body", None)) - 1)
"""


class Notices(BaseHTTPRequestHandler):
    """`/N` is an index of N notices, `/n/…` a notice of about 20 kB."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The index, a notice, or no robots.txt."""
        name = self.path.lstrip("/")
        if name.isdigit():
            self._answer("".join(f'<li><a href="/n/{n}">Notice {n}</a></li>' for n in range(int(name))))
        elif name.startswith("n/"):
            number = int(name[2:])
            self._answer("".join(PARAGRAPH.format(number, number % 97, row) for row in range(200)))
        else:
            self._answer("none", 404)

    def _answer(self, page: str, status: int = 200) -> None:
        body = f"<html><title>Notices</title><body><ul>{page}</ul></body></html>".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def main() -> int:
    """Measures both in turn, each round anew; the exit code is 1 where the promise is not kept."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    server = ThreadingHTTPServer(("127.0.0.1", 0), Notices)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    place = f"127.0.0.1:{server.server_address[1]}"
    ratios = []
    for number in range(1, ROUNDS + 1):
        plain = _a_page(PLAIN, pages, lambda asked: f"http://{place}/{asked}")
        ours = _a_page(OURS, pages, lambda asked: _plan(place, asked))
        ratios.append(ours / plain)
        print(
            f"round {number}: plain Scrapy {plain * 1000:.2f} ms, ours {ours * 1000:.2f} ms CPU a page: {ratios[-1]:.2f}x"
        )
    middle = sorted(ratios)[len(ratios) // 2]
    print(
        f"the middle of {ROUNDS}: {middle:.2f}x of plain Scrapy's CPU a page (promised: at most {MOST}x), {pages} pages"
    )
    return int(middle > MOST)


def _plan(place: str, pages: int) -> str:
    from spiders.entry import Entry
    from spiders.plan import Limits, Plan

    entry = Entry.model_validate(
        {
            "id": "bench", "jurisdiction": "INT", "authority": "A", "title": "T", "language": "en", "kind": "listing",
            "url": f"http://{place}/{pages}", "listing": {"link": "li a"}, "max_items": pages,
            "verification": {"grade": "own", "what": "a site of the benchmark", "when": "2026-11-24"},
        }
    )  # fmt: skip
    folder = Path(tempfile.mkdtemp(prefix="dutywatch-bench-"))
    plan = Plan(
        spool=folder / "spool", hosts=folder / "hosts", now=datetime.now(UTC), entries=(entry,), allow_private=(place,),
        limits=Limits(delay=0.0, per_host=AT_ONCE),
    )  # fmt: skip
    return plan.model_dump_json()


def _a_page(script: str, pages: int, argument) -> float:  # type: ignore[no-untyped-def]
    """CPU seconds a page, start-up taken out."""
    many, one = _cpu(script, argument(pages), pages), _cpu(script, argument(1), 1)
    return (many - one) / (pages - 1)


def _cpu(script: str, argument: str, pages: int) -> float:
    """CPU seconds, user and system, of a crawl in a process of its own."""
    before = os.times()
    words = [sys.executable, "-c", script, argument]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    after = os.times()
    assert done.stdout.strip() == str(pages), f"{done.stdout.strip()} of {pages} pages came: {done.stderr[-500:]}"
    return after.children_user - before.children_user + after.children_system - before.children_system


if __name__ == "__main__":
    sys.exit(main())
