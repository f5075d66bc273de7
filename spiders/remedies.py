"""What whoever runs this can do about a source that does not answer as it should: a sentence a verdict.

Never how to get around a refusal: who does not want to be read by programs is asked, or read elsewhere.
"""

import re

from pipeline.model.verdict import Verdict

_ELSEWHERE = "look for a feed, an interface or open data of this authority, or ask it to let Dutywatch in"
_BY_STATUS = re.compile(r"\(\d{3}\)")

_REMEDIES = {
    Verdict.EMPTY: "look at it and mend `listing`, `api`, `selectors` or `proof`; `dutywatch sources new` proposes them anew",
    Verdict.GARBLED: "its kind or its list may be declared wrong; `dutywatch sources new` says what it looks like now",
    Verdict.ERROR_PAGE: "try again later; where it lasts, look whether the address is still right",
    Verdict.MAINTENANCE: "try again later",
    Verdict.CHALLENGE: f"a wall against programs stands before it: {_ELSEWHERE}",
    Verdict.LOGIN: "only what is open is watched: find an open page, or an interface with a key (`api_key`)",
    Verdict.SCRIPT_SHELL: "set `browser = true` (needs a Chromium), or declare the feed or the data that its scripts load",
    Verdict.TRUNCATED: "try again; where it lasts, ask for less (fewer rows, fewer days, `max_items`)",
    Verdict.NOT_FOUND: "the address is old or wrong: find the new one and change `url`",
    Verdict.GONE: "the address was taken away for good: find another and change `url`",
    Verdict.TOO_LARGE: "ask for less: a feed, fewer days, a table in place of the whole",
    Verdict.TOO_COMPLEX: "ask for less: a feed, fewer days, a table in place of the whole",
    Verdict.UNREACHABLE: "look whether the name is right; some authorities answer only in their own country",
    Verdict.THROTTLED: "ask again later; where it happens often, raise `delay_seconds` or `interval_hours`",
    Verdict.TLS_INVALID: "tell the authority: Dutywatch asks no server that cannot prove who it is",
    Verdict.ROBOTS: f"its robots.txt is obeyed: take an address that it leaves open, or {_ELSEWHERE}",
}


def remedy(verdict: Verdict, why: str | None) -> str | None:
    """A sentence, without its full stop; None where there is nothing to do."""
    if verdict is Verdict.REFUSED:
        # By the authority, with a status; or by our own guard, whose sentence says all.
        return f"it turns programs away: {_ELSEWHERE}" if _BY_STATUS.search(why or "") else None
    return _REMEDIES.get(verdict)
