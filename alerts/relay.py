"""Handing a mail to an SMTP relay, and what its answer means.

`smtps://` speaks TLS from the first byte (RFC 8314); `smtp://` must be offered STARTTLS, with the certificate checked
either way: a relay that offers none, or a wrong one, gets no mail. Only to this machine (localhost, 127.0.0.0/8, ::1)
does `smtp://` speak without; `smtp+plain://` says in writing that the operator trusts the wire.
"""

import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from urllib.parse import unquote, urlsplit

from alerts.links import is_loopback

_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
# RFC 5321, 4.5.3.2: five minutes for most replies, ten for the one after the data.
_REPLY_SECONDS, _DATA_SECONDS = 300, 600
_CLOSING = 421


class RelayUnusable(ValueError):
    """The address of the relay cannot be used; the message says why, without the password."""


class Answer(StrEnum):
    """What became of a mail. `closed`: nothing was tried, and the next mail need not be either."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    SILENCE = "silence"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Reply:
    """The relay's answer, with its words for the log."""

    answer: Answer
    reason: str


@dataclass(frozen=True, slots=True)
class RelayAddress:
    """Where the relay is and how it wants to be spoken to."""

    host: str
    port: int
    scheme: str
    user: str | None
    password: str | None

    @property
    def wants_starttls(self) -> bool:
        """Whether the connection must turn to TLS before anything is said."""
        return self.scheme == "smtp" and not is_loopback(self.host)


def relay_address(url: str) -> RelayAddress:
    """Reads `smtp[s]://user:password@host:port`. Raises RelayUnusable."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RelayUnusable(f"the relay's address cannot be read: {error}") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise RelayUnusable("the relay's address must look like smtp://user:password@host:port or smtps://…")
    user = None if parts.username is None else unquote(parts.username)
    password = None if parts.password is None else unquote(parts.password)
    if user and parts.scheme == "smtp+plain":
        raise RelayUnusable("smtp+plain:// would send the password in the clear; use smtp:// or smtps://")
    return RelayAddress(parts.hostname, port or _PORTS[parts.scheme], parts.scheme, user, password)


class Relay:
    """One connection to a relay, opened when the first mail comes; a context manager."""

    def __init__(self, address: RelayAddress, mail_from: str) -> None:
        self._address = address
        self._mail_from = mail_from
        self._client: smtplib.SMTP | None = None

    def __enter__(self) -> "Relay":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._client is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._client.quit()
        self._hang_up()

    def __call__(self, recipient: str, mail: bytes, about_to_send: Callable[[], bool]) -> Reply:
        """Hands one mail over. `about_to_send` is asked just before the data goes out; if it says no, none does."""
        try:
            client = self._open()
            early = self._before_data(client, recipient, about_to_send)
        except (OSError, smtplib.SMTPException, RelayUnusable) as error:
            self._hang_up()
            return Reply(Answer.CLOSED, f"the relay cannot be used: {_said(error)}")
        return early or self._data(client, mail)

    def _before_data(self, client: smtplib.SMTP, recipient: str, about_to_send: Callable[[], bool]) -> Reply | None:
        """All up to the go-ahead for the data; a reply where there will be none."""
        code, said = client.mail(self._mail_from)
        if code != 250:
            # Not this mail's fault: the relay would refuse every other too.
            raise smtplib.SMTPSenderRefused(code, said, self._mail_from)
        code, said = client.rcpt(recipient)
        if code in (250, 251):
            if not about_to_send():
                client.rset()
                return Reply(Answer.WITHDRAWN, "no longer ours to send")
            code, said = client.docmd("DATA")
            if code == 354:
                return None
        reply = _reply(code, said)
        if reply.answer is Answer.CLOSED:
            self._hang_up()
        else:
            client.rset()
        return reply

    def _data(self, client: smtplib.SMTP, mail: bytes) -> Reply:
        try:
            if client.sock is not None:
                client.sock.settimeout(_DATA_SECONDS)
            client.send(dotted(mail))
            code, said = client.getreply()
            if client.sock is not None:
                client.sock.settimeout(_REPLY_SECONDS)
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            # RFC 1047: the relay may well have taken it.
            return Reply(Answer.SILENCE, f"no answer after the data: {_said(error)}")
        if code == -1:
            self._hang_up()
            return Reply(Answer.SILENCE, "no answer after the data")
        reply = _reply(code, said)
        if reply.answer is Answer.CLOSED:
            self._hang_up()
        return reply

    def _open(self) -> smtplib.SMTP:
        if self._client is not None:
            return self._client
        where = self._address
        context = ssl.create_default_context()
        if where.scheme == "smtps":
            client: smtplib.SMTP = smtplib.SMTP_SSL(where.host, where.port, timeout=_REPLY_SECONDS, context=context)
        else:
            client = smtplib.SMTP(where.host, where.port, timeout=_REPLY_SECONDS)
        self._client = client
        client.ehlo_or_helo_if_needed()
        if where.wants_starttls:
            if not client.has_extn("starttls"):
                raise RelayUnusable("it offers no STARTTLS, and mail is not sent in the clear")
            client.starttls(context=context)
            client.ehlo()
        if where.user is not None:
            client.login(where.user, where.password or "")
        return client

    def _hang_up(self) -> None:
        """Without a word: a relay that did not answer would not answer QUIT either."""
        client, self._client = self._client, None
        if client is not None:
            client.close()


def dotted(mail: bytes) -> bytes:
    """The data as it goes over the wire: CRLF alone ends a line, a leading dot is doubled (RFC 5321, 4.5.2).

    A bare CR or LF becomes CRLF, so that no relay can read an end of data into the middle (SMTP smuggling, 2023).
    """
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", mail)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n"


def _reply(code: int, said: bytes) -> Reply:
    words = f"{code} {' '.join(said.decode('utf-8', 'replace').split())}"[:300]
    match code // 100:
        case 2:
            return Reply(Answer.ACCEPTED, words)
        case 5:
            return Reply(Answer.PERMANENT, words)
        case _ if code == _CLOSING:
            return Reply(Answer.CLOSED, words)
        case _:
            return Reply(Answer.TEMPORARY, words)


def _said(error: Exception) -> str:
    """The error in one line; of replies only code and words, since the command may hold a password."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b"").reason
    return " ".join(str(error).split())[:300] or type(error).__name__
