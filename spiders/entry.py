"""An entry of the catalogue: where an authority publishes, how to read it, and how we know."""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from pipeline.model.capture import Selectors
from pipeline.model.languages import SEVERAL, UNKNOWN, normal_language
from pipeline.model.places import UnknownPlace, normal_place
from pipeline.model.source import Kind, Source
from pipeline.model.topics import topics

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None


def _pattern(value: str | None) -> str | None:
    if value is not None:
        _compiled(value)
    return value


class Part(BaseModel):
    """Strict and frozen: an unknown field is a slip of the pen, and the catalogue says so."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Verification(Part):
    """How we know of the source: `seen` in stored pages or code, `documented`, from `memory`, or our `own`."""

    grade: Literal["seen", "documented", "memory", "own"]
    what: Text
    when: date


class ProofOfLife(Part):
    """What an answer must have to count as one, since a 200 is not an answer.

    `min_items`: least number of entries an index names, or of rows a table has. `min_length`: least number of
    characters that a page, a PDF or an answer that is one document reads as. `marker`: words that must stand in the
    answer. `empty_ok`: no entry is a true answer (a day without notices). `empty_status`: an HTTP status by which the
    authority says "nothing found" (openFDA: 404).
    """

    min_items: int = Field(1, ge=0)
    min_length: int = Field(0, ge=0)
    marker: str | None = None
    empty_ok: bool = False
    empty_status: int | None = Field(None, ge=400, le=599)


class Request(Part):
    """How to ask, where a plain GET does not do. `body`, JSON or a form, may have the placeholders of an address."""

    method: Literal["GET", "POST"] = "GET"
    body: str | None = None
    headers: dict[str, str] = Field(default_factory=dict)

    @field_validator("body")
    @classmethod
    def _fillable(cls, value: str | None) -> str | None:
        from spiders.placeholders import check

        check(value or "")
        return value


class NeededKey(Part):
    """A key without which the authority does not answer, of the operator's own: it stands in the settings, never here.

    `name` is its name there (`DUTYWATCH_API_KEYS_<NAME>`), shared by all sources of one authority; it is sent as a
    `header` or as a parameter of the address (`param`). `source`: where to get one.
    """

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    header: Text | None = None
    param: Text | None = None
    source: Text

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.header is None) == (self.param is None):
            raise ValueError("needs either `header` or `param`")
        return self


class Keyed(Part):
    """What all indexes share. `key` is a regular expression with one group: the authority's own number, looked for
    in the entry's address, then in its title; without it the canonical address is the key.
    """

    key: str | None = None
    date_format: str | None = None

    @field_validator("key")
    @classmethod
    def _one_group(cls, value: str | None) -> str | None:
        if value is not None and _compiled(value).groups != 1:
            raise ValueError("must have exactly one group, the number")
        return value


class Paging(Part):
    """How the next page is asked for: by a parameter of the address (`param`), or by a field of the request's body.

    `body` is a dotted path in a JSON body, or the name of a form's field. Pages are counted from `start` by `step`,
    unless the answer names what comes next: `cursor` is the dotted path of that in it; without it there, it was the last.
    """

    param: Text | None = None
    body: Text | None = None
    start: int = 1
    step: int = 1
    cursor: Text | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.param is None) == (self.body is None):
            raise ValueError("needs either `param` (of the address) or `body` (a field of the request's body)")
        return self


class Listing(Keyed):
    """An HTML index, in CSS: `item` (a row), within it `link`, `title`, `date`; `next` page; the links are followed.

    Without `item` each `link` is an entry, its row being the nearest list item, table row, paragraph or block.
    `match` is a regular expression for the addresses that are notices. With none of the three, the notices are told
    from the menus by their shape (`kinds/notices.py`). `inside`: dotted path of the field of a JSON answer in which
    the HTML stands.
    """

    link: str | None = None
    item: str | None = None
    match: str | None = None
    inside: str | None = None
    title: str | None = None
    date: str | None = None
    next: str | None = None
    page: Paging | None = None
    follow: bool = True

    _patterns = field_validator("match")(_pattern)


class Feed(Keyed):
    """RSS 2.0 and 1.0, Atom, JSON Feed. `follow`: the linked page is the document, else the feed's own entry is."""

    follow: bool = False


class Cap(Part):
    """A query that yields at most `most` rows, whose true number stands at `total`.

    One that has more is asked again in two halves of its days, which is why its address has `{since}` and `{until}`
    (Federal Register: 2,000).
    """

    total: Text
    most: int = Field(ge=1)


class Api(Keyed):
    """A JSON or XML answer. Fields are dotted paths, or templates with paths in braces (`https://…/{slug}`); where names
    are not sure, several with `|` between them, of which the first that has a value counts.

    `list` are paths of the rows; lists on the way are walked through, a single object counts as a list of one, `""`
    is the answer itself, and `"*"` the first list of objects in it. `where` has a regular expression for each field,
    of whose values one must match as a whole; a row that has one matching in `unless` is left out (told elsewhere). Without `list` the whole answer is one document. `body` are the fields that make the
    document of a row; without it the whole row does. `embedded` is the CSS of a script element that holds the JSON.
    `follow`: the row's `url` is fetched and is the document. `next`: path of the next page's address.
    """

    list: tuple[str, ...] | None = None
    where: dict[str, str] = Field(default_factory=dict)
    unless: dict[str, str] = Field(default_factory=dict)
    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    body: tuple[str, ...] = ()
    embedded: str | None = None
    follow: bool = False
    next: str | None = None
    page: Paging | None = None
    cap: Cap | None = None

    @field_validator("where", "unless")
    @classmethod
    def _expressions(cls, value: dict[str, str]) -> dict[str, str]:
        for pattern in value.values():
            _compiled(pattern)
        return value

    @model_validator(mode="after")
    def _rows_have_names(self) -> Self:
        if self.list is not None and not (self.id or self.url or self.key):
            raise ValueError("rows need an id, a url or a key")
        if self.follow and not self.url:
            raise ValueError("follow needs the url of a row")
        return self


class Sitemap(Keyed):
    """A sitemap (sitemaps.org 0.9); `match` is a regular expression for the addresses that are followed."""

    match: str | None = None

    _patterns = field_validator("match")(_pattern)


class SelectorsIn(Part):
    """Guidance for the extraction, as CSS; `key_columns` name the columns that tell a table's rows apart."""

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    key_columns: tuple[str, ...] = ()


class Entry(Part):
    """One source. `url` may hold `{since}` and `{until}` (the window's first and last day), `{today}`, each ISO 8601 or
    by strftime (`{since:%d.%m.%Y}`), `{year}`, and `{day}`: each day of the window, asked for by itself.

    `complete`: the index names everything in force, so that absence means withdrawal. `revisit_hours`: how long a
    document behind an index is left alone once fetched. `max_items`: at most so many documents a crawl. `delay_seconds`: more patience than the general limit.
    `browser`: its pages are only made by their scripts, and are opened in the system's Chromium.
    """

    id: Slug
    jurisdiction: str
    region: str | None = None
    authority: Text
    title: Text
    url: Text
    kind: Kind
    language: str
    topics: tuple[str, ...] = ()
    interval_hours: int = Field(24, ge=1, le=24 * 31)
    enabled: bool = True
    reason: str | None = None
    verification: Verification
    proof: ProofOfLife = ProofOfLife()
    window_days: int = Field(14, ge=0, le=366)
    revisit_hours: int = Field(24, ge=0)
    max_items: int | None = Field(None, ge=1)
    max_pages: int = Field(10, ge=1)
    delay_seconds: float | None = Field(None, ge=0)
    complete: bool = False
    browser: bool = False
    request: Request = Request()
    api_key: NeededKey | None = None
    listing: Listing | None = None
    feed: Feed | None = None
    api: Api | None = None
    sitemap: Sitemap | None = None
    selectors: SelectorsIn = SelectorsIn()
    notes: str | None = None

    @field_validator("jurisdiction")
    @classmethod
    def _known_place(cls, value: str) -> str:
        try:
            return normal_place(value).code
        except UnknownPlace as error:
            raise ValueError(str(error)) from None

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        language = normal_language(value)
        if language == UNKNOWN and value not in (UNKNOWN, SEVERAL):
            raise ValueError(f"not a language tag: {value!r}")
        return language

    @field_validator("topics")
    @classmethod
    def _known_topics(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [topic for topic in value if topic not in topics()]
        if unknown:
            raise ValueError(f"unknown topic {unknown[0]!r}")
        return value

    @field_validator("url")
    @classmethod
    def _http(cls, value: str) -> str:
        from spiders.placeholders import check

        if not value.startswith(("https://", "http://")):
            raise ValueError("must begin with https:// or http://")
        check(value)
        return value

    @model_validator(mode="after")
    def _hang_together(self) -> Self:
        sections = {Kind.LISTING: self.listing, Kind.API: self.api, Kind.FEED: self.feed, Kind.SITEMAP: self.sitemap}
        for kind, section in sections.items():
            if section is not None and kind is not self.kind:
                raise ValueError(f"has a [{kind.value}] section but is of kind {self.kind.value}")
        if self.kind is Kind.LISTING and self.listing is None:
            raise ValueError("a listing needs its [listing] section")
        if self.kind is Kind.API and self.api is None:
            raise ValueError("an api needs its [api] section")
        asked = self.url + (self.request.body or "")
        if self.api is not None and self.api.cap is not None and not ("{since" in asked and "{until" in asked):
            raise ValueError("a capped query needs {since} and {until} in its url or its body")
        self._pages_can_be_asked_for()
        if self.api_key is not None and not self.url.startswith(("https://", "http://127.0.0.1:")):
            raise ValueError("a key is only sent over https")
        if self.api_key is not None and self.browser:
            raise ValueError("a browser is given no key")
        if not self.enabled and not self.reason:
            raise ValueError("a disabled source says why in `reason`")
        return self

    def _pages_can_be_asked_for(self) -> None:
        from spiders.kinds.paging import has_field

        section = self.api or self.listing
        field = section.page.body if section and section.page else None
        if field is not None and not (self.request.method == "POST" and has_field(self.request.body or "", field)):
            raise ValueError(f"pages are asked for by {field!r} of the body, which `request` does not have")

    def source(self) -> Source:
        """What the other rooms may know of it."""
        return Source(
            id=self.id,
            jurisdiction=self.jurisdiction,
            authority=self.authority,
            title=self.title,
            url=self.url,
            kind=self.kind,
            language=self.language,
            region=self.region,
            topics=self.topics,
            interval_hours=self.interval_hours,
            enabled=self.enabled,
            selectors=Selectors(self.selectors.keep, self.selectors.drop, self.selectors.key_columns),
        )
