"""What a capture means for its resource: baseline, published, amended, withdrawn, restored, or nothing.

The rules are the contract's ("What is a change, and who hears of it"); what the archive knows comes in as values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.model.change import Event
from pipeline.model.verdict import Verdict

NOT_FOUND_CRAWLS = 3
NOT_FOUND_SPAN = timedelta(hours=24)
REPLACED_LOOKS = 4
REPLACED_SPAN = timedelta(days=3)
FIRST_LOOK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a resource before a capture of it is taken in.

    `baseline_open`: its source has not had its first good crawl yet. `in_baseline`: that crawl listed it but could
    not fetch it. `missing` are the times of the not-found captures since the last fit one, oldest first.
    """

    has_fit: bool = False
    withdrawn: bool = False
    baseline_open: bool = False
    in_baseline: bool = False
    missing: tuple[datetime, ...] = ()


def event_of_fit(past: Past) -> Event | None:
    """The event of a fit capture; None where it only joins the baseline. `amended` still needs an edit that tells."""
    if past.has_fit:
        return Event.RESTORED if past.withdrawn else Event.AMENDED
    return None if past.baseline_open or past.in_baseline else Event.PUBLISHED


def is_withdrawn(past: Past, verdict: Verdict, at: datetime) -> bool:
    """Whether an unfit capture proves that the resource is gone.

    410 says so at once (RFC 9110 15.5.11); a 404 only when three crawls over a day have seen it, since authorities'
    sites lose pages for hours while they are published anew.
    """
    if not past.has_fit or past.withdrawn:
        return False
    match verdict:
        case Verdict.GONE:
            return True
        case Verdict.NOT_FOUND:
            return _missing_long_enough((*past.missing, at))
        case _:
            return False


def _missing_long_enough(times: Sequence[datetime]) -> bool:
    return len(times) >= NOT_FOUND_CRAWLS and times[-1] - times[0] >= NOT_FOUND_SPAN


def is_replaced(times: Sequence[datetime]) -> bool:
    """Whether another document that was seen at these times, oldest first, stands there for good.

    Seen, and on three later looks the same, the last of them three days after the first: what a publisher put in the
    wrong place on a Friday is mended on Monday, and a server that mixes its pages up does not do so for days.
    """
    return len(times) >= REPLACED_LOOKS and times[-1] - times[0] >= REPLACED_SPAN


def look_again(tries: int) -> timedelta:
    """How long after the last of so many suspect captures in a row a page is fetched again: an hour, two, four …

    Maintenance is mostly over within the hour; an authority that is ill for days is not helped by our asking.
    """
    return FIRST_LOOK_AGAIN * (1 << min(tries - 1, 16))


def left_listing(listed: frozenset[str], live: frozenset[str]) -> frozenset[str]:
    """The keys of live resources that a complete listing no longer has: withdrawn."""
    return live - listed
