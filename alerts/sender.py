"""Who sends: everything about us that a mail shows."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from urllib.parse import urlsplit

from alerts.addresses import normal_address
from alerts.links import is_loopback

NAME = "Dutywatch"
_NAMED = re.compile(r"\s*\"?([^<>@,;:\"]*?)\"?\s*<([^<>]+)>\s*")


@dataclass(frozen=True, slots=True)
class Sender:
    """The From address, whom to write to, where the pages are (None: nowhere), and the key that signs links.

    Made from the settings and nothing else, so that no page and no reader ever chooses who a mail is from.
    Raises ValueError where the From address is none.
    """

    mail_from: str
    contact: str
    base_url: str | None
    key: bytes

    def __post_init__(self) -> None:
        _parsed(self.mail_from)

    @property
    def address(self) -> Address:
        """The From address."""
        return _parsed(self.mail_from)

    @property
    def domain(self) -> str:
        """Our own domain, for the ids of messages and lists."""
        return self.address.domain

    @property
    def one_click(self) -> bool:
        """Whether mails carry the one-click header: RFC 8058 asks for https; our own machine may do without."""
        if self.base_url is None:
            return False
        parts = urlsplit(self.base_url)
        return parts.scheme == "https" or is_loopback(parts.hostname or "")

    def url(self, path: str) -> str | None:
        """The full address of a page of ours."""
        return None if self.base_url is None else self.base_url + path


def _parsed(given: str) -> Address:
    """`Name <address>` or an address alone. Raises ValueError, before a second address could hide in it."""
    named = _NAMED.fullmatch(given) if given.isprintable() else None
    name, spec = (named[1], named[2]) if named else ("", given)
    return Address(display_name=name, addr_spec=normal_address(spec))
