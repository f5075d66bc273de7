"""The daily load of the built-in catalogue on paper: requests and time, host by host, under our own politeness.

python -m benchmarks.load
"""

import math
import sys
from collections import defaultdict
from urllib.parse import urlsplit

from spiders.catalogue import load_catalogue
from spiders.entry import Entry
from spiders.kinds import follows
from spiders.placeholders import by_day
from spiders.plan import Limits
from spiders.walk import FOLLOW_AT_MOST

ANSWER = 1.5  # seconds that an authority's server takes, supposed; the rest after it is as long, and at least the delay
LISTED = 30  # documents that an index names, supposed; each is asked for once in `revisit_hours`
ISSUES = 4  # days that a gazette is asked for at each crawl: since the last good one, and two before
KILOBYTES = 60  # of an answer that is not 304, supposed
UNCHANGED = 0.8  # share of documents asked again that answer 304 or the same bytes, supposed
MS_A_PAGE = 2.0  # CPU of a fetched page, measured by `benchmarks.crawl`; taking it in comes on top


def requests_a_day(entry: Entry) -> tuple[float, float]:
    """Usual and most: robots.txt and index pages at each crawl, and the documents behind it that are due."""
    crawls = 24 / entry.interval_hours
    section, days = entry.api or entry.listing, by_day(entry.url)
    paged = section is not None and (section.next is not None or section.page is not None)
    index = ISSUES if days else 2 if paged else 1
    index_most = entry.max_pages if paged or days else 1
    if not follows(entry):
        return crawls * (1 + index), crawls * (1 + index_most)
    most = entry.max_items or FOLLOW_AT_MOST
    usual = min(crawls * min(most, LISTED), LISTED * 24 / max(entry.revisit_hours, 1))
    return crawls * (1 + index) + usual, crawls * (1 + index_most + most)


def main() -> int:
    """Prints the load; the exit code is 1 where a host would not be done within its day."""
    entries = load_catalogue().enabled
    hosts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        hosts[urlsplit(entry.url).netloc].append(entry)
    rows = []
    for host, its in hosts.items():
        usual, most = (sum(numbers) for numbers in zip(*map(requests_a_day, its), strict=True))
        delay = max([Limits().delay, *(entry.delay_seconds or 0 for entry in its)])
        rows.append(
            (usual * (ANSWER + max(delay, ANSWER)), most * (ANSWER + max(delay, ANSWER)), usual, most, host, len(its))
        )
    rows.sort(reverse=True)
    usual, most = sum(row[2] for row in rows), sum(row[3] for row in rows)
    print(f"{len(entries)} sources at {len(hosts)} hosts")
    print(f"requests a day: {usual:.0f} usually, {most:.0f} at most; one every {86400 / usual:.0f} s over all hosts")
    print(
        f"bytes a day: about {usual * (1 - UNCHANGED) * KILOBYTES / 1000:.0f} MB; CPU: about {usual * MS_A_PAGE / 1000:.0f} s"
    )
    print(f"hosts at a time that this needs on average: {math.ceil(sum(row[0] for row in rows) / 86400)}")
    print(f"\n{'host':<42}sources  requests  minutes a day (at most)")
    for seconds, at_most, number, _, host, sources in rows[:12]:
        print(f"{host:<42}{sources:>7}{number:>10.0f}{seconds / 60:>9.1f} ({at_most / 60:.0f})")
    return int(any(row[0] > 86400 for row in rows))


if __name__ == "__main__":
    sys.exit(main())
