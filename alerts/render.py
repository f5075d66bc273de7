"""A digest as subject, text and HTML, in the reader's language, within what mail clients show in full.

Text and HTML hold the same items. Gmail clips HTML near 102 KB as sent, so both parts are cut well below, with a
count and a link to exactly the rest.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from alerts.asked import asked_words
from alerts.digest import Digest
from alerts.items import Shown, line, shown
from alerts.lead import lead_of, without_goods, without_section
from alerts.links import digest_path, stop_path
from alerts.sender import NAME, Sender
from alerts.tokens import Stop, stop_token
from alerts.wording import Wording, wording
from pipeline.model.change import Change

SUBJECT_COLUMNS = 78
# Base64 makes four bytes of three: 72 KiB of it are 97 KiB as sent, frame included.
_ROOM_HTML = 66 * 1024
_ROOM_TEXT = 66 * 1024


@dataclass(frozen=True, slots=True)
class Rendered:
    """The mail's words. `shown` of the digest's items are in it; `stop_url` is its one-click address."""

    subject: str
    text: str
    html: str
    shown: int
    language: str
    stop_url: str | None


def render(digest: Digest, sender: Sender) -> Rendered:
    """The digest in its reader's language. `digest.items` must not be empty."""
    words = wording(digest.reader.language)
    pairs = list(_within_room(digest, words, sender))
    stop = stop_token(sender.key, Stop(digest.reader.id, digest.period.frequency, digest.id))
    rest = len(digest.items) - len(pairs)
    frame = {
        "words": words,
        "heading": heading(digest, words),
        "frequency": words.name("frequency", digest.period.frequency),
        "day": words.moment(digest.built_there),
        "count": words.changes(len(digest.items)),
        "shown_count": words.number(len(pairs)),
        "rest_count": words.changes(rest) if rest else "",
        "rest_url": sender.url(digest_path(digest.id, len(pairs))),
        "address": digest.reader.address,
        "subscriptions": _subscriptions(digest, words),
        "stop_url": sender.url(stop_path(stop)),
        "name": NAME,
        "contact": sender.contact,
    }
    return Rendered(
        subject=subject(digest, words),
        text=_filled("digest.txt.jinja", items="\n\n".join(text for text, _ in pairs), **frame),
        html=_filled("digest.html.jinja", items=Markup("\n").join(html for _, html in pairs), **frame),
        shown=len(pairs),
        language=words.language,
        stop_url=sender.url(stop_path(stop)),
    )


def subject(digest: Digest, words: Wording) -> str:
    """How many and where ("3 changes: Japan, Brazil"); of a single one where and what, in the authority's words.

    Foreign words are made harmless here: one line, no address that becomes a link, no control or direction sign.
    """
    if len(digest.items) == 1:
        return _single(digest.items[0].change, words)
    places = _places(digest, words)
    for left_out in range(len(places)):
        more = f" +{left_out}" if left_out else ""
        said = _heading(digest, words, places[: len(places) - left_out]) + more
        if columns(said) <= SUBJECT_COLUMNS:
            return said
    return cut_columns(_heading(digest, words, places[:1]), SUBJECT_COLUMNS)


def _single(change: Change, words: Wording) -> str:
    lead = lead_of(change, ())
    place = words.place(change.country)
    for told in (lead, without_goods(without_section(lead, change.edits))):
        said = words.say("subject", changes=place, places=line(told, SUBJECT_COLUMNS * 2))
        if columns(said) <= SUBJECT_COLUMNS:
            break
    return cut_columns(said, SUBJECT_COLUMNS)


def heading(digest: Digest, words: Wording) -> str:
    """How many and where, all of it."""
    return _heading(digest, words, _places(digest, words))


def _heading(digest: Digest, words: Wording, places: list[str]) -> str:
    return words.say("subject", changes=words.changes(len(digest.items)), places=words.say("comma").join(places))


def _places(digest: Digest, words: Wording) -> list[str]:
    """Where, the most urgent first."""
    return list(dict.fromkeys(words.place(item.change.country) for item in digest.items))


def cut_columns(text: str, most: int) -> str:
    """`text`, or as much of it as fits into so many columns with an ellipsis; wide characters take two (UAX 11)."""
    if columns(text) <= most:
        return text
    used, kept = 1, ""
    for char in text:
        used += _columns(char)
        if used > most:
            break
        kept += char
    space = kept.rfind(" ") if not text[len(kept)].isspace() else len(kept)
    return (kept[:space] if space > len(kept) * 2 // 3 else kept).rstrip(" ,;:·–(") + "…"


def columns(text: str) -> int:
    """How many columns a text takes in a list of mails."""
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _within_room(digest: Digest, words: Wording, sender: Sender) -> Iterator[tuple[str, Markup]]:
    text_room, html_room = _ROOM_TEXT, _ROOM_HTML
    for number, item in enumerate(digest.items, 1):
        text, html = _rendered(shown(item, words, sender), words, number)
        text_room -= len(text.encode()) + 2
        html_room -= len(html.encode()) + 1
        if number > 1 and min(text_room, html_room) < 0:
            return
        yield text, html


def _rendered(item: Shown, words: Wording, number: int) -> tuple[str, Markup]:
    text = _filled("item.txt.jinja", item=item, words=words, number=number)
    html = _filled("item.html.jinja", item=item, words=words, edits=Markup(item.edits_html))  # noqa: S704
    return text.rstrip("\n"), Markup(html)  # noqa: S704 - autoescaped by its template


def _subscriptions(digest: Digest, words: Wording) -> list[str]:
    all_named = {one.id: one for item in digest.items for one in item.subscriptions}
    mine = [one for one in all_named.values() if one.frequency is digest.period.frequency]
    return [line(asked_words(one, words), 400) for one in mine[:20]]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("alerts", "templates"),
        autoescape=select_autoescape(("html.jinja",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _filled(template: str, **words: object) -> str:
    """The template with its words. Half of a surrogate pair survives in stored edits, but in no encoding."""
    return _environment().get_template(template).render(**words).encode("utf-8", "replace").decode("utf-8")
