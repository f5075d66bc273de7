"""The crawl of one source while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from pipeline.model.address import canonical_address
from pipeline.model.capture import Capture, Listed, Role
from pipeline.model.verdict import Verdict
from spiders.answers import Answer
from spiders.api_keys import api_key
from spiders.entry import Entry, Request
from spiders.fetch import Fetcher, Wish
from spiders.kinds.index import Item, Page
from spiders.kinds.paging import Asking
from spiders.placeholders import by_day, fill, first_day
from spiders.plan import Known, Plan
from spiders.spool import Writer

Finding = tuple[Verdict, str | None]
Window = tuple[date, date]
WELL = (Verdict.OK, Verdict.NOT_MODIFIED)
_PLAINLY = Request()
_MONTH_FIRST = frozenset({"US"})


@dataclass
class Crawl:
    """What the crawl of a source needs, and what it has found so far."""

    entry: Entry
    plan: Plan
    fetcher: Fetcher
    writer: Writer
    clock: Callable[[], datetime]
    listed: dict[str, Listed] = field(default_factory=dict)
    captures: int = 0
    complete: bool = False

    def __post_init__(self) -> None:
        self.api_key = api_key(self.entry, self.plan.api_keys)
        self.known: dict[str, Known] = {known.key: known for known in self.plan.known.get(self.entry.id, ())}
        since = first_day(self.plan.now, self.entry.window_days, self.plan.since.get(self.entry.id))
        self.window: Window = (since, self.plan.now.astimezone(UTC).date())

    def windows(self) -> tuple[Window, ...]:
        """What is asked for by itself: the window, or each of its days, the newest first."""
        if not by_day(self.entry.url + (self.entry.request.body or "")):
            return (self.window,)
        first, last = self.window
        days = (last - timedelta(days=back) for back in range((last - first).days + 1))
        return tuple((day, day) for day in days)

    def asking(self, window: Window) -> Asking:
        """The source's address and body for these days, first and last."""
        now, body = self.plan.now.astimezone(UTC), self.entry.request.body
        address = fill(self.entry.url, now, *window).partition("#")[0]
        return address, None if body is None else fill(body, now, *window)

    def key(self, number: int = 1) -> str:
        """The key of the source's own address: placeholders unfilled, since it is the same resource every day.

        Further pages of an index are numbered from 2.
        """
        own = canonical_address(self.entry.url)
        return own if number == 1 else f"{own}#page={number}"

    async def ask_index(self, key: str | None, asking: Asking) -> Answer:
        """Asks as the catalogue declares."""
        url, body = asking
        return await self.ask(key, url, self.entry.request.model_copy(update={"body": body}))

    async def ask(self, key: str | None, url: str, request: Request = _PLAINLY) -> Answer:
        """Fetches; with our validators where a key is given and they were given for this very address.

        Not by POST: there a condition that is not met is an error (412), not "not modified" (RFC 9110, 13.2.2).

        A page that is made by its scripts is then opened in a browser; its bare bytes' validators tell nothing of it.
        """
        plain = request.method == "GET" and not self.entry.browser
        known = self.known.get(key) if key and plain else None
        known = known if known is not None and known.url == url else None
        delay = self.entry.delay_seconds or 0.0
        answer = await self.fetcher.get(Wish(url, request, known, delay, key=self.api_key))
        html = "html" in (answer.header("Content-Type") or "html").lower()
        if self.entry.browser and html and answer.verdict is Verdict.OK:
            return await self.fetcher.rendered(answer, delay)
        return answer

    def keep(self, key: str, answer: Answer, role: Role = Role.DOCUMENT, listed: Listed | None = None) -> None:
        """Writes down what became of a fetch. Validators are those of a good answer only."""
        good = answer.verdict is Verdict.OK
        self._write(
            Capture(
                source=self.entry.id,
                key=key,
                url=answer.url,
                fetched=answer.fetched,
                verdict=answer.verdict,
                role=role,
                why=answer.why,
                status=answer.status,
                final_url=answer.final_url,
                headers=answer.headers,
                content_type=answer.header("Content-Type"),
                body=self.writer.body(answer.body) if answer.body else None,
                etag=answer.header("ETag") if good else None,
                last_modified=answer.header("Last-Modified") if good else None,
                title=listed.title if listed else None,
                published=listed.published if listed else None,
                number=listed.number if listed else None,
            )
        )

    def keep_cut_out(self, item: Item, fetched: datetime) -> None:
        """Writes down an item whose bytes were cut out of the index that came at `fetched`."""
        self._write(
            Capture(
                source=self.entry.id,
                key=item.listed.key,
                url=item.listed.url,
                fetched=fetched,
                verdict=Verdict.OK,
                content_type=item.content_type,
                body=self.writer.body(item.body or b""),
                title=item.listed.title,
                published=item.listed.published,
                part_of=self.key(),
                number=item.listed.number,
            )
        )

    def _write(self, capture: Capture) -> None:
        self.writer.capture(capture)
        self.captures += 1


def finding(answer: Answer) -> Finding:
    """What an answer says of its source."""
    return answer.verdict, answer.why


def page_of(entry: Entry, answer: Answer, number: int = 1, asked: str | None = None) -> Page:
    """What came, as the readers of indexes take it."""
    kind, month_first = answer.header("Content-Type"), entry.jurisdiction in _MONTH_FIRST
    return Page(answer.body or b"", answer.final_url, kind, entry.language, number, asked, month_first)
