"""Placeholders in the addresses and bodies of the catalogue, filled when a crawl begins."""

import re
from datetime import date, datetime, timedelta

# What follows the brace tells it from those of JSON (a quotation mark) and of query languages (a space).
_PLACEHOLDER = re.compile(r"\{([^{}\"\s][^{}\"]*)\}")
_NAMES = ("since", "until", "day", "today", "year")


def check(text: str) -> None:
    """Raises ValueError where `text` has a placeholder that nobody would fill."""
    for inner in _PLACEHOLDER.findall(text):
        if inner.partition(":")[0] not in _NAMES:
            raise ValueError(f"unknown placeholder {{{inner}}}; known are {', '.join(_NAMES)}")


def fill(text: str, now: datetime, since: date, until: date | None = None) -> str:
    """`text` with `{since}`, `{until}`, `{today}` (ISO 8601, or strftime after a colon) and `{year}` filled.

    Days are UTC; a window without `until` ends today. `{day}` is for windows of one day (`by_day`): its last.
    """
    last = until or now.date()
    days = {"since": since, "until": last, "day": last, "today": now.date()}

    def one(match: re.Match[str]) -> str:
        name, _, form = match.group(1).partition(":")
        if name == "year":
            return f"{now.year:04d}"
        return days[name].strftime(form or "%Y-%m-%d")

    check(text)
    return _PLACEHOLDER.sub(one, text)


def by_day(text: str) -> bool:
    """Whether it asks for one day, so that each day of a window is asked for by itself (a gazette's issues)."""
    return any(inner.partition(":")[0] == "day" for inner in _PLACEHOLDER.findall(text))


def first_day(now: datetime, window_days: int, last_good: date | None) -> date:
    """The window's first day: `window_days` back, or further, so that it overlaps the last good crawl by two days.

    The overlap is for authorities that date a notice before they publish it (eCFR, CELLAR).
    """
    usual = now.date() - timedelta(days=window_days)
    return usual if last_good is None else min(usual, last_good - timedelta(days=2))
