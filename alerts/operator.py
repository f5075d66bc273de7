"""The mail to whoever runs this: which sources want looking after, which look redesigned, have moved or stay suspects. Never to a reader, and each trouble once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from pathlib import Path

from alerts.addresses import normal_address
from alerts.mail import header_text
from alerts.maildir import write_files
from alerts.relay import Answer, Relay, relay_address
from alerts.sender import NAME, Sender


class NotTold(Exception):
    """The relay did not take the mail; the message says why. The next round tries again."""


@dataclass(frozen=True, slots=True)
class Ill:
    """A source that wants looking after. `words` is a sentence of ours; `why` may quote what the crawl met, `remedy` says what can be done."""

    id: str
    country: str
    title: str
    url: str
    words: str
    why: str | None
    last_good: datetime | None
    remedy: str | None = None


def notice(
    sender: Sender,
    ill: Sequence[Ill],
    at: datetime,
    redesigned: Sequence[str] = (),
    moved: Sequence[str] = (),
    staying: Sequence[str] = (),
) -> EmailMessage:
    """The mail about these sources, and a line of ours a redesigned host, a source that moved and one whose pages stay
    suspects, to the contact of the settings. Nothing in a header comes from a page that we watch."""
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    message["From"] = sender.address
    message["To"] = header_text(sender.contact)
    message["Subject"] = f"{NAME}: {_matters(len(ill), len(redesigned), len(moved), len(staying))}"
    message["Date"] = format_datetime(at)
    message["Auto-Submitted"] = "auto-generated"
    lines = [f"{header_text(line)}\n" for line in (*redesigned, *moved, *staying)]
    message.set_content("\n".join([*map(_paragraph, ill), *lines, _END]))
    return message


def _matters(ill: int, redesigned: int, moved: int, staying: int) -> str:
    sources = f"{ill} source{'s want' if ill > 1 else ' wants'} looking after" if ill else ""
    hosts = f"{redesigned} host{'s look' if redesigned > 1 else ' looks'} redesigned" if redesigned else ""
    places = f"{moved} source{'s have' if moved > 1 else ' has'} moved" if moved else ""
    pages = f"{staying} source{'s have' if staying > 1 else ' has'} pages that stay suspects" if staying else ""
    return ", ".join(part for part in (sources, hosts, places, pages) if part)


_END = (
    "You are told once of each; `dutywatch health` has them all, `dutywatch sources check ID` asks one anew.\n"
    "Readers of digests are not told."
)


def _paragraph(one: Ill) -> str:
    good = f"{one.last_good:%Y-%m-%d %H:%M} UTC" if one.last_good else "never"
    said = f"\n  it said: {header_text(one.why)}" if one.why else ""
    todo = f"\n  what to do: {one.remedy}" if one.remedy else ""
    title, url = header_text(one.title), header_text(one.url)
    return f"{one.id} ({one.country}): {one.words}\n  {title}\n  {url}\n  last good: {good}{said}{todo}\n"


def send_notice(sender: Sender, message: EmailMessage, at: datetime, relay_url: str | None, folder: Path) -> None:
    """Through the relay, where there is one and it takes the contact; else as files into the folder.

    Raises NotTold, OSError, or RelayUnusable where the relay's address cannot be read.
    """
    contact = _address(sender.contact)
    if relay_url is not None and contact is not None:
        with Relay(relay_address(relay_url), sender.address.addr_spec) as relay:
            reply = relay(contact, message.as_bytes(), lambda: True)
        match reply.answer:
            case Answer.ACCEPTED | Answer.SILENCE:
                return  # after silence it may well have arrived: once too few is better here than every minute
            case Answer.PERMANENT:
                pass  # it would be refused for ever; the file remains
            case _:
                raise NotTold(reply.reason)
    html = f"<!doctype html><meta charset=utf-8><pre>{escape(message.get_content())}</pre>"
    write_files(folder, f"{at:%Y-%m-%dT%H%M%S}-operator", message.as_bytes(), html)


def _address(contact: str) -> str | None:
    try:
        return normal_address(contact)
    except ValueError:
        return None
