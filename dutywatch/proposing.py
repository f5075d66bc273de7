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
    """Asks thrice at most: the address with its robots.txt, the feeds, and a page made by scripts in a browser.

    Raises NoProposal; ValueError for no address.
    """
    from spiders.proposal import about, feeds, reading

    with tempfile.TemporaryDirectory(prefix="dutywatch-look-") as folder:
        looked = [_look("the-address", url), _look("robots", urljoin(url, "/robots.txt"))]
        spool = crawl_once(looked, settings, Path(folder) / "1", limits)
        page = _page(spool, "the-address")
        robots = _robots(spool)
        discovered = feeds(page)
        found = _feed(discovered, settings, Path(folder) / "2", limits)
        made = found is None and _made_by_scripts(page)
        if made:
            page = _opened(url, settings, Path(folder) / "3", limits)
        best, address = found or (reading(page), page.url)
    if best is None:
        raise NoProposal("what came is neither a feed nor data nor a list, and too short for a page to watch")
    fields = _fields(about(page), best, address, robots[1]) | ({"browser": True} if made else {})
    scripts = ("its page is made by its scripts, and was opened in a browser",) if made else ()
    return Proposal(fields, (robots[0], *scripts, best.found, _left_open(discovered, best)))


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
    from spiders.remedies import remedy

    capture = next((one for one in spool.captures(name) if one.body and one.verdict is Verdict.OK), None)
    if capture is None:
        report = spool.report(name)
        if report is None:
            raise NoProposal("it did not answer")
        raise NoProposal(
            "; ".join(filter(None, (report.why or report.verdict.value, remedy(report.verdict, report.why))))
        )
    return Page(spool.body(capture), capture.final_url or capture.url, capture.content_type)


def _made_by_scripts(page: "Page") -> bool:
    """Whether what came is only a frame that scripts fill. Raises NoProposal where it is a wall or an error."""
    from pipeline.model.capture import Raw
    from pipeline.model.verdict import Verdict
    from pipeline.steps import read
    from spiders.remedies import remedy

    fit = read(Raw(page.body, page.content_type, page.url, 200)).fit
    if fit.verdict.fit or fit.verdict is Verdict.SCRIPT_SHELL:
        return fit.verdict is Verdict.SCRIPT_SHELL
    raise NoProposal(f"what came is no such page ({fit.verdict.value}); {remedy(fit.verdict, fit.why)}")


def _opened(url: str, settings: Settings, folder: Path, limits: "Limits | None") -> "Page":
    entry = _look("the-address", url).model_copy(update={"browser": True})
    page = _page(crawl_once([entry], settings, folder, limits), "the-address")
    if _made_by_scripts(page):
        raise NoProposal("its scripts fill it, and left it empty in a browser too; find the data that they load")
    return page


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
