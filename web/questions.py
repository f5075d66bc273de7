"""A request's words as a question to the history, and back as the address of the next page.

The words are the contract's: those of the filter, and `limit`, `cursor`, `sort`.
"""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from sqlalchemy.orm import Session
from starlette.datastructures import QueryParams

from archive.history import Query, Sort
from archive.sources import all_sources
from pipeline.model.filters import WORDS, Filter, FilterError, check_ranges, parse_filter
from pipeline.model.places import normal_place, place_name
from web.words import topic_name

PAGING = ("limit", "cursor", "sort")
MOST = 200
USUAL = 50

Words = dict[str, list[str]]


class Asked(NamedTuple):
    """One value of one word as people say them, and the address of the same question without it."""

    word: str
    name: str
    without: str


def words_of(params: QueryParams) -> Words:
    """What was asked, each word with its values in order, those of empty form fields left out."""
    words: Words = {}
    for word, value in params.multi_items():
        if word not in WORDS and word not in PAGING:
            raise FilterError(word, word, f"unknown word {word!r}", (*WORDS, *PAGING))
        if value.strip():
            words.setdefault(word, []).append(value)
    return words


def filter_of(words: Words) -> Filter:
    """The filter alone. Raises FilterError."""
    return check_ranges(parse_filter({word: values for word, values in words.items() if word in WORDS}))


def query_of(words: Words) -> Query:
    """The whole question. Raises FilterError."""
    return Query(
        filter=filter_of(words),
        limit=_limit(words["limit"][-1]) if "limit" in words else USUAL,
        cursor=words["cursor"][-1] if "cursor" in words else None,
        sort=_sort(words["sort"][-1]) if "sort" in words else Sort.NEWEST,
    )


def check_sources(session: Session, asked: Filter) -> None:
    """Raises FilterError where a source is named that the record does not know."""
    known = [source.id for source in all_sources(session)] if asked.source else []
    for source in asked.source:
        if source not in known:
            raise FilterError("source", source, f"unknown source {source!r}", known)


def address(path: str, words: Words, **instead: str | None) -> str:
    """`path` asking the same, with some words replaced; None drops a word."""
    pairs = [(word, value) for word, values in words.items() if word not in instead for value in values]
    pairs += [(word, value) for word, value in instead.items() if value is not None]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def asked(path: str, words: Words) -> list[Asked]:
    """Each filter in force, to show and to drop."""
    return [
        Asked(word.replace("_", " "), _name(word, value), address(path, _without(words, word, at), cursor=None))
        for word, values in words.items()
        if word in WORDS
        for at, value in enumerate(values)
    ]


def openapi_parameters(names: Iterable[str]) -> list[dict[str, object]]:
    """The words for the API's description, since the endpoints read them all at once."""
    return [
        {"name": name, "in": "query", "schema": {"type": "array", "items": {"type": "string"}}, "explode": True}
        for name in names
    ]


def _name(word: str, value: str) -> str:
    match word:
        case "country" | "origin":
            return place_name(normal_place(value).code)
        case "topic":
            return topic_name(value)
        case _:
            return value


def _without(words: Words, word: str, at: int) -> Words:
    return {**words, word: words[word][:at] + words[word][at + 1 :]}


def _limit(value: str) -> int:
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 0
    if not 1 <= number <= MOST:
        raise FilterError("limit", value, f"limit must be 1 to {MOST}, not {value!r}")
    return number


def _sort(value: str) -> Sort:
    if value not in tuple(Sort):
        raise FilterError("sort", value, f"unknown sort {value!r}", tuple(Sort))
    return Sort(value)
