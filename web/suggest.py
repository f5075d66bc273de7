"""What was probably meant by a word or value that means nothing, in the form in which it would be understood."""

from functools import cache

from dutywatch.nearest import nearest
from pipeline.model.filters import FilterError
from pipeline.model.places import codes, place_name


def suggest(error: FilterError) -> str | None:
    """The nearest known value; a country's name gives its code, since codes are what is taken."""
    meant = nearest(error.given, error.known)
    return None if meant is None else _codes_by_name().get(meant, meant)


def suggest_place(given: str) -> str | None:
    """The nearest code, found by code or name."""
    meant = nearest(given, (*codes(), *_codes_by_name()))
    return None if meant is None else _codes_by_name().get(meant, meant)


@cache
def _codes_by_name() -> dict[str, str]:
    return {place_name(code): code for code in codes()}
