"""An entry for the catalogue, proposed after a look at an address, its robots.txt and the feeds that it announces."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from dutywatch.clock import utc_now
from dutywatch.settings import Settings
from dutywatch.trial import Spool, crawl_once

if TYPE_CHECKING:
    from spiders.entry import Entry
    from spiders.kinds.index import Page
    from spiders.plan import Limits
    from spiders.proposal import Reading


class NoProposal(Exception):
    """Nothing can be proposed; the message says what stood in the way."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The fields of an entry, and in words what they rest on."""

    fields: dict[str, Any]
    found: tuple[str, ...]


def propose(url: str, settings: Settings, limits: "Limits | None" = None) -> Proposal:
    """Asks twice at most: the address with its robots.txt, then the feeds. Raises NoProposal; ValueError for no address."""
    from spiders.proposal import about, feeds, reading

    with tempfile.TemporaryDirectory(prefix="dutywatch-look-") as folder:
        looked = [_look("the-address", url), _look("robots", urljoin(url, "/robots.txt"))]
        spool = crawl_once(looked, settings, Path(folder) / "1", limits)
        page = _page(spool, "the-address")
        robots = _robots(spool)
        discovered = feeds(page)
        best, address = _feed(discovered, settings, Path(folder) / "2", limits) or (reading(page), page.url)
    if best is None:
        raise NoProposal("what came is neither a feed nor data nor a page that can be read; it may be built by script")
    return Proposal(
        _fields(about(page), best, address, robots[1]), (robots[0], best.found, _left_open(discovered, best))
    )


def _look(name: str, url: str) -> "Entry":
    from pydantic import ValidationError

    from spiders.entry import Entry

    known = {"grade": "own", "what": "asked for", "when": utc_now().date()}
    try:
        return Entry.model_validate(
            {"id": name, "jurisdiction": "INT", "authority": "?", "title": "?", "url": url, "kind": "page",
             "language": "und", "verification": known}
        )  # fmt: skip
    except ValidationError as error:
        raise ValueError(f"{url}: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None


def _page(spool: Spool, name: str) -> "Page":
    from pipeline.model.verdict import Verdict
    from spiders.kinds.index import Page

    capture = next((one for one in spool.captures(name) if one.body and one.verdict is Verdict.OK), None)
    if capture is None:
        report = spool.report(name)
        raise NoProposal((report and (report.why or report.verdict.value)) or "it did not answer")
    return Page(spool.body(capture), capture.final_url or capture.url, capture.content_type)


def _robots(spool: Spool) -> tuple[str, float]:
    """What robots.txt says, in words, and the delay that it asks for, in seconds. It allowed the address, or we were not here."""
    from pipeline.model.verdict import Verdict
    from spiders.answers import Answer
    from spiders.robots import read_rules

    (capture,) = spool.captures("robots")
    if capture.verdict is not Verdict.OK:
        return "the site has no robots.txt that forbids anything", 0.0
    answer = Answer(capture.url, capture.url, capture.fetched, Verdict.OK, status=200, body=spool.body(capture))
    delay = read_rules(answer).delay
    return "robots.txt allows the address" + (f" and asks for {delay:g} s between requests" if delay else ""), delay


def _feed(
    addresses: tuple[str, ...], settings: Settings, folder: Path, limits: "Limits | None"
) -> "tuple[Reading, str] | None":
    """The first announced feed that has entries."""
    from spiders.proposal import reading

    if not addresses:
        return None
    names = {f"feed-{number}": address for number, address in enumerate(addresses)}
    spool = crawl_once([_look(name, address) for name, address in names.items()], settings, folder, limits)
    for name, address in names.items():
        try:
            found = reading(_page(spool, name))
        except NoProposal:
            continue
        if found is not None and found.kind == "feed":
            return found, address
    return None


def _fields(about: dict[str, Any], best: "Reading", url: str, delay: float) -> dict[str, Any]:
    today = utc_now().date()
    return {
        "id": about["id"],
        "jurisdiction": about["jurisdiction"],
        "authority": about["authority"],
        "title": about["title"],
        "url": url.replace("{", "%7B").replace("}", "%7D"),
        "kind": best.kind,
        "language": about["language"],
        "topics": [],
        "interval_hours": 24,
        **({"delay_seconds": delay} if delay else {}),
        "verification": {
            "grade": "seen",
            "what": f"looked at with `dutywatch sources new`: {best.found}",
            "when": today,
        },
        **best.sections,
    }


def _left_open(discovered: tuple[str, ...], best: "Reading") -> str:
    feed = "" if best.kind == "feed" or not discovered else "the feeds that it announces have no entries; "
    return feed + "fill in the topics, and look over jurisdiction, authority and id"
