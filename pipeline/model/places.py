"""Countries and unions: their codes, and whose rules hold where on a day."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

BEYOND_ISO = ("EU", "XI", "EAEU", "GCC", "INT")
_NAMES_BEYOND_CLDR = {
    "XI": "Northern Ireland",
    "EAEU": "Eurasian Economic Union",
    "GCC": "Gulf Cooperation Council",
    "INT": "International",
}
# CLDR territories that are no ISO 3166-1 country, or only reserved.
_NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())


@dataclass(frozen=True, slots=True)
class Place:
    """A country or union as stored, with the region where the input named one (`US-DC` is US, region `DC`)."""

    code: str
    region: str | None = None


class UnknownPlace(ValueError):
    """No country or union of that code."""

    def __init__(self, given: str) -> None:
        super().__init__(f"unknown country {given!r}")
        self.given = given


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("pipeline.model").joinpath("places.toml").read_text("utf-8"))


@cache
def codes() -> frozenset[str]:
    """All codes that may be stored: ISO 3166-1 alpha-2 and the five beside them."""
    territories = [str(code) for code in Locale("en").territories]
    iso = {code for code in territories if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES}
    return frozenset(iso | set(BEYOND_ISO))


@cache
def normal_place(given: str) -> Place:
    """The stored form of a code as given (`uk`, `GB-NIR`, `US-DC`). Raises UnknownPlace."""
    code = given.strip().upper().replace("_", "-")
    code = _table()["aliases"].get(code, code)
    if code in _table()["regions"]:
        return Place(_table()["regions"][code], code.rpartition("-")[2])
    if code in codes():
        return Place(code)
    head, dash, region = code.partition("-")
    head = _table()["aliases"].get(head, head)
    if dash and region and head in codes():
        return Place(head, region)
    raise UnknownPlace(given)


def place_name(code: str, language: str = "en") -> str:
    """The name for people, in `language` where CLDR has it, else in English, else the code."""
    named = _locale(language).territories.get(code)
    return named or Locale("en").territories.get(code) or _NAMES_BEYOND_CLDR.get(code, code)


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, LookupError):
        return Locale("en")


@cache
def binding(code: str, on: date) -> tuple[str, ...]:
    """The unions whose rules hold in `code` on that day, besides its own."""
    return tuple(union for union in _table()["unions"] if code in members(union, on))


@cache
def memberships(code: str) -> tuple[tuple[str, date, date | None], ...]:
    """The unions that ever bound `code`: the union, the first day, and the day after the last (None where open)."""
    return tuple(
        (union, date.fromisoformat(since), date.fromisoformat(until) if until else None)
        for union, entry in _table()["unions"].items()
        for member, since, until in entry["members"]
        if member == code
    )


@cache
def members(union: str, on: date) -> frozenset[str]:
    """Who belonged to a union on that day; empty for what is no union."""
    rows = _table()["unions"].get(union, {}).get("members", ())
    day = on.isoformat()
    return frozenset(code for code, since, until in rows if since <= day and (not until or day < until))


@cache
def groupings() -> dict[str, tuple[str, ...]]:
    """Groups of countries that texts name (ASEAN, LDC …), with their members."""
    return {name: tuple(codes_) for name, codes_ in _table()["groupings"].items()}
